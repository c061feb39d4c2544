package explain_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// TestWaysText and TestCausesText have wanted texts, written by hand.
func TestWaysText(t *testing.T) {
	for _, tt := range []struct {
		want            presence.Teams
		input, policy   string
		english, german string
	}{
		{
			busy, "Busy | Available | Active", "guide",
			`Others see “Busy” already.`,
			`Andere sehen bereits „Besetzt“.`,
		},
		{
			beRightBack, "Available | Available | Active", "guide",
			`To be seen as “Be right back” instead of “Available”, set it by hand:
- By hand: the user sets “Be right back” by hand in Teams. Others see that until it is reset or expires.`,
			`Damit andere „Bin gleich zurück“ statt „Verfügbar“ sehen, muss man es explizit einstellen:
- Explizit: Der Benutzer stellt in Teams „Bin gleich zurück“ explizit ein. Andere sehen das, bis es zurückgesetzt wird oder abläuft.`,
		},
		{
			busy, "Busy | Available | Active", "off",
			`To be seen as “Busy” instead of “Available”, any one of these:
- An active client joins a call or meeting.
- The administrator turns presence sync on.
- By hand: the user sets “Busy” by hand in Teams. Others see that until it is reset or expires.`,
			`Damit andere „Besetzt“ statt „Verfügbar“ sehen, genügt eines davon:
- Ein aktiver Client geht in einen Anruf oder ein Meeting.
- Der Administrator aktiviert die Präsenz-Synchronisierung.
- Explizit: Der Benutzer stellt in Teams „Besetzt“ explizit ein. Andere sehen das, bis es zurückgesetzt wird oder abläuft.`,
		},
		{
			// Everyone leaves the meeting; one of two active clients is not enough to sign out.
			away, "Available | Available | Inactive,InCall", "guide",
			`To be seen as “Away” instead of “Busy”, any one of these:
- Every client in a call or meeting signs out or becomes inactive.
- By hand: the user sets “Appear away” by hand in Teams. Others see that until it is reset or expires.`,
			`Damit andere „Abwesend“ statt „Besetzt“ sehen, genügt eines davon:
- Jeder Client im Anruf oder Meeting meldet sich ab oder wird inaktiv.
- Explizit: Der Benutzer stellt in Teams „Als abwesend anzeigen“ explizit ein. Andere sehen das, bis es zurückgesetzt wird oder abläuft.`,
		},
		{
			available, "Busy | Absent | Inactive | Busy", "guide",
			`To be seen as “Available” instead of “Busy”, any one of these:
- An inactive client becomes active and the status set by hand is reset.
- By hand: the user sets “Available” by hand in Teams (disputed: D5). Others see that until it is reset or expires.`,
			`Damit andere „Verfügbar“ statt „Besetzt“ sehen, genügt eines davon:
- Ein inaktiver Client wird aktiv und der explizit eingestellte Status wird zurückgesetzt.
- Explizit: Der Benutzer stellt in Teams „Verfügbar“ explizit ein (strittig: D5). Andere sehen das, bis es zurückgesetzt wird oder abläuft.`,
		},
	} {
		ways := explain.HowTo(tt.want, input(tt.input), policy(tt.policy))
		assert.Equal(t, tt.english, ways.Text(presence.English), "HowTo(%v, %q, %s)", tt.want, tt.input, tt.policy)
		assert.Equal(t, tt.german, ways.Text(presence.German), "HowTo(%v, %q, %s)", tt.want, tt.input, tt.policy)
	}
}

func TestCausesText(t *testing.T) {
	for _, tt := range []struct {
		seen            string
		known           explain.Facts
		english, german string
	}{
		{
			"In a meeting",
			explain.Facts{
				Lines: explain.Exactly(presence.SetOf(presence.LineAvailable)), Clients: explain.Exactly(presence.SetOf(presence.TeamsClientActive)),
				UserPresence: explain.Exactly(presence.MiVO400Available), Configured: explain.Exactly(presence.ConfiguredNone), Policy: explain.Exactly(precedence.Guide()),
			},
			`No cause fits what is seen. By what is known, others see “Available”.
It would fit if this were not as said: the Teams clients.
Also possible, and not modelled here: an appointment or focus time in the calendar; a change that has not arrived in Teams yet.`,
			`Keine Ursache passt zu dem, was zu sehen ist. Nach dem, was bekannt ist, sehen andere „Verfügbar“.
Es würde passen, wenn diese Angabe anders wäre: die Teams-Clients.
Auch möglich und hier nicht abgebildet: ein Termin oder eine Fokuszeit im Kalender; eine Änderung, die noch nicht in Teams angekommen ist.`,
		},
		{
			"Do not disturb",
			explain.Facts{Clients: explain.AtLeast(presence.TeamsClientActive), Policy: explain.Exactly(precedence.Guide())},
			`2 causes fit. In the order to check:
1. A client that is not reported is presenting or focusing (T4). Look at each device and browser where Teams runs.
2. The user set “Do not disturb” by hand in Teams (T1). Ask the user.
Also possible, and not modelled here: an appointment or focus time in the calendar; a change that has not arrived in Teams yet; a session that was not ended, or that expired; a session that another application wrote.
Ask first: is a status set by hand in Teams?`,
			`2 Ursachen passen. In dieser Reihenfolge prüfen:
1. Ein Client, der nicht gemeldet ist, präsentiert oder ist in Fokuszeit (T4). Auf jedem Gerät und in jedem Browser nachsehen, wo Teams läuft.
2. Der Benutzer hat in Teams „Nicht stören“ explizit eingestellt (T1). Den Benutzer fragen.
Auch möglich und hier nicht abgebildet: ein Termin oder eine Fokuszeit im Kalender; eine Änderung, die noch nicht in Teams angekommen ist; eine Sitzung, die nicht beendet wurde oder abgelaufen ist; eine Sitzung, die eine andere Anwendung geschrieben hat.
Zuerst fragen: Ist in Teams ein Status explizit eingestellt?`,
		},
		{
			"Appear offline",
			explain.Facts{},
			`One cause fits:
1. The user set “Appear offline” by hand in Teams (T1). Ask the user.
Also possible, and not modelled here: a change that has not arrived in Teams yet.`,
			`Eine Ursache passt:
1. Der Benutzer hat in Teams „Als offline anzeigen“ explizit eingestellt (T1). Den Benutzer fragen.
Auch möglich und hier nicht abgebildet: eine Änderung, die noch nicht in Teams angekommen ist.`,
		},
		{
			"Offline", why("Offline", "Busy | Available | Offline | Busy", "").Known, // two departures at once
			`One cause fits:
1. A status is set by hand, but there is no session, which by Microsoft Graph's documentation it needs to show (T5, D2). Presence sync is off, too (S0). Ask the user.
Also possible, and not modelled here: a change that has not arrived in Teams yet; a session that was not ended, or that expired; a session that another application wrote.`,
			`Eine Ursache passt:
1. Ein Status ist explizit eingestellt, aber es gibt keine Sitzung, und ohne sie wird er nach der Dokumentation von Microsoft Graph nicht angezeigt (T5, D2). Außerdem ist die Präsenz-Synchronisierung aus (S0). Den Benutzer fragen.
Auch möglich und hier nicht abgebildet: eine Änderung, die noch nicht in Teams angekommen ist; eine Sitzung, die nicht beendet wurde oder abgelaufen ist; eine Sitzung, die eine andere Anwendung geschrieben hat.`,
		},
	} {
		causes := explain.Why(parse(tt.seen), tt.known)
		assert.Equal(t, tt.english, causes.Text(presence.English), "Why(%s, %v)", tt.seen, tt.known)
		assert.Equal(t, tt.german, causes.Text(presence.German), "Why(%s, %v)", tt.seen, tt.known)
	}
}

