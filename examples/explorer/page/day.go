package page

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/examples/internal/words"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// example is the log that is drawn where there is none.
//
//go:embed day.jsonl
var example string

// MaxLog is the longest log that is drawn, in bytes.
const MaxLog = 1 << 20

// Of a log that is longer than a page can show, the first is shown.
const (
	maxSentences = 5
	maxLanes     = 30
	maxStretches = 300
)

// A day is a log, drawn.
type day struct {
	Own                bool   // else it is the example
	Log, Problem       string // the log, and why it is not drawn, "" if it is
	Sentences          []sentence
	Facts              []string
	Lanes              []lane
	Signs              []presence.State // that are drawn
	Marks              []string         // and classes of calls and doubts
	Ticks              []tick
	Marker, Now        string // where the moment is, and its time
	Anchor             string // which part of the time stands there
	End                string // where the last report is
	First, Span        int64  // in milliseconds, for a click
	Zone               int    // in seconds
	Stretches          []stretch
	More               int // stretches that are not shown
	Bad                []string
	BadLines           int
	Time, When, Around string
	Moment             *answer
}

// A sentence is what there is to know, strongest first.
type sentence struct {
	Text, Because string // the second goes on, from its comma
	At, When      string // a time to look at, and the words for it
}

// A lane is a row of the drawing. Its spans and calls have their places in percent.
type lane struct {
	Name, Class string
	Group       string // the name of a text, of the first lane of a group
	Big         bool   // it is of what others see
	Spans       []span
	Calls       []call // or where something else was seen
	Doubts      []call // where what others see is disputed, or open
}

type span struct {
	State presence.State
	X, W  string
	Title string
	Mark  string // where its glyph stands, "" if there is no room
	Short bool   // whether there is little
	Word  string // beside its glyph, "" if there is no room
}

type call struct {
	x, w         float64
	X, W, Middle string
	Class, Word  string
	Title        string
}

// A tick is a round time. At the very beginning its text is behind it.
type tick struct {
	X, Text string
	First   bool
}

// marks are the classes of calls and doubts, in the order of the legend.
var marks = []string{"", "hides", "doubted", "differs", "disputed", "open", "after", "empty"}

type stretch struct {
	When, At string
	Teams    presence.Teams
	Call     string // "hides", "doubted" or ""
	Doubt    string // "disputed", "open" or ""
	Differs  string // when something else was seen, "" if it was not
	Seen     string // what was actually seen in it, "" if that is not known
	Reported string
}

func (p *page) day(log *string) {
	d := &day{Own: log != nil}
	text := example
	if d.Own {
		text, d.Log = *log, *log
	}
	p.fill("day", p.t("dayTitle"), d)
	if strings.Contains(p.Case.View, ":") {
		d.Time = p.Case.View
	}
	if len(text) > MaxLog {
		d.Problem = p.t("longLog")
		return
	}
	file, _ := reports.Read(strings.NewReader(text), reports.Options{}) // reading a string has no errors
	of := file.Logs[0]
	d.Bad, d.BadLines = p.bad(file, of), file.BadLines
	switch {
	case strings.TrimSpace(text) == "":
		d.Problem = p.t("emptyLog")
	case of.Reports == 0:
		d.Problem = p.t("badLog")
	default:
		p.draw(d, of)
	}
}

