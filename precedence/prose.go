package precedence

import (
	"fmt"
	"slices"
	"strings"

	"github.com/othersee/othersee/presence"
)

// String returns the explanation in a few lines for a support ticket: what others see,
// what CloudLink made of its reports, what it publishes, what Teams made of that, and
// the disputed points on which it depends. Rule numbers stand in parentheses.
func (e Explanation) String() string {
	lines := []string{
		fmt.Sprintf("Others see %v.", e.Resolution.Teams),
		e.aboutCloudLink(),
		e.aboutSession(),
		e.aboutTeams(),
	}
	for d := range e.Disputes() {
		lines = append(lines, fmt.Sprintf("Disputed (%v): %s", d, d.Statement()))
	}
	if err := e.Input.Validate(); err != nil {
		for line := range strings.SplitSeq(err.Error(), "\n") {
			lines = append(lines, "Ignored: "+line)
		}
	}
	return strings.Join(lines, "\n")
}

func (e Explanation) aboutCloudLink() string {
	because := "no line is reported"
	if winners := e.phrases(clause, Won, SourceLine, SourceUser); winners != "" {
		because = winners
	}
	text := fmt.Sprintf("CloudLink shows %v, because %s.", e.Resolution.CloudLink, because)
	if losers := e.phrases(name, Outranked, SourceLine, SourceUser); losers != "" {
		text += fmt.Sprintf(" In CloudLink, that outranks %s (%v).", losers, C1)
	}
	if e.Input.User == presence.MiVO400Unknown {
		text += fmt.Sprintf(" No user presence is reported, which is always so behind MiCollab (%v).", P4)
	}
	if e.Resolution.MitelOne.String() != e.Resolution.CloudLink.String() {
		return text + fmt.Sprintf(" Mitel One has no word for it and shows %v (%v).", e.Resolution.MitelOne, C2)
	}
	return text + fmt.Sprintf(" Mitel One shows the same (%v).", C2)
}

func (e Explanation) aboutSession() string {
	r := e.Resolution
	verb := "publishes"
	if r.Session == presence.TeamsOffline {
		verb = "does not publish"
	}
	switch r.SessionRule {
	case S0:
		return fmt.Sprintf("Presence sync is off, so CloudLink publishes nothing to Teams (%v).", S0)
	case S5:
		return fmt.Sprintf("CloudLink has nothing to publish to Teams (%v).", S5)
	case S6:
		return fmt.Sprintf("CloudLink %s %v to Teams, by a policy other than the guide's (%v).", verb, r.CloudLink, S6)
	default:
		return fmt.Sprintf("CloudLink %s %v to Teams (%v).", verb, r.CloudLink, r.SessionRule)
	}
}

func (e Explanation) aboutTeams() string {
	r := e.Resolution
	sessions := []Source{SourceCloudLink, SourceClient}
	if r.TeamsRule == T3 {
		text := fmt.Sprintf("Teams shows %v, because there is no session: no client is running, and CloudLink keeps none (%v).", r.Teams, T3)
		if setByHand(e.Input.Configured) {
			text += fmt.Sprintf(" The status %v, set by hand, shows only while there is a session.", e.Input.Configured)
		}
		return text
	}
	text := fmt.Sprintf("Teams shows %v, because %s.", r.Teams, e.phrases(clause, Won, append(sessions, SourceConfigured)...))
	if losers := e.phrases(name, Outranked, sessions...); losers != "" {
		text += fmt.Sprintf(" In Teams, that outranks %s (%v).", losers, T2)
	}
	if losers := e.phrases(name, Overridden, sessions...); losers != "" {
		text += fmt.Sprintf(" That overrides %s.", losers)
	}
	if e.Input.Clients.Has(presence.TeamsClientOffline) {
		text += fmt.Sprintf(" A client that is %v has no session (%v).", presence.TeamsClientOffline, T3)
	}
	return text
}

// phrases joins what phrase says of each contribution of the given sources that came to
// outcome. If there is none, it returns "".
func (e Explanation) phrases(phrase func(Contribution) string, outcome Outcome, sources ...Source) string {
	var all []string
	for c := range e.Contributions() {
		if c.Outcome == outcome && slices.Contains(sources, c.Source) {
			all = append(all, phrase(c))
		}
	}
	if last := len(all) - 1; last > 0 {
		return strings.Join(all[:last], ", ") + " and " + all[last]
	}
	return strings.Join(all, "")
}

// clause says of a winner what it reports: "a client is Active, which counts as
// Available (T4)".
func clause(c Contribution) string {
	text := fmt.Sprintf(map[Source]string{
		SourceLine:       "a line is %s",
		SourceUser:       "the user presence is %s",
		SourceCloudLink:  "CloudLink's session is %s",
		SourceClient:     "a client is %s",
		SourceConfigured: "the user set %s by hand",
	}[c.Source], c.State)
	if c.State != c.Becomes {
		text += ", which counts as " + c.Becomes
	}
	return fmt.Sprintf("%s (%v)", text, c.BecomesBy)
}

// name names a loser: "client Inactive (Away)".
func name(c Contribution) string {
	text := fmt.Sprintf(map[Source]string{
		SourceLine:      "line %s",
		SourceUser:      "user presence %s",
		SourceCloudLink: "CloudLink's %s",
		SourceClient:    "client %s",
	}[c.Source], c.State)
	if c.State != c.Becomes {
		text += " (" + c.Becomes + ")"
	}
	return text
}
