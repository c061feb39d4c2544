package explain_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// Each of the subtests below is a wrong account that an earlier version gave, of an input found
// in the field.

func TestReasons(t *testing.T) {
	t.Run("a cause without sync cites no rule of sync", func(t *testing.T) {
		syncRule := regexp.MustCompile(`\b(S[1-7]|D[134])\b`)
		for in := range precedence.Inputs() {
			if in.Lines.Len() > 2 || in.Clients.Len() > 1 {
				continue
			}
			for _, p := range []precedence.Policy{precedence.Off(), policy("off+D2+D5")} {
				known := explain.Facts{Lines: explain.Exactly(in.Lines), UserPresence: explain.Exactly(in.UserPresence), Clients: explain.Exactly(in.Clients), Configured: explain.Exactly(in.Configured), Policy: explain.Exactly(p)}
				causes := explain.Why(explain.Seen{Teams: p.Resolve(in).Teams}, known)
				require.Len(t, causes.Causes, 1, "causes of %v by %v", in, p)
				require.NotRegexp(t, syncRule, causes.Text(presence.English), "%v by %v", in, p)
			}
		}
		causes := why("Away: | Absent | Inactive | | off")
		assert.Equal(t, []explain.Kind{explain.KindClientInactive}, kindsOf(causes))
	})
	t.Run("two departures at once: sync off, and a status that needs a session", func(t *testing.T) {
		causes := why("Offline: Busy | Available | Offline | Busy | ?")
		require.Equal(t, []explain.Kind{explain.KindNeedsSession}, kindsOf(causes))
		assert.Equal(t, policy("off+D2"), causes.Causes[0].Policy)
	})
	t.Run("what is blamed on sync changes with sync", func(t *testing.T) {
		e := explain.Of(input("Busy | NotAvailable | Offline"), precedence.Off())
		require.Len(t, e.Remedies, 1)
		assert.Equal(t, []explain.Change{{Party: explain.PartyCloudLink}}, e.Remedies[0].Changes)
		assert.Equal(t, busy, e.Remedies[0].Resolution.Teams)
	})
	t.Run("presenting during a call is not disputed by Swyx", func(t *testing.T) {
		assert.Empty(t, explain.Of(input("Busy | Available | Presenting | Available"), precedence.Guide()).Disputes)
	})
	t.Run("nothing is said of what Mitel One shows for Unknown", func(t *testing.T) {
		for _, text := range []string{"", "Offline", "Unknown | | Active"} {
			e := explain.Of(input(text), precedence.Guide())
			assert.Equal(t, presence.MitelOneUnknown, e.Resolution.MitelOne)
			assert.NotRegexp(t, `Mitel One|\bC[24]\b`, e.Text(presence.English)+e.Text(presence.German), "%q", text)
		}
	})
	t.Run("a call while Absent is in both notes", func(t *testing.T) {
		for _, text := range []string{"Busy | Absent | Active", "Busy | Absent | Offline", "Busy | Absent"} {
			assert.Equal(t, []int{1, 2}, explain.Of(input(text), precedence.Guide()).Basis.Notes, "%q", text)
		}
	})
	t.Run("an Offline line that changes nothing makes nothing silent", func(t *testing.T) {
		assert.Equal(t, explain.Basis{Kind: explain.BasisNote, Notes: []int{1}}, explain.Of(input("Busy,Offline | Available | Active"), precedence.Guide()).Basis)
	})
	t.Run("others could see Be right back, once there is a session", func(t *testing.T) {
		assert.Equal(t, []presence.Teams{beRightBack}, explain.Of(input(" | | | BeRightBack"), precedence.Graph()).Unreported.Could)
	})
}

