package explain_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// A situation is an input and a policy, and their answer.
type situation struct {
	in     precedence.Input
	policy precedence.Policy
	answer precedence.Resolution
	known  bool // the policy
}

// situations are all inputs of up to two lines and two clients: by each policy, and without
// those by which a policy nearer to the guide's has others see the same.
type situations struct {
	by     map[precedence.Policy][]situation
	needed []situation
}

func allSituations() situations {
	all := situations{by: map[precedence.Policy][]situation{}}
	for _, p := range append(everyPolicy(), policy("guide+D6")) {
		nearer := []precedence.Policy{p.WithSync(true)}
		for point := range precedence.Points() {
			nearer = append(nearer, p.Without(point))
		}
		for in := range precedence.Inputs() {
			if in.Lines.Len() > 2 || in.Clients.Len() > 2 {
				continue
			}
			s := situation{in, p, p.Resolve(in), true}
			all.by[p] = append(all.by[p], s)
			s.known = false
			needed := !p.Has(precedence.D6)
			for _, q := range nearer {
				r := q.Resolve(in)
				needed = needed && (q == p || r.Teams != s.answer.Teams || shows(in, s.answer)&^shows(in, r) != 0)
			}
			if needed {
				all.needed = append(all.needed, s)
			}
		}
	}
	return all
}

// under returns the situations by the policy that is known.
func (all situations) under(known explain.Fact[precedence.Policy]) []situation {
	if p, exactly := known.Exact(); exactly {
		return all.by[p]
	}
	return all.needed
}

// activities are those that can be seen beside a state, in the order of their bits in shows.
var activities = []explain.Activity{
	"", explain.ActivityPlain, explain.ActivityInACall, explain.ActivityInAMeeting, explain.ActivityPresenting, explain.ActivityFocusing, explain.ActivityOffWork,
}

// shows returns the activities with which an answer can be seen, a bit each.
func shows(in precedence.Input, r precedence.Resolution) (bits uint8) {
	byHand, inCall, presents := r.TeamsRule == precedence.T1, in.Clients.Has(presence.TeamsClientInCall), in.Clients.Has(presence.TeamsClientPresenting)
	for i, can := range []bool{
		true,
		byHand, // nothing that is modelled, beside an appointment, which is not
		!byHand && r.Teams == busy && (inCall || r.Session == busy),
		!byHand && r.Teams == busy && inCall,
		!byHand && r.Teams == doNotDisturb && (presents || r.Session == doNotDisturb),
		!byHand && r.Teams == doNotDisturb && presents,
		byHand && in.Configured == presence.ConfiguredAppearOffline,
	} {
		if can {
			bits |= 1 << i
		}
	}
	return bits
}

