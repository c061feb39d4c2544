//go:build linux

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/presence"
)

// terminal opens a new terminal: what is written to the second file is read from the first.
func terminal(t *testing.T) (*os.File, *os.File) {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("needs a terminal: %v", err)
	}
	t.Cleanup(func() { _ = master.Close() })
	var locked, number int32
	for request, value := range map[uintptr]*int32{syscall.TIOCSPTLCK: &locked, syscall.TIOCGPTN: &number} {
		_, _, errno := syscall.Syscall(syscall.SYS_IOCTL, master.Fd(), request, uintptr(unsafe.Pointer(value)))
		require.Zero(t, errno, "ioctl %x", request)
	}
	slave, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	require.NoError(t, err)
	return master, slave
}

// TestTerminalWidth wants text as wide as the terminal, and COLUMNS to be stronger.
func TestTerminalWidth(t *testing.T) {
	for env, want := range map[string]int{"COLUMNS=": 120, "COLUMNS=60": 60} {
		name, value, _ := strings.Cut(env, "=")
		t.Setenv(name, value)
		_, slave := terminal(t)
		defer slave.Close()
		size := [4]uint16{24, 120}
		_, _, errno := syscall.Syscall(syscall.SYS_IOCTL, slave.Fd(), syscall.TIOCSWINSZ, uintptr(unsafe.Pointer(&size)))
		require.Zero(t, errno, "setting the size of the terminal")
		assert.Equal(t, want, newPrinter(slave, presence.English).width, env)
	}
}

// onTerminal returns what the command writes to a terminal, with no TERM and NO_COLOR but those
// of env.
func onTerminal(t *testing.T, env []string, args ...string) string {
	t.Helper()
	for _, name := range []string{"TERM", "NO_COLOR"} {
		t.Setenv(name, "") // to have it back after the test
		require.NoError(t, os.Unsetenv(name))
	}
	for _, setting := range env {
		name, value, _ := strings.Cut(setting, "=")
		t.Setenv(name, value)
	}
	master, slave := terminal(t)
	go func() {
		run(args, strings.NewReader(log), slave, io.Discard)
		slave.Close()
	}()
	text, err := io.ReadAll(master)
	if !errors.Is(err, syscall.EIO) { // how Linux ends reading when nobody has the terminal open
		require.NoError(t, err)
	}
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}

// TestColour wants colour on a terminal only, and nothing to be lost without it.
func TestColour(t *testing.T) {
	escape := regexp.MustCompile("\x1b\\[[0-9]+m")
	assert.NotEqual(t, lookOf(presence.TeamsBusy).colour, lookOf(presence.TeamsDoNotDisturb).colour)
	for _, args := range [][]string{
		{},
		{"-lines", "Busy"},
		{"why", "Busy", "-lang", "de"},
		{"rules", "S3"},
		{"matrix"},
		{"replay", "-"},
	} {
		plain, _, _ := othersee(t, log, args...)
		require.NotContains(t, plain, "\x1b", "othersee %q into a pipe", args)

		for _, env := range [][]string{{"TERM=xterm"}, {"TERM=xterm", "NO_COLOR="}} {
			coloured := onTerminal(t, env, args...)
			assert.Regexp(t, escape, coloured, "othersee %q on a terminal, %q", args, env)
			assert.Equal(t, plain, escape.ReplaceAllString(coloured, ""), "othersee %q on a terminal, %q, without colours", args, env)
			for line := range strings.Lines(coloured) {
				found := escape.FindAllString(line, -1)
				require.Zero(t, len(found)%2, "colours are turned off in their line: %q", line)
			}
		}
		for _, env := range [][]string{{"TERM=xterm", "NO_COLOR=1"}, {"TERM=dumb"}, {"TERM="}, nil} {
			assert.Equal(t, plain, onTerminal(t, env, args...), "othersee %q on a terminal, %q", args, env)
		}
	}
	for _, args := range [][]string{{"-json"}, {"-h"}, {"why", "Busy", "-json"}, {"replay", "-", "-json"}} {
		assert.NotContains(t, onTerminal(t, []string{"TERM=xterm"}, args...), "\x1b", "othersee %q on a terminal", args)
	}
}
