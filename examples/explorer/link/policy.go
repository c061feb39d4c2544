package link

import (
	"slices"

	"github.com/othersee/othersee/precedence"
)

// A Policy is one of the named policies. The zero Policy is the guide's.
type Policy uint8

// The policies.
const (
	Guide Policy = iota
	Assistant
	Graph
	Off
)

var policies = [...]precedence.Policy{
	Guide:     precedence.Guide(),
	Assistant: precedence.Assistant(),
	Graph:     precedence.Graph(),
	Off:       {},
}

// PolicyOf returns which of the policies p is, and whether it is one of them.
func PolicyOf(p precedence.Policy) (Policy, bool) {
	i := slices.Index(policies[:], p)
	return Policy(max(i, 0)), i >= 0
}

// Policies lists the policies.
func Policies() []Policy { return []Policy{Guide, Assistant, Graph, Off} }

// String returns the name of p, as links have it.
func (p Policy) String() string { return policies[p].String() }

// Policy returns what p stands for.
func (p Policy) Policy() precedence.Policy { return policies[p] }
