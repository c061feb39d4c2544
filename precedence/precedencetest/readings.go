package precedencetest

import (
	"math/bits"

	"github.com/othersee/othersee/internal/sets"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// points are the disputed points; a pointSet has bit i for points[i].
var points = [...]precedence.Rule{precedence.D1, precedence.D2, precedence.D3, precedence.D4}

type pointSet uint

// readings returns the answers to in, by every combination of the readings of the disputed
// points: at index i the one by the other reading of the points in the pointSet i.
func (s Subject) readings(in precedence.Input) (all [1 << len(points)]precedence.States) {
	for i := 0; i < len(all); i += 2 {
		p := s.policy
		p.ConfiguredNeedsSession = p.ConfiguredNeedsSession != (i&2 != 0)
		if i&4 != 0 && p.Resolve(in).SessionRule != precedence.S0 {
			p.Published = toggled(p.Published, presence.CloudLinkDoNotDisturb)
		}
		p.CallOverridesAvailable = p.CallOverridesAvailable != (i&8 != 0)
		all[i] = p.Resolve(in).States
		all[i+1] = all[i]
		if all[i].CloudLink == presence.CloudLinkDoNotDisturb { // else there is no D1
			for dispute := range p.Explain(in).Disputes() {
				if dispute.Point == precedence.D1 {
					all[i+1] = dispute.Otherwise.States
				}
			}
		}
	}
	for i := range all {
		all[i] = s.returns.of(all[i])
	}
	return all
}

// disputes returns the points on which the answer to in depends.
func (s Subject) disputes(in precedence.Input) (set pointSet) {
	all := s.readings(in)
	for i := range all {
		for point := range points {
			if all[i] != all[i^1<<point] {
				set |= 1 << point
			}
		}
	}
	return set
}

// follows returns the fewest points by whose other reading got is the answer to in, or none.
func (s Subject) follows(in precedence.Input, got precedence.States) (fewest pointSet) {
	for i, answer := range s.readings(in) {
		set := pointSet(i)
		if answer == got && (fewest == 0 || bits.OnesCount(uint(set)) < bits.OnesCount(uint(fewest))) {
			fewest = set
		}
	}
	return fewest
}

// keeps reports whether the policy leaves the answer to in as it is by the guide's.
func (s Subject) keeps(in precedence.Input) bool {
	return s.returns.of(s.policy.Resolve(in).States) == s.returns.of(precedence.Guide().Resolve(in).States)
}

func toggled(set presence.Set[presence.CloudLink], state presence.CloudLink) presence.Set[presence.CloudLink] {
	if set.Has(state) {
		return sets.Without(set, state)
	}
	return set.Add(state)
}
