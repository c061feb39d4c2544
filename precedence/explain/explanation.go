package explain

import "github.com/othersee/othersee/precedence"

// An Explanation says what others see of a user, and why. It is plain data; [Of] makes one,
// and [Explanation.Text] puts it into words.
type Explanation struct {
	Input  precedence.Input  `json:"input"`
	Policy precedence.Policy `json:"policy"`
	// Resolution is the answer, as the policy's Resolve gives it.
	Resolution precedence.Resolution `json:"resolution"`
	// Contributions are what took part: the lines, the user presence, CloudLink, the clients,
	// and the status set by hand.
	Contributions []Contribution `json:"contributions"`
	// Basis is what the answer rests on.
	Basis Basis `json:"basis"`
	// Disputes are the points on which sources contradict each other and which change what others
	// see, or only a state on the way there. For the former alone, see the function Disputes.
	Disputes []Dispute `json:"disputes"`
	// Unreported is what is not reported, and what others could see with it.
	Unreported Unreported `json:"unreported"`
	// Remedies are the ways to be seen as what the reports say of the user: as Busy on the
	// phone, for example. There are none where others see that already.
	Remedies []Way `json:"remedies"`
}

// Of explains what others see of in by policy p. It takes some microseconds.
func Of(in precedence.Input, p precedence.Policy) Explanation {
	answer := p.Resolve(in)
	all := contributions(in, answer)
	return Explanation{
		Input:         in,
		Policy:        p,
		Resolution:    answer,
		Contributions: all,
		Basis:         basisOf(in, p, answer, all),
		Disputes:      disputes(in, p, answer),
		Unreported:    unreported(in, p, answer),
		Remedies:      remedies(in, p, answer),
	}
}
