package precedencetest_test

import (
	"fmt"
	"runtime"
	"strings"

	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

const twoAnswers = "The same call must always have the same answer"

// wrongMemories are wrong in what they keep between calls, or do not return properly.
var wrongMemories = []wrong{
	{
		"a memo by the first three reports of each list",
		memo(func(c call) string { return fmt.Sprint(firsts(c.lines, 3), c.user, firsts(c.clients, 3), c.configured) }),
		[]string{"inputs/every: "},
	},
	{
		"a memo by the first eight reports of each list",
		memo(func(c call) string { return fmt.Sprint(firsts(c.lines, 8), c.user, firsts(c.clients, 8), c.configured) }),
		[]string{"laws/many: ", "×"},
	},
	{
		"a memo by the last six reports of each list",
		memo(func(c call) string { return fmt.Sprint(lasts(c.lines, 6), c.user, lasts(c.clients, 6), c.configured) }),
		[]string{"laws/many: "},
	},
	{
		"a memo by the first five hundred reports, and how many there are",
		memo(func(c call) string {
			return fmt.Sprint(firsts(c.lines, 500), len(c.lines), c.user, firsts(c.clients, 500), len(c.clients), c.configured)
		}),
		[]string{"laws/many: "},
	},
	{
		"a memo by how many reports there are",
		memo(func(c call) string { return fmt.Sprint(len(c.lines), c.user, len(c.clients), c.configured) }),
		[]string{"table/"},
	},
	{
		"a memo by the sums of the reports' numbers",
		memo(func(c call) string {
			sum := 0
			for _, client := range c.clients {
				sum += int(client)
			}
			return fmt.Sprint(c.lines, c.user, sum, c.configured)
		}),
		[]string{"inputs/every: "},
	},
	{
		"a memo that forgets the hand-set status",
		memo(func(c call) string { return fmt.Sprint(c.lines, c.user, c.clients) }),
		[]string{"cases/"},
	},
	{
		"a memo by both lists run together",
		memo(func(c call) string {
			var key strings.Builder
			for _, line := range c.lines {
				key.WriteString(fmt.Sprint(uint8(line)))
			}
			for _, client := range c.clients {
				key.WriteString(fmt.Sprint(uint8(client)))
			}
			return fmt.Sprint(key.String(), c.user, c.configured)
		}),
		[]string{"inputs/every: "},
	},
	{
		"the last user presence counts while there is none",
		remembering(func(last, c call) call {
			if c.user == presence.MiVO400Unknown {
				c.user = last.user
			}
			return c
		}),
		[]string{twoAnswers, "and asked again"},
	},
	{
		"the last hand-set status counts while there is none",
		remembering(func(last, c call) call {
			if c.configured == presence.ConfiguredNone {
				c.configured = last.configured
			}
			return c
		}),
		[]string{twoAnswers},
	},
	{
		"clients are remembered for one call",
		remembering(func(last, c call) call {
			c.clients = append(c.clients, last.given...)
			return c
		}),
		[]string{twoAnswers},
	},
	{
		"what was asked just before is answered by Offline",
		func() precedencetest.Resolver {
			before := ""
			return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
				now := fmt.Sprint(lines, user, clients, configured)
				if now == before {
					return presence.TeamsOffline
				}
				before = now
				return library(lines, user, clients, configured)
			}
		},
		[]string{"laws/again: ", "and asked again Offline", twoAnswers},
	},
	{
		"the first answer is Offline",
		calls(func(n int) bool { return n == 1 }),
		[]string{"table/10: ", "= Offline, and asked again DoNotDisturb, want DoNotDisturb", twoAnswers},
	},
	{
		"every hundredth answer is Offline",
		calls(func(n int) bool { return n%100 == 0 }),
		[]string{" = Offline, and asked again ", twoAnswers},
	},
	{
		"one answer in a thousand is Offline",
		calls(func(n int) bool { return n%1009 == 0 }),
		[]string{twoAnswers},
	},
	{
		"after thirty thousand answers all are Offline",
		calls(func(n int) bool { return n > 30000 }),
		[]string{"laws/"},
	},
	{
		"a buffer keeps reports of longer lists",
		func() precedencetest.Resolver {
			var buffer [5]presence.TeamsClient
			return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
				if len(clients) > len(buffer) {
					return library(lines, user, clients, configured)
				}
				copy(buffer[:], clients)
				return library(lines, user, buffer[:], configured)
			}
		},
		[]string{"cases/"},
	},
	{
		"panic without a word",
		func() precedencetest.Resolver {
			return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
				if len(lines) == 2 && user == presence.MiVO400Absent {
					panic("")
				}
				return library(lines, user, clients, configured)
			}
		},
		[]string{`= panic(""), want `, "precedencetest_test.", "wrong_memories_test.go:"},
	},
	{
		"always a panic without a word",
		func() precedencetest.Resolver {
			return func([]presence.Line, presence.MiVO400, []presence.TeamsClient, presence.Configured) presence.Teams {
				panic("")
			}
		},
		[]string{`table/01: `, `= panic(""), want Offline`},
	},
	{
		"a state that is none, beside one line, two clients and one status",
		func() precedencetest.Resolver {
			return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
				if len(lines) == 1 && len(clients) == 2 && configured == presence.ConfiguredBusy {
					return 6
				}
				return library(lines, user, clients, configured)
			}
		},
		[]string{"inputs/every: ", " = Teams(6), want Busy:\n\tTeams(6) is not a state (want "},
	},
	{
		"the goroutine ends",
		func() precedencetest.Resolver {
			return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
				if user == presence.MiVO400Meeting {
					runtime.Goexit()
				}
				return library(lines, user, clients, configured)
			}
		},
		[]string{"cases/", "user Meeting", "= no answer, as the call ended its goroutine, want "},
	},
	{
		"the goroutine ends, on an input that no case has",
		func() precedencetest.Resolver {
			return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
				if len(clients) == 4 && configured == presence.ConfiguredBusy {
					runtime.Goexit()
				}
				return library(lines, user, clients, configured)
			}
		},
		[]string{"inputs/every: ", "= no answer, as the call ended its goroutine, want Busy"},
	},
}

