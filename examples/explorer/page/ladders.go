package page

import (
	"slices"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A rung is a place in an order, with what came to stand on it.
type rung struct {
	state presence.State
	on    []precedence.Contribution
}

// ladders writes the way to the answer: both orders, strongest first, and on each rung what
// counts as its state. Winners are lit, losers are struck through, with the rule that beat
// them, and what is not sent is dashed.
func (p *page) ladders() {
	p.raw(`<section aria-labelledby="way"><h2 id="way">`)
	p.text(p.wayTitle)
	p.raw(`</h2><div class="ladders">`)
	reports := p.contributions(precedence.SourceLine, precedence.SourceUser)
	p.ladder(p.inCloudLink, rungs(precedence.CloudLinkOrder(), reports))
	sessions := p.contributions(precedence.SourceCloudLink, precedence.SourceClient, precedence.SourceConfigured)
	order := slices.Insert(precedence.TeamsOrder(), 4, presence.TeamsBeRightBack)
	p.ladder(p.inTeams, rungs(order, sessions))
	p.raw(`</div></section>`)
}

// overridden returns the class of what counts for nothing, as a status set by hand decides.
func (p *page) overridden() string {
	if p.c.Resolution().TeamsRule == precedence.T1 {
		return " overridden"
	}
	return ""
}

// contributions lists what the given sources contribute.
func (p *page) contributions(sources ...precedence.Source) []precedence.Contribution {
	var all []precedence.Contribution
	for c := range p.c.Explanation().Contributions() {
		if slices.Contains(sources, c.Source) {
			all = append(all, c)
		}
	}
	return all
}

// rungs puts contributions on the rungs of an order.
func rungs[S presence.State](order []S, contributions []precedence.Contribution) []rung {
	all := make([]rung, len(order))
	for i, state := range order {
		all[i].state = state
		for _, c := range contributions {
			if c.Becomes == presence.State(state) {
				all[i].on = append(all[i].on, c)
			}
		}
	}
	return all
}

func (p *page) ladder(title string, rungs []rung) {
	p.raw(`<div><h3>`)
	p.text(title)
	p.raw(`</h3><ol class="ladder`, p.overridden(), `">`)
	for _, r := range rungs {
		if r.state == presence.TeamsBeRightBack && len(r.on) == 0 {
			continue // it is no session's state, but only ever set by hand
		}
		p.rung(r)
	}
	p.raw(`</ol></div>`)
}

func (p *page) rung(r rung) {
	class := "rung"
	if len(r.on) == 0 {
		class = "rung bare"
	}
	for _, c := range r.on {
		if c.Outcome == precedence.OutcomeWon {
			class = "rung lit"
		}
		if c.Outcome == precedence.OutcomeWon && c.Source == precedence.SourceConfigured {
			class = "rung lit decides"
			break
		}
	}
	p.raw(`<li class="`, class, `">`)
	p.chip(glyph.Of(r.state))
	p.raw(`<div><span>`)
	p.text(p.label(r.state))
	p.raw(`</span>`)
	for _, c := range r.on {
		p.contribution(c)
	}
	p.raw(`</div></li>`)
}

func (p *page) contribution(c precedence.Contribution) {
	p.raw(`<p class="`, string(c.Outcome), `">`)
	tag := "span"
	if c.Outcome == precedence.OutcomeOutranked || c.Outcome == precedence.OutcomeOverridden {
		tag = "s"
	}
	p.raw(`<`, tag, `>`)
	p.text(p.sources[c.Source] + ": " + p.label(c.State))
	p.raw(`</`, tag, `> `)
	p.rule(c.BecomesBy)
	if outcome := p.outcomes[c.Outcome]; outcome != "" {
		p.raw(` <small>`)
		p.text(outcome)
		p.raw(`</small>`)
	}
	if c.OutcomeBy != c.BecomesBy {
		p.raw(` `)
		p.rule(c.OutcomeBy)
	}
	p.raw(`</p>`)
}
