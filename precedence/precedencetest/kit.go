package precedencetest

import (
	"cmp"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A kit checks one function.
type kit struct {
	resolve func(Call) precedence.States
	only    string // the one state that the function returns, "teams" or "session", or ""; the others are zero

	policy   precedence.Policy
	policies []precedence.Policy // the policy, and those that read the disputed points otherwise
	without  []Group

	right []precedence.Resolution // the right answers by the policy, by number
	known []answer                // the function's own answers, with each report given once, by number
	wrong []wrong                 // what is not told yet; or nil before all inputs are asked
}

// The disputed points. D6 is none: the guide's table decides.
var points = []precedence.Point{precedence.D1, precedence.D2, precedence.D3, precedence.D4, precedence.D5}

// checksOf returns the checks of a function, or an error if the options leave none.
func checksOf[F Function](resolve F, options []Option) ([]check, error) {
	k := &kit{policy: precedence.Guide()}
	switch f := any(resolve).(type) {
	case func([]presence.Line, presence.MiVO400, []presence.TeamsClient, presence.Configured) presence.Teams:
		k.resolve = func(c Call) precedence.States {
			return precedence.States{Teams: f(c.Lines, c.UserPresence, c.Clients, c.Configured)}
		}
		k.only = "teams"
	case func([]presence.Line, presence.MiVO400, []presence.TeamsClient, presence.Configured) precedence.States:
		k.resolve = func(c Call) precedence.States { return f(c.Lines, c.UserPresence, c.Clients, c.Configured) }
	case func([]presence.Line, presence.MiVO400) presence.Teams:
		k.resolve = func(c Call) precedence.States { return precedence.States{Session: f(c.Lines, c.UserPresence)} }
		k.only = "session"
	}
	for _, option := range options {
		option(k)
	}
	k.right = answersBy(k.policy)
	k.known = make([]answer, len(k.right))
	k.policies = []precedence.Policy{k.policy}
	guide := k.policy.Without(points...)
	for _, sync := range [][]precedence.Point{nil, {precedence.D1}, {precedence.D3}} {
		for _, hand := range [][]precedence.Point{nil, {precedence.D2}, {precedence.D4}, {precedence.D5}} {
			k.policies = append(k.policies, guide.With(sync...).With(hand...))
		}
	}
	names := func(groups []Group) string {
		return strings.ReplaceAll(strings.Trim(fmt.Sprint(groups), "[]"), " ", ", ")
	}
	for _, group := range k.without {
		if !slices.Contains(groups, group) {
			return nil, fmt.Errorf("precedencetest: unknown group %q (want %s)", group, names(groups))
		}
	}
	checks := k.checks()
	if len(checks) == 0 {
		return nil, fmt.Errorf("precedencetest: nothing is left to check without %s", names(k.without))
	}
	return checks, nil
}

// A check is one thing that a function must do right. It returns nil if it does.
type check struct {
	group Group
	name  string
	run   func() *Failure
}

// checks returns the checks of all groups that are not left out.
func (k *kit) checks() []check {
	var all []check
	for _, row := range read().guide {
		in, want := row.Input(), k.want(row.Input())
		if want == k.by(precedence.Guide(), in) {
			want = k.of(precedence.States{CloudLink: want.CloudLink, MitelOne: row.MitelOne, Session: want.Session, Teams: row.Teams})
			all = append(all, check{Table, fmt.Sprintf("%02s", row.ID), func() *Failure {
				return k.judge(in, want, fmt.Sprintf("Row %s of the guide's table.\n%s", row.ID, k.why(in)))
			}})
		}
	}
	for _, c := range read().cases {
		follows := c.Policy == k.policy || c.Policy == precedence.Guide() && k.want(c.Input) == k.by(c.Policy, c.Input)
		if follows && len(c.Disputed) == 0 {
			all = append(all, check{Cases, c.ID, func() *Failure { return k.judge(c.Input, k.of(c.Want), c.String()) }})
		}
	}
	if k.only == "session" {
		all = nil
	}
	all = append(all, check{Inputs, "every", func() *Failure { return k.tell(func(w wrong) bool { return !w.reading }) }})
	for _, l := range laws() {
		all = append(all, check{Laws, l.name, func() *Failure { return k.keeps(l) }})
	}
	for _, point := range points {
		all = append(all, check{Disputed, point.String(), func() *Failure { return k.tell(func(w wrong) bool { return w.point == point }) }})
	}
	return slices.DeleteFunc(all, func(c check) bool { return slices.Contains(k.without, c.group) })
}

// A wrong is an input with a wrong answer.
type wrong struct {
	in      precedence.Input
	point   precedence.Point // the first by which the answer could be another, or 0
	reading bool             // the answer is right by the other reading of point
}

// tell returns a failure with the smallest of some wrong inputs, which then are told.
func (k *kit) tell(some func(wrong) bool) *Failure {
	if k.wrong == nil {
		k.wrong = k.allWrong()
	}
	var told []wrong
	k.wrong = slices.DeleteFunc(k.wrong, func(w wrong) bool {
		if !some(w) {
			return false
		}
		told = append(told, w)
		return true
	})
	if len(told) == 0 {
		return nil
	}
	size := func(in precedence.Input) int {
		return in.Lines.Len() + in.Clients.Len() + min(1, int(in.UserPresence)) + min(1, int(in.Configured))
	}
	w := slices.MinFunc(told, func(a, b wrong) int { return size(a.in) - size(b.in) })
	why := k.why(w.in)
	if len(told) > 1 {
		why = fmt.Sprintf("This is the smallest of %d such inputs.\n%s", len(told), why)
	}
	if w.point != 0 {
		why += fmt.Sprintf("\n%v is disputed: %s", w.point, w.point.Statement(presence.English))
	}
	return k.judge(w.in, k.want(w.in), why)
}

// allWrong asks for all inputs, and returns those with wrong answers.
func (k *kit) allWrong() []wrong {
	all := []wrong{}
	for in := range precedence.Inputs() {
		if got := k.plain(in); in == k.asked(in) && !got.same(answer{states: k.want(in)}) {
			all = append(all, k.blame(in, got))
		}
	}
	return all
}

// blame looks for the reading by which a wrong answer is right.
func (k *kit) blame(in precedence.Input, got answer) wrong {
	w := wrong{in: in}
	for _, policy := range k.policies {
		states := k.by(policy, in)
		if states == k.want(in) {
			continue
		}
		otherwise := func(point precedence.Point) bool { return policy.Has(point) != k.policy.Has(point) }
		point := points[slices.IndexFunc(points, otherwise)]
		if got.same(answer{states: states}) {
			return wrong{in, point, true}
		}
		w.point = cmp.Or(w.point, point)
	}
	return w
}

// judge returns nil if the answer to in is right, and else the failure.
func (k *kit) judge(in precedence.Input, want precedence.States, why string) *Failure {
	got := k.plain(in)
	if got.same(answer{states: want}) {
		return nil
	}
	return k.fail(k.callOf(in), got, answer{states: want}, why)
}

// fail returns the failure of a call that was answered by got. It asks again, at once and after
// other calls; if the answer changes, the failure says how, and when.
func (k *kit) fail(c Call, got, want answer, why string) *Failure {
	f := &Failure{Call: c.own(), Got: k.text(got, want), Want: k.text(want, got), Why: cmp.Or(got.stack, why)}
	full := k.callOf(precedence.Input{
		Lines:        presence.Collect(presence.All[presence.Line]()),
		UserPresence: presence.MiVO400Busy,
		Clients:      presence.Collect(presence.All[presence.TeamsClient]()),
		Configured:   presence.ConfiguredDoNotDisturb,
	})
	for _, others := range [][]Call{nil, {k.callOf(precedence.Input{})}, {full}} {
		when := "when asked again"
		for _, other := range others {
			k.ask(other)
			when = fmt.Sprintf("after %v", other)
		}
		if again := k.ask(c); !again.same(got) {
			return k.changed(f, got, again, when)
		}
	}
	return f
}

// changed returns f as the failure of a call that was answered by got, and otherwise later.
func (k *kit) changed(f *Failure, got, again answer, when string) *Failure {
	f.Got = fmt.Sprintf("%s, but %s %s", k.text(got, again), k.text(again, got), when)
	f.Why = "The same call must always have the same answer: does the function keep something between calls, or leave it to chance?\n" +
		cmp.Or(got.stack, again.stack, f.Why)
	return f
}

// An answer is what came of a call.
type answer struct {
	states   precedence.States // those that the function returns; the others are zero
	panicked string            // what it panicked with, or ""
	stack    string            // if it panicked
	asked    bool              // whether there is an answer
}

func (a answer) same(b answer) bool { return a.states == b.states && a.panicked == b.panicked }

// ask calls the function. If that ends the goroutine, so does ask.
func (k *kit) ask(c Call) (a answer) {
	defer func() {
		if p := recover(); p != nil {
			a = answer{panicked: fmt.Sprintf("panic(%v)", p), stack: strings.TrimSpace(string(debug.Stack()))}
		}
	}()
	return answer{states: k.resolve(c.own())}
}

// plain returns the answer to in, each report given once. It asks only once.
func (k *kit) plain(in precedence.Input) answer {
	in = k.asked(in)
	a := &k.known[number(in)]
	if !a.asked {
		*a = k.ask(k.callOf(in))
		a.asked = true
	}
	return *a
}

// asked returns what of in the function is asked.
func (k *kit) asked(in precedence.Input) precedence.Input {
	if k.only == "session" {
		return precedence.Input{Lines: in.Lines, UserPresence: in.UserPresence}
	}
	return in
}

// reads reports whether a is the answer to in by any reading.
func (k *kit) reads(in precedence.Input, a answer) bool {
	return slices.ContainsFunc(k.policies, func(p precedence.Policy) bool { return a.same(answer{states: k.by(p, in)}) })
}

// of returns what of all states the function returns.
func (k *kit) of(all precedence.States) precedence.States {
	switch k.only {
	case "teams":
		return precedence.States{Teams: all.Teams}
	case "session":
		return precedence.States{Session: all.Session}
	default:
		return all
	}
}

// text returns a; of all states those that differ from other's, or all if none does.
func (k *kit) text(a, other answer) string {
	if a.panicked != "" {
		return a.panicked
	}
	whole := a.states == other.states || other.panicked != ""
	var texts []string
	for _, s := range []struct {
		key          string
		state, other presence.State
	}{
		{"cloudLink", a.states.CloudLink, other.states.CloudLink},
		{"mitelOne", a.states.MitelOne, other.states.MitelOne},
		{"session", a.states.Session, other.states.Session},
		{"teams", a.states.Teams, other.states.Teams},
	} {
		if s.key == k.only {
			return s.state.String()
		}
		if whole || s.state != s.other {
			texts = append(texts, fmt.Sprintf("%s %v", s.key, s.state))
		}
	}
	return strings.Join(texts, " and ")
}
