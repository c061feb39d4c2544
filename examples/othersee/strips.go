package main

import (
	"slices"
	"strings"
	"time"

	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// maxLabel is the number of columns for the name of a lane.
const maxLabel = 20

// strips are lanes in which a column is a piece of the time.
type strips struct {
	drawing
	columns                           int
	first                             time.Time
	whole                             time.Duration
	teams, hidden, cloudLink, session strip
}

// A strip is the states of the columns of a lane, nil where there is none.
type strip struct {
	states []presence.State
	next   int // the first column that a state may take
}

func newStrips(d drawing) *strips {
	s := &strips{drawing: d, columns: d.width - maxLabel - 2, first: d.Log.First, whole: d.Log.Last.Sub(d.Log.First)}
	s.teams, s.hidden, s.cloudLink, s.session = s.strip(), s.strip(), s.strip(), s.strip()
	return s
}

func (s *strips) strip() strip { return strip{states: make([]presence.State, s.columns)} }

// column returns the column of a time; zero is the end of the log.
func (s *strips) column(t time.Time) int {
	if t.IsZero() || s.whole == 0 {
		return s.columns
	}
	return int(float64(t.Sub(s.first)) / float64(s.whole) * float64(s.columns))
}

// put puts a state from one time to another into a strip. Even the shortest has a column, if only
// that which began last.
func (s *strips) put(to *strip, from, until time.Time, state presence.State) {
	begin, end := min(s.column(from), s.columns-1), s.column(until)
	if end <= begin {
		to.states[begin], to.next = state, begin+1
	}
	for column := max(begin, to.next); column < end; column++ {
		to.states[column] = state
	}
}

// add adds a stretch.
func (s *strips) add(stretch timeline.Stretch) {
	s.put(&s.teams, stretch.From, stretch.To, stretch.Resolution.Teams)
	s.put(&s.cloudLink, stretch.From, stretch.To, stretch.Resolution.CloudLink)
	s.put(&s.session, stretch.From, stretch.To, stretch.Resolution.Session)
	if stretch.HiddenCall {
		s.put(&s.hidden, stretch.From, stretch.To, presence.LineBusy)
	}
}

// write writes the lanes: first what others saw, with names, and what was really seen; then what
// led to it.
func (s *strips) write() {
	_ = s.WriteByte('\n')
	if s.whole == 0 {
		return
	}
	s.axis()
	names := s.teams.draw(func(state presence.State, columns int) string {
		if state == nil || size(s.name(state)) >= columns {
			return pad("", columns)
		}
		return s.paint(bold, s.name(state)) + pad("", columns-size(s.name(state)))
	})
	if strings.TrimSpace(names) != "" {
		s.line("", names)
	}
	s.row(s.label(reports.KindTeams, ""), s.teams)
	s.row("", s.teams) // of twice the height
	if slices.ContainsFunc(s.hidden.states, func(state presence.State) bool { return state != nil }) {
		s.line(s.pick("hidden calls", "Anruf verborgen"), s.hidden.draw(func(state presence.State, columns int) string {
			return s.paint(bold, strings.Repeat(map[bool]string{true: " ", false: "!"}[state == nil], columns))
		}))
	}
	if lanes := s.Lanes(); s.full {
		for _, really := range []bool{true, false} {
			for _, lane := range lanes[:len(lanes)-3] { // those that are reported
				if (lane.Kind == reports.KindSeen) != really {
					continue
				}
				strip := s.strip()
				for span := range lane.Spans() {
					s.put(&strip, span.From, span.To, span.State)
				}
				s.row(s.label(lane.Kind, lane.Device), strip)
			}
		}
		s.row(s.label(reports.KindCloudLink, ""), s.cloudLink)
		s.row(s.label(reports.KindSession, ""), s.session)
		_ = s.WriteByte('\n')
	}
}

// draw returns the pieces of the runs of columns that show the same state.
func (of strip) draw(piece func(state presence.State, columns int) string) string {
	var text strings.Builder
	for from, to := 0, 0; from < len(of.states); from = to {
		for to < len(of.states) && of.states[to] == of.states[from] {
			to++
		}
		text.WriteString(piece(of.states[from], to-from))
	}
	return text.String()
}

func (s *strips) row(label string, of strip) {
	s.line(label, of.draw(func(state presence.State, columns int) string {
		if state == nil {
			return pad("", columns)
		}
		return s.paint(lookOf(state).colour, strings.Repeat(lookOf(state).glyph, columns))
	}))
}

// line writes what is beside a label.
func (s *strips) line(label, text string) {
	if runes := []rune(label); len(runes) > maxLabel {
		label = string(runes[:maxLabel-1]) + "…"
	}
	_, _ = s.WriteString(strings.TrimRight(pad(label, maxLabel+2)+text, " ") + "\n")
}

const day = 24 * time.Hour

// steps are what can be between two times of the axis.
var steps = []time.Duration{
	time.Second, 5 * time.Second, 15 * time.Second, 30 * time.Second, time.Minute, 5 * time.Minute, 15 * time.Minute, 30 * time.Minute,
	time.Hour, 2 * time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour, day, 2 * day, 7 * day, 28 * day, 91 * day, 364 * day,
}

// axis writes round times over the columns that begin with them.
func (s *strips) axis() {
	const room = 12
	step := steps[0]
	for _, step = range steps {
		if float64(s.columns)*float64(step)/float64(s.whole) >= room {
			break
		}
	}
	layout := "|15:04"
	if step < time.Minute {
		layout = "|15:04:05"
	}
	offset := func(t time.Time) time.Duration {
		_, seconds := t.Zone()
		return time.Duration(seconds) * time.Second
	}
	text := ""
	for t := s.first.Add(offset(s.first)).Truncate(step).Add(-offset(s.first)); !t.After(s.Log.Last); t = t.Add(step) {
		at := t
		if step > time.Hour {
			at = t.Add(offset(s.first) - offset(t))
		}
		column, mark := s.column(at), at.Format(layout)
		if s.days && step >= time.Minute && at.Format("15:04") == "00:00" {
			mark = at.Format("|01-02")
		}
		if step >= 28*day {
			mark = at.Format("|2006-01-02")
		}
		if len(twice(at)) > 1 {
			mark += at.Format(" -07:00")
		}
		if !at.Before(s.first) && column >= size(text) && column+size(mark) <= s.columns {
			text = pad(text, column) + mark
		}
	}
	s.line("", s.paint(faint, text))
}
