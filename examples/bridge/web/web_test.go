package web_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/examples/bridge/report"
	"github.com/othersee/othersee/examples/bridge/share"
	"github.com/othersee/othersee/examples/bridge/web"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

// known are the users that pages are about: many with a busy line, and one whose name would
// be markup.
func known(n int) map[string]*report.Devices {
	users := map[string]*report.Devices{}
	for i := range n {
		name := fmt.Sprintf("user %03d", i)
		if i == 0 {
			name = "<b>/?#"
		}
		users[name] = new(report.Devices)
		users[name].Put(report.Stored{
			Report: report.Report{
				User: name, Source: "pbx", Device: "201", Kind: report.Line, State: "Busy",
				Time: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC),
			},
			Sequence: 1,
		})
	}
	return users
}

func get(w *web.Web, path string) *httptest.ResponseRecorder {
	mux := http.NewServeMux()
	w.Routes(mux)
	rw := httptest.NewRecorder()
	mux.ServeHTTP(rw, httptest.NewRequest("GET", path, nil))
	return rw
}

func newWeb(n int) *web.Web {
	return &web.Web{
		Load:   func(context.Context, []string) (map[string]*report.Devices, error) { return known(n), nil },
		Living: func() []share.Bridge { return []share.Bridge{{ID: "bridge-1", URL: "http://127.0.0.1:8080", Users: n}} },
	}
}

func TestIndex(t *testing.T) {
	body := get(newWeb(250), "/?page=2").Body.String()
	assert.Contains(t, body, "250 users, page 2 of 3")
	assert.Contains(t, body, `<a href="/users/user%20100">user 100</a>`)
	assert.NotContains(t, body, "user 099")
	assert.Contains(t, body, `<td class="seen Busy">Busy</td>`)
	assert.Contains(t, body, "Busy/InACall")
	assert.Contains(t, body, `<a href="http://127.0.0.1:8080">bridge-1</a> writes 250`)
	for _, page := range []string{"/?page=0", "/?page=99", "/?page=x"} {
		assert.Equal(t, 200, get(newWeb(0), page).Code, "GET %s without users", page)
	}
}

func TestUser(t *testing.T) {
	body := get(newWeb(1), "/users/%3Cb%3E%2F%3F%23").Body.String()
	assert.Contains(t, body, "<h1>&lt;b&gt;/?#</h1>")
	assert.Contains(t, body, "Others see “Busy”")
	assert.Contains(t, body, "2026-11-24 09:00:00.000 Z")
	assert.Contains(t, body, `href="/explain/?l=Busy"`)
	assert.Contains(t, get(newWeb(1), "/").Body.String(), `href="/users/%3Cb%3E%2F%3F%23"`)
	assert.Equal(t, 404, get(newWeb(1), "/users/nobody").Code)
}

func TestState(t *testing.T) {
	rw := get(newWeb(2), "/users/User%20001/state")
	assert.Equal(t, 200, rw.Code)
	assert.Contains(t, rw.Body.String(), `"session":"Busy/InACall"`)
	assert.Contains(t, rw.Body.String(), `"lines":["Busy"]`)
}

func TestEngineDoesNotAnswer(t *testing.T) {
	w := newWeb(1)
	w.Load = func(context.Context, []string) (map[string]*report.Devices, error) { return nil, errors.New("down") }
	for _, path := range []string{"/", "/users/anna", "/users/anna/state"} {
		rw := get(w, path)
		assert.Equal(t, 503, rw.Code, "GET %s", path)
		assert.Equal(t, "1", rw.Header().Get("Retry-After"), "GET %s", path)
	}
}

func TestHealth(t *testing.T) {
	silent, stopping := time.Second, false
	h := &web.Health{
		Silent: func() time.Duration { return silent }, Limit: 10 * time.Second,
		Waiting: func() int { return 3 }, Paused: func() time.Duration { return time.Second },
		Stopping: func() bool { return stopping },
	}
	mux := http.NewServeMux()
	h.Routes(mux)
	get := func(path string) (int, string) {
		rw := httptest.NewRecorder()
		mux.ServeHTTP(rw, httptest.NewRequest("GET", path, nil))
		return rw.Code, rw.Body.String()
	}
	status, body := get("/readyz")
	assert.Equal(t, 200, status)
	assert.JSONEq(t, `{"engine":true,"stopping":false,"waiting":3,"graph":false}`, body)
	stopping = true
	status, _ = get("/readyz")
	assert.Equal(t, 503, status, "while it stops")
	silent, stopping = 10*time.Second, false
	status, _ = get("/readyz")
	assert.Equal(t, 503, status, "while the engine is silent")
	status, _ = get("/healthz")
	assert.Equal(t, 200, status)
}
