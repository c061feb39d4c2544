package main

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/precedence/timeline"
)

// maxLabel is the most columns for the name of a lane.
const maxLabel = 24

// strips are lanes in which a column is a piece of the time, and one more what holds after it.
type strips struct {
	*drawing
	label, columns            int // of names, and beside them
	first                     time.Time
	whole                     time.Duration
	follow                    map[reports.Kind][]held // what follows from all reports
	hidden, disputed, differs []held
}

// A held is the look that holds longest in a column, and how much of the column that is.
type held struct {
	look
	share float64
}

func newStrips(d *drawing) *strips {
	s := &strips{drawing: d, first: d.Log.First, whole: d.Log.Last.Sub(d.Log.First)}
	for _, lane := range d.Lanes() {
		s.label = min(max(s.label, size(d.printer.label(lane.Kind, lane.Device))), maxLabel, d.width/3)
	}
	s.columns = d.width - s.label - 4
	s.follow = map[reports.Kind][]held{reports.KindTeams: s.strip(), reports.KindSession: s.strip(), reports.KindCloudLink: s.strip()}
	s.hidden, s.disputed, s.differs = s.strip(), s.strip(), s.strip()
	return s
}

func (s *strips) strip() []held { return make([]held, s.columns+1) }

// column returns how many columns there are before a time; zero is never.
func (s *strips) column(t time.Time) float64 {
	switch {
	case t.IsZero():
		return float64(s.columns + 1)
	case s.whole == 0:
		return float64(s.columns)
	}
	return float64(t.Sub(s.first)) * float64(s.columns) / float64(s.whole)
}

// put puts a look from one time to another into a strip. That no call vanishes, Busy takes each
// column in which it is.
func (s *strips) put(to []held, from, until time.Time, l look) {
	begin, end := s.column(from), s.column(until)
	for column := int(begin); float64(column) < end; column++ {
		share := min(end, float64(column+1)) - max(begin, float64(column))
		if l == looks["bu"] {
			share++
		}
		switch of := &to[column]; {
		case of.look == l:
			of.share += share
		case of.share < share:
			of.look, of.share = l, share
		}
	}
}

// add adds a stretch.
func (s *strips) add(stretch timeline.Stretch) {
	s.put(s.follow[reports.KindTeams], stretch.From, stretch.To, lookOf(stretch.Resolution.Teams))
	s.put(s.follow[reports.KindCloudLink], stretch.From, stretch.To, lookOf(stretch.Resolution.CloudLink))
	s.put(s.follow[reports.KindSession], stretch.From, stretch.To, sessionLook(stretch.Resolution.Session))
	if stretch.HiddenCall {
		s.put(s.hidden, stretch.From, stretch.To, look{"!", bold})
	}
	if len(stretch.Disputes) > 0 {
		s.put(s.disputed, stretch.From, stretch.To, look{"?", bold})
	}
}

// differ adds a time in which something else was seen.
func (s *strips) differ(d timeline.Difference) { s.put(s.differs, d.From, d.To, look{"≠", bold}) }

// write writes the lanes, and below some what there is to know of them.
func (s *strips) write() {
	_ = s.WriteByte('\n')
	if s.whole == 0 {
		return
	}
	s.axis()
	for _, lane := range s.Lanes() {
		strip, drawn := s.follow[lane.Kind]
		if !drawn {
			strip = s.strip()
			for span := range lane.Spans() {
				s.put(strip, span.From, span.To, lookOf(span.State))
			}
		}
		s.row(s.printer.label(lane.Kind, lane.Device), strip)
		switch lane.Kind {
		case reports.KindTeams:
			s.row(s.pick("hidden calls", "Anruf verborgen"), s.hidden)
			s.row(s.pick("disputed", "strittig"), s.disputed)
		case reports.KindSeen:
			s.row(s.pick("differs", "abweichend"), s.differs)
		}
	}
	marks := []string{s.pick("rightmost: since the last report", "ganz rechts: seit der letzten Meldung")}
	for _, mark := range []struct {
		strip []held
		text  string
	}{
		{s.hidden, s.pick("! hidden call", "! Anruf verborgen")},
		{s.disputed, s.pick("? disputed", "? strittig")},
		{s.differs, s.pick("≠ differs, and no delay explains it", "≠ weicht ab, nicht durch Verzögerung")},
	} {
		if slices.ContainsFunc(mark.strip, func(of held) bool { return of != held{} }) {
			marks = append(marks, mark.text)
		}
	}
	s.legend(marks...)
	_ = s.WriteByte('\n')
}

// row writes a strip, unless it is empty.
func (s *strips) row(label string, strip []held) {
	var text strings.Builder
	for from, to := 0, 0; from < len(strip); from = to {
		if from == s.columns {
			text.WriteByte(' ')
		}
		for to++; to < len(strip) && to != s.columns && strip[to].look == strip[from].look; to++ {
		}
		text.WriteString(s.paint(strip[from].colour, strings.Repeat(cmp.Or(strip[from].sign, " "), to-from)))
	}
	if strings.TrimSpace(text.String()) != "" {
		s.line(label, text.String())
	}
}

// line writes what is beside a label.
func (s *strips) line(label, text string) {
	if runes := []rune(label); len(runes) > s.label {
		label = string(runes[:s.label-1]) + "…"
	}
	_, _ = s.WriteString(strings.TrimRight(pad(label, s.label+2)+text, " ") + "\n")
}

// axis writes round times over the columns that begin with them.
func (s *strips) axis() {
	const room = 12
	times, step := reports.Axis(s.first, s.Log.Last, float64(s.columns)/room)
	layout := "|15:04"
	if step < time.Minute {
		layout = "|15:04:05"
	}
	text := ""
	for _, at := range times {
		column, mark := int(s.column(at)), at.Format(layout)
		if s.days && step >= time.Minute && at.Format("15:04") == "00:00" {
			mark = at.Format("|01-02")
		}
		if step > 7*24*time.Hour {
			mark = at.Format("|2006-01-02")
		}
		if twice(at) {
			mark += at.Format(" -07:00")
		}
		if column >= size(text) && column+size(mark) <= s.columns {
			text = pad(text, column) + mark
		}
	}
	s.line("", s.paint(faint, text))
}
