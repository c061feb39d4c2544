package precedence_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

var (
	needsSession = precedence.Policy{Published: precedence.Guide().Published, ConfiguredNeedsSession: true}
	withoutBusy  = precedence.Policy{Published: presence.SetOf(presence.CloudLinkAway)}
)

const (
	d1 = "Disputed (D1): The guide's first note says that a user on the phone is seen as Busy unless Absent; by C1 and S4, NotAvailable hides the call as Absent does."
	d2 = "Disputed (D2): The guide says that a status set by hand always shows; Microsoft Graph says that it shows only while there is a session, else Offline."
	d3 = "Disputed (D3): The guide says that DoNotDisturb is not yet published; the help of Mitel Assistant, a later product, says that it shows as Presenting."
)

func TestExplanationString(t *testing.T) {
	lines := presence.SetOf[presence.Line]
	clients := presence.SetOf[presence.TeamsClient]
	onThePhone := lines(presence.LineBusy)
	tests := []struct {
		id     string
		policy precedence.Policy
		in     precedence.Input
		want   []string
	}{
		{
			"on the phone, absent, active client", precedence.Guide(),
			precedence.Input{Lines: onThePhone, User: presence.MiVO400Absent, Clients: clients(presence.TeamsClientActive)},
			[]string{
				"Others see Available.",
				"CloudLink shows Away, because the user presence is Absent, which counts as Away (P2). In CloudLink, that outranks line Busy (C1). Mitel One shows the same (C2).",
				"CloudLink publishes Away to Teams (S2).",
				"Teams shows Available, because a client is Active, which counts as Available (T4). In Teams, that outranks CloudLink's Away (T2).",
			},
		},
		{
			"all available, no client", precedence.Guide(),
			precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Available, Clients: clients(presence.TeamsClientOffline)},
			[]string{
				"Others see Offline.",
				"CloudLink shows Available, because a line is Available (P1) and the user presence is Available (P2). Mitel One shows the same (C2).",
				"CloudLink does not publish Available to Teams (S3).",
				"Teams shows Offline, because there is no session: no client is running, and CloudLink keeps none (T3).",
			},
		},
		{
			"on the phone, not available, inactive client", precedence.Guide(),
			precedence.Input{Lines: onThePhone, User: presence.MiVO400NotAvailable, Clients: clients(presence.TeamsClientInactive)},
			[]string{
				"Others see Away.",
				"CloudLink shows DoNotDisturb, because the user presence is NotAvailable, which counts as DoNotDisturb (P2). In CloudLink, that outranks line Busy (C1). Mitel One shows the same (C2).",
				"CloudLink does not publish DoNotDisturb to Teams (S4).",
				"Teams shows Away, because a client is Inactive, which counts as Away (T4).",
				d1,
				d3,
			},
		},
		{
			"the same under Assistant", precedence.Assistant(),
			precedence.Input{Lines: onThePhone, User: presence.MiVO400NotAvailable, Clients: clients(presence.TeamsClientInactive)},
			[]string{
				"Others see DoNotDisturb.",
				"CloudLink shows DoNotDisturb, because the user presence is NotAvailable, which counts as DoNotDisturb (P2). In CloudLink, that outranks line Busy (C1). Mitel One shows the same (C2).",
				"CloudLink publishes DoNotDisturb to Teams, by a policy other than the guide's (S6).",
				"Teams shows DoNotDisturb, because CloudLink's session is DoNotDisturb (S6). In Teams, that outranks client Inactive (Away) (T2).",
				d3,
			},
		},
		{
			"the same with sync off",
			precedence.Policy{},
			precedence.Input{Lines: onThePhone, User: presence.MiVO400NotAvailable, Clients: clients(presence.TeamsClientInactive)},
			[]string{
				"Others see Away.",
				"CloudLink shows DoNotDisturb, because the user presence is NotAvailable, which counts as DoNotDisturb (P2). In CloudLink, that outranks line Busy (C1). Mitel One shows the same (C2).",
				"Presence sync is off, so CloudLink publishes nothing to Teams (S0).",
				"Teams shows Away, because a client is Inactive, which counts as Away (T4).",
			},
		},
		{
			"busy by a policy that withholds it", withoutBusy,
			precedence.Input{Lines: onThePhone, User: presence.MiVO400Busy, Clients: clients(presence.TeamsClientActive)},
			[]string{
				"Others see Available.",
				"CloudLink shows Busy, because a line is Busy (P1) and the user presence is Busy (P2). Mitel One shows the same (C2).",
				"CloudLink does not publish Busy to Teams, by a policy other than the guide's (S6).",
				"Teams shows Available, because a client is Active, which counts as Available (T4).",
			},
		},
		{
			"busy by hand, presenting", precedence.Guide(),
			precedence.Input{Lines: lines(presence.LineAvailable), Clients: clients(presence.TeamsClientPresenting), Configured: presence.ConfiguredBusy},
			[]string{
				"Others see Busy.",
				"CloudLink shows Available, because a line is Available (P1). No user presence is reported, which is always so behind MiCollab (P4). Mitel One shows the same (C2).",
				"CloudLink does not publish Available to Teams (S3).",
				"Teams shows Busy, because the user set Busy by hand (T1). That overrides client Presenting (DoNotDisturb).",
			},
		},
		{
			"appear away by hand, on the phone", precedence.Guide(),
			precedence.Input{Lines: onThePhone, Clients: clients(presence.TeamsClientOffline, presence.TeamsClientInactive), Configured: presence.ConfiguredAppearAway},
			[]string{
				"Others see Away.",
				"CloudLink shows Busy, because a line is Busy (P1). No user presence is reported, which is always so behind MiCollab (P4). Mitel One shows the same (C2).",
				"CloudLink publishes Busy to Teams (S1).",
				"Teams shows Away, because the user set AppearAway by hand, which counts as Away (T1). That overrides CloudLink's Busy and client Inactive (Away). A client that is Offline has no session (T3).",
			},
		},
		{
			"MiCollab, on the phone, client offline", precedence.Guide(),
			precedence.Input{Lines: onThePhone, Clients: clients(presence.TeamsClientOffline)},
			[]string{
				"Others see Busy.",
				"CloudLink shows Busy, because a line is Busy (P1). No user presence is reported, which is always so behind MiCollab (P4). Mitel One shows the same (C2).",
				"CloudLink publishes Busy to Teams (S1).",
				"Teams shows Busy, because CloudLink's session is Busy (S1). A client that is Offline has no session (T3).",
			},
		},
		{
			"by hand without a session", precedence.Guide(),
			precedence.Input{User: presence.MiVO400Available, Configured: presence.ConfiguredBusy},
			[]string{
				"Others see Busy.",
				"CloudLink shows Available, because the user presence is Available (P2). Mitel One shows the same (C2).",
				"CloudLink does not publish Available to Teams (S3).",
				"Teams shows Busy, because the user set Busy by hand (T1).",
				d2,
			},
		},
		{
			"by hand without the session it needs", needsSession,
			precedence.Input{User: presence.MiVO400Available, Configured: presence.ConfiguredBusy},
			[]string{
				"Others see Offline.",
				"CloudLink shows Available, because the user presence is Available (P2). Mitel One shows the same (C2).",
				"CloudLink does not publish Available to Teams (S3).",
				"Teams shows Offline, because there is no session: no client is running, and CloudLink keeps none (T3). The status Busy, set by hand, shows only while there is a session.",
				d2,
			},
		},
		{
			"by hand with the session it needs", needsSession,
			precedence.Input{User: presence.MiVO400Absent, Configured: presence.ConfiguredBusy},
			[]string{
				"Others see Busy.",
				"CloudLink shows Away, because the user presence is Absent, which counts as Away (P2). Mitel One shows the same (C2).",
				"CloudLink publishes Away to Teams (S2).",
				"Teams shows Busy, because the user set Busy by hand (T1). That overrides CloudLink's Away.",
			},
		},
		{
			"nothing reported", precedence.Guide(),
			precedence.Input{},
			[]string{
				"Others see Offline.",
				"CloudLink shows Unknown, because no line is reported. No user presence is reported, which is always so behind MiCollab (P4). Mitel One shows the same (C2).",
				"CloudLink has nothing to publish to Teams (S5).",
				"Teams shows Offline, because there is no session: no client is running, and CloudLink keeps none (T3).",
			},
		},
		{
			"phone not registered", precedence.Guide(),
			precedence.Input{Lines: lines(presence.LineUnknown, presence.LineOffline)},
			[]string{
				"Others see Offline.",
				"CloudLink shows Offline, because a line is Offline (C1). In CloudLink, that outranks line Unknown (C1). No user presence is reported, which is always so behind MiCollab (P4). Mitel One has no word for it and shows Unknown (C2).",
				"CloudLink has nothing to publish to Teams (S5).",
				"Teams shows Offline, because there is no session: no client is running, and CloudLink keeps none (T3).",
			},
		},
		{
			"several of each, and some outside their vocabularies", precedence.Guide(),
			precedence.Input{Lines: lines(presence.LineOffline, presence.LineAvailable, presence.LineBusy, 9), User: 6, Clients: clients(presence.TeamsClientInactive, presence.TeamsClientInCall, presence.TeamsClientPresenting), Configured: 7},
			[]string{
				"Others see DoNotDisturb.",
				"CloudLink shows Busy, because a line is Busy (P1). In CloudLink, that outranks line Offline and line Available (C1). Mitel One shows the same (C2).",
				"CloudLink publishes Busy to Teams (S1).",
				"Teams shows DoNotDisturb, because a client is Presenting, which counts as DoNotDisturb (T4). In Teams, that outranks CloudLink's Busy, client Inactive (Away) and client InCall (Busy) (T2).",
				"Ignored: precedence: input lines: presence: Line(7) is not a state (want Unknown, Offline, Available, Busy)",
				"Ignored: precedence: input user: presence: MiVO400(6) is not a state (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)",
				"Ignored: precedence: input configured: presence: Configured(7) is not a state (want None, Available, Busy, DoNotDisturb, BeRightBack, AppearAway, AppearOffline)",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			got := strings.Split(tt.policy.Explain(tt.in).String(), "\n")
			assert.Equal(t, tt.want, got, "%+v.Explain(%v).String()", tt.policy, tt.in)
		})
	}
}