// A call is what a resolver is asked.
type call struct {
	lines      []presence.Line
	user       presence.MiVO400
	clients    []presence.TeamsClient
	configured presence.Configured
	given      []presence.TeamsClient // clients, as they were given
}

func (c call) answer() presence.Teams {
	return library(c.lines, c.user, c.clients, c.configured)
}

// memo returns resolvers that keep each answer by a key.
func memo(key func(call) string) func() precedencetest.Resolver {
	return func() precedencetest.Resolver {
		kept := map[string]presence.Teams{}
		return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
			c := call{lines, user, clients, configured, nil}
			k := key(c)
			if _, ok := kept[k]; !ok {
				kept[k] = c.answer()
			}
			return kept[k]
		}
	}
}

// remembering returns resolvers whose answer depends on the call before.
func remembering(change func(last, c call) call) func() precedencetest.Resolver {
	return func() precedencetest.Resolver {
		var last call
		return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
			c := change(last, call{lines, user, clients, configured, nil})
			last = c
			last.given = clients
			return c.answer()
		}
	}
}

// calls returns resolvers that answer Offline to the calls with certain numbers, from 1.
func calls(wrong func(n int) bool) func() precedencetest.Resolver {
	return func() precedencetest.Resolver {
		n := 0
		return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
			if n++; wrong(n) {
				return presence.TeamsOffline
			}
			return library(lines, user, clients, configured)
		}
	}
}

func firsts[S any](list []S, n int) []S { return list[:min(n, len(list))] }

func lasts[S any](list []S, n int) []S { return list[max(0, len(list)-n):] }
