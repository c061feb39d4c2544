// Package precedencetest checks any implementation of the guide's rules: a bridge, a
// simulator, a service. Hand it a function, most simply one that says what others see:
//
//	func TestConformance(t *testing.T) {
//		precedencetest.Run(t, myservice.WhatOthersSee)
//	}
//
// A function may also return all states, or the session that a bridge writes to Teams: see
// [Function]. [By] sets the policy that it follows. Outside a test, [Check] returns an error.
//
// Each check is a subtest, named by its group and itself, and can run or be skipped alone:
//
//	go test -run TestConformance/table/07
//	go test -skip TestConformance/disputed
//
// # What is right
//
// The right answers come from the tables of testdata, not from package precedence: the guide's
// own table, hand-written cases, and the answers of an oracle that shares nothing with the Go
// code. The oracle answers for one line and one client, by policies with one other reading
// each. The answers to several reports, and by any other policy, are joined from these.
//
// On disputed inputs sources contradict each other. The group [Inputs] accepts the answer of
// any reading, the group [Disputed] only that of the policy. Leave out Disputed if you read a
// source otherwise.
//
// # What is asked
//
// There are about 57,000 calls, the same in each run: the rows and cases, all 43,008 inputs
// with each report once, and lists of up to 2,048 reports that are shuffled, repeated, nil or
// empty, with one report hidden among weaker or stronger ones. A call with a wrong answer is
// made again, to see whether the answer changes. Where many inputs fail alike, a failure
// names the smallest. After ten failures the rest is not checked.
//
// Calls never overlap. A function may keep its lists and change them. If it hangs, go test's
// -timeout ends it.
//
// The command in examples/conformance checks a program in any language.
package precedencetest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A Function is an implementation to check. It returns what others see; or all states; or,
// from lines and user presence alone, the session that CloudLink keeps in Teams, Offline for
// none, which is what a bridge writes.
//
// Reports come in any order and more than once. A list without reports is nil or empty. All
// states are in their vocabularies.
type Function interface {
	func(lines []presence.Line, userPresence presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams |
		func(lines []presence.Line, userPresence presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) precedence.States |
		func(lines []presence.Line, userPresence presence.MiVO400) presence.Teams
}

// Run checks resolve in subtests of t.
func Run[F Function](t *testing.T, resolve F, options ...Option) {
	t.Helper()
	checks, err := checksOf(resolve, options)
	if err != nil {
		t.Fatal(err)
	}
	failures := 0
	for _, c := range checks {
		t.Run(fmt.Sprintf("%s/%s", c.group, c.name), func(t *testing.T) {
			if failures == maxFailures {
				t.Skipf("not checked after %d failures", maxFailures)
			}
			if f := c.run(); f != nil {
				failures++
				t.Error(f.text())
			}
		})
	}
}

// Check checks resolve. The error joins a [Failure] for each check that fails, and is nil if
// none does.
func Check[F Function](resolve F, options ...Option) error {
	checks, err := checksOf(resolve, options)
	if err != nil {
		return err
	}
	var failures []error
	for _, c := range checks {
		if len(failures) == maxFailures {
			failures = append(failures, fmt.Errorf("precedencetest: not checked further after %d failures", maxFailures))
			break
		}
		if f := c.run(); f != nil {
			f.Group, f.Name = c.group, c.name
			failures = append(failures, f)
		}
	}
	return errors.Join(failures...)
}

// maxFailures is how many failures one can read.
const maxFailures = 10

// An Option changes how a function is checked.
type Option func(*kit)

// By sets the policy that the function follows, which is the guide's unless set. Rows and
// cases whose answers the policy changes are left out.
func By(policy precedence.Policy) Option { return func(k *kit) { k.policy = policy } }

// Without leaves out groups of checks.
func Without(groups ...Group) Option {
	return func(k *kit) { k.without = append(k.without, groups...) }
}

// A Group is a group of checks.
type Group string

// The groups, in the order in which they are checked. For a function that returns a session
// there is no table and no case: the inputs have all that these say of sessions.
const (
	Table    Group = "table"    // the rows of the guide's table
	Cases    Group = "cases"    // the undisputed cases of cases.json
	Inputs   Group = "inputs"   // every input; of a disputed one, that the answer is a reading's
	Laws     Group = "laws"     // neither order nor number of reports matters, nor an earlier call
	Disputed Group = "disputed" // of the disputed inputs, a check a point: that the answer is the policy's
)

var groups = []Group{Table, Cases, Inputs, Laws, Disputed}

// A Failure is a check that failed.
type Failure struct {
	Group Group  `json:"group"`
	Name  string `json:"name"` // the check's name in its group: "07" in the table
	Call  Call   `json:"call"` // the call that had a wrong answer
	Got   string `json:"got"`  // that answer: a state, those of all states that are wrong, or a panic
	Want  string `json:"want"` // the right answer
	Why   string `json:"why"`  // why it is right, in one or more lines
}

// Error returns the whole failure, the check's name first.
func (f *Failure) Error() string { return fmt.Sprintf("%s/%s: %s", f.Group, f.Name, f.text()) }

func (f *Failure) text() string {
	return fmt.Sprintf("%v = %s, want %s:\n\t%s", f.Call, f.Got, f.Want, strings.ReplaceAll(f.Why, "\n", "\n\t"))
}
