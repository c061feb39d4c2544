package precedence

import (
	"slices"
	"strings"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

// seen says what others see, and what that hides.
func (p *prose) seen() {
	p.say(othersSee, p.label(p.answer.Teams))
	in := p.Input
	switch {
	case p.showsBusy():
	case in.Lines.Has(presence.LineBusy):
		p.say(although, p.word(onThePhone))
	case in.Clients.Has(presence.TeamsClientPresenting):
		p.say(although, p.word(presenting))
	case in.Clients.Has(presence.TeamsClientInCall):
		p.say(although, p.word(inATeamsCall))
	case busyPresence(in.User):
		p.say(althoughPresence, p.label(in.User))
	}
	p.say(stop)
}

// showsBusy reports whether others see that the user is not to be disturbed.
func (p *prose) showsBusy() bool {
	return p.answer.Teams == presence.TeamsBusy || p.answer.Teams == presence.TeamsDoNotDisturb
}

// busyPresence reports whether by their user presence the user is not to be disturbed.
func busyPresence(user presence.MiVO400) bool {
	return user == presence.MiVO400Meeting || user == presence.MiVO400Busy || user == presence.MiVO400NotAvailable
}

// cause says the one thing that decides.
func (p *prose) cause() {
	p.line()
	switch p.answer.TeamsRule {
	case T1:
		p.say(setByTheUser, p.label(p.Input.Configured))
	case T3:
		p.obstacle()
		p.say(noSession, p.word(p.clientless()))
		if mapping.ConfiguredToTeams(p.Input.Configured) != presence.TeamsOffline {
			p.say(needsASession, p.label(p.Input.Configured))
		}
	default:
		p.obstacle()
		if setByHand(p.Input.Configured) {
			p.say(givesWay, p.label(p.Input.Configured))
		}
		winners, n := p.winners(SourceCloudLink, SourceClient)
		p.text = append(append(p.text, strings.ToUpper(winners[:1])...), winners[1:]...)
		if p.because = n == 1 && p.won(SourceCloudLink); p.because {
			winners, n = p.winners(SourceLine, SourceUser)
			p.say(because, winners)
		}
		if n > 1 {
			p.say(eitherSuffices)
		}
		if losers := p.losers(OutcomeOutranked, SourceCloudLink, SourceClient); losers != "" {
			p.say(inTeamsOutranks, p.label(p.answer.Teams), losers)
		}
		p.say(stop)
	}
}

// obstacle says why others do not see a call, or a busy user presence, which what they see
// hides.
func (p *prose) obstacle() {
	user := p.Input.User
	call := p.Input.Lines.Has(presence.LineBusy)
	if !call && !busyPresence(user) || p.showsBusy() {
		return
	}
	p.hides = true
	if p.answer.SessionRule == S0 {
		p.say(syncIsOffSo)
		return
	}
	if call && p.answer.CloudLink != presence.CloudLinkBusy {
		p.say(presenceHidesCall, p.label(user))
	}
	if p.answer.Session == presence.TeamsOffline {
		p.say(isWithheld, p.label(p.answer.CloudLink), p.byRule(p.answer.SessionRule))
		p.space()
	}
}

// clientless says why no Teams client has a session.
func (p *prose) clientless() phrase {
	if p.Input.Clients.Has(presence.TeamsClientOffline) {
		return noClientRuns
	}
	return noClientReported
}

// winners lists what won of the given sources, and counts it.
func (p *prose) winners(sources ...Source) (text string, n int) {
	var clauses [len(p.all)]clause
	for _, c := range p.all[:p.n] {
		if c.Outcome == OutcomeWon && slices.Contains(sources, c.Source) {
			clauses[n] = p.winner(c)
			n++
		}
	}
	return p.list(clauses[:n], and), n
}

// winner says what won.
func (p *prose) winner(c Contribution) clause {
	by := c.BecomesBy.String()
	switch state := c.State.(type) {
	case presence.Line:
		if state == presence.LineUnknown {
			return clause{aLineIsUnreported, [3]string{by}}
		}
		return clause{aLineIs, [3]string{p.label(state), by}}
	case presence.MiVO400:
		if p.label(state) == p.label(c.Becomes) {
			return clause{thePresenceIs, [3]string{p.label(state), by}}
		}
		return clause{thePresenceCounts, [3]string{p.label(state), p.label(c.Becomes), by}}
	case presence.CloudLink:
		return clause{cloudLinkPublishes, [3]string{p.label(c.Becomes), by}}
	default:
		return clause{clientIs[c.State.(presence.TeamsClient)], [3]string{p.label(c.Becomes), by}}
	}
}

// losers lists the strongest of each source that came to outcome. It is "" for none.
func (p *prose) losers(outcome Outcome, sources ...Source) string {
	var clauses [len(p.all)]clause
	n := 0
	for _, source := range sources {
		var states presence.Set[presence.CloudLink]
		var sessions presence.Set[presence.Teams]
		for _, c := range p.all[:p.n] {
			if c.Source != source || c.Outcome != outcome {
				continue
			}
			switch becomes := c.Becomes.(type) {
			case presence.CloudLink:
				states = states.Add(becomes)
			case presence.Teams:
				sessions = sessions.Add(becomes)
			}
		}
		// Nobody asks why Offline or Unknown lost.
		if state := strongest(cloudLinkOrder, states); state != presence.CloudLinkUnknown && state != presence.CloudLinkOffline {
			clauses[n] = clause{losing[source], [3]string{p.label(state)}}
			n++
		}
		if session := strongest(teamsOrder, sessions); session != presence.TeamsOffline {
			clauses[n] = clause{losing[source], [3]string{p.label(session)}}
			n++
		}
	}
	return p.list(clauses[:n], and)
}

// way tells what CloudLink makes of its reports and publishes, and what a status set by hand
// hides.
func (p *prose) way() {
	p.line()
	state, rule := p.label(p.answer.CloudLink), p.answer.SessionRule
	p.say(cloudLinkIs, state)
	switch winners, n := p.winners(SourceLine, SourceUser); {
	case n == 0:
		p.say(nothingReported)
	case !p.because:
		p.say(reports, winners)
	}
	decides := p.answer.TeamsRule != T1 // else it is two steps away from what others see
	if losers := p.losers(OutcomeOutranked, SourceLine, SourceUser); losers != "" && decides && !p.hides {
		p.say(thatOutranks, losers)
	}
	if p.answer.CloudLink == presence.CloudLinkOffline {
		p.say(mitelOneHasNoWord, p.label(p.answer.MitelOne))
	} else {
		p.say(mitelOneToo)
	}
	switch {
	case rule == S0:
		p.say(syncIsOff)
	case p.answer.Session == presence.TeamsOffline && p.hides: // it was said
	case p.answer.Session == presence.TeamsOffline:
		p.space()
		p.say(isWithheld, state, p.byRule(rule))
	case !p.won(SourceCloudLink): // else it was said
		p.say(isPublished, state, p.byRule(rule))
	}
	if losers := p.losers(OutcomeOverridden, SourceCloudLink, SourceClient); losers != "" {
		p.say(overridden, losers)
	}
}

// byRule cites a rule of publishing.
func (p *prose) byRule(rule Rule) string {
	if rule == S6 {
		return p.word(asAssumed)
	}
	return rule.String()
}

func (p *prose) won(source Source) bool {
	return slices.ContainsFunc(p.all[:p.n], func(c Contribution) bool {
		return c.Source == source && c.Outcome == OutcomeWon
	})
}
