package diagnosis

import (
	"iter"
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// candidates ranges over the inputs and policies that agree with what is known, ordinary
// ones before others.
func (facts Facts) candidates() iter.Seq2[precedence.Input, precedence.Policy] {
	return func(yield func(precedence.Input, precedence.Policy) bool) {
		for _, p := range facts.Policy.or(allPolicies) {
			for _, configured := range facts.Configured.or(allStatuses) {
				for _, user := range facts.User.or(allUsers) {
					for _, lines := range facts.Lines.or(allLines) {
						for _, clients := range facts.Clients.or(allClients) {
							in := precedence.Input{Lines: lines, User: user, Clients: clients, Configured: configured}
							if !yield(in, p) {
								return
							}
						}
					}
				}
			}
		}
	}
}

// or returns what f may be: its value, or all values.
func (f Fact[T]) or(all []T) []T {
	if f.known {
		return []T{f.value}
	}
	return all
}

// What each report may be, ordinary values first.
var (
	allLines = first(sets[presence.Line](),
		presence.SetOf(presence.LineAvailable), presence.SetOf(presence.LineBusy))
	allUsers = first(slices.Collect(presence.All[presence.MiVO400]()),
		presence.MiVO400Available, presence.MiVO400Unknown, presence.MiVO400Absent, presence.MiVO400Busy)
	allClients = first(sets[presence.TeamsClient](),
		presence.SetOf(presence.TeamsClientActive))
	allStatuses = slices.Collect(presence.All[presence.Configured]())
	allPolicies = []precedence.Policy{
		precedence.Guide(), precedence.Graph(), precedence.Assistant(), {}, callOverrides(),
	}
)

// callOverrides returns the policy by which Available set by hand gives way to a call, which
// has no name.
func callOverrides() precedence.Policy {
	p := precedence.Graph()
	p.CallOverridesAvailable = true
	return p
}

// sets returns all sets, those of fewer states first.
func sets[S presence.Vocabulary]() []presence.Set[S] {
	all := slices.Collect(presence.Sets[S]())
	slices.SortStableFunc(all, func(a, b presence.Set[S]) int { return a.Len() - b.Len() })
	return all
}

// first returns all with the given values in front.
func first[T comparable](all []T, values ...T) []T {
	rest := slices.DeleteFunc(all, func(v T) bool { return slices.Contains(values, v) })
	return append(values, rest...)
}

// unusual returns how many reports of in and p are out of the ordinary, but for those known.
func (facts Facts) unusual(in precedence.Input, p precedence.Policy) (n int) {
	for _, odd := range []bool{
		!facts.Lines.known && !in.Lines.Has(presence.LineAvailable) && !in.Lines.Has(presence.LineBusy),
		!facts.User.known && in.User != presence.MiVO400Available && in.User != presence.MiVO400Unknown,
		!facts.Configured.known && in.Configured != presence.ConfiguredNone,
		!facts.Policy.known && p != precedence.Guide(),
	} {
		if odd {
			n++
		}
	}
	return n
}
