package diagnosis

import (
	"fmt"
	"slices"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// changeWords are the phrases for changes. A %s is the states to which one can lead.
type changeWords struct {
	callStarts, callEnds string
	userSet, userSetNew  string // userSetNew where none is reported
	signsIn              string
	one, every           map[presence.State]string // client in that state
	becomes              map[presence.State]string // what a client does to be in that state
	reset, set           string
	syncOn               string
}

// String returns what [Change.TextIn] does in English.
func (c Change) String() string {
	return c.TextIn(presence.English)
}

// TextIn returns c as a phrase: "the user presence is set to Busy". Of clients it says "an
// active client" where one is enough, and "every active client" where all of these must change.
func (c Change) TextIn(language presence.Language) string {
	return wordsIn(language).move(moveOf(c))
}

// A move is one change, or several that differ only in where they lead.
type move struct {
	report Report
	from   presence.State
	to     []presence.State
}

func moveOf(c Change) move {
	return move{c.Report, c.From, []presence.State{c.To}}
}

// move says m: "the user presence is set to Meeting or Busy".
func (w *words) move(m move) string {
	switch m.report {
	case ReportLines:
		if m.to[0] == presence.LineBusy {
			return w.changes.callStarts
		}
		return w.changes.callEnds
	case ReportUser:
		if m.from == presence.MiVO400Unknown {
			return fmt.Sprintf(w.changes.userSetNew, w.choice(m.to))
		}
		return fmt.Sprintf(w.changes.userSet, w.choice(m.to))
	case ReportClients:
		return w.client(m)
	case ReportConfigured:
		if m.to[0] == presence.ConfiguredNone {
			return w.changes.reset
		}
		return fmt.Sprintf(w.changes.set, w.choice(m.to))
	default:
		return w.changes.syncOn
	}
}

func (w *words) client(m move) string {
	subject := w.changes.every[m.from]
	switch {
	case m.from == presence.TeamsClientOffline:
		subject = w.changes.signsIn
	case oneIsEnough(m.from, m.to):
		subject = w.changes.one[m.from]
	}
	var verbs []string
	for _, to := range m.to {
		if to != presence.TeamsClientOffline {
			verbs = append(verbs, w.changes.becomes[to])
		}
	}
	if len(verbs) < len(m.to) {
		verbs = append(verbs, w.changes.becomes[presence.TeamsClientOffline])
	}
	return subject + " " + join(verbs, w.or)
}

// oneIsEnough reports whether of several clients in state from, one needs to change to have
// the effect of all. That is so where the states to outrank it, but not where the clients are
// in a call, which by some policies counts beside a stronger session (T6).
func oneIsEnough(from presence.State, to []presence.State) bool {
	return from != presence.TeamsClientInCall && !slices.ContainsFunc(to, func(s presence.State) bool {
		return rank(s) > rank(from)
	})
}

// rank returns the place of a client's session in Teams' order, 0 for the strongest.
func rank(client presence.State) int {
	state, _ := client.(presence.TeamsClient)
	return slices.Index(precedence.TeamsOrder(), mapping.TeamsClientToTeams(state))
}
