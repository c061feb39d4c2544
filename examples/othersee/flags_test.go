package main

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBadFlags(t *testing.T) {
	const (
		flags      = "-clients, -configured, -json, -jsonl, -lang, -lines, -matrix, -policy, -replay, -rule, -rules, -seen, -shift, -user, -want, -what-if, -zone"
		input      = "-lines, -user, -clients, -configured, -policy, -lang, -json"
		line       = "Unknown, Offline, Available, Busy, DoNotDisturb"
		user       = "Unknown, Available, Absent, Meeting, Busy, NotAvailable"
		client     = "Offline, Inactive, Active, InCall, Presenting"
		configured = "None, Available, Busy, DoNotDisturb, BeRightBack, AppearAway, AppearOffline"
		teams      = "Offline, Away, BeRightBack, Available, Busy, DoNotDisturb"
		policies   = "guide, assistant, graph, off, or with readings of D1 to D6, as in guide+D2+D4"
		shifts     = "want a source and what to add to its times, like pbx=+1h or pbx=-90s"
		zones      = "want UTC, an offset like +01:00, or a name like Europe/Zurich"
	)
	tests := []struct {
		id   string
		args []string
		want string
	}{
		{"unknown line", []string{"-lines", "ringing"}, `invalid value "ringing" for flag -lines: presence: unknown Line state "ringing" (want ` + line + ")"},
		{"unknown line among others", []string{"-lines", "Busy,Bzy,Busy"}, `invalid value "Busy,Bzy,Busy" for flag -lines: presence: unknown Line state "Bzy" (want ` + line + ")"},
		{"nothing after a comma", []string{"-lines", "Busy,"}, `invalid value "Busy," for flag -lines: presence: unknown Line state "" (want ` + line + ")"},
		{"line break in a value", []string{"-lines", "ring\ning"}, `invalid value "ring\ning" for flag -lines: presence: unknown Line state "ring\ning" (want ` + line + ")"},
		{"another party's word", []string{"-user=Away"}, `invalid value "Away" for flag -user: presence: unknown MiVO400 state "Away" (want ` + user + ")"},
		{"no list", []string{"-user", "Busy,Absent"}, `invalid value "Busy,Absent" for flag -user: presence: unknown MiVO400 state "Busy,Absent" (want ` + user + ")"},
		{"empty state", []string{"-user", ""}, `invalid value "" for flag -user: presence: unknown MiVO400 state "" (want ` + user + ")"},
		{"unknown client", []string{"--clients", "Busy"}, `invalid value "Busy" for flag -clients: presence: unknown TeamsClient state "Busy" (want ` + client + ")"},
		{"unknown status", []string{"-configured", "Offline"}, `invalid value "Offline" for flag -configured: presence: unknown Configured state "Offline" (want ` + configured + ")"},
		{"unknown policy", []string{"-policy", "strict"}, `invalid value "strict" for flag -policy: precedence: unknown policy "strict" (want guide, assistant, graph, off, or one with readings, as in guide+D2+D4)`},
		{"unknown point of a policy", []string{"-policy", "guide+D7"}, `invalid value "guide+D7" for flag -policy: precedence: policy "guide+D7": unknown disputed point "D7" (want D1, D2, D3, D4, D5, D6)`},
		{"unknown wanted state", []string{"-want", "Absent"}, `invalid value "Absent" for flag -want: explain: unknown state "Absent" (want ` + teams + `, a label such as "In a call", or Graph's words such as Busy/InACall)`},
		{"unknown seen state", []string{"-seen", "availble"}, `invalid value "availble" for flag -seen: explain: unknown state "availble" (want ` + teams + `, a label such as "In a call", or Graph's words such as Busy/InACall)`},
		{"unknown language", []string{"-lang", "fr"}, `invalid value "fr" for flag -lang: presence: unknown language "fr" (want en, de)`},
		{"unknown zone", []string{"-replay", "-", "-zone", "Atlantis"}, `invalid value "Atlantis" for flag -zone: ` + zones},
		{"no zone's name", []string{"-replay", "-", "-zone", ""}, `invalid value "" for flag -zone: ` + zones},
		{"a shift without source", []string{"-replay", "-", "-shift", "1h"}, `invalid value "1h" for flag -shift: ` + shifts},
		{"a shift by no duration", []string{"-replay", "-", "-shift", "pbx=+1"}, `invalid value "pbx=+1" for flag -shift: ` + shifts},
		{"the machine's zone", []string{"-replay", "-", "-zone", "Local"}, `invalid value "Local" for flag -zone: ` + zones},
		{"neither true nor false", []string{"-json=maybe"}, `invalid boolean value "maybe" for -json: want true, false`},
		{"the same of -jsonl", []string{"-jsonl=2"}, `invalid boolean value "2" for -jsonl: want true, false`},
		{"no lines", []string{"-lines"}, "flag needs an argument: -lines (want a list of " + line + ")"},
		{"no user", []string{"-json", "-user"}, "flag needs an argument: -user (want " + user + ")"},
		{"no clients", []string{"-clients"}, "flag needs an argument: -clients (want a list of " + client + ")"},
		{"no status", []string{"-configured"}, "flag needs an argument: -configured (want " + configured + ")"},
		{"no policy", []string{"-policy"}, "flag needs an argument: -policy (want " + policies + ")"},
		{"no wanted state", []string{"-want"}, "flag needs an argument: -want (want " + teams + ", a label, or Graph's words such as Busy/InACall)"},
		{"no rule", []string{"-rule"}, "flag needs an argument: -rule (want a list of rules, which -rules lists)"},
		{"no log", []string{"-replay"}, "flag needs an argument: -replay (want a file, or - for standard input)"},
		{"unknown flag", []string{"-colour"}, "flag provided but not defined: -colour (want " + flags + ")"},
		{"line break in a flag", []string{"-a\nb\rc"}, `flag provided but not defined: -a\nb\rc (want ` + flags + ")"},
		{"too many hyphens", []string{"---json"}, "bad flag syntax: ---json (want " + flags + ")"},
		{"argument", []string{"Busy"}, `unexpected argument "Busy" (want only flags: ` + flags + ")"},
		{"argument after flags", []string{"-lines", "Busy", "Busy"}, `unexpected argument "Busy" (want only flags: ` + flags + ")"},
		{"argument after the end of flags", []string{"--", "-json"}, `unexpected argument "-json" (want only flags: ` + flags + ")"},
		{"argument after -h", []string{"-h", "lines", "all"}, `unexpected "lines all" after -h (want -h, -h all)`},
		{"lines with -jsonl", []string{"-jsonl", "-lines", ""}, "flag -lines does not go with -jsonl (want only -policy)"},
		{"user with -jsonl", []string{"-user", "Busy", "-jsonl"}, "flag -user does not go with -jsonl (want only -policy)"},
		{"clients with -jsonl", []string{"-jsonl", "-policy", "off", "-clients", "Active"}, "flag -clients does not go with -jsonl (want only -policy)"},
		{"status with -jsonl", []string{"-jsonl", "-configured", "None"}, "flag -configured does not go with -jsonl (want only -policy)"},
		{"JSON with -jsonl", []string{"-json", "-jsonl"}, "flag -json does not go with -jsonl (want only -policy)"},
		{"JSON with -matrix", []string{"-matrix", "-json"}, "flag -json does not go with -matrix (want only -policy, -lang)"},
		{"lines with -matrix", []string{"-matrix", "-lines", "Busy"}, "flag -lines does not go with -matrix (want only -policy, -lang)"},
		{"lines with -replay", []string{"-replay", "-", "-lines", "Busy"}, "flag -lines does not go with -replay (want only -zone, -shift, -policy, -lang, -json)"},
		{"policy with -rules", []string{"-rules", "-policy", "off"}, "flag -policy does not go with -rules (want only -lang)"},
		{"a rule with -rules", []string{"-rules", "-rule", "S3"}, "flag -rules does not go with -rule (want only -lang)"},
		{"two questions", []string{"-want", "Busy", "-seen", "Busy"}, "flag -seen does not go with -want (want only " + input + ")"},
		{"two questions, the other way", []string{"-want", "Busy", "-what-if"}, "flag -want does not go with -what-if (want only " + input + ")"},
		{"zone alone", []string{"-zone", "UTC"}, "flag -zone goes with -replay only"},
		{"shift alone", []string{"-shift", "pbx=1h"}, "flag -shift goes with -replay only"},
		{"zone with -want", []string{"-want", "Busy", "-zone", "UTC"}, "flag -zone goes with -replay only"},
		{"German in JSON", []string{"-json", "-lang", "de"}, "flag -lang does not go with -json, which is in no language"},
		{"not known to -want", []string{"-want", "Busy", "-user", "?"}, "flag -user: ? for not known goes with -seen only"},
		{"not known to an explanation", []string{"-lines", "?"}, "flag -lines: ? for not known goes with -seen only"},
		{"policy not known to -matrix", []string{"-matrix", "-policy", "?"}, "flag -policy: ? for not known goes with -seen only"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			stdout, stderr, status := othersee(t, "{}\n", tt.args...)
			assert.Equal(t, "othersee: "+tt.want+"\n", stderr, "standard error of othersee %q", tt.args)
			assert.Empty(t, stdout, "standard output of othersee %q", tt.args)
			assert.Equal(t, 2, status, "exit status of othersee %q", tt.args)
		})
	}
}

