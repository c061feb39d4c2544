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
	of      func(precedence.States) precedence.States // keeps what the function returns, and clears the rest
	one     func(precedence.States) presence.State    // the state that it returns, or nil if it returns all
	session bool                                      // it is asked for lines and user presence only

	policy   precedence.Policy
	policies []precedence.Policy // the policy, and those that read the disputed points otherwise
	without  []Group

	answers map[cell][]precedence.States
	known   map[precedence.Input]answer // the function's own answers, with each report given once
	wrong   map[string]*wrong           // or nil before all inputs are asked
	told    bool                        // the inputs were checked for answers that are no reading's
}

// The disputed points. D6 is none: the guide's table decides.
var points = []precedence.Point{precedence.D1, precedence.D2, precedence.D3, precedence.D4, precedence.D5}

func newKit[F Function](resolve F, options []Option) (*kit, error) {
	k := &kit{policy: precedence.Guide(), answers: map[cell][]precedence.States{}, known: map[precedence.Input]answer{}}
	switch f := any(resolve).(type) {
	case func([]presence.Line, presence.MiVO400, []presence.TeamsClient, presence.Configured) presence.Teams:
		k.resolve = func(c Call) precedence.States {
			return precedence.States{Teams: f(c.Lines, c.UserPresence, c.Clients, c.Configured)}
		}
		k.of = func(all precedence.States) precedence.States { return precedence.States{Teams: all.Teams} }
		k.one = func(all precedence.States) presence.State { return all.Teams }
	case func([]presence.Line, presence.MiVO400, []presence.TeamsClient, presence.Configured) precedence.States:
		k.resolve = func(c Call) precedence.States { return f(c.Lines, c.UserPresence, c.Clients, c.Configured) }
		k.of = func(all precedence.States) precedence.States { return all }
	case func([]presence.Line, presence.MiVO400) presence.Teams:
		k.resolve = func(c Call) precedence.States { return precedence.States{Session: f(c.Lines, c.UserPresence)} }
		k.of = func(all precedence.States) precedence.States { return precedence.States{Session: all.Session} }
		k.one = func(all precedence.States) presence.State { return all.Session }
		k.session = true
	}
	for _, option := range options {
		option(k)
	}
	k.policies = []precedence.Policy{k.policy}
	for _, sync := range [][]precedence.Point{nil, {precedence.D1}, {precedence.D3}} {
		for _, hand := range [][]precedence.Point{nil, {precedence.D2}, {precedence.D4}, {precedence.D5}} {
			guide := k.policy.Without(points...)
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
	if len(k.checks()) == 0 {
		return nil, fmt.Errorf("precedencetest: nothing is left to check without %s", names(k.without))
	}
	return k, nil
}

// A check is one thing that a function must do right. It returns nil if it does.
type check struct {
	group Group
	name  string
	run   func() *Failure
}

// checks returns the checks of all groups that are not left out.
func (k *kit) checks() []check {
	var all, disputed []check
	for _, row := range read().guide {
		in := row.Input()
		if want := k.by(k.policy, in); !k.session && want == k.by(precedence.Guide(), in) {
			want = k.of(precedence.States{CloudLink: want.CloudLink, MitelOne: row.MitelOne, Session: want.Session, Teams: row.Teams})
			all = append(all, check{Table, fmt.Sprintf("%02s", row.ID), func() *Failure {
				return k.judge(in, want, func() string { return fmt.Sprintf("Row %s of the guide's table.\n%s", row.ID, k.why(in)) })
			}})
		}
	}
	for _, c := range read().cases {
		in := c.Input
		follows := c.Policy == k.policy || c.Policy == precedence.Guide() && k.by(k.policy, in) == k.by(c.Policy, in)
		switch run := func() *Failure { return k.judge(in, k.of(c.Want), c.String) }; {
		case k.session || !follows:
		case k.disputed(in, answer{}) == 0:
			all = append(all, check{Cases, c.ID, run})
		default:
			disputed = append(disputed, check{Disputed, c.ID, func() *Failure {
				if k.told && !k.right(in, k.plain(in)) {
					return nil
				}
				return run()
			}})
		}
	}
	all = append(all, check{Inputs, "every", func() *Failure { return k.noneWrong("every") }}, check{Inputs, "readings", func() *Failure {
		k.told = true
		return k.noneWrong("readings")
	}})
	all = append(all, k.laws()...)
	for _, point := range points {
		all = append(all, check{Disputed, point.String(), func() *Failure {
			if !k.told {
				return k.noneWrong("any " + point.String())
			}
			return k.noneWrong(point.String())
		}})
	}
	return slices.DeleteFunc(append(all, disputed...), func(c check) bool { return slices.Contains(k.without, c.group) })
}

// A wrong is what inputs with a wrong answer have in common.
type wrong struct {
	n        int
	smallest precedence.Input
	disputed precedence.Point
}

// noneWrong returns a failure with the smallest of the inputs that allWrong has under a name.
func (k *kit) noneWrong(name string) *Failure {
	if k.wrong == nil {
		k.wrong = k.allWrong()
	}
	w := k.wrong[name]
	if w == nil {
		return nil
	}
	return k.judge(w.smallest, k.want(w.smallest), func() (why string) {
		if w.n > 1 {
			why = fmt.Sprintf("This is the smallest of %d such inputs.\n", w.n)
		}
		if why += k.why(w.smallest); w.disputed != 0 {
			why += fmt.Sprintf("\n%v is disputed: %s", w.disputed, w.disputed.Statement(presence.English))
		}
		return why
	})
}

// allWrong asks for all inputs, and returns those with wrong answers: under "every" those that
// are not disputed, under "readings" those with an answer that is no reading's, under "D1" those
// with the answer of that other reading, and under "any D1" the last two.
func (k *kit) allWrong() map[string]*wrong {
	size := func(in precedence.Input) int {
		return in.Lines.Len() + in.Clients.Len() + min(1, int(in.UserPresence)) + min(1, int(in.Configured))
	}
	all := map[string]*wrong{}
	for in := range precedence.Inputs() {
		if in != k.asked(in) {
			continue
		}
		got := k.plain(in)
		if got.same(answer{states: k.want(in)}) {
			continue
		}
		point := k.disputed(in, got)
		names := []string{"every"}
		switch {
		case point != 0 && k.right(in, got):
			names = []string{point.String(), "any " + point.String()}
		case point != 0:
			names = []string{"readings", "any " + point.String()}
		}
		for _, name := range names {
			w := cmp.Or(all[name], &wrong{smallest: in, disputed: point})
			if w.n++; size(in) < size(w.smallest) {
				w.smallest, w.disputed = in, point
			}
			all[name] = w
		}
	}
	return all
}

// disputed returns the point by whose other reading got is right; or else the first by which
// the right answer would be another; or 0 if in is not disputed.
func (k *kit) disputed(in precedence.Input, got answer) (disputed precedence.Point) {
	for i, want := range k.readings(in) {
		switch {
		case want == k.want(in):
		case got.same(answer{states: want}):
			return departs(k.policy, k.policies[i])
		case disputed == 0:
			disputed = departs(k.policy, k.policies[i])
		}
	}
	return disputed
}

// departs returns a point that b reads otherwise than a, if possible one that b reads otherwise
// than the guide.
func departs(a, b precedence.Policy) precedence.Point {
	for _, p := range [][2]precedence.Policy{{a, b}, {b, a}} {
		for _, point := range points {
			if p[1].Has(point) && !p[0].Has(point) {
				return point
			}
		}
	}
	return 0
}

// judge returns nil if the answer to in is right, and else the failure.
func (k *kit) judge(in precedence.Input, want precedence.States, why func() string) *Failure {
	got := k.plain(in)
	if got.same(answer{states: want}) {
		return nil
	}
	return k.fail(callOf(in), got, answer{states: want}, why())
}

// fail returns the failure of a call that was answered by got. It asks again, at once and after
// other calls; if the answer changes, the failure says how, and when.
func (k *kit) fail(c Call, got, want answer, why string) *Failure {
	c.short = k.session
	f := &Failure{Call: c, Got: k.text(got, want), Want: k.text(want, got), Why: cmp.Or(got.stack, why)}
	full := Call{slices.Collect(presence.All[presence.Line]()), presence.MiVO400Busy, slices.Collect(presence.All[presence.TeamsClient]()), presence.ConfiguredDoNotDisturb, k.session, false}
	for _, other := range []*Call{nil, {short: k.session}, &full} {
		when := "when asked again"
		if other != nil {
			k.ask(*other)
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
}

func (a answer) same(b answer) bool { return a.states == b.states && a.panicked == b.panicked }

// ask calls the function. If that ends the goroutine, so does ask.
func (k *kit) ask(c Call) (a answer) {
	defer func() {
		if p := recover(); p != nil {
			a = answer{panicked: fmt.Sprintf("panic(%v)", p), stack: strings.TrimSpace(string(debug.Stack()))}
		}
	}()
	return answer{states: k.of(k.resolve(c.own()))}
}

// plain returns the answer to in, each report given once. It asks only once.
func (k *kit) plain(in precedence.Input) answer {
	in = k.asked(in)
	a, ok := k.known[in]
	if !ok {
		a = k.ask(callOf(in))
		k.known[in] = a
	}
	return a
}

// asked returns what of in the function is asked.
func (k *kit) asked(in precedence.Input) precedence.Input {
	if k.session {
		return precedence.Input{Lines: in.Lines, UserPresence: in.UserPresence}
	}
	return in
}

// right reports whether a is the answer to in by any reading.
func (k *kit) right(in precedence.Input, a answer) bool {
	return a.panicked == "" && slices.Contains(k.readings(in), a.states)
}

// want returns the right answer to in.
func (k *kit) want(in precedence.Input) precedence.States { return k.readings(in)[0] }

// text returns a; of all states those that differ from other's, or all if none does.
func (k *kit) text(a, other answer) string {
	switch {
	case a.panicked != "":
		return a.panicked
	case k.one != nil:
		return k.one(a.states).String()
	}
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
		if s.state != s.other || a.states == other.states || other.panicked != "" {
			texts = append(texts, fmt.Sprintf("%s %v", s.key, s.state))
		}
	}
	return strings.Join(texts, " and ")
}
