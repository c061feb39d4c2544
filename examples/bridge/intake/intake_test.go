package intake_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/time/rate"

	"github.com/othersee/othersee/examples/bridge/enginetest"
	"github.com/othersee/othersee/examples/bridge/intake"
	"github.com/othersee/othersee/examples/bridge/report"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

func newIntake(t *testing.T, maxBytes int64) (*intake.Intake, *nats.Conn) {
	st, nc := enginetest.Start(t, maxBytes)
	return &intake.Intake{
		Store: st, Clock: time.Now, Rate: rate.NewLimiter(rate.Inf, 0),
		Users: func() int { return 0 }, MaxUsers: 1, Metrics: intake.NewMetrics(prometheus.NewRegistry()),
	}, nc
}

// line is a report of a line of a user as JSON.
func line(user, device, state string, second int) string {
	return fmt.Sprintf(`{"user":%q,"source":"pbx","device":%q,"kind":"line","state":%q,"time":"2026-11-24T09:00:%02dZ"}`, user, device, state, second)
}

func call(in *intake.Intake, method, path, body string) *httptest.ResponseRecorder {
	mux := http.NewServeMux()
	in.Routes(mux)
	w := httptest.NewRecorder()
	mux.ServeHTTP(w, httptest.NewRequest(method, path, strings.NewReader(body)))
	return w
}

func TestPost(t *testing.T) {
	in, _ := newIntake(t, 1<<20)
	for _, test := range []struct {
		id, body string
		status   int
		want     string
	}{
		{"one", line("anna", "1", "Busy", 5), 200, `{"status":200,"stored":1}`},
		{"the same", line("anna", "1", "Busy", 5), 200, `{"status":200,"stored":0,"older":[1]}`},
		{"the same user in another case", line("ANNA", "1", "Busy", 5), 200, `{"status":200,"stored":0,"older":[1]}`},
		{"an older one", line("anna", "1", "Available", 4), 200, `{"status":200,"stored":0,"older":[1]}`},
		{"an array", "[" + line("anna", "1", "Available", 6) + "," + line("anna", "2", "Busy", 6) + "]", 200, `{"status":200,"stored":2}`},
		{"lines of the same device, in their order", line("anna", "1", "Busy", 9) + "\n" + line("anna", "1", "Available", 8), 200, `{"status":200,"stored":1,"older":[2]}`},
		{
			"a bad one among good ones", line("beat", "1", "Busy", 1) + "\n" + line("beat", "2", "Bzy", 1) + "\n" + line("beat", "3", "Busy", 1), 207,
			`{"status":207,"stored":2,"refused":[{"place":2,"reason":"report: kind \"line\": presence: unknown Line state \"Bzy\" (want Unknown, Offline, Available, Busy, DoNotDisturb)"}]}`,
		},
		{
			"a bad one alone", `{"user":"beat"}`, 422,
			`{"status":422,"stored":0,"refused":[{"place":1,"reason":"report: unknown kind \"\" (want line, user, client, configured, gone, removed)\nreport: no time (want when the device was in this state, as in 2026-11-24T09:30:00.125Z)\nreport: no source\nreport: no device"}]}`,
		},
		{
			"a device that reports another kind", strings.Replace(line("anna", "1", "Active", 30), "line", "client", 1), 422,
			`{"status":422,"stored":0,"refused":[{"place":1,"reason":"store: one device reports one kind; give the other a device of its own"}]}`,
		},
		{"nothing", "", 400, `{"status":400,"stored":0,"error":"report: empty body (want a JSON object, an array of them, or JSON lines)"}`},
	} {
		w := call(in, "POST", "/reports", test.body)
		assert.Equal(t, test.status, w.Code, "%s: POST %s", test.id, test.body)
		assert.JSONEq(t, test.want, w.Body.String(), "%s: POST %s", test.id, test.body)
	}
	users, err := in.Store.Load(t.Context(), report.OfUser("beat"))
	require.NoError(t, err)
	assert.Len(t, users["beat"].Reports(), 2, "reports of beat")
}

