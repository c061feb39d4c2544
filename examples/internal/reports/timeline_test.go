package reports_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/precedence"
)

func lanes(log *reports.Log) (all []string) {
	for _, lane := range reports.NewTimeline(log, precedence.Guide()).Lanes() {
		text := []string{fmt.Sprintf("%s %s:", lane.Kind, lane.Device)}
		for span := range lane.Spans() {
			text = append(text, fmt.Sprintf("%s %#v", clocks(span.From, span.To), span.State))
		}
		all = append(all, strings.Join(text, " "))
	}
	return all
}

func TestLanes(t *testing.T) {
	log := read(t, append(slices.Clone(morning),
		`{"at":"2026-11-24T08:00:00+01:00","kind":"line","source":"pbx","device":"Cordless","state":"Offline"}`,
		report("08:00:00", "configured", "", "None"),
		report("08:00:01", "configured", "", "None"),
		report("08:10:00", "seen", "", "Busy/InACall"),
		`{"at":"2026-11-24T08:20:00+01:00","kind":"seen","state":"Away","lasts":"PT10M"}`,
		`{"at":"2026-11-24T10:50:00+01:00","kind":"seen","state":"Away","lasts":"PT5M"}`,
		`{"at":"2026-11-24T09:00:00+01:00","kind":"gone","source":"pbx","device":"Cordless"}`,
	)...)
	assert.Equal(t, []string{
		"line Desk phone: 08:00:00-10:00:00 presence.LineAvailable 10:00:00-10:20:00 presence.LineBusy 10:20:00- presence.LineAvailable",
		"line pbx Cordless: 08:00:00-09:00:00 presence.LineOffline",
		"userPresence : 08:30:00-10:05:00 presence.MiVO400Available 10:05:00- presence.MiVO400Absent",
		"client Laptop: 08:00:00-11:00:00 presence.TeamsClientActive 11:00:00- presence.TeamsClientInactive",
		"configured : 08:00:00- presence.ConfiguredNone",
		"seen : 08:10:00-08:20:00 presence.TeamsBusy 08:20:00-08:30:00 presence.TeamsAway 10:50:00-10:55:00 presence.TeamsAway",
		"cloudLink : 08:00:00-10:00:00 presence.CloudLinkAvailable 10:00:00-10:05:00 presence.CloudLinkBusy 10:05:00- presence.CloudLinkAway",
		"session : 08:00:00-10:00:00 presence.TeamsOffline 10:00:00-10:05:00 presence.TeamsBusy 10:05:00- presence.TeamsAway",
		"teams : 08:00:00-10:00:00 presence.TeamsAvailable 10:00:00-10:05:00 presence.TeamsBusy 10:05:00-11:00:00 presence.TeamsAvailable 11:00:00- presence.TeamsAway",
	}, lanes(log), "lanes")
	assert.Empty(t, lanes(read(t)), "lanes of an empty log")
}

// TestRangeEnds leaves each iterator at once.
func TestRangeEnds(t *testing.T) {
	log := read(t, append(slices.Clone(morning), report("08:10:00", "seen", "", "Busy"), `{"at":"2026-11-24T08:20:00+01:00","kind":"seen","state":"Away","lasts":"PT5M"}`)...)
	timeline := reports.NewTimeline(log, precedence.Guide())
	n := 0
	for range timeline.Stretches() {
		n++
		break
	}
	all := timeline.Lanes()
	for _, lane := range all {
		for range lane.Spans() {
			n++
			break
		}
	}
	assert.Equal(t, 1+len(all), n)
}

func TestHidden(t *testing.T) {
	hidden := func(lines ...string) reports.Hidden {
		return reports.NewTimeline(read(t, lines...), precedence.Off()).Hidden()
	}
	assert.Equal(t, reports.Hidden{Calls: 1, Duration: 20 * time.Minute}, hidden(morning...), "with sync off")
	assert.Equal(t, reports.Hidden{Calls: 1, Duration: 10 * time.Minute, Open: true},
		hidden(morning[0], morning[3], report("10:10:00", "client", "Mobile", "Active")), "at the end of the log")
	for want, d := range map[string]time.Duration{
		"0 s":         0,
		"59.5 s":      59500 * time.Millisecond,
		"1 min":       time.Minute,
		"59 min":      time.Hour - time.Second,
		"1 h 00 min":  time.Hour,
		"27 h 05 min": 27*time.Hour + 5*time.Minute + 59*time.Second,
	} {
		assert.Equal(t, want, reports.Hidden{Duration: d}.Spell(), "Spell of %v", d)
	}
}

