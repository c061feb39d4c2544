package page

import (
	"strings"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/precedence/explain"
)

// asked writes what is asked backwards: why others see what they see.
func (p *page) asked() {
	seen, _ := p.c.Seen.Teams()
	g := glyph.Of(seen)
	p.raw(`<section class="answer" aria-labelledby="answer"><div class="card `, g.Name, `">`)
	p.glyph(g)
	p.raw(`<h2 id="answer"><span>`)
	p.text(p.whySee)
	p.raw(`</span> <strong>`)
	p.text(p.label(seen) + "?")
	p.raw(`</strong></h2></div></section>`)
}

// causes writes each cause with a link to its simplest case, what else could be what is seen,
// and what to ask first.
func (p *page) causes() {
	title, causes, rest := p.found.Parts(p.language)
	p.raw(`<section class="why" aria-labelledby="why"><h2 id="why">`)
	p.text(strings.TrimSuffix(title, ":"))
	p.raw(`</h2>`)
	if len(causes) > 0 {
		p.raw(`<ol class="causes">`)
		for i, cause := range causes {
			p.cause(cause, p.found.Causes[i])
		}
		p.raw(`</ol>`)
	}
	for _, line := range rest {
		p.raw(`<p>`)
		p.cited(line)
		p.raw(`</p>`)
	}
	p.raw(`</section>`)
}

func (p *page) cause(text string, cause explain.Cause) {
	p.raw(`<li>`)
	p.cited(text)
	p.raw(` <a`)
	p.hrefTo(link.Case{Input: cause.Input, Policy: link.By(cause.Policy), Language: p.c.Language})
	p.raw(`>`)
	p.text(p.simplestCase)
	p.raw(`</a></li>`)
}

// causesFound says what was asked and how many causes there are, for those who do not see
// the page.
func (p *page) causesFound() string {
	title, _, _ := p.found.Parts(p.language)
	return p.reports() + " " + strings.TrimSuffix(title, ":")
}