func TestLimits(t *testing.T) {
	in, _ := newIntake(t, 1<<20)
	assert.Equal(t, 413, call(in, "POST", "/reports", strings.Repeat(" ", intake.MaxBody+1)).Code, "a large body")
	assert.Equal(t, 413, call(in, "POST", "/reports", "["+strings.Repeat("{},", intake.MaxReports)+"{}]").Code, "many reports")

	in.Rate = rate.NewLimiter(1, 2)
	body := line("anna", "1", "Busy", 1) + "\n" + line("anna", "2", "Busy", 1)
	require.Equal(t, 200, call(in, "POST", "/reports", body).Code)
	w := call(in, "POST", "/reports", body)
	assert.Equal(t, 429, w.Code, "too many a second")
	assert.Equal(t, "2", w.Header().Get("Retry-After"), "Retry-After")

	in.Rate = rate.NewLimiter(rate.Inf, 0)
	in.Users = func() int { return 1 }
	assert.Equal(t, 200, call(in, "POST", "/reports", line("anna", "3", "Busy", 1)).Code, "a user that is known")
	w = call(in, "POST", "/reports", line("anna", "4", "Busy", 1)+"\n"+line("beat", "1", "Busy", 1))
	assert.Equal(t, 507, w.Code, "a further user")
	assert.JSONEq(t, `{"status":507,"stored":1,"failed":[{"place":2,"reason":"intake: too many users; remove one, or raise the limit"}],"retryAfter":60}`, w.Body.String())
}

func TestFull(t *testing.T) {
	in, _ := newIntake(t, 32<<10)
	device := 0
	for ; device < 1000; device++ {
		if w := call(in, "POST", "/reports", line("anna", fmt.Sprint(device), "Busy", 1)); w.Code != 200 {
			assert.Equal(t, 507, w.Code, "%s", w.Body)
			assert.Equal(t, "60", w.Header().Get("Retry-After"))
			assert.Contains(t, w.Body.String(), "no room left")
			break
		}
	}
	require.Less(t, device, 1000)
	assert.Equal(t, 200, call(in, "POST", "/reports", line("anna", "0", "Available", 2)).Code, "a device that is known")
}

func TestDelete(t *testing.T) {
	in, _ := newIntake(t, 1<<20)
	user := "/users/anna%40example.com"
	require.Equal(t, 200, call(in, "POST", "/reports", line("Anna@example.com", "a/b *.>", "Busy", 1)).Code)
	require.Equal(t, 200, call(in, "POST", "/reports", line("Anna@example.com", "2", "Busy", 1)).Code)
	for _, test := range []struct {
		path   string
		status int
	}{
		{user + "/sources/pbx/devices/a%2Fb%20%2A.%3E", 200},
		{user + "/sources/pbx/devices/a%2Fb%20%2A.%3E", 404},
		{user + "/sources/pbx/devices/none", 404},
		{"/users/ANNA@example.com", 200},
		{user, 404},
		{"/users/" + strings.Repeat("x", 256), 422},
	} {
		w := call(in, "DELETE", test.path, "")
		assert.Equal(t, test.status, w.Code, "DELETE %s: %s", test.path, w.Body)
	}
}

func TestUnavailable(t *testing.T) {
	in, nc := newIntake(t, 1<<20)
	nc.Close()
	w := call(in, "DELETE", "/users/anna", "")
	assert.Equal(t, 503, w.Code, "%s", w.Body)
	assert.Equal(t, "1", w.Header().Get("Retry-After"))
}

func TestNATS(t *testing.T) {
	in, nc := newIntake(t, 1<<20)
	_, err := in.Subscribe(t.Context(), nc)
	require.NoError(t, err)
	for _, test := range []struct {
		body   string
		status int
	}{
		{line("anna", "1", "Busy", 1), 200},
		{line("anna", "1", "Bzy", 1), 422},
		{`{"user":"anna","kind":"removed","time":"2026-11-24T09:00:02Z"}`, 200},
	} {
		msg, err := nc.Request(intake.Subject, []byte(test.body), 5*time.Second)
		require.NoError(t, err)
		var answer intake.Answer
		require.NoError(t, json.Unmarshal(msg.Data, &answer))
		assert.Equal(t, test.status, answer.Status, "request %s: %s", test.body, msg.Data)
	}
}
