package page

import (
	"fmt"
	"strconv"
	"time"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/internal/replay"
	"github.com/othersee/othersee/presence"
)

// hiddenCalls writes, for one glance, how many calls were hidden, and for how long.
func (p *page) hiddenCalls(t replay.Timeline) {
	n, _, _ := hidden(t)
	class := glyph.Of(presence.TeamsAvailable)
	if n > 0 {
		class = glyph.Of(presence.TeamsBusy)
	}
	p.raw(`<section class="answer" aria-labelledby="answer"><div class="card `, class.Name, `">`)
	p.glyph(class)
	p.raw(`<h2 id="answer"><span>`)
	p.text(p.callsHidden)
	p.raw(`</span> <strong>`, strconv.Itoa(n), `</strong> <span>`)
	p.text(p.howLong(t))
	p.raw(`</span></h2></div></section>`)
}

func (p *page) hiddenText(t replay.Timeline) string {
	n, _, _ := hidden(t)
	return fmt.Sprintf("%s: %d. %s", p.callsHidden, n, p.howLong(t))
}

// howLong says for how long calls were hidden, and how long the log is.
func (p *page) howLong(t replay.Timeline) string {
	n, duration, open := hidden(t)
	text := fmt.Sprintf(p.reportsFrom, t.Log.Reports, t.Log.First.Format(time.DateTime), t.Log.Last.Format(time.DateTime))
	if t.Log.Reports == 0 {
		text = p.noReports
	}
	if n == 0 {
		return text
	}
	least := ""
	if open {
		least = p.atLeast
	}
	return least + spell(duration) + "; " + text
}

// hidden counts the calls that were hidden, and for how long; and whether the log ends
// within one.
func hidden(t replay.Timeline) (calls int, duration time.Duration, open bool) {
	before := false
	for s := range t.Stretches() {
		if s.HiddenCall {
			to := s.To
			if to.IsZero() {
				to, open = t.Log.Last, true
			}
			duration += to.Sub(s.From)
			if !before {
				calls++
			}
		}
		before = s.HiddenCall
	}
	return calls, duration, open
}

// spell returns a duration in words of both languages.
func spell(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%g s", d.Seconds())
	case d < time.Hour:
		return fmt.Sprintf("%d min", d/time.Minute)
	default:
		return fmt.Sprintf("%d h %02d min", d/time.Hour, d%time.Hour/time.Minute)
	}
}