// claims are what each kind says, and where to check it.
var claims = map[explain.Kind]struct {
	look explain.Party
	true func(situation) bool
}{
	explain.KindCall: {explain.PartyLine, func(s situation) bool {
		return s.in.Lines.Has(presence.LineBusy) && s.answer.SessionRule == precedence.S1 && s.sees(busy)
	}},
	explain.KindHiddenCall: {explain.PartyLine, func(s situation) bool {
		return s.in.Lines.Has(presence.LineBusy) && s.answer.SessionRule == precedence.S7 && s.sees(busy)
	}},
	explain.KindClientInCall: {explain.PartyClient, func(s situation) bool {
		return s.in.Clients.Has(presence.TeamsClientInCall) && s.sees(busy)
	}},
	explain.KindClientPresenting: {explain.PartyClient, func(s situation) bool {
		return s.in.Clients.Has(presence.TeamsClientPresenting) && s.sees(doNotDisturb)
	}},
	explain.KindClientActive: {explain.PartyClient, func(s situation) bool {
		return s.in.Clients.Has(presence.TeamsClientActive) && s.sees(available) && s.answer.Session != away && !s.withheld()
	}},
	explain.KindClientInactive: {explain.PartyClient, func(s situation) bool {
		return s.in.Clients.Has(presence.TeamsClientInactive) && s.sees(away) && s.answer.Session == offline && !s.withheld()
	}},
	explain.KindNoSession: {explain.PartyClient, func(s situation) bool {
		return s.in.Configured == presence.ConfiguredNone && s.answer.TeamsRule == precedence.T3 && !s.withheld()
	}},
	explain.KindAbsentOutranked: {explain.PartyUserPresence, func(s situation) bool {
		return s.in.UserPresence == presence.MiVO400Absent && s.answer.Session == away && s.in.Clients.Has(presence.TeamsClientActive) && s.sees(available)
	}},
	explain.KindAbsent: {explain.PartyUserPresence, func(s situation) bool {
		return s.in.UserPresence == presence.MiVO400Absent && s.answer.Session == away && s.sees(away)
	}},
	explain.KindUserBusy: {explain.PartyUserPresence, func(s situation) bool {
		return (s.in.UserPresence == presence.MiVO400Busy || s.in.UserPresence == presence.MiVO400Meeting) && s.answer.Session == busy && s.sees(busy)
	}},
	explain.KindDoNotDisturb: {explain.PartyUserPresence, func(s situation) bool {
		return s.withheld() && s.in.Configured == presence.ConfiguredNone
	}},
	explain.KindConfigured: {explain.PartyConfigured, func(s situation) bool { return s.answer.TeamsRule == precedence.T1 }},
	explain.KindNeedsSession: {explain.PartyConfigured, func(s situation) bool {
		return s.in.Configured != presence.ConfiguredNone && s.answer.TeamsRule == precedence.T3 && s.policy.Has(precedence.D2)
	}},
	explain.KindCallSetsAside: {explain.PartyConfigured, func(s situation) bool {
		return s.in.Configured == presence.ConfiguredAvailable && s.in.Lines.Has(presence.LineBusy) && s.sees(busy) && s.policy.Has(precedence.D4)
	}},
	explain.KindIdleSetsAside: {explain.PartyConfigured, func(s situation) bool {
		return s.in.Configured == presence.ConfiguredAvailable && s.in.Clients.Has(presence.TeamsClientInactive) && s.sees(away) && s.policy.Has(precedence.D5)
	}},
	explain.KindDoNotDisturbSynced: {explain.PartyUserPresence, func(s situation) bool {
		return s.answer.CloudLink == presence.CloudLinkDoNotDisturb && s.answer.Session == doNotDisturb && s.sees(doNotDisturb) && s.policy.Has(precedence.D3)
	}},
	explain.KindAvailableSynced: {explain.PartyCloudLink, func(s situation) bool {
		return s.answer.CloudLink == presence.CloudLinkAvailable && s.answer.Session == available && s.sees(available) && s.policy.Has(precedence.D6)
	}},
}

// The claim of sync off compares the others' with sync on, so it is added to them.
func init() {
	others := maps.Clone(claims)
	syncOff := claims[explain.KindCall]
	syncOff.look = explain.PartyCloudLink
	syncOff.true = func(s situation) bool {
		synced := s
		synced.policy = s.policy.WithSync(true)
		synced.answer = synced.policy.Resolve(s.in)
		same := false // something else is true either way
		for _, claim := range others {
			same = same || claim.true(s) && claim.true(synced)
		}
		return !s.policy.Sync() && s.in.Configured == presence.ConfiguredNone && (synced.answer.Teams != s.answer.Teams || !s.known && !same)
	}
	claims[explain.KindSyncOff] = syncOff
}

// withheld reports whether CloudLink does not sync a DoNotDisturb.
func (s situation) withheld() bool {
	return s.answer.CloudLink == presence.CloudLinkDoNotDisturb && s.answer.SessionRule == precedence.S4
}

// sees reports whether others see state as a session, not by hand.
func (s situation) sees(state presence.Teams) bool {
	return s.answer.TeamsRule == precedence.T2 && s.answer.Teams == state
}

// agrees reports whether s is as known says.
func (s situation) agrees(known explain.Facts) bool {
	return agreesSet(known.Lines, s.in.Lines) && agreesSet(known.Clients, s.in.Clients) &&
		agreesValue(known.UserPresence, s.in.UserPresence) && agreesValue(known.Configured, s.in.Configured) &&
		agreesValue(known.Policy, s.policy)
}

func agreesSet[S presence.Vocabulary](f explain.Fact[presence.Set[S]], set presence.Set[S]) bool {
	value, exactly := f.Exact()
	return exactly && set == value || !exactly && set.Union(value) == set
}

