package precedencetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A Subject is an implementation under test, and the policy that it follows: the guide's,
// unless [Subject.By] says otherwise. [Teams], [Session] and [States] make one.
type Subject struct {
	resolve  func(Call) precedence.States
	returns  part
	policy   precedence.Policy
	deadline time.Duration
}

// Teams returns a subject that says what others see.
func Teams(resolve Resolver) Subject {
	return subject(teams, func(c Call) precedence.States {
		return precedence.States{Teams: resolve(c.Lines, c.User, c.Clients, c.Configured)}
	})
}

// Session returns a subject that says which session CloudLink keeps in Teams, Offline for
// none: what a bridge writes. It is asked as a [Resolver] is.
func Session(resolve func(lines []presence.Line, user presence.MiVO400) presence.Teams) Subject {
	return subject(session, func(c Call) precedence.States {
		return precedence.States{Session: resolve(c.Lines, c.User)}
	})
}

// States returns a subject that says what each party makes of the reports. It is asked as a
// [Resolver] is.
func States(resolve func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) precedence.States) Subject {
	return subject(states, func(c Call) precedence.States {
		return resolve(c.Lines, c.User, c.Clients, c.Configured)
	})
}

func subject(returns part, resolve func(Call) precedence.States) Subject {
	return Subject{resolve, returns, precedence.Guide(), 10 * time.Second}
}

// By returns s as one that follows policy. What is right is then what the policy says. Rows
// and cases whose answers the policy changes are left out; all inputs are still checked.
func (s Subject) By(policy precedence.Policy) Subject {
	s.policy = policy
	return s
}

// Within returns s as one whose calls may each take d, rather than ten seconds.
func (s Subject) Within(d time.Duration) Subject {
	s.deadline = d
	return s
}

// Run checks s as the function [Run] does a resolver.
func (s Subject) Run(t *testing.T) {
	r := start(s)
	defer r.stop()
	failures := 0
	for _, c := range s.checks() {
		t.Run(c.title(), func(t *testing.T) {
			switch {
			case r.lost:
				t.Skip("not checked after a call that did not return")
			case failures == maxFailures:
				t.Skipf("not checked after %d failures", maxFailures)
			}
			if f := r.do(c); f != nil {
				failures++
				t.Error(f.text())
			}
		})
	}
}

// Check checks s as the function [Check] does a resolver.
func (s Subject) Check(without ...Group) error {
	for _, group := range without {
		if !slices.Contains(groups, group) {
			known := strings.Trim(fmt.Sprint(groups), "[]")
			return fmt.Errorf("precedencetest: unknown group %q (want %s)", group, strings.ReplaceAll(known, " ", ", "))
		}
	}
	r := start(s)
	defer r.stop()
	var failures []error
	for _, c := range s.checks() {
		if slices.Contains(without, c.group) {
			continue
		}
		if f := r.do(c); f != nil {
			failures = append(failures, f)
		}
		switch {
		case r.lost:
			return errors.Join(failures...)
		case len(failures) == maxFailures:
			failures = append(failures, fmt.Errorf("precedencetest: not checked further after %d failures", maxFailures))
			return errors.Join(failures...)
		}
	}
	return errors.Join(failures...)
}

// A part is what of all states a subject returns.
type part int

const (
	teams part = iota
	session
	states
)

// noStates differ from all states in all parts.
var noStates = precedence.States{CloudLink: 255, MitelOne: 255, Session: 255, Teams: 255}

// of returns all with what is not returned cleared.
func (p part) of(all precedence.States) precedence.States {
	switch p {
	case teams:
		return precedence.States{Teams: all.Teams}
	case session:
		return precedence.States{Session: all.Session}
	default:
		return all
	}
}

// asked returns what of in a subject is asked that returns p.
func (p part) asked(in precedence.Input) precedence.Input {
	if p == session {
		return precedence.Input{Lines: in.Lines, User: in.User}
	}
	return in
}

// calls returns those of all that are different to a subject that returns p.
func (p part) calls(all []Call) (different []Call) {
	if p != session {
		return all
	}
	seen := map[string]bool{}
	for _, c := range all {
		c.Clients, c.Configured = nil, presence.ConfiguredNone
		if call := p.call(c); !seen[call] || c.roomy {
			seen[call] = true
			different = append(different, c)
		}
	}
	return different
}

// call returns c as text.
func (p part) call(c Call) string {
	if p == session {
		before, _, _ := strings.Cut(c.String(), ", clients ")
		return before + ")"
	}
	return c.String()
}

// text returns what is returned of all, as text: of several states those that differ from
// other's, by the keys that they have in JSON.
func (p part) text(all, other precedence.States) string {
	switch p {
	case teams:
		return all.Teams.String()
	case session:
		return all.Session.String()
	}
	var texts []string
	for _, s := range []struct {
		key       string
		got, want fmt.Stringer
	}{
		{"cloudLink", all.CloudLink, other.CloudLink},
		{"mitelOne", all.MitelOne, other.MitelOne},
		{"session", all.Session, other.Session},
		{"teams", all.Teams, other.Teams},
	} {
		if s.got != s.want {
			texts = append(texts, fmt.Sprintf("%s %v", s.key, s.got))
		}
	}
	return strings.Join(texts, " and ")
}
