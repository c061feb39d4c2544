package main

import (
	"encoding/json"
	"fmt"
	"regexp"
	"runtime/debug"
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
		{"as people write", "-lines _besetzt,_available -user nicht_verfügbar -clients aktiv,im_Anruf -configured bin-gleich-zurueck -policy Guide+D2+d4", explain.Of(precedence.Input{
			Lines:        presence.SetOf(presence.LineBusy, presence.LineAvailable),
			UserPresence: presence.MiVO400NotAvailable,
			Clients:      presence.SetOf(presence.TeamsClientActive, presence.TeamsClientInCall),
			Configured:   presence.ConfiguredBeRightBack,
		}, guide.With(precedence.D2, precedence.D4))},
		{"flags before the command", "-policy off -user ? explain -lines Busy", explain.Of(precedence.Input{Lines: presence.SetOf(presence.LineBusy)}, precedence.Off())},
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
		{"why, only these, and no client is given", "why Away -only -lines Available -user Available", explain.Why(away, explain.Facts{
			Lines:        explain.Exactly(presence.SetOf(presence.LineAvailable)),
			UserPresence: explain.Exactly(presence.MiVO400Available),
		})},
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
	const (
		flags    = "-lines, -user, -clients, -configured, -policy, -json, -lang"
		commands = "explain, why, whatif, howto, replay, matrix, rules, resolve, version"
		befehle  = "„explain“, „why“, „whatif“, „howto“, „replay“, „matrix“, „rules“, „resolve“, „version“"
	)
	tests := []struct{ id, args, english, german string }{
		{"unknown command", "Busy", `unknown command "Busy" (want ` + commands + ")", "unbekannter Befehl „Busy“ (möglich: " + befehle + ")"},
		{"empty command", "_", `unknown command " " (want ` + commands + ")", "unbekannter Befehl „ “ (möglich: " + befehle + ")"},
		{"unknown line", "-lines Busy,Bzy", `-lines: unknown line state "Bzy" (want Unknown, Offline, Available, Busy, DoNotDisturb)`, "-lines: unbekannter Zustand der Leitung „Bzy“ (möglich: „Unknown“, „Offline“, „Available“, „Busy“, „DoNotDisturb“)"},
		{"what is quoted stays", "-lines want_of", `-lines: unknown line state "want of" (want Unknown, Offline, Available, Busy, DoNotDisturb)`, "-lines: unbekannter Zustand der Leitung „want of“ (möglich: „Unknown“, „Offline“, „Available“, „Busy“, „DoNotDisturb“)"},
		{"another party's word", "-user Away", `-user: unknown user presence "Away" (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)`, "-user: unbekannte Benutzerpräsenz „Away“ (möglich: „Unknown“, „Available“, „Absent“, „Meeting“, „Busy“, „NotAvailable“)"},
		{"unknown client", "-clients Busy", `-clients: unknown client state "Busy" (want Offline, Inactive, Active, InCall, Presenting)`, "-clients: unbekannter Zustand des Clients „Busy“ (möglich: „Offline“, „Inactive“, „Active“, „InCall“, „Presenting“)"},
		{"unknown status", "-configured Offline", `-configured: unknown status "Offline" (want None, Available, Busy, DoNotDisturb, BeRightBack, AppearAway, AppearOffline)`, "-configured: unbekannter Status „Offline“ (möglich: „None“, „Available“, „Busy“, „DoNotDisturb“, „BeRightBack“, „AppearAway“, „AppearOffline“)"},
		{"unknown policy", "-policy strict", `-policy: unknown policy "strict" (want guide, assistant, graph, off, or one with readings, as in guide+D2+D4)`, "-policy: unbekannte Richtlinie „strict“ (möglich: „guide“, „assistant“, „graph“, „off“, oder eine mit anderen Lesarten, wie guide+D2+D4)"},
		{"unknown point", "-policy guide+D7", `-policy: policy "guide+D7": unknown disputed point "D7" (want D1, D2, D3, D4, D5, D6)`, "-policy: Richtlinie „guide+D7“: unbekannter strittiger Punkt „D7“ (möglich: D1, D2, D3, D4, D5, D6)"},
		{"unknown state", "howto availble", `unknown state "availble" (want Offline, Away, BeRightBack, Available, Busy, DoNotDisturb, a label such as "In a call", or Graph's words such as Busy/InACall)`, "unbekannter Zustand „availble“ (möglich: „Offline“, „Away“, „BeRightBack“, „Available“, „Busy“, „DoNotDisturb“, eine Bezeichnung wie „In a call“ oder Graphs Wörter wie Busy/InACall)"},
		{"no state", "why -user Busy", "no STATE (usage: othersee why STATE; see othersee why -h)", "ZUSTAND fehlt (Aufruf: othersee why ZUSTAND; siehe othersee why -h)"},
		{"no file", "replay", "no FILE (usage: othersee replay FILE; see othersee replay -h)", "DATEI fehlt (Aufruf: othersee replay DATEI; siehe othersee replay -h)"},
		{"unknown rule", "rules Z9", "unknown rule \"Z9\" (want " + numbers() + ")", "unbekannte Regel „Z9“ (möglich: " + numbers() + ")"},
		{"twice", "-user Busy -user Busy", "-user: given twice", "-user: zweimal angegeben"},
		{"a language twice", "-lang en", "-lang: given twice", "-lang: zweimal angegeben"},
		{"a shift twice", "replay - -shift pbx=1h -shift pbx=2h", "-shift: given twice", "-shift: zweimal angegeben"},
		{"unknown zone", "replay - -zone Local", `-zone: "Local" is no zone (want UTC, an offset like +01:00, or a name like Europe/Zurich)`, "-zone: „Local“ ist keine Zeitzone (erwartet: UTC, ein Abstand wie +01:00 oder ein Name wie Europe/Zurich)"},
		{"no shift", "replay - -shift 1h", `-shift: "1h" is no shift (want a source and what to add to its times, like pbx=+1h or pbx=-90s)`, "-shift: „1h“ ist keine Verschiebung (erwartet: eine Quelle und was zu ihren Zeiten hinzukommt, wie pbx=+1h oder pbx=-90s)"},
		{"no time", "replay - -at 10h", `-at: "10h" is no time (want it like 10:05 or 2026-11-24 10:05:30)`, "-at: „10h“ ist keine Zeit (erwartet, wie 10:05 oder 2026-11-24 10:05:30)"},
		{"neither true nor false", "-json=maybe", `-json: unknown value "maybe" (want true, false)`, "-json: unbekannter Wert „maybe“ (möglich: „true“, „false“)"},
		{"unknown flag", "-colour", `unknown flag: "-colour" (want ` + flags + ")", "unbekannte Option: „-colour“ (möglich: " + flags + ")"},
		{"unknown flag that is a word", "-line Busy", `unknown flag: "-line" (want ` + flags + ")", "unbekannte Option: „-line“ (möglich: " + flags + ")"},
		{"a flag where there is none", "version -json", `unknown flag: "-json" (want -lang)`, "unbekannte Option: „-json“ (möglich: -lang)"},
		{"line break in a flag", "-a\x00b", `unknown flag: "-a\nb" (want ` + flags + ")", `unbekannte Option: „-a\nb“ (möglich: ` + flags + ")"},
		{"bad flag", "---json", `bad flag syntax: "---json" (want ` + flags + ")", "keine Option: „---json“ (möglich: " + flags + ")"},
		{"another command's flag", "-lines Busy matrix", `unknown flag: "-lines" (want -policy, -lang)`, "unbekannte Option: „-lines“ (möglich: -policy, -lang)"},
		{"argument", "explain Busy", `unexpected argument "Busy"`, "überzähliges Argument „Busy“"},
		{"second file", "resolve a b", `unexpected argument "b"`, "überzähliges Argument „b“"},
	}
	for name := range values {
		_, stderr, status := othersee(t, "", "replay", "-"+name)
		if name == "of" {
			assert.Equal(t, "othersee: flag needs an argument: \"-of\"\n", stderr)
		} else if (command{flags: "at zone shift policy"}).takes(name) {
			_, wrong, _ := othersee(t, "", "replay", "-", "-"+name, "-")
			_, want, _ := strings.Cut(unwrapped(wrong), " (want ")
			assert.Equal(t, fmt.Sprintf("othersee: flag needs an argument: %q (want %s", "-"+name, want), unwrapped(stderr), "as of a wrong value")
		}
		assert.Equal(t, 2, status, "exit status for -%s without a value", name)
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
				assert.Equal(t, unwrapped("othersee: "+want), unwrapped(stderr), "standard error of othersee %q in %s", args, language)
				assert.Equal(t, 2, status, "exit status of othersee %q", args)
			}
		})
	}
	_, stderr, status := othersee(t, "", "-lang", "fr")
	assert.Equal(t, "othersee: -lang: unknown language \"fr\" (want en, de)\n", stderr)
	assert.Equal(t, 2, status, "exit status for an unknown language")
	_, stderr, _ = othersee(t, "", "-lang", "de", "-policy")
	assert.Equal(t, "othersee: es fehlt der Wert der Option „-policy“ (möglich: „guide“, „assistant“,\n  „graph“, „off“, oder eine mit anderen Lesarten, wie guide+D2+D4)\n", stderr, "wrapped")
	_, stderr, _ = othersee(t, "", "matrix", "-lines")
	assert.Equal(t, "othersee: flag needs an argument: \"-lines\" (want -policy, -lang)\n", stderr, "another command's flag")
}

