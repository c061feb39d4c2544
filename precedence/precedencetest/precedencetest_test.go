package precedencetest_test

import (
	"cmp"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

// A service is an implementation such as another project would write. The zero changes
// make it right; each test changes one thing.
type service struct {
	cloudLinkOrder []presence.CloudLink
	teamsOrder     []presence.Teams
	published      []presence.CloudLink
	user           func(presence.MiVO400) presence.CloudLink
	lines          func([]presence.Line) []presence.Line
	clients        func([]presence.TeamsClient) []presence.TeamsClient
	configured     func(strongest presence.Teams, status presence.Configured) presence.Teams
}

func rightService() service {
	return service{
		cloudLinkOrder: []presence.CloudLink{presence.CloudLinkAway, presence.CloudLinkDoNotDisturb, presence.CloudLinkBusy, presence.CloudLinkAvailable, presence.CloudLinkOffline, presence.CloudLinkUnknown},
		teamsOrder:     []presence.Teams{presence.TeamsDoNotDisturb, presence.TeamsBusy, presence.TeamsAvailable, presence.TeamsAway, presence.TeamsOffline},
		published:      []presence.CloudLink{presence.CloudLinkAway, presence.CloudLinkBusy},
		user:           mapping.MiVO400ToCloudLink,
		lines:          func(lines []presence.Line) []presence.Line { return lines },
		clients:        func(clients []presence.TeamsClient) []presence.TeamsClient { return clients },
		configured: func(strongest presence.Teams, status presence.Configured) presence.Teams {
			if status == presence.ConfiguredNone {
				return strongest
			}
			return mapping.ConfiguredToTeams(status)
		},
	}
}

func (s service) resolve(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
	states := []presence.CloudLink{s.user(user)}
	for _, line := range s.lines(lines) {
		states = append(states, mapping.LineToCloudLink(line))
	}
	state := first(s.cloudLinkOrder, states)
	var sessions []presence.Teams
	if slices.Contains(s.published, state) {
		sessions = append(sessions, mapping.CloudLinkToTeams(state))
	}
	for _, client := range s.clients(clients) {
		sessions = append(sessions, mapping.TeamsClientToTeams(client))
	}
	return s.configured(first(s.teamsOrder, sessions), configured)
}

// first returns the first of order that is in states, or else the zero state.
func first[S comparable](order, states []S) (none S) {
	for _, s := range order {
		if slices.Contains(states, s) {
			return s
		}
	}
	return none
}

func TestRight(t *testing.T) {
	assert.NoError(t, precedencetest.Check(rightService().resolve), "Check of a right implementation")
	precedencetest.Run(t, rightService().resolve)
}

// TestLibrary puts the library itself under the kit.
func TestLibrary(t *testing.T) {
	precedencetest.Run(t, func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
		return precedence.Resolve(precedence.Input{Lines: presence.SetOf(lines...), User: user, Clients: presence.SetOf(clients...), Configured: configured}).Teams
	})
}

