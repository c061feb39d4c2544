package main

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// parsed returns the call that args are.
func parsed(t *testing.T, args ...string) *call {
	t.Helper()
	c := &call{given: map[string]bool{}}
	require.NoError(t, c.parse(args), "othersee %q", args)
	return c
}

// unwrapped returns text without its line breaks.
func unwrapped(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestAnswers(t *testing.T) {
	in := precedence.Input{
		Lines:        presence.SetOf(presence.LineBusy),
		UserPresence: presence.MiVO400Absent,
		Clients:      presence.SetOf(presence.TeamsClientActive),
	}
	guide, nobody := precedence.Guide(), precedence.Input{}
	available, away := explain.Seen{Teams: presence.TeamsAvailable}, explain.Seen{Teams: presence.TeamsAway}
	busy := precedence.Input{UserPresence: presence.MiVO400Busy}
	meeting := explain.Seen{Teams: presence.TeamsBusy, Activity: explain.ActivityInAMeeting}
	tests := []struct {
		id   string
		args string // words, of which one with spaces has _
		want interface {
			Text(language presence.Language) string
		}
	}{
		{"without a command", "-lines Busy -user Absent -clients Active", explain.Of(in, guide)},
		{"explain", "explain -lines Busy -user Absent -clients Active", explain.Of(in, guide)},
		{"explain nothing", "explain", explain.Of(nobody, guide)},
		{"a policy alone", "-policy off", explain.Of(nobody, precedence.Off())},
		{"every flag", "-lines Busy,Available -user Absent -clients Active,Inactive -configured Busy -policy assistant", explain.Of(precedence.Input{
			Lines:        presence.SetOf(presence.LineBusy, presence.LineAvailable),
			UserPresence: presence.MiVO400Absent,
			Clients:      presence.SetOf(presence.TeamsClientActive, presence.TeamsClientInactive),
			Configured:   presence.ConfiguredBusy,
		}, precedence.Assistant())},
		{"a list flag twice", "-lines Busy --lines=Available -lines=", explain.Of(precedence.Input{Lines: presence.SetOf(presence.LineAvailable, presence.LineBusy)}, guide)},
		{"as people write", "-lines _besetzt,_available -user nicht_verfügbar -clients Verbunden,_aktiv,in_a_call -configured bin-gleich-zurueck -policy Guide+D2+d4", explain.Of(precedence.Input{
			Lines:        presence.SetOf(presence.LineBusy, presence.LineAvailable),
			UserPresence: presence.MiVO400NotAvailable,
			Clients:      presence.SetOf(presence.TeamsClientActive, presence.TeamsClientInCall),
			Configured:   presence.ConfiguredBeRightBack,
		}, guide.With(precedence.D2, precedence.D4))},
		{"what if", "whatif -lines Busy -user Absent -clients Active", explain.WhatIf(in, guide)},
		{"what if by a policy", "whatif -policy off", explain.WhatIf(nobody, precedence.Off())},
		{"how to", "howto busy -lines Busy -user Absent -clients Active", explain.HowTo(explain.Seen{Teams: presence.TeamsBusy}, in, guide)},
		{"how to, flags first", "howto -user busy Offline", explain.HowTo(explain.Seen{Teams: presence.TeamsOffline}, busy, guide)},
		{"how to, of several words", "howto In einer Besprechung", explain.HowTo(meeting, nobody, guide)},
		{"why, and nothing is known", "why Available", explain.Why(available, explain.Facts{})},
		{"why, and each is known", "why Available -lines Busy -user Absent -clients Active -configured None -policy guide", explain.Why(available, explain.Facts{
			Lines:        explain.AtLeast(presence.LineBusy),
			UserPresence: explain.Exactly(in.UserPresence),
			Clients:      explain.AtLeast(presence.TeamsClientActive),
			Configured:   explain.Exactly(presence.ConfiguredNone),
			Policy:       explain.Exactly(guide),
		})},
		{"why, only these", "why Available -only -lines Busy", explain.Why(available, explain.Facts{Lines: explain.Exactly(in.Lines)})},
		{"why, no client", "why Away -clients=", explain.Why(away, explain.Facts{Clients: explain.Exactly(presence.SetOf[presence.TeamsClient]())})},
		{"why, said not to be known", "why Away -lines ? -user ? -clients ? -configured ? -policy ?", explain.Why(away, explain.Facts{})},
		{"why, with an activity", "why in a meeting -clients InCall -clients= -policy off+d2", explain.Why(meeting, explain.Facts{
			Clients: explain.AtLeast(presence.TeamsClientInCall),
			Policy:  explain.Exactly(precedence.Off().With(precedence.D2)),
		})},
		{"why, in Graph's words", "why Busy/InACall", explain.Why(explain.Seen{Teams: presence.TeamsBusy, Activity: explain.ActivityInACall}, explain.Facts{})},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			args := strings.Fields(tt.args)
			for i := range args {
				args[i] = strings.ReplaceAll(args[i], "_", " ")
			}
			for name, language := range map[string]presence.Language{"en": presence.English, "DE": presence.German} {
				stdout, stderr, status := othersee(t, "", append(slices.Clone(args), "-lang", name)...)
				assert.Equal(t, unwrapped(tt.want.Text(language)), unwrapped(stdout), "othersee %q", args)
				assert.Empty(t, stderr, "standard error of othersee %q", args)
				assert.Zero(t, status, "exit status of othersee %q", args)
			}
			want, err := json.Marshal(tt.want)
			require.NoError(t, err)
			stdout, _, _ := othersee(t, "", append(args, "-json")...)
			assert.JSONEq(t, string(want), stdout, "othersee %q -json", args)
			assert.Equal(t, 1, strings.Count(stdout, "\n"), "lines of JSON")
		})
	}
}

