package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// asProgram is the first argument by which this binary is one of the programs under test,
// which the second names.
const asProgram = "as-program"

func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == asProgram {
		programs[os.Args[2]]()
		return
	}
	os.Exit(m.Run())
}

// conformance runs the command on one of the programs.
func conformance(program string, flags ...string) (stdout, stderr string, status int) {
	return command(slices.Concat(flags, []string{"--", os.Args[0], asProgram, program})...)
}

func command(args ...string) (stdout, stderr string, status int) {
	var out, errs strings.Builder
	status = run(args, &out, &errs)
	return out.String(), errs.String(), status
}

const (
	allOK   = "table     ok\ncases     ok\ninputs    ok\nlaws      ok\ndisputed  ok\n\nPASS\n"
	quickOK = "table     ok\ncases     ok\ninputs    left out\nlaws      left out\ndisputed  left out\n\nPASS\n"
)

// quick leaves out the groups that take most of the time.
var quick = []string{"-without", "inputs", "-without", "laws", "-without", "disputed"}

// TestSamples has the resolvers in other languages. .ci/run has them checked in full.
func TestSamples(t *testing.T) {
	for checked, args := range map[string][]string{
		"cloudLink, mitelOne, session, teams": {"node", "resolver.js"},
		"teams":                               {"python3", "resolver.py"},
	} {
		t.Run(args[0], func(t *testing.T) {
			if _, err := exec.LookPath(args[0]); err != nil {
				t.Skip(err)
			}
			t.Parallel()
			stdout, stderr, status := command(slices.Concat([]string{"-timeout", "30s"}, quick, []string{"--"}, args)...)
			assert.Equal(t, "checked: "+checked+", by the policy guide\n\n"+quickOK, stdout, "conformance of %v", args)
			assert.Empty(t, stderr, "standard error of conformance of %v", args)
			assert.Zero(t, status, "exit status of conformance of %v", args)
		})
	}
}

func TestPolicy(t *testing.T) {
	t.Parallel()
	stdout, _, status := conformance("graph", "-policy", "graph", "-without", "laws")
	assert.Equal(t, "checked: teams, by the policy graph\n\n"+strings.Replace(allOK, "laws      ok", "laws      left out", 1), stdout)
	assert.Zero(t, status, "exit status")
}

func TestSession(t *testing.T) {
	t.Parallel()
	stdout, _, status := conformance("session")
	assert.Equal(t, "checked: session, by the policy guide\n\n"+allOK, stdout)
	assert.Zero(t, status, "exit status")
}

func TestWithout(t *testing.T) {
	t.Parallel()
	stdout, _, status := conformance("graph", quick...)
	assert.Equal(t, "checked: teams, by the policy guide\n\n"+quickOK, stdout)
	assert.Zero(t, status, "exit status")
}

// TestWrong has a program that loses the last of several clients.
func TestWrong(t *testing.T) {
	t.Parallel()
	stdout, _, status := conformance("wrong")
	assert.Equal(t, 1, status, "exit status")
	assert.Contains(t, stdout, "table     ok\ncases     FAIL, ")
	assert.Contains(t, stdout, `
inputs/every
  call  {"lines":[],"user":"Unknown","clients":["Offline","Inactive"],"configured":"None"}
  got   teams Offline
  want  teams Away
  why   1536 such inputs are answered wrongly; this is the smallest.
        Others see Away.
`)
	assert.True(t, strings.HasSuffix(stdout, "\nFAIL, not checked further after 10 failures\n"), "the end of:\n%s", stdout)
}

// TestLongCall has a program that is wrong only with so many reports that they are not shown
// one by one.
func TestLongCall(t *testing.T) {
	t.Parallel()
	stdout, _, status := conformance("first hundred", "-without", "inputs", "-without", "disputed")
	assert.Equal(t, 1, status, "exit status")
	assert.Contains(t, stdout, "table     ok\ncases     ok\ninputs    left out\nlaws      FAIL, 1 of its checks\ndisputed  left out\n\nlaws/many\n  call  resolve(lines nil, user Unknown, clients [Offline×100 Inactive], configured None)\n  got   Offline\n")
}

