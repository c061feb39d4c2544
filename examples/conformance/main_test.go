package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// asProgram is the first argument by which this binary is one of the programs under test,
// which the second names.
const asProgram = "as-program"

func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == asProgram {
		programs[os.Args[2]]()
		return
	}
	flag.Parse()
	if err := flag.Set("test.parallel", "8"); err != nil { // most only wait for a deadline
		panic(err)
	}
	os.Exit(testdata.Run(m))
}

var programs = map[string]func(){
	"session": answering(func(_ int, in precedence.Input) string { return text(precedence.Assistant().Resolve(in), "session") }),
	"both": answering(func(_ int, in precedence.Input) string {
		return text(precedence.Resolve(in), "session", "teams")
	}),
	"syncs all": answering(func(_ int, in precedence.Input) string {
		return text(precedence.Guide().With(precedence.D6).Resolve(in), "session", "teams")
	}),
	"session of clients": answering(func(_ int, in precedence.Input) string {
		r := precedence.Resolve(in)
		r.Session = r.Teams
		return text(r, "session", "teams")
	}),
	"three keys": answering(func(_ int, in precedence.Input) string {
		return text(precedence.Resolve(in), "cloudLink", "session", "teams")
	}),
	"AppearAway": answering(func(_ int, in precedence.Input) string {
		if in.Configured == presence.ConfiguredAppearAway {
			return `{"teams":"AppearAway"}`
		}
		return right(in)
	}),
	"any word":      answering(func(n int, _ precedence.Input) string { return fmt.Sprintf(`{"teams":"%d"}`, n) }),
	"bye":           func() { answering(func(_ int, in precedence.Input) string { return right(in) })(); fmt.Println("bye") },
	"other keys":    later(func(in precedence.Input) string { return text(precedence.Assistant().Resolve(in), "session") }),
	"ends":          later(func(precedence.Input) string { fmt.Fprintln(os.Stderr, "no more"); os.Exit(3); return "" }),
	"hangs":         later(func(precedence.Input) string { time.Sleep(time.Hour); return "" }),
	"reads nothing": func() { time.Sleep(time.Hour) },
	"closes":        func() { os.Stdout.Close(); time.Sleep(time.Hour) },
	"endless": func() {
		for {
			fmt.Println(`{"teams":"Busy"}`)
		}
	},
	"buffers": func() {
		out := bufio.NewWriter(os.Stdout)
		defer out.Flush()
		for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
			fmt.Fprintln(out, `{"teams":"Busy"}`)
		}
	},
	"leaves a child": func() {
		child := exec.Command(os.Args[0], asProgram, "reads nothing")
		child.Stdout, child.Stderr = os.Stdout, os.Stderr
		if err := child.Start(); err != nil {
			panic(err)
		}
		fmt.Fprintln(os.Stderr, child.Process.Pid)
		answering(func(_ int, in precedence.Input) string { return right(in) })()
		os.Exit(5)
	},
}

// answering returns a program that answers the nth line that it reads, from 1.
func answering(answer func(n int, in precedence.Input) string) func() {
	return func() {
		lines := bufio.NewScanner(os.Stdin)
		for n := 1; lines.Scan(); n++ {
			var in precedence.Input
			if err := json.Unmarshal(lines.Bytes(), &in); err != nil {
				panic(err)
			}
			fmt.Println(answer(n, in))
		}
	}
}

// later returns a program that is right at first.
func later(answer func(precedence.Input) string) func() {
	return answering(func(n int, in precedence.Input) string {
		if n < 10 {
			return right(in)
		}
		return answer(in)
	})
}

func right(in precedence.Input) string { return text(precedence.Resolve(in), "teams") }

func text(r precedence.Resolution, keys ...string) string {
	words := map[string]presence.State{"cloudLink": r.CloudLink, "mitelOne": r.MitelOne, "session": r.Session, "teams": r.Teams}
	for key := range words {
		if !slices.Contains(keys, key) {
			delete(words, key)
		}
	}
	line, err := json.Marshal(words)
	if err != nil {
		panic(err)
	}
	return string(line)
}

// conformance runs the command.
func conformance(t *testing.T, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	errs, err := os.Create(filepath.Join(t.TempDir(), "stderr"))
	require.NoError(t, err)
	defer errs.Close()
	var out strings.Builder
	status = run(context.Background(), args, &out, errs)
	written, err := os.ReadFile(errs.Name())
	require.NoError(t, err)
	return out.String(), string(written), status
}

// The laws take most of the time, and all inputs the rest.
var (
	lawless = []string{"-without", "laws"}
	quick   = []string{"-without", "inputs", "-without", "laws", "-without", "disputed"}
)

