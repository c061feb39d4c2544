// Package link keeps a case in the query of a link, such as "l=Busy&u=Absent&c=Active", and
// reads it back. Every case has one canonical query, and every other good query of it is
// read too. A query never holds a name or an address, only states.
package link

import (
	"iter"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/diagnosis"
	"github.com/othersee/othersee/presence"
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

// Seen is what others see, if that is given. The zero Seen is that it is not.
type Seen uint8

// See returns that others see state.
func See(state presence.Teams) Seen { return Seen(state) + 1 }

// Teams returns what others see, and whether it is given.
func (s Seen) Teams() (presence.Teams, bool) {
	return presence.Teams(max(s, 1) - 1), s > 0
}

// String returns what others see, or "" if it is not given.
func (s Seen) String() string {
	state, given := s.Teams()
	if !given {
		return ""
	}
	return state.String()
}

// A Policy is one of the named policies. The zero Policy is the guide's.
type Policy uint8

// The policies.
const (
	Guide Policy = iota
	Assistant
	Graph
	Off
)

var policies = [...]struct {
	name   string
	policy precedence.Policy
}{
	Guide:     {"guide", precedence.Guide()},
	Assistant: {"assistant", precedence.Assistant()},
	Graph:     {"graph", precedence.Graph()},
	Off:       {"off", precedence.Policy{}},
}

// PolicyOf returns which of the policies p is, and whether it is one of them.
func PolicyOf(p precedence.Policy) (Policy, bool) {
	for i := range policies {
		if policies[i].policy == p {
			return Policy(i), true
		}
	}
	return 0, false
}

// Policies lists the policies.
func Policies() []Policy { return []Policy{Guide, Assistant, Graph, Off} }

// String returns the name of p, as links have it.
func (p Policy) String() string { return policies[p].name }

// Policy returns what p stands for.
func (p Policy) Policy() precedence.Policy { return policies[p].policy }

// A Language is a choice of language. The zero Language leaves it to the browser.
type Language uint8

// The choices.
const (
	Unchosen Language = iota
	English
	German
)

var languages = [...]string{Unchosen: "", English: "en", German: "de"}

// String returns l as links have it, "" for [Unchosen].
func (l Language) String() string { return languages[l] }

// Explanation explains the answer to c.
func (c Case) Explanation() precedence.Explanation {
	return c.Policy.Policy().Explain(c.Input)
}

// Resolution returns the answer to c.
func (c Case) Resolution() precedence.Resolution {
	return c.Policy.Policy().Resolve(c.Input)
}

// Facts returns what c, a question backwards, knows.
func (c Case) Facts() diagnosis.Facts {
	var facts diagnosis.Facts
	if c.Known&Lines != 0 {
		facts.Lines = diagnosis.Known(c.Input.Lines)
	}
	if c.Known&User != 0 {
		facts.User = diagnosis.Known(c.Input.User)
	}
	if c.Known&Clients != 0 {
		facts.Clients = diagnosis.Known(c.Input.Clients)
	}
	if c.Known&Configured != 0 {
		facts.Configured = diagnosis.Known(c.Input.Configured)
	}
	if c.Known&ByPolicy != 0 {
		facts.Policy = diagnosis.Known(c.Policy.Policy())
	}
	return facts
}

// Backwards returns the question why others see what they see in c, of which is known what
// is not at its default.
func (c Case) Backwards() Case {
	c.Day = false
	c.Seen = See(c.Resolution().Teams)
	c.Known = c.notDefault()
	return c
}

// Forwards returns the case of what c, a question backwards, knows.
func (c Case) Forwards() Case {
	c.Seen, c.Known, c.Day = 0, 0, false
	return c
}

// OfDay returns the page of a log in the language of c, by its policy.
func (c Case) OfDay() Case {
	return Case{Policy: c.Policy, Language: c.Language, Day: true}
}

// Cases ranges over every input by every policy, in no chosen language.
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
