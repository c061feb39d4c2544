package explain

import (
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A Change is one thing that changes: a line, the user presence, a Teams client or the status
// set by hand goes from one state to another, or the administrator turns presence sync on. It
// is comparable.
//
// Lines and clients are sets, which do not count devices. So a change of these concerns every
// device in state From: none is left in it.
type Change struct {
	// Party is what changes; PartyCloudLink for presence sync.
	Party Party `json:"party"`
	// From and To are states of the party's vocabulary, nil for presence sync.
	From presence.State `json:"from,omitempty"`
	To   presence.State `json:"to,omitempty"`
}

// byHand reports whether c sets a status by hand, which overrides what is reported instead of
// changing it. To reset such a status does not.
func (c Change) byHand() bool {
	return c.Party == PartyConfigured && c.To != presence.ConfiguredNone
}

// Apply returns what in and p are after changes that are made together, in any order: what one
// brings, another does not take away.
func Apply(in precedence.Input, p precedence.Policy, changes ...Change) (precedence.Input, precedence.Policy) {
	for _, c := range changes {
		switch from := c.From.(type) {
		case presence.Line:
			in.Lines = in.Lines.Without(from)
		case presence.TeamsClient:
			in.Clients = in.Clients.Without(from)
		}
	}
	for _, c := range changes {
		switch to := c.To.(type) {
		case presence.Line:
			in.Lines = in.Lines.With(to)
		case presence.MiVO400:
			in.UserPresence = to
		case presence.TeamsClient:
			in.Clients = in.Clients.With(to)
		case presence.Configured:
			in.Configured = to
		case nil:
			p = p.WithSync(true)
		}
	}
	return in, p
}

// changes returns all changes that can be made to in and p, those of each state that is
// reported together. [WhatIf] says which these are.
func changes(in precedence.Input, p precedence.Policy) (groups [][]Change) {
	if from, to, ok := call(in.Lines); ok {
		groups = append(groups, []Change{{PartyLine, from, to}})
	}
	if in.Lines.Has(presence.LineDoNotDisturb) {
		groups = append(groups, []Change{{PartyLine, presence.LineDoNotDisturb, presence.LineAvailable}})
	}
	groups = append(groups, others(PartyUserPresence, in.UserPresence, presence.MiVO400Available))
	clients := in.Clients
	if clients.Len() == 0 {
		clients = presence.SetOf(presence.TeamsClientOffline)
	}
	for from := range clients.All() {
		groups = append(groups, others(PartyClient, from, presence.TeamsClientOffline))
	}
	groups = append(groups, others(PartyConfigured, in.Configured, presence.ConfiguredNone))
	if !p.Sync() {
		groups = append(groups, []Change{{Party: PartyCloudLink}})
	}
	return groups
}

// others returns the changes from a state to each other state, from first on.
func others[S presence.Vocabulary](party Party, from, first S) []Change {
	all := make([]Change, 0, 6) // the most that there are
	for to := range presence.All[S]() {
		if to >= first && to != from {
			all = append(all, Change{party, from, to})
		}
	}
	return all
}

// call returns what a line changes from and to when a call starts or ends. It returns false
// where no line can make a call.
func call(lines presence.Set[presence.Line]) (from, to presence.Line, ok bool) {
	switch {
	case lines.Has(presence.LineBusy):
		return presence.LineBusy, presence.LineAvailable, true
	case lines.Has(presence.LineAvailable):
		return presence.LineAvailable, presence.LineBusy, true
	case lines.Has(presence.LineUnknown), lines.Len() == 0:
		return presence.LineUnknown, presence.LineBusy, true
	default:
		return 0, 0, false
	}
}
