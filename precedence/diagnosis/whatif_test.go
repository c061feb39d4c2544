package diagnosis_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/diagnosis"
	"github.com/othersee/othersee/presence"
)

// after returns what a change leaves of an input, written apart from package diagnosis.
func after(in precedence.Input, c diagnosis.Change) precedence.Input {
	switch to := c.To.(type) {
	case presence.Line:
		rest := presence.Collect(func(yield func(presence.Line) bool) {
			for line := range in.Lines.All() {
				if line != c.From && !yield(line) {
					return
				}
			}
		})
		in.Lines = rest.Add(to)
	case presence.MiVO400:
		in.User = to
	case presence.TeamsClient:
		rest := presence.Collect(func(yield func(presence.TeamsClient) bool) {
			for client := range in.Clients.All() {
				if client != c.From && !yield(client) {
					return
				}
			}
		})
		in.Clients = rest.Add(to)
	case presence.Configured:
		in.Configured = to
	}
	return in
}

// TestEffects tries every change of every input, by every policy that has a name and by one
// more under which presence sync is off.
func TestEffects(t *testing.T) {
	t.Parallel()
	for _, p := range append(slices.Clone(policies), precedence.Policy{ConfiguredNeedsSession: true}) {
		on := p
		on.Published = precedence.Guide().Published
		for in := range precedence.Inputs() {
			n, last := 0, diagnosis.Change{}
			for effect := range diagnosis.WhatIf(in, p).All() {
				c := effect.Change
				wantInput, wantPolicy, by := after(in, c), p, diagnosis.User
				if c.Report == diagnosis.ReportPolicy {
					wantPolicy, by = on, diagnosis.Administrator
				}
				gotInput, gotPolicy := c.Apply(in, p)
				if c == last || gotInput != wantInput || gotPolicy != wantPolicy || effect.Resolution != wantPolicy.Resolve(wantInput) || c.By != by || (wantInput == in && wantPolicy == p) {
					require.Fail(t, "wrong effect", "%v of %v under %v is %v, and then %v under %v", c, in, p, effect, gotInput, gotPolicy)
				}
				n, last = n+1, c
			}
			require.Equal(t, number(in, p), n, "changes of %v under %v", in, p)
		}
	}
}

// number returns how many changes an input has under p.
func number(in precedence.Input, p precedence.Policy) int {
	n := 1 + 5 + 4*max(in.Clients.Len(), 1) + 6
	if in.Lines == lines(presence.LineOffline) {
		n-- // nobody can call
	}
	if in.User != presence.MiVO400Unknown {
		n--
	}
	if p.Published.Len() == 0 {
		n++
	}
	return n
}

// TestOneIsEnough leaves a second client in the state that one has left, where the text says
// that one is enough.
func TestOneIsEnough(t *testing.T) {
	t.Parallel()
	enough := map[diagnosis.Change]bool{}
	for effect := range diagnosis.WhatIf(precedence.Input{Clients: presence.Collect(presence.All[presence.TeamsClient]())}, precedence.Guide()).All() {
		enough[effect.Change] = strings.HasPrefix(effect.Change.String(), "a")
	}
	for _, p := range append(policies, callOverrides) {
		for in := range precedence.Inputs() {
			if in.Lines.Len() > 1 {
				continue
			}
			for effect := range diagnosis.WhatIf(in, p).All() {
				from, ok := effect.Change.From.(presence.TeamsClient)
				if !ok || !enough[effect.Change] {
					continue
				}
				one, _ := effect.Change.Apply(in, p)
				one.Clients = one.Clients.Add(from)
				if got := p.Resolve(one); got != effect.Resolution {
					require.Fail(t, "one is not enough", "%v of %v under %v: got %v, want %v", effect.Change, in, p, got, effect.Resolution)
				}
			}
		}
	}
}