// TestLanguage wants the language of the user, unless another is asked for.
func TestLanguage(t *testing.T) {
	tests := []struct {
		id, all, messages, lang, asked string
		want                           presence.Language
	}{
		{id: "nothing is set"},
		{id: "LANG", lang: "de_CH.UTF-8", want: presence.German},
		{id: "LANG without a region", lang: "de.UTF-8", want: presence.German},
		{id: "another LANG", lang: "fr_CH.UTF-8"},
		{id: "LC_MESSAGES before LANG", messages: "de", lang: "en_US.UTF-8", want: presence.German},
		{id: "LC_ALL before both", all: "C", messages: "de", lang: "de"},
		{id: "asked for", all: "de_DE", asked: "en"},
		{id: "asked for with a region", asked: "de-CH", want: presence.German},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			t.Setenv("LC_ALL", tt.all)
			t.Setenv("LC_MESSAGES", tt.messages)
			t.Setenv("LANG", tt.lang)
			var args []string
			if tt.asked != "" {
				args = []string{"-lang", tt.asked}
			}
			assert.Equal(t, tt.want, parsed(t, args...).language)
		})
	}
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

// TestHelp wants each help to fit on a screen, to have an entry for each flag, and examples that
// have an answer.
func TestHelp(t *testing.T) {
	for i, command := range commands() {
		for _, language := range []string{"en", "de"} {
			args := []string{"help", command.name}
			if i == 0 {
				args = args[:1]
			}
			text, stderr, status := othersee(t, "", append(args, "-lang", language)...)
			assert.Empty(t, stderr, "standard error of othersee %q", args)
			assert.Zero(t, status, "exit status of othersee %q", args)
			assert.LessOrEqual(t, strings.Count(text, "\n"), 24, "lines of othersee %q in %s", args, language)
			for line := range strings.Lines(text) {
				assert.LessOrEqual(t, utf8.RuneCountInString(line), 81, "columns of %q", line)
			}
			for name := range strings.FieldsSeq(command.flags + " lang") {
				assert.True(t, i == 0 || strings.Contains(text, "\n  -"+name+" "), "entry of -%s in\n%s", name, text)
			}
			for policy := range precedence.Policies() {
				assert.Equal(t, i > 0 && command.takes("policy"), strings.Contains(text, " "+policy.String()+": "), "what policy %v is in\n%s", policy, text)
			}
			for _, found := range regexp.MustCompile(`(?m)^  othersee (.*?)(  .*)?$`).FindAllStringSubmatch(text, -1) {
				args := strings.Fields(strings.NewReplacer("FILE", "-", "DATEI", "-", " <inputs.jsonl >answers.jsonl", "").Replace(found[1]))
				answer, stderr, _ := othersee(t, of("anna", log), args...)
				assert.NotContains(t, stderr, "want", "the example %q", found[0])
				assert.NotEmpty(t, answer, "the example %q", found[0])
				assert.NotContains(t, answer, "No cause fits", "the example %q", found[0])
			}
		}
	}
	all, _, _ := othersee(t, "", "-h")
	t.Setenv("COLUMNS", "40")
	for _, command := range commands() {
		for _, language := range []string{"en", "de"} {
			text, _, _ := othersee(t, "", "help", command.name, "-lang", language)
			for line := range strings.Lines(text) {
				assert.True(t, size(line) <= 41 || strings.HasPrefix(line, "  othersee ") || strings.Contains(line, `":`), "columns of %q", line)
			}
		}
	}
	text, _, _ := othersee(t, "", "why", "-h")
	assert.Contains(t, text, "\n  -configured STATE\n      what the user set by hand in\n        Teams: None Available Busy\n        DoNotDisturb BeRightBack\n        AppearAway AppearOffline\n")
	t.Setenv("COLUMNS", "")
	for _, args := range []string{"help", "help help", "-lang en help", "-h why"} {
		got, _, _ := othersee(t, "", strings.Fields(args)...)
		assert.Equal(t, all, got, "othersee %s", args)
	}
	want, _, _ := othersee(t, "", "why", "-h")
	for _, args := range []string{"help why", "why -help", "-lang en why --help", "-lang en help why", "why Busy -h"} {
		got, _, _ := othersee(t, "", strings.Fields(args)...)
		assert.Equal(t, want, got, "othersee %s", args)
	}
}