// TestForms holds the texts of all questions to the form of those of explanations.
func TestForms(t *testing.T) {
	t.Parallel()
	n, policies := 0, everyPolicy()
	check := func(language presence.Language, text string) {
		require.NotRegexp(t, `[{}]`, text)
		if wrong := read(text, language).wrong; wrong != "" {
			require.Fail(t, wrong, text)
		}
	}
	for in := range precedence.Inputs() {
		if n++; in.Clients.Len() > 3 || n%499 != 0 {
			continue
		}
		p := policies[n%len(policies)]
		for _, language := range []presence.Language{presence.English, presence.German} {
			check(language, explain.WhatIf(in, p).Text(language))
			for state := range presence.All[presence.Teams]() {
				check(language, explain.HowTo(state, in, p).Text(language))
				for _, known := range []explain.Facts{
					{Clients: explain.AtLeast(slice(in.Clients)...), Lines: explain.Exactly(in.Lines)},
					{Configured: explain.Exactly(in.Configured), UserPresence: explain.Exactly(in.UserPresence), Policy: explain.Exactly(p)},
				} {
					causes := explain.Why(explain.Seen{Teams: state}, known)
					check(language, causes.Text(language))
					checkCites(t, causes, language)
				}
			}
		}
	}
}

// checkCites holds the numbers in the text of each cause to what took part in its case.
func checkCites(t *testing.T, causes explain.Causes, language presence.Language) {
	for _, cause := range causes.Causes {
		part := took(explain.Of(cause.Input, cause.Policy))
		for _, point := range cause.Readings {
			part[point] = true
		}
		if cause.Kind == explain.KindDoNotDisturb { // by the user presence or by the phone
			part[precedence.P2] = part[precedence.P2] || part[precedence.P8]
			part[precedence.P8] = part[precedence.P2]
		}
		text := explain.Causes{Causes: []explain.Cause{cause}, Known: causes.Known}.Text(language)
		for _, number := range read(text, language).cites {
			require.True(t, part[number], "%v took no part in %v:\n%s", precedence.Rule(number), cause, text)
		}
	}
}

func slice[S presence.Vocabulary](set presence.Set[S]) (all []S) {
	for s := range set.All() {
		all = append(all, s)
	}
	return all
}

// TestOneIsEnough leaves another client as it was where the text says that one is enough.
func TestOneIsEnough(t *testing.T) {
	said := map[bool]int{}
	for _, text := range []string{"guide", "graph", "off", "guide+D4+D5"} {
		p := policy(text)
		for in := range precedence.Inputs() {
			if in.Lines.Len() > 2 {
				continue
			}
			for from := range in.Clients.All() {
				for to := range presence.All[presence.TeamsClient]() {
					change := explain.Change{Party: explain.PartyClient, From: from, To: to}
					one := in
					one.Clients = in.Clients.With(to)
					isEnough := !strings.HasPrefix(changeText(change), "every ")
					said[isEnough]++
					if all, _ := explain.Apply(in, p, change); from != to && isEnough && p.Resolve(one).Teams != p.Resolve(all).Teams {
						require.Fail(t, "one is not enough", "%v of %v by %v", change, in, p)
					}
				}
			}
		}
	}
	assert.Len(t, said, 2, "some texts say that one is enough, and some that all must change")
}

var changeTexts = map[explain.Change]string{}

func changeText(c explain.Change) string {
	if changeTexts[c] == "" {
		changeTexts[c] = c.Text(presence.English)
	}
	return changeTexts[c]
}
