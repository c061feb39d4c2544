package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// What is drawn unless all is wanted.
const (
	maxRows   = 24
	maxOthers = 8 // differences, and as many conflicts
	maxDoubts = 3
)

// A drawing is a timeline that is being written for people.
type drawing struct {
	*call
	*reports.Timeline
	layout
	full bool // rather than a summary
	wide int  // of most stretches of time
}

// A layout says how times are written.
type layout struct{ days, seconds, milliseconds bool }

// clock writes the time of day, in the hour that comes twice with the offset.
func (l layout) clock(t time.Time) string {
	text := "15:04"
	if l.seconds || l.milliseconds {
		text += ":05"
	}
	if l.milliseconds {
		text += ".000"
	}
	if len(twice(t)) > 1 {
		text += " -07:00"
	}
	return t.Format(text)
}

// span writes a stretch of time, with dates where they help.
func (l layout) span(from, to time.Time) string {
	text := l.clock(from) + "–"
	if l.days {
		text = from.Format(time.DateOnly) + " " + text
	}
	if to.IsZero() {
		return text
	}
	if from.Format(time.DateOnly) != to.Format(time.DateOnly) {
		text += to.Format(time.DateOnly) + " "
	}
	return text + l.clock(to)
}

// draw writes the summary, the lanes, and the list of what others saw.
func (d drawing) draw() {
	log := d.Log
	if log.Reports == 0 {
		d.text("", bold, d.pick("No reports.", "Keine Meldungen."))
		return
	}
	d.days = log.First.Format(time.DateOnly) != log.Last.Format(time.DateOnly)
	strips := newStrips(d)
	rows, hidden, doubled := 0, 0, false
	var before timeline.Stretch
	var doubts []timeline.Remark
	for s := range d.Stretches() {
		d.seconds = d.seconds || s.From.Second() != 0
		d.milliseconds = d.milliseconds || s.From.Nanosecond() != 0
		doubled = doubled || len(twice(s.From)) > 1
		strips.add(s)
		for _, r := range s.Remarks {
			if r.Kind != timeline.RemarkExpired && r.Kind != timeline.RemarkFaded && len(doubts) <= maxDoubts && !slices.Contains(doubts, r) {
				doubts = append(doubts, r)
			}
		}
		if !d.same(s, before) {
			rows++
		}
		if !d.same(s, before) && s.HiddenCall {
			hidden++
		}
		before = s
	}
	d.wide = size(d.span(log.First.UTC(), log.First.UTC())) // which has no hour twice
	if doubled {
		d.wide += 2 * len(" +01:00")
	}
	zone := log.First.Location().String()
	if zone == "" {
		zone = log.First.Format("-07:00")
	}
	when := layout{days: true, seconds: true}.span(log.First, log.Last)
	d.text("", faint, strings.TrimPrefix(fmt.Sprintf(d.pick("%s: %s, times %s, reports: %d", "%s: %s, Zeiten %s, Meldungen: %d"), log.User, when, zone, log.Reports), ": "))
	sum := d.Reports().Summary()
	d.text("", bold, d.hiddenCalls(sum))
	if sum.Known > 0 {
		d.text("", bold, d.asExpected(sum))
	}
	for i, doubt := range doubts {
		if i == maxDoubts {
			d.text("  ", faint, d.pick("... and more", "... und weitere"))
			break
		}
		d.text("", "", d.pick("In doubt: ", "Zweifelhaft: ")+d.remark(doubt))
	}
	strips.drawing = d
	strips.write()
	if !d.full {
		return
	}
	d.list(rows, hidden)
	if sum.Differences > 0 {
		d.differences()
	}
	for i, c := range log.Conflicts[:min(len(log.Conflicts), maxOthers)] {
		d.blank(i == 0)
		d.text("", "", fmt.Sprintf(d.pick(
			"Two reports of one time, %s, %s: line %d says %s, line %d says %s, which counts.",
			"Zwei Meldungen zu einer Zeit, %s, %s: Zeile %d sagt %s, Zeile %d sagt %s, was zählt.",
		), d.clock(c.At), d.label(c.Kind, c.Device), c.Line, d.name(c.State), c.CountsLine, d.name(c.Counts)))
	}
	d.more(log.Conflicting - maxOthers)
}

func (c *call) blank(yes bool) {
	if yes {
		_ = c.WriteByte('\n')
	}
}

func (d drawing) more(n int) {
	if n > 0 {
		d.text("  ", faint, fmt.Sprintf(d.pick("... and %d more", "... und %d weitere"), n))
	}
}

// hiddenCalls says how many calls were hidden, and for how long.
func (d drawing) hiddenCalls(sum timeline.Summary) string {
	text := d.pick("Calls hidden from others: %d, %s in all.", "Anrufe, die anderen verborgen blieben: %d, zusammen %s.")
	if sum.Open {
		text = d.pick("Calls hidden from others: %d, at least %s in all.", "Anrufe, die anderen verborgen blieben: %d, zusammen mindestens %s.")
	}
	if sum.HiddenCalls == 0 {
		return d.pick("No call was hidden from others.", "Kein Anruf blieb anderen verborgen.")
	}
	return fmt.Sprintf(text, sum.HiddenCalls, reports.Spell(sum.Hidden))
}

