package main

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBadArguments(t *testing.T) {
	t.Setenv(tokenVariable, "")
	for _, args := range []string{
		"-nonsense", "nonsense", "engine nonsense", "engine -nonsense", "graph", "-expiry 4m", "-expiry 5h", "-expiry 0s",
		"-keep-alive 1h", "-keep-alive -1s", "-lease 1s", "-rate 10", "-calls 0", "-graph http://127.0.0.1:1/v1.0",
	} {
		assert.Equal(t, 2, run(t.Context(), strings.Fields(args)), "exit status of bridge %s", args)
	}
	t.Setenv(tokenVariable, token)
	assert.Equal(t, 2, run(t.Context(), []string{"graph", "-listen", "0.0.0.0:0"}), "a simulator for others")
	assert.Equal(t, 1, run(t.Context(), []string{"engine", "-listen", "nonsense"}), "exit status of an engine without a port")
	assert.Equal(t, 0, run(t.Context(), []string{"-h"}), "exit status of bridge -h")
}

// What the README says: the program alone, with all it needs in itself.
func TestAlone(t *testing.T) {
	address, data := freeAddress(t), t.TempDir()
	url := "http://" + address
	graph := freeAddress(t)
	p := newProcess(
		t, "bridge", "-id", "alone", "-listen", address, "-data", data,
		"-nats-listen", freeAddress(t), "-graph-listen", graph, "-day", "1s",
	)
	p.start(t)
	untilReady(t, url)
	require.Eventually(t, func() bool {
		return strings.Contains(get(t, url+"/"), "50 users") && strings.Contains(get(t, url+"/metrics"), "\nbridge_users_waiting 0\n")
	}, 20*time.Second, 100*time.Millisecond, "the recorded day")

	report := `{"user":"Zoë >","source":"pbx","device":"1","kind":"line","state":"Busy","time":"` + time.Now().Format(time.RFC3339Nano) + `"}`
	response, err := http.Post(url+"/reports", "application/json", strings.NewReader(report))
	require.NoError(t, err)
	response.Body.Close()
	require.Equal(t, http.StatusOK, response.StatusCode)
	for range 2 {
		var state struct{ Session string }
		require.NoError(t, json.Unmarshal([]byte(get(t, url+"/users/zo%C3%AB%20%3E/state")), &state))
		assert.Equal(t, "Busy/InACall", state.Session)
		p.stop(t)
		p.start(t) // with what it had
		untilReady(t, url)
	}
	p.kill() // whatever it does
	p.start(t)
	untilReady(t, url)
	assert.Contains(t, get(t, url+"/users/zo%C3%AB%20%3E"), "Others see “Busy”")
	assert.Contains(t, get(t, url+"/explain/?l=Busy"), "Others see", "the explorer")
	c := &cluster{graphURL: "http://" + graph + "/v1.0"}
	assert.Equal(t, map[string]string{"Zoë >": "Busy"}, presences(t, c, []string{"Zoë >"}), "what the simulator tells")
}

func TestCrossOrigin(t *testing.T) {
	address := freeAddress(t)
	p := newProcess(
		t, "bridge", "-listen", address, "-data", t.TempDir(),
		"-nats-listen", freeAddress(t), "-graph-listen", freeAddress(t), "-day", "0",
	)
	p.start(t)
	untilReady(t, "http://"+address)
	request, err := http.NewRequest(http.MethodPost, "http://"+address+"/reports", strings.NewReader("{}"))
	require.NoError(t, err)
	request.Header.Set("Sec-Fetch-Site", "cross-site")
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	response.Body.Close()
	assert.Equal(t, http.StatusForbidden, response.StatusCode, "a report from the page of another site")
	p.signal(syscall.SIGINT)
	require.NoError(t, p.cmd.Wait(), "after SIGINT")
	p.cmd = nil
}

func get(t *testing.T, url string) string {
	response, err := http.Get(url)
	require.NoError(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return string(body)
}
