package precedencetest_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	. "github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

const twice = "The same call must always have the same answer"

// TestWrong has what people get wrong, and what the kit must say about it: a check that fails,
// and parts of what it tells.
func TestWrong(t *testing.T) {
	tests := []struct {
		id    string
		wrong resolver
		says  []string
	}{
		// Rules.
		{"Available is synced", changed(func(s *service) { s.synced = append(s.synced, presence.CloudLinkAvailable) }), []string{
			"table/01: resolve(lines [Available], userPresence Available, clients [Offline], configured None) = Available, want Offline:\n\tRow 1 of the guide's table.\n\tCloudLink is Available, its session Offline (S3)", "table/02: ", "\n\tS3: ",
		}},
		{"DoNotDisturb is synced", changed(func(s *service) { s.synced = append(s.synced, presence.CloudLinkDoNotDisturb) }), []string{"disputed/D3: ", "= DoNotDisturb, want Offline"}},
		{"Away is not synced", changed(func(s *service) { s.synced = s.synced[1:] }), []string{"cases/away-in-mitel-one-signed-out: ", "inputs/every: ", "= Offline, want Away", "(S2)"}},
		{"Busy is not synced", changed(func(s *service) { s.synced = s.synced[:1] }), []string{"table/06: ", "= Offline, want Busy", "(S1)"}},
		{"a call is not synced while DoNotDisturb", changed(func(s *service) { s.callSynced = false }), []string{"disputed/D1: ", "= Offline, want Busy", "(S7)"}},
		{"a busy user presence is synced while DoNotDisturb", otherwise(func(c Call) bool {
			return c.UserPresence == presence.MiVO400Busy && slices.Contains(c.Lines, presence.LineDoNotDisturb) && c.Clients == nil && c.Configured == 0
		}, presence.TeamsBusy), []string{"inputs/every: ", "= Busy, want Offline"}},
		{"a call is synced only with a user presence", lists(instead(with(presence.LineDoNotDisturb), presence.LineDoNotDisturb), nil), []string{"disputed/D1: ", "resolve(lines [Busy DoNotDisturb], userPresence Unknown, clients nil, configured None) = Offline, want Busy"}},
		{"CloudLink by Teams' order", changed(func(s *service) { s.cloudLinkOrder = moved(s.cloudLinkOrder, presence.CloudLinkAway, 3) }), []string{"cases/call-started-while-absent-active-client: ", "= Busy, want Available"}},
		{"Teams by CloudLink's order", changed(func(s *service) { s.teamsOrder = moved(s.teamsOrder, presence.TeamsAway, 0) }), []string{"table/07: ", "= Away, want Busy"}},
		{"Away above Available in Teams", changed(func(s *service) { s.teamsOrder = moved(s.teamsOrder, presence.TeamsAway, 2) }), []string{
			"cases/call-started-while-absent-active-client: resolve(lines [Busy], userPresence Absent, clients [Active], configured None) = Away, want Available:\n\tAway outranks Busy in CloudLink and loses to Available in Teams: the call is not seen. (rules [P1 P2 P3 C1 C2 S2 T2 T4])",
		}},
		{"Offline above Away in Teams", changed(func(s *service) { s.teamsOrder = moved(s.teamsOrder, presence.TeamsAway, 4) }), []string{"cases/away-in-mitel-one-signed-out: ", "= Offline, want Away"}},
		{"Busy above DoNotDisturb in Teams", changed(func(s *service) { s.teamsOrder = moved(s.teamsOrder, presence.TeamsBusy, 0) }), []string{"table/10: ", "= Busy, want DoNotDisturb"}},
		{"Busy above DoNotDisturb in CloudLink", changed(func(s *service) { s.cloudLinkOrder = moved(s.cloudLinkOrder, presence.CloudLinkBusy, 1) }), []string{"inputs/every: ", "userPresence Meeting", "= Busy, want Offline"}},
		{"NotAvailable counts as Away", changed(func(s *service) { s.user[presence.MiVO400NotAvailable] = presence.CloudLinkAway }), []string{"inputs/every: ", "userPresence NotAvailable", "= Away, want Offline"}},
		{"NotAvailable counts as Busy", changed(func(s *service) { s.user[presence.MiVO400NotAvailable] = presence.CloudLinkBusy }), []string{"inputs/every: ", "= Busy, want Offline"}},
		{"Meeting counts as Available", changed(func(s *service) { s.user[presence.MiVO400Meeting] = presence.CloudLinkAvailable }), []string{"cases/user-in-meeting-active-client: ", "= Available, want Busy"}},
		{"Meeting counts as DoNotDisturb", changed(func(s *service) { s.user[presence.MiVO400Meeting] = presence.CloudLinkDoNotDisturb }), []string{"cases/user-in-meeting-active-client: ", "= Available, want Busy"}},
		{"a phone in do-not-disturb counts as Busy", changed(func(s *service) { s.line[presence.LineDoNotDisturb] = presence.CloudLinkBusy }), []string{"inputs/every: ", "lines [DoNotDisturb]", "= Busy, want Offline"}},
		{"an inactive client counts as none", changed(func(s *service) { s.client[presence.TeamsClientInactive] = presence.TeamsOffline }), []string{"table/02: ", "= Offline, want Away"}},
		{"presenting counts as a call", changed(func(s *service) { s.client[presence.TeamsClientPresenting] = presence.TeamsBusy }), []string{"table/05: ", "= Busy, want DoNotDisturb"}},
		{"AppearOffline counts as Away", changed(func(s *service) { s.byHand[presence.ConfiguredAppearOffline] = presence.TeamsAway }), []string{"cases/hand-set-appear-offline-hides-presenting: ", "= Away, want Offline", "inputs/every: ", "\n\tT1: "}},
		{"AppearOffline counts as not set", changed(func(s *service) {
			s.shows = func(configured presence.Configured, _ presence.Teams) bool { return s.byHand[configured] != 0 }
		}), []string{"cases/hand-set-appear-offline-hides-presenting: ", "= DoNotDisturb, want Offline"}},
		{"BeRightBack counts as Away", changed(func(s *service) { s.byHand[presence.ConfiguredBeRightBack] = presence.TeamsAway }), []string{"inputs/every: ", "= Away, want BeRightBack"}},
		{"a status set by hand does not show", changed(func(s *service) { s.shows = func(presence.Configured, presence.Teams) bool { return false } }), []string{"cases/hand-set-busy-hides-away: ", "= Away, want Busy"}},
		{"a status set by hand shows only if it is stronger", changed(func(s *service) {
			s.shows = func(configured presence.Configured, seen presence.Teams) bool {
				return configured != 0 && slices.Index(s.teamsOrder, s.byHand[configured]) <= slices.Index(s.teamsOrder, seen)
			}
		}), []string{"cases/hand-set-available-hides-presenting-no-call: ", "= DoNotDisturb, want Available"}},
		{"a status set by hand needs a session", changed(func(s *service) {
			s.shows = func(configured presence.Configured, seen presence.Teams) bool { return configured != 0 && seen != 0 }
		}), []string{"disputed/D2: ", "configured Available) = Offline, want Available"}},
		{"a state outside the vocabulary", otherwise(func(c Call) bool {
			return len(c.Lines) == 1 && len(c.Clients) == 2 && c.Configured == presence.ConfiguredBusy
		}, 6), []string{"inputs/every: ", " = Teams(6), want Busy:\n"}},
		{"one of all inputs", otherwise(func(c Call) bool {
			return slices.Equal(sorted(c.Lines), []presence.Line{0, 2, 3}) && c.UserPresence == presence.MiVO400Meeting && len(sorted(c.Clients)) == 5 && c.Configured == presence.ConfiguredAppearAway
		}, presence.TeamsBusy), []string{"inputs/every: resolve(lines [Unknown Available Busy], userPresence Meeting, clients [Offline Inactive Active InCall Presenting], configured AppearAway) = Busy, want Away:\n\tCloudLink is Busy"}},
		{"clients in a call and active count as presenting", lists(nil, instead(with(presence.TeamsClientInCall, presence.TeamsClientActive), presence.TeamsClientPresenting)), []string{"inputs/every: ", "clients [Active InCall]", "= DoNotDisturb, want Busy"}},
		{"any Unknown hides the other lines", lists(instead(with(presence.LineUnknown)), nil), []string{"inputs/every: resolve(lines [Unknown Busy], "}},
		{"Busy is looked for in all text", otherwise(func(c Call) bool {
			return strings.Contains(fmt.Sprint(c), "Busy") && c.Configured == 0 && c.Clients == nil
		}, presence.TeamsBusy), []string{"inputs/every: "}},

		// Lists.
		{"any Offline client signs out", lists(nil, instead(with(presence.TeamsClientOffline))), []string{"inputs/every: ", "clients [Offline Inactive]"}},
		{"the last report wins", lists(lasts[presence.Line](1), lasts[presence.TeamsClient](1)), []string{"laws/order: ", "\n\tThe order of reports must not matter (C1, T2), but resolve("}},
		{"the first report wins", lists(firsts[presence.Line](1), firsts[presence.TeamsClient](1)), []string{"inputs/every: ", "laws/order: "}},
		{"the highest number wins", lists(nil, func(clients []presence.TeamsClient) []presence.TeamsClient {
			slices.Sort(clients)
			return lasts[presence.TeamsClient](2)(clients)[:min(1, len(clients))]
		}), []string{"inputs/every: "}},
		{"a busy line is looked for in sorted lists", lists(func(lines []presence.Line) []presence.Line {
			if _, busy := slices.BinarySearch(lines, presence.LineBusy); busy {
				return []presence.Line{presence.LineBusy}
			}
			return nil
		}, nil), []string{"laws/order: "}},
		{"two lines in one order", lists(instead(func(lines []presence.Line) bool {
			return slices.Equal(lines, []presence.Line{presence.LineBusy, presence.LineAvailable})
		}), nil), []string{"laws/order: resolve(lines [Busy Available], "}},
		{"three clients in one order", otherwise(func(c Call) bool {
			return slices.Equal(c.Clients, []presence.TeamsClient{presence.TeamsClientInCall, presence.TeamsClientInactive, presence.TeamsClientActive})
		}, presence.TeamsOffline), []string{"laws/order: "}},
		{"reports that come twice cancel out", lists(nil, dropped(func(n map[presence.TeamsClient]int, client presence.TeamsClient) bool { return n[client]%2 == 0 })), []string{"laws/repetition: ", "\n\tA report that is repeated must not matter (C1, T2), but resolve("}},
		{"most reports win", lists(dropped(func(n map[presence.Line]int, line presence.Line) bool {
			return n[line] < slices.Max(slices.Collect(maps.Values(n)))
		}), nil), []string{"laws/repetition: "}},
		{"only the first sixteen clients", lists(nil, firsts[presence.TeamsClient](16)), []string{"laws/many: ", "\n\tHowever many reports there are, only the strongest must count (C1, T2), but resolve("}},
		{"only the last twelve lines", lists(lasts[presence.Line](12), nil), []string{"laws/many: "}},
		{"only the first thousand lines", lists(firsts[presence.Line](1000), nil), []string{"laws/many: ", "×1000 Busy]"}},
		{"not the clients between the first and last two hundred", lists(nil, func(clients []presence.TeamsClient) []presence.TeamsClient {
			if n := len(clients); n > 400 {
				return slices.Concat(clients[:200], clients[n-200:])
			}
			return clients
		}), []string{"laws/many: "}},
		{"not the last of an even number of lines", lists(func(lines []presence.Line) []presence.Line {
			return lines[:len(lines)-max(0, len(lines)-5)%2]
		}, nil), []string{"laws/many: "}},
		{"busy lines are counted in a byte", lists(dropped(func(n map[presence.Line]int, line presence.Line) bool {
			return line == presence.LineBusy && uint8(n[line]) == 0
		}), nil), []string{"laws/many: ", "lines [Busy×256]"}},
		{"clients are numbered by a signed byte", lists(nil, firsts[presence.TeamsClient](math.MaxInt8)), []string{"laws/many: "}},
		{"a ring of sixteen clients", lists(nil, func(clients []presence.TeamsClient) []presence.TeamsClient {
			var ring [16]presence.TeamsClient
			for i, client := range clients {
				ring[i%16] = client
			}
			return ring[:]
		}), []string{"laws/many: "}},
		{"ten inactive clients outweigh an active one", lists(nil, dropped(func(n map[presence.TeamsClient]int, client presence.TeamsClient) bool {
			return client == presence.TeamsClientActive && n[presence.TeamsClientInactive] > 10*n[client]
		})), []string{"laws/many: "}},
		{"a status set by hand is lost beside many reports", changed(func(s *service) {
			n := 0
			s.clients = func(clients []presence.TeamsClient) []presence.TeamsClient { n = len(clients); return clients }
			s.shows = func(configured presence.Configured, _ presence.Teams) bool { return configured != 0 && n <= 5 }
		}), []string{"laws/many: "}},
		{"an empty list of lines is a busy line", lists(instead(func(lines []presence.Line) bool { return lines != nil && len(lines) == 0 }, presence.LineBusy), nil), []string{"laws/empty: resolve(lines [], "}},
		{"panics on nil", lists(nil, func(clients []presence.TeamsClient) []presence.TeamsClient { _ = clients[0]; return clients }), []string{
			"inputs/every: ", "clients nil", "= panic(runtime error: index out of range [0] with length 0), want Offline:\n\tgoroutine ", "wrong_test.go:",
		}},
		{"panics on many lines", lists(func(lines []presence.Line) []presence.Line {
			if len(lines) > 900 {
				panic("too many lines")
			}
			return lines
		}, nil), []string{"laws/many: ", " = panic(too many lines), want "}},
		{"reads up to the capacity", lists(nil, func(clients []presence.TeamsClient) []presence.TeamsClient { return clients[:cap(clients)] }), []string{"laws/capacity: "}},
		{"reads a list that it overwrites", lists(nil, func(clients []presence.TeamsClient) []presence.TeamsClient {
			return append(append(clients[:0], presence.TeamsClientOffline), clients...)
		}), []string{"table/02: "}},
		{"Appear away by hand: with an unregistered phone alone, or Absent and in a Teams call", otherwise(func(c Call) bool {
			alone := slices.Contains(c.Lines, presence.LineOffline) && c.UserPresence == presence.MiVO400Unknown && len(c.Clients) == 0
			called := c.UserPresence == presence.MiVO400Absent && slices.Contains(c.Clients, presence.TeamsClientInCall)
			return c.Configured == presence.ConfiguredAppearAway && (alone || called)
		}, presence.TeamsDoNotDisturb), []string{"inputs/every: resolve(lines [Offline], userPresence Unknown, clients nil, configured AppearAway) = DoNotDisturb, want Away:\n\tThis is the smallest of "}},

		// What is kept between calls.
		{"a memo by the first three reports", memo(func(c Call) string {
			return fmt.Sprint(firsts[presence.Line](3)(c.Lines), c.UserPresence, c.Clients, c.Configured)
		}), []string{"inputs/every: "}},
		{"a memo by the first eight reports", memo(func(c Call) string {
			return fmt.Sprint(firsts[presence.Line](8)(c.Lines), c.UserPresence, firsts[presence.TeamsClient](8)(c.Clients), c.Configured)
		}), []string{"laws/many: ", "×"}},
		{"a memo by how many reports there are", memo(func(c Call) string { return fmt.Sprint(len(c.Lines), c.UserPresence, len(c.Clients), c.Configured) }), []string{"table/"}},
		{"a memo without the status set by hand", memo(func(c Call) string { return fmt.Sprint(c.Lines, c.UserPresence, c.Clients) }), []string{"cases/"}},
		{"the last user presence, while there is none", remembering(func(last, c Call) Call {
			if c.UserPresence == 0 {
				c.UserPresence = last.UserPresence
			}
			return c
		}), []string{twice}},
		{"the last status set by hand, while there is none", remembering(func(last, c Call) Call {
			if c.Configured == 0 {
				c.Configured = last.Configured
			}
			return c
		}), []string{twice, ", but "}},
		{"clients that were once active", remembering(func(last, c Call) Call {
			if slices.Contains(last.Clients, presence.TeamsClientActive) {
				c.Clients = append(c.Clients, presence.TeamsClientActive)
			}
			return c
		}), []string{"cases/"}},
		{"presenting, until no client is reported", func() resolver {
			presenting := false
			return resolverOf(func(c Call) presence.Teams {
				presenting = len(c.Clients) > 0 && (presenting || slices.Contains(c.Clients, presence.TeamsClientPresenting))
				if presenting {
					c.Clients = append(c.Clients, presence.TeamsClientPresenting)
				}
				return right(c)
			})
		}(), []string{" = DoNotDisturb, but ", " after resolve(lines nil, ", twice}},
		{"the second of two equal calls", func() resolver {
			before := ""
			return resolverOf(func(c Call) presence.Teams {
				now := c.String()
				if now == before {
					return presence.TeamsOffline
				}
				before = now
				return right(c)
			})
		}(), []string{"laws/again: ", ", but Offline later, want ", twice}},
		{"the first answer", numbered(func(n int) bool { return n == 1 }), []string{"table/01: ", " = Busy, but Offline when asked again, want Offline:\n\t" + twice}},
		{"one answer in a thousand", numbered(func(n int) bool { return n%1009 == 0 }), []string{"inputs/every: ", " when asked again, want ", twice}},
		{"all answers after fifty thousand", numbered(func(n int) bool { return n > 50000 }), []string{"laws/", " later, want ", twice}},
	}
	assert.GreaterOrEqual(t, len(tests), 60, "plausible mistakes")
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			t.Parallel()
			err := Check(tt.wrong)
			require.Error(t, err, "Check")
			for _, part := range tt.says {
				assert.ErrorContains(t, err, part, "Check")
			}
			for _, f := range failures(t, err) {
				assert.NotEqual(t, f.Got, f.Want, "got and want of %v", f)
			}
		})
	}
}