func TestErrors(t *testing.T) {
	const flags = "-lines, -user, -clients, -configured, -policy, -json, -lang"
	tests := []struct{ id, args, english, german string }{
		{"unknown command", "Busy", `unknown command "Busy" (want explain, why, whatif, howto, replay, matrix, rules, resolve, version)`, `unbekannter Befehl "Busy" (möglich: explain, why, whatif, howto, replay, matrix, rules, resolve, version)`},
		{"empty command", "_", `unknown command " " (want explain, why, whatif, howto, replay, matrix, rules, resolve, version)`, `unbekannter Befehl " " (möglich: explain, why, whatif, howto, replay, matrix, rules, resolve, version)`},
		{"unknown line", "-lines Busy,Bzy", `invalid value "Busy,Bzy" for flag -lines: unknown line state "Bzy" (want Unknown, Offline, Available, Busy, DoNotDisturb)`, `ungültiger Wert "Busy,Bzy" der Option -lines: unbekannter Zustand der Leitung "Bzy" (möglich: Unknown, Offline, Available, Busy, DoNotDisturb)`},
		{"what is quoted stays", "-lines want_of", `invalid value "want of" for flag -lines: unknown line state "want of" (want Unknown, Offline, Available, Busy, DoNotDisturb)`, `ungültiger Wert "want of" der Option -lines: unbekannter Zustand der Leitung "want of" (möglich: Unknown, Offline, Available, Busy, DoNotDisturb)`},
		{"another party's word", "-user Away", `invalid value "Away" for flag -user: unknown user presence "Away" (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)`, `ungültiger Wert "Away" der Option -user: unbekannte Benutzerpräsenz "Away" (möglich: Unknown, Available, Absent, Meeting, Busy, NotAvailable)`},
		{"unknown client", "-clients Busy", `invalid value "Busy" for flag -clients: unknown client state "Busy" (want Offline, Inactive, Active, InCall, Presenting)`, `ungültiger Wert "Busy" der Option -clients: unbekannter Zustand des Clients "Busy" (möglich: Offline, Inactive, Active, InCall, Presenting)`},
		{"unknown status", "-configured Offline", `invalid value "Offline" for flag -configured: unknown status "Offline" (want None, Available, Busy, DoNotDisturb, BeRightBack, AppearAway, AppearOffline)`, `ungültiger Wert "Offline" der Option -configured: unbekannter Status "Offline" (möglich: None, Available, Busy, DoNotDisturb, BeRightBack, AppearAway, AppearOffline)`},
		{"unknown policy", "-policy strict", `invalid value "strict" for flag -policy: unknown policy "strict" (want guide, assistant, graph, off, or one with readings, as in guide+D2+D4)`, `ungültiger Wert "strict" der Option -policy: unbekannte Richtlinie "strict" (möglich: guide, assistant, graph, off oder mit anderen Lesarten, wie guide+D2+D4)`},
		{"unknown point", "-policy guide+D7", `invalid value "guide+D7" for flag -policy: policy "guide+D7": unknown disputed point "D7" (want D1, D2, D3, D4, D5, D6)`, `ungültiger Wert "guide+D7" der Option -policy: Richtlinie "guide+D7": unbekannter strittiger Punkt "D7" (möglich: D1, D2, D3, D4, D5, D6)`},
		{"unknown state", "howto availble", `unknown state "availble" (want Offline, Away, BeRightBack, Available, Busy, DoNotDisturb, a label such as "In a call", or Graph's words such as Busy/InACall)`, `unbekannter Zustand "availble" (möglich: Offline, Away, BeRightBack, Available, Busy, DoNotDisturb, eine Bezeichnung wie "In a call" oder Graphs Wörter wie Busy/InACall)`},
		{"no state", "why -user Busy", "no STATE", "es fehlt STATE"},
		{"no file", "replay", "no FILE", "es fehlt FILE"},
		{"unknown rule", "rules Z9", "unknown rule \"Z9\" (want " + numbers() + ")", "unbekannte Regel \"Z9\" (möglich: " + numbers() + ")"},
		{"twice", "-user Busy -user Busy", `invalid value "Busy" for flag -user: given twice`, `ungültiger Wert "Busy" der Option -user: zweimal angegeben`},
		{"a language twice", "-lang en", `invalid value "en" for flag -lang: given twice`, `ungültiger Wert "de" der Option -lang: zweimal angegeben`},
		{"a shift twice", "replay - -shift pbx=1h -shift pbx=2h", `invalid value "pbx=2h" for flag -shift: given twice`, `ungültiger Wert "pbx=2h" der Option -shift: zweimal angegeben`},
		{"unknown zone", "replay - -zone Local", `invalid value "Local" for flag -zone: want UTC, an offset like +01:00, or a name like Europe/Zurich`, `ungültiger Wert "Local" der Option -zone: möglich: UTC, ein Abstand wie +01:00 oder ein Name wie Europe/Zurich`},
		{"no shift", "replay - -shift 1h", `invalid value "1h" for flag -shift: want a source and what to add to its times, like pbx=+1h or pbx=-90s`, `ungültiger Wert "1h" der Option -shift: möglich: eine Quelle und was zu ihren Zeiten hinzukommt, wie pbx=+1h oder pbx=-90s`},
		{"no time", "replay - -at 10h", `invalid value "10h" for flag -at: want a time like 10:05 or 2026-11-24 10:05:30`, `ungültiger Wert "10h" der Option -at: möglich: eine Zeit wie 10:05 oder 2026-11-24 10:05:30`},
		{"neither true nor false", "-json=maybe", `invalid boolean value "maybe" for -json: want true or false`, `ungültiger Wert "maybe" der Option -json: möglich: true, false`},
		{"unknown flag", "-colour", "flag provided but not defined: -colour (want " + flags + ")", "unbekannte Option: -colour (möglich: " + flags + ")"},
		{"line break in a flag", "-a\x00b", `flag provided but not defined: -a\nb (want ` + flags + ")", `unbekannte Option: -a\nb (möglich: ` + flags + ")"},
		{"bad flag", "---json", "bad flag syntax: ---json (want " + flags + ")", "keine Option: ---json (möglich: " + flags + ")"},
		{"another command's flag", "matrix -lines Busy", "flag provided but not defined: -lines (want -policy, -lang)", "unbekannte Option: -lines (möglich: -policy, -lang)"},
		{"argument", "explain Busy", `unexpected argument "Busy"`, `überzähliges Argument "Busy"`},
		{"second file", "resolve a b", `unexpected argument "b"`, `überzähliges Argument "b"`},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			args := strings.Fields(tt.args)
			for i := range args {
				args[i] = strings.NewReplacer("_", " ", "\x00", "\n").Replace(args[i])
			}
			for language, want := range map[string]string{"en": tt.english, "de": tt.german} {
				stdout, stderr, status := othersee(t, "", append(slices.Clone(args), "-lang", language)...)
				assert.Empty(t, stdout, "standard output of othersee %q", args)
				assert.Equal(t, "othersee: "+want+"\n", stderr, "standard error of othersee %q in %s", args, language)
				assert.Equal(t, 2, status, "exit status of othersee %q", args)
			}
		})
	}
	_, stderr, status := othersee(t, "", "-lang", "fr")
	assert.Equal(t, "othersee: invalid value \"fr\" for flag -lang: unknown language \"fr\" (want en, de)\n", stderr)
	assert.Equal(t, 2, status, "exit status for an unknown language")
	_, stderr, _ = othersee(t, "", "-lang", "de", "-user")
	assert.Equal(t, "othersee: es fehlt der Wert der Option -user (möglich: "+flags+")\n", stderr)
}

