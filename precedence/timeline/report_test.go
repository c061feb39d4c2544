package timeline_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

func TestReportJSON(t *testing.T) {
	tests := []struct {
		report timeline.Report
		json   string
	}{
		{
			timeline.Report{User: "anna", Source: "pbx", Device: "desk", State: presence.LineBusy},
			`"user":"anna","kind":"line","source":"pbx","device":"desk","state":"Busy"`,
		},
		{timeline.Report{State: presence.MiVO400Absent}, `"kind":"userPresence","state":"Absent"`},
		{timeline.Report{State: presence.TeamsClientActive, Lasts: 90 * time.Minute}, `"kind":"client","state":"Active","lasts":"PT1H30M"`},
		{timeline.Report{State: presence.ConfiguredAppearOffline, Lasts: timeline.Forever}, `"kind":"configured","state":"AppearOffline","lasts":"never"`},
		{timeline.Report{Device: "desk", State: timeline.Gone}, `"kind":"gone","device":"desk"`},
		{timeline.Report{State: timeline.Removed}, `"kind":"removed"`},
		{timeline.Report{State: explain.Seen{Teams: presence.TeamsAvailable}}, `"kind":"seen","state":"Available"`},
		{timeline.Report{State: explain.Seen{Teams: presence.TeamsBusy, Activity: explain.ActivityPlain}}, `"kind":"seen","state":"Busy/Busy"`},
		{timeline.Report{State: explain.Seen{Teams: presence.TeamsBusy, Activity: explain.ActivityInACall}}, `"kind":"seen","state":"Busy/inACall"`},
		{timeline.Report{State: explain.Seen{Teams: presence.TeamsOffline, Activity: explain.ActivityOffWork}}, `"kind":"seen","state":"Offline/offWork"`},
		{timeline.Report{State: explain.Seen{Teams: presence.TeamsAway, OutOfOffice: true}}, `"kind":"seen","state":"Away, out of office"`},
		{
			timeline.Report{State: explain.Seen{Teams: presence.TeamsDoNotDisturb, Activity: explain.ActivityFocusing, OutOfOffice: true}},
			`"kind":"seen","state":"DoNotDisturb/focusing, out of office"`,
		},
	}
	for _, tt := range tests {
		tt.report.At = time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC)
		text := `{"at":"2026-11-24T10:00:00Z",` + tt.json + `}`
		data, err := json.Marshal(tt.report)
		require.NoError(t, err, "Marshal(%v)", tt.report)
		assert.Equal(t, text, string(data), "Marshal(%v)", tt.report)
		var got timeline.Report
		require.NoError(t, json.Unmarshal([]byte(text), &got), "Unmarshal(%s)", text)
		assert.Equal(t, tt.report, got, "Unmarshal(%s)", text)
	}
}

// TestSeenText reads every thing that can be seen back.
func TestSeenText(t *testing.T) {
	activities := []explain.Activity{"", explain.ActivityPlain, explain.ActivityInACall, explain.ActivityInAMeeting, explain.ActivityPresenting, explain.ActivityFocusing, explain.ActivityOffWork}
	for _, activity := range activities {
		for teams := range presence.All[presence.Teams]() {
			if activity == explain.ActivityPlain && teams != presence.TeamsBusy && teams != presence.TeamsDoNotDisturb {
				continue // not known to be plain
			}
			for _, away := range []bool{false, true} {
				want := timeline.Report{At: start, State: explain.Seen{Teams: teams, Activity: activity, OutOfOffice: away}}
				data, err := json.Marshal(want)
				require.NoError(t, err)
				var got timeline.Report
				require.NoError(t, json.Unmarshal(data, &got), "Unmarshal(%s)", data)
				assert.Equal(t, want, got, "Unmarshal(%s)", data)
			}
		}
	}
}

func TestReportDays(t *testing.T) {
	var got timeline.Report
	require.NoError(t, json.Unmarshal([]byte(`{"at":"2026-11-24T10:00:00Z","kind":"configured","state":"Busy","lasts":"P7D"}`), &got))
	assert.Equal(t, 7*24*time.Hour, got.Lasts)
}

func TestReportProfile(t *testing.T) {
	for text, want := range map[string]presence.MiVO400{"0": presence.MiVO400Available, "1": presence.MiVO400Absent, "4": presence.MiVO400NotAvailable} {
		var got timeline.Report
		require.NoError(t, json.Unmarshal([]byte(`{"at":"2026-11-24T10:00:00Z","kind":"userPresence","state":"`+text+`"}`), &got), "profile %s", text)
		assert.Equal(t, want, got.State, "profile %s", text)
	}
}