// asExpected says how far what was really seen is what was expected.
func (d drawing) asExpected(sum timeline.Summary) string {
	return fmt.Sprintf(d.pick(
		"Seen as expected for %d %% of the time that is known. Differences: %d (by a delay: %d, unexplained: %d). Calls that should have been seen, but were not: %d.",
		"Zu %d %% der bekannten Zeit wie erwartet gesehen. Abweichungen: %d (durch Verzögerung: %d, ungeklärt: %d). Anrufe, die zu sehen sein sollten, es aber nicht waren: %d.",
	), int(100*sum.AsExpected.Seconds()/sum.Known.Seconds()), sum.Differences, sum.Delays, sum.Unexplained, sum.UnseenCalls)
}

// same reports whether two stretches are one row. If all is wanted, none are.
func (d drawing) same(a, b timeline.Stretch) bool {
	return !d.given["all"] && !b.From.IsZero() && a.Resolution.Teams == b.Resolution.Teams && a.HiddenCall == b.HiddenCall
}

// list writes what others saw in each row; of too many those in which a call was hidden, as far as
// there are.
func (d drawing) list(rows, hidden int) {
	only := rows > maxRows && hidden > 0 && !d.given["all"]
	title := d.pick("others saw", "andere sahen")
	if hidden > 0 {
		title += d.pick(" (! a call was hidden; the command says why)", " (! ein Anruf blieb verborgen; der Befehl sagt, warum)")
	}
	d.text("", bold, title)
	left := rows
	write := func(s timeline.Stretch) (more bool) {
		if s.From.IsZero() || only && !s.HiddenCall {
			return true
		}
		left--
		mark, state := " ", d.state(s.Resolution.Teams)
		if s.HiddenCall {
			mark = d.paint(bold, "!")
		}
		_, _ = d.WriteString(mark + " " + pad(d.span(s.From, s.To), d.wide) + "  " + d.paint(state.colour, state.text) + "\n")
		if s.HiddenCall || d.given["all"] {
			d.text("    ", faint, d.commandLine(s.Input))
		}
		return d.given["all"] || rows-left < maxRows
	}
	var row timeline.Stretch
	more := true
	for s := range d.Stretches() {
		if d.same(s, row) {
			row.To = s.To
			continue
		}
		if more = write(row); !more {
			break
		}
		row = s
	}
	if more {
		write(row)
	}
	if left > 0 {
		d.text("  ", faint, fmt.Sprintf(d.pick("... and %d more, which -all lists", "... und %d weitere, siehe -all"), left))
	}
}

// differences writes where others really saw something else.
func (d drawing) differences() {
	n := 0
	for difference := range d.Reports().Differences() {
		if n++; n == 1 {
			d.blank(true)
			d.text("", bold, d.pick("really seen, where something else was expected (-at explains it)", "wirklich gesehen, wo anderes zu erwarten war (-at erklärt es)"))
		}
		if n > maxOthers && !d.given["all"] {
			d.text("  ", faint, d.pick("... and more, which -all lists", "... und weitere, siehe -all"))
			return
		}
		d.text("  ", "", pad(d.span(difference.From, difference.To), d.wide)+"  "+d.difference(difference))
	}
}

func (d drawing) difference(of timeline.Difference) string {
	text := d.state(of.Seen.Teams).text + d.pick(", expected: ", ", erwartet: ") + d.state(of.Resolution.Teams).text
	if of.Delayed {
		text += d.pick(" (a delay)", " (eine Verzögerung)")
	}
	return text
}

// remarks are what there is to know about a report: of a device, its state and its time.
var remarks = map[timeline.RemarkKind][2]string{
	timeline.RemarkExpired:  {"%s: “%s” of %s has ended by itself.", "%s: „%s“ von %s ist von selbst abgelaufen."},
	timeline.RemarkFaded:    {"%s: “%s” of %s was not written again, and counts as Away.", "%s: „%s“ von %s wurde nicht erneuert und zählt als „Abwesend“."},
	timeline.RemarkLongCall: {"%s: “%s” since %s, longer than a call lasts. Is a hang-up missing?", "%s: „%s“ seit %s, länger als ein Anruf dauert. Fehlt das Auflegen?"},
	timeline.RemarkSilent:   {"%s: “%s” of %s, and nothing since.", "%s: „%s“ von %s, und seither nichts."},
	timeline.RemarkTwoCalls: {"%s: “%s” of %s, after two calls. The second may go on.", "%s: „%s“ von %s, nach zwei Anrufen. Der zweite dauert vielleicht an."},
}

func (d drawing) remark(r timeline.Remark) string {
	state, ok := r.Report.State.(presence.State)
	if !ok {
		return ""
	}
	at, text := r.Report.At.In(d.Log.First.Location()), remarks[r.Kind]
	return fmt.Sprintf(d.pick(text[0], text[1]), d.label(kinds[state.Vocabulary()], strings.TrimSpace(r.Report.Source+" "+r.Report.Device)), d.name(state), at.Format(time.DateTime))
}

// kinds are those of the lanes of devices, by their vocabularies.
var kinds = map[string]reports.Kind{"Line": reports.KindLine, "MiVO400": reports.KindUserPresence, "TeamsClient": reports.KindClient, "Configured": reports.KindConfigured}

// label returns the name of a lane.
func (p printer) label(kind reports.Kind, device string) string {
	text := kind.Label(p.language)
	if kind == reports.KindLine || kind == reports.KindClient {
		text = strings.TrimSpace(text + " " + device)
	}
	return text
}