var rightService = newService()

func right(c Call) presence.Teams {
	return rightService.teams(c.Lines, c.UserPresence, c.Clients, c.Configured)
}

func resolverOf(f func(Call) presence.Teams) resolver {
	return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
		return f(Call{Lines: lines, UserPresence: user, Clients: clients, Configured: configured})
	}
}

// changed returns a service with one thing changed.
func changed(change func(*service)) resolver {
	s := newService()
	change(s)
	return s.teams
}

// lists returns a service that reads other lists than it is given.
func lists(lines func([]presence.Line) []presence.Line, clients func([]presence.TeamsClient) []presence.TeamsClient) resolver {
	s := newService()
	if lines != nil {
		s.lines = lines
	}
	if clients != nil {
		s.clients = clients
	}
	return s.teams
}

// otherwise returns a resolver that is right but for some calls.
func otherwise(wrong func(Call) bool, answer presence.Teams) resolver {
	return resolverOf(func(c Call) presence.Teams {
		if wrong(c) {
			return answer
		}
		return right(c)
	})
}

// memo returns a resolver that keeps each answer by a key.
func memo(key func(Call) string) resolver {
	kept := map[string]presence.Teams{}
	return resolverOf(func(c Call) presence.Teams {
		k := key(c)
		if _, ok := kept[k]; !ok {
			kept[k] = right(c)
		}
		return kept[k]
	})
}