func (p *page) draw(d *day, log *reports.Log) {
	t := reports.NewTimeline(log, p.Case.By())
	s := newScale(log, p.Language)
	d.First, d.Span = log.First.UnixMilli(), s.total.Milliseconds()
	_, d.Zone = log.First.Zone()
	summary, differences := t.Reports().Summary(), slices.Collect(t.Reports().Differences())
	var stretches []marked
	for st := range t.Stretches() {
		stretches = append(stretches, p.mark(st))
	}
	p.hiddenCalls(d, t, stretches, summary, s)
	if has(t, reports.KindSeen) {
		p.differences(d, differences, summary, s)
	}
	p.facts(d, t, summary, s)
	seen := slices.Collect(t.Seen())
	if log.First.Before(log.Last) {
		p.lanes(d, t, stretches, seen, differences, s)
	}
	d.Ticks, d.End = s.ticks(), percent(s.of(log.Last))
	d.More = max(len(stretches)-maxStretches, 0)
	for _, st := range stretches[:len(stretches)-d.More] {
		reported := p.inputs(st.Input)
		if !known(st.Input) {
			reported = p.say(msgNoReport)
		}
		one := stretch{p.during(s, st.From, st.To), s.view(st.From), st.Resolution.Teams, st.call, st.doubt, "", p.seenIn(st.Stretch, seen, s), reported}
		for _, diff := range differences {
			if !diff.Delayed && overlap(st.From, st.To, diff.From, diff.To) && one.Differs == "" {
				one.Differs = p.during(s, diff.From, diff.To)
			}
		}
		d.Stretches = append(d.Stretches, one)
	}
	if d.Time != "" {
		p.moment(d, t, differences, s)
	}
	p.Status = d.Sentences[0].Text
}

// A miniature is a lane, and where a time of it is.
type miniature struct {
	Spans []span
	At    string
}

// strip is what was expected during the day of the example.
var strip = sync.OnceValue(func() miniature {
	file, _ := reports.Read(strings.NewReader(example), reports.Options{}) // reading a string has no errors
	log := file.Logs[0]
	expected := reports.NewTimeline(log, precedence.Guide()).Lanes()[0]
	s := newScale(log, presence.English)
	return miniature{newPage(link.Case{}, presence.English).spans(expected, s, nil), percent(s.of(s.parse("10:05")))}
})

func has(t *reports.Timeline, kind reports.Kind) bool {
	return slices.ContainsFunc(t.Lanes(), func(l reports.Lane) bool { return l.Kind == kind })
}

// A marked stretch is one of which it is known what marks it.
type marked struct {
	timeline.Stretch
	call    string // "hides", "doubted" or ""
	doubt   string // "disputed", "open" or ""
	missing string // what is not reported, where others could see something else with it
}

func (p *page) mark(st timeline.Stretch) marked {
	m := marked{Stretch: st}
	switch {
	case st.DisputedCall:
		m.call = "doubted"
	case st.HiddenCall:
		m.call = "hides"
	}
	if none := explain.Of(st.Input, p.Case.By()).Unreported; len(none.Could) > 0 {
		m.doubt, m.missing = "open", p.missing(none.Parties)
	}
	if len(st.Disputes) > 0 {
		m.doubt = "disputed"
	}
	return m
}

// moment answers for the time of the case.
func (p *page) moment(d *day, t *reports.Timeline, differences []timeline.Difference, s scale) {
	at := s.parse(d.Time)
	d.When = s.clock(at)
	if date := at.Format(s.date); strings.HasPrefix(s.layout, "15") {
		if date == s.first.Format(s.date) {
			d.Time = d.When
		} else {
			d.When = date + " " + d.When
		}
	}
	stretch, found := t.Reports().At(at)
	if !found {
		d.Around = p.t("outside", d.When)
		return
	}
	d.Marker, d.Now, d.Anchor = percent(min(s.of(at), 100)), at.Format("15:04"), "middle"
	switch x := s.of(at); {
	case x < 3:
		d.Anchor = "start"
	case x > 100:
		d.Now, d.Anchor = "→ "+d.Now, "end" // beyond what is drawn
	case x > 97:
		d.Anchor = "end"
	}
	m := p.answerOf(link.Case{Input: stretch.Input, Policy: p.Case.Policy, Language: p.Case.Language})
	m.Part, d.Moment = true, m
	when := at.Format(s.date + " 15:04:05")
	seen, known := t.SeenAt(at)
	if at.After(s.last) {
		d.Around = p.t("afterLast", s.clock(s.last))
		if known {
			d.Around += p.t("lastSeen", p.label(seen.State), s.clock(seen.From))
		}
		known = false
	}
	if !known {
		m.Ticket = p.t("ticketAt", when) + "\n" + m.Ticket
		return
	}
	m.Saw, m.SinceWhen, m.Why.Seen = seen.State, s.clock(seen.From), seen.State.String()
	ticket := []string{p.t("ticketSaw", when, p.label(seen.State), m.SinceWhen)}
	if diff := t.DifferenceAt(at, slices.Values(differences)); diff != nil {
		m.Differs = !diff.Delayed
		end := "."
		m.Reason, m.Causes, m.Beyond = p.causes(*diff)
		if len(m.Causes) > 0 {
			end = ":"
		}
		m.Reason = capital(m.Reason) + end
		ticket = append(ticket, m.Reason)
		for i, cause := range m.Causes {
			ticket = append(ticket, strconv.Itoa(i+1)+". "+cause)
		}
		ticket = append(ticket, m.Beyond)
	}
	_, rest, _ := strings.Cut(m.Ticket, "\n") // its first line is of what is expected
	expected := strings.TrimSuffix(p.t("ticketFor", p.label(m.Teams))+", "+m.Although, ", ")
	m.Ticket = strings.Join(append(ticket, expected, rest), "\n")
}

