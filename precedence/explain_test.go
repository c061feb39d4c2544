package precedence_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

var (
	needsSession = precedence.Policy{Published: precedence.Guide().Published, ConfiguredNeedsSession: true}
	withoutBusy  = precedence.Policy{Published: presence.SetOf(presence.CloudLinkAway)}
)

const (
	d1 = "Disputed (D1): Mitel's guide notes that a user on the phone is seen as Busy unless Absent; but by its order of CloudLink, NotAvailable outranks the call as Absent does (C1), and it is not published (S4). This answer follows the guide's order. By its note, others would see "
	d2 = "Disputed (D2): Mitel's guide says that a status set by hand always shows; Microsoft Graph says that it shows only while there is a session, else Offline. This answer follows "
	d3 = "Disputed (D3): Mitel's guide says that DoNotDisturb is not yet published; the help of Mitel Assistant, a later product, says that a phone's do-not-disturb shows in Teams as Presenting, which is DoNotDisturb. This answer follows "
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
				"Others see Available, although the user is on the phone.",
				"CloudLink is Away, because the user presence is Absent, which counts as Away (P2). In CloudLink's order, Away outranks the Busy line (C1). Mitel One shows Away too (C2).",
				"CloudLink publishes Away to Teams (S2).",
				"Teams shows Available, because a client is Active, which counts as Available (T4). In Teams' order, Available outranks CloudLink's Away (T2).",
			},
		},
		{
			"on the phone, available, no client", precedence.Guide(),
			precedence.Input{Lines: onThePhone, User: presence.MiVO400Available},
			[]string{
				"Others see Busy.",
				"CloudLink is Busy, because a line is Busy (P1). In CloudLink's order, Busy outranks the user presence Available (C1). Mitel One shows Busy too (C2).",
				"CloudLink publishes Busy to Teams (S1).",
				"Teams shows Busy, because CloudLink publishes Busy (S1).",
			},
		},
		{
			"all available, no client", precedence.Guide(),
			precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Available, Clients: clients(presence.TeamsClientOffline)},
			[]string{
				"Others see Offline.",
				"CloudLink is Available, because a line is Available (P1) and the user presence is Available (P2). Mitel One shows Available too (C2).",
				"CloudLink does not publish Available to Teams (S3), so it has no session there.",
				"Teams shows Offline, because there is no session: no client is connected, and CloudLink publishes nothing (T3).",
			},
		},
		{
			"on the phone, not available, inactive client", precedence.Guide(),
			precedence.Input{Lines: onThePhone, User: presence.MiVO400NotAvailable, Clients: clients(presence.TeamsClientInactive)},
			[]string{
				"Others see Away, although the user is on the phone.",
				"CloudLink is DoNotDisturb, because the user presence is NotAvailable, which counts as DoNotDisturb (P2). In CloudLink's order, DoNotDisturb outranks the Busy line (C1). Mitel One shows DoNotDisturb too (C2).",
				"CloudLink does not publish DoNotDisturb to Teams (S4), so it has no session there.",
				"Teams shows Away, because a client is Inactive, which counts as Away (T4).",
				d1 + "Busy.",
				d3 + "the guide. By the help of Mitel Assistant, others would see DoNotDisturb.",
			},
		},
		{
			"the same under Assistant", precedence.Assistant(),
			precedence.Input{Lines: onThePhone, User: presence.MiVO400NotAvailable, Clients: clients(presence.TeamsClientInactive)},
			[]string{
				"Others see DoNotDisturb.",
				"CloudLink is DoNotDisturb, because the user presence is NotAvailable, which counts as DoNotDisturb (P2). In CloudLink's order, DoNotDisturb outranks the Busy line (C1). Mitel One shows DoNotDisturb too (C2).",
				"CloudLink publishes DoNotDisturb to Teams by the policy in use, which is not the guide's (S6).",
				"Teams shows DoNotDisturb, because CloudLink publishes DoNotDisturb (S6). In Teams' order, DoNotDisturb outranks the Inactive client (Away) (T2).",
				d3 + "the help of Mitel Assistant. By the guide, others would see Away.",
			},
		},
		{
			"the same with sync off",
			precedence.Policy{},
			precedence.Input{Lines: onThePhone, User: presence.MiVO400NotAvailable, Clients: clients(presence.TeamsClientInactive)},
			[]string{
				"Others see Away, although the user is on the phone.",
				"CloudLink is DoNotDisturb, because the user presence is NotAvailable, which counts as DoNotDisturb (P2). In CloudLink's order, DoNotDisturb outranks the Busy line (C1). Mitel One shows DoNotDisturb too (C2).",
				"CloudLink publishes nothing to Teams: presence sync is not enabled, or Azure AD does not have the user's CloudLink e-mail address (S0).",
				"Teams shows Away, because a client is Inactive, which counts as Away (T4).",
			},
		},
		{
			"busy by a policy that withholds it", withoutBusy,
			precedence.Input{Lines: onThePhone, User: presence.MiVO400Busy, Clients: clients(presence.TeamsClientActive)},
			[]string{
				"Others see Available, although the user is on the phone.",
				"CloudLink is Busy, because a line is Busy (P1) and the user presence is Busy (P2). Mitel One shows Busy too (C2).",
				"CloudLink does not publish Busy to Teams by the policy in use, which is not the guide's (S6), so it has no session there.",
				"Teams shows Available, because a client is Active, which counts as Available (T4).",
			},
		},
		{
			"busy by hand, presenting", precedence.Guide(),
			precedence.Input{Lines: lines(presence.LineAvailable), Clients: clients(presence.TeamsClientPresenting), Configured: presence.ConfiguredBusy},
			[]string{
				"Others see Busy.",
				"CloudLink is Available, because a line is Available (P1). Mitel One shows Available too (C2). No user presence is reported; MiCollab never reports one (P4).",
				"CloudLink does not publish Available to Teams (S3), so it has no session there.",
				"Teams shows Busy, because the user set Busy by hand (T1). That overrides the Presenting client (DoNotDisturb).",
			},
		},
		{
			"appear away by hand, on the phone", precedence.Guide(),
			precedence.Input{Lines: onThePhone, Clients: clients(presence.TeamsClientOffline, presence.TeamsClientInactive), Configured: presence.ConfiguredAppearAway},
			[]string{
				"Others see Away, although the user is on the phone.",
				"CloudLink is Busy, because a line is Busy (P1). Mitel One shows Busy too (C2). No user presence is reported; MiCollab never reports one (P4).",
				"CloudLink publishes Busy to Teams (S1).",
				"Teams shows Away, because the user set AppearAway by hand, which counts as Away (T1). That overrides CloudLink's Busy and the Inactive client (Away). The Offline client has no session (T3).",
			},
		},
		{
			"MiCollab, on the phone, client offline", precedence.Guide(),
			precedence.Input{Lines: onThePhone, Clients: clients(presence.TeamsClientOffline)},
			[]string{
				"Others see Busy.",
				"CloudLink is Busy, because a line is Busy (P1). Mitel One shows Busy too (C2). No user presence is reported; MiCollab never reports one (P4).",
				"CloudLink publishes Busy to Teams (S1).",
				"Teams shows Busy, because CloudLink publishes Busy (S1). The Offline client has no session (T3).",
			},
		},
		{
			"by hand without a session", precedence.Guide(),
			precedence.Input{User: presence.MiVO400Available, Configured: presence.ConfiguredBusy},
			[]string{
				"Others see Busy.",
				"CloudLink is Available, because the user presence is Available (P2). Mitel One shows Available too (C2).",
				"CloudLink does not publish Available to Teams (S3), so it has no session there.",
				"Teams shows Busy, because the user set Busy by hand (T1).",
				d2 + "the guide. By Microsoft Graph, others would see Offline.",
			},
		},
		{
			"by hand without the session it needs", needsSession,
			precedence.Input{User: presence.MiVO400Available, Configured: presence.ConfiguredAppearAway},
			[]string{
				"Others see Offline.",
				"CloudLink is Available, because the user presence is Available (P2). Mitel One shows Available too (C2).",
				"CloudLink does not publish Available to Teams (S3), so it has no session there.",
				"Teams shows Offline, because there is no session: no client is connected, and CloudLink publishes nothing (T3). By the policy in use, the hand-set status AppearAway (Away) shows only while there is a session (D2).",
				d2 + "Microsoft Graph. By the guide, others would see Away.",
			},
		},
		{
			"by hand with the session it needs", needsSession,
			precedence.Input{User: presence.MiVO400Absent, Configured: presence.ConfiguredBusy},
			[]string{
				"Others see Busy.",
				"CloudLink is Away, because the user presence is Absent, which counts as Away (P2). Mitel One shows Away too (C2).",
				"CloudLink publishes Away to Teams (S2).",
				"Teams shows Busy, because the user set Busy by hand (T1). That overrides CloudLink's Away.",
			},
		},
		{
			"not available, presenting, and offline by hand", precedence.Guide(),
			precedence.Input{Lines: onThePhone, User: presence.MiVO400NotAvailable, Clients: clients(presence.TeamsClientPresenting), Configured: presence.ConfiguredAppearOffline},
			[]string{
				"Others see Offline, although the user is on the phone.",
				"CloudLink is DoNotDisturb, because the user presence is NotAvailable, which counts as DoNotDisturb (P2). In CloudLink's order, DoNotDisturb outranks the Busy line (C1). Mitel One shows DoNotDisturb too (C2).",
				"CloudLink does not publish DoNotDisturb to Teams (S4), so it has no session there.",
				"Teams shows Offline, because the user set AppearOffline by hand, which counts as Offline (T1). That overrides the Presenting client (DoNotDisturb).",
				d1 + "Offline too.",
				d3 + "the guide. By the help of Mitel Assistant, others would see Offline too.",
			},
		},
		{
			"nothing reported", precedence.Guide(),
			precedence.Input{},
			[]string{
				"Others see Offline.",
				"CloudLink is Unknown, because neither a line nor a user presence is known. Mitel One shows Unknown too (C2). No user presence is reported; MiCollab never reports one (P4).",
				"CloudLink does not publish Unknown to Teams (S5), so it has no session there.",
				"Teams shows Offline, because there is no session: no client is connected, and CloudLink publishes nothing (T3).",
			},
		},
		{
			"phone not registered", precedence.Guide(),
			precedence.Input{Lines: lines(presence.LineUnknown, presence.LineOffline), Clients: clients(presence.TeamsClientOffline)},
			[]string{
				"Others see Offline.",
				"CloudLink is Offline, because a line is Offline (C1). In CloudLink's order, Offline outranks the Unknown line (C1). Mitel One has no word for Offline and shows Unknown (C2). No user presence is reported; MiCollab never reports one (P4).",
				"CloudLink does not publish Offline to Teams (S5), so it has no session there.",
				"Teams shows Offline, because there is no session: no client is connected, and CloudLink publishes nothing (T3).",
			},
		},
		{
			"several of each, and some outside their vocabularies", precedence.Guide(),
			precedence.Input{Lines: lines(presence.LineOffline, presence.LineAvailable, presence.LineBusy, 9), User: 6, Clients: clients(presence.TeamsClientInactive, presence.TeamsClientInCall, presence.TeamsClientPresenting), Configured: 7},
			[]string{
				"Others see DoNotDisturb.",
				"CloudLink is Busy, because a line is Busy (P1). In CloudLink's order, Busy outranks the Offline line and the Available line (C1). Mitel One shows Busy too (C2).",
				"CloudLink publishes Busy to Teams (S1).",
				"Teams shows DoNotDisturb, because a client is Presenting, which counts as DoNotDisturb (T4). In Teams' order, DoNotDisturb outranks CloudLink's Busy, the Inactive client (Away) and the InCall client (Busy) (T2).",
				"Ignored: precedence: input lines: presence: Line(7) is not a state (want Unknown, Offline, Available, Busy)",
				"Ignored: precedence: input user: presence: MiVO400(6) is not a state (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)",
				"Ignored: precedence: input configured: presence: Configured(7) is not a state (want None, Available, Busy, DoNotDisturb, BeRightBack, AppearAway, AppearOffline)",
			},
		},
		{
			"two winners at each order", precedence.Guide(),
			precedence.Input{Lines: onThePhone, User: presence.MiVO400Meeting, Clients: clients(presence.TeamsClientInCall)},
			[]string{
				"Others see Busy.",
				"CloudLink is Busy, because a line is Busy (P1) and the user presence is Meeting, which counts as Busy (P2). Mitel One shows Busy too (C2).",
				"CloudLink publishes Busy to Teams (S1).",
				"Teams shows Busy, because CloudLink publishes Busy (S1) and a client is InCall, which counts as Busy (T4).",
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
	e := precedence.Explain(full)
	assert.Equal(t, precedence.Explanation{Input: full, Policy: precedence.Guide()}, e, "Explain(%v)", full)
	assert.Equal(t, e, precedence.Guide().Explain(full), "Guide().Explain(%v)", full)
	assert.Equal(t, precedence.Resolution{
		CloudLink:   presence.CloudLinkAway,
		MitelOne:    presence.MitelOneAway,
		Session:     presence.TeamsAway,
		Teams:       presence.TeamsBusy,
		SessionRule: precedence.S2,
		TeamsRule:   precedence.T1,
	}, e.Resolution(), "Explain(%v).Resolution()", full)
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

func TestExplanationJSON(t *testing.T) {
	e := precedence.Explain(precedence.Input{Lines: presence.SetOf(presence.LineAvailable), Configured: presence.ConfiguredBusy})
	data, err := json.Marshal(e)
	require.NoError(t, err)
	assert.Equal(t, `{`+
		`"input":{"lines":["Available"],"user":"Unknown","clients":[],"configured":"Busy"},`+
		`"policy":{"published":["Busy","Away"],"configuredNeedsSession":false},`+
		`"resolution":{"cloudLink":"Available","mitelOne":"Available","session":"Offline","teams":"Busy"},`+
		`"contributions":[`+
		`{"source":"line","state":"Available","becomes":"Available","becomesBy":"P1","outcome":"won","outcomeBy":"C1"},`+
		`{"source":"user","state":"Unknown","becomes":"Unknown","becomesBy":"P4","outcome":"nothing","outcomeBy":"P4"},`+
		`{"source":"cloudLink","state":"Available","becomes":"Offline","becomesBy":"S3","outcome":"withheld","outcomeBy":"S3"},`+
		`{"source":"configured","state":"Busy","becomes":"Busy","becomesBy":"T1","outcome":"won","outcomeBy":"T1"}],`+
		`"disputed":["D2"],`+
		`"text":`+strconv.Quote(e.String())+`}`, string(data), "Marshal(%v)", e)
	var read precedence.Explanation
	assert.NoError(t, json.Unmarshal(data, &read), "Unmarshal(%s)", data)
	assert.Equal(t, e, read, "Unmarshal(%s)", data)

	data, err = json.Marshal(precedence.Explain(precedence.Input{User: presence.MiVO400Absent, Clients: presence.SetOf(presence.TeamsClientActive)}))
	assert.NoError(t, err)
	assert.Contains(t, string(data), `"outcomeBy":"T2","lostTo":"Available"}`, "what CloudLink's Away lost to")
	assert.Contains(t, string(data), `"disputed":[]`, "an empty list, not null")
}

// TestZeroExplanation is nobody's answer, but an answer.
func TestZeroExplanation(t *testing.T) {
	var e precedence.Explanation
	assert.Equal(t, precedence.Policy{}.Explain(precedence.Input{}), e)
	assert.Equal(t, precedence.S0, e.Resolution().SessionRule, "sync is off")
}
