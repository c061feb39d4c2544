package page

import (
	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// effects writes what one change leads to: for each state that others would see then, the
// changes, each a link to the case after it. Those that others would not notice come last.
func (p *page) effects() {
	var after [6][]explain.Effect
	for _, effect := range explain.WhatIf(p.c.Input, p.c.Policy.Policy()).Effects {
		teams := effect.Resolution.Teams
		after[teams] = append(after[teams], effect)
	}
	p.raw(`<section aria-labelledby="changes"><h2 id="changes">`)
	p.text(p.changesTitle)
	p.raw(`</h2><dl class="effects">`)
	now := p.c.Resolution().Teams
	for _, teams := range bySight {
		if teams != now && len(after[teams]) > 0 {
			p.effect(teams, p.label(teams), after[teams])
		}
	}
	if len(after[now]) > 0 {
		p.effect(now, p.still+p.label(now), after[now])
	}
	p.raw(`</dl></section>`)
}

// bySight are the states that others can see, the strongest session's first.
var bySight = append(precedence.TeamsOrder()[:4:4], presence.TeamsBeRightBack, presence.TeamsOffline)

func (p *page) effect(teams presence.Teams, title string, effects []explain.Effect) {
	p.raw(`<div><dt>`)
	p.chip(glyph.Of(teams))
	p.raw(`<span>`)
	p.text(title)
	p.raw(`</span></dt><dd>`)
	for i, effect := range effects {
		if i > 0 {
			p.raw(`; `)
		}
		in, by := explain.Apply(p.c.Input, p.c.Policy.Policy(), effect.Change)
		p.raw(`<a`)
		p.hrefTo(link.Case{Input: in, Policy: link.By(by), Language: p.c.Language})
		p.raw(`>`)
		p.text(effect.Change.Text(p.language))
		p.raw(`</a>`)
	}
	p.raw(`</dd></div>`)
}
