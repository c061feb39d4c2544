package explain

import (
	"slices"

	"github.com/othersee/othersee/precedence"
)

// Ways are the answer to the question: how to be seen as a wanted state?
type Ways struct {
	Want       Seen                  `json:"want"`
	Input      precedence.Input      `json:"input"`
	Policy     precedence.Policy     `json:"policy"`
	Resolution precedence.Resolution `json:"resolution"`
	// Disputed are the points whose other reading would change what others see now.
	Disputed []precedence.Point `json:"disputed"`
	// Unreported are the parties that report nothing, if with them others could see something
	// else, now or after one of the ways.
	Unreported []Party `json:"unreported"`
	// Beyond is what is not modelled here and leads there, too.
	Beyond []Beyond `json:"beyond"`
	// Ways are all ways, those of the fewest changes first, and those that set a status by
	// hand last. No way contains another. Where Want is already seen there is one, of no
	// changes.
	Ways []Way `json:"ways"`
}

// A Way is a smallest set of changes that leads to a wanted state: without any one of them,
// the others do not. Made in any order, they lead there; see [Apply].
type Way struct {
	// Changes are of different parties, or of clients in different states.
	Changes []Change `json:"changes"`
	// ByHand is whether one of them sets a status by hand, which others see until it is reset
	// or expires, whatever is reported.
	ByHand bool `json:"byHand"`
	// Resolution is the answer after all of them.
	Resolution precedence.Resolution `json:"resolution"`
	// Disputed are the points whose other reading would change what others see then.
	Disputed []precedence.Point `json:"disputed"`
}

// HowTo returns how to be seen as want, where in is reported under p: as a state, or with an
// activity, such as Busy in a meeting. It does not heed want.OutOfOffice. It tries all sets of the
// changes of [WhatIf]: mostly within a millisecond, with five clients in five states within some
// tens.
func HowTo(want Seen, in precedence.Input, p precedence.Policy) Ways {
	now := wayOf(nil, in, p)
	found := Ways{want, in, p, now.Resolution, now.Disputed, nil, []Beyond{}, ways(want.canComeOf, in, p, changes(in, p))}
	sets := [][]Change{nil}
	for _, way := range found.Ways {
		sets = append(sets, way.Changes)
	}
	found.Unreported = unsettled(in, p, sets...)
	if slices.Contains(beyond(want, Reported(in)), BeyondCalendar) {
		found.Beyond = append(found.Beyond, BeyondCalendar)
	}
	return found
}

// canComeOf reports whether c can be seen so.
func (seen Seen) canComeOf(c candidate) bool {
	answer := c.policy.Resolve(c.in)
	return answer.Teams == seen.Teams && (seen.Activity == "" ||
		slices.ContainsFunc(kindsOf(c, answer), func(kind Kind) bool { return seen.canBe(kind, c.in) }))
}

// ways returns the smallest sets of changes, at most one of each group, that lead to what is
// wanted.
func ways(wanted func(candidate) bool, in precedence.Input, p precedence.Policy, groups [][]Change) []Way {
	s := search{in: in, policy: p, wanted: wanted, ways: []Way{}}
	for size := range len(groups) + 1 {
		s.try(size, groups, 0, make([]Change, 0, size), 0)
	}
	slices.SortStableFunc(s.ways, func(a, b Way) int {
		switch {
		case a.ByHand == b.ByHand:
			return 0
		case b.ByHand:
			return -1
		default:
			return 1
		}
	})
	return s.ways
}

// A search tries all sets of changes, by growing size, but none that contains a way that it has
// found.
type search struct {
	in     precedence.Input
	policy precedence.Policy
	wanted func(candidate) bool
	ways   []Way
	found  []uint64 // the ways as sets of bits, one bit for each change
}

// try adds size more changes to those in chosen, which set has the bits of, at most one of each
// of groups, of which the first has the bits from first on.
func (s *search) try(size int, groups [][]Change, first int, chosen []Change, set uint64) {
	if slices.ContainsFunc(s.found, func(way uint64) bool { return set&way == way }) {
		return
	}
	if size == 0 {
		if in, p := Apply(s.in, s.policy, chosen...); s.wanted(candidate{in, p, true}) {
			s.ways, s.found = append(s.ways, wayOf(chosen, s.in, s.policy)), append(s.found, set)
		}
		return
	}
	for i, group := range groups {
		if size > len(groups)-i {
			return
		}
		for j, c := range group {
			s.try(size-1, groups[i+1:], first+len(group), append(chosen, c), set|1<<(first+j))
		}
		first += len(group)
	}
}

// wayOf returns what changes lead to.
func wayOf(changes []Change, in precedence.Input, p precedence.Policy) Way {
	in, p = Apply(in, p, changes...)
	answer := p.Resolve(in)
	return Way{append([]Change{}, changes...), slices.ContainsFunc(changes, Change.byHand), answer, disputedOn(in, p, answer)}
}
