package page

import (
	"strconv"
	"strings"
	"time"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/presence"
)

// Of a log that is longer than a page can show, the first is shown.
const (
	maxLanes     = 60
	maxStretches = 500
)

// A scale places times on a picture's width, in percent. The last state has a part of it.
type scale struct {
	first time.Time
	total time.Duration
}

func newScale(log *reports.Log) scale {
	total := log.Last.Sub(log.First)
	return scale{log.First, total + max(total/40, time.Second)}
}

func (s scale) of(t time.Time) float64 {
	if t.IsZero() {
		return 100
	}
	return 100 * float64(t.Sub(s.first)) / float64(s.total)
}

func percent(x float64) string { return strconv.FormatFloat(x, 'f', 3, 64) + "%" }

// lanes writes a lane for each device, and for what follows from all of them; and one for the
// calls that were hidden, if any was.
func (p *page) lanes(t *reports.Timeline, hidden bool) {
	p.raw(`<section aria-labelledby="lanes"><h2 id="lanes">`)
	p.text(p.lanesTitle)
	p.raw(`</h2><div class="lanes">`)
	at := newScale(t.Log)
	p.axis(t.Log, at)
	lanes := t.Lanes()
	derived := len(lanes) - 3
	for i, lane := range lanes {
		if i < maxLanes || i >= derived {
			p.lane(lane, at)
		}
	}
	if hidden {
		p.hides(t, at)
	}
	p.raw(`</div>`)
	if derived > maxLanes {
		p.raw(`<p>`)
		p.text(p.andMore(derived - maxLanes))
		p.raw(`</p>`)
	}
	p.raw(`</section>`)
}

// axis writes five times along the width, the date above the time if there is more than one.
func (p *page) axis(log *reports.Log, at scale) {
	const lineHeight = 15
	layout := strings.Fields(clock(log))
	p.raw(`<div class="lane axis" aria-hidden="true"><span></span><svg width="100%" height="`, strconv.Itoa(lineHeight*len(layout)+3), `">`)
	for i := range 5 {
		t := log.First.Add(log.Last.Sub(log.First) * time.Duration(i) / 4)
		anchor := [...]string{"start", "middle", "middle", "middle", "end"}[i]
		p.raw(`<text text-anchor="`, anchor, `">`)
		for j, part := range layout {
			p.raw(`<tspan x="`, percent(at.of(t)), `" y="`, strconv.Itoa(lineHeight*j+13), `">`, t.Format(part), `</tspan>`)
		}
		p.raw(`</text>`)
	}
	p.raw(`</svg></div>`)
}

func (p *page) lane(lane reports.Lane, at scale) {
	name := p.kinds[lane.Kind]
	if lane.Device != "" {
		name += " " + lane.Device
	}
	p.raw(`<div class="lane `, string(lane.Kind), `"><span>`)
	p.text(name)
	p.raw(`</span><svg width="100%" height="26" role="img" aria-label="`)
	p.text(name)
	p.raw(`">`)
	last := -1.0
	for span := range lane.Spans() {
		x := at.of(span.From)
		if span.State == presence.State(presence.ConfiguredNone) || x-last < 0.1 && last >= 0 {
			continue // nothing to draw, or too narrow to be seen
		}
		last = x
		p.span(span, x, at.of(span.To)-x)
	}
	p.raw(`</svg></div>`)
}

// hides writes when calls were hidden.
func (p *page) hides(t *reports.Timeline, at scale) {
	p.raw(`<div class="lane hides"><span>`)
	p.text(p.callHidden)
	p.raw(`</span><svg width="100%" height="10" role="img" aria-label="`)
	p.text(p.callHidden)
	p.raw(`">`)
	last := -1.0
	for s := range t.Stretches() {
		if x := at.of(s.From); s.HiddenCall && x-last >= 0.1 {
			p.raw(`<rect x="`, percent(x), `" width="`, percent(max(at.of(s.To)-x, 0.3)), `" height="10"/>`)
			last = x
		}
	}
	p.raw(`</svg></div>`)
}

func (p *page) span(span reports.Span, x, width float64) {
	g := glyph.Of(span.State)
	p.raw(`<g class="`, g.Name, `"><title>`)
	p.text(span.From.Format(time.TimeOnly) + " " + p.label(span.State))
	p.raw(`</title><rect x="`, percent(x), `" width="`, percent(max(width, 0.15)), `" height="26"/>`)
	p.mark(g, x, width)
	p.raw(`</g>`)
}

// mark writes the glyph of a span, smaller where the span is short, and none where there is no
// room. A narrow window has room for less, as the style says.
func (p *page) mark(g glyph.Glyph, x, width float64) {
	switch {
	case width > 9:
		p.raw(`<svg class="mark" x="`, percent(x), `" y="4" overflow="visible"><use href="#`, g.Name, `" x="5" width="18" height="18"/></svg>`)
	case width > 4:
		p.raw(`<svg class="mark short" x="`, percent(x+width/2), `" y="4" overflow="visible"><use href="#`, g.Name, `" x="-9" width="18" height="18"/></svg>`)
	case width > 2:
		p.raw(`<svg class="mark short" x="`, percent(x+width/2), `" y="7" overflow="visible"><use href="#`, g.Name, `" x="-6" width="12" height="12"/></svg>`)
	}
}

// clock returns how times are written: with the date, if there is more than one.
func clock(log *reports.Log) string {
	if log.First.Format(time.DateOnly) != log.Last.Format(time.DateOnly) {
		return "01-02 15:04:05"
	}
	return time.TimeOnly
}