// TestBroken has programs that do not keep to the protocol.
func TestBroken(t *testing.T) {
	t.Parallel()
	const opening = "\n\t" + `{"lines":["Busy"],"user":"Available","clients":[],"configured":"None"}` + "\n"
	const later = "\n\t" + `{"lines":["Busy"],"user":"Available","clients":["Active"],"configured":"None"}` + "\n" // row 8
	tests := []struct{ program, want string }{
		{"ends", "FAIL: the program ended (exit status 3) before it answered" + opening + "its standard error:\n\tno settings\n\tgood bye\n"},
		{"ends later", "FAIL: the program ended (exit status 4) before it answered" + later},
		{"hangs", "FAIL: the program did not answer in time (does it flush its output after each line?)" + opening},
		{"hangs later", "FAIL: the program did not answer in time (does it flush its output after each line?)" + later + "its standard error:\n\tstuck\n"},
		{"reads nothing and hangs", "FAIL: the program did not answer in time (does it flush its output after each line?)" + opening},
		{"closes", "FAIL: the program closed its standard output before it answered" + opening},
		{"answers twice", `FAIL: the program answered more than was asked: "{\"teams\":\"Busy\"}", after the answer to` + opening},
		{"answers without end", `FAIL: the program answered more than was asked: "{\"teams\":\"Busy\"}", after the answer to` + "\n\t{"},
		{"answers at the end", `FAIL: the program answered more than was asked: "bye", after the answer to` + "\n\t{"},
		{"greets", `FAIL: the program answered "ready", which is not as in {"teams":"Busy"} (`},
		{"another state", `FAIL: the program answered "{\"teams\":\"busy\"}", which is not as in {"teams":"Busy"} (presence: unknown Teams state "busy" (want Offline, Away, BeRightBack, Available, Busy, DoNotDisturb)); what is no answer belongs on standard error, to` + opening},
		{"another key", `FAIL: the program answered "{\"team\":\"Busy\"}", which is not as in {"teams":"Busy"} (json: unknown field "team")`},
		{"no key", `FAIL: the program answered "{}", which is not as in {"teams":"Busy"} (none of the keys teams, session, cloudLink, mitelOne)`},
		{"two values", `(more than one JSON value in a line)`},
		{"other keys later", "FAIL: the program answered with other keys than at first" + later},
		{"a long line", "FAIL: the program answered with a line of more than 65536 bytes:" + opening},
	}
	type outcome struct {
		stdout, stderr string
		status         int
	}
	outcomes := make([]chan outcome, len(tests)) // at once, as most of them are waited for
	for i, tt := range tests {
		flags := slices.Clone(quick)
		switch tt.program {
		case "hangs", "reads nothing and hangs":
			flags = append(flags, "-timeout", "100ms")
		case "hangs later":
			flags = append(flags, "-timeout", "1s")
		}
		outcomes[i] = make(chan outcome, 1)
		go func() {
			stdout, stderr, status := conformance(tt.program, flags...)
			outcomes[i] <- outcome{stdout, stderr, status}
		}()
	}
	for i, tt := range tests {
		t.Run(tt.program, func(t *testing.T) {
			got := <-outcomes[i]
			assert.Contains(t, got.stdout, tt.want, "conformance of a program: %s", tt.program)
			assert.Empty(t, got.stderr, "standard error")
			assert.Equal(t, 1, got.status, "exit status")
		})
	}
}

func TestArguments(t *testing.T) {
	tests := []struct {
		args []string
		want string
	}{
		{nil, "no program to check (want, for example: conformance -- node resolver.js)"},
		{[]string{"-policy", "gide", "--", "node"}, `invalid value "gide" for flag -policy: precedence: unknown policy "gide" (want guide, assistant, graph, off)`},
		{[]string{"-without", "law", "--", "node"}, `invalid value "law" for flag -without: want table, cases, inputs, laws, disputed`},
		{[]string{"-timeout", "0s", "--", "node"}, "invalid value 0s for flag -timeout: want more than 0s"},
		{[]string{"-x", "--", "node"}, "flag provided but not defined: -x"},
		{[]string{"--", "no-such-program"}, `exec: "no-such-program": executable file not found in `},
	}
	for _, tt := range tests {
		stdout, stderr, status := command(tt.args...)
		assert.Contains(t, stderr, "conformance: "+tt.want, "conformance %v", tt.args)
		assert.Empty(t, stdout, "standard output of conformance %v", tt.args)
		assert.Equal(t, 2, status, "exit status of conformance %v", tt.args)
	}
	stdout, _, status := command("-h")
	assert.Equal(t, usage, stdout, "conformance -h")
	assert.Zero(t, status, "exit status of conformance -h")
	for line := range strings.Lines(stdout) {
		assert.LessOrEqual(t, len(line), 100, fmt.Sprintf("width of %q", line))
	}
}
