package precedencetest

import (
	"fmt"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// judge returns the failure of a call that was answered wrongly. What is worse than a wrong
// answer comes first: a panic, then two answers to the same call, then a state that is none.
func (r *runner) judge(c Call, got answer, why string) *Failure {
	if got.panicked != nil {
		return r.fail(c, got, got.panicked.stack)
	}
	if f := r.twoAnswers(c, got); f != nil {
		return f
	}
	if s := got.stranger(); s != nil {
		_, err := s.MarshalText()
		return r.fail(c, got, strings.TrimPrefix(err.Error(), "presence: "))
	}
	return r.fail(c, got, why)
}

// twoAnswers asks again what was answered by got, at once and after other calls, and returns a
// failure if that is answered otherwise.
func (r *runner) twoAnswers(c Call, got answer) *Failure {
	everything := precedence.Input{
		Lines:      presence.Collect(presence.All[presence.Line]()),
		User:       presence.MiVO400Busy,
		Clients:    presence.Collect(presence.All[presence.TeamsClient]()),
		Configured: presence.ConfiguredDoNotDisturb,
	}
	for _, before := range [][]precedence.Input{nil, {{}}, {everything}} {
		for _, in := range before {
			r.ask(callOf(in))
		}
		again := r.ask(c)
		if again.same(got) {
			continue
		}
		f := r.fail(c, got, "The same call must always have the same answer, whatever was asked before: is something kept between calls, or left to chance?\n"+r.why(c.input()))
		f.Got = r.text(got, again.states) + ", and asked again " + r.text(again, got.states)
		return f
	}
	return nil
}

// fail returns the failure of a call that was answered by got.
func (r *runner) fail(c Call, got answer, why string) *Failure {
	want := r.want(c.input())
	other := got.states
	if got.panicked != nil || got.states == want {
		other = noStates
	}
	return &Failure{Call: c, Got: r.text(got, want), Want: r.returns.text(want, other), Why: why, call: r.returns.call(c)}
}

func (r *runner) text(a answer, other precedence.States) string {
	if a.panicked != nil {
		return fmt.Sprintf("panic(%q)", a.panicked.with)
	}
	return r.returns.text(a.states, other)
}

// why says why the right answer to in is right.
func (s Subject) why(in precedence.Input) string {
	e := s.policy.Explain(in)
	if s.returns != session {
		return e.String()
	}
	rule := e.Resolution().SessionRule
	return fmt.Sprintf("CloudLink is %v. %s (%v)", e.Resolution().CloudLink, rule.Statement(), rule)
}
