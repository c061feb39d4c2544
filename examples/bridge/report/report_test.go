package report_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/report"
)

var now = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// good is a report without fault.
func good() report.Report {
	return report.Report{User: "anna@example.com", Source: "pbx", Device: "201", Kind: report.Line, State: "Busy", Time: now}
}

func TestParse(t *testing.T) {
	const text = `{"user":"Anna@example.com","source":"pbx","device":"201","kind":"line","state":"Busy","time":"2026-11-24T10:00:00+01:00"}`
	got, err := report.Parse([]byte(text))
	require.NoError(t, err)
	got, err = got.Check(now)
	require.NoError(t, err)
	assert.True(t, got.Time.Equal(now), "Time")
	got.Time = now
	assert.Equal(t, good(), got, "Parse(%s)", text)
}

func TestParseErrors(t *testing.T) {
	for _, test := range []struct{ id, text, want string }{
		{"no object", `[]`, "cannot unmarshal"},
		{"unknown key", `{"usr":"anna"}`, `unknown field "usr"`},
		{"two objects", `{"user":"anna"} {}`, "something follows"},
		{"time without zone", `{"time":"2026-11-24T10:00:00"}`, "2026-11-24T10:00:00"},
		{"cut short", `{"user":"anna"`, "unexpected EOF"},
	} {
		_, err := report.Parse([]byte(test.text))
		assert.ErrorContains(t, err, test.want, "%s: Parse(%s)", test.id, test.text)
	}
}

func TestCheckErrors(t *testing.T) {
	for _, test := range []struct {
		id     string
		change func(*report.Report)
		want   string
	}{
		{"no user", func(r *report.Report) { r.User = "" }, "no user"},
		{"no source", func(r *report.Report) { r.Source = "" }, "no source"},
		{"no device", func(r *report.Report) { r.Device = "" }, "no device"},
		{"long name", func(r *report.Report) { r.Device = strings.Repeat("x", 256) }, "device of 256 bytes"},
		{"control character", func(r *report.Report) { r.Device = "a\n" }, "cannot be shown"},
		{"path", func(r *report.Report) { r.User = ".." }, "another meaning"},
		{"unknown kind", func(r *report.Report) { r.Kind = "phone" }, `unknown kind "phone" (want line, user,`},
		{"unknown state", func(r *report.Report) { r.State = "Bzy" }, `unknown Line state "Bzy"`},
		{"state of another kind", func(r *report.Report) { r.Kind, r.State = report.User, "Active" }, `unknown MiVO400 state "Active"`},
		{"gone with a state", func(r *report.Report) { r.Kind = report.Gone }, `kind "gone" has no state`},
		{"removed with a device", func(r *report.Report) { r.Kind, r.State = report.Removed, "" }, "leave out source and device"},
		{"no time", func(r *report.Report) { r.Time = time.Time{} }, "no time"},
		{"far ahead", func(r *report.Report) { r.Time = now.Add(24*time.Hour + 1) }, "ahead"},
	} {
		r := good()
		test.change(&r)
		_, err := r.Check(now)
		assert.ErrorContains(t, err, test.want, "%s: Check(%+v)", test.id, r)
	}
	r := good()
	r.Time = now.Add(24 * time.Hour)
	_, err := r.Check(now)
	assert.NoError(t, err, "Check of a report 24 h ahead")
}

func TestCheckSaysAllThatIsWrong(t *testing.T) {
	_, err := report.Report{Kind: report.Line, State: "Bzy"}.Check(now)
	for _, want := range []string{"no user", "no source", "no device", "Bzy", "no time"} {
		assert.ErrorContains(t, err, want)
	}
}

func TestSubject(t *testing.T) {
	r := good()
	r.User, r.Source, r.Device = "a.b", "p*x", "2 >"
	assert.Regexp(t, `^reports\.\d+\.a=2Eb\.p=2Ax\.2=20=3E$`, r.Subject(), "Subject of %+v", r)
	r.Kind = report.Removed
	assert.Regexp(t, `^reports\.\d+\.a=2Eb$`, r.Subject(), "Subject of %+v", r)
	assert.Equal(t, []string{r.Subject(), r.Subject() + ".>"}, report.OfUser("a.b"), "OfUser")
}

func TestPartition(t *testing.T) {
	// The engine's partition(16) of a token is FNV-1a of 32 bits, modulo 16; that of "a" is
	// 0xe40c292c: http://www.isthe.com/chongo/tech/comp/fnv/
	assert.Equal(t, 0xc, report.Partition("a"), `Partition("a")`)
}
