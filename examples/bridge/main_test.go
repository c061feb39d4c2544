package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const zoe = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"

func TestBadArguments(t *testing.T) {
	t.Setenv(secretVariable, "")
	for _, args := range []string{
		"-nonsense", "nonsense", "engine nonsense", "engine -nonsense", "graph", "intake", "-expiry 4m", "-expiry 5h", "-expiry 0s",
		"-keep-alive 1h", "-keep-alive -1s", "-lease 1s", "-rate 0", "-share 1", "-calls 0", "-readonly -look 0", "-lasts 1s", "-policy nonsense",
		"-listen nonsense", "-listen 0.0.0.0:0 -open", "-graph http://127.0.0.1:1/v1.0",
	} {
		assert.Equal(t, 2, run(t.Context(), strings.Fields(args)), "exit status of bridge %s", args)
	}
	t.Setenv(secretVariable, secret)
	assert.Equal(t, 2, run(t.Context(), []string{"graph", "-listen", "0.0.0.0:0"}), "a stand-in for others")
	assert.Equal(t, 1, run(t.Context(), []string{"engine", "-listen", "nonsense"}), "exit status of an engine without a port")
	assert.Equal(t, 0, run(t.Context(), []string{"-h"}), "exit status of bridge -h")
}

// An alone is the program with all it needs in itself.
type alone struct {
	*process
	url, graph, nats string
}

func newAlone(t *testing.T, args ...string) *alone {
	listen, graph, nats := freeAddress(t), freeAddress(t), freeAddress(t)
	args = append([]string{"-listen", listen, "-data", t.TempDir(), "-nats-listen", nats, "-graph-listen", graph}, args...)
	return &alone{newProcess(t, "bridge", args...), "http://" + listen, "http://" + graph, "nats://" + nats}
}

// TestAlone is what the README says first. In five seconds it is ready, and the stand-in for Graph,
// which judges without the library, says of each user of the day what the library expects.
func TestAlone(t *testing.T) {
	p := newAlone(t, "-id", "alone", "-day", "2s", "-delay", "2s")
	began := time.Now()
	p.start(t)
	untilReady(t, p.url)
	t.Logf("ready after %v", time.Since(began))
	time.Sleep(10 * time.Second) // the day, and another look
	assert.Contains(t, get(t, p.url+"/"), "0 wait, 0 of 50 that were read back differ.")

	post(t, p.url, `{"at":"`+time.Now().Format(time.RFC3339Nano)+`","user":"`+zoe+`","kind":"line","source":"pbx","device":"1","state":"Busy"}`)
	settled(t, p.url)
	state := func() (said struct{ Resolution struct{ Session string } }) {
		require.NoError(t, json.Unmarshal([]byte(get(t, p.url+"/users/"+zoe+"/state")), &said))
		return said
	}
	for range 2 {
		assert.Equal(t, "Busy", state().Resolution.Session)
		p.stop(t)
		p.args = append(p.args, "-day", "0")
		p.start(t) // with what it had
		untilReady(t, p.url)
	}
	p.kill() // whatever it does
	p.start(t)
	untilReady(t, p.url)
	assert.Contains(t, get(t, p.url+"/users/"+zoe), "Others see “Busy”")
	assert.Contains(t, get(t, p.url+"/explain/?l=Busy"), "Others see", "the explorer")
	assert.Equal(t, map[string]string{zoe: "Busy"}, presences(t, p.graph, []string{zoe}), "what the stand-in says")
}

// TestReads (row 1): pages and states that are read leave nothing behind in the engine.
func TestReads(t *testing.T) {
	p := newAlone(t, "-day", "0", "-open")
	p.start(t)
	untilReady(t, p.url)
	post(t, p.url, `{"at":"`+time.Now().Format(time.RFC3339Nano)+`","user":"`+zoe+`","kind":"line","source":"pbx","device":"1","state":"Busy"}`)
	settled(t, p.url)
	for range 1000 {
		get(t, p.url+"/users/"+zoe+"/state")
		get(t, p.url+"/")
	}
	nc, err := nats.Connect(p.nats)
	require.NoError(t, err)
	defer nc.Close()
	js, err := jetstream.New(nc)
	require.NoError(t, err)
	consumers := 0
	for info := range js.ListStreams(t.Context()).Info() {
		consumers += info.State.Consumers
	}
	assert.LessOrEqual(t, consumers, 2, "consumers after 2,000 reads")
}

