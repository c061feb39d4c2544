package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/othersee/othersee/examples/internal/reports"
)

// replayLog writes the log in a file, or that from standard input, as a timeline. It returns
// an error if there are bad lines.
func replayLog(asked request, stdin io.Reader, stdout io.Writer) error {
	in := stdin
	if asked.file != "-" {
		file, err := os.Open(asked.file)
		if err != nil {
			return err
		}
		defer file.Close()
		in = file
	}
	file, err := reports.Read(in, reports.Options{Zone: asked.zone, Shift: asked.shift})
	if err != nil {
		return err
	}
	p := newPrinter(stdout, asked.language)
	for i, log := range file.Logs {
		timeline := reports.NewTimeline(log, asked.policy())
		if asked.json {
			err = timeline.WriteJSON(stdout, file)
		} else {
			err = drawTimeline(p, timeline, i)
		}
		if err != nil {
			return err
		}
	}
	if !asked.json {
		err = badLines(p, file)
	}
	if err == nil && file.BadLines > 0 {
		err = fmt.Errorf("bad lines: %d", file.BadLines)
	}
	return err
}

// A drawing is a timeline that is being written for people.
type drawing struct {
	printer
	*reports.Timeline
	layout string // of times
}

// drawTimeline draws the timeline of a user after n others.
func drawTimeline(p printer, timeline *reports.Timeline, n int) error {
	d := drawing{p, timeline, layout(timeline)}
	if n > 0 {
		_ = d.WriteByte('\n')
	}
	if timeline.Log.User != "" {
		_, _ = d.WriteString(d.in(bold, timeline.Log.User) + "\n")
	}
	d.heading()
	d.strips()
	d.lanes()
	d.seen()
	d.conflicts()
	return p.Flush()
}

// layout returns how times are written: with the date if there is more than one, with milliseconds
// if a stretch begins within a second, and with the offset if there are two.
func layout(timeline *reports.Timeline) string {
	layout := time.TimeOnly
	first, last := timeline.Log.First, timeline.Log.Last
	if first.Format(time.DateOnly) != last.Format(time.DateOnly) {
		layout = time.DateTime
	}
	for stretch := range timeline.Stretches() {
		if stretch.From.Nanosecond() != 0 {
			layout += ".000"
			break
		}
	}
	if first.Format("-07:00") != last.Format("-07:00") {
		layout += " -07:00"
	}
	return layout
}

func (d drawing) heading() {
	if d.Log.Reports == 0 {
		d.say("No reports.\n", "Keine Meldungen.\n")
		return
	}
	zone := d.Log.First.Location().String()
	if zone == "" {
		zone = d.Log.First.Format("-07:00")
	}
	first := d.Log.First.Format(time.DateOnly + " " + time.TimeOnly)
	fmt.Fprintf(d, d.pick("%s to %s, times %s. Reports: %d.\n", "%s bis %s, Zeiten %s. Meldungen: %d.\n"), first, d.Log.Last.Format(d.layout), zone, d.Log.Reports)
	d.hiddenCalls()
}

// hiddenCalls writes how many calls were hidden, and for how long.
func (d drawing) hiddenCalls() {
	h := d.Hidden()
	if h.Calls == 0 {
		d.say("No call was hidden from others.\n", "Kein Anruf blieb anderen verborgen.\n")
		return
	}
	atLeast := ""
	if h.Open {
		atLeast = d.pick("at least ", "mindestens ")
	}
	text := fmt.Sprintf(d.pick("Calls hidden from others: %d, %s%s in all.", "Anrufe, die anderen verborgen blieben: %d, zusammen %s%s."), h.Calls, atLeast, h.Spell())
	_, _ = d.WriteString(d.in(bold, text) + "\n")
}

// end returns the end of a stretch, as far as the log goes.
func (d drawing) end(to time.Time) time.Time {
	if to.IsZero() {
		return d.Log.Last
	}
	return to
}
