package diagnosis

import (
	"encoding/json"
	"iter"
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// Effects are the answer to the question: what would change it? They are comparable.
// In JSON they have the keys input, policy, resolution, effects and text.
type Effects struct {
	input  precedence.Input
	policy precedence.Policy
}

// An Effect is a change, and the answer after it.
type Effect struct {
	Change     Change                `json:"change"`
	Resolution precedence.Resolution `json:"resolution"`
}

// WhatIf returns what each change of one report would lead to, where in is reported under p:
//
//   - A call starts, on an Available line or on one of which nothing is known; or, where a line
//     is Busy, all calls end.
//   - The user presence is set to another state.
//   - The clients of one state go to another, Offline to sign out. Where no client is reported,
//     one can sign in.
//   - A status is set by hand, or reset.
//   - Presence sync is switched on, to publish what the guide says, where p publishes nothing.
func WhatIf(in precedence.Input, p precedence.Policy) Effects {
	return Effects{in, p}
}

// All ranges over the effects of all changes, also of those that others would not notice:
// lines, user presence, clients, status set by hand, presence sync.
func (e Effects) All() iter.Seq[Effect] {
	return func(yield func(Effect) bool) {
		for _, c := range changesOf(e.input, e.policy) {
			in, p := c.Apply(e.input, e.policy)
			if !yield(Effect{c, p.Resolve(in)}) {
				return
			}
		}
	}
}

// MarshalJSON returns all that e says as one object.
func (e Effects) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Input      precedence.Input      `json:"input"`
		Policy     precedence.Policy     `json:"policy"`
		Resolution precedence.Resolution `json:"resolution"`
		Effects    []Effect              `json:"effects"`
		Text       string                `json:"text"`
	}{e.input, e.policy, e.policy.Resolve(e.input), slices.Collect(e.All()), e.TextIn(presence.English)})
}
