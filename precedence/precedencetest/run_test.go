package precedencetest_test

import (
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

// TestWithout leaves groups out.
func TestWithout(t *testing.T) {
	s := rightService()
	s.published = append(s.published, presence.CloudLinkDoNotDisturb)
	assert.NoError(t, precedencetest.Check(s.resolve, precedencetest.GroupDisputed), "what only disputed cases tell from right")
	all := append(but(precedencetest.GroupLaws), precedencetest.GroupLaws)
	for _, group := range all {
		err := precedencetest.Check(hopeless, but(group)...)
		for line := range strings.SplitSeq(errorText(err), "\n") {
			if before, _, ok := strings.Cut(line, ": resolve("); ok && !strings.HasPrefix(line, "\t") {
				assert.True(t, strings.HasPrefix(before, string(group)+"/"), "a failure of group %s alone: %s", group, line)
			}
		}
	}
	assert.NoError(t, precedencetest.Check(hopeless, all...), "nothing is checked")
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// hopeless answers everything wrongly.
func hopeless([]presence.Line, presence.MiVO400, []presence.TeamsClient, presence.Configured) presence.Teams {
	return 99
}

func TestReadableNumber(t *testing.T) {
	err := precedencetest.Check(hopeless)
	assert.Equal(t, 10, strings.Count(err.Error(), " = Teams(99), "), "failures in:\n%v", err)
	assert.ErrorContains(t, err, "precedencetest: not checked further after 10 failures")
	err = precedencetest.Check(hopeless, but(precedencetest.GroupInputs)...)
	assert.ErrorContains(t, err, "inputs/every: resolve(lines nil, user Unknown, clients nil, configured None) = Teams(99), want Offline:\n")
	assert.ErrorContains(t, err, "inputs/readings: ")
}

// but returns all groups but one.
func but(group precedencetest.Group) []precedencetest.Group {
	all := []precedencetest.Group{precedencetest.GroupTable, precedencetest.GroupCases, precedencetest.GroupInputs, precedencetest.GroupLaws, precedencetest.GroupDisputed}
	return slices.DeleteFunc(all, func(g precedencetest.Group) bool { return g == group })
}

func TestUnknownGroup(t *testing.T) {
	err := precedencetest.Check(hopeless, precedencetest.GroupLaws, "tabel")
	assert.EqualError(t, err, `precedencetest: unknown group "tabel" (want table, cases, inputs, laws, disputed)`)
}

// TestOneWrongInput hands the kit a resolver that is right but for one of all inputs.
func TestOneWrongInput(t *testing.T) {
	err := precedencetest.Check(func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
		if len(lines) == 3 && user == presence.MiVO400Meeting && len(clients) == 5 && configured == presence.ConfiguredAppearAway && !slices.Contains(lines, presence.LineOffline) {
			return presence.TeamsBusy
		}
		return rightService().resolve(lines, user, clients, configured)
	}, precedencetest.GroupLaws)
	assert.ErrorContains(t, err, "inputs/every: resolve(lines [Unknown Available Busy], user Meeting, clients [Offline Inactive Active InCall Presenting], configured AppearAway) = Busy, want Away:\n\tOthers see Away")
}

// TestFailure looks at a failure as data.
func TestFailure(t *testing.T) {
	s := rightService()
	s.lines = func(lines []presence.Line) []presence.Line { return lines[:min(300, len(lines))] }
	err := precedencetest.Check(s.resolve)
	var failure *precedencetest.Failure
	require.ErrorAs(t, err, &failure)
	assert.Equal(t, precedencetest.GroupLaws, failure.Group, "group")
	assert.Equal(t, "many", failure.Name, "name")
	assert.Len(t, failure.Call.Lines, 301, "lines of %v", failure.Call)
	assert.Equal(t, []string{"Offline", "Busy"}, []string{failure.Got, failure.Want}, "got and want of %v", failure)
	assert.Contains(t, failure.Error(), "laws/many: resolve(lines [Unknown×300 Busy], user Unknown, clients nil, configured None) = Offline, want Busy:\n\tHowever many reports there are, only the strongest must count (C1, T2), but resolve(lines [Unknown Busy], ")
}

// TestOrder has a resolver that answers Away to all: table, cases and inputs come first.
func TestOrder(t *testing.T) {
	failed := func(without ...precedencetest.Group) (names []string) {
		err := precedencetest.Check(func(lines []presence.Line, _ presence.MiVO400, _ []presence.TeamsClient, _ presence.Configured) presence.Teams {
			if len(lines) > 1 && lines[0] > lines[1] {
				return presence.TeamsBusy
			}
			return presence.TeamsAway
		}, without...)
		for line := range strings.SplitSeq(err.Error(), "\n") {
			if name, _, ok := strings.Cut(line, ": resolve("); ok && !strings.HasPrefix(line, "\t") {
				names = append(names, name)
			}
		}
		return names
	}
	assert.Equal(t, []string{"table/01", "table/03", "table/04", "table/05", "table/06", "table/07", "table/08", "table/09", "table/10", "table/11"}, failed(), "the checks that fail first")
	want := []string{"inputs/every", "inputs/readings", "laws/order", "laws/repetition", "laws/many", "disputed/D1", "disputed/D2", "disputed/D3", "disputed/D4", "disputed/hand-set-available-hides-phone-call"}
	assert.Equal(t, want, failed(precedencetest.GroupTable, precedencetest.GroupCases), "the checks that fail without table and cases")
}

// TestRun runs itself with an implementation that is wrong, and reads what go test prints.
func TestRun(t *testing.T) {
	if os.Getenv("PRECEDENCETEST_HOPELESS") != "" {
		precedencetest.Run(t, hopeless)
		return
	}
	if runtime.GOOS == "js" {
		t.Skip("no processes here")
	}
	tests := []struct {
		id, flag, value string
		failures        int
		contains        string
	}{
		{"all", "-test.skip", "^$", 10, "not checked after 10 failures"},
		{"one row", "-test.run", "TestRun/table/01", 1, "--- FAIL: TestRun/table/01"},
		{"disputed alone", "-test.skip", "TestRun/(laws|table|cases|inputs)", 10, "--- FAIL: TestRun/disputed/D1"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			cmd := exec.Command(os.Args[0], "-test.v", "-test.run=^TestRun$", tt.flag+"="+tt.value)
			cmd.Env = append(os.Environ(), "PRECEDENCETEST_HOPELESS=1")
			out, err := cmd.CombinedOutput()
			assert.Error(t, err, "go test of a wrong implementation must fail:\n%s", out)
			assert.Equal(t, tt.failures, strings.Count(string(out), " = Teams(99), "), "failures in:\n%s", out)
			assert.Contains(t, string(out), tt.contains)
		})
	}
}
