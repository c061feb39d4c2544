package precedence

import (
	"fmt"
	"slices"
	"strings"

	"github.com/othersee/othersee/presence"
)

// String returns the explanation in a few lines for a support ticket: what others see, what
// CloudLink makes of its reports, what it publishes, what Teams makes of that, the disputed
// points on which the answer depends, and what is ignored for being outside its vocabulary.
// Rule numbers stand in parentheses. The wording may get better; match Contributions instead.
func (e Explanation) String() string {
	p := prose{e, e.Resolution()}
	lines := []string{p.summary(), p.cloudLink(), p.session(), p.teams()}
	for d := range e.disputes() {
		lines = append(lines, p.dispute(d))
	}
	if err := e.Input.Validate(); err != nil {
		for line := range strings.SplitSeq(err.Error(), "\n") {
			lines = append(lines, "Ignored: "+line)
		}
	}
	return strings.Join(lines, "\n")
}

// prose is an explanation and its answer, put into words a line at a time.
type prose struct {
	Explanation
	answer Resolution
}

func (p prose) summary() string {
	teams := p.answer.Teams
	if p.Input.Lines.Has(presence.LineBusy) && teams != presence.TeamsBusy && teams != presence.TeamsDoNotDisturb {
		return fmt.Sprintf("Others see %v, although the user is on the phone.", teams)
	}
	return fmt.Sprintf("Others see %v.", teams)
}

func (p prose) cloudLink() string {
	state, mitelOne := p.answer.CloudLink, p.answer.MitelOne
	because := "neither a line nor a user presence is known"
	if winners := p.phrases(clause, OutcomeWon, SourceLine, SourceUser); winners != "" {
		because = winners
	}
	text := fmt.Sprintf("CloudLink is %v, because %s.", state, because)
	if losers := p.phrases(name, OutcomeOutranked, SourceLine, SourceUser); losers != "" {
		text += fmt.Sprintf(" In CloudLink's order, %v outranks %s (%v).", state, losers, C1)
	}
	if mitelOne.String() == state.String() {
		text += fmt.Sprintf(" Mitel One shows %v too (%v).", mitelOne, C2)
	} else {
		text += fmt.Sprintf(" Mitel One has no word for %v and shows %v (%v).", state, mitelOne, C2)
	}
	if p.Input.User == presence.MiVO400Unknown {
		text += fmt.Sprintf(" No user presence is reported; MiCollab never reports one (%v).", P4)
	}
	return text
}

func (p prose) session() string {
	state, rule := p.answer.CloudLink, p.answer.SessionRule
	reason := fmt.Sprintf("(%v)", rule)
	switch rule {
	case S0:
		return fmt.Sprintf("CloudLink publishes nothing to Teams: presence sync is not enabled, or Azure AD does not have the user's CloudLink e-mail address (%v).", S0)
	case S6:
		reason = fmt.Sprintf("by the policy in use, which is not the guide's (%v)", S6)
	}
	if p.answer.Session == presence.TeamsOffline {
		return fmt.Sprintf("CloudLink does not publish %v to Teams %s, so it has no session there.", state, reason)
	}
	return fmt.Sprintf("CloudLink publishes %v to Teams %s.", state, reason)
}

func (p prose) teams() string {
	teams := p.answer.Teams
	because := p.phrases(clause, OutcomeWon, SourceCloudLink, SourceClient, SourceConfigured)
	if p.answer.TeamsRule == T3 {
		because = fmt.Sprintf("there is no session: no client is connected, and CloudLink publishes nothing (%v)", T3)
	}
	text := fmt.Sprintf("Teams shows %v, because %s.", teams, because)
	if losers := p.phrases(name, OutcomeOutranked, SourceCloudLink, SourceClient); losers != "" {
		text += fmt.Sprintf(" In Teams' order, %v outranks %s (%v).", teams, losers, T2)
	}
	if losers := p.phrases(name, OutcomeOverridden, SourceCloudLink, SourceClient); losers != "" {
		text += fmt.Sprintf(" That overrides %s.", losers)
	}
	if losers := p.phrases(name, OutcomeNothing, SourceConfigured); losers != "" {
		text += fmt.Sprintf(" By the policy in use, %s shows only while there is a session (%v).", losers, D2)
	}
	if p.answer.TeamsRule != T3 && p.Input.Clients.Has(presence.TeamsClientOffline) {
		text += fmt.Sprintf(" The %v client has no session (%v).", presence.TeamsClientOffline, T3)
	}
	return text
}

func (p prose) dispute(d dispute) string {
	too := ""
	if d.teams == p.answer.Teams {
		too = " too"
	}
	return fmt.Sprintf("Disputed (%v): %s This answer follows %s. By %s, others would see %v%s.", d.point, d.point.Statement(), d.follows, d.other, d.teams, too)
}

// phrases joins what phrase says of each contribution of the given sources that came to
// outcome. If there is none, it returns "".
func (p prose) phrases(phrase func(Contribution) string, outcome Outcome, sources ...Source) string {
	var all []string
	for c := range p.Contributions() {
		if c.Outcome == outcome && slices.Contains(sources, c.Source) {
			all = append(all, phrase(c))
		}
	}
	if last := len(all) - 1; last > 0 {
		return strings.Join(all[:last], ", ") + " and " + all[last]
	}
	return strings.Join(all, "")
}

// clause says of a winner what it reports: "a client is Active, which counts as Available
// (T4)".
func clause(c Contribution) string {
	text := fmt.Sprintf(map[Source]string{
		SourceLine:       "a line is %s",
		SourceUser:       "the user presence is %s",
		SourceCloudLink:  "CloudLink publishes %s",
		SourceClient:     "a client is %s",
		SourceConfigured: "the user set %s by hand",
	}[c.Source], c.State)
	if c.State != c.Becomes {
		text += ", which counts as " + c.Becomes
	}
	return fmt.Sprintf("%s (%v)", text, c.BecomesBy)
}

// name names a loser: "the Inactive client (Away)".
func name(c Contribution) string {
	text := fmt.Sprintf(map[Source]string{
		SourceLine:       "the %s line",
		SourceUser:       "the user presence %s",
		SourceCloudLink:  "CloudLink's %s",
		SourceClient:     "the %s client",
		SourceConfigured: "the hand-set status %s",
	}[c.Source], c.State)
	if c.State != c.Becomes {
		text += " (" + c.Becomes + ")"
	}
	return text
}
