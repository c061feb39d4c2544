package diagnosis

import (
	"fmt"
	"slices"
	"strings"

	"github.com/othersee/othersee/precedence"
)

// told are one or more ways that are told as one: whatever states are chosen among those of
// each move, they make a way.
type told struct {
	moves      []move
	workaround bool
	rules      []precedence.Rule // that decide then
	disputed   []precedence.Rule // by whose other reading others see something else then
}

// tell brings ways together that differ in where one change leads.
func tell(ways []Way, in precedence.Input, p precedence.Policy) (all []told) {
	for _, way := range ways {
		then, by := way.Apply(in, p)
		t := told{workaround: way.Workaround, rules: []precedence.Rule{decides(way.Resolution)}}
		for _, c := range way.Changes {
			t.moves = append(t.moves, moveOf(c))
		}
		for d := range by.Explain(then).Disputes() {
			if d.Otherwise.Teams != way.Resolution.Teams {
				t.disputed = append(t.disputed, d.Point)
			}
		}
		all = append(all, t)
	}
	for i, j := 0, 1; i < len(all); j++ {
		switch {
		case j >= len(all):
			i, j = i+1, i+1
		case all[i].merge(all[j]):
			all = slices.Delete(all, j, j+1)
			i, j = 0, 0 // what could not be merged before may be now
		}
	}
	return all
}

// decides returns the rule that decides what others see.
func decides(answer precedence.Resolution) precedence.Rule {
	switch {
	case answer.TeamsRule != precedence.T2:
		return answer.TeamsRule
	case answer.Session == answer.Teams:
		return answer.SessionRule
	default:
		return precedence.T4
	}
}

// merge adds other to t and returns true, if they differ in where one change leads and no
// more.
func (t *told) merge(other told) bool {
	if len(t.moves) != len(other.moves) || t.workaround != other.workaround || !slices.Equal(t.disputed, other.disputed) {
		return false
	}
	different := -1
	for i, m := range t.moves {
		switch o := other.moves[i]; {
		case m.report != o.report || m.from != o.from:
			return false
		case slices.Equal(m.to, o.to):
			continue
		case different >= 0:
			return false
		}
		different = i
	}
	t.moves[different].to = append(t.moves[different].to, other.moves[different].to...)
	for _, rule := range other.rules {
		if !slices.Contains(t.rules, rule) {
			t.rules = append(t.rules, rule)
		}
	}
	return true
}

// told says the changes of t: "every call ends and the status set by hand is reset".
func (w *words) told(t told) string {
	var all []string
	for _, m := range t.moves {
		all = append(all, w.move(m))
	}
	return join(all, w.and)
}

// plain says the changes of t, and what is disputed: "a call starts (disputed: D4)".
func (w *words) plain(t told) string {
	t.rules = nil
	return w.because(t)
}

// because says the changes of t, the rules that then decide, and what is disputed: "a call
// starts (S1)".
func (w *words) because(t told) string {
	var notes []string
	if len(t.rules) > 0 {
		notes = append(notes, numbers(t.rules))
	}
	if len(t.disputed) > 0 {
		notes = append(notes, fmt.Sprintf(w.disputed, numbers(t.disputed)))
	}
	if len(notes) == 0 {
		return w.told(t)
	}
	return fmt.Sprintf("%s (%s)", w.told(t), strings.Join(notes, "; "))
}

func numbers(rules []precedence.Rule) string {
	var all []string
	for _, rule := range rules {
		all = append(all, rule.String())
	}
	return strings.Join(all, ", ")
}