func agreesValue[T comparable](f explain.Fact[T], value T) bool {
	known, exactly := f.Exact()
	return !exactly || value == known
}

// oddities counts what is out of the ordinary in s, for the order of causes.
func (s situation) oddities(known explain.Facts) (n int) {
	lines, allLines := known.Lines.Exact()
	clients, allClients := known.Clients.Exact()
	for _, odd := range []bool{
		s.in.UserPresence > presence.MiVO400Available,
		s.in.Configured != presence.ConfiguredNone,
		s.in.Lines.Has(presence.LineOffline), s.in.Lines.Has(presence.LineDoNotDisturb),
		lines.Len() > 0 && !allLines && s.in.Lines != lines,
		clients.Len() > 0 && !allClients && s.in.Clients != clients,
		!s.policy.Sync(),
		s.policy.Has(precedence.D1), s.policy.Has(precedence.D2), s.policy.Has(precedence.D3), s.policy.Has(precedence.D4), s.policy.Has(precedence.D5), s.policy.Has(precedence.D6),
	} {
		if odd {
			n++
		}
	}
	return n
}

// TestWhy compares causes with all situations, for many facts and all that can be seen.
func TestWhy(t *testing.T) {
	t.Parallel()
	all := allSituations()
	n := 0
	for _, lines := range []explain.Fact[presence.Set[presence.Line]]{
		{},
		explain.AtLeast(presence.LineBusy), explain.AtLeast(presence.LineDoNotDisturb),
		explain.Exactly(presence.SetOf(presence.LineAvailable)), explain.Exactly(presence.SetOf(presence.LineBusy, presence.LineDoNotDisturb)), explain.Exactly(presence.SetOf[presence.Line]()),
	} {
		for _, user := range []explain.Fact[presence.MiVO400]{{}, explain.Exactly(presence.MiVO400Available), explain.Exactly(presence.MiVO400Absent), explain.Exactly(presence.MiVO400NotAvailable), explain.Exactly(presence.MiVO400Unknown)} {
			for _, clients := range []explain.Fact[presence.Set[presence.TeamsClient]]{
				{},
				explain.AtLeast(presence.TeamsClientActive), explain.AtLeast(presence.TeamsClientInactive), explain.AtLeast(presence.TeamsClientInCall),
				explain.Exactly(presence.SetOf(presence.TeamsClientActive)), explain.Exactly(presence.SetOf(presence.TeamsClientOffline)), explain.Exactly(presence.SetOf[presence.TeamsClient]()),
			} {
				for _, status := range []explain.Fact[presence.Configured]{{}, explain.Exactly(presence.ConfiguredNone), explain.Exactly(presence.ConfiguredAvailable), explain.Exactly(presence.ConfiguredAppearOffline)} {
					for _, p := range []explain.Fact[precedence.Policy]{{}, explain.Exactly(precedence.Guide()), explain.Exactly(precedence.Off()), explain.Exactly(precedence.Graph()), explain.Exactly(policy("guide+D6"))} {
						if n++; n%47 == 0 {
							compareCauses(t, all, explain.Facts{Lines: lines, UserPresence: user, Clients: clients, Configured: status, Policy: p})
						}
					}
				}
			}
		}
	}
	compareCauses(t, all, explain.Facts{})
}

func compareCauses(t *testing.T, all situations, known explain.Facts) {
	var fits []situation
	possible := map[presence.Teams]bool{}
	for _, s := range all.under(known.Policy) {
		if s.agrees(known) {
			fits = append(fits, s)
			possible[s.answer.Teams] = true
		}
	}
	for state := range presence.All[presence.Teams]() {
		for bit, activity := range activities {
			if activity != "" && state != busy && state != doNotDisturb && state != offline {
				continue
			}
			seen := explain.Seen{Teams: state, Activity: activity}
			causes := explain.Why(seen, known)
			of := fmt.Sprintf("Why(%v, %v)", seen, known)
			require.Equal(t, seen, causes.Seen, of)
			require.Equal(t, known, causes.Known, of)
			require.Len(t, causes.Possible, len(possible), "possible states of %s", of)
			for _, s := range causes.Possible {
				require.True(t, possible[s], "possible state %v of %s", s, of)
			}
			least := map[explain.Kind]int{}
			for _, s := range fits {
				if s.answer.Teams != state || shows(s.in, s.answer)&(1<<bit) == 0 {
					continue
				}
				fitting := false
				for _, cause := range causes.Causes {
					if claims[cause.Kind].true(s) {
						fitting = true
						if claims[explain.KindSyncOff].true(s) != (cause.Kind == explain.KindSyncOff) {
							continue // sync decides, not what else is true of it
						}
						if n, found := least[cause.Kind]; !found || s.oddities(known) < n {
							least[cause.Kind] = s.oddities(known)
						}
					}
				}
				require.True(t, fitting, "%v by %v fits, but no cause of %s: %v", s.in, s.policy, of, causes.Causes)
			}
			checkCauses(t, of, causes, least)
			checkDoubts(t, of, all, causes, 1<<bit)
		}
	}
}

