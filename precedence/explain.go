package precedence

import (
	"encoding/json"
	"slices"
)

// An Explanation says why others see what they see. It is a question and the policy to
// answer it by, six bytes and comparable; its methods give the answer, and the account of it
// as data and as prose. As each computes from the same Resolution, they cannot disagree. In
// JSON it has all of them, under the keys input, policy, resolution, contributions, disputed
// and text.
type Explanation struct {
	Input  Input  `json:"input"`
	Policy Policy `json:"policy"`
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

// MarshalJSON returns all that e says as one object.
func (e Explanation) MarshalJSON() ([]byte, error) {
	type plain Explanation
	return json.Marshal(struct {
		plain
		Resolution    Resolution     `json:"resolution"`
		Contributions []Contribution `json:"contributions"`
		Disputed      []Rule         `json:"disputed"`
		Text          string         `json:"text"`
	}{
		plain(e),
		e.Resolution(),
		slices.Collect(e.Contributions()),
		slices.AppendSeq([]Rule{}, e.Disputes()), // an empty list, not null
		e.String(),
	})
}
