package explain

import (
	"fmt"
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A Basis says what an answer rests on: how far what others see is the guide's own word.
type Basis struct {
	Kind BasisKind `json:"kind"`
	// Row is the row of the guide's table, from 1 to 15, if Kind is BasisTable.
	Row int `json:"row,omitzero"`
	// Notes are the guide's notes that have the case, if Kind is BasisNote: the first, the
	// second, or both.
	Notes []int `json:"notes,omitempty"`
	// Silent are the rules on which the answer depends and which the guide does not give, if
	// Kind is BasisSilent.
	Silent []precedence.Rule `json:"silent,omitempty"`
}

// A BasisKind is a kind of [Basis].
type BasisKind string

// The kinds, from the firmest. Of two that would fit, the first is given, but silence goes
// before a note.
const (
	BasisTable  BasisKind = "table"  // a row of the guide's table has the case
	BasisNote   BasisKind = "note"   // a note of the guide has the case
	BasisRule   BasisKind = "rule"   // it follows from rules of the guide
	BasisSilent BasisKind = "silent" // it depends on a rule that the guide does not give
)

// String returns b as the files of testdata have it: "table 7", "note 1; note 2", "rule",
// "silent P8".
func (b Basis) String() string {
	text := string(b.Kind)
	switch {
	case b.Kind == BasisTable:
		text = fmt.Sprintf("%s %d", text, b.Row)
	case len(b.Notes) > 0:
		text = joined(b.Notes, func(note int) string { return fmt.Sprintf("note %d", note) }, "; ")
	case len(b.Silent) > 0:
		text = joined(b.Silent, func(rule precedence.Rule) string { return "silent " + rule.String() }, "; ")
	}
	return text
}

func basisOf(in precedence.Input, p precedence.Policy, answer precedence.Resolution, all []Contribution) Basis {
	if row := tableRow(in); row > 0 && answer == precedence.Resolve(in) {
		return Basis{Kind: BasisTable, Row: row}
	}
	if rules := silent(in, p, answer, all); len(rules) > 0 {
		return Basis{Kind: BasisSilent, Silent: rules}
	}
	if notes := notesOn(in, answer); len(notes) > 0 {
		return Basis{Kind: BasisNote, Notes: notes}
	}
	return Basis{Kind: BasisRule}
}

// tableRow returns the row of the guide's table that has in, or 0. The table is three
// situations with every state of one client.
func tableRow(in precedence.Input) int {
	situation := slices.Index([]precedence.Input{
		{Lines: presence.SetOf(presence.LineAvailable), UserPresence: presence.MiVO400Available}, // rows 1 to 5
		{Lines: presence.SetOf(presence.LineBusy), UserPresence: presence.MiVO400Available},      // rows 6 to 10
		{Lines: presence.SetOf(presence.LineAvailable), UserPresence: presence.MiVO400Busy},      // rows 11 to 15
	}, precedence.Input{Lines: in.Lines, UserPresence: in.UserPresence, Configured: in.Configured})
	for client := range presence.All[presence.TeamsClient]() {
		if situation >= 0 && in.Clients == presence.SetOf(client) {
			return 5*situation + int(client) + 1
		}
	}
	return 0
}

// silent returns the rules on which the answer depends and which the guide does not give. A
// state that is outranked or overridden does not count; nor does one that is not reported, of
// which [Unreported] speaks.
func silent(in precedence.Input, p precedence.Policy, answer precedence.Resolution, all []Contribution) (rules []precedence.Rule) {
	if answer.TeamsRule == precedence.T1 {
		return nil
	}
	for _, c := range won(all, PartyLine) {
		line := c.State.(presence.Line)
		alone := len(won(all, PartyUserPresence)) == 0 // else a rule of the guide makes the same state
		if !c.BecomesBy.InGuide() && alone && dependsOn(line, in, p, answer) {
			rules = append(rules, c.BecomesBy)
		}
	}
	if answer.Teams == precedence.Resolve(in).Teams {
		return rules
	}
	if answer.SessionRule == precedence.S6 {
		rules = append(rules, precedence.S6)
	}
	for _, c := range all {
		if c.Party == PartyConfigured && !c.OutcomeBy.InGuide() {
			rules = append(rules, c.OutcomeBy)
		}
	}
	return rules
}

// dependsOn reports whether others would see something else if line counted as another state
// of CloudLink. Away is a state that no line has.
func dependsOn(line presence.Line, in precedence.Input, p precedence.Policy, answer precedence.Resolution) bool {
	away := in
	away.UserPresence = presence.MiVO400Absent
	differs := p.Resolve(away).Teams != answer.Teams
	for other := range presence.All[presence.Line]() {
		counted := in
		counted.Lines = in.Lines.Without(line).With(other)
		differs = differs || p.Resolve(counted).Teams != answer.Teams
	}
	return differs
}

// notesOn returns the guide's notes that have the case. The first: who is on the phone is seen
// as Busy, unless Absent, when a call does not change that. The second: Absent is not seen beside
// an active client, and is seen as Away when all clients are signed out.
func notesOn(in precedence.Input, answer precedence.Resolution) (notes []int) {
	call := in.Lines.Has(presence.LineBusy)
	away := in.UserPresence == presence.MiVO400Absent && answer.Session == presence.TeamsAway &&
		(answer.Teams == presence.TeamsAvailable || in.Clients.Without(presence.TeamsClientOffline).Len() == 0)
	busy := call && answer.Session == presence.TeamsBusy && answer.Teams == presence.TeamsBusy
	if answer.TeamsRule != precedence.T2 {
		return nil
	}
	if busy || away && call {
		notes = append(notes, 1)
	}
	if away {
		notes = append(notes, 2)
	}
	return notes
}