// seenIn lists what was actually seen in a stretch, and what not from its begin, from when on.
func (p *page) seenIn(st timeline.Stretch, seen []reports.Span, s scale) string {
	var all []string
	for _, sp := range seen {
		switch {
		case !overlap(st.From, st.To, sp.From, sp.To):
		case sp.From.After(st.From):
			all = append(all, p.t("sinceThen", s.clock(sp.From), p.label(sp.State)))
		default:
			all = append(all, p.label(sp.State))
		}
	}
	return strings.Join(all, ", ")
}

// overlap reports whether two stretches of time do; one without an end goes on.
func overlap(from, to, from2, to2 time.Time) bool {
	return (to.IsZero() || from2.Before(to)) && (to2.IsZero() || from.Before(to2))
}

// hiddenCalls says of each call that was hidden, or of which that is disputed, when, and why.
func (p *page) hiddenCalls(d *day, t *reports.Timeline, stretches []marked, summary timeline.Summary, s scale) {
	var last marked
	n := 0
	for _, st := range stretches {
		if on := st.call != "" && st.call == last.call && last.Resolution.Teams == st.Resolution.Teams; on {
			st.From = last.From // the same call, of which more was reported
		} else if st.call != "" {
			n++
		}
		text := "hiddenCall"
		if !st.HiddenCall {
			text = "doubtedCall"
		}
		if last = st; st.call != "" && n <= maxSentences {
			d.Sentences = append(d.Sentences[:n-1], sentence{
				Text: p.t(text, p.during(s, st.From, st.To), p.label(st.Resolution.Teams)), Because: p.hides(st), At: s.view(st.From), When: p.t("explain"),
			})
		}
	}
	switch {
	case !has(t, reports.KindLine):
		d.Sentences = []sentence{{Text: p.t("noPhone")}}
	case s.first.Equal(s.last):
		d.Sentences = []sentence{{Text: p.t("noTime")}}
	case n == 0 && summary.UnseenCalls == 0:
		d.Sentences = []sentence{{Text: p.t("noneHidden")}}
	case n > maxSentences:
		d.Sentences = append(d.Sentences, sentence{Text: p.t("moreHidden", n-maxSentences)})
	}
}

// hides says why a call is hidden, and what that depends on, from the comma on.
func (p *page) hides(st marked) string {
	because := reports.Hides(st.Stretch, p.Language)
	if st.DisputedCall {
		var could []string
		for _, dispute := range st.Disputes {
			could = append(could, p.quote(dispute.Otherwise.Teams)+" ("+dispute.Point.String()+")")
		}
		because = p.say(msgDisputed, strings.Join(could, p.say(msgOr)))
	}
	if because != "" {
		because = ", " + because
	}
	if st.missing != "" {
		because += p.t("openToo", st.missing)
	}
	return because
}