// of returns a log as that of a user.
func of(user, log string) string {
	return strings.ReplaceAll(log, `"kind"`, fmt.Sprintf(`"user":%q,"kind"`, user))
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
	assert.Contains(t, stdout, "  10:02:11–  ● Busy\n")
}

// TestCommandLine reads back the command for each input.
func TestCommandLine(t *testing.T) {
	policies := append(slices.Collect(precedence.Policies()), precedence.Guide().With(precedence.D1, precedence.D5))
	n := 0
	for in := range precedence.Inputs() {
		if n++; n%4 != 0 {
			continue
		}
		c := &call{policy: policies[n%len(policies)], printer: printer{language: presence.Language(n % 3 % 2)}, given: map[string]bool{"lang": true}}
		command := c.commandLine(in)
		read := parsed(t, strings.Fields(command)[1:]...)
		require.Equal(t, in, read.in, command)
		require.Equal(t, c.policy, read.policy, command)
		require.Equal(t, c.language, read.language, command)
	}
	assert.Equal(t, "othersee -user Unknown", (&call{policy: precedence.Guide()}).commandLine(precedence.Input{}))
	german := printer{language: presence.German}
	assert.Equal(t, "othersee -user Busy", (&call{policy: precedence.Guide(), printer: german}).commandLine(precedence.Input{UserPresence: presence.MiVO400Busy}), "without -lang, whatever the environment says")
}

