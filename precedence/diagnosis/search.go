package diagnosis

import (
	"slices"

	"github.com/othersee/othersee/precedence"
)

// search tries all sets of changes, by growing size, except those that contain a way that it
// has found.
func search(w Ways) []Way {
	s := searcher{Ways: w, reports: byReport(w.input, w.policy)}
	chosen := make([]Change, 0, len(s.reports))
	for size := range len(s.reports) + 1 {
		s.try(size, s.reports, chosen, 0, begin(w.input, w.policy))
	}
	slices.SortStableFunc(s.ways, func(a, b Way) int { return workaround(a) - workaround(b) })
	return s.ways
}

func workaround(w Way) int {
	if w.Workaround {
		return 1
	}
	return 0
}

// byReport returns all changes, grouped by what is reported now: of each group, a set of
// changes has one at most.
func byReport(in precedence.Input, p precedence.Policy) (groups [][]Change) {
	for _, c := range changesOf(in, p) {
		last := len(groups) - 1
		if last >= 0 && groups[last][0].Report == c.Report && groups[last][0].From == c.From {
			groups[last] = append(groups[last], c)
		} else {
			groups = append(groups, []Change{c})
		}
	}
	return groups
}

// A searcher is a search that is under way.
type searcher struct {
	Ways
	reports [][]Change
	ways    []Way
	found   []uint64 // the ways as sets of bits, one bit for each change
}

// try adds size more changes, from the given groups, to those in chosen, of which set has the
// bits and e the outcome.
func (s *searcher) try(size int, groups [][]Change, chosen []Change, set uint64, e edit) {
	if slices.ContainsFunc(s.found, func(way uint64) bool { return set&way == way }) {
		return
	}
	if size == 0 {
		in, p := e.end()
		if answer := p.Resolve(in); answer.Teams == s.want {
			s.found = append(s.found, set)
			s.ways = append(s.ways, Way{append([]Change{}, chosen...), slices.ContainsFunc(chosen, Change.byHand), answer})
		}
		return
	}
	bit := uint64(1) << s.before(groups)
	for i := range groups {
		if size > len(groups)-i {
			return
		}
		for _, c := range groups[i] {
			s.try(size-1, groups[i+1:], append(chosen, c), set|bit, e.with(c))
			bit <<= 1
		}
	}
}

// before returns the number of changes before the given last groups.
func (s *searcher) before(groups [][]Change) (n int) {
	for _, group := range s.reports[:len(s.reports)-len(groups)] {
		n += len(group)
	}
	return n
}
