package page

import (
	_ "embed"
	"strings"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

//go:embed style.css
var sheet string

// Style is the page's, after the colours that it uses.
var Style = ":root{" + glyph.Light.CSS() + "}@media (prefers-color-scheme: dark){:root{" + glyph.Dark.CSS() + "}}\n" + sheet

//go:embed script.js
var common string

//go:embed served.js
var served string

// Script is the served page's.
var Script = common + served

// Draw appends to b the document of c, for a reader whose wish is the given language.
// The server sends the style and the script that it names in its policy: Style and Script.
func Draw(b []byte, c link.Case, wish presence.Language) []byte {
	p := &page{words: wordsOf(c, wish), c: c, b: b}
	if c.Seen == 0 {
		p.explanation = c.Explanation().Text(p.language)
		answer, _, _ := strings.Cut(p.explanation, "\n")
		p.document(strings.TrimSuffix(answer, "."), p.forwards)
	} else {
		seen, _ := c.Seen.Teams()
		p.found = explain.Why(explain.Seen{Teams: seen}, c.Facts())
		p.document(p.backwardsTitle, p.backwards)
	}
	return p.b
}

// Refuse appends to b a document that says why there is no page, in the language wish.
func Refuse(b []byte, why Refusal, wish presence.Language) []byte {
	p := &page{words: in(wish), b: b}
	p.document(p.refused, func() {
		p.raw(`<header class="bar"><h1>`)
		p.text(p.title)
		p.raw(`</h1></header><main><section class="refusal"><h2>`)
		p.text(p.refused)
		p.raw(`</h2><p>`)
		p.text(why(p.words))
		p.raw(`</p><p><a href="?">`)
		p.text(p.clear)
		p.raw(`</a></p></section></main>`, outside)
		p.text(p.refused + ". " + why(p.words))
		p.raw(`</p>`)
	})
	return p.b
}

func (p *page) document(title string, body func()) {
	p.raw(`<!DOCTYPE html>
<html lang="`, p.lang, `"><head><meta charset="utf-8"><title>`)
	p.text(title)
	p.raw(`</title>`, head, `<style>`, Style, `</style></head><body>`, symbols)
	body()
	p.raw(`<script>`, Script, `</script></body></html>
`)
}

// forwards writes what others see, and why.
func (p *page) forwards() {
	p.header(p.title)
	p.main()
	p.answer()
	p.controls()
	p.raw(`<div class="rest">`)
	p.why()
	p.effects()
	p.ladders()
	p.maps()
	p.all()
	p.copies()
	p.rules()
	p.raw(`</div></main>`, outside)
	p.text(p.announcement())
	p.raw(`</p>`)
}

// backwards writes the causes for what others see.
func (p *page) backwards() {
	p.header(p.backwardsTitle)
	p.main()
	p.asked()
	p.controls()
	p.raw(`<div class="rest">`)
	p.causes()
	p.rules()
	p.raw(`</div></main>`, outside)
	p.text(p.causesFound())
	p.raw(`</p>`)
}

func (p *page) header(title string) {
	p.raw(`<header class="bar"><b>othersee</b><h1 class="hidden">`)
	p.text(title)
	p.raw(`</h1><nav class="tabs" aria-label="`)
	p.text(p.questions)
	p.raw(`">`)
	p.tab(p.title, p.c.Forwards(), p.c.Seen == 0 && !p.c.Day)
	p.tab(p.backwardsTitle, p.c.Backwards(), p.c.Seen != 0)
	p.tab(p.dayTitle, p.c.OfDay(), p.c.Day)
	p.raw(`</nav><nav class="languages" aria-label="`)
	p.text(p.languageLabel)
	p.raw(`">`)
	p.choice(link.English, "English")
	p.choice(link.German, "Deutsch")
	p.raw(`</nav></header>`)
}

// main begins what a page is about. It says of which query it is, for the script.
func (p *page) main() {
	p.raw(`<main data-query="?`)
	p.b = p.appendHref(p.b, p.c)
	p.raw(`">`)
}

// tab writes a link to the question that the page answers, or to the other one.
func (p *page) tab(title string, to link.Case, here bool) {
	if here {
		to = p.c
	}
	p.raw(`<a`)
	p.hrefTo(to)
	p.raw(`>`)
	p.text(title)
	p.raw(`</a>`)
}

func (p *page) choice(l link.Language, name string) {
	p.raw(`<a lang="`, l.String(), `" hreflang="`, l.String(), `"`)
	p.href(link.InLanguage, link.Case{Language: l})
	if l.String() == p.lang && p.c.Language != l {
		p.raw(` aria-current="true"`)
	}
	p.raw(`>`, name, `</a>`)
}

// head is what the head of every document has.
const head = `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">` +
	`<link rel="icon" href="` + icon + `">`

// outside is what stands beside the page: what a rule says, and the beginning of the
// announcement of the answer.
const outside = `<div id="tip" role="tooltip" hidden></div><p id="status" class="hidden" role="status">`

// icon is the tick of Available on its tint.
const icon = `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Crect width='24' height='24' rx='6' fill='%23dcf1db'/%3E%3Cpath d='M5.5 12.6l4.3 4.4 8.7-9.6' fill='none' stroke='%230a560a' stroke-width='2.6' stroke-linecap='round' stroke-linejoin='round'/%3E%3C/svg%3E`

// symbols are the glyphs, for the page to use.
var symbols = func() string {
	var s strings.Builder
	s.WriteString(`<svg class="hidden" aria-hidden="true"><defs>`)
	for _, g := range glyph.All() {
		s.WriteString(`<symbol id="` + g.Name + `" viewBox="0 0 24 24">` + g.Shape + `</symbol>`)
	}
	return s.String() + `</defs></svg>`
}()
