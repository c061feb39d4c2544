package precedence

import (
	"fmt"
	"iter"
	"strconv"
	"strings"

	"github.com/othersee/othersee/presence"
)

// A Basis says what an answer rests on: how far what others see is the guide's own word. It
// is comparable. Its text is as in "table 7", "note 2", "rule" and "silent".
type Basis struct {
	Kind BasisKind
	// Number is the row of the guide's table, from 1 to 15, or the note, 1 or 2; else 0.
	Number int
}

// A BasisKind is a kind of [Basis].
type BasisKind string

// The kinds, from the firmest.
const (
	BasisTable  BasisKind = "table"  // a row of the guide's table has the case
	BasisNote   BasisKind = "note"   // a note of the guide has the case
	BasisRule   BasisKind = "rule"   // it follows from rules of the guide
	BasisSilent BasisKind = "silent" // it follows from rules, and the guide is silent on one of them
)

// Basis returns what the answer rests on. The guide's table covers one line, one client and
// no status set by hand, and says itself that it shows only some examples.
func (e Explanation) Basis() Basis {
	answer := e.Resolution()
	if row := e.row(); row > 0 {
		return Basis{BasisTable, row}
	}
	for rule := range e.deciding(answer) {
		if !rule.inGuide() {
			return Basis{BasisSilent, 0}
		}
	}
	if note := e.note(answer); note > 0 {
		return Basis{BasisNote, note}
	}
	return Basis{BasisRule, 0}
}

// The guide's table is each of these situations with every state of a client.
var situations = [...]struct {
	line presence.Line
	user presence.MiVO400
}{
	{presence.LineAvailable, presence.MiVO400Available}, // rows 1 to 5
	{presence.LineBusy, presence.MiVO400Available},      // rows 6 to 10
	{presence.LineAvailable, presence.MiVO400Busy},      // rows 11 to 15
}

// row returns the row of the guide's table that has the case, or 0.
func (e Explanation) row() (row int) {
	for _, s := range situations {
		for client := range presence.All[presence.TeamsClient]() {
			row++
			in := Input{Lines: presence.SetOf(s.line), User: s.user, Clients: presence.SetOf(client)}
			if e.Input == in && e.Policy == Guide() {
				return row
			}
		}
	}
	return 0
}

// deciding ranges over the rules on which it rests what others see.
func (e Explanation) deciding(answer Resolution) iter.Seq[Rule] {
	return func(yield func(Rule) bool) {
		if answer.TeamsRule == T1 {
			yield(T1)
			return
		}
		if !yield(answer.SessionRule) || !yield(answer.TeamsRule) {
			return
		}
		for c := range e.Contributions() {
			// A status set by hand, if there is one, did not show, by a rule of its own.
			if c.Source == SourceConfigured && !yield(c.OutcomeBy) {
				return
			}
			if c.Outcome != OutcomeNothing && !yield(c.BecomesBy) {
				return
			}
		}
	}
}

// note returns the number of the note of the guide that has the case, or 0. The first: a user
// on the phone is seen as Busy unless Absent. The second: Absent is not seen beside an active
// client, and is seen as Away when all clients are signed out.
func (e Explanation) note(answer Resolution) int {
	away := e.Input.User == presence.MiVO400Absent && answer.Session == presence.TeamsAway
	signedOut := strongest(teamsOrder, sessionsOf(e.Input.Clients)) == presence.TeamsOffline
	switch {
	case answer.TeamsRule != T2:
		return 0
	case e.Input.Lines.Has(presence.LineBusy) && answer.Session == presence.TeamsBusy && answer.Teams == presence.TeamsBusy:
		return 1
	case away && (answer.Teams == presence.TeamsAvailable || signedOut):
		return 2
	default:
		return 0
	}
}

// String returns the text of b.
func (b Basis) String() string {
	if b.Number == 0 {
		return string(b.Kind)
	}
	return fmt.Sprintf("%s %d", b.Kind, b.Number)
}

// MarshalText returns the text of b, or an error if b is no basis.
func (b Basis) MarshalText() ([]byte, error) {
	var read Basis
	if err := read.UnmarshalText([]byte(b.String())); err != nil || read != b {
		return nil, fmt.Errorf("precedence: %q is not a basis", b)
	}
	return []byte(b.String()), nil
}

// UnmarshalText sets b from its text. On an error it leaves b alone.
func (b *Basis) UnmarshalText(text []byte) error {
	kind, digits, numbered := strings.Cut(string(text), " ")
	read := Basis{Kind: BasisKind(kind)}
	highest := map[BasisKind]int{BasisTable: 15, BasisNote: 2, BasisRule: 0, BasisSilent: 0}
	most, ok := highest[read.Kind]
	if numbered {
		read.Number, _ = strconv.Atoi(digits)
	}
	inRange := read.Number <= most && (read.Number > 0) == (most > 0)
	if !ok || !inRange || read.String() != string(text) {
		return fmt.Errorf("precedence: unknown basis %q (want table 1 to table 15, note 1, note 2, rule, silent)", text)
	}
	*b = read
	return nil
}
