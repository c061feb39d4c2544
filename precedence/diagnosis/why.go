package diagnosis

import (
	"encoding/json"
	"iter"
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// Causes are the answer to the question: why is a state seen? They are comparable. In JSON
// they have the keys seen, known, causes, ask, doubts and text.
type Causes struct {
	seen  presence.Teams
	known Facts
}

// A Cause is what decides in some of the inputs that fit: those that agree with what is known
// and lead to what is seen, by a policy that may be the one in use. It is comparable.
type Cause struct {
	Kind Kind `json:"kind"`
	// Input and Policy are the simplest of these inputs, with the fewest reports out of the
	// ordinary, and its policy.
	Input  precedence.Input  `json:"input"`
	Policy precedence.Policy `json:"policy"`
	// Inputs is the number of these inputs, counted once for each policy.
	Inputs int `json:"inputs"`
}

// Why returns why others see the state seen of a user of whom the facts known are known.
func Why(seen presence.Teams, known Facts) Causes {
	return Causes{seen, known}
}

// All ranges over the causes, the simplest first: the one for which the fewest of the reports
// that are not known must be out of the ordinary. Out of the ordinary is a user presence
// that is neither Available nor Unknown, a status set by hand, lines of which none is Available
// or Busy, and a policy other than the guide's. Every input that fits is in one cause. There
// is no cause where no input fits: then the guide does not explain what is seen.
func (c Causes) All() iter.Seq[Cause] {
	return func(yield func(Cause) bool) {
		survey(c).causes()(yield)
	}
}

// Inputs ranges over the inputs that fit by a cause of the given kind, and their policies.
func (c Causes) Inputs(kind Kind) iter.Seq2[precedence.Input, precedence.Policy] {
	return func(yield func(precedence.Input, precedence.Policy) bool) {
		for in, p := range c.known.candidates() {
			if p.Resolve(in).Teams == c.seen && kindOf(in, p) == kind && !yield(in, p) {
				return
			}
		}
	}
}

// Ask returns the report to ask for next: the one that separates most pairs of causes, as no
// value of it fits both. It returns false where no one report separates any.
func (c Causes) Ask() (Report, bool) {
	return survey(c).ask()
}

// Doubts ranges over the reports of which one alone must be other than it is said to be,
// where there is no cause: then others would see what they are said to see.
func (c Causes) Doubts() iter.Seq[Report] {
	return func(yield func(Report) bool) {
		if c.explained() {
			return
		}
		for _, r := range reports {
			other := Causes{c.seen, c.known.forget(r)}
			if other.explained() && !yield(r) {
				return
			}
		}
	}
}

// explained reports whether there is a cause.
func (c Causes) explained() bool {
	for in, p := range c.known.candidates() {
		if p.Resolve(in).Teams == c.seen {
			return true
		}
	}
	return false
}

// MarshalJSON returns all that c says as one object.
func (c Causes) MarshalJSON() ([]byte, error) {
	r := survey(c)
	ask, _ := r.ask()
	return json.Marshal(struct {
		Seen   presence.Teams `json:"seen"`
		Known  Facts          `json:"known"`
		Causes []Cause        `json:"causes"`
		Ask    Report         `json:"ask,omitempty"`
		Doubts []Report       `json:"doubts"`
		Text   string         `json:"text"`
	}{
		c.seen, c.known,
		slices.AppendSeq([]Cause{}, r.causes()), // an empty list, not null
		ask,
		slices.AppendSeq([]Report{}, c.Doubts()),
		c.textOf(r, presence.English),
	})
}
