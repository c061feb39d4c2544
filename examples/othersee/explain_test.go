package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

func TestExplain(t *testing.T) {
	guide, assistant, off := precedence.Guide(), precedence.Assistant(), precedence.Off()
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
				Lines:        presence.SetOf(presence.LineBusy, presence.LineAvailable),
				UserPresence: presence.MiVO400Absent,
				Clients:      presence.SetOf(presence.TeamsClientActive, presence.TeamsClientInactive),
				Configured:   presence.ConfiguredBusy,
			},
			assistant,
		},
		{"a phone in do-not-disturb", []string{"-lines", "nicht stören"}, precedence.Input{Lines: presence.SetOf(presence.LineDoNotDisturb)}, guide},
		{"one line", []string{"--lines=Offline"}, precedence.Input{Lines: presence.SetOf(presence.LineOffline)}, guide},
		{"a line twice", []string{"-lines", "Busy,Busy"}, precedence.Input{Lines: presence.SetOf(presence.LineBusy)}, guide},
		{"no lines", []string{"-lines", ""}, precedence.Input{}, guide},
		{"a list flag twice", []string{"-lines", "Busy", "-lines", "Available", "-lines", ""}, precedence.Input{Lines: presence.SetOf(presence.LineAvailable, presence.LineBusy)}, guide},
		{"the last of another flag counts", []string{"-user", "Busy", "-user", "Absent"}, precedence.Input{UserPresence: presence.MiVO400Absent}, guide},
		{
			"as people write",
			[]string{"-lines", " besetzt, available", "-user", "nicht verfügbar", "-clients", "Verbunden, aktiv,in a call", "-configured", "bin-gleich-zurueck", "-policy", "Graph"},
			precedence.Input{
				Lines:        presence.SetOf(presence.LineBusy, presence.LineAvailable),
				UserPresence: presence.MiVO400NotAvailable,
				Clients:      presence.SetOf(presence.TeamsClientActive, presence.TeamsClientInCall),
				Configured:   presence.ConfiguredBeRightBack,
			},
			precedence.Graph(),
		},
		{"no clients", []string{"-clients", "", "-user", "Busy"}, precedence.Input{UserPresence: presence.MiVO400Busy}, guide},
		{"status set by hand", []string{"-configured", "AppearOffline"}, precedence.Input{Configured: presence.ConfiguredAppearOffline}, guide},
		{"guide", []string{"-policy", "guide", "-user", "NotAvailable"}, precedence.Input{UserPresence: presence.MiVO400NotAvailable}, guide},
		{"assistant", []string{"-policy", "assistant", "-user", "NotAvailable"}, precedence.Input{UserPresence: presence.MiVO400NotAvailable}, assistant},
		{"graph", []string{"-policy", "graph", "-configured", "Busy"}, precedence.Input{Configured: presence.ConfiguredBusy}, precedence.Graph()},
		{"readings", []string{"-policy", "Guide+D2+d4", "-user", "Busy"}, precedence.Input{UserPresence: presence.MiVO400Busy}, guide.With(precedence.D2, precedence.D4)},
		{"off", []string{"-policy", "off", "-user", "NotAvailable"}, precedence.Input{UserPresence: presence.MiVO400NotAvailable}, off},
		{"the last policy counts", []string{"-policy", "off", "-policy", "guide", "-user", "Busy"}, precedence.Input{UserPresence: presence.MiVO400Busy}, guide},
		{"a policy alone", []string{"-policy", "off"}, precedence.Input{}, off},
		{"not as JSON", []string{"-json=false"}, precedence.Input{}, guide},
		{"not by line", []string{"-jsonl=false", "-user", "Busy"}, precedence.Input{UserPresence: presence.MiVO400Busy}, guide},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			stdout, stderr, status := othersee(t, "", tt.args...)
			assert.Equal(t, explain.Of(tt.in, tt.policy).Text(presence.English)+"\n", stdout, "othersee %q", tt.args)
			assert.Empty(t, stderr, "standard error of othersee %q", tt.args)
			assert.Zero(t, status, "exit status of othersee %q", tt.args)
		})
	}
}

// TestExplainJSON compares -json with what package explain writes.
func TestExplainJSON(t *testing.T) {
	for _, args := range [][]string{
		{"-json"},
		{"-json", "-lines", "Busy", "-user", "NotAvailable", "-clients", "Inactive"},
		{"-json", "-policy", "off", "-user", "Absent", "-configured", "Busy"},
	} {
		stdout, stderr, status := othersee(t, "", args...)
		assert.Empty(t, stderr, "standard error of othersee %q", args)
		assert.Zero(t, status, "exit status of othersee %q", args)
		asked, err := parse(args)
		assert.NoError(t, err)
		want, err := json.Marshal(explain.Of(asked.input(), asked.policy()))
		assert.NoError(t, err)
		assert.Equal(t, string(want)+"\n", stdout, "othersee %q", args)
	}
}
