package precedencetest

import (
	"fmt"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// The laws compare answers with one another, so they hold by any reading of the disputed
// points. What is to be said by a list is said by each of its reports, given once.

// laws returns the checks of the laws.
func (s Subject) laws() []check {
	all := []check{
		{GroupLaws, "again", askedAgain},
		{GroupLaws, "empty", tries(emptyLists)},
		{GroupLaws, "order", tries(shortInOrder)},
		{GroupLaws, "repetition", tries(shortRepeated)},
		{GroupLaws, "many", tries(s.longLists)},
		{GroupLaws, "capacity", tries(roomyLists)},
	}
	if s.returns != session {
		all = append(all, check{GroupLaws, "parts", partsAreTheWhole})
	}
	return all
}

// tries returns a check that each of calls has the answer of the same reports given once.
func tries(calls func() []Call) func(*runner) *Failure {
	return func(r *runner) *Failure {
		for _, c := range r.returns.calls(calls()) {
			if c.plain() {
				continue
			}
			if f := r.try(c); f != nil {
				return f
			}
		}
		return nil
	}
}

// try checks that c has the answer of the same reports given once.
func (r *runner) try(c Call) *Failure {
	if !r.differs(c) {
		return nil
	}
	c = r.shrunk(c)
	once := callOf(c.input())
	got, want := r.ask(c), r.answerTo(c.input())
	switch {
	case want.broken():
		return r.judge(once, want, "")
	case got.same(want):
		f := r.twoAnswers(once, want)
		if f == nil {
			f = r.fail(c, got, "It had another answer before: the same call must always have the same.\n"+r.why(c.input()))
		}
		return f
	}
	if f := r.twoAnswers(once, want); f != nil {
		return f
	}
	right := r.want(c.input())
	told := func(other Call, a, than answer) string {
		return fmt.Sprintf("%s, but %s = %s.\n%s", law(c), r.returns.call(other), r.text(a, than.states), r.why(c.input()))
	}
	if got.same(answer{states: right}) {
		return r.judge(once, want, told(c, got, want))
	}
	f := r.judge(c, got, told(once, want, got))
	if want.states != right && r.follows(c.input(), want.states) != 0 {
		f.Want = r.returns.text(want.states, got.states)
	}
	return f
}

// differs reports whether c has another answer than the same reports given once.
func (r *runner) differs(c Call) bool {
	return !r.ask(c).same(r.answerTo(c.input()))
}

// law returns the law that c breaks.
func law(c Call) string {
	switch {
	case c.roomy:
		return "What a list's array holds beyond its length must not matter"
	case len(c.Lines)+len(c.Clients) > 12:
		return "However many reports there are, only the strongest must count (C1, T2)"
	case c.repeats():
		return "A report that is repeated must not matter (C1, T2)"
	case len(c.Lines) < 2 && len(c.Clients) < 2:
		return "A list without reports must count as none, whether it is nil or empty"
	default:
		return "The order of reports must not matter (C1, T2)"
	}
}

// askedAgain asks twice in a row what was asked before.
func askedAgain(r *runner) *Failure {
	const stride = 89 // reaches inputs of every kind
	n := 0
	for in := range precedence.Inputs() {
		if n++; n%stride != 0 {
			continue
		}
		in = r.returns.asked(in)
		got, c := r.answerTo(in), callOf(in)
		for range 2 {
			if !r.ask(c).same(got) {
				return r.twoAnswers(c, got)
			}
		}
	}
	return nil
}

// partsAreTheWhole compares what others see with several clients with what they see with each.
func partsAreTheWhole(r *runner) *Failure {
	for in := range precedence.Inputs() {
		if in.Clients.Len() < 2 || in.Configured != presence.ConfiguredNone { // it would hide the sessions
			continue
		}
		strongest := presence.TeamsOffline
		for client := range in.Clients.All() {
			strongest = precedence.StrongestInTeams(strongest, r.answerTo(alone(in, client)).states.Teams)
		}
		whole := r.answerTo(in)
		if whole.states.Teams == strongest {
			continue
		}
		var parts []string
		for client := range in.Clients.All() {
			parts = append(parts, fmt.Sprintf("%v with %v alone", r.answerTo(alone(in, client)).states.Teams, client))
		}
		return r.judge(callOf(in), whole, fmt.Sprintf("The clients' strongest session must count (T2), but others see %s.\n%s", strings.Join(parts, ", "), r.why(in)))
	}
	return nil
}

// alone returns in with only one client.
func alone(in precedence.Input, client presence.TeamsClient) precedence.Input {
	in.Clients = presence.SetOf(client)
	return in
}
