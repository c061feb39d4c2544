package precedence_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A literal is a reading of the guide in plain words and lists. It shares no table, no
// order and no type with the library, only the texts of the states. A text that it does
// not know is skipped, as the rules do not mention it.
type literal struct {
	lines      []string
	user       string
	clients    []string
	configured string

	published     []string
	needsSession  bool
	callOverrides bool
	byNote        bool // read the guide's first note as D1 has it
	onlyStates    bool // tell nothing but the states
}

// A fate is what the literal reading says of one contribution: its source, its state,
// what that becomes and by which rule, its outcome and by which rule, and what it lost to.
type fate [7]string

// A reading is the answer of a literal.
type reading struct {
	cloudLink, mitelOne, session, teams string
	sessionRule, teamsRule              string
	basis                               string
	fates                               []fate
	disputes                            [4]dispute
}

// A dispute is what the literal reading says of a disputed point: what it follows, what it
// does not, and the states by that.
type dispute struct{ point, follows, other, cloudLink, mitelOne, session, teams string }

// read answers. The fates go to the memory of fates, for there are millions of answers.
func (l literal) read(fates []fate) (r reading) {
	r.fates = fates[:0]
	// A line is Busy in a call, else Available; Offline and Unknown are as in CloudLink.
	reports := make([]string, 0, 5)
	for _, line := range l.lines {
		switch line {
		case "Busy", "Available", "Offline", "Unknown":
			reports = append(reports, line)
		}
	}
	userReport := ""
	switch l.user {
	case "Available":
		userReport = "Available"
	case "Absent":
		userReport = "Away"
	case "Busy", "Meeting":
		userReport = "Busy"
	case "NotAvailable":
		userReport = "DoNotDisturb"
	}
	all := append(reports, userReport)
	r.cloudLink = "Unknown"
	for _, state := range []string{"Away", "DoNotDisturb", "Busy", "Available", "Offline"} {
		if slices.Contains(all, state) {
			r.cloudLink = state
			break
		}
	}
	r.mitelOne = r.cloudLink
	if r.cloudLink == "Offline" {
		r.mitelOne = "Unknown"
	}

	// Away and Busy are published, and nothing else; a policy may say otherwise.
	syncs := false
	for _, state := range l.published {
		switch state {
		case "Away", "DoNotDisturb", "Busy", "Available", "Offline", "Unknown":
			syncs = true
		}
	}
	listed := slices.Contains(l.published, r.cloudLink)
	r.session = "Offline"
	hidden := l.user == "NotAvailable" && slices.Contains(l.lines, "Busy") && r.cloudLink == "DoNotDisturb"
	switch {
	case !syncs:
		r.sessionRule = "S0"
	case l.byNote && hidden && !listed && slices.Contains(l.published, "Busy"):
		r.session, r.sessionRule = "Busy", "S1"
	case r.cloudLink == "Offline", r.cloudLink == "Unknown":
		r.sessionRule = "S5"
	case r.cloudLink == "Busy" && listed:
		r.session, r.sessionRule = "Busy", "S1"
	case r.cloudLink == "Away" && listed:
		r.session, r.sessionRule = "Away", "S2"
	case r.cloudLink == "Available" && !listed:
		r.sessionRule = "S3"
	case r.cloudLink == "DoNotDisturb" && !listed:
		r.sessionRule = "S4"
	case listed:
		r.session, r.sessionRule = r.cloudLink, "S6"
	default:
		r.sessionRule = "S6"
	}

	// Each client that runs has a session, and so has CloudLink if it publishes.
	sessions := make([]string, 0, 6)
	if r.session != "Offline" {
		sessions = append(sessions, r.session)
	}
	for _, client := range l.clients {
		if state := clientSession(client); state != "" {
			sessions = append(sessions, state)
		}
	}
	strongest := "Offline"
	for _, state := range []string{"DoNotDisturb", "Busy", "Available", "Away"} {
		if slices.Contains(sessions, state) {
			strongest = state
			break
		}
	}

	// A status set by hand overrides everything.
	byHand := ""
	switch l.configured {
	case "Available", "Busy", "DoNotDisturb", "BeRightBack":
		byHand = l.configured
	case "AppearAway":
		byHand = "Away"
	case "AppearOffline":
		byHand = "Offline"
	}
	inACall := r.session == "Busy" || slices.Contains(l.clients, "InCall")
	switch {
	case l.configured == "Available" && l.callOverrides && inACall:
		r.teams, r.teamsRule = strongest, "T2"
	case byHand != "" && (len(sessions) > 0 || !l.needsSession):
		r.teams, r.teamsRule = byHand, "T1"
	case len(sessions) == 0:
		r.teams, r.teamsRule = "Offline", "T3"
	default:
		r.teams, r.teamsRule = strongest, "T2"
	}

	if l.onlyStates {
		return r
	}
	l.tell(&r, reports, userReport, byHand)
	r.basis = l.basis(r)
	if hidden && syncs && !listed && slices.Contains(l.published, "Busy") {
		note := l
		note.byNote = true
		r.disputes[0] = disputed("D1", "order", "note", false, note)
	}
	if byHand != "" && byHand != "Offline" && len(sessions) == 0 {
		graph := l
		graph.needsSession = !l.needsSession
		r.disputes[1] = disputed("D2", "guide", "graph", l.needsSession, graph)
	}
	if r.cloudLink == "DoNotDisturb" && syncs {
		assistant := l
		if listed {
			assistant.published = slices.DeleteFunc(slices.Clone(l.published), func(s string) bool { return s == "DoNotDisturb" })
		} else {
			assistant.published = append(slices.Clone(l.published), "DoNotDisturb")
		}
		r.disputes[2] = disputed("D3", "guide", "assistant", listed, assistant)
	}
	if l.configured == "Available" && inACall {
		call := l
		call.callOverrides = !l.callOverrides
		r.disputes[3] = disputed("D4", "guide", "call", l.callOverrides, call)
	}
	return r
}

