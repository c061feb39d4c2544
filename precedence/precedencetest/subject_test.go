package precedencetest_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

func policies() map[string]precedence.Policy {
	own := precedence.Graph()
	own.CallOverridesAvailable = true
	own.Published = own.Published.Add(presence.CloudLinkAvailable)
	return map[string]precedence.Policy{
		"guide": precedence.Guide(), "assistant": precedence.Assistant(), "graph": precedence.Graph(), "off": {}, "own": own,
	}
}

// subjects returns right implementations by a policy.
func subjects(p precedence.Policy) map[string]precedencetest.Subject {
	return map[string]precedencetest.Subject{
		"teams": precedencetest.Teams(by(p)),
		"session": precedencetest.Session(func(lines []presence.Line, user presence.MiVO400) presence.Teams {
			return p.Resolve(input(lines, user, nil, 0)).Session
		}),
		"states": precedencetest.States(func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) precedence.States {
			return p.Resolve(input(lines, user, clients, configured)).States
		}),
	}
}

// TestPolicies has each subject by each policy: it passes by its own, and no other.
func TestPolicies(t *testing.T) {
	for followed, p := range policies() {
		for asked, by := range policies() {
			for kind, subject := range subjects(p) {
				t.Run(followed+" by "+asked+", "+kind, func(t *testing.T) {
					t.Parallel()
					right := followed == asked || kind == "session" && p.Published == by.Published
					err := subject.By(by).Check(precedencetest.GroupLaws)
					assert.Equal(t, right, err == nil, "Check: %v", err)
				})
			}
		}
	}
}

func TestSubjects(t *testing.T) {
	for kind, subject := range subjects(precedence.Graph()) {
		t.Run(kind, func(t *testing.T) { subject.By(precedence.Graph()).Run(t) })
	}
}

// TestSessionFailure has a bridge that publishes DoNotDisturb, and reads twelve lines.
func TestSessionFailure(t *testing.T) {
	bridge := precedencetest.Session(func(lines []presence.Line, user presence.MiVO400) presence.Teams {
		return precedence.Assistant().Resolve(input(firsts(lines, 12), user, nil, 0)).Session
	})
	err := bridge.Check()
	assert.ErrorContains(t, err, "laws/many: resolve(lines [Unknown×12 Busy], user Unknown) = Offline, want Busy:\n\tHowever many")
	assert.ErrorContains(t, err, "disputed/D3: resolve(lines nil, user NotAvailable) = DoNotDisturb, want Offline:\n\t16 such inputs are answered wrongly; this is the smallest.\n\tCloudLink is DoNotDisturb. CloudLink DoNotDisturb is not published. (S4)")
	assert.NotContains(t, errorText(err), ", clients ", "a bridge is not asked about clients")
}

// TestStatesFailure has a resolver that knows of Mitel One less than of Teams.
func TestStatesFailure(t *testing.T) {
	err := precedencetest.States(func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) precedence.States {
		s := precedence.Resolve(input(lines, user, clients, configured)).States
		if user == presence.MiVO400Absent {
			s.MitelOne, s.Session = presence.MitelOneBusy, presence.TeamsBusy
		}
		return s
	}).Check(precedencetest.GroupTable, precedencetest.GroupCases)
	assert.ErrorContains(t, err, "inputs/every: resolve(lines nil, user Absent, clients nil, configured None) = mitelOne Busy and session Busy, want mitelOne Away and session Away:\n")
}

// TestPolicyChecks looks at which checks there are by another policy.
func TestPolicyChecks(t *testing.T) {
	names := func(p precedence.Policy) (all []string) {
		never := precedencetest.Teams(func([]presence.Line, presence.MiVO400, []presence.TeamsClient, presence.Configured) presence.Teams {
			return presence.TeamsBeRightBack
		}).By(p)
		for _, group := range []precedencetest.Group{precedencetest.GroupTable, precedencetest.GroupCases} {
			var joined interface{ Unwrap() []error }
			require.True(t, errors.As(never.Check(but(group)...), &joined))
			for _, err := range joined.Unwrap() {
				var failure *precedencetest.Failure
				if errors.As(err, &failure) {
					all = append(all, failure.Name)
				}
			}
		}
		return all
	}
	assert.Contains(t, names(precedence.Assistant()), "07", "rows that Assistant's policy leaves as they are")
	off := names(precedence.Policy{})
	assert.NotContains(t, off, "07", "rows that presence sync off changes")
	assert.Contains(t, off, "03", "rows that presence sync off leaves as they are")
	assert.True(t, slices.ContainsFunc(off, func(name string) bool { return len(name) > 2 }), "cases that presence sync off leaves as they are")
}
