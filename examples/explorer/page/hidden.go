package page

import (
	"fmt"
	"strconv"
	"time"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/presence"
)

// hiddenCalls writes, for one glance, how many calls were hidden, and for how long.
func (p *page) hiddenCalls(h reports.Hidden, log *reports.Log) {
	class := glyph.Of(presence.TeamsAvailable)
	if h.Calls > 0 {
		class = glyph.Of(presence.TeamsBusy)
	}
	p.raw(`<section class="answer" aria-labelledby="answer"><div class="card `, class.Name, `">`)
	p.glyph(class)
	p.raw(`<h2 id="answer"><span>`)
	p.text(p.callsHidden)
	p.raw(`</span> <strong>`, strconv.Itoa(h.Calls), `</strong> <span>`)
	p.text(p.howLong(h, log))
	p.raw(`</span></h2></div></section>`)
}

func (p *page) hiddenText(h reports.Hidden, log *reports.Log) string {
	return fmt.Sprintf("%s: %d. %s", p.callsHidden, h.Calls, p.howLong(h, log))
}

// howLong says for how long calls were hidden, and how long the log is.
func (p *page) howLong(h reports.Hidden, log *reports.Log) string {
	text := fmt.Sprintf(p.reportsFrom, log.Reports, log.First.Format(time.DateTime), log.Last.Format(time.DateTime))
	if log.Reports == 0 {
		text = p.noReports
	}
	if h.Calls == 0 {
		return text
	}
	least := ""
	if h.Open {
		least = p.atLeast
	}
	return least + h.Spell() + "; " + text
}
