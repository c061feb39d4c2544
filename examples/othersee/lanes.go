package main

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/othersee/othersee/examples/internal/reports"
)

// lanes writes the spans of each lane, as many in a row as there is room for. What others saw
// is written by seen.
func (d drawing) lanes() {
	for _, lane := range d.Lanes() {
		if lane.Kind == reports.KindTeams {
			continue
		}
		_, _ = d.WriteString(d.in(bold, d.label(lane)) + "\n")
		names := 0
		for span := range lane.Spans() {
			names = max(names, utf8.RuneCountInString(d.state(span.State).text))
		}
		pad, column := 0, 0
		for span := range lane.Spans() {
			text := d.times(span.From, span.To) + " "
			c := d.state(span.State)
			size := len("  ") + utf8.RuneCountInString(text) + names
			if column+size > width {
				_ = d.WriteByte('\n')
				pad, column = 0, 0
			}
			_, _ = d.WriteString(strings.Repeat(" ", pad) + "  " + text + d.in(c.colour, c.text))
			pad = names - utf8.RuneCountInString(c.text)
			column += size
		}
		_ = d.WriteByte('\n')
	}
}

// times writes a stretch of time in columns of one width.
func (d drawing) times(from, to time.Time) string {
	if to.IsZero() {
		return fmt.Sprintf("%s–%*s", from.Format(d.layout), len(d.layout), "")
	}
	return from.Format(d.layout) + "–" + to.Format(d.layout)
}

// seen writes what others saw in each stretch, and the command that explains it.
func (d drawing) seen() {
	if d.Log.Reports == 0 {
		return
	}
	_, _ = d.WriteString(d.in(bold, d.pick("others saw", "andere sahen")))
	d.say(" (! a call was hidden; the command says why)\n", " (! ein Anruf blieb verborgen; der Befehl sagt, warum)\n")
	names := 0
	for stretch := range d.Stretches() {
		names = max(names, utf8.RuneCountInString(d.state(stretch.Resolution.Teams).text))
	}
	for stretch := range d.Stretches() {
		c := d.state(stretch.Resolution.Teams)
		mark := " "
		if stretch.HiddenCall {
			mark = d.in(bold, "!")
		}
		pad := strings.Repeat(" ", names-utf8.RuneCountInString(c.text))
		fmt.Fprintf(d, "%s %s %s%s  %s\n", mark, d.times(stretch.From, stretch.To), d.in(c.colour, c.text), pad, d.in(faint, commandLine(stretch.Input, d.Policy, d.language)))
	}
}

// conflicts writes which reports do not count.
func (d drawing) conflicts() {
	for _, c := range d.Log.Conflicts {
		of := d.label(reports.Lane{Kind: c.Kind, Device: c.Device})
		fmt.Fprintf(d, d.pick(
			"\nTwo reports of one time, %s, %s: line %d says %s, line %d says %s, and %s counts.",
			"\nZwei Meldungen zu einer Zeit, %s, %s: Zeile %d sagt %s, Zeile %d sagt %s, und %s zählt.",
		), c.At.Format(d.layout), of, c.Line, d.name(c.State), c.CountsLine, d.name(c.Counts), d.name(c.Counts))
	}
	d.more(d.Log.Conflicting - len(d.Log.Conflicts))
	if d.Log.Conflicting > 0 {
		_ = d.WriteByte('\n')
	}
}

// badLines writes which lines are no reports.
func badLines(p printer, file *reports.File) error {
	for _, bad := range file.Bad {
		fmt.Fprintf(p, p.pick("\nLine %d is left out: %s", "\nZeile %d ist ausgelassen: %s"), bad.Line, bad.Reason)
	}
	p.more(file.BadLines - len(file.Bad))
	if file.BadLines > 0 {
		_ = p.WriteByte('\n')
	}
	return p.Flush()
}

func (p printer) more(n int) {
	if n > 0 {
		fmt.Fprintf(p, p.pick("\n... and %d more", "\n... und %d weitere"), n)
	}
}
