// Package link keeps a case in the query of a link, such as "l=Busy&u=Absent&c=Active", and
// reads it back. Every case has one canonical query, and every other good query of it is
// read too. A query never holds a name or an address, only states.
package link

import (
	"iter"

	"github.com/othersee/othersee/precedence"
)

// A Case is what a link holds: what is reported, the policy to judge it by, and the
// language to tell it in. It is comparable. The zero Case is a user of whom nothing is
// known, by the guide's policy, in the language that the reader's browser asks for.
type Case struct {
	Input    precedence.Input
	Policy   Policy
	Language Language
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
