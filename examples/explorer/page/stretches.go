package page

import (
	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/precedence/timeline"
)

// stretches writes what others saw when, each stretch with a link to its explanation.
func (p *page) stretches(t *reports.Timeline) {
	p.raw(`<section><table class="stretches"><caption>`)
	p.text(p.stretchesTitle)
	p.raw(`</caption><thead><tr><th scope="col">`)
	p.text(p.from)
	p.raw(`</th><th scope="col">`)
	p.text(p.to)
	p.raw(`</th><th scope="col">`)
	p.text(p.othersSaw)
	p.raw(`</th><th scope="col">`)
	p.text(p.whyTitle)
	p.raw(`</th></tr></thead><tbody>`)
	n := 0
	for stretch := range t.Stretches() {
		if n++; n <= maxStretches {
			p.stretch(stretch, clock(t.Log))
		}
	}
	p.raw(`</tbody></table>`)
	if n > maxStretches {
		p.raw(`<p>`)
		p.text(p.andMore(n - maxStretches))
		p.raw(`</p>`)
	}
	p.raw(`</section>`)
}

func (p *page) stretch(s timeline.Stretch, layout string) {
	teams := s.Resolution.Teams
	class := ""
	if s.HiddenCall {
		class = ` class="hides"`
	}
	p.raw(`<tr`, class, `><th scope="row">`, s.From.Format(layout), `</th><td>`)
	if !s.To.IsZero() {
		p.raw(s.To.Format(layout))
	}
	p.raw(`</td><td><span class="state">`)
	p.chip(glyph.Of(teams))
	p.raw(`<span>`)
	p.text(p.label(teams))
	if s.HiddenCall {
		p.raw(` <strong>`)
		p.text(p.callHidden)
		p.raw(`</strong>`)
	}
	p.raw(`</span></span></td><td><a`)
	c := link.Case{Input: s.Input, Policy: p.c.Policy, Language: p.c.Language}
	p.hrefTo(c)
	p.raw(`>`)
	p.text(p.reportsOf(c))
	p.raw(`</a></td></tr>`)
}
