package page

import (
	"bytes"
	"sync"

	"github.com/othersee/othersee/examples/explorer/chart"
	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// all writes every case of one line and one client, folded: the rows of complete.csv. The
// present case is ringed, if it is one of them.
func (p *page) all() {
	p.raw(`<section><details class="all"><summary><h2>`)
	p.text(p.allTitle)
	p.raw(`</h2></summary><p class="soft">`)
	p.text(p.allHint)
	p.raw(`</p>`)
	p.raw(`<div class="scroll" role="region" tabindex="0" aria-label="`)
	p.text(p.allTitle)
	p.raw(`">`)
	table := tables[p.lang][p.c.Policy][p.c.Language]()
	self := append(p.appendHref([]byte(`"?`), p.c), '"')
	if before, after, ok := bytes.Cut(table, self); ok {
		p.b = append(append(append(p.b, before...), self...), ` aria-current="true"`...)
		table = after
	}
	p.b = append(p.b, table...)
	p.raw(`</div></details></section>`)
}

// tables holds the table for each language, policy and choice of language.
var tables = func() map[string][4][3]func() []byte {
	all := map[string][4][3]func() []byte{}
	for _, words := range []*words{&english, &german} {
		var of [4][3]func() []byte
		for _, by := range link.Policies() {
			for choice := range link.Language(3) {
				of[by][choice] = sync.OnceValue(func() []byte {
					p := page{words: words, c: link.Case{Policy: by, Language: choice}}
					p.table()
					return p.b
				})
			}
		}
		all[words.lang] = of
	}
	return all
}()

func (p *page) table() {
	p.raw(`<table><caption class="hidden">`)
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
						Lines: presence.SetOf(line), User: user, Clients: presence.SetOf(client), Configured: status,
					}})
				}
			}
		}
	}
	p.raw(`</table>`)
}

// small writes a cell, in as few bytes as will do for one of so many.
func (p *page) small(to link.Case) {
	teams := p.c.With(link.Reported&^link.ByPolicy, to).Resolution().Teams
	g := glyph.Of(teams)
	p.raw(`<td><a class=`, g.Name)
	p.href(link.Reported&^link.ByPolicy, to)
	p.raw(` title="`)
	p.text(p.label(teams))
	p.raw(`"><svg class=g><use href="#`, g.Name, `"/></svg></a>`)
}