var wrongs = []struct {
	id    string
	wrong func(*service)
	want  []string // parts of the failures
}{
	{
		"Available is published",
		func(s *service) { s.published = append(s.published, presence.CloudLinkAvailable) },
		[]string{
			"table/1: resolve(lines [Available], user Available, clients [Offline], configured None) = Available, want Offline:\n\trow 1 of the guide's table\n\tOthers see Offline.\n\tThere is no session in Teams",
			"CloudLink does not publish Available (S3).",
		},
	},
	{
		"DoNotDisturb is published",
		func(s *service) { s.published = append(s.published, presence.CloudLinkDoNotDisturb) },
		[]string{"disputed/inputs: ", "= DoNotDisturb, want Offline", "CloudLink does not publish Do not disturb (S4).", "Disputed (D3)"},
	},
	{
		"Away is not published",
		func(s *service) { s.published = []presence.CloudLink{presence.CloudLinkBusy} },
		[]string{"= Offline, want Away", "S2"},
	},
	{
		"Busy is not published",
		func(s *service) { s.published = []presence.CloudLink{presence.CloudLinkAway} },
		[]string{"table/6: ", "= Offline, want Busy", "CloudLink publishes Busy (S1)"},
	},
	{
		"Away above Available in Teams",
		func(s *service) {
			s.teamsOrder = []presence.Teams{presence.TeamsDoNotDisturb, presence.TeamsBusy, presence.TeamsAway, presence.TeamsAvailable, presence.TeamsOffline}
		},
		[]string{"cases/call-started-while-absent-active-client: resolve(lines [Busy], user Absent, clients [Active], configured None) = Away, want Available:\n\tAway outranks Busy in CloudLink and loses to Available in Teams: the call is not seen. (rules [P1 P2 P3 C1 C2 S2 T2 T4])"},
	},
	{
		"Offline above Away",
		func(s *service) {
			s.teamsOrder = []presence.Teams{presence.TeamsDoNotDisturb, presence.TeamsBusy, presence.TeamsAvailable, presence.TeamsOffline, presence.TeamsAway}
		},
		[]string{"cases/away-in-mitel-one-signed-out: ", "= Offline, want Away", "T3"},
	},
	{
		"a hand-set status loses to DoNotDisturb",
		func(s *service) {
			right := s.configured
			s.configured = func(strongest presence.Teams, status presence.Configured) presence.Teams {
				if strongest == presence.TeamsDoNotDisturb {
					return strongest
				}
				return right(strongest, status)
			}
		},
		[]string{"cases/hand-set-available-hides-presenting-no-call: ", "= DoNotDisturb, want Available", "T1"},
	},
	{
		"a hand-set status is ignored",
		func(s *service) {
			s.configured = func(strongest presence.Teams, _ presence.Configured) presence.Teams { return strongest }
		},
		[]string{"disputed/hand-set-available-hides-phone-call: ", "= Busy, want Available", "T1"},
	},
	{
		"AppearOffline is taken for no status",
		func(s *service) {
			s.configured = func(strongest presence.Teams, status presence.Configured) presence.Teams {
				if shown := mapping.ConfiguredToTeams(status); shown != presence.TeamsOffline {
					return shown
				}
				return strongest
			}
		},
		[]string{"cases/hand-set-appear-offline-hides-presenting: ", "= DoNotDisturb, want Offline", "T1"},
	},
	{
		"a hand-set status needs a session",
		func(s *service) {
			right := s.configured
			s.configured = func(strongest presence.Teams, status presence.Configured) presence.Teams {
				if strongest == presence.TeamsOffline {
					return strongest
				}
				return right(strongest, status)
			}
		},
		[]string{"disputed/hand-set-busy-nothing-reported: ", "= Offline, want Busy", "D2"},
	},
	{
		"the last report wins",
		func(s *service) {
			s.lines, s.clients = last[presence.Line], last[presence.TeamsClient]
		},
		[]string{"laws/order: ", "the order of reports must not matter (rules C1, T2)", "laws/parts: ", "the strongest session must count (rule T2)"},
	},
	{
		"the first report wins",
		func(s *service) {
			s.lines, s.clients = head[presence.Line], head[presence.TeamsClient]
		},
		[]string{"laws/order: ", "the order of reports must not matter (rules C1, T2)", "laws/parts: ", "the strongest session must count (rule T2)"},
	},
	{
		"only the first line counts",
		func(s *service) { s.lines = head[presence.Line] },
		[]string{"laws/order: ", "the order of reports must not matter (rules C1, T2)", "cases/three-lines-one-in-call: "},
	},
	{
		"the lowest number of all lines counts, in whatever order",
		func(s *service) {
			s.lines = func(lines []presence.Line) []presence.Line { return head(slices.Sorted(slices.Values(lines))) }
		},
		[]string{"cases/three-lines-one-in-call: ", "= Available, want Busy", "C1"},
	},
	{
		"Meeting is taken for DoNotDisturb",
		func(s *service) {
			s.user = func(user presence.MiVO400) presence.CloudLink {
				if user == presence.MiVO400Meeting {
					return presence.CloudLinkDoNotDisturb
				}
				return mapping.MiVO400ToCloudLink(user)
			}
		},
		[]string{"cases/user-in-meeting-active-client: ", "user Meeting", "= Available, want Busy", "P2"},
	},
	{
		"NotAvailable is taken for Offline",
		func(s *service) {
			s.user = func(user presence.MiVO400) presence.CloudLink {
				if user == presence.MiVO400NotAvailable {
					return presence.CloudLinkOffline
				}
				return mapping.MiVO400ToCloudLink(user)
			}
		},
		[]string{"disputed/call-while-not-available-active-client: ", "user NotAvailable", "= Busy, want Available", "P2"},
	},
	{
		"CloudLink by the Teams order",
		func(s *service) {
			s.cloudLinkOrder = []presence.CloudLink{presence.CloudLinkDoNotDisturb, presence.CloudLinkBusy, presence.CloudLinkAvailable, presence.CloudLinkAway}
		},
		[]string{"cases/call-started-while-absent-active-client: ", "= Busy, want Available", "C1"},
	},
	{
		"Teams by the CloudLink order",
		func(s *service) {
			s.teamsOrder = []presence.Teams{presence.TeamsAway, presence.TeamsDoNotDisturb, presence.TeamsBusy, presence.TeamsAvailable, presence.TeamsOffline}
		},
		[]string{"table/7: ", "= Away, want Busy", "in Teams, Busy outranks a client's Away (T2)"},
	},
	{
		"a panic on an empty list",
		func(s *service) {
			s.clients = func(clients []presence.TeamsClient) []presence.TeamsClient { _ = clients[0]; return clients }
		},
		[]string{"clients [], configured", `= panic("runtime error: index out of range [0] with length 0"), want Offline`},
	},
	{
		"a panic on more than eight clients",
		func(s *service) {
			s.clients = func(clients []presence.TeamsClient) []presence.TeamsClient {
				if len(clients) > 8 {
					panic("too many clients")
				}
				return clients
			}
		},
		[]string{"laws/repetition: resolve(lines [", "laws/parts: resolve(lines [", `= panic("too many clients")`},
	},
	{
		"the answer depends on the order of clients",
		func(s *service) {
			s.clients = func(clients []presence.TeamsClient) []presence.TeamsClient {
				if len(clients) > 1 && clients[0] == presence.TeamsClientInactive {
					return clients[:1]
				}
				return clients
			}
		},
		[]string{"laws/order: ", "the order of reports must not matter (rules C1, T2)"},
	},
	{
		"clients that are reported twice cancel out",
		func(s *service) {
			s.clients = func(clients []presence.TeamsClient) (odd []presence.TeamsClient) {
				for _, client := range clients {
					if i := slices.Index(odd, client); i >= 0 {
						odd = slices.Delete(odd, i, i+1)
					} else {
						odd = append(odd, client)
					}
				}
				return odd
			}
		},
		[]string{"laws/repetition: ", "a report that is repeated must not matter (rules C1, T2)"},
	},
	{
		"the line that is reported most often counts",
		func(s *service) {
			s.lines = func(lines []presence.Line) []presence.Line {
				count := func(line presence.Line) (n int) {
					for _, other := range lines {
						if other == line {
							n++
						}
					}
					return n
				}
				return head(slices.SortedStableFunc(slices.Values(lines), func(a, b presence.Line) int {
					return cmp.Or(count(b)-count(a), int(b)-int(a))
				}))
			}
		},
		[]string{"laws/repetition: ", ", but resolve(lines [", "a report that is repeated must not matter (rules C1, T2)"},
	},
	{
		"beside a user presence, only the first client counts",
		func(s *service) {
			user := presence.MiVO400Unknown
			s.user = func(u presence.MiVO400) presence.CloudLink {
				user = u
				return mapping.MiVO400ToCloudLink(u)
			}
			s.clients = func(clients []presence.TeamsClient) []presence.TeamsClient {
				if user == presence.MiVO400Unknown {
					return clients
				}
				return head(clients)
			}
		},
		[]string{"laws/order: ", ", but resolve(lines [", "the order of reports must not matter (rules C1, T2)"},
	},
	{
		"a hand-set status counts beside five reports of clients at most",
		func(s *service) {
			n, right := 0, s.configured
			s.clients = func(clients []presence.TeamsClient) []presence.TeamsClient {
				n = len(clients)
				return clients
			}
			s.configured = func(strongest presence.Teams, status presence.Configured) presence.Teams {
				if n > 5 {
					return strongest
				}
				return right(strongest, status)
			}
		},
		[]string{"laws/repetition: ", "a report that is repeated must not matter (rules C1, T2)"},
	},
	{
		"two clients in a call are taken for presenting",
		func(s *service) {
			s.clients = func(clients []presence.TeamsClient) []presence.TeamsClient {
				if slices.Contains(clients, presence.TeamsClientInCall) && slices.Contains(clients, presence.TeamsClientActive) {
					return append(clients, presence.TeamsClientPresenting)
				}
				return clients
			}
		},
		[]string{"laws/parts: ", "the strongest session must count (rule T2)", "inputs/every: ", "= DoNotDisturb, want Busy"},
	},
}