// TestExplainIsGuide compares the functions with the methods of the guide's policy.
func TestExplainIsGuide(t *testing.T) {
	want := precedence.Explanation{
		Input:  full,
		Policy: precedence.Guide(),
		Resolution: precedence.Resolution{
			CloudLink:   presence.CloudLinkAway,
			MitelOne:    presence.MitelOneAway,
			Session:     presence.TeamsAway,
			Teams:       presence.TeamsBusy,
			SessionRule: precedence.S2,
			TeamsRule:   precedence.T1,
		},
	}
	assert.Equal(t, want, precedence.Explain(full), "Explain(%v)", full)
	assert.Equal(t, want, precedence.Guide().Explain(full), "Guide().Explain(%v)", full)
}

// TestExplanationStops breaks off the loops over an explanation at every place.
func TestExplanationStops(t *testing.T) {
	e := precedence.Explain(precedence.Input{
		Lines:      presence.SetOf(presence.LineBusy),
		User:       presence.MiVO400NotAvailable,
		Clients:    presence.SetOf(presence.TeamsClientOffline),
		Configured: presence.ConfiguredBusy,
	})
	contributions := slices.Collect(e.Contributions())
	assert.Len(t, contributions, 5, "contributions of %v", e.Input)
	for stop := range contributions {
		var got []precedence.Contribution
		for c := range e.Contributions() {
			got = append(got, c)
			if len(got) > stop {
				break
			}
		}
		assert.Equal(t, contributions[:stop+1], got, "contributions up to %d", stop)
	}
	disputes := slices.Collect(e.Disputes())
	assert.Equal(t, []precedence.Rule{precedence.D1, precedence.D2, precedence.D3}, disputes, "disputes of %v", e.Input)
	for stop := range disputes {
		var got []precedence.Rule
		for d := range e.Disputes() {
			got = append(got, d)
			if len(got) > stop {
				break
			}
		}
		assert.Equal(t, disputes[:stop+1], got, "disputes up to %d", stop)
	}
}
