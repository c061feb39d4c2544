package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// asProgram is the environment variable that has the test binary run as the program.
const asProgram = "RUN_AS_BRIDGE"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

// token is the bridges', and secret the application's.
const token, secret = "the-token", "the-secret"

// A process is the program, run with its arguments so that it can be killed.
type process struct {
	name string
	args []string
	log  string
	cmd  *exec.Cmd
	// processor is the time that it took of processors, known once it is stopped.
	processor time.Duration
}

func newProcess(t *testing.T, name string, args ...string) *process {
	p := &process{name: name, args: args, log: filepath.Join(t.TempDir(), name+".log")}
	t.Cleanup(func() {
		if p.cmd != nil {
			p.signal(syscall.SIGCONT)
			p.kill()
		}
		if t.Failed() {
			text, _ := os.ReadFile(p.log)
			lines := strings.Split(strings.TrimSpace(string(text)), "\n")
			t.Logf("last lines of %s:\n%s", name, strings.Join(lines[max(0, len(lines)-25):], "\n"))
		}
	})
	return p
}

// start starts the process. Its output is appended to its log.
func (p *process) start(t *testing.T) {
	log, err := os.OpenFile(p.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	require.NoError(t, err)
	defer log.Close()
	p.cmd = exec.Command(os.Args[0], p.args...)
	p.cmd.Env = append(os.Environ(), asProgram+"=1", tokenVariable+"="+token, secretVariable+"="+secret)
	p.cmd.Stdout, p.cmd.Stderr = log, log
	require.NoError(t, p.cmd.Start())
}

// kill ends the process without warning.
func (p *process) kill() {
	p.signal(syscall.SIGKILL)
	_ = p.cmd.Wait()
	p.cmd = nil
}

// stop asks the process to end and waits until it has.
func (p *process) stop(t *testing.T) {
	p.signal(syscall.SIGTERM)
	require.NoError(t, p.cmd.Wait(), p.name)
	p.processor = p.cmd.ProcessState.UserTime() + p.cmd.ProcessState.SystemTime()
	p.cmd = nil
}

func (p *process) signal(s syscall.Signal) { _ = p.cmd.Process.Signal(s) }

// memory returns the most memory that the process has had resident so far, in bytes.
func (p *process) memory(t *testing.T) int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	require.NoError(t, err)
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes int64
	_, err = fmt.Sscan(rest, &kilobytes)
	require.NoError(t, err)
	return kilobytes << 10
}

// freeAddress returns an address on the loopback that nobody listens on.
func freeAddress(t *testing.T) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	return listener.Addr().String()
}

// untilReady waits until a bridge says that it takes reports.
func untilReady(t *testing.T, url string) {
	require.Eventually(t, func() bool {
		response, err := http.Get(url + "/readyz")
		if err != nil {
			return false
		}
		defer response.Body.Close()
		return response.StatusCode == http.StatusOK
	}, 2*time.Minute, 100*time.Millisecond, "%s/readyz", url)
}
