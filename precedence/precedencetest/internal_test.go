package precedencetest

import (
	"os"
	"os/exec"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// hanging returns a subject that hangs on one user presence, and its calls so far.
func hanging(user presence.MiVO400, until chan struct{}) (Subject, *atomic.Int64) {
	calls := new(atomic.Int64)
	s := Teams(func(l []presence.Line, u presence.MiVO400, c []presence.TeamsClient, configured presence.Configured) presence.Teams {
		calls.Add(1)
		if u == user {
			<-until
		}
		return precedence.Resolve(Call{l, u, c, configured, false}.input()).Teams
	})
	return s.Within(100 * time.Millisecond), calls
}

func TestHang(t *testing.T) {
	until := make(chan struct{})
	s, calls := hanging(presence.MiVO400Busy, until)
	err := s.Check()
	before := calls.Load()
	assert.ErrorContains(t, err, "table/11: resolve(lines [Available], user Busy, clients [Offline], configured None) = no answer after 100ms, want Busy:\n\tEvery call must return. Nothing was asked after this one.")
	close(until) // now it returns, and nothing waits for it
	time.Sleep(10 * time.Millisecond)
	assert.Equal(t, before, calls.Load(), "calls after the one that hangs")
}

// TestRunHang runs itself with an implementation that hangs.
func TestRunHang(t *testing.T) {
	if os.Getenv("PRECEDENCETEST_HANG") != "" {
		s, _ := hanging(presence.MiVO400Available, nil)
		s.Run(t)
		return
	}
	if runtime.GOOS == "js" {
		t.Skip("no processes here")
	}
	cmd := exec.Command(os.Args[0], "-test.v", "-test.run=^TestRunHang$")
	cmd.Env = append(os.Environ(), "PRECEDENCETEST_HANG=1")
	out, err := cmd.CombinedOutput()
	assert.Error(t, err, "go test of an implementation that hangs must fail:\n%s", out)
	assert.Contains(t, string(out), "--- FAIL: TestRunHang/table/01")
	assert.Contains(t, string(out), "= no answer after 100ms, want DoNotDisturb")
	assert.Contains(t, string(out), "--- SKIP: TestRunHang/table/02")
	assert.Contains(t, string(out), "not checked after a call that did not return")
}

// TestCalls counts the calls, and looks at the lists.
func TestCalls(t *testing.T) {
	calls, lines, clients := 0, map[int]bool{}, map[int]bool{}
	s := Teams(func(l []presence.Line, user presence.MiVO400, c []presence.TeamsClient, configured presence.Configured) presence.Teams {
		calls++
		lines[len(l)], clients[len(c)] = true, true
		return precedence.Resolve(Call{l, user, c, configured, false}.input()).Teams
	})
	assert.NoError(t, s.Check(), "Check of the library")
	assert.InDelta(t, 57000, calls, 3000, "calls, as the package's documentation says")
	for _, n := range append([]int{0, 1, 2, 3}, lengths...) {
		assert.True(t, lines[n] && clients[n], "lists of %d lines and clients", n)
	}
}

func TestLists(t *testing.T) {
	assert.Len(t, upTo[presence.Line](3), 1+4+16+64, "lists of up to three lines")
	assert.Len(t, orders[presence.Line](), 1+4+12+24+24, "orders of all sets of lines")
	assert.Len(t, orders[presence.TeamsClient](), 1+5+20+60+120+120, "orders of all sets of clients")
}

func TestCallString(t *testing.T) {
	tests := []struct {
		call Call
		want string
	}{
		{Call{}, "resolve(lines nil, user Unknown, clients nil, configured None)"},
		{Call{Lines: []presence.Line{}, Clients: []presence.TeamsClient{}}, "resolve(lines [], user Unknown, clients [], configured None)"},
		{Call{Lines: []presence.Line{3, 3, 3, 0, 3, 3, 3, 3, 2}, User: 5}, "resolve(lines [Busy Busy Busy Unknown Busy×4 Available], user NotAvailable, clients nil, configured None)"},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, tt.call.String(), "String of %#v", tt.call)
	}
}