func head[S any](list []S) []S {
	return list[:min(1, len(list))]
}

func last[S any](list []S) []S {
	return list[len(list)-min(1, len(list)):]
}

func TestWrong(t *testing.T) {
	assert.GreaterOrEqual(t, len(wrongs), 15, "plausible mistakes")
	for _, tt := range wrongs {
		t.Run(tt.id, func(t *testing.T) {
			s := rightService()
			tt.wrong(&s)
			err := precedencetest.Check(s.resolve)
			require.Error(t, err, "Check of a service in which %s", tt.id)
			for _, part := range tt.want {
				assert.ErrorContains(t, err, part, "Check of a service in which %s", tt.id)
			}
		})
	}
}

// TestWithout leaves groups out.
func TestWithout(t *testing.T) {
	s := rightService()
	s.published = append(s.published, presence.CloudLinkDoNotDisturb)
	assert.NoError(t, precedencetest.Check(s.resolve, precedencetest.GroupDisputed), "what only disputed cases tell from right")
	s = rightService()
	s.lines, s.clients = last[presence.Line], last[presence.TeamsClient]
	all := []precedencetest.Group{precedencetest.GroupLaws, precedencetest.GroupTable, precedencetest.GroupCases, precedencetest.GroupInputs, precedencetest.GroupDisputed}
	for i, group := range all {
		err := precedencetest.Check(s.resolve, slices.Delete(slices.Clone(all), i, i+1)...)
		for line := range strings.SplitSeq(errorText(err), "\n") {
			if before, _, ok := strings.Cut(line, ": resolve("); ok && !strings.HasPrefix(line, "\t") {
				assert.True(t, strings.HasPrefix(before, string(group)+"/"), "a failure of group %s alone: %s", group, line)
			}
		}
	}
	assert.NoError(t, precedencetest.Check(s.resolve, all...), "nothing is checked")
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// hopeless answers everything wrongly.
func hopeless([]presence.Line, presence.MiVO400, []presence.TeamsClient, presence.Configured) presence.Teams {
	return 99
}

func TestReadableNumber(t *testing.T) {
	err := precedencetest.Check(hopeless)
	assert.Equal(t, 10, strings.Count(err.Error(), " = Teams(99), "), "failures in:\n%v", err)
	assert.ErrorContains(t, err, "precedencetest: not checked further after 10 failures")
	but := func(groups ...precedencetest.Group) error {
		return precedencetest.Check(hopeless, append(groups, precedencetest.GroupLaws, precedencetest.GroupTable, precedencetest.GroupCases)...)
	}
	assert.ErrorContains(t, but(precedencetest.GroupDisputed), "15712 of 15712 inputs are wrong", "the undisputed inputs")
	assert.ErrorContains(t, but(precedencetest.GroupInputs), "5792 of 5792 inputs are wrong", "the disputed inputs")
}

// TestOneWrongInput hands the kit a resolver that is right but for one of all inputs.
func TestOneWrongInput(t *testing.T) {
	err := precedencetest.Check(func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
		if len(lines) == 3 && user == presence.MiVO400Meeting && len(clients) == 5 && configured == presence.ConfiguredAppearAway && !slices.Contains(lines, presence.LineOffline) {
			return presence.TeamsBusy
		}
		return rightService().resolve(lines, user, clients, configured)
	})
	assert.ErrorContains(t, err, "inputs/every: 1 of 15712 inputs are wrong, the first is resolve(lines [Unknown Available Busy], user Meeting, clients [Offline Inactive Active InCall Presenting], configured AppearAway) = Busy, want Away:\n\tOthers see Away")
}

