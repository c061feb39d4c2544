package page

import (
	"strings"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/link"
)

// answer writes what others see, for one glance.
func (p *page) answer() {
	teams := p.c.Resolution().Teams
	g := glyph.Of(teams)
	p.raw(`<section class="answer" aria-labelledby="answer"><div class="card `, g.Name, `">`)
	p.glyph(g)
	p.raw(`<h2 id="answer"><span>`)
	p.text(p.othersSee)
	p.raw(`</span> <strong>`)
	p.text(p.label(teams))
	p.raw(`</strong>`)
	if although := p.although(); although != "" {
		p.raw(` <span>`)
		p.text(although)
		p.raw(`</span>`)
	}
	p.raw(`</h2></div></section>`)
}

// although returns what speaks against the answer, which the explanation's first line says
// after it, else "".
func (p *page) although() string {
	first, _, _ := strings.Cut(p.explanation, "\n")
	_, although, _ := strings.Cut(first, ", ")
	return strings.TrimSuffix(although, ".")
}

// announcement says what others see and what is reported, for those who do not see the page.
func (p *page) announcement() string {
	answer, _, _ := strings.Cut(p.explanation, "\n")
	return answer + " " + p.reports()
}

// reports says what is chosen.
func (p *page) reports() string {
	var chosen []string
	for _, g := range p.groups() {
		for _, o := range g.of(p.c) {
			if p.has(g, o) {
				chosen = append(chosen, g.legend(p.words)+": "+o.label(p.words))
			}
		}
	}
	return strings.Join(chosen, ", ") + "."
}

// reportsOf says shortly what is reported in c.
func (p *page) reportsOf(c link.Case) string {
	var reports []string
	for _, g := range forwards {
		if g.part == link.ByPolicy || c.With(g.part, link.Case{}) == c {
			continue // not reported
		}
		for _, o := range g.options {
			if o.on(c) {
				reports = append(reports, g.legend(p.words)+": "+o.label(p.words))
			}
		}
	}
	if len(reports) == 0 {
		return p.nothingReported
	}
	return strings.Join(reports, ", ")
}
