package explain_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// TestTextOfData copies what is exported, and tells it: a text needs nothing else.
func TestTextOfData(t *testing.T) {
	for _, in := range []precedence.Input{input(""), input("Busy | Absent | Active | Available"), input("Busy | NotAvailable | Offline,Active")} {
		for _, p := range everyPolicy() {
			for _, language := range []presence.Language{presence.English, presence.German} {
				e := explain.Of(in, p)
				var contributions []explain.Contribution
				for _, c := range e.Contributions {
					contributions = append(contributions, explain.Contribution{
						Party: c.Party, State: c.State, Becomes: c.Becomes, BecomesBy: c.BecomesBy,
						Outcome: c.Outcome, OutcomeBy: c.OutcomeBy, LostTo: c.LostTo,
					})
				}
				var disputes []explain.Dispute
				for _, d := range e.Disputes {
					disputes = append(disputes, explain.Dispute{Point: d.Point, Policy: d.Policy, Otherwise: d.Otherwise})
				}
				assert.Equal(t, e.Text(language), explain.Explanation{
					Input: e.Input, Policy: e.Policy, Resolution: e.Resolution, Contributions: contributions,
					Basis:    explain.Basis{Kind: e.Basis.Kind, Row: e.Basis.Row, Notes: e.Basis.Notes, Silent: e.Basis.Silent},
					Disputes: disputes, Unreported: explain.Unreported{Parties: e.Unreported.Parties, Could: e.Unreported.Could},
					Remedies: copied(e.Remedies),
				}.Text(language))

				effects := explain.WhatIf(in, p)
				var list []explain.Effect
				for _, effect := range effects.Effects {
					c := effect.Change
					list = append(list, explain.Effect{Change: explain.Change{Party: c.Party, From: c.From, To: c.To}, Resolution: effect.Resolution})
				}
				assert.Equal(t, effects.Text(language), explain.Effects{Input: effects.Input, Policy: effects.Policy, Resolution: effects.Resolution, Effects: list}.Text(language))

				ways := explain.HowTo(busy, in, p)
				assert.Equal(t, ways.Text(language), explain.Ways{Want: ways.Want, Input: ways.Input, Policy: ways.Policy, Resolution: ways.Resolution, Ways: copied(ways.Ways)}.Text(language))

				known := explain.Facts{Lines: explain.Exactly(in.Lines), Policy: explain.Exactly(p)}
				why := explain.Why(explain.Seen{Teams: available}, known)
				var causes []explain.Cause
				for _, c := range why.Causes {
					causes = append(causes, explain.Cause{Kind: c.Kind, Input: c.Input, Policy: c.Policy, Resolution: c.Resolution, Look: c.Look, Readings: c.Readings})
				}
				assert.Equal(t, why.Text(language), explain.Causes{
					Seen: why.Seen, Known: why.Known, Causes: causes, Ask: why.Ask, Beyond: why.Beyond, Possible: why.Possible, Doubts: why.Doubts,
				}.Text(language))
			}
		}
	}
}

func copied(ways []explain.Way) (all []explain.Way) {
	for _, way := range ways {
		changes := []explain.Change{}
		for _, c := range way.Changes {
			changes = append(changes, explain.Change{Party: c.Party, From: c.From, To: c.To})
		}
		all = append(all, explain.Way{Changes: changes, ByHand: way.ByHand, Resolution: way.Resolution, Disputed: way.Disputed})
	}
	return all
}

