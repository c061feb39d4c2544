package precedencetest

import (
	"fmt"
	"slices"
	"sync"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// A situation is what lines and user presence come to. All with the same have the same answers.
type situation struct {
	cloudLink presence.CloudLink
	call      bool // a line is Busy, on which S7 and T6 depend
}

// A key is what a row's session and teams depend on.
type key struct {
	policy     precedence.Policy
	situation  situation
	client     presence.TeamsClient
	configured presence.Configured
}

type tables struct {
	cloudLinkOrder []presence.CloudLink
	teamsOrder     []presence.Teams
	guide          []testdata.Row
	cases          []testdata.Case
	cloudLink      map[precedence.Input]presence.CloudLink // of one line and the user presence
	all            []testdata.Answer                       // of complete.csv, then policies.csv, which has only what differs
	rows           map[key]testdata.Answer
}

// read reads the tables, once for all functions.
var read = sync.OnceValue(func() *tables {
	t := &tables{
		cloudLinkOrder: order[presence.CloudLink](),
		teamsOrder:     order[presence.Teams](),
		guide:          testdata.Table(),
		cases:          testdata.Cases(),
		all:            append(testdata.Complete(), testdata.Policies()...),
		cloudLink:      map[precedence.Input]presence.CloudLink{},
		rows:           map[key]testdata.Answer{},
	}
	for _, row := range t.all {
		t.cloudLink[precedence.Input{Lines: presence.SetOf(row.Line), UserPresence: row.UserPresence}] = row.Want.CloudLink
		s := situation{row.Want.CloudLink, row.Line == presence.LineBusy}
		t.rows[key{row.Policy, s, row.Client, row.Configured}] = row
	}
	return t
})

// order returns an order of orders.csv, the strongest first.
func order[S presence.Vocabulary]() (order []S) {
	records, err := testdata.Records("orders.csv")
	for _, record := range records {
		if s, unknown := presence.Parse[S](record[2]); record[0] == S(0).Vocabulary() {
			order, err = append(order, s), unknown
		}
	}
	if err != nil {
		panic(err) // the tables are embedded
	}
	return order
}

// situation returns what lines and user presence come to: CloudLink is the strongest of what
// it is with each line alone.
func (t *tables) situation(in precedence.Input) situation {
	alone := precedence.Input{Lines: presence.SetOf(presence.LineUnknown), UserPresence: in.UserPresence}
	all := presence.SetOf(t.cloudLink[alone])
	for line := range in.Lines.All() {
		alone.Lines = presence.SetOf(line)
		all = all.With(t.cloudLink[alone])
	}
	return situation{t.cloudLinkOrder[slices.IndexFunc(t.cloudLinkOrder, all.Has)], in.Lines.Has(presence.LineBusy)}
}

// join returns the right answer by a policy, and the row that has what others see. The rows
// have one other reading each. A policy's answer is that of the reading that has a row for it,
// else the guide's.
func (t *tables) join(policy precedence.Policy, s situation, clients presence.Set[presence.TeamsClient], configured presence.Configured) (precedence.Resolution, testdata.Answer) {
	by := precedence.Guide().WithSync(policy.Sync())
	for _, point := range []precedence.Point{precedence.D1, precedence.D3, precedence.D6} {
		reading := precedence.Guide().With(point)
		if _, ok := t.rows[key{policy: reading, situation: s}]; ok && policy.Has(point) {
			by = reading
		}
	}
	r := t.rows[key{policy: by, situation: s}].Want
	r.CloudLink = s.cloudLink

	// The readings that set aside a status set by hand have rows for the guide's sessions.
	at, ok := s, r.Session == t.rows[key{policy: precedence.Guide(), situation: s}].Want.Session
	if r.Session == presence.TeamsOffline {
		at, ok = situation{}, true // without a session it is as if nothing were reported
	}
	var others []precedence.Policy
	for _, point := range []precedence.Point{precedence.D2, precedence.D4, precedence.D5} {
		if ok && policy.Has(point) {
			others = append(others, precedence.Guide().With(point))
		}
	}
	withOne := func(client presence.TeamsClient) testdata.Answer {
		for _, other := range others {
			if row, ok := t.rows[key{other, at, client, configured}]; ok {
				return row
			}
		}
		return t.rows[key{by, s, client, configured}]
	}

	// Of several clients the strongest counts; a status that shows with one shows with all.
	row := withOne(presence.TeamsClientOffline)
	for i, client := range slices.Collect(clients.Without(presence.TeamsClientOffline).All()) {
		one := withOne(client)
		rank := func(row testdata.Answer) int { return slices.Index(t.teamsOrder, row.Want.Teams) }
		if i == 0 || one.Want.TeamsRule == precedence.T1 || row.Want.TeamsRule != precedence.T1 && rank(one) < rank(row) {
			row = one
		}
	}
	r.Teams, r.TeamsRule = row.Want.Teams, row.Want.TeamsRule
	return r, row
}

// by returns the right answer to in by a policy.
func (k *kit) by(policy precedence.Policy, in precedence.Input) precedence.States {
	r, _ := read().join(policy, read().situation(in), in.Clients, in.Configured)
	return k.of(r.States)
}

// readings returns the right answers to in by each of the kit's policies. The first is its own.
func (k *kit) readings(in precedence.Input) []precedence.States {
	c := cell{read().situation(in), in.Clients, in.Configured}
	if k.answers[c] == nil {
		for _, policy := range k.policies {
			r, _ := read().join(policy, c.situation, c.clients, c.configured)
			k.answers[c] = append(k.answers[c], k.of(r.States))
		}
	}
	return k.answers[c]
}

// A cell is what an answer depends on.
type cell struct {
	situation  situation
	clients    presence.Set[presence.TeamsClient]
	configured presence.Configured
}

// why says which row has the right answer to in, and what its rules say.
func (k *kit) why(in precedence.Input) string {
	r, row := read().join(k.policy, read().situation(in), in.Clients, in.Configured)
	for _, other := range read().all { // the same may be in a row that is more like in
		if other.Policy == row.Policy && other.Client == row.Client && other.Configured == row.Configured && other.Want.States == r.States &&
			other.UserPresence == in.UserPresence && (in.Lines.Has(other.Line) || in.Lines.Len() == 0 && other.Line == presence.LineUnknown) {
			row = other
		}
	}
	file, cells, seen := "complete.csv", fmt.Sprintf("%v,%v", row.Line, row.UserPresence), ""
	if row.Policy != precedence.Guide() {
		file = fmt.Sprintf("policies.csv by %v", row.Policy)
	}
	says := fmt.Sprintf("\n%v: %s", r.SessionRule, r.SessionRule.Statement(presence.English))
	if !k.session {
		cells += fmt.Sprintf(",%v,%v", row.Client, row.Configured)
		seen = fmt.Sprintf(", others see %v (%v)", r.Teams, r.TeamsRule)
		says += fmt.Sprintf("\n%v: %s", r.TeamsRule, r.TeamsRule.Statement(presence.English))
	}
	return fmt.Sprintf("CloudLink is %v, its session %v (%v)%s, as in the row %s of %s.%s", r.CloudLink, r.Session, r.SessionRule, seen, cells, file, says)
}
