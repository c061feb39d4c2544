package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/diagnosis"
	"github.com/othersee/othersee/presence"
)

// TestAnswers compares what is asked, in both languages and in JSON, with what the packages
// answer.
func TestAnswers(t *testing.T) {
	in := precedence.Input{
		Lines:   presence.SetOf(presence.LineBusy),
		User:    presence.MiVO400Absent,
		Clients: presence.SetOf(presence.TeamsClientActive),
	}
	input := []string{"-lines", "Busy", "-user", "Absent", "-clients", "Active"}
	tests := []struct {
		id   string
		args []string
		want answer
	}{
		{"explanation", input, precedence.Explain(in)},
		{"what if", append([]string{"-what-if"}, input...), diagnosis.WhatIf(in, precedence.Guide())},
		{"what if nothing is reported", []string{"-what-if"}, diagnosis.WhatIf(precedence.Input{}, precedence.Guide())},
		{"what if by a policy", []string{"-what-if", "-policy", "off"}, diagnosis.WhatIf(precedence.Input{}, precedence.Policy{})},
		{"want", append([]string{"-want", "busy"}, input...), diagnosis.HowTo(presence.TeamsBusy, in, precedence.Guide())},
		{"want Offline", []string{"-want", "Offline", "-user", "busy"}, diagnosis.HowTo(presence.TeamsOffline, precedence.Input{User: presence.MiVO400Busy}, precedence.Guide())},
		{"the last wanted state counts", []string{"-want", "Offline", "-want", "bin gleich zurück", "-policy", "graph"}, diagnosis.HowTo(presence.TeamsBeRightBack, precedence.Input{}, precedence.Graph())},
		{"seen, and nothing is known", []string{"-seen", "Available"}, diagnosis.Why(presence.TeamsAvailable, diagnosis.Facts{})},
		{"seen, and all is known", append([]string{"-seen", "Available", "-configured", "None", "-policy", "guide"}, input...), diagnosis.Why(presence.TeamsAvailable, diagnosis.Facts{
			Lines:      diagnosis.Known(in.Lines),
			User:       diagnosis.Known(in.User),
			Clients:    diagnosis.Known(in.Clients),
			Configured: diagnosis.Known(presence.ConfiguredNone),
			Policy:     diagnosis.Known(precedence.Guide()),
		})},
		{"seen, and no client is known to be", []string{"-seen", "Away", "-clients", ""}, diagnosis.Why(presence.TeamsAway, diagnosis.Facts{
			Clients: diagnosis.Known(presence.SetOf[presence.TeamsClient]()),
		})},
		{"seen, and said not to be known", []string{"-seen", "Away", "-lines", "Busy", "-lines", "?", "-user", "?", "-clients", "?", "-configured", "?", "-policy", "?"}, diagnosis.Why(presence.TeamsAway, diagnosis.Facts{})},
		{"seen, and known after all", []string{"-lines", "?", "-lines", "Busy", "-seen", "Away"}, diagnosis.Why(presence.TeamsAway, diagnosis.Facts{
			Lines: diagnosis.Known(in.Lines),
		})},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			object, err := json.Marshal(tt.want)
			require.NoError(t, err)
			for flag, want := range map[string]string{
				"-lang=en": tt.want.TextIn(presence.English),
				"-lang=de": tt.want.TextIn(presence.German),
				"-json":    string(object),
			} {
				args := append([]string{flag}, tt.args...)
				stdout, stderr, status := othersee(t, "", args...)
				assert.Equal(t, want+"\n", stdout, "othersee %q", args)
				assert.Empty(t, stderr, "standard error of othersee %q", args)
				assert.Zero(t, status, "exit status of othersee %q", args)
			}
		})
	}
}

func TestRules(t *testing.T) {
	const s5 = `S5  CloudLink Offline and Unknown are not published: there is nothing to publish.
    Source: none; the guide is silent
`
	const t3 = `T3  Ein Teams-Client, der nicht läuft, hat keine Sitzung. Gar keine Sitzung ist Offline, und das
    steht unter Abwesend.
    Quelle: guide, definitions below the table, second note, and table, row 1
`
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"-rule", "S5"}, s5},
		{[]string{"-rule", "s5", "-rule", "S5"}, s5 + "\n" + s5},
		{[]string{"-rule", "t3", "-lang", "de"}, t3},
	} {
		stdout, stderr, status := othersee(t, "", tt.args...)
		assert.Equal(t, tt.want, stdout, "othersee %q", tt.args)
		assert.Empty(t, stderr, "standard error of othersee %q", tt.args)
		assert.Zero(t, status, "exit status of othersee %q", tt.args)
	}
	_, stderr, status := othersee(t, "", "-rule", "S3, S9")
	assert.Regexp(t, `\Aothersee: invalid value "S3, S9" for flag -rule: precedence: unknown rule "S9" \(want P1, .*\)\n\z`, stderr)
	assert.Equal(t, 2, status, "exit status for an unknown rule")

	var numbers []string
	for rule := range precedence.Rules() {
		numbers = append(numbers, rule.String())
	}
	all, _, _ := othersee(t, "", "-rules")
	each, _, _ := othersee(t, "", "-rule", strings.Join(numbers, ", "))
	assert.Equal(t, each, all, "othersee -rules, and -rule with all of them")
	fits(t, all)
	german, _, _ := othersee(t, "", "-rules", "-lang", "de")
	fits(t, german)
}

// fits wants each line of text to fit in the width, unless it is one word.
func fits(t *testing.T, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if len(strings.Fields(line)) > 1 {
			assert.LessOrEqual(t, len([]rune(line)), width, "columns of %q", line)
		}
		assert.Equal(t, strings.TrimRight(line, " "), line, "no line ends in spaces")
	}
}
