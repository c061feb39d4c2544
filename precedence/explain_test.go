package precedence_test

import (
	"encoding/json"
	"fmt"
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
	withoutBusy   = precedence.Policy{Published: presence.SetOf(presence.CloudLinkAway)}
	callOverrides = precedence.Policy{Published: precedence.Guide().Published, CallOverridesAvailable: true}
	onThePhone    = lines(presence.LineBusy)
)

func lines(states ...presence.Line) presence.Set[presence.Line] { return presence.SetOf(states...) }

func clients(states ...presence.TeamsClient) presence.Set[presence.TeamsClient] {
	return presence.SetOf(states...)
}

const (
	d1 = "Disputed (D1): Mitel's guide notes that a user on the phone is seen as Busy unless Absent; but by its order of CloudLink, NotAvailable outranks the call as Absent does (C1), and it is not published (S4). This answer follows the guide; by its first note, others would see "
	d2 = "Disputed (D2): Mitel's guide says that a status set by hand always shows; Microsoft Graph says that it shows only while there is a session, else Offline. This answer follows "
	d3 = "Disputed (D3): Mitel's guide says that DoNotDisturb is currently not published; the help of Mitel Assistant says that a phone's do-not-disturb shows in Teams as Presenting, which is DoNotDisturb. This answer follows "
	d4 = "Disputed (D4): Mitel's guide says that a status set by hand always shows. Microsoft's page on presence lets users choose, outside calls and meetings, only what is less available than the computed status, and Swyx says that on a call, Available set by hand becomes In a call. This answer follows "
)

