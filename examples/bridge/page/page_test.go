package page_test

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/jet"
	"github.com/othersee/othersee/examples/bridge/jet/jettest"
	"github.com/othersee/othersee/examples/bridge/names"
	"github.com/othersee/othersee/examples/bridge/page"
	"github.com/othersee/othersee/examples/bridge/writer"
	"github.com/othersee/othersee/examples/internal/graphclient"
	"github.com/othersee/othersee/examples/internal/graphsim"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

var many = flag.Int("users", 250, "`number` of users of TestPage")

func id(n int) string { return fmt.Sprintf("fa8bf3dc-eca7-46b7-bad1-%012d", n) }

// TestPage shows users from memory.
func TestPage(t *testing.T) {
	j, _ := jettest.Open(t, 256<<20, 5*time.Second)
	var puts []jet.Put
	for n := range *many {
		data, err := json.Marshal(timeline.Report{At: time.Now(), User: id(n), Source: "pbx", Device: "201", State: presence.LineBusy})
		require.NoError(t, err)
		puts = append(puts, jet.Put{Key: writer.UserKey(id(n)) + ".line.pbx.201", Data: data})
		if len(puts) == 1000 || n == *many-1 {
			_, errs := j.Reports.PutAll(t.Context(), puts)
			require.NoError(t, errors.Join(errs...))
			puts = nil
		}
	}
	known, err := names.Read(strings.NewReader(id(0) + "\t<b>/?#\n"))
	require.NoError(t, err)
	sim, err := graphsim.New(graphsim.Config{App: "app", Secret: "secret"})
	require.NoError(t, err)
	server := httptest.NewServer(sim)
	defer server.Close()
	for n := range *many { // as expected, but for one
		sim.SignIn(id(n), "laptop", graphsim.Presence{Availability: "Busy", Activity: "InACall"})
	}
	sim.SignIn(id(1), "laptop", graphsim.Presence{Availability: "DoNotDisturb", Activity: "Presenting"})
	client := &graphclient.Client{URL: server.URL + "/v1.0", App: "app", HTTP: &http.Client{
		Transport: &graphclient.Credentials{TokenURL: server.URL + "/t/oauth2/v2.0/token", App: "app", Secret: "secret"},
	}}
	users := writer.New(writer.Config{
		ID: "one", ReadOnly: true, Policy: precedence.Guide(), Rate: 1000, Calls: 1, Look: 50 * time.Millisecond, Delay: 200 * time.Millisecond,
		Timeout: time.Minute, Name: known.Name,
	}, j, client)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	done := make(chan struct{})
	go func() { defer close(done); users.Run(ctx, func() {}) }()
	defer func() { cancel(); <-done }()
	require.Eventually(t, func() bool { return users.Counts().Differ == 1 }, 30*time.Second, 10*time.Millisecond, "one differs")
	mux := http.NewServeMux()
	(&page.Page{Users: users, Names: known, Policy: precedence.Guide(), ReadOnly: true, Writer: func() *jet.Writer {
		return &jet.Writer{ID: "two", URL: "http://two"}
	}}).Routes(mux)
	get := func(path string) *httptest.ResponseRecorder {
		rw := httptest.NewRecorder()
		mux.ServeHTTP(rw, httptest.NewRequest("GET", path, nil))
		return rw
	}

	body := get("/?page=2").Body.String()
	assert.Contains(t, body, fmt.Sprintf("%d users, page 2 of %d", *many, (*many+99)/100))
	assert.Contains(t, body, `<a href="/users/`+id(100)+`">`)
	assert.NotContains(t, body, id(99))
	assert.Contains(t, body, `<td class="seen Busy">Busy</td>`)
	assert.Contains(t, body, fmt.Sprintf("reads back: 1 of %d that were read back differ", *many))
	assert.Contains(t, body, "by CloudLink")
	body = get("/users/" + id(1)).Body.String()
	assert.Contains(t, body, "Graph says DoNotDisturb/Presenting")
	assert.Contains(t, body, "Others see something else")
	assert.Contains(t, body, "A client is presenting (T4).")
	body = get("/users/%3Cb%3E%2F%3F%23").Body.String()
	assert.Contains(t, body, "<h1>&lt;b&gt;/?#</h1>")
	assert.Contains(t, body, "Others see “Busy”")
	assert.Contains(t, body, `href="/explain/?l=Busy"`)
	assert.Contains(t, get("/").Body.String(), `href="/users/%3Cb%3E%2F%3F%23"`)
	assert.Equal(t, 404, get("/users/nobody").Code)
	assert.Equal(t, 404, get("/users/"+id(*many)).Code)
	assert.Equal(t, 200, get("/?page=x").Code)
	rw := get("/users/" + strings.ToUpper(id(1)) + "/state")
	assert.Equal(t, 200, rw.Code)
	assert.Contains(t, rw.Body.String(), `"lines":["Busy"]`)

	began := time.Now()
	for range 20 {
		get("/?page=3")
	}
	t.Logf("a page of %d users takes %v", *many, time.Since(began)/20)
}
