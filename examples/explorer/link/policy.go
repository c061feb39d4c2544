package link

import (
	"slices"

	"github.com/othersee/othersee/precedence"
)

// A Policy is a [precedence.Policy], but that the zero Policy is the guide's: it is what a link
// stands for that names none. It is comparable.
type Policy struct {
	policy  precedence.Policy
	another bool // than the guide's
}

// By returns p.
func By(p precedence.Policy) Policy {
	if p == precedence.Guide() {
		return Policy{}
	}
	return Policy{p, true}
}

// Policies lists the policies that have a name.
func Policies() (all []Policy) {
	for p := range precedence.Policies() {
		all = append(all, By(p))
	}
	return all
}

// Named reports whether p has a name.
func (p Policy) Named() bool { return slices.Contains(Policies(), p) }

// String returns the text of p, as links have it.
func (p Policy) String() string { return p.Policy().String() }

// Policy returns what p stands for.
func (p Policy) Policy() precedence.Policy {
	if p.another {
		return p.policy
	}
	return precedence.Guide()
}
