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
	d1 = "Disputed (D1): Mitel's guide notes that a user on the phone is seen as Busy unless Absent; but by its order of CloudLink, Not available outranks the call as Absent does (C1), and is not sent to Teams (S4). This answer follows that order; by the note, others would see "
	d2 = "Disputed (D2): Mitel's guide says that a status set by hand always shows; Microsoft Graph says that it shows only while there is a session, else Offline. This answer follows "
	d3 = "Disputed (D3): Mitel's guide says that Do not disturb is currently not sent to Teams; the help of Mitel Assistant says that a phone's do-not-disturb shows there as Presenting, which is Do not disturb. This answer follows "
	d4 = "Disputed (D4): Mitel's guide says that a status set by hand always shows. Swyx says that Available set by hand becomes In a call while Teams is told of one, which any Busy from CloudLink is (G1); Microsoft's page on presence lets users choose, outside calls and meetings, only what is less available. This answer follows "
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
			"In CloudLink, the user presence Absent outranks the call (C1). A Teams client is active, so it counts as Available (T4); in Teams, Available outranks CloudLink's Away (T2).",
			"If the user presence is set to Available, others see Busy.",
			"Basis: note 2 of Mitel's guide.",
			"CloudLink is Away: the user presence Absent counts as Away (P2). Mitel One shows the same (C2). CloudLink sends Away to Teams (S2).",
		},
	},
	{
		"absent, active client", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Absent, Clients: clients(presence.TeamsClientActive)},
		presence.English,
		[]string{
			"Others see Available.",
			"A Teams client is active, so it counts as Available (T4); in Teams, Available outranks CloudLink's Away (T2).",
			"If that client signs out, others see Away.",
			"Basis: note 2 of Mitel's guide.",
			"CloudLink is Away: the user presence Absent counts as Away (P2); that outranks a line's Available (C1). Mitel One shows the same (C2). CloudLink sends Away to Teams (S2).",
		},
	},
	{
		"absent, signed out", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Absent, Clients: clients(presence.TeamsClientOffline)},
		presence.English,
		[]string{
			"Others see Away.",
			"CloudLink sends Away to Teams (S2), because the user presence Absent counts as Away (P2).",
			"If the user presence is set to Available, others see Offline.",
			"Basis: note 2 of Mitel's guide.",
			"CloudLink is Away; that outranks a line's Available (C1). Mitel One shows the same (C2).",
		},
	},
	{
		"absent, inactive client", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Absent, Clients: clients(presence.TeamsClientInactive)},
		presence.English,
		[]string{
			"Others see Away.",
			"CloudLink sends Away to Teams (S2) and a Teams client is inactive, so it counts as Away (T4); either alone suffices.",
			"If a Teams client becomes active, others see Available.",
			"Basis: rules of Mitel's guide; no table row has this.",
			"CloudLink is Away: the user presence Absent counts as Away (P2); that outranks a line's Available (C1). Mitel One shows the same (C2).",
		},
	},
	{
		"row 7, in German", precedence.Guide(),
		precedence.Input{Lines: onThePhone, User: presence.MiVO400Available, Clients: clients(presence.TeamsClientInactive)},
		presence.German,
		[]string{
			"Andere sehen Besetzt.",
			"CloudLink synchronisiert Besetzt mit Teams (S1), denn eine Leitung ist „Besetzt“ (P1); in Teams hat Besetzt Vorrang vor „Abwesend“ eines Clients (T2).",
			"Endet der Anruf, sehen andere Abwesend.",
			"Grundlage: Zeile 7 der Tabelle in Mitels Leitfaden.",
			"CloudLink ist Besetzt; das hat Vorrang vor der Benutzerpräsenz „Verfügbar“ (C1). Mitel One zeigt dasselbe (C2).",
		},
	},
	{
		"row 1", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Available, Clients: clients(presence.TeamsClientOffline)},
		presence.English,
		[]string{
			"Others see Offline.",
			"There is no session in Teams: no client is running, and CloudLink sends nothing (T3).",
			"If a Teams client becomes active, others see Available.",
			"Basis: row 1 of the table in Mitel's guide.",
			"CloudLink is Available: a line is Available (P1) and the user presence is Available (P2). Mitel One shows the same (C2). CloudLink does not send Available to Teams (S3).",
		},
	},
	{
		"row 4", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Available, Clients: clients(presence.TeamsClientInCall)},
		presence.English,
		[]string{
			"Others see Busy.",
			"A Teams client is in a call or meeting, so it counts as Busy (T4).",
			"When that ends and the client stays active, others see Available.",
			"Basis: row 4 of the table in Mitel's guide.",
			"CloudLink is Available: a line is Available (P1) and the user presence is Available (P2). Mitel One shows the same (C2). CloudLink does not send Available to Teams (S3).",
		},
	},
	{
		"on the phone, not available, inactive client", precedence.Guide(),
		precedence.Input{Lines: onThePhone, User: presence.MiVO400NotAvailable, Clients: clients(presence.TeamsClientInactive)},
		presence.English,
		[]string{
			"Others see Away, although the user is on the phone.",
			"In CloudLink, the user presence Not available outranks the call (C1). CloudLink does not send Do not disturb to Teams (S4). A Teams client is inactive, so it counts as Away (T4).",
			"If the user presence is set to Available, others see Busy.",
			"Basis: rules of Mitel's guide; no table row has this.",
			d1 + "Busy.",
			d3 + "Mitel's guide; by the help of Mitel Assistant, others would see Do not disturb.",
			"CloudLink is Do not disturb: the user presence Not available counts as Do not disturb (P2). Mitel One shows the same (C2).",
		},
	},
	{
		"not available, signed out, in German", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400NotAvailable, Clients: clients(presence.TeamsClientOffline)},
		presence.German,
		[]string{
			"Andere sehen Offline, obwohl die Benutzerpräsenz „Nicht verfügbar“ ist.",
			"CloudLink synchronisiert Nicht stören nicht mit Teams (S4). In Teams gibt es keine Sitzung: kein Client läuft, und CloudLink synchronisiert nichts (T3).",
			"Wird ein Teams-Client aktiv, sehen andere Verfügbar.",
			"Grundlage: Regeln in Mitels Leitfaden; keine Tabellenzeile zeigt dies.",
			"Strittig (D3): Mitels Leitfaden sagt, dass Nicht stören derzeit nicht mit Teams synchronisiert wird; die Hilfe von Mitel Assistant sagt, dass Nicht stören am Telefon in Teams als Präsentieren erscheint, und das ist Nicht stören. Diese Antwort folgt Mitels Leitfaden; nach der Hilfe von Mitel Assistant sähen andere Nicht stören.",
			"CloudLink ist Nicht stören: die Benutzerpräsenz „Nicht verfügbar“ zählt als Nicht stören (P2). Mitel One zeigt dasselbe (C2).",
		},
	},
	{
		"the same call under Assistant", precedence.Assistant(),
		precedence.Input{Lines: onThePhone, User: presence.MiVO400NotAvailable, Clients: clients(presence.TeamsClientInactive)},
		presence.English,
		[]string{
			"Others see Do not disturb.",
			"CloudLink sends Do not disturb to Teams (S6), because the user presence Not available counts as Do not disturb (P2); in Teams, Do not disturb outranks a client's Away (T2).",
			"If the user presence is set to Available, others see Busy.",
			"Basis: Mitel's guide, and S6, which it does not cover.",
			d3 + "the help of Mitel Assistant; by Mitel's guide, others would see Away.",
			"CloudLink is Do not disturb; that outranks a line's Busy (C1). Mitel One shows the same (C2).",
		},
	},
	{
		"the same with sync off", precedence.Off(),
		precedence.Input{Lines: onThePhone, User: presence.MiVO400NotAvailable, Clients: clients(presence.TeamsClientInactive)},
		presence.English,
		[]string{
			"Others see Away, although the user is on the phone.",
			"As assumed here, presence sync is off (S0). A Teams client is inactive, so it counts as Away (T4).",
			"With presence sync on, others still see Away.",
			"Basis: rules of Mitel's guide; no table row has this.",
			"CloudLink is Do not disturb: the user presence Not available counts as Do not disturb (P2). Mitel One shows the same (C2). CloudLink sends nothing to Teams (S0).",
		},
	},
	{
		"sync off, signed out", precedence.Off(),
		precedence.Input{Lines: onThePhone, User: presence.MiVO400Available, Clients: clients(presence.TeamsClientOffline)},
		presence.English,
		[]string{
			"Others see Offline, although the user is on the phone.",
			"As assumed here, presence sync is off (S0). There is no session in Teams: no client is running, and CloudLink sends nothing (T3).",
			"With presence sync on, others see Busy.",
			"Basis: rules of Mitel's guide; no table row has this.",
			"CloudLink is Busy: a line is Busy (P1). Mitel One shows the same (C2). CloudLink sends nothing to Teams (S0).",
		},
	},
	{
		"busy by a policy that withholds it", withoutBusy,
		precedence.Input{Lines: onThePhone, User: presence.MiVO400Busy, Clients: clients(presence.TeamsClientActive)},
		presence.English,
		[]string{
			"Others see Available, although the user is on the phone.",
			"CloudLink does not send Busy to Teams (S6, as assumed here). A Teams client is active, so it counts as Available (T4).",
			"If that client signs out, others see Offline.",
			"Basis: Mitel's guide, and S6, which it does not cover.",
			"CloudLink is Busy: a line is Busy (P1) and the user presence is Busy (P2). Mitel One shows the same (C2).",
		},
	},
	{
		"available by hand, on the phone", precedence.Guide(),
		precedence.Input{Lines: onThePhone, User: presence.MiVO400Available, Clients: clients(presence.TeamsClientActive), Configured: presence.ConfiguredAvailable},
		presence.English,
		[]string{
			"Others see Available, although the user is on the phone.",
			"The user set Available by hand in Teams, which overrides all else (T1).",
			"If that status is reset, others see Busy.",
			"Basis: rules of Mitel's guide; no table row has this.",
			d4 + "Mitel's guide; by Swyx, others would see Busy.",
			"CloudLink is Busy: a line is Busy (P1). Mitel One shows the same (C2). CloudLink sends Busy to Teams (S1). Not shown: CloudLink's Busy and a client's Available.",
		},
	},
	{
		"the same where calls override", callOverrides,
		precedence.Input{Lines: onThePhone, User: presence.MiVO400Available, Clients: clients(presence.TeamsClientActive), Configured: presence.ConfiguredAvailable},
		presence.English,
		[]string{
			"Others see Busy.",
			"As assumed here, Available set by hand gives way to a call (T6). CloudLink sends Busy to Teams (S1), because a line is Busy (P1); in Teams, Busy outranks a client's Available (T2).",
			"When the call ends, others see Available.",
			"Basis: Mitel's guide, and T6, which it does not cover.",
			d4 + "Swyx; by Mitel's guide, others would see Available.",
			"CloudLink is Busy; that outranks the user presence Available (C1). Mitel One shows the same (C2).",
		},
	},
	{
		"away by hand hides a meeting in Teams, in German", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Available, Clients: clients(presence.TeamsClientInCall), Configured: presence.ConfiguredAppearAway},
		presence.German,
		[]string{
			"Andere sehen Abwesend, obwohl der Benutzer in einem Teams-Anruf oder -Meeting ist.",
			"Der Benutzer hat „Als abwesend anzeigen“ in Teams explizit eingestellt; das überschreibt alles andere (T1).",
			"Wird dieser Status zurückgesetzt, sehen andere Besetzt.",
			"Grundlage: Regeln in Mitels Leitfaden; keine Tabellenzeile zeigt dies.",
			"CloudLink ist Verfügbar: eine Leitung ist „Verfügbar“ (P1) und die Benutzerpräsenz ist „Verfügbar“ (P2). Mitel One zeigt dasselbe (C2). CloudLink synchronisiert Verfügbar nicht mit Teams (S3). Nicht angezeigt: „Besetzt“ eines Clients.",
		},
	},
	{
		"presenting beside a call in Teams, hidden by hand", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Available, Clients: clients(presence.TeamsClientInCall, presence.TeamsClientPresenting), Configured: presence.ConfiguredBeRightBack},
		presence.English,
		[]string{
			"Others see Be right back, although the user is presenting or focusing in Teams.",
			"The user set Be right back by hand in Teams, which overrides all else (T1).",
			"If that status is reset, others see Do not disturb.",
			"Basis: rules of Mitel's guide; no table row has this.",
			"CloudLink is Available: a line is Available (P1) and the user presence is Available (P2). Mitel One shows the same (C2). CloudLink does not send Available to Teams (S3). Not shown: a client's Do not disturb.",
		},
	},
	{
		"in a meeting, hidden by hand, clients not reported", precedence.Guide(),
		precedence.Input{User: presence.MiVO400Meeting, Configured: presence.ConfiguredAppearOffline},
		presence.English,
		[]string{
			"Others see Offline, although the user presence is Meeting.",
			"The user set Appear offline by hand in Teams, which overrides all else (T1).",
			"If that status is reset, others see Busy.",
			"Basis: rules of Mitel's guide; no table row has this. Not reported: the lines and the Teams clients.",
			"CloudLink is Busy: the user presence Meeting counts as Busy (P2). Mitel One shows the same (C2). CloudLink sends Busy to Teams (S1). Not shown: CloudLink's Busy.",
		},
	},
	{
		"busy by hand and busy without it", precedence.Guide(),
		precedence.Input{Lines: onThePhone, User: presence.MiVO400Available, Clients: clients(presence.TeamsClientOffline), Configured: presence.ConfiguredBusy},
		presence.English,
		[]string{
			"Others see Busy.",
			"The user set Busy by hand in Teams, which overrides all else (T1).",
			"If that status is reset, others still see Busy.",
			"Basis: rules of Mitel's guide; no table row has this.",
			"CloudLink is Busy: a line is Busy (P1). Mitel One shows the same (C2). CloudLink sends Busy to Teams (S1). Not shown: CloudLink's Busy.",
		},
	},
	{
		"by hand without a session", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Available, Clients: clients(presence.TeamsClientOffline), Configured: presence.ConfiguredBusy},
		presence.English,
		[]string{
			"Others see Busy.",
			"The user set Busy by hand in Teams, which overrides all else (T1).",
			"If that status is reset, others see Offline.",
			"Basis: rules of Mitel's guide; no table row has this.",
			d2 + "Mitel's guide; by Microsoft Graph, others would see Offline.",
			"CloudLink is Available: a line is Available (P1) and the user presence is Available (P2). Mitel One shows the same (C2). CloudLink does not send Available to Teams (S3).",
		},
	},
	{
		"by hand without the session it needs", precedence.Graph(),
		precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Available, Clients: clients(presence.TeamsClientOffline), Configured: presence.ConfiguredAppearAway},
		presence.English,
		[]string{
			"Others see Offline.",
			"There is no session in Teams: no client is running, and CloudLink sends nothing (T3). As assumed here, Appear away set by hand shows only while there is one (T5).",
			"If a Teams client becomes active, others see Away.",
			"Basis: Mitel's guide, and T5, which it does not cover.",
			d2 + "Microsoft Graph; by Mitel's guide, others would see Away.",
			"CloudLink is Available: a line is Available (P1) and the user presence is Available (P2). Mitel One shows the same (C2). CloudLink does not send Available to Teams (S3).",
		},
	},
	{
		"offline by hand without a session", precedence.Graph(),
		precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Available, Clients: clients(presence.TeamsClientOffline), Configured: presence.ConfiguredAppearOffline},
		presence.English,
		[]string{
			"Others see Offline.",
			"There is no session in Teams: no client is running, and CloudLink sends nothing (T3).",
			"If a Teams client becomes active, others still see Offline.",
			"Basis: Mitel's guide, and T5, which it does not cover.",
			"CloudLink is Available: a line is Available (P1) and the user presence is Available (P2). Mitel One shows the same (C2). CloudLink does not send Available to Teams (S3).",
		},
	},
	{
		"nothing reported", precedence.Guide(),
		precedence.Input{},
		presence.English,
		[]string{
			"Others see Offline.",
			"There is no session in Teams: no client is reported, and CloudLink sends nothing (T3).",
			"If a Teams client becomes active, others see Available.",
			"Basis: Mitel's guide, and S5, which it does not cover. Not reported: the lines, the user presence and the Teams clients; others could also see Do not disturb, Busy, Available or Away.",
			"CloudLink is Unknown: nothing is reported to it (C3). Mitel One shows the same (C2). CloudLink does not send Unknown to Teams (S5).",
		},
	},
	{
		"user presence not reported, in German", precedence.Guide(),
		precedence.Input{Lines: onThePhone, Clients: clients(presence.TeamsClientActive)},
		presence.German,
		[]string{
			"Andere sehen Besetzt.",
			"CloudLink synchronisiert Besetzt mit Teams (S1), denn eine Leitung ist „Besetzt“ (P1); in Teams hat Besetzt Vorrang vor „Verfügbar“ eines Clients (T2).",
			"Endet der Anruf, sehen andere Verfügbar.",
			"Grundlage: Hinweis 1 in Mitels Leitfaden. Nicht gemeldet: die Benutzerpräsenz; andere könnten auch Verfügbar sehen.",
			"CloudLink ist Besetzt. Mitel One zeigt dasselbe (C2).",
		},
	},
	{
		"phone not registered, another not reported", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineUnknown, presence.LineOffline), Clients: clients(presence.TeamsClientOffline)},
		presence.English,
		[]string{
			"Others see Offline.",
			"There is no session in Teams: no client is running, and CloudLink sends nothing (T3).",
			"If a Teams client becomes active, others see Available.",
			"Basis: Mitel's guide, and S5 and C3, which it does not cover. Not reported: the user presence; others could also see Busy or Away.",
			"CloudLink is Offline: a line is Offline (C3). Mitel One has no word for it and shows Unknown (C4). CloudLink does not send Offline to Teams (S5).",
		},
	},
	{
		"a line not reported", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineUnknown), Clients: clients(presence.TeamsClientPresenting)},
		presence.English,
		[]string{
			"Others see Do not disturb.",
			"A Teams client reports presenting or focusing, so it counts as Do not disturb (T4).",
			"When that ends and the client stays active, others see Available.",
			"Basis: Mitel's guide, and S5 and C3, which it does not cover.",
			"CloudLink is Unknown: a line is not reported (C3). Mitel One shows the same (C2). CloudLink does not send Unknown to Teams (S5).",
		},
	},
	{
		"several of each, and some outside their vocabularies", precedence.Guide(),
		precedence.Input{Lines: lines(presence.LineOffline, presence.LineAvailable, presence.LineBusy, 9), User: 6, Clients: clients(presence.TeamsClientInactive, presence.TeamsClientInCall, presence.TeamsClientPresenting), Configured: 7},
		presence.English,
		[]string{
			"Others see Do not disturb.",
			"A Teams client reports presenting or focusing, so it counts as Do not disturb (T4); in Teams, Do not disturb outranks CloudLink's Busy and a client's Busy (T2).",
			"When that ends and the client stays active, others see Busy.",
			"Basis: Mitel's guide, and C3, which it does not cover.",
			"CloudLink is Busy: a line is Busy (P1); that outranks a line's Available (C1). Mitel One shows the same (C2). CloudLink sends Busy to Teams (S1).",
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
			"CloudLink sends Busy to Teams (S1) and a Teams client is in a call or meeting, so it counts as Busy (T4); either alone suffices; in Teams, Busy outranks a client's Available (T2).",
			"When all of that ends and the client stays active, others see Available.",
			"Basis: note 1 of Mitel's guide.",
			"CloudLink is Busy: a line is Busy (P1) and the user presence Meeting counts as Busy (P2). Mitel One shows the same (C2).",
		},
	},
	{
		"a call and a busy presence win in CloudLink", precedence.Guide(),
		precedence.Input{Lines: onThePhone, User: presence.MiVO400Busy, Clients: clients(presence.TeamsClientInactive)},
		presence.English,
		[]string{
			"Others see Busy.",
			"CloudLink sends Busy to Teams (S1), because a line is Busy (P1) and the user presence is Busy (P2); either alone suffices; in Teams, Busy outranks a client's Away (T2).",
			"When the call ends and the user presence is set to Available, others see Away.",
			"Basis: note 1 of Mitel's guide.",
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
			"CloudLink sends Available to Teams (S6), because a line is Available (P1) and the user presence is Available (P2); either alone suffices; in Teams, Available outranks a client's Away (T2).",
			"Without CloudLink's session, others see Away.",
			"Basis: Mitel's guide, and S6, which it does not cover.",
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