// differences says when something else was seen than what is expected.
func (p *page) differences(d *day, differences []timeline.Difference, summary timeline.Summary, s scale) {
	n := 0
	for _, diff := range differences {
		if diff.Delayed {
			continue
		}
		if n++; n > maxSentences {
			continue
		}
		because, _, _ := p.causes(diff)
		d.Sentences = append(d.Sentences, sentence{
			Text:    p.t("differs", p.during(s, diff.From, diff.To), p.label(diff.Resolution.Teams), p.label(diff.Seen.Teams)),
			Because: "; " + because, At: s.view(diff.From), When: p.t("explain"),
		})
	}
	if n > maxSentences {
		d.Sentences = append(d.Sentences, sentence{Text: p.t("moreDiffers", n-maxSentences)})
	}
	if summary.Known > 0 {
		d.Sentences = append(d.Sentences, sentence{Text: p.t("expected", reports.Share(summary), int(reports.MaxDelay.Minutes()))})
	}
	if summary.Unexplained > 0 {
		d.Sentences = append(d.Sentences, sentence{Text: p.t("unexplained", summary.Unexplained)})
	}
}

// causes says what may explain a difference: how many causes fit, what each begins with, and what
// else it may be.
func (p *page) causes(diff timeline.Difference) (text string, all []string, beyond string) {
	_, causes, after := diff.Causes.Parts(p.Language)
	beyond = strings.Join(after, " ")
	for _, cause := range causes {
		first, _ := firstSentence(cause.Cause)
		all = append(all, first)
	}
	switch {
	case diff.Delayed:
		return p.t("delay"), nil, beyond
	case len(causes) == 0:
		return p.t("noneFits"), nil, beyond
	case len(causes) == 1:
		return p.t("oneFits"), all, beyond
	default:
		return p.t("manyFit", len(causes)), all, beyond
	}
}

func (p *page) facts(d *day, t *reports.Timeline, summary timeline.Summary, s scale) {
	d.Facts = []string{p.t("daySpan", s.span(), t.Log.Reports)}
	if summary.HiddenCalls > 0 {
		spelled := reports.Spell(summary.Hidden)
		if summary.Open {
			spelled = p.t("atLeast", spelled)
		}
		d.Facts = append(d.Facts, p.t("hiddenInAll", summary.HiddenCalls, spelled))
	}
	if summary.DisputedCalls > 0 {
		d.Facts = append(d.Facts, p.t("disputedAll", summary.DisputedCalls))
	}
}

func (p *page) lanes(d *day, t *reports.Timeline, stretches []marked, seen []reports.Span, differences []timeline.Difference, s scale) {
	all, before := t.Lanes(), ""
	drawn := map[string]bool{"after": true, "empty": true} // names of glyphs, and classes
	for _, l := range all[:min(len(all), maxLanes)] {
		group := laneGroup(l.Kind)
		lane := lane{Name: l.Kind.Label(p.Language), Class: string(l.Kind), Big: group == ""}
		if group != before {
			lane.Group, before = group, group
		}
		switch {
		case l.Kind == reports.KindTeams:
			lane.Calls = p.runs(stretches, s, func(st marked) (string, bool) { return st.call, st.Input.Lines.Has(presence.LineBusy) })
			lane.Doubts = p.runs(stretches, s, func(st marked) (string, bool) { return st.doubt, st.doubt != "" })
		case l.Kind == reports.KindSeen:
			lane.Calls = p.runs(stretches, s, func(st marked) (string, bool) { return st.call, st.call == "hides" && unseen(st, seen) })
			for _, diff := range differences {
				if !diff.Delayed && len(lane.Calls) < maxStretches {
					lane.Calls = append(lane.Calls, p.callAt(s, diff.From, diff.To, "differs"))
				}
			}
		case l.Kind == reports.KindLine:
			lane.Name = strings.TrimSpace(p.say(partyWords[explain.PartyLine]) + " " + l.Device)
		case l.Device != "":
			lane.Name += " " + l.Device
		}
		lane.Spans = p.spans(l, s, lane.Calls)
		for _, sp := range lane.Spans {
			drawn[glyph.Of(sp.State).Name] = true
		}
		for _, c := range slices.Concat(lane.Calls, lane.Doubts) {
			drawn[c.Class] = true
		}
		d.Lanes = append(d.Lanes, lane)
	}
	d.Signs = slices.DeleteFunc(slices.Clone(legend), func(sign presence.State) bool { return !drawn[glyph.Of(sign).Name] })
	d.Marks = slices.DeleteFunc(slices.Clone(marks), func(class string) bool { return !drawn[class] })
}

