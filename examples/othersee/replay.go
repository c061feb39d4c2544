package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/othersee/othersee/examples/internal/replay"
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
	log, err := replay.Read(in, asked.zone)
	if err != nil {
		return err
	}
	timeline := replay.Timeline{Log: log, Policy: asked.policy()}
	if asked.json {
		err = timeline.WriteJSON(stdout)
	} else {
		err = drawTimeline(newPrinter(stdout, asked.language), timeline)
	}
	if err == nil && log.BadLines > 0 {
		err = fmt.Errorf("bad lines: %d", log.BadLines)
	}
	return err
}

// A drawing is a timeline that is being written for people.
type drawing struct {
	printer
	replay.Timeline
	layout string // of times
}

func drawTimeline(p printer, timeline replay.Timeline) error {
	d := drawing{p, timeline, layout(timeline)}
	d.heading()
	d.strips()
	d.lanes()
	d.seen()
	d.remarks()
	return p.Flush()
}

// layout returns how times are written: with the date if there is more than one, and with
// milliseconds if a stretch begins within a second.
func layout(timeline replay.Timeline) string {
	layout := time.TimeOnly
	first, last := timeline.Log.First, timeline.Log.Last
	if first.Format(time.DateOnly) != last.Format(time.DateOnly) {
		layout = time.DateTime
	}
	for stretch := range timeline.Stretches() {
		if stretch.From.Nanosecond() != 0 {
			return layout + ".000"
		}
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