// TestCommandsUnwrapped wants each command that is shown to be copied on one line of its own.
func TestCommandsUnwrapped(t *testing.T) {
	t.Setenv("COLUMNS", "40")
	for _, args := range [][]string{{}, {"replay", "-"}, {"replay", "-", "-at", "15:55"}} {
		stdout, _, _ := othersee(t, log, append(args, "-lang", "de")...)
		assert.Regexp(t, `(?m)^ +othersee -lines Busy -user A.* -clients .*-lang de$`, stdout, "othersee %q", args)
	}
	stdout, _, _ := othersee(t, of("zoe", log)+of("nobody with a short name", log), "replay", "-")
	assert.Contains(t, stdout, "\n  othersee replay - -of \"nobody with a short name\"\n")
}

// TestWidth wants all text to be no wider than the terminal, but for words and tables that are, and
// commands, which are copied.
func TestWidth(t *testing.T) {
	for _, columns := range []string{"", "x", "0", "80", "120", "60", "40"} {
		t.Setenv("COLUMNS", columns)
		width := map[string]int{"120": 120, "60": 60, "40": 40}[columns]
		if width == 0 {
			width = 80
		}
		for _, language := range []string{"en", "de"} {
			for _, args := range [][]string{{}, {"why", "Available", "-lines", "Busy"}, {"whatif"}, {"howto", "Busy"}, {"rules"}, {"matrix", "-policy", "guide+D2+D4+D5"}, {"replay", "-"}, {"replay", "-", "-all"}, {"version"}} {
				stdout, _, _ := othersee(t, log, append(args, "-lang", language)...)
				for line := range strings.Lines(stdout) {
					if line = strings.TrimSuffix(line, "\n"); !strings.Contains(line, "https://") && !strings.Contains(line, "  othersee ") {
						assert.LessOrEqual(t, size(line), width, "COLUMNS=%s othersee %q: %q", columns, args, line)
					}
				}
			}
		}
	}
}

