package diagnosis_test

import (
	"testing"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/diagnosis"
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

// TestStopEarly leaves each loop at once, which must not panic.
func TestStopEarly(t *testing.T) {
	in := precedence.Input{User: presence.MiVO400Absent}
	for range diagnosis.WhatIf(in, precedence.Guide()).All() {
		break
	}
	for range diagnosis.HowTo(presence.TeamsBusy, in, precedence.Guide()).All() {
		break
	}
	causes := diagnosis.Why(presence.TeamsBusy, diagnosis.Facts{})
	for range causes.All() {
		break
	}
	for range causes.Inputs(diagnosis.KindCall) {
		break
	}
	for range diagnosis.Why(presence.TeamsBeRightBack, diagnosis.Facts{Configured: diagnosis.Known(presence.ConfiguredNone)}).Doubts() {
		break
	}
}
