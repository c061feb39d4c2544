package page

import (
	"slices"
	"strings"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// An answer is what others see of a case, and why.
type answer struct {
	Teams    presence.Teams
	Although string   // what speaks for or against it
	Reason   string   // how it came about, "" where Although says all
	Causes   []string // of what was seen instead
	Beyond   string   // and what else it may be
	Badge    badge
	Synced   bool // something is, so that it takes presence sync
	// Otherwise are what others would see by other readings than the one that Follows names; Could
	// what they could see, if what Missing names were reported.
	Otherwise        []outcome
	Could            []presence.Teams
	Follows, Missing string
	Stations         [3]station
	Between          [2]between
	Remedies         []remedy
	Effects          []effects
	Orders           []order
	Ticket, Citation string
	Case, Why, Maps  link.Case
	// Part is whether it is the answer for a time; Saw is what was actually seen then, nil if that is
	// not known, and SinceWhen since when.
	Part      bool
	Saw       presence.State
	SinceWhen string
	Differs   bool // from what was expected, and no delay explains it
}

// Shown is the state that the card of the answer shows.
func (a *answer) Shown() presence.State {
	if a.Saw != nil {
		return a.Saw
	}
	return a.Teams
}

// IsSeen reports whether it is known what others really saw: the zero state is one, too.
func (a *answer) IsSeen() bool { return a.Saw != nil }

// AsExpected reports whether others saw what is expected.
func (a *answer) AsExpected() bool { return a.Shown() == presence.State(a.Teams) }

// A badge says how certain an answer is, and by which document, if any.
type badge struct{ Class, Text, URL string }

// An outcome is a state that others could see, the text or the case of it, and who says so.
type outcome struct {
	Teams presence.Teams
	Text  string
	By    string
	Case  link.Case
}

// A station is one of the three through which a state travels.
type station struct {
	Name, By string
	State    presence.State // what becomes of it there, nil at the first
	Rows     []row
	Note     string
}

// A row is a state that takes part at a station.
type row struct {
	State      presence.State
	Who, Why   string
	Lost, Idle bool
}

// A between is what lies between two stations; it is cut where nothing passes.
type between struct {
	Text string
	Cut  bool
}

// A remedy is a way to be seen as what the reports say.
type remedy struct {
	Do, Who string
	Outcome outcome
}

// Effects are the changes that lead to one state.
type effects struct {
	Teams   presence.Teams
	Same    bool // it is seen already
	Changes []outcome
}

// An order is an order of states, strongest first, with who has which.
type order struct {
	Title string
	Rungs []rung
}

type rung struct {
	State presence.State
	Who   string
	Wins  bool
}

func (p *page) answer() {
	a := p.answerOf(p.Case)
	title, _, _ := strings.Cut(a.Ticket, "\n")
	p.Status = title
	if title = strings.TrimSuffix(title, "."); len(a.Otherwise) > 0 {
		title += " (" + p.say(markWords["disputed"].name) + ")"
	}
	p.fill("case", title, a)
}

// answerOf returns the answer to a case.
func (p *page) answerOf(c link.Case) *answer {
	policy := c.By()
	e := explain.Of(c.Input, policy)
	r := e.Resolution
	seen, reason, _, _ := e.Parts(p.Language)
	_, although, _ := strings.Cut(seen, ", ")
	disputes := explain.Disputes(c.Input, policy)
	a := &answer{
		Teams: r.Teams, Although: although, Reason: reason, Badge: p.badge(e, disputes), Synced: r.Session != presence.TeamsOffline && r.TeamsRule == precedence.T2, Missing: p.missing(e.Unreported.Parties),
		Stations: p.stations(e), Between: p.between(e), Effects: p.effects(c, r.Teams), Orders: p.orders(e),
		Remedies: p.remedies(c, e.Remedies), Could: e.Unreported.Could,
		Citation: strings.TrimSpace("othersee "+version) + ", " + strings.Join(rulesOf(e), ", "),
		Case:     c, Why: c.Backwards(), Maps: c,
	}
	ticket := []string{e.Text(p.Language)}
	if a.Synced {
		ticket = append(ticket, p.t("ifSynced"))
	}
	a.Ticket = strings.Join(append(ticket, p.inputs(c.Input), a.Citation), "\n")
	a.Maps.View = "maps"
	for _, d := range disputes {
		follows, other := d.Point.Readings(p.Language)
		if policy.Has(d.Point) {
			follows, other = other, follows
		}
		if a.Follows == "" {
			a.Follows = follows
		}
		to := c
		to.Policy = d.Policy.String()
		a.Otherwise = append(a.Otherwise, outcome{d.Otherwise.Teams, p.t("by", other), "(" + d.Point.String() + ")", to})
	}
	return a
}

func (p *page) badge(e explain.Explanation, disputes []explain.Dispute) badge {
	var could []string
	for _, d := range disputes {
		if other := p.quote(d.Otherwise.Teams); !slices.Contains(could, other) {
			could = append(could, other)
		}
	}
	if len(could) > 0 {
		return badge{"doubt", p.say(msgDisputed, strings.Join(could, p.say(msgOr))), ""}
	}
	guide := precedence.P1.Sources(p.Language)[0].URL
	switch basis := e.Basis; {
	case basis.Kind == explain.BasisSilent && slices.Contains(basis.Silent, precedence.S6):
		return badge{"weak", p.say(msgAssumed), ""}
	case basis.Kind == explain.BasisSilent:
		return badge{"weak", p.say(msgSilent), guide}
	case !e.Policy.Sync():
		return badge{"weak", p.say(msgIfOff), ""}
	case len(e.Unreported.Could) > 0:
		return badge{"weak", p.say(msgPartly), ""}
	case basis.Kind == explain.BasisTable:
		return badge{"sure", p.say(msgTable, basis.Row), guide}
	case basis.Kind == explain.BasisNote && len(basis.Notes) > 1:
		return badge{"sure", p.say(msgNotes), guide}
	case basis.Kind == explain.BasisNote:
		return badge{"sure", p.say(msgNote, basis.Notes[0]), guide}
	default:
		return badge{"sure", p.say(msgRules), guide}
	}
}

func (p *page) missing(parties []explain.Party) string {
	var all []string
	for _, party := range parties {
		all = append(all, p.say(partyWords[party]))
	}
	return strings.Join(all, ", ")
}

func (p *page) stations(e explain.Explanation) [3]station {
	r := e.Resolution
	phone := station{Name: p.t("phoneSystem"), By: p.t("byPhone")}
	mitelOne := p.say(msgMitelOne, p.label(r.MitelOne))
	if r.MitelOne == presence.MitelOneUnknown {
		mitelOne = p.say(msgNoMitelOne)
	}
	cloudLink := station{Name: p.t("cloudLink"), State: r.CloudLink, By: mitelOne}
	teams := station{Name: p.t("teams"), By: p.t("byTeams"), State: r.Teams}
	loses := map[bool]bool{} // whether something loses in the phone system, or else in Teams
	for _, c := range e.Contributions {
		if c.Outcome == explain.OutcomeOutranked || c.Outcome == explain.OutcomeOverridden {
			loses[inPhone(c)] = true
		}
	}
	for _, c := range e.Contributions {
		to := &teams
		if inPhone(c) {
			to = &phone
		}
		to.Rows = append(to.Rows, p.row(c, loses[inPhone(c)]))
	}
	if len(phone.Rows) == 0 {
		phone.Note = p.say(msgNoReport)
	}
	for _, rows := range [][]row{phone.Rows, teams.Rows} {
		slices.SortStableFunc(rows, func(a, b row) int { return a.rank() - b.rank() })
	}
	return [3]station{phone, cloudLink, teams}
}

func inPhone(c explain.Contribution) bool {
	return c.Party == explain.PartyLine || c.Party == explain.PartyUserPresence
}

// rank puts those that won first.
func (r row) rank() int {
	switch {
	case r.Idle:
		return 2
	case r.Lost:
		return 1
	default:
		return 0
	}
}

// row says in a line what became of a contribution, and by which rules.
func (p *page) row(c explain.Contribution, rivals bool) row {
	state := c.State
	if c.Party == explain.PartyClient {
		state = c.Becomes
	}
	r := row{State: state, Who: p.who(c)}
	counts := ""
	switch {
	case c.Outcome == explain.OutcomeNothing || c.Outcome == explain.OutcomeWithheld || c.Party == explain.PartyConfigured:
	case c.Party == explain.PartyCloudLink:
		counts = p.say(msgSynced, c.BecomesBy)
	case p.label(c.Becomes) == p.label(c.State):
		counts = p.say(msgSame, p.label(c.State), c.BecomesBy)
	default:
		counts = p.say(msgCounts, p.label(c.Becomes), c.BecomesBy)
	}
	became := ""
	switch c.Outcome {
	case explain.OutcomeWon:
		switch {
		case c.Party == explain.PartyConfigured && !rivals:
			became = p.say(msgShown, c.OutcomeBy)
		case c.Party == explain.PartyConfigured:
			became = p.say(msgDecides, c.OutcomeBy)
		case rivals:
			became = p.say(msgStrongest, c.OutcomeBy)
		}
	case explain.OutcomeOutranked:
		r.Lost, became = true, p.say(msgHidden, p.label(c.LostTo), c.OutcomeBy)
	case explain.OutcomeOverridden:
		r.Lost = true
		if c.LostTo != nil && c.Party != explain.PartyConfigured {
			became = p.say(msgOverridden, p.label(c.LostTo), c.OutcomeBy)
		} else {
			became = p.say(msgSetAside, c.OutcomeBy)
		}
	case explain.OutcomeWithheld:
		r.Lost, became = true, p.say(msgWithheld, c.OutcomeBy)
	case explain.OutcomeNothing:
		r.Idle, became = true, p.say(msgAddsNothing, c.OutcomeBy)
		if c.Party == explain.PartyClient {
			became = p.say(msgNoSession, c.OutcomeBy)
		}
	}
	r.Why = strings.TrimLeft(counts+became, ", ")
	return r
}

func (p *page) who(c explain.Contribution) string {
	client, is := c.State.(presence.TeamsClient)
	switch {
	case is:
		return p.say(msgClient, p.say(clientWords[client]))
	case c.Party == explain.PartyCloudLink && c.BecomesBy == precedence.S7:
		return p.say(msgOfCall)
	default:
		return p.say(partyWords[c.Party])
	}
}

func (p *page) between(e explain.Explanation) [2]between {
	r := e.Resolution
	return [2]between{
		{p.say(msgCombined), false},
		{p.say(msgBetween[r.SessionRule]), r.Session == presence.TeamsOffline},
	}
}

// remedies puts ways into words.
func (p *page) remedies(c link.Case, ways []explain.Way) (all []remedy) {
	for _, way := range ways {
		var do, who []string
		for _, change := range way.Changes {
			do, who = append(do, p.imperative(change)), append(who, p.say(msgWhere[change.Party]))
		}
		in, policy := explain.Apply(c.Input, c.By(), way.Changes...)
		to := link.Case{Input: in, Policy: policy.String(), Language: c.Language}
		but := p.disputed(way.Disputed)
		if but == "" && len(explain.Of(in, policy).Unreported.Could) > 0 {
			but = p.say(msgIncomplete)
		}
		all = append(all, remedy{strings.Join(do, " "), strings.Join(slices.Compact(who), "; "), outcome{way.Resolution.Teams, "", but, to}})
	}
	return all
}

func (p *page) imperative(c explain.Change) string {
	switch {
	case c.Party == explain.PartyUserPresence:
		return p.say(msgSetUser, p.quote(c.To))
	case c.Party == explain.PartyClient:
		return p.say(msgSignIn)
	case c.Party == explain.PartyCloudLink:
		return p.say(msgSyncOn)
	case c.To == presence.State(presence.ConfiguredNone):
		return p.say(msgReset)
	default:
		return p.say(msgSetByHand, p.label(c.To))
	}
}

// effects are all changes, by what others would see after them.
func (p *page) effects(c link.Case, now presence.Teams) (all []effects) {
	found := explain.WhatIf(c.Input, c.By()).Effects
	for _, teams := range append(slices.DeleteFunc(slices.Clone(seenOptions), func(s presence.Teams) bool { return s == now }), now) {
		group := effects{Teams: teams, Same: teams == now}
		for _, effect := range found {
			if effect.Resolution.Teams == teams {
				in, policy := explain.Apply(c.Input, c.By(), effect.Change)
				to := link.Case{Input: in, Policy: policy.String(), Language: c.Language}
				group.Changes = append(group.Changes, outcome{teams, effect.Change.Text(p.Language), p.disputed(effect.Disputed), to})
			}
		}
		if len(group.Changes) > 0 {
			all = append(all, group)
		}
	}
	return all
}

// disputed says on which points something is disputed, "" if on none.
func (p *page) disputed(points []precedence.Point) string {
	if len(points) == 0 {
		return ""
	}
	var all []string
	for _, point := range points {
		all = append(all, point.String())
	}
	return p.t("disputed", strings.Join(all, ", "))
}

func (p *page) orders(e explain.Explanation) []order {
	cloudLink := order{Title: "inCloudLink"}
	for _, s := range precedence.CloudLinkOrder() {
		cloudLink.Rungs = append(cloudLink.Rungs, p.rung(e, s, true, s == e.Resolution.CloudLink))
	}
	teams := order{Title: "inTeams"}
	for _, s := range precedence.TeamsOrder() {
		teams.Rungs = append(teams.Rungs, p.rung(e, s, false, s == e.Resolution.Teams))
	}
	return []order{cloudLink, teams}
}

func (p *page) rung(e explain.Explanation, s presence.State, phone, wins bool) rung {
	var who []string
	for _, c := range e.Contributions {
		if c.Becomes == s && inPhone(c) == phone && c.Outcome != explain.OutcomeWithheld {
			who = append(who, p.who(c))
		}
	}
	return rung{s, strings.Join(who, ", "), wins}
}

// inputs says what is reported, for a ticket.
func (p *page) inputs(in precedence.Input) string {
	var all []string
	add := func(party explain.Party, states ...string) {
		if len(states) > 0 {
			all = append(all, p.say(partyWords[party])+": "+strings.Join(states, ", "))
		}
	}
	var lines, clients []string
	for s := range in.Lines.All() {
		lines = append(lines, p.quote(s))
	}
	for s := range in.Clients.All() {
		clients = append(clients, p.say(clientWords[s]))
	}
	add(explain.PartyLine, lines...)
	if in.UserPresence != 0 {
		add(explain.PartyUserPresence, p.quote(in.UserPresence))
	}
	add(explain.PartyClient, clients...)
	if in.Configured != 0 {
		add(explain.PartyConfigured, p.quote(in.Configured))
	}
	return capital(strings.Join(all, "; ")) + "."
}

// rulesOf lists the rules by which the contributions to the answer count, win and lose.
func rulesOf(e explain.Explanation) (numbers []string) {
	all := []precedence.Rule{e.Resolution.SessionRule, e.Resolution.TeamsRule}
	for _, c := range e.Contributions {
		all = append(all, c.BecomesBy, c.OutcomeBy)
	}
	slices.Sort(all)
	for _, rule := range slices.Compact(all) {
		numbers = append(numbers, rule.String())
	}
	return numbers
}

func (p *page) quote(s presence.State) string { return p.quoted(p.label(s)) }

func (p *page) quoted(text string) string {
	if p.Language == presence.German {
		return "„" + text + "“"
	}
	return "“" + text + "”"
}

func capital(s string) string {
	if s == "" {
		return s
	}
	first := []rune(s)
	return strings.ToUpper(string(first[:1])) + string(first[1:])
}

// A question is why a state is seen, and the causes.
type question struct {
	Seen    string         // as people say it
	State   presence.State // that of its glyph
	Title   string
	Answers []tab // links to what the answers to the question to ask leave
	Causes  []cause
	Rest    []string
}

// A cause is what may be so, in a first sentence and the rest, where to check it, or what of
// presence sync in which order, and its simplest case.
type cause struct {
	First, Rest, Check string
	Checks             []string
	Case               link.Case
}

func (p *page) why() {
	seen, _ := explain.ParseSeen(p.Case.Seen) // which a case has only good ones of
	found := explain.Why(seen, p.Case.Facts())
	title, causes, rest := found.Parts(p.Language)
	if head, colon := strings.CutSuffix(title, ":"); colon {
		title = head + "."
	}
	q := question{Seen: p.label(seen.Teams), State: seen.Teams, Title: title, Answers: p.answers(seen, found), Rest: rest}
	if len(causes) == 0 {
		q.State = presence.CloudLinkUnknown // nothing speaks for what is seen
	}
	for i, text := range causes {
		simplest := found.Causes[i]
		to := link.Case{Input: simplest.Input, Policy: simplest.Policy.String(), Language: p.Case.Language}
		head, tail := firstSentence(text.Cause)
		c := cause{First: head, Rest: tail, Check: text.Check, Case: to}
		if slices.Equal(simplest.Look, []explain.Party{explain.PartyCloudLink}) {
			c.Checks = explain.SyncChecks(p.Language)
		}
		q.Causes = append(q.Causes, c)
	}
	p.Status = q.Title
	p.fill("why", p.t("whySee")+" "+p.quote(seen.Teams)+"?", q)
}

func firstSentence(text string) (first, rest string) {
	first, rest, several := strings.Cut(text, ". ")
	if several {
		first += "."
	}
	return first, rest
}

// answers are links to what an answer to the question to ask leaves, where that is a cause.
func (p *page) answers(seen explain.Seen, found explain.Causes) (all []tab) {
	add := func(text, parameter, value string) bool {
		to, _ := link.Parse(p.Case.Query() + "&" + parameter + "=" + value) // of ours
		leads := to != p.Case && len(explain.Why(seen, to.Facts()).Causes) > 0
		if leads {
			all = append(all, tab{Text: text, To: to})
		}
		return leads
	}
	switch found.Ask {
	case explain.PartyLine: // that there is no call would have to be known of all phones
		add(p.t("yes"), "l", presence.LineBusy.String())
		return all
	case explain.PartyCloudLink: // if it works, by the guide, or else by the reading of a cause
		policies := []precedence.Policy{precedence.Guide()}
		for _, cause := range found.Causes {
			policies = append(policies, cause.Policy)
		}
		for _, policy := range policies {
			if policy.Sync() && add(p.t("yes"), "p", policy.String()) {
				break
			}
		}
		add(p.t("no"), "p", precedence.Off().String())
		return all
	}
	of := map[explain.Party]string{explain.PartyUserPresence: "u", explain.PartyClient: "c", explain.PartyConfigured: "h"}[found.Ask]
	for _, f := range p.Fields() {
		for _, o := range f.Options {
			text := o.Label
			switch {
			case f.Name != of || o.Value == "":
				continue
			case of == "h" && o.Value == presence.ConfiguredNone.String():
				text = p.t("no")
			case of == "h":
				text = p.t("yes") + ", " + p.quoted(text)
			}
			add(text, of, o.Value)
		}
	}
	return all
}