// TestRight has programs that pass. .ci/run has the samples checked in full.
func TestRight(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		flags   []string
		program []string
		checked string
	}{
		{quick, []string{"node", "resolver.js"}, "cloudLink, mitelOne, session, teams, by the policy guide, without inputs, without laws, without disputed"},
		{quick, []string{"python3", "resolver.py"}, "teams, by the policy guide, without inputs, without laws, without disputed"},
		{append([]string{"-policy", "assistant"}, lawless...), self("session"), "session, by the policy assistant, without laws"},
		{quick, self("both"), "session, teams, by the policy guide, without inputs, without laws, without disputed"},
	} {
		t.Run(tt.checked, func(t *testing.T) {
			t.Parallel()
			if _, err := exec.LookPath(tt.program[0]); err != nil {
				t.Skip(err)
			}
			stdout, _, status := conformance(t, slices.Concat(tt.flags, []string{"--"}, tt.program)...)
			assert.Regexp(t, `^checked: `+tt.checked+`; \d+ answers; the program's end: exit status 0\nPASS\n$`, stdout)
			assert.Zero(t, status, "exit status")
		})
	}
}

func self(program string) []string { return []string{os.Args[0], asProgram, program} }

// TestWrongWord has a program with a word of another vocabulary: a wrong answer like others.
func TestWrongWord(t *testing.T) {
	t.Parallel()
	stdout, _, status := conformance(t, slices.Concat(quick, []string{"-json", "--"}, self("AppearAway"))...)
	assert.Equal(t, 1, status, "exit status")
	var v verdict
	require.NoError(t, json.Unmarshal([]byte(stdout), &v), stdout)
	assert.Equal(t, "teams", v.Checked, "the keys")
	assert.Empty(t, v.Protocol, "the protocol")
	require.Len(t, v.Failures, 1, stdout)
	f := v.Failures[0]
	assert.Equal(t, `unknown Teams state "AppearAway" (want Offline, Away, BeRightBack, Available, Busy, DoNotDisturb)`, f.Got, "got")
	assert.Equal(t, "Away", f.Want, "want")
	assert.Contains(t, f.Why, "T1", "why")

	var text strings.Builder
	v.write(&text)
	assert.Contains(t, text.String(), fmt.Sprintf("cases/%s\n  call  %s\n  got   %s\n  want  Away\n  why   ", f.Name, short(f.Call), f.Got))
	assert.True(t, strings.HasSuffix(text.String(), "\nFAIL\n"), "the end of:\n%s", text.String())
}

// TestSessionFirst has a program whose session is wrong, and so what others see.
func TestSessionFirst(t *testing.T) {
	t.Parallel()
	stdout, _, status := conformance(t, slices.Concat(lawless, []string{"--"}, self("syncs all"))...)
	assert.Contains(t, stdout, `{"lines":[],"userPresence":"Available","clients":[],"configured":"None"}`+"\n  got   Available\n  want  Offline\n")
	assert.Regexp(t, `\nchecked: session, by the policy guide, without laws; .*\nFAIL; the rest was not checked\n$`, stdout)
	assert.Equal(t, 1, status, "exit status")
}

// TestProtocol has programs that break it. Those that hang have little time.
func TestProtocol(t *testing.T) {
	t.Parallel()
	const first = "\n\t" + `{"lines":["Busy"],"userPresence":"Available","clients":[],"configured":"None"}` + "\n"
	inputs := append([]string{"-without", "table", "-without", "cases"}, lawless...) // ten wrong rows would end the check
	for _, tt := range []struct {
		program string
		flags   []string
		want    string
	}{
		{"ends", quick, "the program's end: exit status 3\nFAIL: the program's output ended before it answered\n\t{"},
		{"hangs", []string{"-timeout", "1s"}, "was killed\nFAIL: the program did not answer within 1s\n\t{"},
		{"reads nothing", []string{"-timeout", "1s"}, "was killed\nFAIL: the program did not answer within 1s" + first},
		{"closes", quick, "was killed\nFAIL: the program's output ended before it answered" + first},
		{"endless", quick, `FAIL: the program wrote more than its answer: "{\"teams\":\"Busy\"}"` + "\n\t{"},
		{"bye", quick, `FAIL: the program wrote more than its answer: "bye"` + "\n"},
		{"buffers", []string{"-timeout", "2s"}, "FAIL: the program answered only after its input was closed, 2s later: it must flush its output after each line (if it is slow, see -timeout)" + first},
		{"any word", inputs, `FAIL: the program answered with 50 unknown words; the last is an unknown Teams state "`},
		{"other keys", quick, `FAIL: the program answered with the keys "session", and at first with "teams"` + "\n\t{"},
		{"three keys", quick, `FAIL: the program answered with the keys "cloudLink, session, teams": want teams or session; or both, with or without cloudLink and mitelOne` + first},
		{"session of clients", inputs, "FAIL: the program answered with session Available, and with session Offline to the same lines and userPresence alone\n\t" + `{"lines":[],"userPresence":"Unknown","clients":[],"configured":"Available"}` + "\n"},
	} {
		t.Run(tt.program, func(t *testing.T) {
			t.Parallel()
			stdout, stderr, status := conformance(t, slices.Concat(tt.flags, []string{"--"}, self(tt.program))...)
			assert.Contains(t, stdout, tt.want)
			assert.Equal(t, 1, status, "exit status")
			assert.Equal(t, tt.program == "ends", strings.Contains(stderr, "no more\n"), "the program's standard error in %q", stderr)
		})
	}
}

