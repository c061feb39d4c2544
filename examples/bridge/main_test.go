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

	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nkeys"
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
	t.Logf("all are ready after %v", time.Since(began).Round(time.Millisecond))
	post(t, "http://"+in, `{"at":"`+time.Now().Format(time.RFC3339Nano)+`","user":"`+zoe+`","kind":"line","source":"pbx","device":"1","state":"Busy"}`)
	require.Eventually(t, func() bool { return presences(t, c.graphURL, []string{zoe})[zoe] == "Busy" }, 30*time.Second, 50*time.Millisecond)
	for _, p := range c.bridges {
		assert.NotContains(t, logged(t, p), "pass-word", "the log of %s", p.name)
	}
}

// TestEngineConfig (row 12): the engine runs by a configuration of nats-server, with TLS, and asks for a
// password, or for credentials of an account, which may be renewed. The bridge also serves by TLS.
func TestEngineConfig(t *testing.T) {
	dir := t.TempDir()
	certificate(t, dir)
	cert, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	creds, renewed := filepath.Join(dir, "old.creds"), filepath.Join(dir, "new.creds")
	account(t, creds)
	for who, test := range map[string]struct {
		config, user string
		args         []string
	}{
		"a password":  {"authorization { user: me, password: pass-word }", "me:pass-word@", nil},
		"credentials": {account(t, renewed), "", []string{"-nats-creds", creds}},
	} {
		t.Run(who, func(t *testing.T) {
			listen, address, data := freeAddress(t), freeAddress(t), t.TempDir()
			config := filepath.Join(data, "engine.conf")
			require.NoError(t, os.WriteFile(config, fmt.Appendf(nil, "listen: %q\njetstream { store_dir: %q }\ntls { cert_file: %q, key_file: %q }\n%s",
				listen, data, cert, key, test.config), 0o600))
			newProcess(t, "engine", "engine", "-config", config).start(t)
			b := newProcess(t, "bridge", append(test.args, "-listen", address, "-nats", "tls://"+test.user+listen, "-nats-ca", cert,
				"-replicas", "1", "-graph-listen", freeAddress(t), "-data", data, "-tls-cert", cert, "-tls-key", key)...)
			b.start(t)
			if test.args != nil { // with credentials that are not accepted yet
				require.Eventually(t, func() bool { return strings.Count(logged(t, b), `"said":"nats: Authorization Violation"`) > 5 }, 20*time.Second, 10*time.Millisecond)
				require.NoError(t, os.Rename(renewed, creds))
			}
			client := trusting(t, dir)
			require.Eventually(t, func() bool {
				response, err := client.Get("https://" + address + "/readyz")
				if err != nil {
					return false
				}
				response.Body.Close()
				return response.StatusCode == http.StatusOK
			}, 20*time.Second, 100*time.Millisecond, "ready")
			assert.NotContains(t, logged(t, b), "pass-word")
		})
	}
}

// account writes credentials of a user of an account that has JetStream, and returns the configuration of
// nats-server by which it accepts only those.
func account(t *testing.T, creds string) string {
	operator, account, system, user := must(nkeys.CreateOperator())(t), must(nkeys.CreateAccount())(t), must(nkeys.CreateAccount())(t), must(nkeys.CreateUser())(t)
	id := func(pair nkeys.KeyPair) string { return must(pair.PublicKey())(t) }
	claims := jwt.NewAccountClaims(id(account))
	claims.Limits.JetStreamLimits = jwt.JetStreamLimits{DiskStorage: jwt.NoLimit, MemoryStorage: jwt.NoLimit}
	signed := must(jwt.NewUserClaims(id(user)).Encode(account))(t)
	file := must(jwt.FormatUserConfig(signed, must(user.Seed())(t)))(t)
	require.NoError(t, os.WriteFile(creds, file, 0o600))
	return fmt.Sprintf("operator: %s\nsystem_account: %s\nresolver: MEMORY\nresolver_preload: { %s: %s, %s: %s }",
		must(jwt.NewOperatorClaims(id(operator)).Encode(operator))(t), id(system), id(account), must(claims.Encode(operator))(t),
		id(system), must(jwt.NewAccountClaims(id(system)).Encode(operator))(t))
}

// must returns a function that returns v, or ends the test if there is an error.
func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		require.NoError(t, err)
		return v
	}
}

// logged returns what a process has logged.
func logged(t *testing.T, p *process) string {
	log, err := os.ReadFile(p.log)
	require.NoError(t, err)
	return string(log)
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