func TestChangeText(t *testing.T) {
	tests := []struct {
		change          diagnosis.Change
		english, german string
	}{
		{diagnosis.Change{Report: diagnosis.ReportLines, From: presence.LineAvailable, To: presence.LineBusy}, "a call starts", "ein Anruf beginnt"},
		{diagnosis.Change{Report: diagnosis.ReportLines, From: presence.LineBusy, To: presence.LineAvailable}, "every call ends", "alle Anrufe enden"},
		{diagnosis.Change{Report: diagnosis.ReportUser, From: presence.MiVO400Absent, To: presence.MiVO400NotAvailable}, "the user presence is set to Not available", "die Benutzerpräsenz wird auf „Nicht verfügbar“ gestellt"},
		{diagnosis.Change{Report: diagnosis.ReportUser, From: presence.MiVO400Unknown, To: presence.MiVO400Busy}, "the user presence of a MiVoice Office 400 is set to Busy", "die Benutzerpräsenz einer MiVoice Office 400 wird auf „Besetzt“ gestellt"},
		{diagnosis.Change{Report: diagnosis.ReportClients, From: presence.TeamsClientOffline, To: presence.TeamsClientActive}, "a client signs in and becomes active", "ein Client meldet sich an und wird aktiv"},
		{diagnosis.Change{Report: diagnosis.ReportClients, From: presence.TeamsClientActive, To: presence.TeamsClientInCall}, "an active client joins a call or meeting", "ein aktiver Client geht in einen Anruf oder ein Meeting"},
		{diagnosis.Change{Report: diagnosis.ReportClients, From: presence.TeamsClientInCall, To: presence.TeamsClientPresenting}, "every client in a call or meeting presents or focuses", "jeder Client im Anruf oder Meeting meldet Fokus/Präsentieren"},
		{diagnosis.Change{Report: diagnosis.ReportClients, From: presence.TeamsClientPresenting, To: presence.TeamsClientInactive}, "every presenting client becomes inactive", "jeder Client mit Fokus/Präsentieren wird inaktiv"},
		{diagnosis.Change{Report: diagnosis.ReportClients, From: presence.TeamsClientInactive, To: presence.TeamsClientOffline}, "every inactive client signs out", "jeder inaktive Client meldet sich ab"},
		{diagnosis.Change{Report: diagnosis.ReportConfigured, From: presence.ConfiguredBusy, To: presence.ConfiguredNone}, "the status set by hand is reset", "der explizit eingestellte Status wird zurückgesetzt"},
		{diagnosis.Change{Report: diagnosis.ReportConfigured, From: presence.ConfiguredNone, To: presence.ConfiguredAppearAway}, "the user sets Appear away by hand", "der Benutzer stellt „Als abwesend anzeigen“ in Teams explizit ein"},
		{diagnosis.Change{Report: diagnosis.ReportPolicy}, "the administrator enables presence sync", "der Administrator aktiviert die Präsenz-Synchronisierung"},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.english, tt.change.String(), "%#v", tt.change)
		assert.Equal(t, tt.german, tt.change.TextIn(presence.German), "%#v", tt.change)
	}
}

