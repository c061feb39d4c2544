package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

func TestExplain(t *testing.T) {
	guide, assistant, off := precedence.Guide(), precedence.Assistant(), precedence.Policy{}
	tests := []struct {
		id     string
		args   []string
		in     precedence.Input
		policy precedence.Policy
	}{
		{
			"every flag",
			[]string{"-lines", "Busy,Available", "-user", "Absent", "-clients", "Active,Inactive", "-configured", "Busy", "-policy", "assistant"},
			precedence.Input{
				Lines:      presence.SetOf(presence.LineBusy, presence.LineAvailable),
				User:       presence.MiVO400Absent,
				Clients:    presence.SetOf(presence.TeamsClientActive, presence.TeamsClientInactive),
				Configured: presence.ConfiguredBusy,
			},
			assistant,
		},
		{"one line", []string{"--lines=Offline"}, precedence.Input{Lines: presence.SetOf(presence.LineOffline)}, guide},
		{"a line twice", []string{"-lines", "Busy,Busy"}, precedence.Input{Lines: presence.SetOf(presence.LineBusy)}, guide},
		{"no lines", []string{"-lines", ""}, precedence.Input{}, guide},
		{"the last of a flag counts", []string{"-lines", "Busy", "-lines", "Available"}, precedence.Input{Lines: presence.SetOf(presence.LineAvailable)}, guide},
		{"no clients", []string{"-clients", "", "-user", "Busy"}, precedence.Input{User: presence.MiVO400Busy}, guide},
		{"status set by hand", []string{"-configured", "AppearOffline"}, precedence.Input{Configured: presence.ConfiguredAppearOffline}, guide},
		{"guide", []string{"-policy", "guide", "-user", "NotAvailable"}, precedence.Input{User: presence.MiVO400NotAvailable}, guide},
		{"assistant", []string{"-policy", "assistant", "-user", "NotAvailable"}, precedence.Input{User: presence.MiVO400NotAvailable}, assistant},
		{"off", []string{"-policy", "off", "-user", "NotAvailable"}, precedence.Input{User: presence.MiVO400NotAvailable}, off},
		{"the last policy counts", []string{"-policy", "off", "-policy", "guide", "-user", "Busy"}, precedence.Input{User: presence.MiVO400Busy}, guide},
		{"a policy alone", []string{"-policy", "off"}, precedence.Input{}, off},
		{"not as JSON", []string{"-json=false"}, precedence.Input{}, guide},
		{"not by line", []string{"-jsonl=false", "-user", "Busy"}, precedence.Input{User: presence.MiVO400Busy}, guide},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			stdout, stderr, status := othersee(t, "", tt.args...)
			assert.Equal(t, tt.policy.Explain(tt.in).String()+"\n", stdout, "othersee %q", tt.args)
			assert.Empty(t, stderr, "standard error of othersee %q", tt.args)
			assert.Zero(t, status, "exit status of othersee %q", tt.args)
		})
	}
}

func TestExplainJSON(t *testing.T) {
	tests := []struct {
		id   string
		args []string
		want string // without the text
	}{
		{"nothing known", []string{"-json"}, `{
			"input": {"lines": [], "user": "Unknown", "clients": [], "configured": "None"},
			"policy": {"published": ["Busy", "Away"], "configuredNeedsSession": false},
			"resolution": {"cloudLink": "Unknown", "mitelOne": "Unknown", "session": "Offline", "teams": "Offline"},
			"contributions": [
				{"source": "user", "state": "Unknown", "becomes": "Unknown", "becomesBy": "P4", "outcome": "nothing", "outcomeBy": "P4"},
				{"source": "cloudLink", "state": "Unknown", "becomes": "Offline", "becomesBy": "S5", "outcome": "withheld", "outcomeBy": "S5"}
			],
			"disputed": []}`},
		{"disputed", []string{"-json", "-lines", "Busy", "-user", "NotAvailable", "-clients", "Inactive"}, `{
			"input": {"lines": ["Busy"], "user": "NotAvailable", "clients": ["Inactive"], "configured": "None"},
			"policy": {"published": ["Busy", "Away"], "configuredNeedsSession": false},
			"resolution": {"cloudLink": "DoNotDisturb", "mitelOne": "DoNotDisturb", "session": "Offline", "teams": "Away"},
			"contributions": [
				{"source": "line", "state": "Busy", "becomes": "Busy", "becomesBy": "P1", "outcome": "outranked", "outcomeBy": "C1", "lostTo": "DoNotDisturb"},
				{"source": "user", "state": "NotAvailable", "becomes": "DoNotDisturb", "becomesBy": "P2", "outcome": "won", "outcomeBy": "C1"},
				{"source": "cloudLink", "state": "DoNotDisturb", "becomes": "Offline", "becomesBy": "S4", "outcome": "withheld", "outcomeBy": "S4"},
				{"source": "client", "state": "Inactive", "becomes": "Away", "becomesBy": "T4", "outcome": "won", "outcomeBy": "T2"}
			],
			"disputed": ["D1", "D3"]}`},
		{"off", []string{"-json", "-policy", "off", "-user", "Absent", "-configured", "Busy"}, `{
			"input": {"lines": [], "user": "Absent", "clients": [], "configured": "Busy"},
			"policy": {"published": [], "configuredNeedsSession": false},
			"resolution": {"cloudLink": "Away", "mitelOne": "Away", "session": "Offline", "teams": "Busy"},
			"contributions": [
				{"source": "user", "state": "Absent", "becomes": "Away", "becomesBy": "P2", "outcome": "won", "outcomeBy": "C1"},
				{"source": "cloudLink", "state": "Away", "becomes": "Offline", "becomesBy": "S0", "outcome": "withheld", "outcomeBy": "S0"},
				{"source": "configured", "state": "Busy", "becomes": "Busy", "becomesBy": "T1", "outcome": "won", "outcomeBy": "T1"}
			],
			"disputed": ["D2"]}`},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			stdout, stderr, status := othersee(t, "", tt.args...)
			assert.Regexp(t, `\A\{.*\}\n\z`, stdout, "one object on one line from othersee %q", tt.args)
			assert.Empty(t, stderr, "standard error of othersee %q", tt.args)
			assert.Zero(t, status, "exit status of othersee %q", tt.args)

			asked, err := parse(tt.args)
			assert.NoError(t, err)
			var want map[string]any
			assert.NoError(t, json.Unmarshal([]byte(tt.want), &want))
			want["text"] = asked.policy.Explain(asked.in).String()
			var got map[string]any
			assert.NoError(t, json.Unmarshal([]byte(stdout), &got), "othersee %q wrote %s", tt.args, stdout)
			assert.Equal(t, want, got, "othersee %q", tt.args)
		})
	}
}
