package page

import (
	"github.com/othersee/othersee/examples/explorer/chart"
	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// all writes where the table of all cases goes, folded. The script fetches it when it is
// unfolded; without the script there is a link to it.
func (p *page) all() {
	p.raw(`<section><details><summary><h2>`)
	p.text(p.allTitle)
	p.raw(`</h2></summary><p class="soft">`)
	p.text(p.allHint)
	p.raw(`</p><div id="all" data-from="`, All, `?`)
	p.b = p.appendHref(p.b, p.c)
	p.raw(`"><a href="`, All, `?`)
	p.b = p.appendHref(p.b, p.c)
	p.raw(`">`)
	p.text(p.show)
	p.raw(`</a></div></details></section>`)
}

// All is the address of the table of all cases, beside that of the page.
const All = "all"

// DrawAll appends to b a document with the table of all cases of one line and one client:
// the rows of complete.csv, by the policy of c. If c is one of them it is ringed.
func DrawAll(b []byte, c link.Case, wish presence.Language) []byte {
	p := &page{words: wordsOf(c, wish), c: c, b: b}
	p.document(p.allTitle, func() {
		p.raw(`<header class="bar"><b>othersee</b><h1>`)
		p.text(p.allTitle)
		p.raw(`</h1><nav><a href="./?`)
		p.b = p.appendHref(p.b, c)
		p.raw(`">`)
		p.text(p.title)
		p.raw(`</a></nav></header><main><div class="scroll" role="region" tabindex="0" aria-label="`)
		p.text(p.allTitle)
		p.raw(`">`)
		p.table()
		p.raw(`</div></main>`)
	})
	return p.b
}

func (p *page) table() {
	p.raw(`<table class="all"><caption class="hidden">`)
	p.text(p.allTitle)
	p.raw(`</caption><thead><tr><td colspan="2">`)
	for _, client := range chart.Clients {
		p.raw(`<th scope="colgroup" colspan="7">`)
		p.text(p.label(client))
	}
	p.raw(`<tr><td colspan="2">`)
	for range chart.Clients {
		for _, status := range chart.ByHand {
			p.raw(`<th scope="col"><span>`)
			p.text(p.label(status))
			p.raw(`</span>`)
		}
	}
	p.raw(`<tbody>`)
	for _, line := range chart.Lines {
		for i, user := range chart.Users {
			p.raw(`<tr>`)
			if i == 0 {
				p.raw(`<th scope="rowgroup" rowspan="6">`)
				p.text(p.label(line))
			}
			p.raw(`<th scope="row">`)
			p.text(p.label(user))
			for _, client := range chart.Clients {
				for _, status := range chart.ByHand {
					p.small(link.Case{Input: precedence.Input{
						Lines: presence.SetOf(line), UserPresence: user, Clients: presence.SetOf(client), Configured: status,
					}})
				}
			}
		}
	}
	p.raw(`</table>`)
}

// small writes a cell, in as few bytes as will do for one of so many. The table stands beside
// the page, to which its links lead.
func (p *page) small(to link.Case) {
	to.Policy, to.Language = p.c.Policy, p.c.Language
	teams := to.Resolution().Teams
	g := glyph.Of(teams)
	p.raw(`<td><a class=`, g.Name, ` href="./?`)
	p.b = p.appendHref(p.b, to)
	p.raw(`"`)
	if to == p.c {
		p.raw(` aria-current="true"`)
	}
	p.raw(` title="`)
	p.text(p.label(teams))
	p.raw(`"><svg class=g><use href="#`, g.Name, `"/></svg></a>`)
}
