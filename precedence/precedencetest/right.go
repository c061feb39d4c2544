package precedencetest

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// A situation is what lines and user presence come to. The session depends on nothing else.
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

// A rowOf is a situation or a view, and a policy that has a row for it: the guide's, off, or one
// with one other reading.
type rowOf[T any] struct {
	policy precedence.Policy
	of     T
}

type tables struct {
	guide          []testdata.Row
	cases          []testdata.Case
	rows           []testdata.Answer // of complete.csv, then of policies.csv, which has only what differs
	cloudLinkOrder []presence.CloudLink
	teamsOrder     []presence.Teams
	cloudLink      map[precedence.Input]presence.CloudLink // of one line and a user presence
	sessions       map[rowOf[situation]]precedence.Resolution
	views          map[rowOf[view]]precedence.Resolution
}

// read reads the tables, once for all functions.
var read = sync.OnceValue(func() *tables {
	t := &tables{
		guide:          testdata.Table(),
		cases:          testdata.Cases(),
		rows:           append(testdata.Complete(), testdata.Policies()...),
		cloudLinkOrder: order[presence.CloudLink](),
		teamsOrder:     order[presence.Teams](),
		cloudLink:      map[precedence.Input]presence.CloudLink{},
		sessions:       map[rowOf[situation]]precedence.Resolution{},
		views:          map[rowOf[view]]precedence.Resolution{},
	}
	for _, row := range t.rows {
		t.cloudLink[precedence.Input{Lines: presence.SetOf(row.Line), UserPresence: row.UserPresence}] = row.Want.CloudLink
		s := situation{row.Want.CloudLink, row.Line == presence.LineBusy}
		t.sessions[rowOf[situation]{row.Policy, s}] = row.Want
		policy := row.Policy
		if !slices.ContainsFunc(handPoints, policy.Has) {
			policy = precedence.Guide() // the policy has had its effect on the session
		}
		t.views[rowOf[view]{policy, s.view(row.Want.Session, row.Client, row.Configured)}] = row.Want
	}
	return t
})

func (s situation) view(session presence.Teams, client presence.TeamsClient, configured presence.Configured) view {
	return view{session, s.call && session == presence.TeamsBusy, client, configured}
}

// The points about the session, and those about whether a status set by hand shows.
var (
	syncPoints = []precedence.Point{precedence.D1, precedence.D3, precedence.D6}
	handPoints = []precedence.Point{precedence.D2, precedence.D4, precedence.D5}
)

// otherwise returns the answer by a reading that policy has of one of points and that has a
// row for what is asked, or else answer.
func otherwise[T comparable](rows map[rowOf[T]]precedence.Resolution, policy precedence.Policy, points []precedence.Point, asked T, answer precedence.Resolution) precedence.Resolution {
	for _, point := range points {
		if other, ok := rows[rowOf[T]{precedence.Guide().With(point), asked}]; ok && policy.Has(point) {
			return other
		}
	}
	return answer
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

// join returns the right answer to in by a policy.
func (t *tables) join(policy precedence.Policy, in precedence.Input) precedence.Resolution {
	var all presence.Set[presence.CloudLink] // CloudLink is the strongest of what it is with each line alone
	for line := range in.Lines.With(presence.LineUnknown).All() {
		all = all.With(t.cloudLink[precedence.Input{Lines: presence.SetOf(line), UserPresence: in.UserPresence}])
	}
	s := situation{t.cloudLinkOrder[slices.IndexFunc(t.cloudLinkOrder, all.Has)], in.Lines.Has(presence.LineBusy)}
	answer := t.sessions[rowOf[situation]{precedence.Guide().WithSync(policy.Sync()), s}]
	answer = otherwise(t.sessions, policy, syncPoints, s, answer)

	// Of several clients the strongest counts; a status that shows with one shows with all.
	clients := in.Clients.Without(presence.TeamsClientOffline)
	if clients.Len() == 0 {
		clients = presence.SetOf(presence.TeamsClientOffline)
	}
	rank := func(r precedence.Resolution) int { return slices.Index(t.teamsOrder, r.Teams) }
	var seen precedence.Resolution
	for client := range clients.All() {
		v := s.view(answer.Session, client, in.Configured)
		one := otherwise(t.views, policy, handPoints, v, t.views[rowOf[view]{precedence.Guide(), v}])
		if seen.TeamsRule != precedence.T1 && (one.TeamsRule == precedence.T1 || rank(one) <= rank(seen)) {
			seen = one
		}
	}
	answer.Teams, answer.TeamsRule = seen.Teams, seen.TeamsRule
	return answer
}

// number returns the place of in in precedence.Inputs.
func number(in precedence.Input) int {
	return ((int(in.Lines.Bits())*6+int(in.UserPresence))*32+int(in.Clients.Bits()))*7 + int(in.Configured)
}

// joined has the right answers to all inputs by a policy, by number, joined once for all functions.
var joined sync.Map

func answersBy(policy precedence.Policy) []precedence.Resolution {
	join := func() (all []precedence.Resolution) {
		for in := range precedence.Inputs() {
			all = append(all, read().join(policy, in))
		}
		return all
	}
	once, ok := joined.Load(policy)
	if !ok {
		once, _ = joined.LoadOrStore(policy, sync.OnceValue(join))
	}
	return once.(func() []precedence.Resolution)()
}

// by returns the right answer to in by a policy.
func (k *kit) by(policy precedence.Policy, in precedence.Input) precedence.States {
	return k.of(answersBy(policy)[number(in)].States)
}

// want returns the right answer to in.
func (k *kit) want(in precedence.Input) precedence.States { return k.of(k.right[number(in)].States) }

// why says which row has the right answer to in, the most like in, and what its rules say.
func (k *kit) why(in precedence.Input) string {
	r := k.right[number(in)]
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
		if k.only != "session" {
			from += fmt.Sprintf(",%v,%v", row.Client, row.Configured)
		}
		if row.Policy == precedence.Guide() {
			from += " of complete.csv"
		} else {
			from += fmt.Sprintf(" of policies.csv by %v", row.Policy)
		}
	}
	seen := ""
	if k.only != "session" {
		seen = fmt.Sprintf(", others see %v (%v)", r.Teams, r.TeamsRule)
	}
	var text strings.Builder
	fmt.Fprintf(&text, "CloudLink is %v, its session %v (%v)%s, %s.", r.CloudLink, r.Session, r.SessionRule, seen, from)
	for _, rule := range k.rules(in) {
		fmt.Fprintf(&text, "\n%v: %s", rule, rule.Statement(presence.English))
	}
	return text.String()
}

// rules returns those to cite: where the function returns all states, of each that is wrong.
func (k *kit) rules(in precedence.Input) (rules []precedence.Rule) {
	r := k.right[number(in)]
	if got := k.plain(in).states; k.only == "" {
		if got.CloudLink != r.CloudLink && r.CloudLink == presence.CloudLinkDoNotDisturb && in.Lines.Has(presence.LineDoNotDisturb) {
			rules = append(rules, precedence.P8)
		}
		if got.CloudLink != r.CloudLink {
			rules = append(rules, precedence.C1)
		}
		switch {
		case got.MitelOne == r.MitelOne:
		case r.CloudLink <= presence.CloudLinkOffline:
			rules = append(rules, precedence.C4)
		default:
			rules = append(rules, precedence.C2)
		}
	}
	if rules = append(rules, r.SessionRule); k.only != "session" {
		rules = append(rules, r.TeamsRule)
	}
	return rules
}
