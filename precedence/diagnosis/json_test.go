package diagnosis_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/diagnosis"
	"github.com/othersee/othersee/presence"
)

func TestJSON(t *testing.T) {
	in := precedence.Input{Lines: lines(presence.LineOffline), User: presence.MiVO400Absent, Clients: clients(presence.TeamsClientActive)}
	tests := []struct {
		id     string
		answer any
		want   string
	}{
		{"a change", diagnosis.Change{Report: diagnosis.ReportUser, From: presence.MiVO400Absent, To: presence.MiVO400Busy, By: diagnosis.User}, `{"report":"user","from":"Absent","to":"Busy","by":"user"}`},
		{"presence sync", diagnosis.Change{Report: diagnosis.ReportPolicy, By: diagnosis.Administrator}, `{"report":"policy","by":"administrator"}`},
		{"no facts", diagnosis.Facts{}, `{}`},
		{
			"all facts",
			diagnosis.Facts{
				Lines: diagnosis.Known(lines()), User: diagnosis.Known(presence.MiVO400Unknown), Clients: diagnosis.Known(clients(presence.TeamsClientActive)),
				Configured: diagnosis.Known(presence.ConfiguredNone), Policy: diagnosis.Known(precedence.Graph()),
			},
			`{"lines":[],"user":"Unknown","clients":["Active"],"configured":"None","policy":{"published":["Busy","Away"],"configuredNeedsSession":true,"callOverridesAvailable":false}}`,
		},
		{"a fact that is not known", diagnosis.Fact[presence.MiVO400]{}, `null`},
		{
			"ways", diagnosis.HowTo(presence.TeamsOffline, precedence.Input{}, precedence.Guide()),
			`{"want":"Offline","input":{"lines":[],"user":"Unknown","clients":[],"configured":"None"},"policy":{"published":["Busy","Away"],"configuredNeedsSession":false,"callOverridesAvailable":false},` +
				`"resolution":{"cloudLink":"Unknown","mitelOne":"Unknown","session":"Offline","teams":"Offline","sessionRule":"S5","teamsRule":"T3"},` +
				`"ways":[{"changes":[],"workaround":false,"resolution":{"cloudLink":"Unknown","mitelOne":"Unknown","session":"Offline","teams":"Offline","sessionRule":"S5","teamsRule":"T3"}}],` +
				`"text":"Others see Offline already."}`,
		},
		{
			"causes", diagnosis.Why(presence.TeamsAvailable, diagnosis.Facts{User: diagnosis.Known(presence.MiVO400Absent), Configured: diagnosis.Known(presence.ConfiguredNone)}),
			`{"seen":"Available","known":{"user":"Absent","configured":"None"},"causes":[{"kind":"absentOutranked","input":{"lines":["Available"],"user":"Absent","clients":["Active"],"configured":"None"},` +
				`"policy":{"published":["Busy","Away"],"configuredNeedsSession":false,"callOverridesAvailable":false},"inputs":320}],"doubts":[],` +
				`"text":"The one cause that fits: the user presence is Absent and a client is active; CloudLink is Away, which is outranked in Teams by the client's Available (T2)."}`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			data, err := json.Marshal(tt.answer)
			require.NoError(t, err, "Marshal(%v)", tt.answer)
			assert.JSONEq(t, tt.want, string(data), "Marshal(%v)", tt.answer)
		})
	}

	var effects struct {
		Input      precedence.Input
		Policy     precedence.Policy
		Resolution precedence.Resolution
		Effects    []map[string]any
		Text       string
	}
	whatIf := diagnosis.WhatIf(in, precedence.Guide())
	data, err := json.Marshal(whatIf)
	require.NoError(t, err, "Marshal(%v)", whatIf)
	require.NoError(t, json.Unmarshal(data, &effects), "Unmarshal(%s)", data)
	assert.Equal(t, in, effects.Input, "input of %s", data)
	assert.Equal(t, precedence.Guide(), effects.Policy, "policy of %s", data)
	assert.Equal(t, precedence.Resolve(in), effects.Resolution, "resolution of %s", data)
	assert.Len(t, effects.Effects, 4+4+6, "effects of %s", data)
	assert.Equal(t, map[string]any{"report": "user", "from": "Absent", "to": "Available", "by": "user"}, effects.Effects[0]["change"], "first effect of %s", data)
	assert.Equal(t, whatIf.String(), effects.Text, "text of %s", data)
}

func TestFactString(t *testing.T) {
	assert.Equal(t, "?", diagnosis.Fact[presence.MiVO400]{}.String(), "a fact that is not known")
	assert.Equal(t, "[Busy]", diagnosis.Known(lines(presence.LineBusy)).String(), "a fact that is known")
}

func TestFactsUnmarshal(t *testing.T) {
	known := diagnosis.Facts{User: diagnosis.Known(presence.MiVO400Busy)}
	tests := []struct {
		id, json string
		want     diagnosis.Facts
		err      string
	}{
		{
			"known", `{"lines":[],"user":"Absent","clients":["Active"],"configured":"None","policy":"off"}`,
			diagnosis.Facts{
				Lines: diagnosis.Known(lines()), User: diagnosis.Known(presence.MiVO400Absent), Clients: diagnosis.Known(clients(presence.TeamsClientActive)),
				Configured: diagnosis.Known(presence.ConfiguredNone), Policy: diagnosis.Known(precedence.Policy{}),
			},
			"",
		},
		{"null is not known", `{"user":null}`, diagnosis.Facts{}, ""},
		{"no key", `{}`, diagnosis.Facts{}, ""},
		{"unknown state", `{"user":"Bzy"}`, known, `diagnosis: facts user: presence: unknown MiVO400 state "Bzy" (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)`},
		{"unknown key", `{"line":["Busy"]}`, known, `diagnosis: facts: unknown or repeated key "line" (want lines, user, clients, configured, policy)`},
		{"not a list", `{"lines":1}`, known, `diagnosis: facts lines: json: cannot unmarshal number into Go value of type []string`},
		{"not an object", `[]`, known, `diagnosis: facts is not a JSON object: "[]"`},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			got := known
			err := json.Unmarshal([]byte(tt.json), &got)
			if tt.err == "" {
				assert.NoError(t, err, "Unmarshal(%s)", tt.json)
			} else {
				assert.EqualError(t, err, tt.err, "Unmarshal(%s)", tt.json)
			}
			assert.Equal(t, tt.want, got, "Unmarshal(%s)", tt.json)
		})
	}
}
