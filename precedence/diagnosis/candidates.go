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
	allLines = first(presence.Sets[presence.Line](),
		presence.SetOf(presence.LineAvailable), presence.SetOf(presence.LineBusy))
	allUsers = first(presence.All[presence.MiVO400](),
		presence.MiVO400Available, presence.MiVO400Unknown, presence.MiVO400Absent, presence.MiVO400Busy)
	allClients = first(presence.Sets[presence.TeamsClient](),
		presence.SetOf(presence.TeamsClientActive))
	allStatuses = slices.Collect(presence.All[presence.Configured]())
	allPolicies = []precedence.Policy{
		precedence.Guide(), precedence.Graph(), precedence.Assistant(), precedence.Off(), callOverrides(),
	}
)

// callOverrides returns the policy by which Available set by hand gives way to a call, which
// has no name.
func callOverrides() precedence.Policy {
	p := precedence.Graph()
	p.CallOverridesAvailable = true
	return p
}

// first returns all with the given values in front.
func first[T comparable](all iter.Seq[T], values ...T) []T {
	for v := range all {
		if !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	return values
}

// unusual returns how many reports of in and p are out of the ordinary. What is known is so
// in all candidates, and makes no difference between them.
func unusual(in precedence.Input, p precedence.Policy) (n int) {
	for _, odd := range []bool{
		!in.Lines.Has(presence.LineAvailable) && !in.Lines.Has(presence.LineBusy),
		in.User != presence.MiVO400Available && in.User != presence.MiVO400Unknown,
		in.Configured != presence.ConfiguredNone,
		p != precedence.Guide(),
	} {
		if odd {
			n++
		}
	}
	return n
}
