package page

import (
	"strings"

	"github.com/othersee/othersee/examples/explorer/glyph"
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

// announcement says what is reported and what others see, for those who do not see the page.
func (p *page) announcement() string {
	var reports []string
	for i := range groups {
		for j := range groups[i].options {
			if o := &groups[i].options[j]; o.on(p.c) {
				reports = append(reports, groups[i].legend(p.words)+": "+o.label(p.words))
			}
		}
	}
	answer, _, _ := strings.Cut(p.explanation, "\n")
	return answer + " " + strings.Join(reports, ", ") + "."
}
