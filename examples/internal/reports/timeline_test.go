package reports_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
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
		"teams : 08:00:00-10:00:00 presence.TeamsAvailable 10:00:00-10:05:00 presence.TeamsBusy 10:05:00-11:00:00 presence.TeamsAvailable 11:00:00- presence.TeamsAway",
		"seen : 08:10:00-08:20:00 presence.TeamsBusy 08:20:00-08:30:00 presence.TeamsAway 10:50:00-10:55:00 presence.TeamsAway",
		"session : 08:00:00-10:00:00 presence.TeamsOffline 10:00:00-10:05:00 presence.TeamsBusy 10:05:00- presence.TeamsAway",
		"cloudLink : 08:00:00-10:00:00 presence.CloudLinkAvailable 10:00:00-10:05:00 presence.CloudLinkBusy 10:05:00- presence.CloudLinkAway",
		"line Desk phone: 08:00:00-10:00:00 presence.LineAvailable 10:00:00-10:20:00 presence.LineBusy 10:20:00- presence.LineAvailable",
		"line pbx Cordless: 08:00:00-09:00:00 presence.LineOffline",
		"userPresence : 08:30:00-10:05:00 presence.MiVO400Available 10:05:00- presence.MiVO400Absent",
		"client Laptop: 08:00:00-11:00:00 presence.TeamsClientActive 11:00:00- presence.TeamsClientInactive",
		"configured : 08:00:00- presence.ConfiguredNone",
	}, lanes(log), "lanes")
	assert.Empty(t, lanes(read(t)), "lanes of an empty log")
}

func TestKindLabel(t *testing.T) {
	for kind, want := range map[reports.Kind][2]string{
		reports.KindLine:    {"line", "Leitung"},
		reports.KindSession: {"synced to Teams", "mit Teams synchronisiert"},
	} {
		assert.Equal(t, want, [2]string{kind.Label(presence.English), kind.Label(presence.German)}, "labels of %s", kind)
	}
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
	type calls struct {
		n    int
		in   time.Duration
		open bool
	}
	hidden := func(lines ...string) calls {
		sum := reports.NewTimeline(read(t, lines...), precedence.Off()).Reports().Summary()
		return calls{sum.HiddenCalls, sum.Hidden, sum.Open}
	}
	assert.Equal(t, calls{n: 1, in: 20 * time.Minute}, hidden(morning...), "with sync off")
	assert.Equal(t, calls{n: 1, in: 10 * time.Minute, open: true},
		hidden(morning[0], morning[3], report("10:10:00", "client", "Mobile", "Active")), "at the end of the log")
	for want, d := range map[string]time.Duration{
		"0 s":         0,
		"59.5 s":      59500 * time.Millisecond,
		"1 min":       time.Minute,
		"59 min":      time.Hour - time.Second,
		"1 h 00 min":  time.Hour,
		"27 h 05 min": 27*time.Hour + 5*time.Minute + 59*time.Second,
	} {
		assert.Equal(t, want, reports.Spell(d), "Spell of %v", d)
	}
}
