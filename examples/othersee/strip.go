package main

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/presence"
)

// maxLabel is the number of columns for the name of a lane that is drawn.
const maxLabel = 24

// strips draws each lane as one row, in which a column is a piece of the time and shows the
// state that held for the most of it; and below them, where a call was hidden at all.
func (d drawing) strips() {
	whole := d.Log.Last.Sub(d.Log.First)
	if whole <= 0 {
		return
	}
	lanes := d.Lanes()
	labels := utf8.RuneCountInString(d.hiddenLabel())
	for _, lane := range lanes {
		labels = max(labels, utf8.RuneCountInString(short(d.label(lane))))
	}
	s := strip{d, labels, width - labels - 2, whole}
	s.axis()
	for _, lane := range lanes {
		tallies := make([]map[presence.State]time.Duration, s.columns)
		for span := range lane.Spans() {
			s.each(span.From, span.To, func(column int, part time.Duration) {
				if tallies[column] == nil {
					tallies[column] = map[presence.State]time.Duration{}
				}
				tallies[column][span.State] += part
			})
		}
		row := make([]cell, s.columns)
		for column, tally := range tallies {
			row[column] = cell{text: " "}
			if state := longest(tally); state != nil {
				look := lookOf(state)
				row[column] = cell{look.glyph, look.colour}
			}
		}
		s.write(short(d.label(lane)), row)
	}
	s.hidden()
	_ = d.WriteByte('\n')
}

// longest returns the state that held longest, of two the one with the greater number, or nil.
func longest(tally map[presence.State]time.Duration) (state presence.State) {
	for s, duration := range tally {
		if state == nil || duration > tally[state] || duration == tally[state] && s.GoString() > state.GoString() {
			state = s
		}
	}
	return state
}

// A strip is a row of columns for the whole time of a log.
type strip struct {
	drawing
	labels, columns int
	whole           time.Duration
}

// at returns the time since the first report at which a column begins.
func (s strip) at(column int) time.Duration {
	return time.Duration(float64(s.whole) * float64(column) / float64(s.columns))
}

// each calls do for each column of which a part lies between two times; for what begins with
// the last report, the last column, with no part.
func (s strip) each(from, to time.Time, do func(column int, part time.Duration)) {
	begin, end := from.Sub(s.Log.First), s.end(to).Sub(s.Log.First)
	if begin == s.whole {
		do(s.columns-1, 0)
	}
	for column := s.column(begin); column < s.columns && s.at(column) < end; column++ {
		if part := min(end, s.at(column+1)) - max(begin, s.at(column)); part > 0 {
			do(column, part)
		}
	}
}

// column returns the column of a time, or the one before it.
func (s strip) column(at time.Duration) int {
	return max(0, int(float64(at)/float64(s.whole)*float64(s.columns))-1)
}

// axis writes times over the columns that begin with them.
func (s strip) axis() {
	const marks = 4
	layout := "|15:04"
	if strings.HasPrefix(s.layout, time.DateOnly) {
		layout = "|01-02 15:04"
	}
	if s.whole < time.Hour {
		layout = "|15:04:05"
	}
	var text strings.Builder
	text.WriteString(strings.Repeat(" ", s.labels+2))
	for mark := range marks {
		column := mark * s.columns / marks
		text.WriteString(fmt.Sprintf("%-*s", (mark+1)*s.columns/marks-column, s.Log.First.Add(s.at(column)).Format(layout)))
	}
	_, _ = s.WriteString("\n" + strings.TrimRight(text.String(), " ") + "\n")
}

func (s strip) hidden() {
	row := make([]cell, s.columns)
	for i := range row {
		row[i] = cell{text: " "}
	}
	any := false
	for stretch := range s.Stretches() {
		if stretch.HiddenCall {
			s.each(stretch.From, stretch.To, func(column int, _ time.Duration) {
				row[column] = cell{"!", bold}
				any = true
			})
		}
	}
	if any {
		s.write(s.hiddenLabel(), row)
	}
}

// write writes a row, cells of one colour as one piece.
func (s strip) write(label string, row []cell) {
	var text strings.Builder
	text.WriteString(label + strings.Repeat(" ", s.labels+2-utf8.RuneCountInString(label)))
	for i := 0; i < len(row); {
		piece, colour := "", row[i].colour
		for ; i < len(row) && row[i].colour == colour; i++ {
			piece += row[i].text
		}
		text.WriteString(s.in(colour, piece))
	}
	_, _ = s.WriteString(strings.TrimRight(text.String(), " ") + "\n")
}

// label returns the name of a lane.
func (d drawing) label(lane reports.Lane) string {
	switch lane.Kind {
	case reports.KindLine:
		return strings.TrimSpace(d.pick("line ", "Leitung ") + lane.Device)
	case reports.KindUserPresence:
		return d.pick("user presence", "Benutzerpräsenz")
	case reports.KindClient:
		return strings.TrimSpace(d.pick("client ", "Client ") + lane.Device)
	case reports.KindConfigured:
		return d.pick("set by hand", "selbst eingestellt")
	case reports.KindSeen:
		return d.pick("really seen", "wirklich gesehen")
	case reports.KindCloudLink:
		return "CloudLink"
	case reports.KindSession:
		return d.pick("CloudLink's session", "CloudLinks Sitzung")
	default:
		return d.pick("others saw", "andere sahen")
	}
}

func (d drawing) hiddenLabel() string {
	return d.pick("hidden call", "Anruf verborgen")
}

// short returns a label that fits where lanes are drawn.
func short(label string) string {
	if runes := []rune(label); len(runes) > maxLabel {
		return string(runes[:maxLabel-1]) + "…"
	}
	return label
}
