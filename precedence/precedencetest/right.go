package precedencetest

import (
	"fmt"
	"slices"
	"sync"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// A situation is what lines and user presence come to. A session depends on nothing else.
type situation struct {
	cloudLink presence.CloudLink
	call      bool // a line is Busy (S7)
}

// A view is what others' view depends on where there is one client.
type view struct {
	session    presence.Teams
	call       bool // the session is Busy, and a line is (T6)
	client     presence.TeamsClient
	configured presence.Configured
}

// The tables have one other reading each, under the policy that has it.
type tables struct {
	guide      []testdata.Row
	cases      []testdata.Case
	rows       []testdata.Answer // of complete.csv, then of policies.csv, which has only what differs
	situations map[precedence.Input]situation
	sessions   map[precedence.Policy]map[situation]precedence.Resolution
	views      map[precedence.Policy]map[view]precedence.Resolution
	teamsOrder []presence.Teams
}

// The points by which rows of policies.csv differ in the session, and those by which a status
// set by hand does not show. D6 is not disputed: the guide's table decides.
var (
	syncPoints = []precedence.Point{precedence.D1, precedence.D3, precedence.D6}
	handPoints = []precedence.Point{precedence.D2, precedence.D4, precedence.D5}
)

// read reads the tables, once for all functions.
var read = sync.OnceValue(func() *tables {
	t := &tables{
		guide:      testdata.Table(),
		cases:      testdata.Cases(),
		rows:       append(testdata.Complete(), testdata.Policies()...),
		situations: map[precedence.Input]situation{},
		sessions:   map[precedence.Policy]map[situation]precedence.Resolution{},
		views:      map[precedence.Policy]map[view]precedence.Resolution{},
		teamsOrder: order[presence.Teams](),
	}
	alone := map[precedence.Input]presence.CloudLink{} // with one line
	for _, row := range t.rows {
		s := situation{row.Want.CloudLink, row.Line == presence.LineBusy}
		alone[precedence.Input{Lines: presence.SetOf(row.Line), UserPresence: row.UserPresence}] = s.cloudLink
		put(t.sessions, row.Policy, s, row.Want)
		put(t.views, precedence.Guide().With(has(row.Policy, handPoints)...), view{row.Want.Session, s.call && row.Want.Session == presence.TeamsBusy, row.Client, row.Configured}, row.Want)
	}
	cloudLinkOrder := order[presence.CloudLink]()
	for in := range precedence.Inputs() {
		in = precedence.Input{Lines: in.Lines, UserPresence: in.UserPresence}
		if _, ok := t.situations[in]; ok {
			continue
		}
		var all presence.Set[presence.CloudLink] // CloudLink is the strongest of what it is with each line alone
		for line := range in.Lines.With(presence.LineUnknown).All() {
			all = all.With(alone[precedence.Input{Lines: presence.SetOf(line), UserPresence: in.UserPresence}])
		}
		t.situations[in] = situation{cloudLinkOrder[slices.IndexFunc(cloudLinkOrder, all.Has)], in.Lines.Has(presence.LineBusy)}
	}
	return t
})

// put keeps the first row of several that say the same.
func put[K comparable](all map[precedence.Policy]map[K]precedence.Resolution, policy precedence.Policy, key K, want precedence.Resolution) {
	if all[policy] == nil {
		all[policy] = map[K]precedence.Resolution{}
	}
	if _, ok := all[policy][key]; !ok {
		all[policy][key] = want
	}
}

// order returns an order of orders.csv, the strongest first.
func order[S presence.Vocabulary]() (order []S) {
	records, _ := testdata.Records("orders.csv") // it is embedded, and tests read it
	for _, record := range records {
		if record[0] == S(0).Vocabulary() {
			s, _ := presence.Parse[S](record[2])
			order = append(order, s)
		}
	}
	return order
}

// has returns those of points that a policy reads otherwise than the guide.
func has(policy precedence.Policy, points []precedence.Point) []precedence.Point {
	return slices.DeleteFunc(slices.Clone(points), func(point precedence.Point) bool { return !policy.Has(point) })
}

// A cell is what an answer depends on.
type cell struct {
	situation  situation
	clients    presence.Set[presence.TeamsClient]
	configured presence.Configured
}

func (t *tables) cell(in precedence.Input) cell {
	return cell{t.situations[precedence.Input{Lines: in.Lines, UserPresence: in.UserPresence}], in.Clients, in.Configured}
}

// join returns the right answer by a policy: that of the reading that has a row for it, else
// the guide's.
func (t *tables) join(policy precedence.Policy, c cell) precedence.Resolution {
	answer := t.sessions[precedence.Guide().WithSync(policy.Sync())][c.situation]
	for _, point := range has(policy, syncPoints) {
		if other, ok := t.sessions[precedence.Guide().With(point)][c.situation]; ok {
			answer = other
		}
	}
	others := has(policy, handPoints)
	clients := c.clients.Without(presence.TeamsClientOffline)
	if clients.Len() == 0 {
		clients = presence.SetOf(presence.TeamsClientOffline)
	}
	// Of several clients the strongest counts; a status that shows with one shows with all.
	rank := func(r precedence.Resolution) int { return slices.Index(t.teamsOrder, r.Teams) }
	var seen precedence.Resolution
	for client := range clients.All() {
		v := view{answer.Session, c.situation.call && answer.Session == presence.TeamsBusy, client, c.configured}
		one := t.views[precedence.Guide()][v]
		for _, point := range others {
			if other, ok := t.views[precedence.Guide().With(point)][v]; ok {
				one = other
			}
		}
		if seen.TeamsRule != precedence.T1 && (one.TeamsRule == precedence.T1 || rank(one) <= rank(seen)) {
			seen = one
		}
	}
	answer.Teams, answer.TeamsRule = seen.Teams, seen.TeamsRule
	return answer
}

// by returns the right answer to in by a policy.
func (k *kit) by(policy precedence.Policy, in precedence.Input) precedence.States {
	return k.of(read().join(policy, read().cell(in)).States)
}

// want returns the right answer to in.
func (k *kit) want(in precedence.Input) precedence.States {
	c := read().cell(in)
	states, ok := k.answers[c]
	if !ok {
		states = k.by(k.policy, in)
		k.answers[c] = states
	}
	return states
}

// why says which row has the right answer to in, the most like in, and what its rules say.
func (k *kit) why(in precedence.Input) string {
	r := read().join(k.policy, read().cell(in))
	from, most := "joined from several rows of policies.csv", -1
	for _, row := range read().rows {
		if row.Want != r || row.Configured != in.Configured {
			continue
		}
		like := 0
		for _, same := range []bool{row.UserPresence == in.UserPresence, in.Clients.Has(row.Client), in.Lines.Has(row.Line), in.Lines.Len() == 0 && row.Line == presence.LineUnknown} {
			if same {
				like++
			}
		}
		if like <= most {
			continue
		}
		most = like
		from = fmt.Sprintf("as in the row %v,%v", row.Line, row.UserPresence)
		if !k.session {
			from += fmt.Sprintf(",%v,%v", row.Client, row.Configured)
		}
		if row.Policy == precedence.Guide() {
			from += " of complete.csv"
		} else {
			from += fmt.Sprintf(" of policies.csv by %v", row.Policy)
		}
	}
	says := fmt.Sprintf("\n%v: %s", r.SessionRule, r.SessionRule.Statement(presence.English))
	seen := ""
	if !k.session {
		seen = fmt.Sprintf(", others see %v (%v)", r.Teams, r.TeamsRule)
		says += fmt.Sprintf("\n%v: %s", r.TeamsRule, r.TeamsRule.Statement(presence.English))
	}
	return fmt.Sprintf("CloudLink is %v, its session %v (%v)%s, %s.%s", r.CloudLink, r.Session, r.SessionRule, seen, from, says)
}
