// Package precedencetest is the conformance kit for whoever has an implementation of the
// guide's rules of their own: a bridge, a simulator, a service. It checks one function, most
// simply a [Resolver], against the guide's table, the cases of testdata/cases.json, every
// input that there is, and the laws that hold for lists of reports.
//
// In a test, each check is a subtest that can be run or skipped alone:
//
//	func TestConformance(t *testing.T) {
//		precedencetest.Run(t, myservice.WhatOthersSee)
//	}
//
//	go test -run TestConformance/table/07
//	go test -skip TestConformance/disputed
//
// Outside a test, [Check] returns an error. A function that returns the session that a bridge
// writes, or all states, or that follows another policy than the guide's, is a [Subject]:
//
//	precedencetest.Session(mybridge.Session).By(precedence.Assistant()).Run(t)
//
// # How it asks
//
// It asks about 57,000 times, the same in every run: all 21,504 inputs, each report once; up
// to three reports in every order and with repetitions; and lists of up to 1,000 reports, one
// hidden among others. With a millisecond for each answer that takes a minute. Calls never
// overlap, and all come from one goroutine. Each has lists of its own. A call that does not
// return in ten seconds fails, and is the last; [Subject.Within] sets another time.
//
// A call that is answered wrongly is asked again, so that an implementation that keeps
// something between calls is told so. Where long lists are answered wrongly, the failure
// shows a short one that is, too, if there is one.
//
// # From another language
//
// The command in examples/conformance drives a program in any language by this kit. The
// directory testdata of this module has all that the kit checks as files; its README.md
// describes them, and what the command sends to a program.
package precedencetest

import (
	"testing"

	"github.com/othersee/othersee/presence"
)

// A Resolver is an implementation under test. It returns what others see of a user, under
// the policy of the guide. Reports may come in any order and more than once, and there may be
// none; none is outside its vocabulary. It may keep the lists and change them. Calls never
// overlap.
type Resolver func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams

// A Group is a group of checks, which can be left out.
type Group string

// The groups, in the order in which they are checked.
const (
	GroupTable    Group = "table"    // the rows of the guide's table
	GroupCases    Group = "cases"    // the cases of cases.json, but those with another policy
	GroupInputs   Group = "inputs"   // every input; of a disputed one, that the answer is a reading's
	GroupLaws     Group = "laws"     // order, repetition and number do not matter, nor what was asked before
	GroupDisputed Group = "disputed" // cases and inputs on which the sources contradict each other: that the answer is this module's
)

var groups = []Group{GroupTable, GroupCases, GroupInputs, GroupLaws, GroupDisputed}

// maxFailures is how many failures one can read.
const maxFailures = 10

// Run checks resolve in subtests of t, each named by its group and itself: "table/07". After
// the tenth failure it skips what is left. To leave a group out, use go test's -skip.
func Run(t *testing.T, resolve Resolver) {
	Teams(resolve).Run(t)
}

// Check checks resolve, but for the groups in without. The error joins one [Failure] for each
// check that fails, up to the tenth, where it stops; it is nil if there are none.
func Check(resolve Resolver, without ...Group) error {
	return Teams(resolve).Check(without...)
}
