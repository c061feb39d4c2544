package precedence

import (
	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

// undo says what others would see without what decided.
func (p *prose) undo() {
	p.line()
	in := p.Input
	switch p.answer.TeamsRule {
	case T1:
		in.Configured = presence.ConfiguredNone
		p.would(ifReset, in)
	case T3:
		in.Clients = in.Clients.Add(presence.TeamsClientActive)
		p.would(ifActive, in)
	default:
		p.undoSessions()
	}
}

// undoSessions says what others would see without the sessions that won.
func (p *prose) undoSessions() {
	in := p.Input
	won := p.won(SourceCloudLink)
	for state := range in.Clients.All() {
		if mapping.TeamsClientToTeams(state) != p.answer.Teams {
			continue
		}
		in.Clients = without(in.Clients, state)
		if won {
			in.Lines, in.User = presence.Set[presence.Line]{}, presence.MiVO400Unknown
			p.would(withoutBoth, in)
		} else {
			p.would(withoutClient, in)
		}
		return
	}
	ended := in
	ended.Lines = without(in.Lines.Add(presence.LineAvailable), presence.LineBusy)
	call := p.answer.CloudLink == presence.CloudLinkBusy && in.Lines.Has(presence.LineBusy)
	user := p.won(SourceUser) && in.User != presence.MiVO400Available
	switch {
	case call && user:
		ended.User = presence.MiVO400Available
		p.would(ifBothEnd, ended)
	case call:
		p.would(ifCallEnds, ended)
	case user:
		in.User = presence.MiVO400Available
		p.would(ifFree, in)
	default:
		in.Lines, in.User = presence.Set[presence.Line]{}, presence.MiVO400Unknown
		p.would(withoutCloudLink, in)
	}
}

// would says what others would see of in.
func (p *prose) would(id phrase, in Input) {
	teams := p.Policy.Resolve(in).Teams
	again := ""
	if teams == p.answer.Teams {
		again = p.word(still)
	}
	p.say(id, p.label(teams), again)
}

// without returns set without s.
func without[S presence.Vocabulary](set presence.Set[S], s S) (rest presence.Set[S]) {
	for state := range set.All() {
		if state != s {
			rest = rest.Add(state)
		}
	}
	return rest
}