func TestRead(t *testing.T) {
	for line, want := range map[string]string{
		`{"teams":"Busy"}`:                   "",
		` {"session":"?", "teams": "Busy"} `: "",
		`{"TEAMS":"Busy"}`:                   `want teams, session, cloudLink or mitelOne, once and with a text, but "TEAMS"`,
		`{"teams":"Away","teams":"Busy"}`:    `want teams, session, cloudLink or mitelOne, once and with a text, but "teams"`,
		`{"teams":null}`:                     `want teams, session, cloudLink or mitelOne, once and with a text, but "teams"`,
		`{"teams":["Busy"]}`:                 `want teams, session, cloudLink or mitelOne, once and with a text, but "teams"`,
		`{"teams":"Busy"} {}`:                "not a JSON object; what is no answer belongs on standard error",
		`{"teams":"Busy",}`:                  "not a JSON object; what is no answer belongs on standard error",
		`["teams"]`:                          "not a JSON object; what is no answer belongs on standard error",
		`ready`:                              "not a JSON object; what is no answer belongs on standard error",
	} {
		_, err := read([]byte(line))
		if want == "" {
			assert.NoError(t, err, line)
		} else {
			assert.EqualError(t, err, want, line)
		}
	}
}

// TestChild has a program with a child that keeps its output open.
func TestChild(t *testing.T) {
	t.Parallel()
	stdout, stderr, status := conformance(t, slices.Concat(quick, []string{"--"}, self("leaves a child"))...)
	assert.Contains(t, stdout, "the program's end: exit status 5; it or a child of it still ran 2s after its input was closed, and was killed\nPASS\n")
	assert.Zero(t, status, "exit status")
	if runtime.GOOS == "linux" {
		assert.Eventually(t, func() bool {
			state, err := os.ReadFile(filepath.Join("/proc", strings.TrimSpace(stderr), "stat"))
			return err != nil || strings.Contains(string(state), ") Z ")
		}, 5*time.Second, 10*time.Millisecond, "the child %s is gone", stderr)
	}
}

func TestInterrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	var stderr strings.Builder // of a program that writes nothing there
	assert.Equal(t, 2, run(ctx, slices.Concat([]string{"--"}, self("reads nothing")), &stderr, &stderr), "exit status")
	assert.True(t, strings.HasSuffix(stderr.String(), "conformance: interrupted\n"), "the end of %q", stderr.String())
}

func TestArguments(t *testing.T) {
	for _, tt := range []struct {
		args []string
		want string
	}{
		{nil, "conformance: want a program, and more than 0s for -timeout: conformance -timeout 10s -- node resolver.js\n"},
		{[]string{"-timeout", "0s", "--", "node"}, "conformance: want a program, and more than 0s for -timeout: "},
		{[]string{"-policy", "gide", "--", "node"}, `invalid value "gide" for flag -policy: precedence: unknown `},
		{[]string{"--", "no-such-program"}, `conformance: exec: "no-such-program": executable file not found in `},
		{slices.Concat([]string{"-without", "law", "--"}, self("both")), `conformance: precedencetest: unknown group "law" (want table, cases, inputs, laws, disputed)`},
		{slices.Concat(quick, []string{"--"}, self("session")), "conformance: precedencetest: nothing is left to check without inputs, laws, disputed"},
	} {
		stdout, stderr, status := conformance(t, tt.args...)
		assert.Contains(t, stderr, tt.want, "conformance %v", tt.args)
		assert.Empty(t, stdout, "standard output of conformance %v", tt.args)
		assert.Equal(t, 2, status, "exit status of conformance %v", tt.args)
	}
	_, stderr, status := conformance(t, "-h")
	assert.Contains(t, stderr, usage, "conformance -h")
	assert.Zero(t, status, "exit status of conformance -h")
}