// explanations were written by hand, beside the guide, in both languages.
var explanations = []struct {
	id       string
	policy   precedence.Policy
	in       precedence.Input
	language presence.Language
	want     []string
}{
	{
		"on the phone, absent, active client", precedence.Guide(),
		precedence.Input{Lines: onThePhone, User: presence.MiVO400Absent, Clients: clients(presence.TeamsClientActive)},
		presence.English,
		[]string{
			"Others see Available, although the user is on the phone.",
			"A Teams client is active, which counts as Available (T4); in Teams, Available outranks CloudLink's Away (T2).",
			"Without that client, others see Away.",
			"Basis: note 2 of the guide.",
			"CloudLink is Away: the user presence Absent counts as Away (P2), which outranks a line's Busy (C1). Mitel One shows the same (C2). CloudLink publishes Away (S2).",
		},
	},
	{
		"row 7, in German", precedence.Guide(),
		precedence.Input{Lines: onThePhone, User: presence.MiVO400Available, Clients: clients(presence.TeamsClientInactive)},
		presence.German,
		[]string{
			"Andere sehen Besetzt.",
			"CloudLink veröffentlicht Besetzt (S1), denn eine Leitung ist Besetzt (P1); in Teams hat Besetzt Vorrang vor Abwesend eines Clients (T2).",
			"Endet der Anruf, sehen andere Abwesend.",
			"Grundlage: Zeile 7 der Tabelle des Leitfadens.",
			"CloudLink ist Besetzt, mit Vorrang vor der Benutzerpräsenz Verfügbar (C1). Mitel One zeigt dasselbe (C2).",
		},
	},
	{
		"row 1", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Available, Clients: clients(presence.TeamsClientOffline)},
		presence.English,
		[]string{
			"Others see Offline.",
			"There is no session in Teams: no client is running, and CloudLink publishes nothing (T3).",
			"If a Teams client becomes active, others see Available.",
			"Basis: row 1 of the guide's table.",
			"CloudLink is Available: a line is Available (P1) and the user presence is Available (P2). Mitel One shows the same (C2). CloudLink does not publish Available (S3).",
		},
	},
	{
		"on the phone, not available, inactive client", precedence.Guide(),
		precedence.Input{Lines: onThePhone, User: presence.MiVO400NotAvailable, Clients: clients(presence.TeamsClientInactive)},
		presence.English,
		[]string{
			"Others see Away, although the user is on the phone.",
			"A Teams client is inactive, which counts as Away (T4).",
			"Without that client, others see Offline.",
			"Basis: rules of the guide, not its table.",
			d1 + "Busy.",
			d3 + "the guide; by the help of Mitel Assistant, others would see Do not disturb.",
			"CloudLink is Do not disturb: the user presence Not available counts as Do not disturb (P2), which outranks a line's Busy (C1). Mitel One shows the same (C2). CloudLink does not publish Do not disturb (S4).",
		},
	},
	{
		"the same under Assistant", precedence.Assistant(),
		precedence.Input{Lines: onThePhone, User: presence.MiVO400NotAvailable, Clients: clients(presence.TeamsClientInactive)},
		presence.English,
		[]string{
			"Others see Do not disturb.",
			"CloudLink publishes Do not disturb (S6), because the user presence Not available counts as Do not disturb (P2); in Teams, Do not disturb outranks a client's Away (T2).",
			"If the user presence is set to Available, others see Busy.",
			"Basis: rules, among them S6, on which the guide is silent.",
			d3 + "the help of Mitel Assistant; by the guide, others would see Away.",
			"CloudLink is Do not disturb, which outranks a line's Busy (C1). Mitel One shows the same (C2).",
		},
	},
	{
		"the same with sync off",
		precedence.Policy{},
		precedence.Input{Lines: onThePhone, User: presence.MiVO400NotAvailable, Clients: clients(presence.TeamsClientInactive)},
		presence.English,
		[]string{
			"Others see Away, although the user is on the phone.",
			"A Teams client is inactive, which counts as Away (T4).",
			"Without that client, others see Offline.",
			"Basis: rules of the guide, not its table.",
			"CloudLink is Do not disturb: the user presence Not available counts as Do not disturb (P2), which outranks a line's Busy (C1). Mitel One shows the same (C2). By the policy in use, presence sync is off and CloudLink publishes nothing (S0).",
		},
	},
	{
		"busy by a policy that withholds it", withoutBusy,
		precedence.Input{Lines: onThePhone, User: presence.MiVO400Busy, Clients: clients(presence.TeamsClientActive)},
		presence.English,
		[]string{
			"Others see Available, although the user is on the phone.",
			"A Teams client is active, which counts as Available (T4).",
			"Without that client, others see Offline.",
			"Basis: rules, among them S6, on which the guide is silent.",
			"CloudLink is Busy: a line is Busy (P1) and the user presence is Busy (P2). Mitel One shows the same (C2). CloudLink does not publish Busy (S6, by the policy in use).",
		},
	},
	{
		"available by hand, on the phone", precedence.Guide(),
		precedence.Input{Lines: onThePhone, User: presence.MiVO400Available, Clients: clients(presence.TeamsClientActive), Configured: presence.ConfiguredAvailable},
		presence.English,
		[]string{
			"Others see Available, although the user is on the phone.",
			"The user set Available by hand in Teams, overriding everything else (T1).",
			"If that status is reset, others see Busy.",
			"Basis: rules of the guide, not its table.",
			d4 + "the guide; by Microsoft's page and Swyx, others would see Busy.",
			"CloudLink is Busy: a line is Busy (P1), which outranks the user presence Available (C1). Mitel One shows the same (C2). CloudLink publishes Busy (S1). Overridden: CloudLink's Busy and a client's Available.",
		},
	},
	{
		"the same where calls override", callOverrides,
		precedence.Input{Lines: onThePhone, User: presence.MiVO400Available, Clients: clients(presence.TeamsClientActive), Configured: presence.ConfiguredAvailable},
		presence.English,
		[]string{
			"Others see Busy.",
			"By the policy in use, Available set by hand gives way to a call (T6). CloudLink publishes Busy (S1), because a line is Busy (P1); in Teams, Busy outranks a client's Available (T2).",
			"When the call ends, others see Available.",
			"Basis: rules, among them T6, on which the guide is silent.",
			d4 + "Microsoft's page and Swyx; by the guide, others would see Available.",
			"CloudLink is Busy, which outranks the user presence Available (C1). Mitel One shows the same (C2).",
		},
	},
	{
		"busy by hand hides a meeting in Teams, in German", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Available, Clients: clients(presence.TeamsClientInCall), Configured: presence.ConfiguredAppearAway},
		presence.German,
		[]string{
			"Andere sehen Abwesend, obwohl ein Teams-Client in einem Anruf oder Meeting ist.",
			"Der Benutzer hat in Teams selbst Als abwesend anzeigen eingestellt, und das überschreibt alles andere (T1).",
			"Wird dieser Status zurückgesetzt, sehen andere Besetzt.",
			"Grundlage: Regeln des Leitfadens, nicht seine Tabelle.",
			"CloudLink ist Verfügbar: eine Leitung ist Verfügbar (P1) und die Benutzerpräsenz ist Verfügbar (P2). Mitel One zeigt dasselbe (C2). CloudLink veröffentlicht Verfügbar nicht (S3). Überschrieben: Besetzt eines Clients.",
		},
	},
	{
		"presenting, hidden by hand", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Available, Clients: clients(presence.TeamsClientPresenting), Configured: presence.ConfiguredBeRightBack},
		presence.English,
		[]string{
			"Others see Be right back, although a Teams client is presenting or focusing.",
			"The user set Be right back by hand in Teams, overriding everything else (T1).",
			"If that status is reset, others see Do not disturb.",
			"Basis: rules of the guide, not its table.",
			"CloudLink is Available: a line is Available (P1) and the user presence is Available (P2). Mitel One shows the same (C2). CloudLink does not publish Available (S3). Overridden: a client's Do not disturb.",
		},
	},
	{
		"in a meeting, hidden by hand", precedence.Guide(),
		precedence.Input{User: presence.MiVO400Meeting, Configured: presence.ConfiguredAppearOffline},
		presence.English,
		[]string{
			"Others see Offline, although the user presence is Meeting.",
			"The user set Appear offline by hand in Teams, overriding everything else (T1).",
			"If that status is reset, others see Busy.",
			"Basis: rules of the guide, not its table.",
			"CloudLink is Busy: the user presence Meeting counts as Busy (P2). Mitel One shows the same (C2). CloudLink publishes Busy (S1). Overridden: CloudLink's Busy.",
		},
	},
	{
		"busy by hand and busy without it", precedence.Guide(),
		precedence.Input{Lines: onThePhone, User: presence.MiVO400Available, Configured: presence.ConfiguredBusy},
		presence.English,
		[]string{
			"Others see Busy.",
			"The user set Busy by hand in Teams, overriding everything else (T1).",
			"If that status is reset, others still see Busy.",
			"Basis: rules of the guide, not its table.",
			"CloudLink is Busy: a line is Busy (P1), which outranks the user presence Available (C1). Mitel One shows the same (C2). CloudLink publishes Busy (S1). Overridden: CloudLink's Busy.",
		},
	},
	{
		"by hand without a session", precedence.Guide(),
		precedence.Input{User: presence.MiVO400Available, Configured: presence.ConfiguredBusy},
		presence.English,
		[]string{
			"Others see Busy.",
			"The user set Busy by hand in Teams, overriding everything else (T1).",
			"If that status is reset, others see Offline.",
			"Basis: rules of the guide, not its table.",
			d2 + "the guide; by Microsoft Graph, others would see Offline.",
			"CloudLink is Available: the user presence is Available (P2). Mitel One shows the same (C2). CloudLink does not publish Available (S3).",
		},
	},
	{
		"by hand without the session it needs", precedence.Graph(),
		precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Available, Clients: clients(presence.TeamsClientOffline), Configured: presence.ConfiguredAppearAway},
		presence.English,
		[]string{
			"Others see Offline.",
			"There is no session in Teams: no client is running, and CloudLink publishes nothing (T3). By the policy in use, Appear away set by hand shows only while there is one (T5).",
			"If a Teams client becomes active, others see Away.",
			"Basis: rules, among them T5, on which the guide is silent.",
			d2 + "Microsoft Graph; by the guide, others would see Away.",
			"CloudLink is Available: a line is Available (P1) and the user presence is Available (P2). Mitel One shows the same (C2). CloudLink does not publish Available (S3).",
		},
	},
	{
		"nothing reported", precedence.Guide(),
		precedence.Input{},
		presence.English,
		[]string{
			"Others see Offline.",
			"There is no session in Teams: no client is reported, and CloudLink publishes nothing (T3).",
			"If a Teams client becomes active, others see Available.",
			"Basis: rules, among them S5, on which the guide is silent. Not reported: the lines, the user presence and the Teams clients, which could also give Do not disturb, Busy, Available or Away.",
			"CloudLink is Unknown: nothing is reported to it (C3). Mitel One shows the same (C2). CloudLink does not publish Unknown (S5).",
		},
	},
	{
		"user presence not reported, in German", precedence.Guide(),
		precedence.Input{Lines: onThePhone, Clients: clients(presence.TeamsClientActive)},
		presence.German,
		[]string{
			"Andere sehen Besetzt.",
			"CloudLink veröffentlicht Besetzt (S1), denn eine Leitung ist Besetzt (P1); in Teams hat Besetzt Vorrang vor Verfügbar eines Clients (T2).",
			"Endet der Anruf, sehen andere Verfügbar.",
			"Grundlage: Hinweis 1 des Leitfadens. Nicht gemeldet: die Benutzerpräsenz; möglich wäre damit auch Verfügbar.",
			"CloudLink ist Besetzt. Mitel One zeigt dasselbe (C2).",
		},
	},
	{
		"phone not registered, another not reported", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineUnknown, presence.LineOffline), User: presence.MiVO400Unknown, Clients: clients(presence.TeamsClientOffline)},
		presence.English,
		[]string{
			"Others see Offline.",
			"There is no session in Teams: no client is running, and CloudLink publishes nothing (T3).",
			"If a Teams client becomes active, others see Available.",
			"Basis: rules, among them S5 and C3, on which the guide is silent. Not reported: the user presence, which could also give Busy or Away.",
			"CloudLink is Offline: a line is Offline (C3). Mitel One has no word for it and shows Unknown (C4). CloudLink does not publish Offline (S5).",
		},
	},
	{
		"a line not reported", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineUnknown), Clients: clients(presence.TeamsClientPresenting)},
		presence.English,
		[]string{
			"Others see Do not disturb.",
			"A Teams client is presenting or focusing, which counts as Do not disturb (T4).",
			"Without that client, others see Offline.",
			"Basis: rules, among them S5 and C3, on which the guide is silent.",
			"CloudLink is Unknown: a line is not reported (C3). Mitel One shows the same (C2). CloudLink does not publish Unknown (S5).",
		},
	},
	{
		"several of each, and some outside their vocabularies", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineOffline, presence.LineAvailable, presence.LineBusy, 9), User: 6, Clients: clients(presence.TeamsClientInactive, presence.TeamsClientInCall, presence.TeamsClientPresenting), Configured: 7},
		presence.English,
		[]string{
			"Others see Do not disturb.",
			"A Teams client is presenting or focusing, which counts as Do not disturb (T4); in Teams, Do not disturb outranks CloudLink's Busy and a client's Busy (T2).",
			"Without that client, others see Busy.",
			"Basis: rules, among them C3, on which the guide is silent.",
			"CloudLink is Busy: a line is Busy (P1), which outranks a line's Available (C1). Mitel One shows the same (C2). CloudLink publishes Busy (S1).",
			"Ignored: Line(7) in lines is no state.",
			"Ignored: MiVO400(6) in user is no state.",
			"Ignored: Configured(7) in configured is no state.",
		},
	},
	{
		"two sessions win", precedence.Guide(),
		precedence.Input{Lines: onThePhone, User: presence.MiVO400Meeting, Clients: clients(presence.TeamsClientInCall, presence.TeamsClientActive)},
		presence.English,
		[]string{
			"Others see Busy.",
			"CloudLink publishes Busy (S1) and a Teams client is in a call or meeting, which counts as Busy (T4); either alone suffices; in Teams, Busy outranks a client's Available (T2).",
			"Without both, others see Available.",
			"Basis: note 1 of the guide.",
			"CloudLink is Busy: a line is Busy (P1) and the user presence Meeting counts as Busy (P2). Mitel One shows the same (C2).",
		},
	},
	{
		"a call and a busy presence win in CloudLink", precedence.Guide(),
		precedence.Input{Lines: onThePhone, User: presence.MiVO400Busy, Clients: clients(presence.TeamsClientInactive)},
		presence.English,
		[]string{
			"Others see Busy.",
			"CloudLink publishes Busy (S1), because a line is Busy (P1) and the user presence is Busy (P2); either alone suffices; in Teams, Busy outranks a client's Away (T2).",
			"When the call ends and the user presence is set to Available, others see Away.",
			"Basis: note 1 of the guide.",
			"CloudLink is Busy. Mitel One shows the same (C2).",
		},
	},
	{
		"a policy that publishes Available",
		precedence.Policy{Published: presence.SetOf(presence.CloudLinkAvailable)},
		precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Available, Clients: clients(presence.TeamsClientInactive)},
		presence.English,
		[]string{
			"Others see Available.",
			"CloudLink publishes Available (S6), because a line is Available (P1) and the user presence is Available (P2); either alone suffices; in Teams, Available outranks a client's Away (T2).",
			"Without CloudLink's session, others see Away.",
			"Basis: rules, among them S6, on which the guide is silent.",
			"CloudLink is Available. Mitel One shows the same (C2).",
		},
	},
}