// TestKinds has the kinds as the constants are declared.
func TestKinds(t *testing.T) {
	assert.Equal(t, []explain.Kind{
		explain.KindClientInCall, explain.KindCall, explain.KindHiddenCall, explain.KindClientPresenting, explain.KindClientActive, explain.KindClientInactive,
		explain.KindNoSession, explain.KindAbsentOutranked, explain.KindAbsent, explain.KindUserBusy, explain.KindDoNotDisturb, explain.KindSyncOff, explain.KindConfigured,
		explain.KindNeedsSession, explain.KindCallSetsAside, explain.KindIdleSetsAside, explain.KindDoNotDisturbSynced, explain.KindAvailableSynced,
	}, explain.Kinds())
}

// checkCauses holds each cause to what is known and seen, and all to their order.
func checkCauses(t *testing.T, of string, causes explain.Causes, least map[explain.Kind]int) {
	order := -1
	for _, cause := range causes.Causes {
		s := situation{cause.Input, cause.Policy, cause.Resolution, causes.Known.Policy != explain.Facts{}.Policy}
		require.True(t, s.agrees(causes.Known) && s.answer.Teams == causes.Seen.Teams, "%v of %s must agree and fit", cause, of)
		require.True(t, claims[cause.Kind].true(s), "%v of %s must be true", cause, of)
		require.Equal(t, s.answer, cause.Resolution, "%v of %s", cause, of)
		require.ElementsMatch(t, toLookAt(cause, causes.Known), cause.Look, "%v of %s", cause, of)
		var readings []precedence.Point
		for point := range precedence.Points() {
			if s.policy.Has(point) {
				readings = append(readings, point)
			}
		}
		require.ElementsMatch(t, readings, cause.Readings, "%v of %s", cause, of)
		require.Equal(t, least[cause.Kind], s.oddities(causes.Known), "%v of %s must be the simplest", cause, of)
		rank := 100*s.oddities(causes.Known) + slices.Index(explain.Kinds(), cause.Kind)
		require.Greater(t, rank, order, "order of %s: %v", of, causes.Causes)
		order = rank
	}
}

// toLookAt returns the parties at which to check a cause: of what it claims, what is not known.
func toLookAt(cause explain.Cause, known explain.Facts) (look []explain.Party) {
	lines, linesKnown := known.Lines.Exact()
	user, userKnown := known.UserPresence.Exact()
	clients, clientsKnown := known.Clients.Exact()
	switch cause.Kind {
	case explain.KindDoNotDisturb, explain.KindDoNotDisturbSynced, explain.KindHiddenCall:
		if !userKnown {
			look = append(look, explain.PartyUserPresence)
		}
		if user != presence.MiVO400NotAvailable && !linesKnown && !lines.Has(presence.LineDoNotDisturb) {
			look = append(look, explain.PartyLine)
		}
		return look
	}
	party := claims[cause.Kind].look
	isKnown := map[explain.Party]bool{
		explain.PartyLine:         linesKnown || lines.Has(presence.LineBusy),
		explain.PartyUserPresence: userKnown,
		explain.PartyConfigured:   known.Configured != explain.Facts{}.Configured,
		explain.PartyCloudLink:    known.Policy != explain.Facts{}.Policy,
		explain.PartyClient:       clientsKnown || shownBy(clients, cause.Resolution.Teams),
	}
	if !isKnown[party] {
		look = append(look, party)
	}
	return look
}

