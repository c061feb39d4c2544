package explain

import (
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A Dispute is a point on which sources contradict each other, and the answer by the reading that
// is not the policy's: by the guide's, where the policy departs from it.
type Dispute struct {
	Point precedence.Point `json:"point"`
	// Policy differs from the one that is explained in that point alone, and Otherwise is its
	// answer.
	Policy    precedence.Policy     `json:"policy"`
	Otherwise precedence.Resolution `json:"otherwise"`
}

// about reports whether by the other reading others would see something else than teams.
func (d Dispute) about(teams presence.Teams) bool { return d.Otherwise.Teams != teams }

// Disputes returns the disputes of what others see of in by policy p, by number. D6 is never among
// them: there the guide's own table decides.
func Disputes(in precedence.Input, p precedence.Policy) []Dispute {
	return disputesSeen(in, p, p.Resolve(in))
}

// disputedOn returns the points of the disputes of what others see, which by p is answer.
func disputedOn(in precedence.Input, p precedence.Policy, answer precedence.Resolution) []precedence.Point {
	points := []precedence.Point{}
	for _, d := range disputesSeen(in, p, answer) {
		points = append(points, d.Point)
	}
	return points
}

// disputesSeen returns the disputes of what others see, which by p is answer.
func disputesSeen(in precedence.Input, p precedence.Policy, answer precedence.Resolution) []Dispute {
	return slices.DeleteFunc(disputes(in, p, answer), func(d Dispute) bool { return !d.about(answer.Teams) })
}

// disputes returns the disputes of what others see, or of a state on the way there.
func disputes(in precedence.Input, p precedence.Policy, answer precedence.Resolution) []Dispute {
	all := []Dispute{}
	for point := precedence.D1; point <= precedence.D5; point++ {
		other := p.With(point)
		if p.Has(point) {
			other = p.Without(point)
		}
		if otherwise := other.Resolve(in); otherwise.States != answer.States {
			all = append(all, Dispute{point, other, otherwise})
		}
	}
	return all
}