// disputed reads by the other side of a dispute.
func disputed(point, first, second string, followsSecond bool, other literal) dispute {
	if followsSecond {
		first, second = second, first
	}
	other.onlyStates = true
	r := other.read(nil)
	return dispute{point, first, second, r.cloudLink, r.mitelOne, r.session, r.teams}
}

// basis says what it rests on what others see.
func (l literal) basis(r reading) string {
	guide := slices.Equal(l.published, []string{"Busy", "Away"}) && !l.needsSession && !l.callOverrides
	if guide && l.configured == "None" && len(l.lines) == 1 && len(l.clients) == 1 {
		situation := slices.Index([]string{"Available Available", "Busy Available", "Available Busy"}, l.lines[0]+" "+l.user)
		if situation >= 0 {
			return fmt.Sprintf("table %d", 5*situation+1+slices.Index([]string{"Offline", "Inactive", "Active", "InCall", "Presenting"}, l.clients[0]))
		}
	}
	if r.teamsRule == "T1" {
		return "rule"
	}
	byHand := l.configured != "None" && !strings.HasPrefix(l.configured, "Configured(")
	silent := byHand || // T5, T6
		r.sessionRule == "S5" || r.sessionRule == "S6" ||
		slices.Contains(l.lines, "Offline") || slices.Contains(l.lines, "Unknown") // C3
	signedOut := !slices.ContainsFunc(l.clients, func(client string) bool { return clientSession(client) != "" })
	switch {
	case silent:
		return "silent"
	case slices.Contains(l.lines, "Busy") && r.session == "Busy" && r.teams == "Busy":
		return "note 1"
	case l.user == "Absent" && r.session == "Away" && (r.teams == "Available" || signedOut):
		return "note 2"
	}
	return "rule"
}

func clientSession(client string) string {
	switch client {
	case "Inactive":
		return "Away"
	case "Active":
		return "Available"
	case "InCall":
		return "Busy"
	case "Presenting":
		return "DoNotDisturb"
	}
	return ""
}

