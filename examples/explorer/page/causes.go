package page

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/precedence/diagnosis"
	"github.com/othersee/othersee/presence"
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

// causes writes each cause with a link to its simplest case, and what to ask for next; or
// that there is none, and where else to look.
func (p *page) causes() {
	found := find(p.c, p.language)
	p.raw(`<section class="why" aria-labelledby="why"><h2 id="why">`)
	p.text(p.causesTitle(len(found.causes)))
	p.raw(`</h2>`)
	if len(found.causes) > 0 {
		p.raw(`<ol class="causes">`)
		for _, cause := range found.causes {
			p.cause(cause)
		}
		p.raw(`</ol>`)
	}
	for _, line := range found.rest {
		p.raw(`<p>`)
		p.cited(line)
		p.raw(`</p>`)
	}
	p.raw(`</section>`)
}

func (p *page) cause(cause diagnosis.Cause) {
	p.raw(`<li>`)
	p.cited(cause.TextIn(p.language))
	if policy, named := link.PolicyOf(cause.Policy); named {
		p.raw(` <a`)
		p.hrefTo(link.Case{Input: cause.Input, Policy: policy, Language: p.c.Language})
		p.raw(`>`)
		p.text(p.simplestCase)
		p.raw(`</a>`)
	}
	p.raw(`</li>`)
}

// finding is what a question backwards finds.
type finding struct {
	causes []diagnosis.Cause
	rest   []string // what to ask for next, or that there is no cause
}

// findings are what questions found that were asked before. To find the causes where little
// is known takes long, and there are few such questions.
var findings = struct {
	sync.Mutex
	of map[question]finding
}{of: map[question]finding{}}

// A question is one backwards, and the language in which to answer it.
type question struct {
	seen     presence.Teams
	known    diagnosis.Facts
	language presence.Language
}

// maxFindings is the most findings to keep.
const maxFindings = 10_000

func find(c link.Case, language presence.Language) finding {
	seen, _ := c.Seen.Teams()
	q := question{seen, c.Facts(), language}
	findings.Lock()
	found, ok := findings.of[q]
	findings.Unlock()
	if ok {
		return found
	}
	causes := diagnosis.Why(q.seen, q.known)
	found.causes = slices.Collect(causes.All())
	found.rest = strings.Split(causes.TextIn(language), "\n")[len(found.causes):]
	findings.Lock()
	defer findings.Unlock()
	if len(findings.of) >= maxFindings {
		clear(findings.of)
	}
	findings.of[q] = found
	return found
}

// causesTitle says how many causes there are.
func (w *words) causesTitle(n int) string {
	switch n {
	case 0:
		return w.noCause
	case 1:
		return w.oneCause
	default:
		return fmt.Sprintf(w.severalCauses, n)
	}
}

// causesFound says what was asked and how many causes there are, for those who do not see
// the page.
func (p *page) causesFound() string {
	return p.reports() + " " + p.causesTitle(len(find(p.c, p.language).causes)) + "."
}
