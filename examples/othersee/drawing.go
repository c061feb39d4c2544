package main

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// What is written unless all is wanted.
const (
	maxRows   = 24
	maxOthers = 8 // differences, and as many conflicts, reasons of bad lines and times of calls
	maxDoubts = 3
)

// A drawing is a timeline that is being written for people.
type drawing struct {
	*call
	*reports.Timeline
	days bool // whether times have their dates
	wide int  // the size of stretches of time
}

// clock writes the time of day, as precisely as it is, in the hour that comes twice with the offset.
func clock(t time.Time) string {
	layout := "15:04"
	if t.Second()+t.Nanosecond() > 0 {
		layout = "15:04:05.999"
	}
	if twice(t) {
		layout += " -07:00"
	}
	return t.Format(layout)
}

// moment writes a time with its date.
func moment(t time.Time) string { return t.Format(time.DateOnly) + " " + clock(t) }

// span writes a stretch of time, with dates where they help.
func (d *drawing) span(from, to time.Time) string {
	text := clock(from) + "–"
	if d.days {
		text = moment(from) + "–"
	}
	if to.IsZero() {
		return text
	}
	if from.Format(time.DateOnly) != to.Format(time.DateOnly) {
		text += to.Format(time.DateOnly) + " "
	}
	return text + clock(to)
}

// rows count stretches that belong together, and keep the first of them.
type rows struct {
	n    int
	kept []timeline.Stretch
}

// add adds a stretch, which may go on with the last row.
func (r *rows) add(s timeline.Stretch, goesOn bool) {
	switch {
	case goesOn && r.n == len(r.kept):
		r.kept[r.n-1].To = s.To
	case !goesOn:
		if r.n++; r.n <= maxRows {
			r.kept = append(r.kept, s)
		}
	}
}

// draw writes the summary, the lanes, and the list of what was to be expected.
func (d *drawing) draw() {
	log, strips := d.Log, newStrips(d)
	var all, withCalls, hidden, disputed rows
	var doubts []timeline.Remark
	var before timeline.Stretch
	for s := range d.Stretches() {
		strips.add(s)
		for _, r := range s.Remarks {
			if r.Kind != timeline.RemarkExpired && r.Kind != timeline.RemarkFaded && len(doubts) <= maxDoubts && !slices.Contains(doubts, r) {
				doubts = append(doubts, r)
			}
		}
		goesOn := same(s, before)
		if all.add(s, goesOn); s.HiddenCall || s.DisputedCall {
			withCalls.add(s, goesOn)
		}
		if s.HiddenCall {
			hidden.add(s, before.HiddenCall)
		}
		if s.DisputedCall {
			disputed.add(s, before.DisputedCall && points(s, true) == points(before, true))
		}
		before = s
	}
	var differing []timeline.Difference // the first that no delay explains
	var differ, unseen rows
	var until time.Time // the end of the last that is unseen
	for difference := range d.Reports().Differences() {
		if difference.Delayed {
			continue
		}
		if strips.differ(difference); len(differing) < maxOthers {
			differing = append(differing, difference)
		}
		row := timeline.Stretch{From: difference.From, To: difference.To}
		if differ.add(row, false); difference.UnseenCall {
			unseen.add(row, row.From.Equal(until))
			until = row.To
		}
	}
	when := (&drawing{days: true}).span(log.First, log.Last)
	d.text("", faint, strings.TrimPrefix(fmt.Sprintf(d.pick("%s: %s, times %s, reports: %d", "%s: %s, Zeiten %s, Meldungen: %d"), log.User, when, d.zoneOf(log), log.Reports), ": "))
	d.days = log.First.Format(time.DateOnly) != log.Last.Format(time.DateOnly)
	sum := d.Reports().Summary()
	d.calls(sum, hidden, disputed, unseen)
	d.asExpected(sum, differ)
	for i, doubt := range doubts {
		if i == maxDoubts {
			d.text("  ", faint, d.pick("... and more", "... und weitere"))
			break
		}
		d.text("", "", d.pick("In doubt: ", "Zweifelhaft: ")+d.remark(doubt))
	}
	strips.write()
	if all.n > 0 {
		d.list(all, withCalls)
	}
	d.differences(sum, slices.Values(differing))
	for i, c := range log.Conflicts[:min(len(log.Conflicts), maxOthers)] {
		d.blank(i == 0)
		d.text("", "", fmt.Sprintf(d.pick(
			"Two reports of one time, %s, %s: line %d says “%s”, line %d says “%s”, which counts.",
			"Zwei Meldungen zu einer Zeit, %s, %s: Zeile %d sagt „%s“, Zeile %d sagt „%s“, was zählt.",
		), clock(c.At), d.label(c.Kind, c.Device), c.Line, d.name(c.State), c.CountsLine, d.name(c.Counts)))
	}
	d.more(log.Conflicting - maxOthers)
}

