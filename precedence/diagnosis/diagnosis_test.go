package diagnosis_test

import (
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// policies are those that have a name.
var policies = []precedence.Policy{precedence.Guide(), precedence.Assistant(), precedence.Graph(), {}}

// callOverrides is the policy without a name that Why considers.
var callOverrides = precedence.Policy{
	Published:              precedence.Guide().Published,
	ConfiguredNeedsSession: true,
	CallOverridesAvailable: true,
}

func lines(states ...presence.Line) presence.Set[presence.Line] {
	return presence.SetOf(states...)
}

func clients(states ...presence.TeamsClient) presence.Set[presence.TeamsClient] {
	return presence.SetOf(states...)
}
