package precedence

// An Explanation says why others see what they see; [Explain] and [Policy.Explain] make one.
// It is a question and the policy to answer it by, and comparable; its methods give the answer, and the account of it
// as data and as prose. As each computes from the same Resolution, they cannot disagree. In
// JSON it has all of them, under the keys input, policy, resolution, basis, contributions,
// disputes and text.
type Explanation struct {
	Input  Input
	Policy Policy
}

// Explain explains what [Resolve] returns for in.
func Explain(in Input) Explanation {
	return Guide().Explain(in)
}

// Explain explains what [Policy.Resolve] returns for in.
func (p Policy) Explain(in Input) Explanation {
	return Explanation{in, p}
}

// Resolution returns the answer that e explains.
func (e Explanation) Resolution() Resolution {
	return e.Policy.Resolve(e.Input)
}