func (c *call) blank(yes bool) {
	if yes {
		_ = c.WriteByte('\n')
	}
}

func (c *call) more(n int) {
	if n > 0 {
		c.text("  ", faint, fmt.Sprintf(c.pick("... and %d more", "... und %d weitere"), n))
	}
}

// times lists the first times of rows, those of calls that are disputed with the points.
func (d *drawing) times(of rows) string {
	var all []string
	for _, s := range of.kept[:min(of.n, maxOthers)] {
		all = append(all, d.span(s.From, s.To))
		if s.DisputedCall {
			all[len(all)-1] += " (" + points(s, true) + ")"
		}
	}
	if of.n > maxOthers {
		all = append(all, "...")
	}
	return strings.Join(all, ", ")
}

// calls says how many calls others did not see, or not for certain, and when.
func (d *drawing) calls(sum timeline.Summary, hidden, disputed, unseen rows) {
	if hidden.n > 0 {
		text := d.pick("Calls hidden from others: %d, %s in all: %s.", "Anrufe, die anderen verborgen blieben: %d, zusammen %s: %s.")
		if sum.Open {
			text = d.pick("Calls hidden from others: %d, at least %s in all: %s.", "Anrufe, die anderen verborgen blieben: %d, zusammen mindestens %s: %s.")
		}
		d.text("", bold, fmt.Sprintf(text, sum.HiddenCalls, reports.Spell(sum.Hidden), d.times(hidden)))
	}
	if disputed.n > 0 {
		d.text("", bold, fmt.Sprintf(d.pick(
			"Calls of which it is disputed whether others saw them: %d, %s.",
			"Anrufe, bei denen strittig ist, ob andere sie sahen: %d, %s.",
		), sum.DisputedCalls, d.times(disputed)))
	}
	if unseen.n > 0 {
		d.text("", bold, fmt.Sprintf(d.pick("Calls that others should have seen, but did not: %d, %s.", "Anrufe, die andere hätten sehen sollen, aber nicht sahen: %d, %s."), unseen.n, d.times(unseen)))
	}
	switch {
	case !d.knowsCalls():
		d.text("", bold, d.pick("No line is reported, so no call is known.", "Keine Leitung ist gemeldet, also ist kein Anruf bekannt."))
	case hidden.n+disputed.n+unseen.n == 0:
		d.text("", bold, d.pick("By the reports, no call was hidden from others.", "Nach den Meldungen blieb kein Anruf verborgen."))
	}
}

// knowsCalls reports whether a line is reported.
func (d *drawing) knowsCalls() bool {
	return slices.ContainsFunc(d.Lanes(), func(l reports.Lane) bool { return l.Kind == reports.KindLine })
}

// asExpected says how far what was actually seen is what was expected, and when it was not.
func (d *drawing) asExpected(sum timeline.Summary, differ rows) {
	if sum.Known == 0 {
		return
	}
	text := fmt.Sprintf(d.pick("Seen as expected for %d %% of the time that is known", "Zu %d %% der bekannten Zeit wie erwartet gesehen"), reports.Share(sum))
	if sum.Delays > 0 {
		text += fmt.Sprintf(d.pick(", including what a delay of %s may explain (%d×)", ", einschließlich dessen, was eine Verzögerung von %s erklären kann (%d×)"), reports.Spell(reports.MaxDelay), sum.Delays)
	}
	if text += "."; differ.n > 0 {
		text += fmt.Sprintf(d.pick(" Differences: %d, %s.", " Abweichungen: %d, %s."), differ.n, d.times(differ))
	}
	if sum.Unexplained > 0 {
		text += fmt.Sprintf(d.pick(" Unexplained: %d.", " Ungeklärt: %d."), sum.Unexplained)
	}
	d.text("", bold, text)
}

// mark returns what marks a stretch: ! a call that is hidden, ? that others may have seen
// something else.
func mark(s timeline.Stretch) string {
	switch {
	case s.HiddenCall:
		return "!"
	case len(s.Disputes) > 0:
		return "?"
	default:
		return " "
	}
}

// points lists the points on which a stretch is disputed, or of a call only whether it is hidden.
func points(s timeline.Stretch, ofCall bool) string {
	var all []string
	for _, dispute := range s.Disputes {
		if !ofCall || s.DisputedCall && reports.ShowsCall(dispute.Otherwise.Teams) == s.HiddenCall {
			all = append(all, dispute.Point.String())
		}
	}
	return strings.Join(all, ", ")
}

// ifSignedOut reports whether what is expected holds only if no client is running, as none is reported.
func ifSignedOut(s timeline.Stretch) bool { return explain.IfSignedOut(s.Resolution, s.Input) }

// same reports whether two stretches are one row.
func same(a, b timeline.Stretch) bool {
	return !b.From.IsZero() && a.Resolution.Teams == b.Resolution.Teams && ifSignedOut(a) == ifSignedOut(b) && a.HiddenCall == b.HiddenCall && a.DisputedCall == b.DisputedCall && points(a, false) == points(b, false)
}