// unseen reports whether others actually saw something else than a call in a stretch.
func unseen(st marked, seen []reports.Span) (known bool) {
	for _, sp := range seen {
		if overlap(st.From, st.To, sp.From, sp.To) {
			if known = !reports.ShowsCall(sp.State); !known {
				break
			}
		}
	}
	return known
}

// laneGroup names the text of what lanes of a kind have in common, "" for what others see.
func laneGroup(kind reports.Kind) string {
	switch kind {
	case reports.KindTeams, reports.KindSeen:
		return ""
	case reports.KindSession, reports.KindCloudLink:
		return "calculated"
	default:
		return "reported"
	}
}

// spans places what a lane has. A word stands where there is room for it and no call.
func (p *page) spans(l reports.Lane, s scale, calls []call) (all []span) {
	last := -1.0
	for sp := range l.Spans() {
		x := s.of(sp.From)
		if sp.State == presence.State(presence.ConfiguredNone) || l.Kind == reports.KindSession && sp.State == presence.State(presence.TeamsOffline) || x-last < 0.1 && last >= 0 {
			continue // nothing to draw, or too narrow to be seen
		}
		last = x
		w := s.of(sp.To) - x
		one := span{State: sp.State, X: percent(x), W: percent(max(w, 0.5)), Title: p.during(s, sp.From, sp.To) + " " + p.word(sp.State)}
		if w > 1.7 {
			one.Mark, one.Short = strconv.FormatFloat(x+w/2, 'f', 1, 64)+"%", w < 3.5
		}
		covered := slices.ContainsFunc(calls, func(c call) bool { return c.x < x+w && x < c.x+c.w })
		if word := p.word(sp.State); w > room(word, laneGroup(l.Kind) == "") && !covered {
			one.Word = word
		}
		all = append(all, one)
	}
	return all
}

// room is the part of a lane that a word takes, in percent: a lane has 700 pixels or more, a letter
// seven or less. In a big lane it stands below its glyph, in another beside it.
func room(word string, big bool) float64 {
	n := float64(utf8.RuneCountInString(word))
	if big {
		return n + .9
	}
	return n + 5
}

// word is what the page calls a state: a client's as its form does.
func (p *page) word(s presence.State) string {
	if client, ok := s.(presence.TeamsClient); ok {
		return p.say(clientWords[client])
	}
	return p.label(s)
}

// callAt places a call of a class.
func (p *page) callAt(s scale, from, to time.Time, class string) call {
	x := s.of(from)
	w := max(s.of(to)-x, 0.5)
	return call{
		x: x, w: w, X: percent(x), W: percent(w), Middle: percent(min(max(x+w/2, 4), 96)), Class: class, Word: p.say(markWords[class].drawn),
		Title: p.during(s, from, to) + " " + p.say(markWords[class].name),
	}
}

// runs places what is marked in stretches, those of one class that follow each other as one.
func (p *page) runs(stretches []marked, s scale, mark func(marked) (class string, is bool)) (all []call) {
	var from time.Time
	var class string
	on := false
	for _, st := range stretches {
		one, is := mark(st)
		if is && !(on && one == class) {
			if len(all) == maxStretches {
				break
			}
			from, class = st.From, one
			all = append(all, call{})
		}
		if on = is; on {
			all[len(all)-1] = p.callAt(s, from, st.To, class)
		}
	}
	return all
}

