package precedencetest_test

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	. "github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

// failures returns the failures that err joins.
func failures(t *testing.T, err error) (all []*Failure) {
	var joined interface{ Unwrap() []error }
	require.ErrorAs(t, err, &joined)
	for _, err := range joined.Unwrap() {
		var f *Failure
		if errors.As(err, &f) {
			all = append(all, f)
		}
	}
	return all
}

// hopeless answers everything wrongly.
func hopeless([]presence.Line, presence.MiVO400, []presence.TeamsClient, presence.Configured) presence.Teams {
	return 99
}

// but returns all groups but one.
func but(group Group) []Group {
	return slices.DeleteFunc([]Group{Table, Cases, Inputs, Laws, Disputed}, func(g Group) bool { return g == group })
}

func TestWithout(t *testing.T) {
	for _, group := range []Group{Table, Cases, Inputs, Disputed} {
		all := failures(t, Check(hopeless, Without(but(group)...)))
		assert.NotEmpty(t, all, "failures of group %s alone", group)
		for _, f := range all {
			assert.Equal(t, group, f.Group, "group of %v", f)
		}
	}
	assert.NoError(t, Check(hopeless, Without(but(Laws)...)), "the same answer to all keeps the laws")

	tests := []struct {
		err  error
		want string
	}{
		{Check(hopeless, Without(Laws, "tabel")), `precedencetest: unknown group "tabel" (want table, cases, inputs, laws, disputed)`},
		{Check(hopeless, Without(Table, Cases, Inputs, Laws, Disputed)), "precedencetest: nothing is left to check without table, cases, inputs, laws, disputed"},
		{Check(newService().session, Without(but(Table)...)), "precedencetest: nothing is left to check without cases, inputs, laws, disputed"},
	}
	for _, tt := range tests {
		assert.EqualError(t, tt.err, tt.want)
	}
}

func TestTen(t *testing.T) {
	err := Check(hopeless)
	assert.Len(t, failures(t, err), 10, "failures")
	assert.ErrorContains(t, err, "\nprecedencetest: not checked further after 10 failures")
}

// TestAsked counts calls, and looks at their lists.
func TestAsked(t *testing.T) {
	calls, lines, clients := 0, map[int]bool{}, map[int]bool{}
	s := newService()
	err := Check(func(l []presence.Line, user presence.MiVO400, c []presence.TeamsClient, configured presence.Configured) presence.Teams {
		calls++
		lines[len(l)], clients[len(c)] = true, true
		return s.teams(l, user, c, configured)
	})
	assert.NoError(t, err)
	assert.InDelta(t, 57000, calls, 500, "calls, as the package's documentation says")
	for _, n := range []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 127, 128, 129, 255, 256, 257, 1023, 1024, 1025, 2047, 2048} {
		assert.True(t, lines[n] && clients[n], "lists of %d lines and clients", n)
	}
}

func TestFailure(t *testing.T) {
	s := newService()
	s.lines = func(lines []presence.Line) []presence.Line { return lines[:min(300, len(lines))] }
	all := failures(t, Check(s.teams))
	require.Len(t, all, 1, "failures")
	f := all[0]
	assert.Equal(t, Laws, f.Group, "group")
	assert.Equal(t, "many", f.Name, "name")
	assert.Len(t, f.Call.Lines, 511, "lines of %v", f.Call)
	assert.Regexp(t, `^laws/many: resolve\(lines \[\w+×510 Busy\], userPresence (Unknown|Available), clients nil, configured None\) = Offline, want Busy:
	However many reports there are, only the strongest must count \(C1, T2\), but resolve\(lines \[\w+ \w+\], .*\) = Busy\.
	CloudLink is Busy, its session Busy \(S1\), others see Busy \(T2\), as in the row Busy,\w+,Offline,None of complete\.csv\.
	S1: .*
	T2: .*$`, f.Error())

	data, err := json.Marshal(Failure{Table, "07", Call{Lines: []presence.Line{presence.LineBusy}, Clients: []presence.TeamsClient{}}, "Away", "Busy", "why"})
	require.NoError(t, err)
	assert.JSONEq(t, `{"group":"table","name":"07","call":{"lines":["Busy"],"userPresence":"Unknown","clients":[],"configured":"None"},"got":"Away","want":"Busy","why":"why"}`, string(data))
}

// TestAllStates has functions that make one state wrong: the failure cites its rule.
func TestAllStates(t *testing.T) {
	right := newService().states
	tests := map[precedence.Rule]func([]presence.Line, precedence.States) precedence.States{
		precedence.P8: func(lines []presence.Line, s precedence.States) precedence.States {
			if s.CloudLink == presence.CloudLinkDoNotDisturb && slices.Contains(lines, presence.LineDoNotDisturb) {
				s.CloudLink = presence.CloudLinkUnknown
			}
			return s
		},
		precedence.C1: func(lines []presence.Line, s precedence.States) precedence.States {
			if s.CloudLink == presence.CloudLinkAway {
				s.CloudLink = presence.CloudLinkBusy
			}
			return s
		},
		precedence.C2: func(_ []presence.Line, s precedence.States) precedence.States {
			if s.CloudLink == presence.CloudLinkDoNotDisturb {
				s.MitelOne = presence.MitelOneBusy
			}
			return s
		},
		precedence.C4: func(_ []presence.Line, s precedence.States) precedence.States {
			if s.CloudLink <= presence.CloudLinkOffline {
				s.MitelOne = presence.MitelOneAvailable
			}
			return s
		},
	}
	for rule, wrong := range tests {
		err := Check(func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) precedence.States {
			return wrong(lines, right(lines, user, clients, configured))
		}, Without(Table, Cases))
		assert.Contains(t, failures(t, err)[0].Why, fmt.Sprintf("\n%v: %s", rule, rule.Statement(presence.English)), "the failure cites %v", rule)
	}
}