// tell says what becomes of each report.
func (l literal) tell(r *reading, lines []string, user, byHand string) {
	inCloudLink := func(source, state, becomes, by string) {
		if becomes == r.cloudLink {
			r.fates = append(r.fates, fate{source, state, becomes, by, "won", "C1", ""})
		} else {
			r.fates = append(r.fates, fate{source, state, becomes, by, "outranked", "C1", r.cloudLink})
		}
	}
	inTeams := func(source, state, becomes, by string) {
		switch {
		case r.teamsRule == "T1":
			r.fates = append(r.fates, fate{source, state, becomes, by, "overridden", "T1", byHand})
		case becomes == r.teams:
			r.fates = append(r.fates, fate{source, state, becomes, by, "won", "T2", ""})
		default:
			r.fates = append(r.fates, fate{source, state, becomes, by, "outranked", "T2", r.teams})
		}
	}
	for _, line := range lines {
		if line == "Busy" || line == "Available" {
			inCloudLink("line", line, line, "P1")
		} else {
			inCloudLink("line", line, line, "C3")
		}
	}
	if user != "" {
		inCloudLink("user", l.user, user, "P2")
	} else if l.user == "Unknown" {
		r.fates = append(r.fates, fate{"user", "Unknown", "Unknown", "C3", "nothing", "C3", ""})
	}
	if r.session == "Offline" {
		r.fates = append(r.fates, fate{"cloudLink", r.cloudLink, "Offline", r.sessionRule, "withheld", r.sessionRule, ""})
	} else {
		inTeams("cloudLink", r.cloudLink, r.session, r.sessionRule)
	}
	for _, client := range l.clients {
		if client == "Offline" {
			r.fates = append(r.fates, fate{"client", "Offline", "Offline", "T3", "nothing", "T3", ""})
		} else if state := clientSession(client); state != "" {
			inTeams("client", client, state, "T4")
		}
	}
	switch {
	case byHand == "":
	case r.teamsRule == "T1":
		r.fates = append(r.fates, fate{"configured", l.configured, byHand, "T1", "won", "T1", ""})
	case r.teamsRule == "T3":
		r.fates = append(r.fates, fate{"configured", l.configured, byHand, "T1", "nothing", "T5", ""})
	default:
		r.fates = append(r.fates, fate{"configured", l.configured, byHand, "T1", "overridden", "T6", r.teams})
	}
}

// set returns the set with the states of the bits of b.
func set[S presence.Vocabulary](b int) (states presence.Set[S]) {
	for n := range S(8) {
		if b>>n&1 == 1 {
			states = states.Add(n)
		}
	}
	return states
}

// texts holds the texts of the states of a set, for each byte that a set can be.
func texts[S presence.Vocabulary]() (all [256][]string) {
	for b := range all {
		for s := range set[S](b).All() {
			all[b] = append(all[b], s.String())
		}
	}
	return all
}

var (
	lineTexts      = texts[presence.Line]()
	clientTexts    = texts[presence.TeamsClient]()
	cloudLinkTexts = texts[presence.CloudLink]()
)

// A judge compares the library with the literal reading, millions of times, so it compares
// without help and keeps its memory.
type judge struct {
	want, got [12]fate
}

// agree compares one answer under one policy, each contribution with its fate, what the answer
// rests on, and the disputes with what they would give.
func (j *judge) agree(t *testing.T, p precedence.Policy, in precedence.Input) {
	want := literal{
		lines:         lineTexts[in.Lines.Bits()],
		user:          in.User.String(),
		clients:       clientTexts[in.Clients.Bits()],
		configured:    in.Configured.String(),
		published:     cloudLinkTexts[p.Published.Bits()],
		needsSession:  p.ConfiguredNeedsSession,
		callOverrides: p.CallOverridesAvailable,
	}.read(j.want[:])
	r := p.Resolve(in)
	e := p.Explain(in)
	got := reading{
		cloudLink: r.CloudLink.String(), mitelOne: r.MitelOne.String(), session: r.Session.String(), teams: r.Teams.String(),
		sessionRule: r.SessionRule.String(), teamsRule: r.TeamsRule.String(),
		basis: e.Basis().String(),
		fates: j.got[:0],
	}
	for c := range e.Contributions() {
		lostTo := ""
		if c.LostTo != nil {
			lostTo = c.LostTo.String()
		}
		got.fates = append(got.fates, fate{
			string(c.Source), c.State.String(), c.Becomes.String(), c.BecomesBy.String(), string(c.Outcome), c.OutcomeBy.String(), lostTo,
		})
	}
	for d := range e.Disputes() {
		o := d.Otherwise
		got.disputes[d.Point-precedence.D1] = dispute{
			d.Point.String(), string(d.Follows), string(d.Other),
			o.CloudLink.String(), o.MitelOne.String(), o.Session.String(), o.Teams.String(),
		}
	}
	same := got.cloudLink == want.cloudLink && got.mitelOne == want.mitelOne && got.session == want.session && got.teams == want.teams &&
		got.sessionRule == want.sessionRule && got.teamsRule == want.teamsRule && got.basis == want.basis &&
		slices.Equal(got.fates, want.fates) && got.disputes == want.disputes
	if !same {
		require.Equal(t, want, got, "%+v.Explain(%v)", p, in)
	}
	if e.Resolution() != r {
		require.Equal(t, r, e.Resolution(), "%+v.Explain(%v).Resolution()", p, in)
	}
	if p == precedence.Guide() && precedence.Resolve(in) != r {
		require.Equal(t, r, precedence.Resolve(in), "Resolve(%v) must be Guide().Resolve", in)
	}
}