func TestExplanationText(t *testing.T) {
	for _, tt := range explanations {
		t.Run(tt.id, func(t *testing.T) {
			e := tt.policy.Explain(tt.in)
			assert.Equal(t, tt.want, strings.Split(e.TextIn(tt.language), "\n"), "%v.Explain(%v).TextIn(%v)", tt.policy, tt.in, tt.language)
			if tt.language == presence.English {
				assert.Equal(t, e.TextIn(presence.English), e.String(), "String is TextIn English")
			}
		})
	}
}

// TestExplanationsAreShort counts the words of all explanations of which nothing is disputed.
func TestExplanationsAreShort(t *testing.T) {
	t.Parallel()
	for in := range precedence.Inputs() {
		e := precedence.Explain(in)
		for d := range e.Disputes() {
			if d.Otherwise.Teams != e.Resolution().Teams {
				goto next
			}
		}
		for _, language := range []presence.Language{presence.English, presence.German} {
			text := e.TextIn(language)
			require.Less(t, len(strings.Fields(text)), 90, "words of:\n%s", text)
			require.NotContains(t, text, "%", "a placeholder in:\n%s", text)
			require.NotContains(t, text, "  ", "two spaces in:\n%s", text)
		}
	next:
	}
}

// TestExplainIsGuide compares the functions with the methods of the guide's policy.
func TestExplainIsGuide(t *testing.T) {
	e := precedence.Explain(full)
	assert.Equal(t, precedence.Explanation{Input: full, Policy: precedence.Guide()}, e, "Explain(%v)", full)
	assert.Equal(t, e, precedence.Guide().Explain(full), "Guide().Explain(%v)", full)
	assert.Equal(t, precedence.Resolution{
		States: precedence.States{
			CloudLink: presence.CloudLinkAway,
			MitelOne:  presence.MitelOneAway,
			Session:   presence.TeamsAway,
			Teams:     presence.TeamsBusy,
		},
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
	assert.Len(t, disputes, 3, "disputes of %v", e.Input)
	for stop := range disputes {
		var got []precedence.Dispute
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
	e := precedence.Explain(precedence.Input{Lines: lines(presence.LineAvailable), Configured: presence.ConfiguredBusy})
	data, err := json.Marshal(e)
	require.NoError(t, err)
	assert.Equal(t, `{`+
		`"input":{"lines":["Available"],"user":"Unknown","clients":[],"configured":"Busy"},`+
		`"policy":{"published":["Busy","Away"],"configuredNeedsSession":false,"callOverridesAvailable":false},`+
		`"resolution":{"cloudLink":"Available","mitelOne":"Available","session":"Offline","teams":"Busy","sessionRule":"S3","teamsRule":"T1"},`+
		`"basis":"rule",`+
		`"contributions":[`+
		`{"source":"line","state":"Available","becomes":"Available","becomesBy":"P1","outcome":"won","outcomeBy":"C1"},`+
		`{"source":"user","state":"Unknown","becomes":"Unknown","becomesBy":"C3","outcome":"nothing","outcomeBy":"C3"},`+
		`{"source":"cloudLink","state":"Available","becomes":"Offline","becomesBy":"S3","outcome":"withheld","outcomeBy":"S3"},`+
		`{"source":"configured","state":"Busy","becomes":"Busy","becomesBy":"T1","outcome":"won","outcomeBy":"T1"}],`+
		`"disputes":[{"point":"D2","follows":"guide","other":"graph","otherwise":{"cloudLink":"Available","mitelOne":"Available","session":"Offline","teams":"Offline","sessionRule":"S3","teamsRule":"T3"}}],`+
		`"text":`+strconv.Quote(e.String())+`}`, string(data), "Marshal(%v)", e)

	data, err = json.Marshal(precedence.Explain(precedence.Input{User: presence.MiVO400Absent, Clients: clients(presence.TeamsClientActive)}))
	assert.NoError(t, err)
	assert.Contains(t, string(data), `"outcomeBy":"T2","lostTo":"Available"}`, "what CloudLink's Away lost to")
	assert.Contains(t, string(data), `"disputes":[]`, "an empty list, not null")
}

func TestExplanationUnmarshal(t *testing.T) {
	whole, err := json.Marshal(precedence.Assistant().Explain(full))
	require.NoError(t, err)
	before := precedence.Explain(precedence.Input{User: presence.MiVO400Busy})
	const keys = "(want input, policy, resolution, basis, contributions, disputes, text)"
	testUnmarshal(t, before, []unmarshalTest[precedence.Explanation]{
		{"what was written", string(whole), precedence.Assistant().Explain(full), ""},
		{"input and policy", `{"input":{"user":"Absent"},"policy":"graph"}`, precedence.Graph().Explain(precedence.Input{User: presence.MiVO400Absent}), ""},
		{"what follows from them is not read", `{"input":{},"policy":"off","resolution":{"teams":"Bzy"},"basis":7,"text":null}`, precedence.Explanation{}, ""},
		{"no policy", `{"input":{}}`, before, `precedence: explanation needs the keys "input" and "policy"`},
		{"no input", `{"policy":"guide"}`, before, `precedence: explanation needs the keys "input" and "policy"`},
		{"a policy that publishes nothing unsaid", `{"input":{},"policy":{}}`, before, `precedence: explanation: precedence: policy has no key "published"; [] turns presence sync off`},
		{"a bad input", `{"input":{"user":"Away"},"policy":"guide"}`, before, `precedence: explanation: precedence: input user: presence: unknown MiVO400 state "Away" (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)`},
		{"another key", `{"input":{},"policy":"guide","answer":1}`, before, `precedence: explanation: unknown or repeated key "answer" ` + keys},
		{"a repeated key", `{"input":{},"policy":"off","policy":"guide"}`, before, `precedence: explanation: unknown or repeated key "policy" ` + keys},
		{"no object", `[]`, before, `precedence: explanation is not a JSON object: "[]"`},
	})
}

// TestContributionJSON reads back every contribution that there is.
func TestContributionJSON(t *testing.T) {
	seen := map[precedence.Contribution]bool{}
	for _, p := range []precedence.Policy{precedence.Guide(), precedence.Graph(), callOverrides} {
		for in := range precedence.Inputs() {
			for c := range p.Explain(in).Contributions() {
				seen[c] = true
			}
		}
	}
	for c := range seen {
		data, err := json.Marshal(c)
		require.NoError(t, err)
		var read precedence.Contribution
		require.NoError(t, json.Unmarshal(data, &read), "Unmarshal(%s)", data)
		assert.Equal(t, c, read, "Unmarshal(%s)", data)
	}
	before := precedence.Contribution{Source: precedence.SourceLine}
	testUnmarshal(t, before, []unmarshalTest[precedence.Contribution]{
		{"unknown source", `{"source":"phone","state":"Busy"}`, before, `precedence: unknown source "phone" (want line, user, cloudLink, client, configured)`},
		{"unknown state", `{"source":"line","state":"Absent","becomes":"Busy"}`, before, `precedence: contribution: presence: unknown Line state "Absent" (want Unknown, Offline, Available, Busy)`},
		{"unknown loss", `{"source":"client","state":"Active","becomes":"Available","lostTo":"Bzy"}`, before, `precedence: contribution: presence: unknown Teams state "Bzy" (want Offline, Away, BeRightBack, Available, Busy, DoNotDisturb)`},
		{"unknown rule", `{"source":"line","state":"Busy","becomes":"Busy","becomesBy":"P9"}`, before, `precedence: unknown rule "P9" (want ` + strings.Join(numbers, ", ") + `)`},
	})
}

func TestBasisText(t *testing.T) {
	for _, text := range []string{"table 1", "table 15", "note 1", "note 2", "rule", "silent"} {
		var b precedence.Basis
		require.NoError(t, b.UnmarshalText([]byte(text)), "UnmarshalText(%s)", text)
		again, err := b.MarshalText()
		assert.NoError(t, err, "%v.MarshalText()", b)
		assert.Equal(t, text, string(again), "MarshalText")
	}
	for _, text := range []string{"", "table", "table 0", "table 16", "table 01", "table 1 ", "note 3", "note", "rule 1", "rule ", "Rule", "silent 0"} {
		b := precedence.Basis{Kind: precedence.BasisNote, Number: 2}
		assert.EqualError(t, b.UnmarshalText([]byte(text)), `precedence: unknown basis "`+text+`" (want table 1 to table 15, note 1, note 2, rule, silent)`)
		assert.Equal(t, precedence.Basis{Kind: precedence.BasisNote, Number: 2}, b, "UnmarshalText(%q) must leave its receiver alone", text)
	}
	for _, b := range []precedence.Basis{{}, {Kind: precedence.BasisTable}, {Kind: precedence.BasisRule, Number: 1}, {Kind: precedence.BasisTable, Number: -1}} {
		_, err := b.MarshalText()
		assert.EqualError(t, err, fmt.Sprintf("precedence: %q is not a basis", b), "MarshalText")
	}
}

// TestZeroExplanation is nobody's answer, but an answer.
func TestZeroExplanation(t *testing.T) {
	var e precedence.Explanation
	assert.Equal(t, precedence.Policy{}.Explain(precedence.Input{}), e)
	assert.Equal(t, precedence.S0, e.Resolution().SessionRule, "sync is off")
}
