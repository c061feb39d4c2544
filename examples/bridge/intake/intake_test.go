package intake_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/intake"
	"github.com/othersee/othersee/examples/bridge/jet"
	"github.com/othersee/othersee/examples/bridge/jet/jettest"
	"github.com/othersee/othersee/examples/bridge/names"
	"github.com/othersee/othersee/examples/bridge/writer"
	"github.com/othersee/othersee/presence"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

const (
	anna = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"
	beat = "66825e03-7ef5-42da-9069-724602c31f6b"
)

// A world is an intake, and what a bridge makes of what it has stored.
type world struct {
	*intake.Intake
	t     *testing.T
	nc    *nats.Conn
	jet   *jet.Jet
	mux   *http.ServeMux
	users *writer.Writer
}

func newWorld(t *testing.T, maxBytes int64) *world {
	j, nc := jettest.Open(t, maxBytes, 5*time.Second)
	w := &world{t: t, nc: nc, jet: j, mux: http.NewServeMux()}
	known, err := names.Read(strings.NewReader(anna + "\tAnna@example.com,anna.keller@example.com\n"))
	require.NoError(t, err)
	w.Intake = intake.New(j, known, 12*time.Hour, prometheus.NewRegistry())
	w.Routes(w.mux)
	return w
}

func (w *world) call(method, path, body string) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	w.mux.ServeHTTP(rec, httptest.NewRequest(method, path, strings.NewReader(body)))
	return rec
}

// post posts reports, and requires that they are accepted.
func (w *world) post(reports ...string) {
	w.t.Helper()
	rec := w.call("POST", "/reports", strings.Join(reports, "\n"))
	require.Equal(w.t, 200, rec.Code, "%s", rec.Body)
}

// view returns what a bridge makes of all that is stored: one that starts now, as well as one that has
// read it as it came.
func (w *world) view(user string) writer.View {
	w.t.Helper()
	if w.users == nil {
		w.users = w.bridge()
	}
	require.True(w.t, w.users.Sync(w.t.Context()))
	was, _ := w.users.View(user)
	is, _ := w.bridge().View(user)
	assert.Equal(w.t, was.Input, is.Input, "what a bridge has read as it came, and at once")
	return is
}

func (w *world) bridge() *writer.Writer {
	ctx, cancel := context.WithCancel(context.Background())
	w.t.Cleanup(cancel)
	b := writer.New(writer.Config{ID: fmt.Sprint(time.Now().UnixNano()), ReadOnly: true, Rate: 1}, w.jet, nil)
	b.Follow(ctx)
	return b
}

var now = time.Now().UTC().Truncate(time.Second)

// report is a report of a user as of some seconds after now.
func report(user, kind, device, state string, second int) string {
	text := fmt.Sprintf(`{"at":%q,"user":%q,"kind":%q,"source":"pbx","device":%q`, now.Add(time.Duration(second)*time.Second).Format(time.RFC3339), user, kind, device)
	if state != "" {
		text += fmt.Sprintf(`,"state":%q`, state)
	}
	return text + "}"
}

func line(user, device, state string, second int) string {
	return report(user, "line", device, state, second)
}

func TestPost(t *testing.T) {
	w := newWorld(t, 1<<20)
	for _, test := range []struct {
		id, body string
		status   int
		want     string
	}{
		{"one", line(anna, "1", "Busy", 5), 200, `{"status":200,"stored":1}`},
		{"the same", line(anna, "1", "Busy", 5), 200, `{"status":200,"stored":0,"older":[1]}`},
		{"an older one", line(anna, "1", "Available", 4), 200, `{"status":200,"stored":0,"older":[1]}`},
		{"an array", "[" + line(anna, "1", "Available", 6) + "," + line(anna, "2", "Busy", 6) + "]", 200, `{"status":200,"stored":2}`},
		{"none", "[]", 200, `{"status":200,"stored":0}`},
		{"one device, in their order", line(anna, "1", "Busy", 9) + "\n\n" + line(anna, "1", "Available", 8), 200, `{"status":200,"stored":1,"older":[2]}`},
		{
			"a bad one among good ones", line(beat, "1", "Busy", 1) + line(beat, "2", "Bzy", 1) + line(beat, "3", "Busy", 1), 207,
			`{"status":207,"stored":2,"refused":[{"place":2,"reason":"timeline: report: presence: unknown Line state \"Bzy\" (want Unknown, Offline, Available, Busy, DoNotDisturb)"}]}`,
		},
		{"no object", "[1]", 422, `{"status":422,"stored":0,"refused":[{"place":1,"reason":"timeline: report: unexpected JSON number"}]}`},
		{"no device", report(beat, "line", "", "Busy", 1), 422, `{"status":422,"stored":0,"refused":[{"place":1,"reason":"no device"}]}`},
		{"what Graph says", report(beat, "seen", "1", "Busy", 1), 422, `{"status":422,"stored":0,"refused":[{"place":1,"reason":"kind \"seen\": the bridge reads it from Graph itself"}]}`},
		{"a name that cannot be shown", report(beat, "line", "a\u2028", "Busy", 1), 422, `{"status":422,"stored":0,"refused":[{"place":1,"reason":"device \"a\\u2028\" has what cannot be shown"}]}`},
		{"nothing", " ", 400, `{"status":400,"stored":0,"error":"no report (want a JSON object, an array of them, or one a line): EOF"}`},
		{"not JSON", line(beat, "9", "Busy", 1) + "nonsense", 400, `{"status":400,"stored":0,"error":"report 2: invalid character 'o' in literal null (expecting 'u')"}`},
		{"an array without end", "[" + line(beat, "9", "Busy", 1), 400, `{"status":400,"stored":0,"error":"EOF"}`},
	} {
		rec := w.call("POST", "/reports", test.body)
		assert.Equal(t, test.status, rec.Code, "%s: POST %s", test.id, test.body)
		assert.JSONEq(t, test.want, rec.Body.String(), "%s: POST %s", test.id, test.body)
	}
	rec := w.call("POST", "/reports", line(beat, "1", "Busy", 25*3600))
	assert.Contains(t, rec.Body.String(), "ahead (want at most 24h0m0s)")
	assert.Len(t, w.view(beat).Reports, 2, "reports of beat")
}

