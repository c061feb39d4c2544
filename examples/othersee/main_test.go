package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/jsonl"
	"github.com/othersee/othersee/testdata"
)

// asProgram is the first argument by which this binary is the command.
const asProgram = "as-othersee"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == asProgram {
		os.Args = slices.Delete(os.Args, 1, 2)
		main()
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"} {
		os.Unsetenv(name)
	}
	os.Exit(testdata.Run(m))
}

// started has the tests that have started the program. Each starts it once: what a program
// adds to run is the same for every argument, and a process takes more time than an answer.
var started = map[string]bool{}

// othersee runs the command with args in this process and, the first time in a test, as a
// program of its own in a directory that is not the project's, and wants both to do the same.
func othersee(t *testing.T, stdin string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, errs strings.Builder
	status = run(args, strings.NewReader(stdin), &out, &errs)
	test, _, _ := strings.Cut(t.Name(), "/")
	if !started[test] {
		started[test] = true
		cmd := program(t, args...)
		cmd.Stdin = strings.NewReader(stdin)
		var binOut, binErrs strings.Builder
		cmd.Stdout, cmd.Stderr = &binOut, &binErrs
		if err := cmd.Run(); cmd.ProcessState == nil {
			require.NoError(t, err, "starting othersee %q", args)
		}
		require.Equal(t, out.String(), binOut.String(), "standard output of run(%q) and of the program", args)
		require.Equal(t, errs.String(), binErrs.String(), "standard error of run(%q) and of the program", args)
		require.Equal(t, status, cmd.ProcessState.ExitCode(), "exit status of run(%q) and of the program", args)
	}
	return out.String(), errs.String(), status
}

// program returns the command, to be started. It is killed if it does not end in time.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	t.Cleanup(cancel)
	itself, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.CommandContext(ctx, itself, append([]string{asProgram}, args...)...)
	cmd.Dir = t.TempDir()
	return cmd
}

// full is a writer that has no room for more than n bytes.
type full struct{ n int }

var errFull = errors.New("no space left")

func (w *full) Write(p []byte) (int, error) {
	if len(p) > w.n {
		return w.n, errFull
	}
	w.n -= len(p)
	return len(p), nil
}

func TestWriteErrors(t *testing.T) {
	tests := []struct {
		id    string
		args  []string
		stdin string
		room  int
	}{
		{"tour", nil, "", 0},
		{"help", []string{"-h"}, "", 0},
		{"explanation", []string{"-user", "Busy"}, "", 0},
		{"JSON", []string{"-json"}, "", 0},
		{"question", []string{"why", "Busy"}, "", 0},
		{"rules", []string{"rules"}, "", 0},
		{"maps", []string{"matrix"}, "", 0},
		{"timeline", []string{"replay", "-"}, log, 0},
		{"timeline in JSON", []string{"replay", "-", "-json"}, log, 0},
		{"first line", []string{"resolve"}, "{}\n", 0},
		{"first line, bad", []string{"resolve"}, "x\n", 0},
		{"last line, without end", []string{"resolve"}, "{}\n{}", 130},
		{"in the midst of lines", []string{"resolve"}, strings.Repeat("{}\n", 10_000), 100_000},
		{"in the midst of bad lines", []string{"resolve"}, strings.Repeat("x\n", 10_000), 70_000},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			var errs strings.Builder
			status := run(tt.args, strings.NewReader(tt.stdin), &full{tt.room}, &errs)
			assert.Equal(t, 1, status, "exit status of run(%q) with room for %d bytes", tt.args, tt.room)
			assert.Equal(t, "othersee: no space left\n", errs.String(), "run(%q) with room for %d bytes", tt.args, tt.room)
		})
	}
}

// TestClosedPipe closes the reading end of standard output, as head does.
func TestClosedPipe(t *testing.T) {
	for _, args := range [][]string{{}, {"-h"}, {"-json"}, {"resolve"}, {"matrix"}, {"replay", "-"}} {
		cmd := program(t, args...)
		cmd.Stdin = strings.NewReader("{}\n")
		var errs bytes.Buffer
		cmd.Stderr = &errs
		r, w, err := os.Pipe()
		require.NoError(t, err)
		require.NoError(t, r.Close())
		cmd.Stdout = w
		err = cmd.Run()
		require.NoError(t, w.Close())
		assert.EqualError(t, err, "signal: broken pipe", "othersee %q into a closed pipe", args)
		assert.Empty(t, errs.String(), "othersee %q into a closed pipe", args)
	}
}

func TestReadErrors(t *testing.T) {
	broken := iotest.ErrReader(errors.New("input/output error"))
	resolved := `{"cloudLink":"Unknown","mitelOne":"Unknown","session":"Offline","teams":"Offline","sessionRule":"S5","teamsRule":"T3"}` + "\n"
	tests := []struct{ id, before, stdout, stderr string }{
		{"at once", "", "", "othersee: reading line 1: input/output error\n"},
		{"between lines", "{}\n{}\n", resolved + resolved, "othersee: reading line 3: input/output error\n"},
		{"within a line, which is then no line", "{}\n{}", resolved, "othersee: reading line 2: input/output error\n"},
		{"within a line that is too long", strings.Repeat(" ", 3*jsonl.MaxLine), "", "othersee: reading line 1: input/output error\n"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			var out, errs strings.Builder
			status := run([]string{"resolve"}, io.MultiReader(strings.NewReader(tt.before), broken), &out, &errs)
			assert.Equal(t, 1, status, "exit status")
			assert.Equal(t, tt.stdout, out.String(), "the lines before the error are answered")
			assert.Equal(t, tt.stderr, errs.String(), "standard error")
		})
	}
}
