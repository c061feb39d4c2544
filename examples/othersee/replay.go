package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/examples/internal/words"
	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/precedence/timeline"
)

// replay writes what others saw over time. It returns an error if there are no reports or bad lines.
func (c *call) replay() error {
	in, err := c.open()
	if err != nil {
		return err
	}
	defer in.Close()
	file, err := reports.Read(in, reports.Options{Zone: c.zone, Shift: c.shift})
	if err != nil {
		return err
	}
	if file.BadLines > 0 {
		err = fmt.Errorf("%s:%d: bad lines: %d", c.args[0], file.Bad[0].Line, file.BadLines)
	}
	c.problems(file)
	if file.Logs[0].Reports == 0 {
		return cmp.Or(err, fmt.Errorf("%s: no reports", c.args[0]))
	}
	logs := slices.DeleteFunc(slices.Clone(file.Logs), func(log *reports.Log) bool { return c.given["of"] && log.User != c.of })
	switch {
	case len(logs) == 0:
		return errors.Join(err, unknownUser(c.of, file.Logs))
	case len(logs) > 1 && !c.given["at"] && !c.given["json"]:
		c.users(logs)
		if !c.given["all"] {
			return err
		}
	}
	for i, log := range logs {
		d := &drawing{call: c, Timeline: reports.NewTimeline(log, c.policy)}
		c.blank((i > 0 || len(logs) > 1 && !c.given["at"]) && !c.given["json"])
		switch {
		case c.given["at"]:
			err = errors.Join(err, d.explainAt())
		case c.given["json"]:
			d.writeJSON()
		default:
			d.draw()
		}
	}
	return err
}

func unknownUser(user string, logs []*reports.Log) error {
	var names []string
	for _, log := range logs[:min(len(logs), maxRows)] {
		names = append(names, fmt.Sprintf("%q", log.User))
	}
	if len(logs) > maxRows {
		names = append(names, "...")
	}
	if len(logs) == 1 && logs[0].User == "" {
		return fmt.Errorf("unknown user %q (the log names no users)", user)
	}
	return fmt.Errorf("unknown user %q (want %s)", user, strings.Join(names, ", "))
}

// problems says which lines are no reports, and which times could be one of two.
func (c *call) problems(file *reports.File) {
	if c.given["json"] {
		for _, bad := range file.Bad {
			bad.Reason = c.inJSON(bad.Reason)
			_ = c.json(bad)
		}
		if file.Twice > 0 {
			_ = c.json(map[string]any{"twice": file.Twice, "readAs": file.TwiceAs})
		}
		return
	}
	if file.BadLines > 0 {
		c.text("", bold, fmt.Sprintf(c.pick("Lines that could not be read: %d", "Zeilen, die nicht zu lesen waren: %d"), file.BadLines))
	}
	left := file.BadLines
	for _, bad := range file.Bad[:min(len(file.Bad), maxOthers)] {
		left -= bad.Lines
		text := c.pick("%[3]d lines from %[1]d to %[2]d: ", "%[3]d Zeilen von %[1]d bis %[2]d: ")
		switch bad.Lines {
		case 1:
			text = c.pick("Line %d: ", "Zeile %d: ")
		case bad.Last - bad.Line + 1:
			text = c.pick("Lines %d–%d: ", "Zeilen %d–%d: ")
		}
		c.text("  ", "", fmt.Sprintf(text+"%[4]s", bad.Line, bad.Last, bad.Lines, words.Message(bad.Reason, c.language)))
	}
	c.more(left)
	if file.Twice > 0 {
		c.text("", bold, fmt.Sprintf(c.pick(
			"Times without a zone that come twice, because clocks go back: %d, read as %s.",
			"Zeiten ohne Zeitzone, die es doppelt gibt, weil die Uhr zurückgestellt wird: %d, gelesen als %s.",
		), file.Twice, file.TwiceAs))
	}
	c.blank(file.BadLines+file.Twice > 0)
}

// users writes a line for each user.
func (c *call) users(logs []*reports.Log) {
	c.text("", bold, fmt.Sprintf(c.pick("Users: %d, times %s", "Benutzer: %d, Zeiten %s"), len(logs), c.zoneOf(logs[0])))
	rows := [][]cell{plain(c.pick("user", "Benutzer"), c.pick("reports", "Meldungen"), c.pick("from – to", "von – bis"), c.pick("at the end", "zuletzt"), c.pick("hidden calls", "verborgen"), c.pick("differs", "abweichend"))}
	var inFull *reports.Log // the first of which there is something to tell
	for _, log := range logs {
		d := drawing{call: c, Timeline: reports.NewTimeline(log, c.policy), days: true}
		last := cell{text: "–"}
		if s, ok := d.Reports().At(log.Last); ok {
			last = c.state(s.Resolution.Teams)
		}
		calls := "–"
		sum := d.Reports().Summary()
		if sum.HiddenCalls+sum.DisputedCalls+sum.Differences > sum.Delays && inFull == nil {
			inFull = log
		}
		if sum.DisputedCalls > 0 {
			calls = fmt.Sprintf(c.pick("%d, disputed: %d", "%d, strittig: %d"), sum.HiddenCalls, sum.DisputedCalls)
		} else if d.knowsCalls() {
			calls = fmt.Sprint(sum.HiddenCalls)
		}
		user := plain(cmp.Or(log.User, c.pick("(none)", "(keiner)")), fmt.Sprint(log.Reports), d.span(log.First, log.Last), calls, fmt.Sprint(sum.Differences-sum.Delays))
		rows = append(rows, slices.Insert(user, 3, last))
	}
	c.table(rows)
	if !c.given["all"] {
		c.blank(true)
		c.text("", "", c.pick("One user in full:", "Ein Benutzer ganz:"))
		c.verbatim("  ", fmt.Sprintf("othersee replay %s -of %q", c.args[0], cmp.Or(inFull, logs[0]).User))
	}
}