// TestLimits (row 2): a body is refused while it is read, within 64 MiB.
func TestLimits(t *testing.T) {
	w := newWorld(t, 1<<20)
	for _, test := range []struct{ id, body string }{
		{"many reports", "[" + strings.Repeat("{},", intake.MaxBody/3-1) + "{}]"},
		{"large", strings.Repeat(" ", intake.MaxBody+1)},
		{"one large report", `[{"user":"` + strings.Repeat("x", intake.MaxBody) + `"}]`},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		rec := w.call("POST", "/reports", test.body)
		runtime.ReadMemStats(&after)
		assert.Equal(t, 413, rec.Code, "%s: %.200s", test.id, rec.Body)
		assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(64<<20), "%s: bytes allocated in all", test.id)
	}
	rec := w.call("POST", "/reports", "["+strings.Repeat("{},", intake.MaxReports-1)+"{}]")
	assert.Equal(t, 422, rec.Code)
	assert.Less(t, rec.Body.Len(), 2<<20, "bytes of the answer")
}

func TestFull(t *testing.T) {
	w := newWorld(t, 64<<10)
	device := 0
	for ; device < 1000; device++ {
		user := fmt.Sprintf("fa8bf3dc-eca7-46b7-bad1-db199b62%04d", device)
		if rec := w.call("POST", "/reports", line(user, "1", "Busy", 1)); rec.Code != 200 {
			assert.Equal(t, 507, rec.Code, "%s", rec.Body)
			assert.Equal(t, "60", rec.Header().Get("Retry-After"))
			assert.Contains(t, rec.Body.String(), "no room left")
			break
		}
	}
	require.Less(t, device, 1000)
	w.post(line("fa8bf3dc-eca7-46b7-bad1-db199b620000", "1", "Available", 2))
}

// TestTies (row 8): reports of one time have one order, whatever the sequence in which they come; gone
// and removed win.
func TestTies(t *testing.T) {
	w := newWorld(t, 1<<20)
	busy, free := line(anna, "1", "Busy", 5), line(anna, "1", "Available", 5)
	for _, order := range [][]string{{busy, free, busy}, {free, busy}, {free, busy, free}} {
		w.post(`{"at":"` + now.Format(time.RFC3339) + `","user":"` + anna + `","kind":"removed"}`)
		w.post(order...)
		assert.Equal(t, presence.SetOf(presence.LineBusy), w.view(anna).Input.Lines, "lines of %q", order)
	}
	w.post(report(anna, "gone", "1", "", 5))
	w.post(busy, free)
	assert.Zero(t, w.view(anna).Input, "after duplicates of a device that is gone")
	w.post(line(anna, "1", "Busy", 6))
	assert.Equal(t, presence.SetOf(presence.LineBusy), w.view(anna).Input.Lines, "a device that came back")
}

// TestClockAhead (row 9): removing a user repairs what a clock that was wrong has reported.
func TestClockAhead(t *testing.T) {
	w := newWorld(t, 1<<20)
	other := intake.New(w.jet, names.Names{}, time.Hour, prometheus.NewRegistry()) // believes what was
	ahead := line(anna, "1", "Busy", 2*3600)
	require.Equal(t, 200, other.Take(t.Context(), strings.NewReader(ahead)).Status)
	w.post(ahead)
	w.post(line(anna, "1", "Available", 1))
	assert.Equal(t, presence.SetOf(presence.LineBusy), w.view(anna).Input.Lines, "before the user is removed")
	w.post(`{"at":"` + now.Add(3*time.Hour).Format(time.RFC3339) + `","user":"` + anna + `","kind":"removed"}`) // by the same clock
	rec := w.call("DELETE", "/users/"+anna, "")
	require.Equal(t, 200, rec.Code, "%s", rec.Body)
	assert.Zero(t, w.view(anna).Input, "after it")
	a := other.Take(t.Context(), strings.NewReader(strings.Replace(line(anna, "1", "Available", 0), now.Format(time.RFC3339), time.Now().Add(time.Second).Format(time.RFC3339), 1)))
	assert.Equal(t, 1, a.Stored, "%+v", a)
	assert.Equal(t, presence.SetOf(presence.LineAvailable), w.view(anna).Input.Lines, "by the clock that is right again")
	assert.Equal(t, 404, w.call("DELETE", "/users/nobody", "").Code)
}

