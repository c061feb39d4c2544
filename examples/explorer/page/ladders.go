package page

import (
	"slices"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// A rung is a place in an order, with what came to stand on it.
type rung struct {
	state presence.State
	on    []explain.Contribution
}

// ladders writes the way to the answer: both orders, strongest first, and on each rung what
// counts as its state. Winners are lit, losers are struck through, with the rule that beat
// them, and what is not synced is dashed.
func (p *page) ladders() {
	p.raw(`<section aria-labelledby="way"><h2 id="way">`)
	p.text(p.wayTitle)
	p.raw(`</h2><div class="ladders">`)
	reports := p.contributions(explain.PartyLine, explain.PartyUserPresence)
	p.ladder(p.inCloudLink, rungs(precedence.CloudLinkOrder(), reports))
	sessions := p.contributions(explain.PartyCloudLink, explain.PartyClient, explain.PartyConfigured)
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

// contributions lists what the given parties contribute.
func (p *page) contributions(parties ...explain.Party) []explain.Contribution {
	var all []explain.Contribution
	for _, c := range p.c.Explanation().Contributions {
		if slices.Contains(parties, c.Party) {
			all = append(all, c)
		}
	}
	return all
}

// rungs puts contributions on the rungs of an order.
func rungs[S presence.State](order []S, contributions []explain.Contribution) []rung {
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
		if c.Outcome == explain.OutcomeWon {
			class = "rung lit"
		}
		if c.Outcome == explain.OutcomeWon && c.Party == explain.PartyConfigured {
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

func (p *page) contribution(c explain.Contribution) {
	p.raw(`<p class="`, string(c.Outcome), `">`)
	tag := "span"
	if c.Outcome == explain.OutcomeOutranked || c.Outcome == explain.OutcomeOverridden {
		tag = "s"
	}
	p.raw(`<`, tag, `>`)
	p.text(p.parties[c.Party] + ": " + p.label(c.State))
	p.raw(`</`, tag, `> `)
	p.rule(c.BecomesBy.String())
	if outcome := p.outcomes[c.Outcome]; outcome != "" {
		p.raw(` <small>`)
		p.text(outcome)
		p.raw(`</small>`)
	}
	if c.OutcomeBy != c.BecomesBy {
		p.raw(` `)
		p.rule(c.OutcomeBy.String())
	}
	p.raw(`</p>`)
}