// TestProse wants text to be readable on a wide terminal.
func TestProse(t *testing.T) {
	t.Setenv("COLUMNS", "200")
	stdout, _, _ := othersee(t, "", "why", "Available")
	widest := 0
	for line := range strings.Lines(stdout) {
		widest = max(widest, size(strings.TrimSuffix(line, "\n")))
	}
	assert.InDelta(t, 95, widest, 5, "columns of the widest line of\n%s", stdout)
}

func TestVersion(t *testing.T) {
	stdout, stderr, status := othersee(t, "", "version")
	for _, flag := range []string{"-version", "--version"} {
		same, _, _ := othersee(t, "", flag)
		assert.Equal(t, stdout, same, "othersee %s", flag)
	}
	assert.Regexp(t, `\Aothersee \S.*\n`, stdout)
	revision := debug.BuildSetting{Key: "vcs.revision", Value: "3cf21b5e0123456789"}
	for want, info := range map[string]debug.BuildInfo{
		"v1.2.0":                                 {Main: debug.Module{Version: "v1.2.0"}},
		"(devel)":                                {Main: debug.Module{Version: "(devel)"}},
		"(devel), commit 3cf21b5e0123":           {Main: debug.Module{Version: "(devel)"}, Settings: []debug.BuildSetting{revision}},
		"(devel), commit 3cf21b5e0123, modified": {Main: debug.Module{Version: "(devel)"}, Settings: []debug.BuildSetting{revision, {Key: "vcs.modified", Value: "true"}}},
		"(devel), commit 3cf2":                   {Main: debug.Module{Version: "(devel)"}, Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "3cf2"}, {Key: "vcs.modified", Value: "false"}}},
	} {
		assert.Equal(t, want, new(call).versionOf(&info, true))
	}
	assert.Equal(t, "(devel)", new(call).versionOf(nil, false))
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

// TestTableTooWide wants a table that cannot be broken to fit as lists, in which nothing is missing.
func TestTableTooWide(t *testing.T) {
	t.Setenv("COLUMNS", "40")
	stdout, _, _ := othersee(t, "", "matrix")
	assert.Contains(t, stdout, "\nNotAvailable  Unknown: ⊖  Offline: ⊖\n  Available: ⊖  Busy: ⊖ ●?\n  DoNotDisturb: ⊖\n")
}
