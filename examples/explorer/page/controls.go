package page

import (
	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/link"
)

// controls writes the form. Beside each option stands what others would see after a click
// on it.
func (p *page) controls() {
	p.raw(`<form class="controls" method="get" action="" aria-label="`)
	p.text(p.formLabel)
	p.raw(`">`)
	for _, g := range p.groups() {
		p.group(g)
	}
	p.languageField()
	p.raw(`<p class="submit"><button class="nojs">`)
	p.text(p.show)
	p.raw(`</button> <a`)
	p.href(link.Reported, link.Case{})
	p.raw(`>`)
	p.text(p.clear)
	p.raw(`</a></p></form>`)
}

// languageField keeps the choice of language in a form.
func (p *page) languageField() {
	if p.c.Language != link.Unchosen {
		p.raw(`<input type="hidden" name="lang" value="`, p.c.Language.String(), `">`)
	}
}

// groups lists what can be chosen.
func (p *page) groups() []*group {
	if p.c.Seen == 0 {
		return forwards
	}
	return backwards
}

// has reports whether the case has the option. Of what is not known it has none.
func (p *page) has(g *group, o option) bool {
	if p.c.Seen != 0 && g.part != link.BySeen && p.c.Known&g.part == 0 {
		return false
	}
	return o.on(p.c)
}

func (p *page) group(g *group) {
	p.raw(`<fieldset><legend>`)
	p.text(g.legend(p.words))
	p.raw(` <small>`)
	p.text(g.hint(p.words))
	p.raw(`</small></legend><div class="options">`)
	if g.several {
		p.raw(`<a class="option"`)
		p.href(g.part, link.Case{})
		p.raw(`><span>`)
		p.text(p.nothingKnown)
		p.raw(`</span>`)
		p.preview(p.c.With(g.part, link.Case{}), false)
		p.raw(`</a>`)
	} else if p.c.Seen != 0 && g.part != link.BySeen {
		p.unknown(g)
	}
	for _, o := range g.of(p.c) {
		p.option(g, o)
	}
	p.raw(`</div></fieldset>`)
}

func (p *page) option(g *group, o option) {
	on := p.has(g, o)
	p.input(g, o.value, o.label(p.words), on)
	if g.part == link.BySeen {
		seen, _ := o.click(p.c).Seen.Teams()
		p.chip(glyph.Of(seen))
	} else {
		p.preview(o.click(p.c), g.several && on)
	}
	p.raw(`</label>`)
}

// unknown writes the option that something is not known, in a question backwards.
func (p *page) unknown(g *group) {
	p.input(g, "", p.notKnown, p.c.Known&g.part == 0)
	p.raw(`</label>`)
}

func (p *page) input(g *group, value, label string, on bool) {
	kind := "radio"
	if g.several {
		kind = "checkbox"
	}
	p.raw(`<label class="option"><input type="`, kind, `" name="`, g.parameter, `" value="`, value, `"`)
	if on {
		p.raw(` checked`)
	}
	p.raw(`><span>`)
	p.breakable(label)
	p.raw(`</span>`)
}

// preview writes what others see in the case after, which a click leads to. Where the click
// takes something away, it says so. In a question backwards, and of a day, there is nothing
// to write.
func (p *page) preview(after link.Case, without bool) {
	if p.c.Seen != 0 || p.c.Day {
		return
	}
	teams := after.Resolution().Teams
	class, says := "preview", p.wouldSee
	if without {
		class, says = "preview without", p.withoutWouldSee
	}
	p.raw(`<span class="`, class, `">`)
	p.chip(glyph.Of(teams))
	p.raw(`<span class="hidden">`)
	p.text(says + p.label(teams))
	p.raw(`</span></span>`)
}