// TestEveryInput compares every input with the literal reading, under every policy that
// publishes what can be published.
func TestEveryInput(t *testing.T) {
	t.Parallel()
	var j judge
	n := 0
	for p := range everyPolicy {
		if p.Published.Has(presence.CloudLinkOffline) || p.Published.Has(presence.CloudLinkUnknown) {
			continue // TestNothingToPublish
		}
		for in := range precedence.Inputs() {
			j.agree(t, p, in)
			n++
		}
	}
	assert.Equal(t, 64*21504, n, "inputs times policies")
}

// TestNothingToPublish does the same for the policies that publish Offline or Unknown too.
func TestNothingToPublish(t *testing.T) {
	t.Parallel()
	var j judge
	for p := range everyPolicy {
		for in := range precedence.Inputs() {
			if in.Lines.Len() <= 1 && in.Clients.Len() <= 1 {
				j.agree(t, p, in)
			}
		}
	}
}

// TestOutsideVocabularies does the same for bytes outside the vocabularies, in every
// field beside every state of the others.
func TestOutsideVocabularies(t *testing.T) {
	t.Parallel()
	var j judge
	odd := precedence.Policy{Published: set[presence.CloudLink](0xC0), ConfiguredNeedsSession: true}
	for _, p := range []precedence.Policy{precedence.Guide(), odd} {
		for in := range precedence.Inputs() {
			for _, bad := range []byte{7, 8, 255} {
				user, configured, lines, clients := in, in, in, in
				user.User = presence.MiVO400(bad)
				configured.Configured = presence.Configured(bad)
				lines.Lines = in.Lines.Union(set[presence.Line](int(bad<<4) & 0xFF))
				clients.Clients = in.Clients.Union(set[presence.TeamsClient](int(bad<<5) & 0xFF))
				if in.User == 0 { // else it is one of those again
					j.agree(t, p, user)
				}
				if in.Configured == 0 {
					j.agree(t, p, configured)
				}
				j.agree(t, p, lines)
				j.agree(t, p, clients)
			}
		}
	}
	for b := range 256 {
		lines, clients := set[presence.Line](b), set[presence.TeamsClient](b)
		for _, in := range []precedence.Input{
			{Lines: lines},
			{User: presence.MiVO400(b)},
			{Clients: clients},
			{Configured: presence.Configured(b)},
			{lines, presence.MiVO400(b), clients, presence.Configured(b)},
		} {
			j.agree(t, precedence.Guide(), in)
		}
	}
}

// TestInputs counts the inputs.
func TestInputs(t *testing.T) {
	seen := map[precedence.Input]bool{}
	for in := range precedence.Inputs() {
		seen[in] = true
		require.NoError(t, in.Validate(), "%v", in)
	}
	assert.Len(t, seen, 21504, "Inputs()")
	for in := range precedence.Inputs() {
		assert.Zero(t, in, "the first of Inputs()")
		break
	}
}

// everyPolicy ranges over all policies.
func everyPolicy(yield func(precedence.Policy) bool) {
	for published := range presence.Sets[presence.CloudLink]() {
		for _, needsSession := range []bool{false, true} {
			for _, callOverrides := range []bool{false, true} {
				if !yield(precedence.Policy{Published: published, ConfiguredNeedsSession: needsSession, CallOverridesAvailable: callOverrides}) {
					return
				}
			}
		}
	}
}