func TestReportErrors(t *testing.T) {
	const now = `"at":"2026-11-24T10:00:00Z"`
	tests := []struct{ json, want string }{
		{`[]`, "timeline: report: unexpected JSON array"},
		{`{"at":"2026-11-24T10:00:00"}`, `timeline: report: parsing time "2026-11-24T10:00:00" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "Z07:00"`},
		{`{` + now + `,"state":1}`, "timeline: report state: unexpected JSON number"},
		{`{` + now + `,"time":1}`, `timeline: report: unknown field "time"`},
		{`{"kind":"line","state":"Busy"}`, "timeline: no time (want when the device was in this state)"},
		{`{` + now + `}`, `timeline: report: unknown kind "" (want line, userPresence, client, configured, seen, gone, removed)`},
		{`{` + now + `,"kind":"user","state":"Busy"}`, `timeline: report: unknown kind "user" (want line, userPresence, client, configured, seen, gone, removed)`},
		{`{` + now + `,"kind":"line","state":"busy"}`, `timeline: report: presence: unknown Line state "busy" (want Unknown, Offline, Available, Busy, DoNotDisturb)`},
		{`{` + now + `,"kind":"userPresence","state":"5"}`, `timeline: report: presence: unknown MiVO400 state "5" (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)`},
		{`{` + now + `,"kind":"gone","state":"Busy"}`, `timeline: report: kind "gone" has no state (got "Busy")`},
		{`{` + now + `,"kind":"gone","lasts":"PT1H"}`, `timeline: kind "gone" does not last (got 1h0m0s)`},
		{`{` + now + `,"kind":"line","state":"Busy","lasts":"8h"}`, `timeline: report: lasts "8h" (want PT8H, PT1H30M, P1D or never)`},
		{`{` + now + `,"kind":"line","state":"Busy","lasts":"PT-1H"}`, `timeline: report: lasts "PT-1H" (want PT8H, PT1H30M, P1D or never)`},
		{`{` + now + `,"kind":"line","state":"Busy","lasts":"P0D"}`, `timeline: report: lasts "P0D" (want PT8H, PT1H30M, P1D or never)`},
		{`{` + now + `,"kind":"line","state":"Busy","lasts":"PT"}`, `timeline: report: lasts "PT" (want PT8H, PT1H30M, P1D or never)`},
		{
			`{` + now + `,"kind":"client","state":"Active","lasts":"PT5H"}`,
			"timeline: graph: setPresence does not accept expirationDuration 5h0m0s (want PT5M to PT4H)",
		},
	}
	for _, tt := range tests {
		before := lineAt(1, "desk", presence.LineBusy)
		got := before
		assert.EqualError(t, got.UnmarshalJSON([]byte(tt.json)), tt.want, "UnmarshalJSON(%s)", tt.json)
		assert.Equal(t, before, got, "after UnmarshalJSON(%s)", tt.json)
	}
	bad := []struct {
		report timeline.Report
		want   string
	}{
		{timeline.Report{State: presence.LineBusy}, "timeline: no time (want when the device was in this state)"},
		{timeline.Report{At: start}, "timeline: unknown state <nil> (want a presence.Line, MiVO400, TeamsClient or Configured, an explain.Seen, Gone or Removed)"},
		{
			timeline.Report{At: start, State: presence.CloudLinkAway},
			"timeline: unknown state presence.CloudLinkAway (want a presence.Line, MiVO400, TeamsClient or Configured, an explain.Seen, Gone or Removed)",
		},
		{
			timeline.Report{At: start, State: timeline.Event("over")},
			`timeline: unknown state "over" (want a presence.Line, MiVO400, TeamsClient or Configured, an explain.Seen, Gone or Removed)`,
		},
		{timeline.Report{At: start, State: presence.Line(9)}, "timeline: presence: Line(9) is not a state (want Unknown, Offline, Available, Busy, DoNotDisturb)"},
		{timeline.Report{At: start, State: explain.Seen{Teams: 9}}, "timeline: presence: Teams(9) is not a state (want Offline, Away, BeRightBack, Available, Busy, DoNotDisturb)"},
		{timeline.Report{At: start, State: presence.LineBusy, Lasts: -1}, "timeline: lasts -1ns (want no less than zero)"},
	}
	for _, tt := range bad {
		var reports timeline.Reports
		assert.EqualError(t, reports.Put(tt.report), tt.want, "Put(%v)", tt.report)
		_, err := tt.report.MarshalJSON()
		assert.EqualError(t, err, tt.want, "MarshalJSON of %v", tt.report)
	}
}
