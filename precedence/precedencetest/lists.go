package precedencetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A Call is what a function is asked. One that returns a session is asked the first two.
type Call struct {
	Lines        []presence.Line        `json:"lines"`
	UserPresence presence.MiVO400       `json:"userPresence"`
	Clients      []presence.TeamsClient `json:"clients"`
	Configured   presence.Configured    `json:"configured"`

	short bool // String shows the first two
	roomy bool // the lists have capacity to spare, with other states in it
}

// callOf returns the call that has each report of in once, by ascending number.
func (k *kit) callOf(in precedence.Input) Call {
	return Call{
		Lines: slices.Collect(in.Lines.All()), UserPresence: in.UserPresence, Clients: slices.Collect(in.Clients.All()), Configured: in.Configured,
		short: k.only == "session",
	}
}

// String returns c as in "resolve(lines [Busy], userPresence Absent, clients nil, configured
// None)". A report that is repeated more than three times in a row is as in Busy×12.
func (c Call) String() string {
	text := fmt.Sprintf("resolve(lines %s, userPresence %v", listed(c.Lines), c.UserPresence)
	if !c.short {
		text += fmt.Sprintf(", clients %s, configured %v", listed(c.Clients), c.Configured)
	}
	return text + ")"
}

func listed[S presence.Vocabulary](list []S) string {
	if list == nil {
		return "nil"
	}
	var texts []string
	for n := 0; len(list) > 0; list = list[n:] {
		for n = 1; n < len(list) && list[n] == list[0]; {
			n++
		}
		if n > 3 {
			texts = append(texts, fmt.Sprintf("%v×%d", list[0], n))
		} else {
			texts = append(texts, slices.Repeat([]string{list[0].String()}, n)...)
		}
	}
	return "[" + strings.Join(texts, " ") + "]"
}

// own returns c with lists that a function can do with as it likes.
func (c Call) own() Call {
	c.Lines, c.Clients = own(c.Lines, c.roomy), own(c.Clients, c.roomy)
	return c
}

func own[S presence.Vocabulary](list []S, roomy bool) []S {
	if list == nil {
		return nil
	}
	room := append(make([]S, 0, len(list)), list...)
	if roomy {
		room = slices.AppendSeq(room, presence.All[S]())
	}
	return room[:len(list)]
}

// lengths are those of long lists: many short ones, and those at which counters overflow and
// buffers end.
var lengths = []int{
	4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 31, 32, 33, 63, 64, 65, 101,
	127, 128, 129, 255, 256, 257, 511, 512, 513, 1001, 1023, 1024, 1025, 2047, 2048,
}

// A law says of calls that each must have the answer of the same reports given once. Laws
// compare a function's own answers, so that they hold by any reading, and do not tell again
// what other checks tell.
type law struct {
	name, says string
	calls      []Call // the shortest first
}

// laws makes the calls, once for all functions.
var laws = sync.OnceValue(func() []law {
	rng := rand.New(new(rand.PCG))
	var twice, many []Call
	for _, c := range calls(func(n int, _ precedence.Input) bool { return n%193 == 0 }, nil) {
		twice = append(twice, c, c)
	}
	one := calls(func(n int, in precedence.Input) bool { // one list, of one or two states, that nothing hides
		return empty(n, in) && in.UserPresence <= presence.MiVO400Available && in.Lines.Len()+in.Clients.Len() <= 2
	}, nil)
	both := calls(func(n int, _ precedence.Input) bool { return n%601 == 0 }, nil)
	for _, length := range lengths {
		rng.Shuffle(len(both), func(i, j int) { both[i], both[j] = both[j], both[i] })
		for _, c := range slices.Concat(one, one, both[:8]) {
			c.stretch(rng, length, length)
			many = append(many, c)
		}
	}
	all := []law{
		{"again", "The same call must always have the same answer", twice},
		{"empty", "A list without reports must count as none, whether it is nil or empty", calls(empty, (*Call).notNil)},
		{"order", "The order of reports must not matter (C1, T2)", calls(
			func(n int, in precedence.Input) bool { return unset(in) || n%43 == 0 },
			func(c *Call) { c.stretch(rng, len(c.Lines), len(c.Clients)) },
		)},
		{"repetition", "A report that is repeated must not matter (C1, T2)", calls(
			func(n int, in precedence.Input) bool { return unset(in) && n%5 == 0 },
			func(c *Call) { c.stretch(rng, len(c.Lines)+rng.IntN(3), len(c.Clients)+1+rng.IntN(2)) },
		)},
		{"many", "However many reports there are, only the strongest must count (C1, T2)", many},
		{"capacity", "What a list's array holds beyond its length must not matter", calls(empty, func(c *Call) { c.notNil(); c.roomy = true })},
	}
	for _, l := range all {
		slices.SortStableFunc(l.calls, func(a, b Call) int { return len(a.Lines) + len(a.Clients) - len(b.Lines) - len(b.Clients) })
	}
	return all
})

