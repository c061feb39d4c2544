package page

import (
	"html"
	"strings"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/precedence/explain"
)

// A page is the page of one case, being written.
type page struct {
	*words
	c           link.Case
	explanation string         // of a case
	found       explain.Causes // in a question backwards
	b           []byte
}

// raw writes markup.
func (p *page) raw(markup ...string) {
	for _, m := range markup {
		p.b = append(p.b, m...)
	}
}

// text writes text.
func (p *page) text(s string) {
	p.raw(html.EscapeString(s))
}

// glyph writes a glyph, which says nothing to those who do not see it.
func (p *page) glyph(g glyph.Glyph) {
	p.raw(`<svg class="g" aria-hidden="true"><use href="#`, g.Name, `"/></svg>`)
}

// chip writes a glyph on its tint.
func (p *page) chip(g glyph.Glyph) {
	p.raw(`<span class="chip `, g.Name, `">`)
	p.glyph(g)
	p.raw(`</span>`)
}

// breakable writes text, which may break after a slash.
func (p *page) breakable(s string) {
	p.raw(strings.ReplaceAll(html.EscapeString(s), "/", "/<wbr>"))
}

// href writes the attributes of a link to the present case with the given parts of other.
func (p *page) href(parts link.Part, other link.Case) {
	p.hrefTo(p.c.With(parts, other))
}

// hrefTo writes the attributes of a link to to.
func (p *page) hrefTo(to link.Case) {
	p.b = append(p.appendHref(append(p.b, ` href="?`...), to), '"')
	if to == p.c {
		p.raw(` aria-current="true"`)
	}
}

// appendHref appends the query of to, escaped for HTML.
func (p *page) appendHref(b []byte, to link.Case) []byte {
	return to.AppendQuery(b, "&amp;")
}