// TestSequence hands the kit answers that are never twice the same.
func TestSequence(t *testing.T) {
	n := presence.Teams(0)
	err := precedencetest.Check(func([]presence.Line, presence.MiVO400, []presence.TeamsClient, presence.Configured) presence.Teams {
		n++
		return 100 + n%100
	})
	var got []string
	for line := range strings.SplitSeq(err.Error(), "\n") {
		if name, _, ok := strings.Cut(line, ": resolve("); ok {
			got = append(got, name)
		}
	}
	want := []string{"laws/order", "laws/repetition", "laws/parts", "table/1", "table/2", "table/3", "table/4", "table/5", "table/6", "table/7"}
	assert.Equal(t, want, got, "the checks that fail first")
}

// TestRun runs itself with an implementation that is wrong, and reads what go test prints.
func TestRun(t *testing.T) {
	if os.Getenv("PRECEDENCETEST_HOPELESS") != "" {
		precedencetest.Run(t, hopeless)
		return
	}
	if runtime.GOOS == "js" {
		t.Skip("no processes here")
	}
	tests := []struct {
		id, flag, value string
		failures        int
		contains        string
	}{
		{"all", "-test.skip", "^$", 10, "not checked after 10 failures"},
		{"one row", "-test.run", "TestRun/table/7$", 1, "--- FAIL: TestRun/table/7"},
		{"the laws left out", "-test.skip", "TestRun/(laws|table|cases|inputs)", 10, "--- FAIL: TestRun/disputed/inputs"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			cmd := exec.Command(os.Args[0], "-test.v", "-test.run=^TestRun$", tt.flag+"="+tt.value)
			cmd.Env = append(os.Environ(), "PRECEDENCETEST_HOPELESS=1")
			out, err := cmd.CombinedOutput()
			assert.Error(t, err, "go test of a wrong implementation must fail:\n%s", out)
			assert.Equal(t, tt.failures, strings.Count(string(out), " = Teams(99), "), "failures in:\n%s", out)
			assert.Contains(t, string(out), tt.contains)
		})
	}
}

// TestCallerLists hands the kit a resolver that changes its lists.
func TestCallerLists(t *testing.T) {
	assert.NoError(t, precedencetest.Check(func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
		answer := rightService().resolve(lines, user, clients, configured)
		clear(lines)
		clear(clients)
		return answer
	}), "a resolver may do with its lists what it likes")
}