// calls returns a call for each input to keep, changed if there is a change.
func calls(keep func(n int, in precedence.Input) bool, change func(*Call)) (all []Call) {
	n := 0
	for in := range precedence.Inputs() {
		if n++; keep(n, in) {
			c := new(kit).callOf(in)
			if change != nil {
				change(&c)
			}
			all = append(all, c)
		}
	}
	return all
}

// unset reports whether no status is set by hand, which would hide the rest.
func unset(in precedence.Input) bool { return in.Configured == presence.ConfiguredNone }

func empty(_ int, in precedence.Input) bool {
	return unset(in) && (in.Lines.Len() == 0 || in.Clients.Len() == 0)
}

// keeps returns a failure with the first call of a law that has another answer.
func (k *kit) keeps(l law) *Failure {
	for _, c := range l.calls {
		in := k.asked(precedence.Input{Lines: presence.SetOf(c.Lines...), UserPresence: c.UserPresence, Clients: presence.SetOf(c.Clients...), Configured: c.Configured})
		once := k.callOf(in)
		if once.short {
			c.Clients, c.Configured, c.short = once.Clients, once.Configured, true
		}
		plain, got, want := k.plain(in), k.ask(c), answer{states: k.want(in)}
		if got.same(plain) {
			continue
		}
		if again := k.ask(once); !again.same(plain) {
			return k.changed(&Failure{Call: once, Want: k.text(want, want), Why: k.why(in)}, plain, again, "later")
		}
		if k.reads(in, plain) {
			want = plain
		} else if k.reads(in, got) { // the other call is the wrong one
			c, once, got, plain = once, c, plain, got
		}
		return k.fail(c, got, want, fmt.Sprintf("%s, but %v = %s.\n%s", l.says, once, k.text(plain, got), k.why(in)))
	}
	return nil
}

func (c *Call) notNil() {
	c.Lines, c.Clients = append([]presence.Line{}, c.Lines...), append([]presence.TeamsClient{}, c.Clients...)
}

// stretch sets the lengths of lists that have reports.
func (c *Call) stretch(rng *rand.Rand, lines, clients int) {
	c.Lines, c.Clients = stretched(rng, c.Lines, lines), stretched(rng, c.Clients, clients)
}

// stretched returns n reports: one of list often, and the others at the beginning, at the end,
// or anywhere.
func stretched[S presence.Vocabulary](rng *rand.Rand, list []S, n int) []S {
	if len(list) == 0 {
		return list
	}
	shuffle := func(list []S) { rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] }) }
	shuffle(list)
	often := slices.Repeat(list[:1], n-len(list)+1)
	switch rng.IntN(3) {
	case 0:
		return slices.Concat(list[1:], often)
	case 1:
		return slices.Concat(often, list[1:])
	default:
		list = slices.Concat(often, list[1:])
		shuffle(list)
		return list
	}
}