// list writes what was to be expected in each row; of too many those with calls that were hidden or may
// have been, if there are any; if all is wanted, in each stretch.
func (d *drawing) list(all, withCalls rows) {
	d.text("", bold, reports.KindTeams.Label(d.language))
	if all.n > maxRows && withCalls.n > 0 {
		all.kept = withCalls.kept
	}
	for _, s := range all.kept {
		d.wide = max(d.wide, size(d.span(s.From, s.To)))
	}
	stretches := slices.Values(all.kept)
	if d.given["all"] {
		stretches = d.Stretches()
	}
	for s := range stretches {
		state := d.state(s.Resolution.Teams)
		text := d.paint(bold, mark(s)) + " " + pad(d.span(s.From, s.To), d.wide) + "  " + d.paint(state.colour, state.text)
		if ifSignedOut(s) {
			text += d.pick(", if no client is running", ", wenn kein Client läuft")
		}
		if disputed := points(s, false); disputed != "" {
			text += d.pick("  disputed: ", "  strittig: ") + disputed
		}
		_, _ = d.WriteString(text + "\n")
		if because := reports.Hides(s, d.language); s.HiddenCall && because != "" {
			d.text("    ", "", because)
		}
		if s.HiddenCall || s.DisputedCall || d.given["all"] {
			d.verbatim("    ", d.commandLine(s.Input))
		}
	}
	d.left(all.n - len(all.kept))
}

// left says how many rows only -all lists.
func (d *drawing) left(n int) {
	if n > 0 && !d.given["all"] {
		d.text("  ", faint, fmt.Sprintf(d.pick("... and %d more, which -all lists", "... und %d weitere, siehe -all"), n))
	}
}

// differences writes where others really saw something else: in those that are given or, if all is
// wanted, in each difference.
func (d *drawing) differences(sum timeline.Summary, differing iter.Seq[timeline.Difference]) {
	if d.given["all"] {
		differing = d.Reports().Differences()
	}
	n := 0
	for difference := range differing {
		if n++; n == 1 {
			d.blank(true)
			d.text("", bold, d.pick("actually seen, where something else was expected (-at says more)", "wirklich gesehen, wo anderes zu erwarten war (-at sagt mehr)"))
		}
		d.text("  ", "", pad(d.span(difference.From, difference.To), d.wide)+"  "+d.difference(difference))
		d.text("    ", faint, d.possible(difference))
	}
	if n > 0 {
		d.left(sum.Differences - n)
	}
}

func (d *drawing) difference(of timeline.Difference) string {
	return d.state(of.Seen.Teams).text + d.pick(", expected: ", ", erwartet: ") + d.state(of.Resolution.Teams).text
}

// possible gives the likeliest reason of a difference, and how many more there are.
func (d *drawing) possible(of timeline.Difference) string {
	var reasons []string
	if of.Delayed {
		reasons = append(reasons, d.pick("a delay", "eine Verzögerung"))
	}
	_, causes, _ := of.Causes.Parts(d.language)
	for _, c := range causes {
		reasons = append(reasons, strings.TrimSuffix(c.Cause, "."))
	}
	switch len(reasons) {
	case 0:
		return d.pick("No cause fits.", "Keine Ursache passt.")
	case 1:
		return d.pick("Possible: ", "Möglich: ") + reasons[0] + "."
	default:
		return fmt.Sprintf(d.pick("Possible: %s. Further causes: %d.", "Möglich: %s. Weitere Ursachen: %d."), reasons[0], len(reasons)-1)
	}
}

// remarks are what there is to know about a report: of a device, its state and its time.
var remarks = map[timeline.RemarkKind][2]string{
	timeline.RemarkExpired:  {"%s: “%s” of %s has ended by itself.", "%s: „%s“ von %s ist von selbst abgelaufen."},
	timeline.RemarkFaded:    {"%s: “%s” of %s was not written again, and counts as Away.", "%s: „%s“ von %s wurde nicht erneuert und zählt als „Abwesend“."},
	timeline.RemarkLongCall: {"%s: “%s” since %s, longer than a call lasts. Is a hang-up missing?", "%s: „%s“ seit %s, länger als ein Anruf dauert. Fehlt das Auflegen?"},
	timeline.RemarkSilent:   {"%s: “%s” of %s, and no report for long after it.", "%s: „%s“ von %s, und danach lange keine Meldung."},
	timeline.RemarkTwoCalls: {"%s: “%s” of %s, after two calls. The second may go on.", "%s: „%s“ von %s, nach zwei Anrufen. Der zweite dauert vielleicht an."},
}

func (d *drawing) remark(r timeline.Remark) string {
	state := r.Report.State.(presence.State) // a line's, a client's or one set by hand
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
