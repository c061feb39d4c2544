package explain

import (
	"slices"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// remedies returns the ways to be seen as what the reports say, by the fewest changes that
// somebody would make for it.
func remedies(in precedence.Input, p precedence.Policy, answer precedence.Resolution) []Way {
	want := said(in, answer)
	if want.Has(answer.Teams) {
		return []Way{}
	}
	groups := changes(in, p)
	for i := range groups {
		groups[i] = slices.DeleteFunc(groups[i], func(c Change) bool { return !c.mends(in, p, answer, want) })
	}
	best := ways(func(c candidate) bool { return want.Has(c.policy.Resolve(c.in).Teams) }, in, p, groups)
	return slices.DeleteFunc(best, func(w Way) bool {
		return len(w.Changes) > len(best[0].Changes) || w.ByHand != best[0].ByHand
	})
}

// said returns what the reports say of the user, as the states of Teams that show it: what the
// user does before what the user chose before what the phone is. Where a status set by hand
// shows, only what the user does counts.
func said(in precedence.Input, answer precedence.Resolution) presence.Set[presence.Teams] {
	switch {
	case in.Clients.Has(presence.TeamsClientPresenting):
		return presence.SetOf(presence.TeamsDoNotDisturb)
	case in.Lines.Has(presence.LineBusy), in.Clients.Has(presence.TeamsClientInCall):
		return presence.SetOf(presence.TeamsBusy, presence.TeamsDoNotDisturb)
	case needsSession(in, answer):
		return presence.SetOf(mapping.ConfiguredToTeams(in.Configured))
	case in.Configured != presence.ConfiguredNone: // it shows, or is set aside for want of activity
		return presence.SetOf(answer.Teams)
	case in.UserPresence == presence.MiVO400Absent:
		return presence.SetOf(presence.TeamsAway)
	case in.UserPresence == presence.MiVO400NotAvailable, in.Lines.Has(presence.LineDoNotDisturb):
		return presence.SetOf(presence.TeamsDoNotDisturb)
	case in.UserPresence == presence.MiVO400Busy, in.UserPresence == presence.MiVO400Meeting:
		return presence.SetOf(presence.TeamsBusy)
	case in.Clients.Len() == 0: // Available takes a client, and none is known
		return presence.SetOf(answer.Teams)
	case answer.Teams != presence.TeamsOffline: // who is idle is rightly seen as Away
		return presence.SetOf(answer.Teams)
	case in.UserPresence == presence.MiVO400Available, in.Lines.Has(presence.LineAvailable):
		return presence.SetOf(presence.TeamsAvailable)
	default:
		return presence.SetOf(answer.Teams)
	}
}

// needsSession reports whether a status set by hand does not show for want of a session (T5).
func needsSession(in precedence.Input, answer precedence.Resolution) bool {
	return answer.TeamsRule == precedence.T3 && in.Configured != presence.ConfiguredNone
}

// mends reports whether c is a remedy: it does not change what the user does or chose, only what
// hides that.
func (c Change) mends(in precedence.Input, p precedence.Policy, answer precedence.Resolution, want presence.Set[presence.Teams]) bool {
	switch to := c.To.(type) {
	case presence.MiVO400: // an Absent that hides a call
		return to == presence.MiVO400Available && in.UserPresence == presence.MiVO400Absent && want.Has(presence.TeamsBusy)
	case presence.TeamsClient: // where none is reported, the user may be signed in
		return to == presence.TeamsClientActive && c.From == presence.TeamsClientOffline && in.Clients.Len() > 0 &&
			(want.Has(presence.TeamsAvailable) || answer.TeamsRule == precedence.T3 && p.Has(precedence.D2))
	case presence.Configured: // of two states that are wanted, Busy is the one to set
		return to == presence.ConfiguredNone || to == presence.ConfiguredBusy || !want.Has(presence.TeamsBusy)
	case presence.Line:
		return false
	default: // presence sync
		return true
	}
}
