package explain_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// TestExported finds nothing in an answer that is not exported, with a key: so all that Text
// tells can be had without it.
func TestExported(t *testing.T) {
	var walk func(of reflect.Type)
	walk = func(of reflect.Type) {
		switch {
		case of.Kind() == reflect.Slice:
			walk(of.Elem())
		case of.Kind() == reflect.Struct && of.PkgPath() == reflect.TypeFor[explain.Facts]().PkgPath() && !strings.HasPrefix(of.Name(), "Fact["):
			for _, field := range reflect.VisibleFields(of) {
				assert.True(t, field.IsExported() && !field.Anonymous, "%v.%s", of, field.Name)
				assert.NotEmpty(t, field.Tag.Get("json"), "key of %v.%s", of, field.Name)
				walk(field.Type)
			}
		}
	}
	for _, of := range []reflect.Type{
		reflect.TypeFor[explain.Explanation](), reflect.TypeFor[explain.Effects](), reflect.TypeFor[explain.Ways](), reflect.TypeFor[explain.Causes](),
	} {
		walk(of)
	}
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
			"resolution": {"cloudLink": "Busy", "mitelOne": "Busy", "session": "Busy", "teams": "Busy", "sessionRule": "S1", "teamsRule": "T2"},
			"disputed": []}`},
		{"sync", explain.Change{Party: explain.PartyCloudLink}, `{"party": "cloudLink"}`},
		{"effects", func() explain.Effects {
			effects := explain.WhatIf(input("DoNotDisturb | | Active"), precedence.Guide())
			effects.Effects = effects.Effects[:1]
			return effects
		}(), `{
			"input": {"lines": ["DoNotDisturb"], "userPresence": "Unknown", "clients": ["Active"], "configured": "None"}, "policy": "guide",
			"resolution": {"cloudLink": "DoNotDisturb", "mitelOne": "DoNotDisturb", "session": "Offline", "teams": "Available", "sessionRule": "S4", "teamsRule": "T2"},
			"disputed": ["D3"], "unreported": ["userPresence"],
			"effects": [{"change": {"party": "line", "from": "DoNotDisturb", "to": "Available"}, "disputed": [],
				"resolution": {"cloudLink": "Available", "mitelOne": "Available", "session": "Offline", "teams": "Available", "sessionRule": "S3", "teamsRule": "T2"}}]}`},
		{"ways", explain.HowTo(explain.Seen{Teams: offline}, unreported, precedence.Guide()), `{
			"want": {"teams": "Offline"},
			"input": {"lines": [], "userPresence": "Unknown", "clients": [], "configured": "None"}, "policy": "guide",
			"resolution": {"cloudLink": "Unknown", "mitelOne": "Unknown", "session": "Offline", "teams": "Offline", "sessionRule": "S5", "teamsRule": "T3"},
			"disputed": [], "unreported": ["line", "userPresence", "client"], "beyond": [],
			"ways": [{"changes": [], "byHand": false, "disputed": [],
				"resolution": {"cloudLink": "Unknown", "mitelOne": "Unknown", "session": "Offline", "teams": "Offline", "sessionRule": "S5", "teamsRule": "T3"}}]}`},
		{"a cause", explain.Why(explain.Seen{Teams: beRightBack}, explain.Facts{Lines: explain.AtLeast(presence.LineBusy), UserPresence: explain.Exactly(presence.MiVO400Unknown)}), `{
			"seen": {"teams": "BeRightBack"},
			"known": {"lines": {"atLeast": ["Busy"]}, "userPresence": "Unknown"},
			"causes": [{"kind": "configured", "policy": "guide", "look": ["configured"], "readings": [],
				"input": {"lines": ["Busy"], "userPresence": "Unknown", "clients": [], "configured": "BeRightBack"},
				"resolution": {"cloudLink": "Busy", "mitelOne": "Busy", "session": "Busy", "teams": "BeRightBack", "sessionRule": "S1", "teamsRule": "T1"}}],
			"beyond": ["delay"],
			"possible": ["DoNotDisturb", "Busy", "Available", "BeRightBack", "Away", "Offline"],
			"doubts": []}`},
		{"no cause", explain.Why(explain.Seen{Teams: beRightBack, Activity: explain.ActivityPlain, OutOfOffice: true}, explain.Facts{
			Lines: explain.Exactly(presence.SetOf[presence.Line]()), Configured: explain.Exactly(presence.ConfiguredNone), Policy: explain.Exactly(precedence.Off()),
			Clients: explain.Exactly(presence.SetOf(presence.TeamsClientActive)),
		}), `{
			"seen": {"teams": "BeRightBack", "activity": "plain", "outOfOffice": true},
			"known": {"lines": [], "clients": ["Active"], "configured": "None", "policy": "off"},
			"causes": [], "beyond": ["delay", "outOfOffice"], "possible": ["Available"], "doubts": ["configured"]}`},
		{"not known", explain.Facts{}.Lines, `null`},
	} {
		data, err := json.Marshal(tt.value)
		require.NoError(t, err, tt.name)
		assert.JSONEq(t, tt.want, string(data), tt.name)
	}
}
