package precedencetest_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

// wrongServices are wrong in a rule.
var wrongServices = []wrong{
	{
		"Available is published",
		changed(func(s *service) { s.published = append(s.published, presence.CloudLinkAvailable) }),
		[]string{
			"table/01: resolve(lines [Available], user Available, clients [Offline], configured None) = Available, want Offline:\n\tRow 1 of the guide's table.\n\tOthers see Offline.\n\tThere is no session in Teams",
			"CloudLink does not send Available to Teams (S3).",
		},
	},
	{
		"DoNotDisturb is published",
		changed(func(s *service) { s.published = append(s.published, presence.CloudLinkDoNotDisturb) }),
		[]string{"disputed/D3: ", "= DoNotDisturb, want Offline", "CloudLink does not send Do not disturb to Teams (S4).", "Disputed (D3)"},
	},
	{
		"Away is not published",
		changed(func(s *service) { s.published = []presence.CloudLink{presence.CloudLinkBusy} }),
		[]string{"= Offline, want Away", "S2"},
	},
	{
		"Busy is not published",
		changed(func(s *service) { s.published = []presence.CloudLink{presence.CloudLinkAway} }),
		[]string{"table/06: ", "= Offline, want Busy", "CloudLink sends Busy to Teams (S1)"},
	},
	{
		"Away above Available in Teams",
		changed(func(s *service) {
			s.teamsOrder = []presence.Teams{presence.TeamsDoNotDisturb, presence.TeamsBusy, presence.TeamsAway, presence.TeamsAvailable, presence.TeamsOffline}
		}),
		[]string{"cases/call-started-while-absent-active-client: resolve(lines [Busy], user Absent, clients [Active], configured None) = Away, want Available:\n\tAway outranks Busy in CloudLink and loses to Available in Teams: the call is not seen. (rules [P1 P2 P3 C1 C2 S2 T2 T4])"},
	},
	{
		"Offline above Away",
		changed(func(s *service) {
			s.teamsOrder = []presence.Teams{presence.TeamsDoNotDisturb, presence.TeamsBusy, presence.TeamsAvailable, presence.TeamsOffline, presence.TeamsAway}
		}),
		[]string{"cases/away-in-mitel-one-signed-out: ", "= Offline, want Away", "T3"},
	},
	{
		"a hand-set status loses to DoNotDisturb",
		changed(func(s *service) {
			right := s.configured
			s.configured = func(strongest presence.Teams, status presence.Configured) presence.Teams {
				if strongest == presence.TeamsDoNotDisturb {
					return strongest
				}
				return right(strongest, status)
			}
		}),
		[]string{"cases/hand-set-available-hides-presenting-no-call: ", "= DoNotDisturb, want Available", "T1"},
	},
	{
		"a hand-set status is ignored",
		changed(func(s *service) {
			s.configured = func(strongest presence.Teams, _ presence.Configured) presence.Teams { return strongest }
		}),
		[]string{"cases/hand-set-busy-hides-away: ", "= Away, want Busy", "T1"},
	},
	{
		"AppearOffline is taken for no status",
		changed(func(s *service) {
			s.configured = func(strongest presence.Teams, status presence.Configured) presence.Teams {
				if shown := mapping.ConfiguredToTeams(status); shown != presence.TeamsOffline {
					return shown
				}
				return strongest
			}
		}),
		[]string{"cases/hand-set-appear-offline-hides-presenting: ", "= DoNotDisturb, want Offline", "T1"},
	},
	{
		"a hand-set status needs a session",
		changed(func(s *service) {
			right := s.configured
			s.configured = func(strongest presence.Teams, status presence.Configured) presence.Teams {
				if strongest == presence.TeamsOffline {
					return strongest
				}
				return right(strongest, status)
			}
		}),
		[]string{"disputed/hand-set-busy-nothing-reported: ", "= Offline, want Busy", "D2"},
	},
	{
		"the last report wins",
		changed(func(s *service) {
			s.lines, s.clients = last[presence.Line], last[presence.TeamsClient]
		}),
		[]string{"laws/order: ", "The order of reports must not matter (C1, T2), but resolve("},
	},
	{
		"the first report wins",
		changed(func(s *service) {
			s.lines, s.clients = head[presence.Line], head[presence.TeamsClient]
		}),
		[]string{"laws/order: ", "The order of reports must not matter (C1, T2), but resolve("},
	},
	{
		"only the first line counts",
		changed(func(s *service) { s.lines = head[presence.Line] }),
		[]string{"laws/order: ", "The order of reports must not matter (C1, T2), but resolve(", "cases/three-lines-one-in-call: "},
	},
	{
		"the lowest number of all lines counts, in whatever order",
		changed(func(s *service) {
			s.lines = func(lines []presence.Line) []presence.Line { return head(slices.Sorted(slices.Values(lines))) }
		}),
		[]string{"cases/three-lines-one-in-call: ", "= Available, want Busy", "C1"},
	},
	{
		"Meeting is taken for DoNotDisturb",
		changed(func(s *service) {
			s.user = func(user presence.MiVO400) presence.CloudLink {
				if user == presence.MiVO400Meeting {
					return presence.CloudLinkDoNotDisturb
				}
				return mapping.MiVO400ToCloudLink(user)
			}
		}),
		[]string{"cases/user-in-meeting-active-client: ", "user Meeting", "= Available, want Busy", "P2"},
	},
	{
		"NotAvailable is taken for Offline",
		changed(func(s *service) {
			s.user = func(user presence.MiVO400) presence.CloudLink {
				if user == presence.MiVO400NotAvailable {
					return presence.CloudLinkOffline
				}
				return mapping.MiVO400ToCloudLink(user)
			}
		}),
		[]string{"disputed/call-while-not-available-active-client: ", "user NotAvailable", "= Busy, want Available", "P2"},
	},
	{
		"CloudLink by the Teams order",
		changed(func(s *service) {
			s.cloudLinkOrder = []presence.CloudLink{presence.CloudLinkDoNotDisturb, presence.CloudLinkBusy, presence.CloudLinkAvailable, presence.CloudLinkAway}
		}),
		[]string{"cases/call-started-while-absent-active-client: ", "= Busy, want Available", "C1"},
	},
	{
		"Teams by the CloudLink order",
		changed(func(s *service) {
			s.teamsOrder = []presence.Teams{presence.TeamsAway, presence.TeamsDoNotDisturb, presence.TeamsBusy, presence.TeamsAvailable, presence.TeamsOffline}
		}),
		[]string{"table/07: ", "= Away, want Busy", "in Teams, Busy outranks a client's Away (T2)"},
	},
	{
		"a panic on an empty list",
		changed(func(s *service) {
			s.clients = func(clients []presence.TeamsClient) []presence.TeamsClient { _ = clients[0]; return clients }
		}),
		[]string{"clients nil, configured", `= panic("runtime error: index out of range [0] with length 0"), want Offline`},
	},
	{
		"a panic on more than eight clients",
		changed(func(s *service) {
			s.clients = func(clients []presence.TeamsClient) []presence.TeamsClient {
				if len(clients) > 8 {
					panic("too many clients")
				}
				return clients
			}
		}),
		[]string{"laws/many: ", "clients [Offline×9]", `= panic("too many clients"), want `, "wrong_test.go:"},
	},
	{
		"the answer depends on the order of clients",
		changed(func(s *service) {
			s.clients = func(clients []presence.TeamsClient) []presence.TeamsClient {
				if len(clients) > 1 && clients[0] == presence.TeamsClientInactive {
					return clients[:1]
				}
				return clients
			}
		}),
		[]string{"laws/order: ", "The order of reports must not matter (C1, T2), but resolve("},
	},
	{
		"clients that are reported twice cancel out",
		changed(func(s *service) {
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
		}),
		[]string{"laws/repetition: ", "A report that is repeated must not matter (C1, T2), but resolve("},
	},
	{
		"the line that is reported most often counts",
		changed(func(s *service) {
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
		}),
		[]string{"laws/repetition: ", "A report that is repeated must not matter (C1, T2), but resolve("},
	},
	{
		"beside a user presence, only the first client counts",
		changed(func(s *service) {
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
		}),
		[]string{"laws/order: ", "The order of reports must not matter (C1, T2), but resolve("},
	},
	{
		"a hand-set status counts beside five reports of clients at most",
		changed(func(s *service) {
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
		}),
		[]string{"laws/many: ", "A report that is repeated must not matter (C1, T2), but resolve("},
	},
	{
		"two clients in a call are taken for presenting",
		changed(func(s *service) {
			s.clients = func(clients []presence.TeamsClient) []presence.TeamsClient {
				if slices.Contains(clients, presence.TeamsClientInCall) && slices.Contains(clients, presence.TeamsClientActive) {
					return append(clients, presence.TeamsClientPresenting)
				}
				return clients
			}
		}),
		[]string{"laws/parts: ", "strongest session must count (T2), but others see ", "inputs/every: ", "= DoNotDisturb, want Busy"},
	},
}

// A wrong is a plausible mistake, and parts of what the kit says about it.
type wrong struct {
	id    string
	wrong func() precedencetest.Resolver
	want  []string
}

func changed(change func(*service)) func() precedencetest.Resolver {
	return func() precedencetest.Resolver {
		s := rightService()
		change(&s)
		return s.resolve
	}
}

func TestWrong(t *testing.T) {
	wrongs := slices.Concat(wrongServices, wrongLists, wrongMemories)
	assert.GreaterOrEqual(t, len(wrongs), 60, "plausible mistakes")
	for _, tt := range wrongs {
		t.Run(tt.id, func(t *testing.T) {
			t.Parallel()
			var without []precedencetest.Group
			if !slices.ContainsFunc(tt.want, func(part string) bool { return !strings.HasPrefix(part, "laws/") }) {
				// The rest is right, and only costs time.
				without = but(precedencetest.GroupLaws)
			}
			err := precedencetest.Check(tt.wrong(), without...)
			require.Error(t, err, "Check of a service: %s", tt.id)
			for _, part := range tt.want {
				assert.ErrorContains(t, err, part, "Check of a service: %s", tt.id)
			}
		})
	}
}