func TestRemediesThatNobodyWanted(t *testing.T) {
	t.Run("who is not available does not want to be seen as Available", func(t *testing.T) {
		for _, client := range []string{"Offline", "Inactive", "Active"} {
			e := explain.Of(input("Available | NotAvailable | "+client), precedence.Guide())
			require.Len(t, e.Remedies, 1)
			assert.Equal(t, doNotDisturb, e.Remedies[0].Resolution.Teams)
			assert.True(t, e.Remedies[0].ByHand)
		}
	})
	t.Run("a meeting that others see needs no remedy", func(t *testing.T) {
		e := explain.Of(input("Offline | Meeting | Inactive,InCall"), precedence.Guide())
		assert.Empty(t, e.Remedies)
		assert.NotRegexp(t, `\b(ends?|active)\b`, e.Text(presence.English))
	})
	t.Run("nothing is said of what is not there", func(t *testing.T) {
		e := explain.Of(input("Unknown | | Inactive"), precedence.Guide())
		assert.Empty(t, e.Remedies)
		assert.NotContains(t, e.Text(presence.English), "CloudLink")
	})
}

func TestCertainty(t *testing.T) {
	t.Run("other clients may be active beside one that is inactive", func(t *testing.T) {
		causes := why("Available: ? | ? | Inactive+ | ? | ?")
		require.GreaterOrEqual(t, len(causes.Causes), 2)
		assert.Equal(t, explain.KindClientActive, causes.Causes[0].Kind)
		assert.True(t, causes.Causes[0].Input.Clients.Has(presence.TeamsClientActive))
		assert.Contains(t, kindsOf(causes), explain.KindConfigured)
		assert.Contains(t, causes.Beyond, explain.BeyondIdle)
	})
	t.Run("a second client may be presenting beside one that is active", func(t *testing.T) {
		causes := why("Do not disturb: ? | ? | Active+ | ? | ?")
		assert.Equal(t, []explain.Kind{explain.KindClientPresenting, explain.KindConfigured}, kindsOf(causes)[:2])
	})
	t.Run("in a meeting is neither the phone nor by hand", func(t *testing.T) {
		causes := why("In a meeting: Busy | | Active | | guide")
		assert.Equal(t, []explain.Kind(nil), kindsOf(causes))
		assert.Contains(t, causes.Beyond, explain.BeyondCalendar)
	})
	t.Run("Offline/OffWork is Appear offline, not the lack of a session", func(t *testing.T) {
		causes := why("Offline/OffWork: ? | ? | ? | ? | ?")
		require.Equal(t, []explain.Kind{explain.KindConfigured}, kindsOf(causes))
		assert.Equal(t, presence.ConfiguredAppearOffline, causes.Causes[0].Input.Configured)
	})
	t.Run("Busy without a call is no call that sets Available aside", func(t *testing.T) {
		causes := why("Busy: Available | ? | Active+ | ? | ?")
		assert.Equal(t, []explain.Kind{explain.KindClientInCall, explain.KindUserBusy, explain.KindConfigured}, kindsOf(causes))
		assert.Subset(t, causes.Beyond, []explain.Beyond{explain.BeyondCalendar, explain.BeyondStaleSession})
	})
	t.Run("out of office is seen, and not modelled", func(t *testing.T) {
		seen := parse("Away/Away")
		seen.OutOfOffice = true // as Graph's isOutOfOffice says
		assert.Contains(t, explain.Why(seen, explain.Facts{}).Beyond, explain.BeyondOutOfOffice)
		for _, text := range []string{"Available, Out of Office", "Verfügbar, Außer Haus"} {
			assert.Contains(t, explain.Why(parse(text), explain.Facts{}).Beyond, explain.BeyondOutOfOffice, "%q", text)
		}
	})
	t.Run("Available by hand while inactive is disputed", func(t *testing.T) {
		e := explain.Of(input("Available | Available | Inactive | Available"), precedence.Guide())
		assert.Equal(t, available, e.Resolution.Teams)
		assert.Equal(t, []precedence.Point{precedence.D5}, points(e.Disputes))
	})
}

// why asks a question of the form of testdata/explanations.txt.
func why(question string) explain.Causes {
	return ask("why " + question).(explain.Causes)
}

func parse(text string) explain.Seen {
	seen, err := explain.ParseSeen(text)
	must(err)
	return seen
}

func kindsOf(causes explain.Causes) (kinds []explain.Kind) {
	for _, c := range causes.Causes {
		kinds = append(kinds, c.Kind)
	}
	return kinds
}
