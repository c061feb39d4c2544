package precedencetest

import (
	"math/rand/v2"
	"slices"
	"sync"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// emptyLists returns all inputs without lines or without clients, with empty lists for nil.
func emptyLists() (calls []Call) {
	noLines, noClients := []presence.Line{}, []presence.TeamsClient{}
	for in := range precedence.Inputs() {
		switch c := callOf(in); {
		case c.Lines == nil && c.Clients == nil:
			calls = append(
				calls,
				Call{Lines: noLines, User: c.User, Configured: c.Configured},
				Call{User: c.User, Clients: noClients, Configured: c.Configured},
				Call{Lines: noLines, User: c.User, Clients: noClients, Configured: c.Configured},
			)
		case c.Lines == nil:
			c.Lines = noLines
			calls = append(calls, c)
		case c.Clients == nil:
			c.Clients = noClients
			calls = append(calls, c)
		}
	}
	return calls
}

// shortLists returns short lists in every order: up to three lines, and every set of them,
// beside each user presence; as many clients beside each user presence or hand-set status; and
// up to two of both beside all of both.
func shortLists() (calls []Call) {
	for _, lines := range append(upTo[presence.Line](3), orders[presence.Line]()...) {
		for user := range presence.All[presence.MiVO400]() {
			calls = append(calls, Call{Lines: lines, User: user})
		}
	}
	for _, clients := range append(upTo[presence.TeamsClient](3), orders[presence.TeamsClient]()...) {
		for user := range presence.All[presence.MiVO400]() {
			calls = append(calls, Call{User: user, Clients: clients})
		}
		for configured := range presence.All[presence.Configured]() {
			calls = append(calls, Call{Clients: clients, Configured: configured})
		}
	}
	for _, lines := range upTo[presence.Line](2) {
		for _, clients := range upTo[presence.TeamsClient](2) {
			for user := range presence.All[presence.MiVO400]() {
				for configured := range presence.All[presence.Configured]() {
					calls = append(calls, Call{Lines: lines, User: user, Clients: clients, Configured: configured})
				}
			}
		}
	}
	return calls
}

// shortInOrder and shortRepeated are shortLists without and with repeated reports.
var (
	shortInOrder = sync.OnceValue(func() []Call {
		return slices.DeleteFunc(shortLists(), Call.repeats)
	})
	shortRepeated = sync.OnceValue(func() []Call {
		return slices.DeleteFunc(shortLists(), func(c Call) bool { return !c.repeats() })
	})
)

// lengths are those of long lists: many short ones, and those at which counters overflow and
// buffers end.
var lengths = []int{
	4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 31, 32, 33, 63, 64, 65, 99, 100, 101,
	127, 128, 129, 255, 256, 257, 511, 512, 513, 999, 1000,
}

// longLists returns long lists of one state, with and without another hidden among it, lists
// of every length up to a thousand with another at the end, and lists of a few states. They are
// the same in every run.
func (s Subject) longLists() (calls []Call) {
	rng := rand.New(new(rand.PCG))
	for _, n := range lengths {
		for lists := range hidings[presence.Line](n) {
			calls = append(calls, telling(s, rng, lists, func(c *Call, lines []presence.Line) { c.Lines = lines })...)
		}
		for lists := range hidings[presence.TeamsClient](n) {
			calls = append(calls, telling(s, rng, lists, func(c *Call, clients []presence.TeamsClient) { c.Clients = clients })...)
		}
	}
	const most = 999
	lines := append(slices.Repeat([]presence.Line{presence.LineAvailable}, most-1), presence.LineBusy)
	clients := append(slices.Repeat([]presence.TeamsClient{presence.TeamsClientInactive}, most-1), presence.TeamsClientActive)
	for n := 21; n <= most; n++ {
		calls = append(calls, Call{Lines: lines[most-n:]}, Call{Clients: clients[most-n:]})
	}
	for n := range 80 {
		for range 10 {
			c := randomCall(rng, n)
			c.Clients = randomList[presence.TeamsClient](rng, n)
			calls = append(calls, c)
		}
	}
	return calls
}

// telling returns calls with each of lists, beside reports with which the first list has
// another answer than the others. If there soon are none, it returns two calls.
func telling[S presence.Vocabulary](s Subject, rng *rand.Rand, lists [][]S, set func(*Call, []S)) (calls []Call) {
	first, other := onceEach(lists[0]), onceEach(lists[1])
	var c Call
	want := func(list []S) precedence.States {
		set(&c, list)
		return s.want(c.input())
	}
	tells := false
	for tries := 0; tries < 20 && !tells; tries++ {
		c = randomCall(rng, 2)
		tells = want(first) != want(other)
	}
	if !tells {
		lists = [][]S{lists[0], lists[1+rng.IntN(len(lists)-1)]}
	}
	for _, list := range lists {
		set(&c, list)
		calls = append(calls, c)
	}
	return calls
}

// randomCall returns a call with up to n lines and clients each.
func randomCall(rng *rand.Rand, n int) Call {
	return Call{
		Lines:      randomList[presence.Line](rng, rng.IntN(n+1)),
		User:       randomState[presence.MiVO400](rng),
		Clients:    randomList[presence.TeamsClient](rng, rng.IntN(n+1)),
		Configured: randomState[presence.Configured](rng),
	}
}

// roomyLists returns lists whose arrays hold other states beyond their lengths.
func roomyLists() (calls []Call) {
	for in := range precedence.Inputs() {
		alone := in.Clients.Len() == 0 || in.Lines.Len() == 0 && in.User == presence.MiVO400Unknown
		if alone && in.Configured == presence.ConfiguredNone {
			c := callOf(in)
			c.Lines, c.Clients = append([]presence.Line{}, c.Lines...), append([]presence.TeamsClient{}, c.Clients...)
			c.roomy = true
			calls = append(calls, c)
		}
	}
	return calls
}