// TestDevices (row 10): a user has a limited number of devices, until the user is removed.
func TestDevices(t *testing.T) {
	w := newWorld(t, 8<<20)
	removed := func(second int) string {
		return fmt.Sprintf(`{"at":%q,"user":%q,"kind":"removed"}`, now.Add(time.Duration(second)*time.Second).Format(time.RFC3339), anna)
	}
	for i, remove := range []func(){
		func() { w.post(removed(2)) },
		func() { // which was stored before, and then the engine did not answer
			_, err := w.jet.Reports.Put(t.Context(), jet.Put{Key: writer.UserKey(anna) + ".removed", Data: []byte(removed(4)), Last: jet.Any})
			require.NoError(t, err)
			w.post(removed(4))
		},
		func() { require.Equal(t, 200, w.call("DELETE", "/users/"+anna, "").Code) },
	} {
		for device := range intake.MaxDevices {
			w.post(line(anna, fmt.Sprint(device), "Busy", 2*i+1))
		}
		rec := w.call("POST", "/reports", line(anna, "one more", "Busy", 2*i+1))
		assert.Equal(t, 507, rec.Code)
		assert.Contains(t, rec.Body.String(), "too many devices of this user (at most 100)")
		w.post(line(anna, "5", "Available", 2*i+2))
		remove()
		w.post(line(anna, "one more", "Busy", 2*i+1))
		require.NoError(t, w.jet.Reports.Purge(t.Context(), writer.UserKey(anna), 1<<60))
	}
}

// TestIntakes: reports of one device come through two intakes in turn.
func TestIntakes(t *testing.T) {
	w := newWorld(t, 1<<20)
	other := intake.New(w.jet, names.Names{}, time.Hour, prometheus.NewRegistry())
	for second := range 6 {
		in := []*intake.Intake{w.Intake, other}[second%2]
		a := in.Take(t.Context(), strings.NewReader(line(anna, "1", []string{"Busy", "Available"}[second%2], second)))
		assert.Equal(t, intake.Answer{Status: 200, Stored: 1}, a, "after %d seconds", second)
	}
	assert.Equal(t, presence.SetOf(presence.LineAvailable), w.view(anna).Input.Lines)
}

// TestIdentity (row 11): a user who is reported by several names is one.
func TestIdentity(t *testing.T) {
	w := newWorld(t, 1<<20)
	w.post(line("ANNA@example.com", "1", "Busy", 1), line("anna.keller@example.com", "2", "Available", 1), line(strings.ToUpper(anna), "3", "Offline", 1))
	assert.Len(t, w.view(anna).Reports, 3)
	rec := w.call("POST", "/reports", line("nobody@example.com", "1", "Busy", 1))
	assert.Equal(t, 422, rec.Code)
	assert.Contains(t, rec.Body.String(), `unknown user \"nobody@example.com\" (want an object id of Entra ID, or a name that -users lists)`)
}

// TestUsers (row 7): more users than can be kept alive are refused, with that reason.
func TestUsers(t *testing.T) {
	w := newWorld(t, 1<<20)
	w.post(line(anna, "1", "Busy", 1))
	lease, err := w.jet.Acquire(t.Context(), func() jet.Writer { return jet.Writer{ID: "one", Users: 1, MaxUsers: 1} })
	require.NoError(t, err)
	defer lease.Release(context.Background())
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go w.Run(ctx)
	require.Eventually(t, func() bool { return w.Writer() != nil && w.Silent() < time.Second }, 30*time.Second, 10*time.Millisecond)
	rec := w.call("POST", "/reports", line(beat, "1", "Busy", 1))
	assert.Equal(t, 507, rec.Code)
	assert.Contains(t, rec.Body.String(), "too many users: the rate of calls to Graph keeps the sessions of at most 1 alive")
	w.post(line(anna, "2", "Busy", 1))
}

// TestLasts: a line that does not say how long it lasts ends by itself, a user presence does not.
func TestLasts(t *testing.T) {
	w := newWorld(t, 1<<20)
	w.post(line(anna, "1", "Busy", -13*3600), report(anna, "userPresence", "1", "Absent", -13*3600))
	in := w.view(anna).Input
	assert.Zero(t, in.Lines, "lines")
	assert.Equal(t, presence.MiVO400Absent, in.UserPresence)
}

func TestUnavailable(t *testing.T) {
	w := newWorld(t, 1<<20)
	w.nc.Close()
	rec := w.call("DELETE", "/users/"+anna, "")
	assert.Equal(t, 503, rec.Code, "%s", rec.Body)
	assert.Equal(t, "1", rec.Header().Get("Retry-After"))
	var a intake.Answer
	require.NoError(t, json.Unmarshal(rec.Body.Bytes(), &a))
	assert.NotEmpty(t, a.Error)
}
