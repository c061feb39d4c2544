package graph_test

import (
	"cmp"
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// A row is a row of graph.csv without its source.
type row struct {
	rule, call, state string
	presence          graph.Presence
}

func (r row) String() string {
	return fmt.Sprintf("graph.csv row %s %s %s %v", r.rule, r.call, r.state, r.presence)
}

// rows returns the rows of graph.csv for a call.
func rows(t *testing.T, call string) (all []row) {
	records, err := testdata.Records("graph.csv")
	require.NoError(t, err)
	for _, r := range records[1:] {
		if r[1] == call {
			all = append(all, row{r[0], r[1], r[2], graph.Presence{Availability: r[3], Activity: r[4]}})
		}
	}
	require.NotEmpty(t, all, "rows of graph.csv for %s", call)
	return all
}

// TestSent tries all 256 numbers: the first row of graph.csv that has the state is what to send
// for it, and a state without a row is nothing that could be sent. What is sent reads as the
// state that others see then, and is accepted.
func TestSent(t *testing.T) {
	testSent(t, "setPresence", graph.Session, func(session presence.Teams) presence.Teams { return session }, graph.CheckSession)
	testSent(t, "setUserPreferredPresence", graph.Preferred, mapping.ConfiguredToTeams, graph.CheckPreferred)
}

func testSent[S presence.Vocabulary](t *testing.T, call string, send func(S) (graph.Presence, bool), seen func(S) presence.Teams, check func(graph.Presence, time.Duration) error) {
	first := map[string]row{}
	for _, r := range rows(t, call) {
		if _, ok := first[r.state]; !ok {
			first[r.state] = r
		}
	}
	for n := range 256 {
		want, ok := first[S(n).String()]
		got, known := send(S(n))
		assert.Equal(t, want.presence, got, "%v: for %v, send %v", want, S(n), got)
		assert.Equal(t, ok, known, "%v: %v is known", want, S(n))
		delete(first, S(n).String())
		if known {
			back, known := got.Teams()
			assert.True(t, known, "%v is known", got)
			assert.Equal(t, seen(S(n)), back, "%v reads as what it was sent for", got)
			assert.NoError(t, check(got, time.Hour), "%v is accepted", got)
		}
	}
	assert.Empty(t, first, "rows of graph.csv whose state %s does not know", call)
}

// TestTeams reads every row of graph.csv, in each case that Graph's editions have.
func TestTeams(t *testing.T) {
	camel := func(word string) string {
		return strings.ToLower(word[:min(1, len(word))]) + word[min(1, len(word)):]
	}
	for _, r := range rows(t, "read") {
		for _, inCase := range []func(string) string{strings.Clone, strings.ToLower, strings.ToUpper, camel} {
			p := graph.Presence{Availability: inCase(r.presence.Availability), Activity: inCase(r.presence.Activity)}
			got, known := p.Teams()
			require.Equal(t, cmp.Or(r.state, "Offline"), got.String(), "%v: %v reads as %v", r, p, got)
			require.Equal(t, r.state != "", known, "%v: %v is known", r, p)
		}
	}
}

// TestTeamsContradictions pairs every word with every other, and with what is no word: the
// availability decides, and a word alone means the same in either place.
func TestTeamsContradictions(t *testing.T) {
	unknown := []string{"", "Vacation", "Do not disturb", " ", "Busy ", "Avail", "Buſy", "Busy/InACall", "Busy\x00\xff", "AppearAway"}
	words := unknown
	for _, r := range rows(t, "read") {
		if r.presence.Activity == "" {
			words = append(words, r.presence.Availability)
		}
	}
	for _, word := range words {
		want, wantKnown := graph.Presence{Activity: word}.Teams()
		if slices.Contains(unknown, word) {
			assert.False(t, wantKnown, "%q is known", word)
			assert.Zero(t, want, "%q", word)
		}
		for _, other := range words {
			p := graph.Presence{Availability: word, Activity: other}
			if got, known := p.Teams(); word != "" {
				require.Equal(t, want, got, "%v reads as %v alone", p, word)
				require.Equal(t, wantKnown, known, "%v is known, as %v alone is", p, word)
			}
		}
	}
}

var tableLine = regexp.MustCompile(`(?m)^\t(\{.*\},) +(// G\d)$`)

// TestSource reads the tables of graph.go: they are the rows of graph.csv that have a state
// and words, in order, each with its rule. Of what is read, a pair of words is not a row.
func TestSource(t *testing.T) {
	var want, got []string
	for _, table := range []struct{ call, format string }{
		{"setPresence", "{presence.Teams%s, Presence{%q, %q}}, // %s"},
		{"setUserPreferredPresence", "{presence.Configured%s, Presence{%q, %q}}, // %s"},
		{"read", "{%[2]q, presence.Teams%[1]s}, // %[4]s"},
	} {
		for _, r := range rows(t, table.call) {
			if r.state != "" && (table.call != "read" || r.presence.Activity == "") {
				want = append(want, fmt.Sprintf(table.format, r.state, r.presence.Availability, r.presence.Activity, r.rule))
			}
		}
	}
	source, err := os.ReadFile("graph.go")
	require.NoError(t, err)
	for _, m := range tableLine.FindAllStringSubmatch(string(source), -1) {
		got = append(got, m[1]+" "+m[2])
	}
	assert.Equal(t, want, got, "rows of graph.csv, and of the tables of graph.go, in order")
}

// TestCheckPairs tries every pair of words that graph.csv has, and near misses: accepted are
// the rows of the call.
func TestCheckPairs(t *testing.T) {
	for call, check := range map[string]func(graph.Presence, time.Duration) error{
		"setPresence":              graph.CheckSession,
		"setUserPreferredPresence": graph.CheckPreferred,
	} {
		var accepted []string
		for _, r := range rows(t, call) {
			accepted = append(accepted, r.presence.String())
		}
		words := []string{"", "busy", "Vacation"}
		for _, r := range append(rows(t, "read"), rows(t, call)...) {
			words = append(words, r.presence.Availability, r.presence.Activity)
		}
		for _, availability := range words {
			for _, activity := range words {
				p := graph.Presence{Availability: availability, Activity: activity}
				if err := check(p, time.Hour); slices.Contains(accepted, p.String()) {
					require.NoError(t, err, "%s accepts %v", call, p)
				} else {
					require.EqualError(t, err, fmt.Sprintf("graph: %s does not accept %v (want %s)", call, p, strings.Join(accepted, ", ")))
				}
			}
		}
	}
}

// TestDurations formats durations and checks them.
func TestDurations(t *testing.T) {
	const accepted, refused = true, false
	away := graph.Presence{Availability: "Away", Activity: "Away"}
	for _, tt := range []struct {
		d                  time.Duration
		text               string
		session, preferred bool
	}{
		{0, "", accepted, accepted}, // left out
		{time.Millisecond, "", refused, refused},
		{time.Second, "PT1S", refused, accepted},
		{5*time.Minute - 1, "PT4M59S", refused, accepted},
		{5 * time.Minute, "PT5M", accepted, accepted},
		{61*time.Minute + 5*time.Second, "PT1H1M5S", accepted, accepted},
		{time.Hour + time.Second, "PT1H1S", accepted, accepted},
		{90 * time.Minute, "PT1H30M", accepted, accepted},
		{4 * time.Hour, "PT4H", accepted, accepted},
		{4*time.Hour + time.Second - 1, "PT4H", accepted, accepted}, // what is less than a second is not sent
		{4*time.Hour + time.Second, "PT4H1S", refused, accepted},
		{24 * time.Hour, "PT24H", refused, accepted},
		{math.MaxInt64, "PT2562047H47M16S", refused, accepted},
		{-time.Minute, "-PT1M", refused, refused},
		{-time.Millisecond, "", refused, refused},
		{math.MinInt64, "-PT2562047H47M16S", refused, refused},
	} {
		require.Equal(t, tt.text, graph.FormatDuration(tt.d), "FormatDuration(%v)", tt.d)
		testCheck(t, tt.d, tt.session, graph.CheckSession(away, tt.d), fmt.Sprintf("graph: setPresence does not accept expirationDuration %v (want PT5M to PT4H)", tt.d))
		testCheck(t, tt.d, tt.preferred, graph.CheckPreferred(away, tt.d), fmt.Sprintf("graph: setUserPreferredPresence does not accept expirationDuration %v (want a second or more)", tt.d))
	}
	err := graph.CheckSession(graph.Presence{Availability: "Busy", Activity: "Sleeping"}, 10*time.Hour)
	assert.ErrorContains(t, err, "graph: setPresence does not accept Busy/Sleeping (want ")
	assert.ErrorContains(t, err, ")\ngraph: setPresence does not accept expirationDuration 10h0m0s (want PT5M to PT4H)")
}

func testCheck(t *testing.T, d time.Duration, accepted bool, err error, want string) {
	t.Helper()
	if accepted {
		assert.NoError(t, err, "a duration of %v", d)
	} else {
		assert.EqualError(t, err, want, "a duration of %v", d)
	}
}
