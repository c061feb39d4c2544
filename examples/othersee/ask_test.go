package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// TestAnswers compares what is asked, in both languages and in JSON, with what the packages
// answer.
func TestAnswers(t *testing.T) {
	in := precedence.Input{
		Lines:        presence.SetOf(presence.LineBusy),
		UserPresence: presence.MiVO400Absent,
		Clients:      presence.SetOf(presence.TeamsClientActive),
	}
	input := []string{"-lines", "Busy", "-user", "Absent", "-clients", "Active"}
	tests := []struct {
		id   string
		args []string
		want answer
	}{
		{"explanation", input, explain.Of(in, precedence.Guide())},
		{"what if", append([]string{"-what-if"}, input...), explain.WhatIf(in, precedence.Guide())},
		{"what if nothing is reported", []string{"-what-if"}, explain.WhatIf(precedence.Input{}, precedence.Guide())},
		{"what if by a policy", []string{"-what-if", "-policy", "off"}, explain.WhatIf(precedence.Input{}, precedence.Off())},
		{"want", append([]string{"-want", "busy"}, input...), explain.HowTo(explain.Seen{Teams: presence.TeamsBusy}, in, precedence.Guide())},
		{"want Offline", []string{"-want", "Offline", "-user", "busy"}, explain.HowTo(explain.Seen{Teams: presence.TeamsOffline}, precedence.Input{UserPresence: presence.MiVO400Busy}, precedence.Guide())},
		{"the last wanted state counts", []string{"-want", "Offline", "-want", "bin gleich zurück", "-policy", "graph"}, explain.HowTo(explain.Seen{Teams: presence.TeamsBeRightBack}, precedence.Input{}, precedence.Graph())},
		{"want an activity", []string{"-want", "In einer Besprechung"}, explain.HowTo(explain.Seen{Teams: presence.TeamsBusy, Activity: explain.ActivityInAMeeting}, precedence.Input{}, precedence.Guide())},
		{"seen, and nothing is known", []string{"-seen", "Available"}, explain.Why(explain.Seen{Teams: presence.TeamsAvailable}, explain.Facts{})},
		{"seen, and each is known", append([]string{"-seen", "Available", "-configured", "None", "-policy", "guide"}, input...), explain.Why(explain.Seen{Teams: presence.TeamsAvailable}, explain.Facts{
			Lines:        explain.AtLeast(presence.LineBusy),
			UserPresence: explain.Exactly(in.UserPresence),
			Clients:      explain.AtLeast(presence.TeamsClientActive),
			Configured:   explain.Exactly(presence.ConfiguredNone),
			Policy:       explain.Exactly(precedence.Guide()),
		})},
		{"seen, and no client is known to be", []string{"-seen", "Away", "-clients", ""}, explain.Why(explain.Seen{Teams: presence.TeamsAway}, explain.Facts{
			Clients: explain.Exactly(presence.SetOf[presence.TeamsClient]()),
		})},
		{"seen, and said not to be known", []string{"-seen", "Away", "-lines", "Busy", "-lines", "?", "-user", "?", "-clients", "?", "-configured", "?", "-policy", "?"}, explain.Why(explain.Seen{Teams: presence.TeamsAway}, explain.Facts{})},
		{"seen, with an activity", []string{"-seen", "in a meeting", "-clients", "InCall", "-clients", "", "-policy", "off+d2"}, explain.Why(explain.Seen{Teams: presence.TeamsBusy, Activity: explain.ActivityInAMeeting}, explain.Facts{
			Clients: explain.AtLeast(presence.TeamsClientInCall),
			Policy:  explain.Exactly(precedence.Off().With(precedence.D2)),
		})},
		{"seen in Graph's words", []string{"-seen", "Busy/InACall"}, explain.Why(explain.Seen{Teams: presence.TeamsBusy, Activity: explain.ActivityInACall}, explain.Facts{})},
		{"seen, and known after all", []string{"-lines", "?", "-lines", "Busy", "-seen", "Away"}, explain.Why(explain.Seen{Teams: presence.TeamsAway}, explain.Facts{
			Lines: explain.AtLeast(presence.LineBusy),
		})},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			object, err := json.Marshal(tt.want)
			require.NoError(t, err)
			for flag, want := range map[string]string{
				"-lang=en": tt.want.Text(presence.English),
				"-lang=de": tt.want.Text(presence.German),
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
	// words are the words of a rule that no document gives, and of a point that two give.
	words := func(numbers string, language presence.Language) []string {
		s6 := "S6 " + precedence.S6.Statement(language) + map[presence.Language]string{presence.English: " Source: none ", presence.German: " Quelle: keine "}[language]
		var d4 strings.Builder
		d4.WriteString("D4 " + precedence.D4.Statement(language))
		for _, from := range precedence.D4.Sources(language) {
			d4.WriteString(map[presence.Language]string{presence.English: " Source: ", presence.German: " Quelle: "}[language] + from.Document + ", " + from.Place + " " + from.URL)
		}
		return strings.Fields(strings.NewReplacer("6", s6, "4", d4.String()).Replace(numbers))
	}
	for _, tt := range []struct {
		args     []string
		numbers  string
		language presence.Language
	}{
		{[]string{"-rule", "S6"}, "6", presence.English},
		{[]string{"-rule", "s6", "-rule", "D4, S6"}, "6 4 6", presence.English},
		{[]string{"-rule", "d4,s6", "-lang", "de"}, "4 6", presence.German},
	} {
		stdout, stderr, status := othersee(t, "", tt.args...)
		assert.Equal(t, words(tt.numbers, tt.language), strings.Fields(stdout), "othersee %q", tt.args)
		assert.Equal(t, len(tt.numbers)/2, strings.Count(stdout, "\n\n"), "empty lines of othersee %q", tt.args)
		assert.Empty(t, stderr, "standard error of othersee %q", tt.args)
		assert.Zero(t, status, "exit status of othersee %q", tt.args)
	}

	_, stderr, status := othersee(t, "", "-rule", "S3, S9")
	assert.Regexp(t, `\Aothersee: invalid value "S3, S9" for flag -rule: unknown rule "S9" \(want P1, .*, D6\)\n\z`, stderr)
	assert.Equal(t, 2, status, "exit status for an unknown rule")

	var numbers []string
	for rule := range precedence.Rules() {
		numbers = append(numbers, rule.String())
	}
	for point := range precedence.Points() {
		numbers = append(numbers, point.String())
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