// remembering returns a resolver whose answer depends on the call before.
func remembering(change func(last, c Call) Call) resolver {
	var last Call
	return resolverOf(func(c Call) presence.Teams {
		seen := right(change(last, c))
		last = c
		return seen
	})
}

// numbered returns a resolver that answers Busy where Offline is right, and else Offline, to
// the calls with some numbers, from 1.
func numbered(wrong func(n int) bool) resolver {
	n := 0
	return resolverOf(func(c Call) presence.Teams {
		seen := right(c)
		if n++; wrong(n) && seen == presence.TeamsOffline {
			return presence.TeamsBusy
		} else if wrong(n) {
			return presence.TeamsOffline
		}
		return seen
	})
}

func moved[S comparable](order []S, s S, to int) []S {
	order = slices.DeleteFunc(slices.Clone(order), func(o S) bool { return o == s })
	return slices.Insert(order, to, s)
}

// with returns a test for lists that have all of states.
func with[S comparable](states ...S) func([]S) bool {
	return func(list []S) bool {
		return !slices.ContainsFunc(states, func(s S) bool { return !slices.Contains(list, s) })
	}
}

// instead returns a filter that reads others in place of some lists.
func instead[S any](where func([]S) bool, others ...S) func([]S) []S {
	return func(list []S) []S {
		if where(list) {
			return others
		}
		return list
	}
}

// dropped returns a filter that drops some states; n has how many there are of each.
func dropped[S comparable](drop func(n map[S]int, s S) bool) func([]S) []S {
	return func(list []S) []S {
		n := map[S]int{}
		for _, s := range list {
			n[s]++
		}
		return slices.DeleteFunc(slices.Clone(list), func(s S) bool { return drop(n, s) })
	}
}

func firsts[S any](n int) func([]S) []S {
	return func(list []S) []S { return list[:min(n, len(list))] }
}

func lasts[S any](n int) func([]S) []S {
	return func(list []S) []S { return list[max(0, len(list)-n):] }
}
