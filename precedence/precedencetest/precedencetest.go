// Package precedencetest is the conformance kit for whoever has an implementation of the
// guide's rules of their own: a bridge, a simulator, a service. It checks one function,
// a [Resolver], against the guide's table, the cases of testdata/cases.json, every input
// that there is, and the laws that hold for lists of reports.
//
// In a test, each check is a subtest that can be run or skipped alone:
//
//	func TestConformance(t *testing.T) {
//		precedencetest.Run(t, myservice.WhatOthersSee)
//	}
//
//	go test -run TestConformance/table/7
//	go test -skip TestConformance/disputed
//
// Outside a test, [Check] returns an error.
//
// # From another language
//
// The directory testdata of this module has all that the kit checks as files that need no
// Go to read; its README.md describes them. Read guide.csv by the labels in labels.csv,
// run every case of cases.json that has no policy of its own, and compare your answers
// with complete.csv, which has every combination of one line, user presence, one client
// and hand-set status. What is left is to try the laws: reports may come in any order and
// more than once, and the clients' strongest session counts. Report the cases and rows
// whose disputed is not empty apart from the others.
package precedencetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/othersee/othersee/presence"
)

// A Resolver is an implementation under test. It returns what others see of a user, under
// the policy of the guide. Reports may come in any order and more than once, and there may be
// none; none is outside its vocabulary. It is called from one goroutine and may keep the lists.
type Resolver func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams

// A Group is a group of checks, which can be left out.
type Group string

// The groups, in the order in which they are checked.
const (
	GroupLaws     Group = "laws"     // order and repetition do not matter; clients in parts give the strongest session
	GroupTable    Group = "table"    // the rows of the guide's table
	GroupCases    Group = "cases"    // the cases of cases.json, but those with a policy of their own
	GroupInputs   Group = "inputs"   // every input
	GroupDisputed Group = "disputed" // cases and inputs on which the sources contradict each other, which are in no other group
)

// maxFailures is how many failures one can read.
const maxFailures = 10

// Run checks resolve in subtests of t, each named by its group and itself: "table/7". After
// the tenth failure it skips what is left. To leave a group out, use go test's -skip.
func Run(t *testing.T, resolve Resolver) {
	failures := 0
	for _, c := range checks() {
		t.Run(c.name(), func(t *testing.T) {
			if failures == maxFailures {
				t.Skipf("not checked after %d failures", maxFailures)
			}
			if err := c.check(resolve); err != nil {
				failures++
				t.Error(err)
			}
		})
	}
}

// Check checks resolve, but for the groups in without. The error joins the failures, up to the
// tenth, where it stops; it is nil if there are none.
func Check(resolve Resolver, without ...Group) error {
	var failures []error
	for _, c := range checks() {
		if slices.Contains(without, c.group) {
			continue
		}
		if err := c.check(resolve); err != nil {
			failures = append(failures, fmt.Errorf("%s: %w", c.name(), err))
		}
		if len(failures) == maxFailures {
			failures = append(failures, fmt.Errorf("precedencetest: not checked further after %d failures", maxFailures))
			break
		}
	}
	return errors.Join(failures...)
}
