package diagnosis

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// TestTold spells out what is told as one: each way once, and nothing else.
func TestTold(t *testing.T) {
	n := 0
	for in := range precedence.Inputs() {
		if n++; n%199 != 0 || in.Clients.Len() > 3 {
			continue
		}
		for want := range presence.All[presence.Teams]() {
			ways := search(HowTo(want, in, precedence.Guide()))
			wanted, got := map[string]int{}, map[string]int{}
			for _, way := range ways {
				wanted[spell(way.Changes)]++
			}
			all := tell(ways, in, precedence.Guide())
			for i, one := range all {
				for _, changes := range spellOut(one.moves) {
					got[spell(changes)]++
				}
				for _, other := range all[i+1:] {
					require.False(t, one.merge(other), "HowTo(%v, %v) tells %v and %v apart", want, in, one, other)
				}
			}
			require.Equal(t, wanted, got, "HowTo(%v, %v), told", want, in)
		}
	}
}

func spell(changes []Change) string {
	var all []string
	for _, c := range changes {
		all = append(all, c.String())
	}
	return strings.Join(all, "; ")
}

// spellOut returns all choices of changes that moves make.
func spellOut(moves []move) [][]Change {
	all := [][]Change{nil}
	for _, m := range moves {
		var longer [][]Change
		for _, changes := range all {
			for _, to := range m.to {
				longer = append(longer, append(slices.Clone(changes), Change{m.report, m.from, to, User}))
			}
		}
		all = longer
	}
	return all
}

// TestTextIsWhole finds no text with a part missing, in either language.
func TestTextIsWhole(t *testing.T) {
	n := 0
	for _, p := range allPolicies {
		for in := range precedence.Inputs() {
			if n++; n%47 != 0 {
				continue
			}
			effects := WhatIf(in, p)
			for _, text := range []string{effects.String(), effects.TextIn(presence.German)} {
				for _, gap := range []string{"  ", ": .", " .", "%!", " ,", " ;", "()", "{", ": ;"} {
					require.NotContains(t, text, gap, "WhatIf(%v, %v)", in, p)
				}
			}
		}
	}
}
