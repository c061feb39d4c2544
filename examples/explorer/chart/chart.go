// Package chart holds every answer in two maps and a strip. What others see depends only on
// CloudLink's state, on the Teams clients and on the status set by hand; and CloudLink's
// state depends only on the lines and the user presence.
package chart

import (
	"slices"
	"strconv"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// The rows and columns of the maps, and the places of the strip. Rows begin with the strongest
// in CloudLink; columns end with it.
var (
	Lines = []presence.Line{
		presence.LineDoNotDisturb, presence.LineBusy, presence.LineAvailable, presence.LineOffline, presence.LineUnknown,
	}
	// LineSets are the lines that there are. A call counts beside a line in do-not-disturb,
	// too (S7); else the strongest line is all that counts.
	LineSets = []presence.Set[presence.Line]{
		presence.SetOf(presence.LineDoNotDisturb),
		presence.SetOf(presence.LineDoNotDisturb, presence.LineBusy),
		presence.SetOf(presence.LineBusy),
		presence.SetOf(presence.LineAvailable),
		presence.SetOf(presence.LineOffline),
		presence.SetOf(presence.LineUnknown),
	}
	Users = []presence.MiVO400{
		presence.MiVO400Unknown, presence.MiVO400Available, presence.MiVO400Meeting,
		presence.MiVO400Busy, presence.MiVO400NotAvailable, presence.MiVO400Absent,
	}
	States  = precedence.CloudLinkOrder()
	Clients = slices.Collect(presence.All[presence.TeamsClient]())
	ByHand  = slices.Collect(presence.All[presence.Configured]())
)

// A Cell is a place of a map.
type Cell struct {
	// Case is a case that the cell stands for.
	Case link.Case
	// State is what becomes of it: a state of CloudLink in the first map, of Teams in the
	// second.
	State presence.State
	// Instead is what is synced instead of State, in the first map (S7), else nil. Its row of
	// the second map is that which counts.
	Instead presence.State
	// Rows are the numbers of the guide's rows that the cell stands for.
	Rows []int
	// Rules are the rules that decide.
	Rules []precedence.Rule
}

// ToCloudLink returns the first map's cell of lines and a user presence: which state of
// CloudLink they make, and what is synced instead of it by the policy p.
func ToCloudLink(lines presence.Set[presence.Line], user presence.MiVO400, p link.Policy) Cell {
	in := precedence.Input{Lines: lines, UserPresence: user}
	cell := Cell{Case: link.Case{Input: in, Policy: p}}
	answer := cell.Case.Resolution()
	cell.State = answer.CloudLink
	cell.Rules = rules(cell.Case, explain.PartyLine, explain.PartyUserPresence)
	if synced := Synced(answer); synced != answer.CloudLink {
		cell.Instead = synced
		cell.Rules = append(cell.Rules, answer.SessionRule)
	}
	for _, client := range Clients {
		in.Clients = presence.SetOf(client)
		cell.Rows = append(cell.Rows, rowsOf(in)...)
	}
	return cell
}

// Synced returns the row of the second map that has an answer: that of CloudLink's state, or
// that of the call which is synced instead (S7).
func Synced(answer precedence.Resolution) presence.CloudLink {
	if answer.SessionRule == precedence.S7 {
		return presence.CloudLinkBusy
	}
	return answer.CloudLink
}

// ToTeams returns the second map's cell of a state of CloudLink and the strongest client:
// what others see by the policy p, unless a status is set by hand.
func ToTeams(state presence.CloudLink, client presence.TeamsClient, p link.Policy) Cell {
	in := Simplest(state)
	in.Clients = presence.SetOf(client)
	cell := Cell{Case: link.Case{Input: in, Policy: p}}
	cell.State = cell.Case.Resolution().Teams
	for _, user := range Users {
		for _, line := range Lines {
			in := precedence.Input{Lines: presence.SetOf(line), UserPresence: user, Clients: presence.SetOf(client)}
			if precedence.Resolve(in).CloudLink == state {
				cell.Rows = append(cell.Rows, rowsOf(in)...)
			}
		}
	}
	cell.Rules = rules(cell.Case, explain.PartyCloudLink, explain.PartyClient)
	return cell
}

// Simplest returns the simplest input from which CloudLink makes state: a user presence for
// what no line can say, else a line, else nothing.
func Simplest(state presence.CloudLink) precedence.Input {
	switch state {
	case presence.CloudLinkAway:
		return precedence.Input{UserPresence: presence.MiVO400Absent}
	case presence.CloudLinkDoNotDisturb:
		return precedence.Input{UserPresence: presence.MiVO400NotAvailable}
	case presence.CloudLinkBusy:
		return precedence.Input{Lines: presence.SetOf(presence.LineBusy)}
	case presence.CloudLinkAvailable:
		return precedence.Input{Lines: presence.SetOf(presence.LineAvailable)}
	case presence.CloudLinkOffline:
		return precedence.Input{Lines: presence.SetOf(presence.LineOffline)}
	default:
		return precedence.Input{}
	}
}

// rowsOf returns the row of the guide's table that has the case of in, if there is one.
func rowsOf(in precedence.Input) []int {
	if row := explain.Of(in, precedence.Guide()).Basis.Row; row > 0 {
		return []int{row}
	}
	return nil
}

// rules lists the rules by which the contributions of the given parties won or lost.
func rules(c link.Case, parties ...explain.Party) []precedence.Rule {
	var all []precedence.Rule
	for _, contribution := range c.Explanation().Contributions {
		if slices.Contains(parties, contribution.Party) {
			all = append(all, contribution.BecomesBy, contribution.OutcomeBy)
		}
	}
	if slices.Contains(parties, explain.PartyClient) {
		all = append(all, c.Resolution().TeamsRule)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Strongest returns those of lines that count in CloudLink, one of [LineSets].
func Strongest(lines presence.Set[presence.Line]) presence.Set[presence.Line] {
	if both := LineSets[1]; lines.Union(both) == lines {
		return both
	}
	return presence.SetOf(strongest(lines, precedence.CloudLinkOrder(), mapping.LineToCloudLink))
}

// StrongestClient returns the client of clients that is strongest in Teams, Offline if
// there is none.
func StrongestClient(clients presence.Set[presence.TeamsClient]) presence.TeamsClient {
	return strongest(clients, precedence.TeamsOrder(), mapping.TeamsClientToTeams)
}

// strongest returns the state of set that becomes the strongest of order, or else the zero
// state.
func strongest[From, To presence.Vocabulary](set presence.Set[From], order []To, becomes func(From) To) From {
	for _, strong := range order {
		for state := range set.All() {
			if becomes(state) == strong {
				return state
			}
		}
	}
	return 0
}

// Span writes row numbers shortly: "1–5" for all from 1 to 5.
func Span(rows []int) string {
	text := ""
	for i := 0; i < len(rows); i++ {
		if text != "" {
			text += ", "
		}
		text += strconv.Itoa(rows[i])
		first := i
		for i+1 < len(rows) && rows[i+1] == rows[i]+1 {
			i++
		}
		if i > first {
			text += "–" + strconv.Itoa(rows[i])
		}
	}
	return text
}