// shownBy reports whether one of clients makes state.
func shownBy(clients presence.Set[presence.TeamsClient], state presence.Teams) bool {
	return clients.Has(map[presence.Teams]presence.TeamsClient{
		away: presence.TeamsClientInactive, available: presence.TeamsClientActive, busy: presence.TeamsClientInCall, doNotDisturb: presence.TeamsClientPresenting,
	}[state]) && state != offline
}

// checkDoubts forgets each fact where nothing fits.
func checkDoubts(t *testing.T, of string, all situations, causes explain.Causes, bit uint8) {
	var want []explain.Party
	if len(causes.Causes) == 0 {
		for party, less := range map[explain.Party]func(*explain.Facts){
			explain.PartyLine:         func(f *explain.Facts) { f.Lines = explain.Facts{}.Lines },
			explain.PartyUserPresence: func(f *explain.Facts) { f.UserPresence = explain.Facts{}.UserPresence },
			explain.PartyClient:       func(f *explain.Facts) { f.Clients = explain.Facts{}.Clients },
			explain.PartyConfigured:   func(f *explain.Facts) { f.Configured = explain.Facts{}.Configured },
			explain.PartyCloudLink:    func(f *explain.Facts) { f.Policy = explain.Facts{}.Policy },
		} {
			known := causes.Known
			if less(&known); known != causes.Known && slices.ContainsFunc(all.under(known.Policy), func(s situation) bool {
				return s.answer.Teams == causes.Seen.Teams && shows(s.in, s.answer)&bit != 0 && s.agrees(known)
			}) {
				want = append(want, party)
			}
		}
	}
	require.ElementsMatch(t, want, causes.Doubts, "doubts of %s", of)
}

func TestAsk(t *testing.T) {
	for _, tt := range []struct {
		seen  presence.Teams
		known explain.Facts
		want  explain.Party
	}{
		// On the phone and seen as Available: by hand, or Absent, or sync is off.
		{available, explain.Facts{Lines: explain.AtLeast(presence.LineBusy)}, explain.PartyConfigured},
		{available, explain.Facts{Lines: explain.AtLeast(presence.LineBusy), Configured: explain.Exactly(presence.ConfiguredNone)}, explain.PartyCloudLink},
		{beRightBack, explain.Facts{}, ""}, // only by hand
		{away, explain.Facts{Configured: explain.Exactly(presence.ConfiguredNone), Clients: explain.Exactly(presence.SetOf(presence.TeamsClientOffline))}, ""},
	} {
		assert.Equal(t, tt.want, explain.Why(explain.Seen{Teams: tt.seen}, tt.known).Ask, "Why(%v, %v).Ask", tt.seen, tt.known)
	}
}

func TestBeyond(t *testing.T) {
	for text, want := range map[string][]explain.Beyond{
		"Available":                {explain.BeyondIdle, explain.BeyondDelay, explain.BeyondStaleSession, explain.BeyondApplication},
		"Available, out of office": {explain.BeyondOutOfOffice, explain.BeyondIdle, explain.BeyondDelay, explain.BeyondStaleSession, explain.BeyondApplication},
		"Busy":                     {explain.BeyondCalendar, explain.BeyondDelay, explain.BeyondStaleSession, explain.BeyondApplication},
		"In a call":                {explain.BeyondDelay, explain.BeyondStaleSession, explain.BeyondApplication},
		"In a meeting":             {explain.BeyondCalendar, explain.BeyondDelay},
		"Do not disturb":           {explain.BeyondCalendar, explain.BeyondDelay, explain.BeyondStaleSession, explain.BeyondApplication},
		"Presenting":               {explain.BeyondDelay, explain.BeyondStaleSession, explain.BeyondApplication},
		"Away":                     {explain.BeyondDelay, explain.BeyondStaleSession, explain.BeyondApplication},
		"Be right back":            {explain.BeyondDelay},
		"Offline":                  {explain.BeyondDelay, explain.BeyondExpired},
		"Offline/OffWork":          {explain.BeyondDelay},
	} {
		seen, err := explain.ParseSeen(text)
		require.NoError(t, err)
		assert.ElementsMatch(t, want, explain.Why(seen, explain.Facts{}).Beyond, "beyond of %s", text)
	}
}