// numbers lists rules and disputed points.
func numbers() string {
	var all []string
	for rule := range precedence.Rules() {
		all = append(all, rule.String())
	}
	for point := range precedence.Points() {
		all = append(all, point.String())
	}
	return strings.Join(all, ", ")
}

// TestHelp wants each help to fit on a screen, and to have an entry for each flag.
func TestHelp(t *testing.T) {
	for i, command := range commands() {
		args := []string{command.name, "-h"}
		if i == 0 {
			args = []string{"--help"}
		}
		text, stderr, status := othersee(t, "", args...)
		assert.Empty(t, stderr, "standard error of othersee %q", args)
		assert.Zero(t, status, "exit status of othersee %q", args)
		assert.LessOrEqual(t, strings.Count(text, "\n"), 24, "lines of othersee %q", args)
		for line := range strings.Lines(text) {
			assert.LessOrEqual(t, utf8.RuneCountInString(line), 81, "columns of %q", line)
		}
		for name := range strings.FieldsSeq(command.flags + " lang") {
			assert.True(t, i == 0 || strings.Contains(text, "\n  -"+name+" "), "entry of -%s in\n%s", name, text)
		}
		for _, found := range regexp.MustCompile(`(?m)^  othersee (.*?)(  .*)?$`).FindAllStringSubmatch(text, -1) {
			args := strings.Fields(strings.NewReplacer("day.jsonl", "-", " <inputs.jsonl >answers.jsonl", "").Replace(found[1]))
			assert.NoError(t, (&call{given: map[string]bool{}}).parse(args), "the example %q", found[0])
		}
	}
}

