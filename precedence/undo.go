package precedence

import (
	"github.com/othersee/othersee/internal/sets"
	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

// undo says what others would see without what decided.
func (p *prose) undo() {
	p.line()
	in := p.Input
	free := in
	free.User = presence.MiVO400Available
	switch {
	case p.answer.TeamsRule == T1:
		in.Configured = presence.ConfiguredNone
		p.would(ifReset, in)
	case p.hides && p.answer.SessionRule == S0:
		on := p.Policy
		on.Published = Guide().Published
		p.wouldBy(on, ifSyncOn, in)
	case p.hides && p.won(SourceUser) && p.Policy.Resolve(free).Teams != p.answer.Teams:
		p.would(ifFree, free)
	case p.answer.TeamsRule == T3:
		in.Clients = in.Clients.Add(presence.TeamsClientActive)
		p.would(ifActive, in)
	default:
		p.undoSessions()
	}
}

// undoSessions says what others would see without the sessions that won.
func (p *prose) undoSessions() {
	in := p.Input
	client, won := p.winningClient()
	rest := sets.Without(in.Clients, client)
	switch cloudLink := p.won(SourceCloudLink); {
	case !won:
		p.undoCloudLink()
	case p.answer.Teams == presence.TeamsAway && cloudLink:
		in.Clients = in.Clients.Add(presence.TeamsClientActive)
		p.would(ifActive, in)
	case p.answer.Teams == presence.TeamsAway || p.answer.Teams == presence.TeamsAvailable:
		in.Clients = rest
		p.would(ifSignedOut, in)
	case cloudLink:
		p.would(ifAllEnds, Input{free(in.Lines), presence.MiVO400Available, rest.Add(presence.TeamsClientActive), in.Configured})
	default:
		in.Clients = rest.Add(presence.TeamsClientActive)
		p.would(ifItEnds, in)
	}
}

// winningClient returns the state of the Teams clients whose session won.
func (p *prose) winningClient() (state presence.TeamsClient, won bool) {
	for state := range p.Input.Clients.All() {
		if mapping.TeamsClientToTeams(state) == p.answer.Teams {
			return state, true
		}
	}
	return 0, false
}

// undoCloudLink says what others would see without what made CloudLink's session.
func (p *prose) undoCloudLink() {
	in := p.Input
	call := p.answer.CloudLink == presence.CloudLinkBusy && in.Lines.Has(presence.LineBusy)
	user := p.won(SourceUser) && in.User != presence.MiVO400Available
	if call {
		in.Lines = free(in.Lines)
	}
	if user {
		in.User = presence.MiVO400Available
	}
	switch {
	case call && user:
		p.would(ifBothEnd, in)
	case call:
		p.would(ifCallEnds, in)
	case user:
		p.would(ifFree, in)
	default:
		p.would(withoutCloudLink, Input{Clients: in.Clients, Configured: in.Configured})
	}
}

// free returns lines without a call.
func free(lines presence.Set[presence.Line]) presence.Set[presence.Line] {
	if !lines.Has(presence.LineBusy) {
		return lines
	}
	return sets.Without(lines, presence.LineBusy).Add(presence.LineAvailable)
}

// would says what others would see of in.
func (p *prose) would(id phrase, in Input) {
	p.wouldBy(p.Policy, id, in)
}

// wouldBy says what others would see of in by another policy.
func (p *prose) wouldBy(policy Policy, id phrase, in Input) {
	teams := policy.Resolve(in).Teams
	again := ""
	if teams == p.answer.Teams {
		again = p.word(still)
	}
	p.say(id, p.label(teams), again)
}