// TestHelp wants -h to fit on a screen, and -h all to have an entry for every flag.
func TestHelp(t *testing.T) {
	for _, args := range [][]string{{"-h"}, {"-help"}, {"--help"}, {"-json", "-h"}, {"-h", "all"}, {"-json", "-help", "all"}} {
		stdout, stderr, status := othersee(t, "", args...)
		want := usage
		if args[len(args)-1] == "all" {
			want = usageAll()
		}
		assert.Equal(t, want, stdout, "standard output of othersee %q", args)
		assert.Empty(t, stderr, "standard error of othersee %q", args)
		assert.Zero(t, status, "exit status of othersee %q", args)
	}
	assert.LessOrEqual(t, strings.Count(usage, "\n"), 23, "lines of -h, and one for the next prompt")
	for line := range strings.Lines(usage) {
		assert.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), 80, "columns of %q", line)
	}
	for line := range strings.Lines(usageAll()) {
		assert.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), width, "columns of %q", line)
	}
	for _, name := range []string{"lines", "user", "clients", "configured", "policy", "what-if", "want", "seen", "rule", "matrix", "lang", "replay", "zone", "shift", "json", "jsonl"} {
		assert.Contains(t, usageAll(), "\n  -"+name+" ", "every flag has an entry")
	}
}

