package precedence

import (
	"slices"
	"strings"

	"github.com/othersee/othersee/presence"
)

// String is [Explanation.TextIn] in English.
func (e Explanation) String() string {
	return e.TextIn(presence.English)
}

// TextIn returns the explanation in a few lines for a support ticket, with rule numbers in
// parentheses: what others see; what decides it; what would change it; what the answer rests
// on, what was not reported, and the disputed points that change what others see; and then
// the way by CloudLink. States outside their vocabularies come last. The wording may get
// better; match Contributions, Disputes and Basis instead.
func (e Explanation) TextIn(language presence.Language) string {
	p := prose{Explanation: e, answer: e.Resolution(), language: language}
	for c := range e.Contributions() {
		p.all[p.n] = c
		p.n++
	}
	p.text = make([]byte, 0, 1024)
	p.seen()
	p.cause()
	p.undo()
	p.basis()
	p.unreported()
	p.disputes()
	p.way()
	p.outside()
	return string(p.text)
}

// prose is an explanation that is being put into words.
type prose struct {
	Explanation
	answer   Resolution
	language presence.Language
	all      [4 + 1 + 1 + 5 + 1]Contribution // lines, user, CloudLink, clients, configured
	n        int
	text     []byte
}

// say adds a phrase to the text.
func (p *prose) say(id phrase, args ...string) {
	p.text = fill(p.text, phrases[id][p.german()], args)
}

// line begins a new line.
func (p *prose) line() {
	p.text = append(p.text, '\n')
}

// phrase returns a phrase that becomes part of another.
func (p *prose) phrase(id phrase, args ...string) string {
	return string(fill(make([]byte, 0, 64), phrases[id][p.german()], args))
}

func (p *prose) german() int {
	if p.language == presence.German {
		return 1
	}
	return 0
}

func (p *prose) label(s presence.State) string {
	return presence.Label(s, p.language)
}

// fill appends template to text, with args for %1, %2 and so on.
func fill(text []byte, template string, args []string) []byte {
	for i := 0; i < len(template); i++ {
		if template[i] == '%' {
			i++
			text = append(text, args[template[i]-'1']...)
		} else {
			text = append(text, template[i])
		}
	}
	return text
}

// winners joins what won of the given sources, as clauses, and counts them.
func (p *prose) winners(sources ...Source) (text string, n int) {
	var clauses [len(p.all)]string
	for _, c := range p.all[:p.n] {
		if c.Outcome == OutcomeWon && slices.Contains(sources, c.Source) {
			clauses[n] = p.winner(c)
			n++
		}
	}
	return p.join(clauses[:n], and), n
}

// losers joins the strongest of each source that came to outcome. It is "" for none.
func (p *prose) losers(outcome Outcome, sources ...Source) string {
	var names [len(p.all)]string
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
		if state := strongest(cloudLinkOrder, states); state != presence.CloudLinkUnknown {
			names[n] = p.phrase(losing[source], p.label(state))
			n++
		}
		if session := strongest(teamsOrder, sessions); session != presence.TeamsOffline {
			names[n] = p.phrase(losing[source], p.label(session))
			n++
		}
	}
	return p.join(names[:n], and)
}

// join joins parts with commas, and with last before the last.
func (p *prose) join(parts []string, last phrase) string {
	n := len(parts) - 1
	if n < 1 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:n], ", ") + p.phrase(last) + parts[n]
}

// seen says what others see, and what that hides.
func (p *prose) seen() {
	p.say(othersSee, p.label(p.answer.Teams))
	if hidden := p.hidden(); hidden != "" {
		p.say(although, hidden)
	}
	p.say(stop)
}

// hidden says what speaks against an answer that does not say so.
func (p *prose) hidden() string {
	in := p.Input
	switch {
	case p.answer.Teams == presence.TeamsBusy || p.answer.Teams == presence.TeamsDoNotDisturb:
		return ""
	case in.Lines.Has(presence.LineBusy):
		return p.phrase(onThePhone)
	case in.Clients.Has(presence.TeamsClientInCall):
		return p.phrase(inATeamsCall)
	case in.Clients.Has(presence.TeamsClientPresenting):
		return p.phrase(presenting)
	case in.User == presence.MiVO400Meeting || in.User == presence.MiVO400Busy || in.User == presence.MiVO400NotAvailable:
		return p.phrase(presenceIs, p.label(in.User))
	default:
		return ""
	}
}

// cause says the one thing that decides.
func (p *prose) cause() {
	p.line()
	switch p.answer.TeamsRule {
	case T1:
		p.say(setByTheUser, p.label(p.Input.Configured))
	case T3:
		p.say(noSession, p.phrase(p.clientless()))
		if setByHand(p.Input.Configured) {
			p.say(needsASession, p.label(p.Input.Configured))
		}
	default:
		if setByHand(p.Input.Configured) {
			p.say(givesWay, p.label(p.Input.Configured))
		}
		winners, n := p.winners(SourceCloudLink, SourceClient)
		p.text = append(p.text, strings.ToUpper(winners[:1])+winners[1:]...)
		if n == 1 && p.won(SourceCloudLink) {
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

// clientless says why no Teams client has a session.
func (p *prose) clientless() phrase {
	if p.Input.Clients.Has(presence.TeamsClientOffline) {
		return noClientRuns
	}
	return noClientReported
}

// winner says what won, as a clause.
func (p *prose) winner(c Contribution) string {
	by := c.BecomesBy.String()
	switch state := c.State.(type) {
	case presence.Line:
		if state == presence.LineUnknown {
			return p.phrase(aLineIsUnreported, by)
		}
		return p.phrase(aLineIs, p.label(state), by)
	case presence.MiVO400:
		if p.label(state) == p.label(c.Becomes) {
			return p.phrase(thePresenceIs, p.label(state), by)
		}
		return p.phrase(thePresenceCounts, p.label(state), p.label(c.Becomes), by)
	case presence.CloudLink:
		return p.phrase(cloudLinkPublishes, p.label(c.Becomes), by)
	default:
		return p.phrase(aClientIs, p.phrase(clientIs[c.State.(presence.TeamsClient)]), p.label(c.Becomes), by)
	}
}

// way tells what CloudLink makes of its reports and publishes, and what a status set by hand
// hides.
func (p *prose) way() {
	p.line()
	state, rule := p.label(p.answer.CloudLink), p.answer.SessionRule
	p.say(cloudLinkIs, state)
	winners, n := p.winners(SourceLine, SourceUser)
	_, sessions := p.winners(SourceCloudLink, SourceClient)
	said := sessions == 1 && p.won(SourceCloudLink) // by cause
	switch {
	case n == 0:
		p.say(nothingReported)
	case !said:
		p.say(reports, winners)
	}
	if losers := p.losers(OutcomeOutranked, SourceLine, SourceUser); losers != "" {
		p.say(whichOutranks, losers)
	}
	if p.answer.CloudLink == presence.CloudLinkOffline {
		p.say(mitelOneHasNoWord, p.label(p.answer.MitelOne))
	} else {
		p.say(mitelOneToo)
	}
	switch {
	case rule == S0:
		p.say(syncIsOff)
	case p.answer.Session == presence.TeamsOffline:
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
		return p.phrase(byThePolicy)
	}
	return rule.String()
}

func (p *prose) won(source Source) bool {
	return slices.ContainsFunc(p.all[:p.n], func(c Contribution) bool {
		return c.Source == source && c.Outcome == OutcomeWon
	})
}