func TestCallString(t *testing.T) {
	tests := []struct {
		call Call
		want string
	}{
		{Call{}, "resolve(lines nil, userPresence Unknown, clients nil, configured None)"},
		{Call{Lines: []presence.Line{}, Clients: []presence.TeamsClient{}}, "resolve(lines [], userPresence Unknown, clients [], configured None)"},
		{Call{Lines: []presence.Line{3, 3, 3, 0, 3, 3, 3, 3, 2}, UserPresence: 5}, "resolve(lines [Busy Busy Busy Unknown Busy×4 Available], userPresence NotAvailable, clients nil, configured None)"},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, tt.call.String(), "String of %#v", tt.call)
	}
}

// TestSession has a bridge with two bugs: each is told once, and never with clients.
func TestSession(t *testing.T) {
	s := newService()
	s.synced = append(s.synced, presence.CloudLinkAvailable)
	s.lines = func(lines []presence.Line) []presence.Line { return lines[:min(len(lines), 12)] }
	all := failures(t, Check(s.session))
	require.Len(t, all, 2, "failures")
	want := `inputs/every: resolve(lines nil, userPresence Available) = Available, want Offline:
	This is the smallest of 12 such inputs.
	CloudLink is Available, its session Offline (S3), as in the row Unknown,Available of complete.csv.
	S3: ` + precedence.S3.Statement(presence.English)
	assert.EqualError(t, all[0], want)
	assert.Equal(t, Laws, all[1].Group, "group")
	assert.Regexp(t, `^resolve\(lines \[\w+×12 Busy\], userPresence \w+\)$`, all[1].Call.String())
	for _, f := range all {
		assert.NotContains(t, f.Error(), "clients", "a bridge is not asked about clients")
	}
}

// TestStates has a function that knows of Mitel One less than of Teams.
func TestStates(t *testing.T) {
	err := Check(func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) precedence.States {
		all := rightService.states(lines, user, clients, configured)
		if user == presence.MiVO400Absent {
			all.MitelOne, all.Session = presence.MitelOneBusy, presence.TeamsBusy
		}
		return all
	}, Without(Table, Cases))
	assert.ErrorContains(t, err, "inputs/every: resolve(lines nil, userPresence Absent, clients nil, configured None) = mitelOne Busy and session Busy, want mitelOne Away and session Away:\n")
	for _, f := range failures(t, err) {
		assert.NotEqual(t, Disputed, f.Group, "what is no reading's answer is told by the inputs: %v", f)
	}
}

// TestKept looks at which rows and cases there are by other policies.
func TestKept(t *testing.T) {
	names := func(p precedence.Policy, group Group) (all []string) {
		for _, f := range failures(t, Check(hopeless, By(p), Without(but(group)...))) {
			all = append(all, f.Name)
		}
		return all
	}
	assert.Equal(t, []string{"01", "02", "03", "04", "05", "09", "10", "14", "15"}, names(precedence.Off(), Table), "rows that presence sync off leaves as they are")
	assert.NotContains(t, names(precedence.Guide().With(precedence.D6), Table), "01", "a row that the sync of Available changes")
	assert.NotContains(t, names(precedence.Off(), Cases), "table-row-6-call-signed-out", "a case that presence sync off changes")
}

// TestRun runs go test's own runner on a function that is wrong, and reads what it prints.
func TestRun(t *testing.T) {
	tests := []struct {
		without     Group
		flag, value string
		failures    int
		prints      string
	}{
		{Laws, "test.run", "Wrong", 10, "not checked after 10 failures"},
		{Laws, "test.run", "Wrong/table/01", 1, "--- FAIL: Wrong/table/01"},
		{Laws, "test.skip", "Wrong/(table|cases|inputs)", 5, "--- FAIL: Wrong/disputed/"},
		{"tabel", "test.run", "Wrong", 0, `run_test\.go:\d+: precedencetest: unknown group "tabel"`},
	}
	for _, tt := range tests {
		wrong := []testing.InternalTest{{Name: "Wrong", F: func(t *testing.T) { Run(t, hopeless, Without(tt.without)) }}}
		out, ok := printed(t, map[string]string{"test.v": "true", "test.run": "", "test.skip": "", tt.flag: tt.value}, wrong)
		assert.False(t, ok, "a wrong function must fail:\n%s", out)
		runs := strings.Count(out, "=== RUN   Wrong\n") // by the flags -count and -cpu
		assert.Equal(t, runs*tt.failures, strings.Count(out, " = Teams(99), "), "failures in:\n%s", out)
		assert.Regexp(t, tt.prints, out)
	}
}

// printed runs tests by other flags than go test was given, and returns what they print.
func printed(t *testing.T, flags map[string]string, tests []testing.InternalTest) (out string, ok bool) {
	for name, value := range flags {
		was := flag.Lookup(name).Value.String()
		require.NoError(t, flag.Set(name, value))
		defer func() { _ = flag.Set(name, was) }()
	}
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	require.NoError(t, err)
	defer file.Close()
	stdout := os.Stdout
	defer func() { os.Stdout = stdout }()
	os.Stdout = file
	ok = testing.RunTests(regexp.MatchString, tests)
	data, err := os.ReadFile(file.Name())
	require.NoError(t, err)
	return string(data), ok
}