func TestFacts(t *testing.T) {
	assert.Equal(t, "?", explain.AtLeast[presence.Line]().String(), "at least nothing")
	assert.Equal(t, explain.Facts{}.Lines, explain.AtLeast[presence.Line](), "at least nothing")
	assert.Equal(t, "at least [Busy]", explain.AtLeast(presence.LineBusy).String())
	assert.Equal(t, "[]", explain.Exactly(presence.SetOf[presence.Line]()).String(), "no line")
	assert.Equal(t, explain.Facts{}, explain.Reported(input("Unknown")), "nothing reported")
	assert.Equal(t, explain.Facts{
		Lines: explain.AtLeast(presence.LineBusy), UserPresence: explain.Exactly(presence.MiVO400Absent),
		Clients: explain.AtLeast(presence.TeamsClientOffline), Configured: explain.Exactly(presence.ConfiguredBusy),
	}, explain.Reported(input("Busy,Unknown | Absent | Offline | Busy")), "all reported")
	assert.Equal(t, "guide+D4", explain.Exactly(policy("guide+D4")).String())
}

func TestFactsJSON(t *testing.T) {
	for text, want := range map[string]explain.Facts{
		`{}`:                                    {},
		`{"lines": null, "userPresence": null}`: {},
		`{"lines": ["Busy"], "userPresence": "Absent", "clients": {"atLeast": ["Active"]}, "configured": "None", "policy": "guide+D2"}`: {
			Lines: explain.Exactly(presence.SetOf(presence.LineBusy)), UserPresence: explain.Exactly(presence.MiVO400Absent),
			Clients: explain.AtLeast(presence.TeamsClientActive), Configured: explain.Exactly(presence.ConfiguredNone), Policy: explain.Exactly(policy("guide+D2")),
		},
		`{"lines": [], "clients": {"atLeast": []}}`: {Lines: explain.Exactly(presence.SetOf[presence.Line]())},
	} {
		var got explain.Facts
		require.NoError(t, json.Unmarshal([]byte(text), &got), "Unmarshal(%s)", text)
		assert.Equal(t, want, got, "Unmarshal(%s)", text)
		data, err := json.Marshal(got)
		require.NoError(t, err)
		var again explain.Facts
		require.NoError(t, json.Unmarshal(data, &again), "Unmarshal(%s)", data)
		assert.Equal(t, want, again, "Unmarshal(%s)", data)
	}
	for text, want := range map[string]string{
		`{"lines": ["Bzy"]}`:                    `explain: fact: presence: unknown Line state "Bzy"`,
		`{"clients": {"atLeast": ["Bzy"]}}`:     `explain: fact: presence: unknown TeamsClient state "Bzy"`,
		`{"clients": {"least": ["Active"]}}`:    `explain: fact: want atLeast in {"least": ["Active"]}`,
		`{"userPresence": {"atLeast": "Busy"}}`: `explain: fact: `,
		`{"policy": {"atLeast": "guide"}}`:      `explain: fact: `,
	} {
		got := explain.Facts{Lines: explain.AtLeast(presence.LineBusy)}
		assert.ErrorContains(t, json.Unmarshal([]byte(text), &got), want, "Unmarshal(%s)", text)
		assert.Equal(t, explain.AtLeast(presence.LineBusy), got.Lines, "Unmarshal(%s)", text)
	}
}

func BenchmarkWhy(b *testing.B) {
	for b.Loop() {
		explain.Why(explain.Seen{Teams: available}, explain.Facts{})
	}
}

// TestQuietCase wants the case of a cause that names a user presence or a phone to be that of the
// user presence, which is named first.
func TestQuietCase(t *testing.T) {
	for _, seen := range []presence.Teams{presence.TeamsAvailable, presence.TeamsAway, presence.TeamsOffline, presence.TeamsBusy} {
		for _, known := range []explain.Facts{{}, {Lines: explain.AtLeast(presence.LineBusy)}} {
			for _, cause := range explain.Why(explain.Seen{Teams: seen}, known).Causes {
				if len(cause.Look) == 2 {
					assert.Equal(t, presence.MiVO400NotAvailable, cause.Input.UserPresence, "%s of %v where %+v is known: %v", cause.Kind, seen, known, cause.Input)
				}
			}
		}
	}
}
