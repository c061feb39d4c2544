package precedence_test

import (
	"slices"
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

	published    []string
	needsSession bool
}

// A fate is what the literal reading says of one contribution: its source, its state,
// what that becomes and by which rule, its outcome and by which rule, and what it lost to.
type fate [7]string

// A reading is the answer of a literal.
type reading struct {
	cloudLink, mitelOne, session, teams string
	sessionRule, teamsRule              string
	fates                               []fate
	disputes                            []string
}

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
	switch {
	case !syncs:
		r.sessionRule = "S0"
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
	switch {
	case byHand != "" && (len(sessions) > 0 || !l.needsSession):
		r.teams, r.teamsRule = byHand, "T1"
	case len(sessions) == 0:
		r.teams, r.teamsRule = "Offline", "T3"
	default:
		r.teams, r.teamsRule = strongest, "T2"
	}

	l.tell(&r, reports, userReport, byHand)
	busy := slices.Contains(l.lines, "Busy")
	if l.user == "NotAvailable" && busy && r.cloudLink == "DoNotDisturb" && syncs && !listed {
		r.disputes = append(r.disputes, "D1")
	}
	if byHand != "" && byHand != "Offline" && len(sessions) == 0 {
		r.disputes = append(r.disputes, "D2")
	}
	if r.cloudLink == "DoNotDisturb" && syncs {
		r.disputes = append(r.disputes, "D3")
	}
	return r
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
			inCloudLink("line", line, line, "C1")
		}
	}
	if user != "" {
		inCloudLink("user", l.user, user, "P2")
	} else if l.user == "Unknown" {
		r.fates = append(r.fates, fate{"user", "Unknown", "Unknown", "P4", "nothing", "P4", ""})
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
	if byHand != "" && r.teamsRule == "T1" {
		r.fates = append(r.fates, fate{"configured", l.configured, byHand, "T1", "won", "T1", ""})
	} else if byHand != "" {
		r.fates = append(r.fates, fate{"configured", l.configured, byHand, "T1", "nothing", "D2", ""})
	}
}

// texts holds the texts of the states of a set, for each byte that a set can be.
func texts[S presence.State]() (all [256][]string) {
	for b := range all {
		for s := range presence.Set[S](b).All() {
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

// agree compares one answer under one policy, and each contribution with its fate.
func (j *judge) agree(t *testing.T, p precedence.Policy, in precedence.Input) {
	want := literal{
		lines:        lineTexts[in.Lines],
		user:         in.User.String(),
		clients:      clientTexts[in.Clients],
		configured:   in.Configured.String(),
		published:    cloudLinkTexts[p.Published],
		needsSession: p.ConfiguredNeedsSession,
	}.read(j.want[:])
	r := p.Resolve(in)
	e := p.Explain(in)
	got := reading{
		cloudLink: r.CloudLink.String(), mitelOne: r.MitelOne.String(), session: r.Session.String(), teams: r.Teams.String(),
		sessionRule: r.SessionRule.String(), teamsRule: r.TeamsRule.String(),
		fates: j.got[:0],
	}
	for c := range e.Contributions() {
		got.fates = append(got.fates, fate{
			string(c.Source), c.State, c.Becomes, c.BecomesBy.String(), string(c.Outcome), c.OutcomeBy.String(), c.LostTo,
		})
	}
	for d := range e.Disputes() {
		got.disputes = append(got.disputes, d.String())
	}
	same := got.cloudLink == want.cloudLink && got.mitelOne == want.mitelOne && got.session == want.session && got.teams == want.teams &&
		got.sessionRule == want.sessionRule && got.teamsRule == want.teamsRule &&
		slices.Equal(got.fates, want.fates) && slices.Equal(got.disputes, want.disputes)
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

// TestEveryInput compares every input with the literal reading, under every policy.
func TestEveryInput(t *testing.T) {
	t.Parallel()
	var j judge
	n := 0
	for p := range everyPolicy {
		for in := range everyInput {
			j.agree(t, p, in)
			n++
		}
	}
	assert.Equal(t, 128*21504, n, "inputs times policies")
}

// TestOutsideVocabularies does the same for bytes outside the vocabularies, in every
// field beside every state of the others.
func TestOutsideVocabularies(t *testing.T) {
	t.Parallel()
	var j judge
	for _, p := range []precedence.Policy{precedence.Guide(), {Published: 0xC0, ConfiguredNeedsSession: true}} {
		for in := range everyInput {
			for _, bad := range []byte{7, 8, 255} {
				user, configured, lines, clients := in, in, in, in
				user.User = presence.MiVO400(bad)
				configured.Configured = presence.Configured(bad)
				lines.Lines |= presence.Set[presence.Line](bad << 4)
				clients.Clients |= presence.Set[presence.TeamsClient](bad << 5)
				j.agree(t, p, user)
				j.agree(t, p, configured)
				j.agree(t, p, lines)
				j.agree(t, p, clients)
			}
		}
	}
	for b := range 256 {
		for _, in := range []precedence.Input{
			{Lines: presence.Set[presence.Line](b)},
			{User: presence.MiVO400(b)},
			{Clients: presence.Set[presence.TeamsClient](b)},
			{Configured: presence.Configured(b)},
			{presence.Set[presence.Line](b), presence.MiVO400(b), presence.Set[presence.TeamsClient](b), presence.Configured(b)},
		} {
			j.agree(t, precedence.Guide(), in)
		}
	}
}

// everyInput ranges over all inputs of states that are in their vocabularies.
func everyInput(yield func(precedence.Input) bool) {
	for lines := range presence.Set[presence.Line](16) {
		for user := range presence.All[presence.MiVO400]() {
			for clients := range presence.Set[presence.TeamsClient](32) {
				for configured := range presence.All[presence.Configured]() {
					if !yield(precedence.Input{Lines: lines, User: user, Clients: clients, Configured: configured}) {
						return
					}
				}
			}
		}
	}
}

// everyPolicy ranges over all policies.
func everyPolicy(yield func(precedence.Policy) bool) {
	for published := range presence.Set[presence.CloudLink](64) {
		if !yield(precedence.Policy{Published: published}) ||
			!yield(precedence.Policy{Published: published, ConfiguredNeedsSession: true}) {
			return
		}
	}
}