// bad says which lines of a log are no reports, which reports do not count, and whose are not drawn.
func (p *page) bad(file *reports.File, log *reports.Log) (all []string) {
	more := file.BadLines + log.Conflicting
	for _, bad := range file.Bad[:min(len(file.Bad), maxSentences)] {
		more -= bad.Lines
		reason := words.Message(bad.Reason, p.Language)
		if bad.Lines > 1 {
			all = append(all, p.t("badSome", bad.Lines, bad.Line, bad.Last, reason))
		} else {
			all = append(all, p.t("badLine", bad.Line, reason))
		}
	}
	for _, c := range log.Conflicts[:min(len(log.Conflicts), maxSentences)] {
		more--
		all = append(all, p.t("conflict", c.Line, p.label(c.State), c.CountsLine, p.label(c.Counts)))
	}
	if more > 0 {
		all = append(all, p.t("nMore", more))
	}
	if others := len(file.Logs) - 1; others > 0 {
		all = append(all, p.t("otherUsers", log.User, others))
	}
	return all
}

// A scale places the times of a log on a picture's width. What holds last has a part of it, too.
type scale struct {
	first, last time.Time
	total       time.Duration
	// layout is that of a time, with the day if there are several; date and day are those of one.
	layout, date, day string
}

func newScale(log *reports.Log, language presence.Language) scale {
	length := log.Last.Sub(log.First)
	s := scale{log.First, log.Last, length + max(length/20, time.Second), "15:04", "2006-01-02", "Jan 2"}
	if language == presence.German {
		s.date, s.day = "02.01.2006", "02.01."
	}
	for r := range log.All() {
		if r.At.Second() != 0 {
			s.layout = time.TimeOnly
			break
		}
	}
	if log.First.Format(time.DateOnly) != log.Last.Format(time.DateOnly) {
		s.layout = s.day + " " + s.layout
	}
	return s
}

// of returns where a time is, in percent.
func (s scale) of(t time.Time) float64 {
	if t.IsZero() {
		return 100
	}
	return 100 * float64(t.Sub(s.first)) / float64(s.total)
}

func (s scale) clock(t time.Time) string { return t.Format(s.layout) }

// during says from when to when; what has no end goes on.
func (p *page) during(s scale, from, to time.Time) string {
	if to.IsZero() {
		return p.t("fromOn", s.clock(from))
	}
	return s.clock(from) + "–" + s.clock(to)
}

func (s scale) span() string {
	layout, several := strings.CutPrefix(s.layout, s.day)
	if layout = " " + strings.TrimSpace(layout); several {
		return s.first.Format(s.date+layout) + " – " + s.last.Format(s.date+layout)
	}
	return s.first.Format(s.date+layout) + "–" + strings.TrimSpace(s.last.Format(layout))
}

// parse returns the time of a view: of a time of day, the first that is in the log.
func (s scale) parse(view string) time.Time {
	text, ofDay := view, !strings.Contains(view, "T")
	if ofDay {
		text = s.first.Format(time.DateOnly) + " " + view
	}
	all, _ := reports.Times(text, s.first.Location())
	if len(all) == 0 {
		return s.first // a date or a time that there is not
	}
	if next := all[0].AddDate(0, 0, 1); ofDay && all[0].Before(s.first) && !next.After(s.last) {
		return next
	}
	return all[0]
}

// view returns a time as a link has it.
func (s scale) view(t time.Time) string {
	if strings.HasPrefix(s.layout, "15") {
		return t.Format(s.layout)
	}
	return t.Format("2006-01-02T15:04:05")
}

// ticks are round times, at most twelve; of more than a day, midnight has its date.
func (s scale) ticks() (all []tick) {
	times, step := reports.Axis(s.first, s.first.Add(s.total), 12)
	for _, t := range times {
		layout := "15:04"
		switch {
		case step < time.Minute:
			layout = time.TimeOnly
		case t.Hour() == 0 && t.Minute() == 0:
			layout = s.day
		}
		if x := s.of(t); x <= 97 {
			all = append(all, tick{percent(x), t.Format(layout), x < 2})
		}
	}
	return all
}

func percent(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) + "%" }
