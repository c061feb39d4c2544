package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/examples/internal/words"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/precedence/timeline"
)

// replay writes what others saw over time. It returns an error if there are bad lines.
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
	logs := slices.DeleteFunc(file.Logs, func(log *reports.Log) bool { return c.given["of"] && log.User != c.of })
	if len(logs) == 0 {
		return fmt.Errorf("unknown user %q", c.of)
	}
	for i, log := range logs {
		d := drawing{c, reports.NewTimeline(log, c.policy), layout{}, len(logs) == 1 || c.given["all"], 0}
		c.blank(i > 0 && !c.given["json"])
		switch {
		case c.given["at"]:
			err = d.explainAt()
		case c.given["json"]:
			d.writeJSON()
		default:
			d.draw()
		}
		if err != nil {
			return err
		}
	}
	if !c.given["at"] && !c.given["json"] && len(logs) > 1 && !c.given["all"] {
		c.blank(true)
		c.text("", faint, fmt.Sprintf(c.pick("One user in full: -of %s", "Ein Benutzer ganz: -of %s"), logs[0].User))
	}
	c.blank(file.BadLines > 0 && !c.given["json"])
	for _, bad := range file.Bad {
		if bad.Reason = words.Message(bad.Reason, c.language); c.given["json"] {
			_ = c.json(bad)
			continue
		}
		c.text("", "", fmt.Sprintf(c.pick("Line %d is left out: %s", "Zeile %d ist ausgelassen: %s"), bad.Line, bad.Reason))
	}
	if file.BadLines > 0 {
		return fmt.Errorf("bad lines: %d", file.BadLines)
	}
	return nil
}

// writeJSON writes a summary, the stretches and the differences, each as an object on a line.
func (d drawing) writeJSON() {
	type line struct {
		User       string               `json:"user,omitempty"`
		Policy     string               `json:"policy,omitempty"`
		Reports    int                  `json:"reports,omitempty"`
		Conflicts  []reports.Conflict   `json:"conflicts,omitempty"`
		Summary    *timeline.Summary    `json:"summary,omitempty"`
		Stretch    *timeline.Stretch    `json:"stretch,omitempty"`
		Difference *timeline.Difference `json:"difference,omitempty"`
	}
	sum := d.Reports().Summary()
	_ = d.json(line{User: d.Log.User, Policy: d.policy.String(), Reports: d.Log.Reports, Conflicts: d.Log.Conflicts, Summary: &sum})
	for s := range d.Stretches() {
		_ = d.json(line{User: d.Log.User, Stretch: &s})
	}
	for difference := range d.Reports().Differences() {
		_ = d.json(line{User: d.Log.User, Difference: &difference})
	}
}

// explainAt explains what others saw at the time that is asked for.
func (d drawing) explainAt() error {
	all, err := instants(d.at, d.Log)
	d.days, d.seconds = true, true
	for i, at := range all {
		s, reported := d.Reports().At(at)
		var differs *timeline.Difference
		for difference := range d.Reports().Differences() {
			if !difference.From.After(at) && (difference.To.IsZero() || at.Before(difference.To)) {
				differs = &difference
				break
			}
		}
		if d.given["json"] {
			_ = d.json(map[string]any{"user": d.Log.User, "at": at, "stretch": s, "difference": differs})
			continue
		}
		d.blank(i > 0)
		head := strings.TrimPrefix(d.Log.User+", "+at.Format(time.DateOnly)+" "+d.clock(at), ", ")
		if !reported {
			d.text("", bold, head+d.pick(": nothing is reported yet.", ": noch ist nichts gemeldet."))
			continue
		}
		d.text("", faint, head+" ("+d.span(s.From, s.To)+")")
		d.text("", bold, explain.Of(s.Input, d.policy).Text(d.language))
		for _, r := range s.Remarks {
			d.text("", "", d.remark(r))
		}
		if differs != nil {
			d.blank(true)
			d.text("", bold, d.pick("Really seen: ", "Wirklich gesehen: ")+d.difference(*differs)+"\n"+differs.Causes.Text(d.language))
		}
		d.blank(true)
		d.text("  ", faint, d.commandLine(s.Input))
	}
	return err
}

// instants returns the times that text stands for, in the zone of the log: two in the hour that
// comes twice. It may have no date, if the log has only one.
func instants(text string, log *reports.Log) ([]time.Time, error) {
	first, last := log.First.Format(time.DateOnly), log.Last.Format(time.DateOnly)
	whole := text
	if strings.Count(text, "-") < 2 {
		if whole = first + " " + text; first != last {
			return nil, wrong{fmt.Errorf("-at %s: the log has several days, %s to %s (want %s)", text, first, last, whole)}
		}
	}
	for _, clock := range []string{"15:04:05", "15:04"} {
		for _, layout := range []string{time.DateOnly + " " + clock, time.DateOnly + "T" + clock} {
			if t, err := time.ParseInLocation(layout, whole, log.First.Location()); err == nil {
				return twice(t), nil
			}
			for _, zone := range []string{"Z07:00", " Z07:00"} {
				if t, err := time.Parse(layout+zone, whole); err == nil {
					return []time.Time{t.In(log.First.Location())}, nil
				}
			}
		}
	}
	return nil, fmt.Errorf("%q is no time (want it like 10:05 or 2026-11-24 10:05:30)", text)
}

// twice returns the times that clocks show as they show t.
func twice(t time.Time) (all []time.Time) {
	for _, other := range [...]time.Time{t.Add(-time.Hour), t, t.Add(time.Hour)} {
		if other.Hour() == t.Hour() {
			all = append(all, other)
		}
	}
	return all
}
