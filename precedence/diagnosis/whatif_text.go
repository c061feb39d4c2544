package diagnosis

import (
	"fmt"
	"slices"
	"strings"

	"github.com/othersee/othersee/presence"
)

// effectWords are the phrases for effects.
type effectWords struct {
	seen   string // the state seen now
	become string // a state, what leads to it
	remain string // the state seen now, what does not change it
}

// String returns what [Effects.TextIn] does in English.
func (e Effects) String() string {
	return e.TextIn(presence.English)
}

// TextIn returns the effects in a few lines: one for each state that others would see, the
// strongest first, with the rules that would decide, and one for the changes that others would
// not notice. The wording may get better; match All instead.
func (e Effects) TextIn(language presence.Language) string {
	w := wordsIn(language)
	seen := e.policy.Resolve(e.input).Teams
	lines := []string{fmt.Sprintf(w.effects.seen, w.label(seen))}
	states := slices.Collect(presence.All[presence.Teams]())
	slices.Reverse(states)
	for _, state := range states {
		if changes := e.told(state); state != seen && len(changes) > 0 {
			lines = append(lines, fmt.Sprintf(w.effects.become, w.label(state), w.list(changes, w.because)))
		}
	}
	return strings.Join(append(lines, fmt.Sprintf(w.effects.remain, w.label(seen), w.list(e.told(seen), w.plain))), "\n")
}

// told returns the changes after which others see state, each as a way.
func (e Effects) told(state presence.Teams) []told {
	var ways []Way
	for effect := range e.All() {
		if effect.Resolution.Teams == state {
			ways = append(ways, Way{[]Change{effect.Change}, effect.Change.byHand(), effect.Resolution})
		}
	}
	return tell(ways, e.input, e.policy)
}

// list says changes one after the other.
func (w *words) list(changes []told, say func(told) string) string {
	var all []string
	for _, t := range changes {
		all = append(all, say(t))
	}
	return w.afterColon(strings.Join(all, "; "))
}
