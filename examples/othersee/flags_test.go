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
		flags      = "-clients, -configured, -json, -jsonl, -lines, -policy, -user"
		line       = "Unknown, Offline, Available, Busy"
		user       = "Unknown, Available, Absent, Meeting, Busy, NotAvailable"
		client     = "Offline, Inactive, Active, InCall, Presenting"
		configured = "None, Available, Busy, DoNotDisturb, BeRightBack, AppearAway, AppearOffline"
	)
	tests := []struct {
		id   string
		args []string
		want string
	}{
		{"unknown line", []string{"-lines", "Bzy"}, `invalid value "Bzy" for flag -lines: presence: unknown Line state "Bzy" (want ` + line + ")"},
		{"unknown line among others", []string{"-lines", "Busy,Bzy,Busy"}, `invalid value "Busy,Bzy,Busy" for flag -lines: presence: unknown Line state "Bzy" (want ` + line + ")"},
		{"nothing after a comma", []string{"-lines", "Busy,"}, `invalid value "Busy," for flag -lines: presence: unknown Line state "" (want ` + line + ")"},
		{"space after a comma", []string{"-lines", "Busy, Busy"}, `invalid value "Busy, Busy" for flag -lines: presence: unknown Line state " Busy" (want ` + line + ")"},
		{"line break in a value", []string{"-lines", "Busy\n"}, `invalid value "Busy\n" for flag -lines: presence: unknown Line state "Busy\n" (want ` + line + ")"},
		{"lower case", []string{"-user", "absent"}, `invalid value "absent" for flag -user: presence: unknown MiVO400 state "absent" (want ` + user + ")"},
		{"another party's word", []string{"-user=Away"}, `invalid value "Away" for flag -user: presence: unknown MiVO400 state "Away" (want ` + user + ")"},
		{"no list", []string{"-user", "Busy,Absent"}, `invalid value "Busy,Absent" for flag -user: presence: unknown MiVO400 state "Busy,Absent" (want ` + user + ")"},
		{"empty state", []string{"-user", ""}, `invalid value "" for flag -user: presence: unknown MiVO400 state "" (want ` + user + ")"},
		{"unknown client", []string{"--clients", "Busy"}, `invalid value "Busy" for flag -clients: presence: unknown TeamsClient state "Busy" (want ` + client + ")"},
		{"unknown status", []string{"-configured", "Away"}, `invalid value "Away" for flag -configured: presence: unknown Configured state "Away" (want ` + configured + ")"},
		{"unknown policy", []string{"-policy", "graph"}, `invalid value "graph" for flag -policy: want guide, assistant, off`},
		{"neither true nor false", []string{"-json=maybe"}, `invalid boolean value "maybe" for -json: want true, false`},
		{"the same of -jsonl", []string{"-jsonl=2"}, `invalid boolean value "2" for -jsonl: want true, false`},
		{"no lines", []string{"-lines"}, "flag needs an argument: -lines (want a list of " + line + ")"},
		{"no user", []string{"-json", "-user"}, "flag needs an argument: -user (want " + user + ")"},
		{"no clients", []string{"-clients"}, "flag needs an argument: -clients (want a list of " + client + ")"},
		{"no status", []string{"-configured"}, "flag needs an argument: -configured (want " + configured + ")"},
		{"no policy", []string{"-policy"}, "flag needs an argument: -policy (want guide, assistant, off)"},
		{"unknown flag", []string{"-line", "Busy"}, "flag provided but not defined: -line (want " + flags + ")"},
		{"line break in a flag", []string{"-a\nb\rc"}, `flag provided but not defined: -a\nb\rc (want ` + flags + ")"},
		{"too many hyphens", []string{"---json"}, "bad flag syntax: ---json (want " + flags + ")"},
		{"argument", []string{"Busy"}, `unexpected argument "Busy" (want only flags: ` + flags + ")"},
		{"argument after flags", []string{"-lines", "Busy", "Busy"}, `unexpected argument "Busy" (want only flags: ` + flags + ")"},
		{"argument after the end of flags", []string{"--", "-json"}, `unexpected argument "-json" (want only flags: ` + flags + ")"},
		{"lines with -jsonl", []string{"-jsonl", "-lines", ""}, "flag -lines does not go with -jsonl, which reads its inputs from standard input (want only -policy)"},
		{"user with -jsonl", []string{"-user", "Busy", "-jsonl"}, "flag -user does not go with -jsonl, which reads its inputs from standard input (want only -policy)"},
		{"clients with -jsonl", []string{"-jsonl", "-policy", "off", "-clients", "Active"}, "flag -clients does not go with -jsonl, which reads its inputs from standard input (want only -policy)"},
		{"status with -jsonl", []string{"-jsonl", "-configured", "None"}, "flag -configured does not go with -jsonl, which reads its inputs from standard input (want only -policy)"},
		{"JSON with -jsonl", []string{"-json", "-jsonl"}, "flag -json does not go with -jsonl, which reads its inputs from standard input (want only -policy)"},
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

func TestHelp(t *testing.T) {
	for _, flag := range []string{"-h", "-help", "--help"} {
		stdout, stderr, status := othersee(t, "", "-json", flag)
		assert.Equal(t, usage(), stdout, "standard output of othersee %s", flag)
		assert.Empty(t, stderr, "standard error of othersee %s", flag)
		assert.Zero(t, status, "exit status of othersee %s", flag)
	}
	for line := range strings.Lines(usage()) {
		assert.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), width, "columns of %q", line)
	}
	for _, name := range []string{"lines", "user", "clients", "configured", "policy", "json", "jsonl"} {
		assert.Contains(t, usage(), "\n  -"+name+" ", "every flag has an entry")
	}
}

// TestHelpExample sends the input that the usage text shows through -jsonl.
func TestHelpExample(t *testing.T) {
	objects := regexp.MustCompile(`(?ms)^ +(\{"lines.*?\})$.*^ +(\{"cloudLink.*?\})$`).FindStringSubmatch(usage())
	require.NotNil(t, objects, "the usage text shows an input and its resolution")
	stdout, _, _ := othersee(t, objects[1], "-jsonl")
	assert.Equal(t, regexp.MustCompile(`\n +`).ReplaceAllString(objects[2], "")+"\n", stdout, "resolution of %s", objects[1])
}