// TestJSON has the keys that are promised, and an empty list where there is nothing.
func TestJSON(t *testing.T) {
	unreported := input("")
	for _, tt := range []struct {
		name  string
		value any
		want  string
	}{
		{"row 1", explain.Of(input("Available | Available | Offline"), precedence.Guide()), `{
			"input": {"lines": ["Available"], "userPresence": "Available", "clients": ["Offline"], "configured": "None"},
			"policy": "guide",
			"resolution": {"cloudLink": "Available", "mitelOne": "Available", "session": "Offline", "teams": "Offline", "sessionRule": "S3", "teamsRule": "T3"},
			"contributions": [
				{"party": "line", "state": "Available", "becomes": "Available", "becomesBy": "P1", "outcome": "won", "outcomeBy": "C1"},
				{"party": "userPresence", "state": "Available", "becomes": "Available", "becomesBy": "P2", "outcome": "won", "outcomeBy": "C1"},
				{"party": "cloudLink", "state": "Available", "becomes": "Offline", "becomesBy": "S3", "outcome": "withheld", "outcomeBy": "S3"},
				{"party": "client", "state": "Offline", "becomes": "Offline", "becomesBy": "T3", "outcome": "nothing", "outcomeBy": "T3"}],
			"basis": {"kind": "table", "row": 1},
			"disputes": [],
			"unreported": {"parties": [], "could": []},
			"remedies": [{"changes": [{"party": "client", "from": "Offline", "to": "Active"}], "byHand": false, "disputed": [],
				"resolution": {"cloudLink": "Available", "mitelOne": "Available", "session": "Offline", "teams": "Available", "sessionRule": "S3", "teamsRule": "T2"}}]}`},
		{"nothing reported", explain.Of(unreported, precedence.Off()), `{
			"input": {"lines": [], "userPresence": "Unknown", "clients": [], "configured": "None"},
			"policy": "off",
			"resolution": {"cloudLink": "Unknown", "mitelOne": "Unknown", "session": "Offline", "teams": "Offline", "sessionRule": "S0", "teamsRule": "T3"},
			"contributions": [{"party": "cloudLink", "state": "Unknown", "becomes": "Offline", "becomesBy": "S0", "outcome": "withheld", "outcomeBy": "S0"}],
			"basis": {"kind": "rule"},
			"disputes": [],
			"unreported": {"parties": ["line", "userPresence", "client"], "could": ["DoNotDisturb", "Busy", "Available", "Away"]},
			"remedies": []}`},
		{"disputed", explain.Of(input("DoNotDisturb"), precedence.Guide()).Disputes, `[{"point": "D3", "policy": "assistant",
			"otherwise": {"cloudLink": "DoNotDisturb", "mitelOne": "DoNotDisturb", "session": "DoNotDisturb", "teams": "DoNotDisturb", "sessionRule": "S6", "teamsRule": "T2"}}]`},
		{
			"lost", explain.Of(input("Available | Busy"), precedence.Guide()).Contributions[0],
			`{"party": "line", "state": "Available", "becomes": "Available", "becomesBy": "P1", "outcome": "outranked", "outcomeBy": "C1", "lostTo": "Busy"}`,
		},
		{"notes", explain.Of(input("Busy | Absent"), precedence.Guide()).Basis, `{"kind": "note", "notes": [1, 2]}`},
		{"silent", explain.Of(input("DoNotDisturb"), precedence.Guide()).Basis, `{"kind": "silent", "silent": ["P8"]}`},
		{"an effect", explain.WhatIf(unreported, precedence.Guide()).Effects[0], `{
			"change": {"party": "line", "from": "Unknown", "to": "Busy"},
			"resolution": {"cloudLink": "Busy", "mitelOne": "Busy", "session": "Busy", "teams": "Busy", "sessionRule": "S1", "teamsRule": "T2"}}`},
		{"sync", explain.Change{Party: explain.PartyCloudLink}, `{"party": "cloudLink"}`},
		{"effects", explain.Effects{Effects: []explain.Effect{}}, `{
			"input": {"lines": [], "userPresence": "Unknown", "clients": [], "configured": "None"}, "policy": "off",
			"resolution": {"cloudLink": "Unknown", "mitelOne": "Unknown", "session": "Offline", "teams": "Offline"}, "effects": []}`},
		{"already", explain.HowTo(offline, unreported, precedence.Guide()).Ways, `[{"changes": [], "byHand": false, "disputed": [],
			"resolution": {"cloudLink": "Unknown", "mitelOne": "Unknown", "session": "Offline", "teams": "Offline", "sessionRule": "S5", "teamsRule": "T3"}}]`},
		{"a cause", explain.Why(explain.Seen{Teams: beRightBack}, explain.Facts{Lines: explain.AtLeast(presence.LineBusy), UserPresence: explain.Exactly(presence.MiVO400Unknown)}), `{
			"seen": {"teams": "BeRightBack"},
			"known": {"lines": {"atLeast": ["Busy"]}, "userPresence": "Unknown"},
			"causes": [{"kind": "configured", "policy": "guide", "look": "configured", "readings": [],
				"input": {"lines": ["Busy"], "userPresence": "Unknown", "clients": [], "configured": "BeRightBack"},
				"resolution": {"cloudLink": "Busy", "mitelOne": "Busy", "session": "Busy", "teams": "BeRightBack", "sessionRule": "S1", "teamsRule": "T1"}}],
			"beyond": ["delay"],
			"possible": ["Offline", "Away", "BeRightBack", "Available", "Busy", "DoNotDisturb"],
			"doubts": []}`},
		{"no cause", explain.Why(explain.Seen{Teams: beRightBack, Activity: explain.ActivityPlain, OutOfOffice: true}, explain.Facts{
			Lines: explain.Exactly(presence.SetOf[presence.Line]()), Configured: explain.Exactly(presence.ConfiguredNone), Policy: explain.Exactly(precedence.Off()),
			Clients: explain.Exactly(presence.SetOf(presence.TeamsClientActive)),
		}), `{
			"seen": {"teams": "BeRightBack", "activity": "plain", "outOfOffice": true},
			"known": {"lines": [], "clients": ["Active"], "configured": "None", "policy": "off"},
			"causes": [], "beyond": ["outOfOffice", "delay"], "possible": ["Available"], "doubts": ["configured"]}`},
		{"not known", explain.Facts{}.Lines, `null`},
	} {
		data, err := json.Marshal(tt.value)
		require.NoError(t, err, tt.name)
		assert.JSONEq(t, tt.want, string(data), tt.name)
	}
}