// A summary has its durations as reports have theirs.
type summary struct {
	timeline.Summary
	Known      string `json:"known"`
	AsExpected string `json:"asExpected"`
	Delayed    string `json:"delayed"`
	Hidden     string `json:"hidden"`
}

func duration(d time.Duration) string { return cmp.Or(graph.FormatDuration(d), "PT0S") }

// writeJSON writes a summary, the stretches and the differences, each as an object on a line.
func (d *drawing) writeJSON() {
	sum := d.Reports().Summary()
	_ = d.json(map[string]any{"user": d.Log.User, "policy": d.policy, "reports": d.Log.Reports, "conflicts": append([]reports.Conflict{}, d.Log.Conflicts...), "summary": summary{
		sum, duration(sum.Known), duration(sum.AsExpected), duration(sum.Delayed), duration(sum.Hidden),
	}})
	for s := range d.Stretches() {
		_ = d.json(map[string]any{"user": d.Log.User, "stretch": s})
	}
	for difference := range d.Reports().Differences() {
		_ = d.json(map[string]any{"user": d.Log.User, "difference": difference})
	}
}

// explainAt explains what others saw at the time that is asked for.
func (d *drawing) explainAt() error {
	all, err := instants(d.at, d.Log)
	d.days = true
	for i, at := range all {
		var stretch *timeline.Stretch
		if s, ok := d.Reports().At(at); ok {
			stretch = &s
		}
		differs, after := d.DifferenceAt(at, d.Reports().Differences()), at.After(d.Log.Last)
		if d.given["json"] {
			_ = d.json(map[string]any{"user": d.Log.User, "at": at, "stretch": stretch, "difference": differs})
			continue
		}
		d.blank(i > 0)
		head := strings.TrimPrefix(d.Log.User+", "+moment(at), ", ")
		if stretch == nil {
			d.text("", bold, head+d.pick(": nothing is reported yet.", ": noch ist nichts gemeldet."))
			continue
		}
		head += " (" + d.span(stretch.From, stretch.To) + ")"
		if after {
			head += fmt.Sprintf(d.pick(", if nothing has changed since the last report, at %s", ", wenn sich seit der letzten Meldung um %s nichts geändert hat"), moment(d.Log.Last))
		}
		d.text("", faint, head)
		expected := explain.Of(stretch.Input, d.policy).Text(d.language)
		if seen, known := d.SeenAt(at); known {
			since := strings.TrimPrefix(moment(seen.From), at.Format(time.DateOnly)+" ")
			saw := d.pick("Actually seen since ", "Wirklich gesehen seit ") + since + ": "
			switch {
			case after:
				saw += d.state(seen.State).text + d.pick(", which nobody has looked at since", ", danach nicht mehr nachgesehen")
			case differs != nil:
				saw += d.difference(*differs)
				expected = d.pick("By the reports: ", "Nach den Meldungen: ") + expected
			default:
				saw += d.state(seen.State).text + d.pick(", as expected", ", wie erwartet")
			}
			d.text("", bold, saw)
			d.blank(true)
		}
		d.text("", bold, expected)
		for _, r := range stretch.Remarks {
			d.text("", "", d.remark(r))
		}
		if differs != nil {
			d.blank(true)
			why := d.pick("Why was something else seen? ", "Warum wurde anderes gesehen? ")
			if differs.Delayed {
				why += d.pick("A delay may explain it.\n", "Eine Verzögerung kann es erklären.\n")
			}
			d.text("", bold, why+differs.Causes.Text(d.language))
		}
		d.blank(true)
		d.verbatim("  ", d.commandLine(stretch.Input))
	}
	return err
}

// instants returns the times that text stands for, in the zone of the log: two in the hour that
// comes twice. It may have no date, if the log has only one.
func instants(text string, log *reports.Log) ([]time.Time, error) {
	first, last, whole := log.First.Format(time.DateOnly), log.Last.Format(time.DateOnly), text
	if strings.Count(text, "-") < 2 {
		whole = first + " " + text
	}
	all, ok := reports.Times(whole, log.First.Location())
	switch {
	case !ok:
		return nil, fmt.Errorf("%q is no time (want it like 10:05 or 2026-11-24 10:05:30)", text)
	case whole != text && first != last:
		of := strings.TrimPrefix(log.User+": ", ": ")
		return nil, wrong{fmt.Errorf("%sthe log has several days, %s to %s (want -at %q)", of, first, last, whole)}
	case len(all) == 0:
		return nil, wrong{fmt.Errorf("-at: %q does not exist: the clocks go forward then", whole)}
	}
	for i := range all {
		all[i] = all[i].In(log.First.Location())
	}
	return all, nil
}

// twice reports whether clocks show t twice.
func twice(t time.Time) bool {
	return t.Add(-time.Hour).Hour() == t.Hour() || t.Add(time.Hour).Hour() == t.Hour()
}

// zoneOf returns the name of the zone of a log, or its offset. Where none is asked for, the other
// reports may have other offsets.
func (c *call) zoneOf(log *reports.Log) string {
	name := cmp.Or(log.First.Location().String(), log.First.Format("-07:00"))
	if c.zone == nil {
		name += c.pick(" as in the first report", " wie in der ersten Meldung")
	}
	return name
}
