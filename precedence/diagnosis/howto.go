package diagnosis

import (
	"encoding/json"
	"iter"
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// Ways are the answer to the question: how to be seen as a wanted state? They are comparable.
// In JSON they have the keys want, input, policy, resolution, ways and text.
type Ways struct {
	want   presence.Teams
	input  precedence.Input
	policy precedence.Policy
}

// A Way is a smallest set of changes that leads to the wanted state: without any one of
// them, the others do not. Made in any order, they lead there.
type Way struct {
	// Changes are of different reports, at most one for each state that is reported.
	Changes []Change `json:"changes"`
	// Workaround is whether one of them sets a status by hand, which others see until it is
	// reset or expires, whatever is reported.
	Workaround bool `json:"workaround"`
	// Resolution is the answer after all of them.
	Resolution precedence.Resolution `json:"resolution"`
}

// Apply returns what in and p are after all changes of the way.
func (w Way) Apply(in precedence.Input, p precedence.Policy) (precedence.Input, precedence.Policy) {
	e := begin(in, p)
	for _, c := range w.Changes {
		e = e.with(c)
	}
	return e.end()
}

// HowTo returns how to be seen as want, where in is reported under p.
func HowTo(want presence.Teams, in precedence.Input, p precedence.Policy) Ways {
	return Ways{want, in, p}
}

// All ranges over all ways, those of the fewest changes first, and workarounds last. No way
// contains another. Where want is already seen there is one, of no changes; where it is not
// to be had, there is none.
func (w Ways) All() iter.Seq[Way] {
	return func(yield func(Way) bool) {
		for _, way := range search(w) {
			if !yield(way) {
				return
			}
		}
	}
}

// MarshalJSON returns all that w says as one object.
func (w Ways) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Want       presence.Teams        `json:"want"`
		Input      precedence.Input      `json:"input"`
		Policy     precedence.Policy     `json:"policy"`
		Resolution precedence.Resolution `json:"resolution"`
		Ways       []Way                 `json:"ways"`
		Text       string                `json:"text"`
	}{
		w.want, w.input, w.policy, w.policy.Resolve(w.input),
		slices.AppendSeq([]Way{}, w.All()), // an empty list, not null
		w.TextIn(presence.English),
	})
}