func TestEffectsText(t *testing.T) {
	tests := []struct {
		id              string
		policy          precedence.Policy
		in              precedence.Input
		english, german []string
	}{
		{
			"on the phone, absent, active client", precedence.Guide(),
			precedence.Input{Lines: lines(presence.LineBusy), User: presence.MiVO400Absent, Clients: clients(presence.TeamsClientActive)},
			[]string{
				"Others see Available. What one change leads to:",
				"- Do not disturb: an active client presents or focuses (T4); the user sets Do not disturb by hand (T1).",
				"- Busy: the user presence is set to Available, Meeting or Busy (S1); an active client joins a call or meeting (T4); the user sets Busy by hand (T1).",
				"- Be right back: the user sets Be right back by hand (T1).",
				"- Away: every active client becomes inactive or signs out (S2); the user sets Appear away by hand (T1).",
				"- Offline: the user sets Appear offline by hand (T1).",
				"- Still Available: every call ends; the user presence is set to Not available (disputed: D1, D3); the user sets Available by hand.",
			},
			[]string{
				"Andere sehen Verfügbar. Wohin eine Änderung führt:",
				"- Nicht stören: Ein aktiver Client meldet Fokus/Präsentieren (T4); der Benutzer stellt „Nicht stören“ in Teams explizit ein (T1).",
				"- Besetzt: Die Benutzerpräsenz wird auf „Verfügbar“, „Besprechung“ oder „Besetzt“ gestellt (S1); ein aktiver Client geht in einen Anruf oder ein Meeting (T4); der Benutzer stellt „Besetzt“ in Teams explizit ein (T1).",
				"- Bin gleich zurück: Der Benutzer stellt „Bin gleich zurück“ in Teams explizit ein (T1).",
				"- Abwesend: Jeder aktive Client wird inaktiv oder meldet sich ab (S2); der Benutzer stellt „Als abwesend anzeigen“ in Teams explizit ein (T1).",
				"- Offline: Der Benutzer stellt „Als offline anzeigen“ in Teams explizit ein (T1).",
				"- Weiterhin Verfügbar: Alle Anrufe enden; die Benutzerpräsenz wird auf „Nicht verfügbar“ gestellt (strittig: D1, D3); der Benutzer stellt „Verfügbar“ in Teams explizit ein.",
			},
		},
		{
			"sync off, busy by hand",
			precedence.Policy{},
			precedence.Input{Lines: lines(presence.LineOffline), User: presence.MiVO400Meeting, Configured: presence.ConfiguredBusy},
			[]string{
				"Others see Busy. What one change leads to:",
				"- Do not disturb: the user sets Do not disturb by hand (T1; disputed: D2).",
				"- Available: the user sets Available by hand (T1; disputed: D2).",
				"- Be right back: the user sets Be right back by hand (T1; disputed: D2).",
				"- Away: the user sets Appear away by hand (T1; disputed: D2).",
				"- Offline: the status set by hand is reset (T3); the user sets Appear offline by hand (T1).",
				"- Still Busy: the user presence is set to Available, Absent, Busy or Not available (disputed: D2); a client signs in and becomes inactive, becomes active, joins a call or meeting or presents or focuses; the administrator enables presence sync.",
			},
			nil,
		},
		{
			"presenting, which Not available does not change by any reading", precedence.Guide(),
			precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Available, Clients: clients(presence.TeamsClientPresenting)},
			[]string{
				"Others see Do not disturb. What one change leads to:",
				"- Busy: every presenting client joins a call or meeting (T4); the user sets Busy by hand (T1).",
				"- Available: every presenting client becomes active (T4); the user sets Available by hand (T1).",
				"- Be right back: the user sets Be right back by hand (T1).",
				"- Away: every presenting client becomes inactive (T4); the user sets Appear away by hand (T1).",
				"- Offline: every presenting client signs out (T3); the user sets Appear offline by hand (T1).",
				"- Still Do not disturb: a call starts; the user presence is set to Absent, Meeting, Busy or Not available; the user sets Do not disturb by hand.",
			},
			nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			effects := diagnosis.WhatIf(tt.in, tt.policy)
			assert.Equal(t, tt.english, strings.Split(effects.String(), "\n"), "WhatIf(%v)", tt.in)
			if tt.german != nil {
				assert.Equal(t, tt.german, strings.Split(effects.TextIn(presence.German), "\n"), "WhatIf(%v) in German", tt.in)
			}
		})
	}
}

// TestOutside has states outside their vocabularies, of which nothing must panic.
func TestOutside(t *testing.T) {
	gotInput, gotPolicy := diagnosis.Change{}.Apply(precedence.Input{}, precedence.Policy{})
	assert.Equal(t, precedence.Input{}, gotInput, "input after no change")
	assert.Equal(t, precedence.Policy{}, gotPolicy, "policy after no change")
	in := precedence.Input{
		Lines: lines(presence.Line(9)), User: presence.MiVO400(9),
		Clients: clients(presence.TeamsClient(9)), Configured: presence.Configured(9),
	}
	effects := diagnosis.WhatIf(in, precedence.Guide())
	assert.Contains(t, effects.String(), "Others see Offline.", "WhatIf(%v)", in)
	assert.Len(t, slices.Collect(effects.All()), 5+5+7, "WhatIf(%v)", in)
	assert.Contains(t, diagnosis.HowTo(presence.TeamsBusy, in, precedence.Guide()).String(), "- Workaround:", "HowTo(Busy, %v)", in)
	assert.Equal(t, "Nothing that is reported leads to Teams(9).", diagnosis.HowTo(presence.Teams(9), in, precedence.Guide()).String(), "HowTo(9)")
	facts := diagnosis.Facts{
		Lines: diagnosis.Known(in.Lines), User: diagnosis.Known(in.User),
		Clients: diagnosis.Known(in.Clients), Configured: diagnosis.Known(in.Configured),
	}
	assert.Contains(t, diagnosis.Why(presence.TeamsOffline, facts).String(), "no client is signed in", "Why(Offline, %v)", facts)
}