// TestHelpExamples reads the objects that the help shows.
func TestHelpExamples(t *testing.T) {
	object := regexp.MustCompile(`(?s)\n  (\{.*?\})\n`)
	text, _, _ := othersee(t, "", "resolve", "-h")
	shown := object.FindAllStringSubmatch(text, -1)
	require.Len(t, shown, 2, "an input and its answer")
	stdout, _, _ := othersee(t, unwrapped(shown[0][1]), "resolve")
	assert.JSONEq(t, shown[1][1], stdout, "answer to %s", shown[0][1])

	text, _, _ = othersee(t, "", "replay", "-h")
	stdout, _, status := othersee(t, unwrapped(object.FindStringSubmatch(text)[1]), "replay", "-")
	assert.Zero(t, status, "exit status")
	assert.Contains(t, stdout, "  10:02:11–          ● Busy\n")
}

// TestCommandLine reads back the command for each input.
func TestCommandLine(t *testing.T) {
	policies := append(slices.Collect(precedence.Policies()), precedence.Guide().With(precedence.D1, precedence.D5))
	n := 0
	for in := range precedence.Inputs() {
		n++
		c := &call{policy: policies[n%len(policies)], printer: printer{language: presence.Language(n % 3 % 2)}}
		command := c.commandLine(in)
		read := parsed(t, strings.Fields(command)[1:]...)
		require.Equal(t, in, read.in, command)
		require.Equal(t, c.policy, read.policy, command)
		require.Equal(t, c.language, read.language, command)
	}
	assert.Equal(t, "othersee -user Unknown", (&call{policy: precedence.Guide()}).commandLine(precedence.Input{}))
}

// TestWidth wants all text to be no wider than the terminal, but for words and tables that are.
func TestWidth(t *testing.T) {
	for _, columns := range []string{"", "x", "0", "80", "120", "60"} {
		t.Setenv("COLUMNS", columns)
		width := map[string]int{"120": 120, "60": 60}[columns]
		if width == 0 {
			width = 80
		}
		for _, language := range []string{"en", "de"} {
			for _, args := range [][]string{{}, {"why", "Available", "-lines", "Busy"}, {"whatif"}, {"howto", "Busy"}, {"rules"}, {"matrix", "-policy", "guide+D2+D4+D5"}, {"replay", "-"}, {"replay", "-", "-all"}, {"version"}} {
				stdout, _, _ := othersee(t, log, append(args, "-lang", language)...)
				for line := range strings.Lines(stdout) {
					if line = strings.TrimSuffix(line, "\n"); !strings.Contains(line, "https://") && (width >= 80 || len(args) > 0 && args[0] != "matrix") {
						assert.LessOrEqual(t, size(line), width, "COLUMNS=%s othersee %q: %q", columns, args, line)
					}
				}
			}
		}
	}
}

func TestVersion(t *testing.T) {
	stdout, stderr, status := othersee(t, "", "version")
	assert.Regexp(t, `\Aothersee \S.*\n`, stdout)
	assert.Empty(t, stderr)
	assert.Zero(t, status)
}

// TestRules wants every rule and point with its sources.
func TestRules(t *testing.T) {
	all, _, _ := othersee(t, "", "rules", "-lang", "de")
	text := unwrapped(all)
	for rule := range precedence.Rules() {
		assert.Contains(t, text, rule.String()+" "+unwrapped(rule.Statement(presence.German)))
		for _, source := range rule.Sources(presence.German) {
			assert.Contains(t, text, source.URL)
		}
	}
	for point := range precedence.Points() {
		assert.Contains(t, text, point.String()+" "+unwrapped(point.Statement(presence.German)))
	}
	two, _, _ := othersee(t, "", "rules", "s3, d1", "T4")
	assert.Equal(t, []string{"S3", "D1", "T4"}, regexp.MustCompile(`(?m)^[A-Z]\d`).FindAllString(two, -1))
}