func TestWriteJSON(t *testing.T) {
	file := readBy(t, reports.Options{}, morning[0], morning[6], "Busy", morning[0], report("08:00:00", "client", "Laptop", "InCall"))
	write := func(file *reports.File, policy precedence.Policy) string {
		var out strings.Builder
		require.NoError(t, reports.NewTimeline(file.Logs[0], policy).WriteJSON(&out, file))
		assert.True(t, strings.HasSuffix(out.String(), "}\n") && strings.Count(out.String(), "\n") == 1, "one line")
		return out.String()
	}
	assert.JSONEq(t, `{
		"policy": "guide",
		"reports": 4, "first": "2026-11-24T08:00:00+01:00", "last": "2026-11-24T11:00:00+01:00",
		"lanes": [
			{"kind":"client","device":"Laptop","spans":[
				{"from":"2026-11-24T08:00:00+01:00","to":"2026-11-24T11:00:00+01:00","state":"InCall"},
				{"from":"2026-11-24T11:00:00+01:00","state":"Inactive"}]},
			{"kind":"cloudLink","spans":[{"from":"2026-11-24T08:00:00+01:00","state":"Unknown"}]},
			{"kind":"session","spans":[{"from":"2026-11-24T08:00:00+01:00","state":"Offline"}]},
			{"kind":"teams","spans":[
				{"from":"2026-11-24T08:00:00+01:00","to":"2026-11-24T11:00:00+01:00","state":"Busy"},
				{"from":"2026-11-24T11:00:00+01:00","state":"Away"}]}],
		"stretches": [
			{"from":"2026-11-24T08:00:00+01:00","to":"2026-11-24T11:00:00+01:00",
			 "input":{"lines":[],"userPresence":"Unknown","clients":["InCall"],"configured":"None"},
			 "resolution":{"cloudLink":"Unknown","mitelOne":"Unknown","session":"Offline","teams":"Busy","sessionRule":"S5","teamsRule":"T2"},
			 "hiddenCall":false},
			{"from":"2026-11-24T11:00:00+01:00",
			 "input":{"lines":[],"userPresence":"Unknown","clients":["Inactive"],"configured":"None"},
			 "resolution":{"cloudLink":"Unknown","mitelOne":"Unknown","session":"Offline","teams":"Away","sessionRule":"S5","teamsRule":"T2"},
			 "hiddenCall":false}],
		"badLines": 1, "bad": [{"line":3,"reason":"not JSON: invalid character 'B' looking for beginning of value"}],
		"conflicting": 1, "conflicts": [
			{"at":"2026-11-24T08:00:00+01:00","kind":"client","device":"Laptop","line":4,"state":"Active","countsLine":5,"counts":"InCall"}]
	}`, write(file, precedence.Guide()))
	assert.JSONEq(t, `{"policy":"off",
		"reports":0,"lanes":[],"stretches":[],"badLines":0,"bad":[],"conflicting":0,"conflicts":[]}`,
		write(readBy(t, reports.Options{}), precedence.Off()), "an empty log")

	anna := `{"at":"2026-11-24T10:00:00Z","user":"anna","kind":"seen","state":"Busy"}`
	got := write(readBy(t, reports.Options{}, anna, strings.ReplaceAll(anna, `"seen"`, `"line"`)), precedence.Off())
	assert.True(t, strings.HasPrefix(got, `{"user":"anna",`), got)
	assert.Contains(t, got, `"summary":{"from":"2026-11-24T10:00:00Z"`)
	assert.Contains(t, got, `"differences":[{"from":"2026-11-24T10:00:00Z"`)
}