// TestHelpCommands runs each command that the help shows.
func TestHelpCommands(t *testing.T) {
	n := 0
	for _, found := range regexp.MustCompile(`(?m)^  othersee(.*?)(   |$)`).FindAllStringSubmatch(usage, -1) {
		args := found[1]
		for _, part := range []string{"[input]", "[known]"} {
			args = strings.ReplaceAll(args, part, "-lines Busy")
		}
		args = strings.ReplaceAll(args, "-replay FILE", "-replay -")
		for command := range strings.SplitSeq(args, ", ") {
			n++
			_, stderr, status := othersee(t, "", strings.Fields(command)...)
			assert.Empty(t, stderr, "standard error of othersee %s", command)
			assert.Zero(t, status, "exit status of othersee %s", command)
		}
	}
	assert.Equal(t, 10, n, "commands")
}

// TestHelpExample sends the input that the usage text shows through -jsonl.
func TestHelpExample(t *testing.T) {
	objects := regexp.MustCompile(`(?ms)^ +(\{"lines.*?\})$.*^ +(\{"cloudLink.*?\})$`).FindStringSubmatch(usageAll())
	require.NotNil(t, objects, "the usage text shows an input and its resolution")
	breaks := regexp.MustCompile(`\n +`)
	stdout, _, _ := othersee(t, breaks.ReplaceAllString(objects[1], ""), "-jsonl")
	assert.Equal(t, breaks.ReplaceAllString(objects[2], "")+"\n", stdout, "resolution of %s", objects[1])
}

// TestHelpReport replays the report that the usage text shows.
func TestHelpReport(t *testing.T) {
	report := regexp.MustCompile(`(?ms)^ +(\{"at".*?\})$`).FindStringSubmatch(usageAll())
	require.NotNil(t, report, "the usage text shows a report")
	stdout, _, status := othersee(t, regexp.MustCompile(`\n +`).ReplaceAllString(report[1], ""), "-replay", "-")
	assert.Zero(t, status, "exit status")
	assert.Contains(t, stdout, "  10:02:11–         ● Busy  othersee -lines Busy\n")
}
