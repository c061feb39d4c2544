// Package link keeps a case in the query of a link, such as "l=Busy&u=Absent&c=Active", and
// reads it back. Every case has one canonical query, and every other good query of it is
// read too. A query never holds a name or an address, only states.
package link

import (
	"iter"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
)

// A Case is what a link holds: what is reported, the policy to judge it by, and the
// language to tell it in. It is comparable. The zero Case is a user of whom nothing is
// known, by the guide's policy, in the language that the reader's browser asks for.
//
// A case can also be a question backwards: why do others see what they see? Then it has
// what they see, and what of the rest is known.
type Case struct {
	Input    precedence.Input
	Policy   Policy
	Language Language

	// Seen is what others see, in a question backwards.
	Seen Seen
	// Day is whether the case is the page of a log, which has only a policy and a language.
	Day bool

	// Known are the parts that are known, in a question backwards. The others have their
	// zero values. Lines and Clients are known if there are any.
	Known Part
}

// Explanation explains the answer to c.
func (c Case) Explanation() explain.Explanation {
	return explain.Of(c.Input, c.Policy.Policy())
}

// Resolution returns the answer to c.
func (c Case) Resolution() precedence.Resolution {
	return c.Policy.Policy().Resolve(c.Input)
}

// OfDay returns the page of a log in the language of c, by its policy.
func (c Case) OfDay() Case {
	return Case{Policy: c.Policy, Language: c.Language, Day: true}
}

// Cases ranges over every input by every policy that has a name, in no chosen language.
func Cases() iter.Seq[Case] {
	return func(yield func(Case) bool) {
		for in := range precedence.Inputs() {
			for _, p := range Policies() {
				if !yield(Case{Input: in, Policy: p}) {
					return
				}
			}
		}
	}
}