// TestTokens (row 12): reports and page need a token, and where none is asked for, no other site gets in.
func TestToken(t *testing.T) {
	p := newAlone(t, "-day", "0")
	p.start(t)
	untilReady(t, p.url)
	open := newAlone(t, "-day", "0", "-open")
	open.start(t)
	untilReady(t, open.url)
	for _, test := range []struct {
		url    string
		change func(*http.Request)
		status int
	}{
		{p.url, func(*http.Request) {}, 401},
		{p.url, func(r *http.Request) { r.Header.Set("Authorization", "Bearer wrong") }, 401},
		{p.url, func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+token) }, 200},
		{p.url, func(r *http.Request) { r.SetBasicAuth("me", token) }, 200},
		{open.url, func(*http.Request) {}, 200},
		{open.url, func(r *http.Request) { r.Host = "evil.example.com" }, 421},
		{open.url, func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, 403},
	} {
		r, err := http.NewRequest(http.MethodPost, test.url+"/reports", strings.NewReader("[]"))
		require.NoError(t, err)
		test.change(r)
		response, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		response.Body.Close()
		assert.Equal(t, test.status, response.StatusCode, "%v %v %s", test.url, r.Header, r.Host)
	}
	p.signal(syscall.SIGINT)
	require.NoError(t, p.cmd.Wait(), "after SIGINT")
	p.cmd = nil
}

// TestThreeNodes (row 12) is what the README says of three nodes: two bridges that start at once, and
// an intake, are ready within 15 s; the engine has a password, which is not logged, and TLS.
func TestThreeNodes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	c := newCluster(t, 2)
	in := freeAddress(t)
	c.bridgeURLs = append(c.bridgeURLs, "http://"+in)
	c.bridges = append(c.bridges, newProcess(t, "intake", "intake", "-listen", in, "-nats", strings.ReplaceAll(c.natsURLs, "nats://", "nats://me:pass-word@")))
	began := time.Now()
	c.start(t)
	t.Logf("ready after %v", time.Since(began).Round(time.Millisecond))
	t.Logf("all are ready after %v", time.Since(began))
	post(t, "http://"+in, `{"at":"`+time.Now().Format(time.RFC3339Nano)+`","user":"`+zoe+`","kind":"line","source":"pbx","device":"1","state":"Busy"}`)
	require.Eventually(t, func() bool { return presences(t, c.graphURL, []string{zoe})[zoe] == "Busy" }, 30*time.Second, 50*time.Millisecond)
	for _, p := range c.bridges {
		log, err := os.ReadFile(p.log)
		require.NoError(t, err)
		assert.NotContains(t, string(log), "pass-word", "the log of %s", p.name)
	}
}

// TestEngineConfig (row 12): the engine asks for a password over TLS, by a configuration of nats-server.
func TestEngineConfig(t *testing.T) {
	dir := t.TempDir()
	certificate(t, dir)
	listen, address := freeAddress(t), freeAddress(t)
	config := filepath.Join(dir, "engine.conf")
	require.NoError(t, os.WriteFile(config, fmt.Appendf(nil, `
		listen: %q
		jetstream { store_dir: %q }
		authorization { user: me, password: pass-word }
		tls { cert_file: %q, key_file: %q }
	`, listen, dir, filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")), 0o600))
	newProcess(t, "engine", "engine", "-config", config).start(t)
	b := newProcess(t, "bridge", "-listen", address, "-nats", "tls://me:pass-word@"+listen, "-nats-ca", filepath.Join(dir, "cert.pem"),
		"-replicas", "1", "-graph-listen", freeAddress(t), "-data", dir, "-tls-cert", filepath.Join(dir, "cert.pem"), "-tls-key", filepath.Join(dir, "key.pem"))
	b.start(t)
	client := trusting(t, dir)
	require.Eventually(t, func() bool {
		response, err := client.Get("https://" + address + "/readyz")
		if err != nil {
			return false
		}
		response.Body.Close()
		return response.StatusCode == http.StatusOK
	}, 20*time.Second, 100*time.Millisecond, "ready")
	log, err := os.ReadFile(b.log)
	require.NoError(t, err)
	assert.NotContains(t, string(log), "pass-word")
}

// get gets a page, with the token.
func get(t *testing.T, url string) string {
	r, err := http.NewRequest(http.MethodGet, url, nil)
	require.NoError(t, err)
	r.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.Equal(t, http.StatusOK, response.StatusCode, "%s: %s", url, body)
	return string(body)
}

// post posts reports, which are accepted.
func post(t *testing.T, url, body string) {
	r, err := http.NewRequestWithContext(context.Background(), http.MethodPost, url+"/reports", strings.NewReader(body))
	require.NoError(t, err)
	r.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.Equal(t, http.StatusOK, response.StatusCode, "%s", answer)
}

// settled waits until the bridge, which is the writer, has written all there is.
func settled(t *testing.T, url string) {
	require.Eventually(t, func() bool {
		text := get(t, url+"/metrics")
		return strings.Contains(text, "\nbridge_users_waiting 0\n") && strings.Contains(text, "\nbridge_writer 1\n")
	}, 20*time.Second, 50*time.Millisecond, "nothing waits")
}
