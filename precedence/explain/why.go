package explain

import (
	"cmp"
	"slices"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// Causes are the answer to the question: why is a state seen?
type Causes struct {
	Seen  Seen  `json:"seen"`
	Known Facts `json:"known"`
	// Causes are all that fit, in the order in which to check them: first those of which the least is
	// out of the ordinary, such as a status set by hand, or a policy that is not the guide's.
	Causes []Cause `json:"causes"`
	// Ask is the party to ask about next, because its report separates most of the causes:
	// PartyCloudLink for whether presence sync is on. It is "" where no report separates any.
	Ask Party `json:"ask,omitempty"`
	// Beyond is what is not modelled here and could be what is seen.
	Beyond []Beyond `json:"beyond"`
	// Possible are the states that others may see by what is known, the likeliest first.
	Possible []presence.Teams `json:"possible"`
	// Doubts are, where no cause fits, the parties any one of which would make one fit, were what
	// is known of it wrong.
	Doubts []Party `json:"doubts"`
}

// A Cause is what decides in some of the cases that fit: those that agree with what is known
// and lead to what is seen, by a policy that may be the one in use.
type Cause struct {
	Kind Kind `json:"kind"`
	// Input and Policy are the most ordinary of these cases, and Resolution is its answer.
	Input      precedence.Input      `json:"input"`
	Policy     precedence.Policy     `json:"policy"`
	Resolution precedence.Resolution `json:"resolution"`
	// Look are the parties at which to check the cause, as far as it is not known:
	// PartyCloudLink for presence sync.
	Look []Party `json:"look"`
	// Readings are the disputed points whose other reading the cause needs.
	Readings []precedence.Point `json:"readings"`
}

// A Kind is what decides that others see what they see.
type Kind string

// The kinds, in the order in which to check those that are equally ordinary.
const (
	KindClientInCall       Kind = "clientInCall"       // a client in a call or meeting
	KindCall               Kind = "call"               // a call on a line
	KindHiddenCall         Kind = "hiddenCall"         // a call that DoNotDisturb outranks in CloudLink, and that is synced (S7)
	KindClientPresenting   Kind = "clientPresenting"   // a client that presents or focuses
	KindClientActive       Kind = "clientActive"       // a client that is active
	KindClientInactive     Kind = "clientInactive"     // a client that is inactive, and none that is more
	KindNoSession          Kind = "noSession"          // no client that is signed in, and nothing that CloudLink syncs
	KindAbsentOutranked    Kind = "absentOutranked"    // Absent, which an active client outranks
	KindAbsent             Kind = "absent"             // Absent, and no client that is active, in a call or presenting
	KindUserBusy           Kind = "userBusy"           // a user presence of Busy or Meeting
	KindDoNotDisturb       Kind = "doNotDisturb"       // DoNotDisturb in CloudLink, which is not synced (S4)
	KindSyncOff            Kind = "syncOff"            // presence sync that is off (S0)
	KindConfigured         Kind = "configured"         // a status set by hand (T1)
	KindNeedsSession       Kind = "needsSession"       // a status set by hand, but no session (T5)
	KindCallSetsAside      Kind = "callSetsAside"      // Available set by hand, and a call (T6)
	KindIdleSetsAside      Kind = "idleSetsAside"      // Available set by hand, an inactive client and none more active (T7)
	KindDoNotDisturbSynced Kind = "doNotDisturbSynced" // DoNotDisturb in CloudLink, which is synced (D3)
	KindAvailableSynced    Kind = "availableSynced"    // Available in CloudLink, which is synced (D6)
)

// kinds says of each kind where to check it, and with which activities it can be seen, any
// other aside; none for a kind that is seen with no other.
var kinds = []struct {
	kind       Kind
	look       Party
	activities []Activity
}{
	{KindClientInCall, PartyClient, []Activity{ActivityInACall, ActivityInAMeeting}},
	{KindCall, PartyLine, []Activity{ActivityInACall}},
	{KindHiddenCall, PartyLine, []Activity{ActivityInACall}},
	{KindClientPresenting, PartyClient, []Activity{ActivityPresenting, ActivityFocusing}},
	{KindClientActive, PartyClient, nil},
	{KindClientInactive, PartyClient, nil},
	{KindNoSession, PartyClient, nil},
	{KindAbsentOutranked, PartyUserPresence, nil},
	{KindAbsent, PartyUserPresence, nil},
	{KindUserBusy, PartyUserPresence, []Activity{ActivityInACall}},
	{KindDoNotDisturb, PartyUserPresence, nil},
	{KindSyncOff, PartyCloudLink, nil},
	{KindConfigured, PartyConfigured, []Activity{ActivityPlain, ActivityOffWork}},
	{KindNeedsSession, PartyConfigured, nil},
	{KindCallSetsAside, PartyConfigured, []Activity{ActivityInACall}},
	{KindIdleSetsAside, PartyConfigured, nil},
	{KindDoNotDisturbSynced, PartyUserPresence, []Activity{ActivityPresenting}},
	{KindAvailableSynced, PartyCloudLink, nil},
}

// Kinds lists the kinds of causes, in the order in which to check those that are equally ordinary.
func Kinds() []Kind {
	var all []Kind
	for _, k := range kinds {
		all = append(all, k.kind)
	}
	return all
}

// kindsOf returns what decides a case, each of which would do alone.
func kindsOf(c candidate, answer precedence.Resolution) []Kind {
	kind := kindOf(c, answer)
	if kind == KindClientInCall && answer.Session == presence.TeamsBusy {
		c.in.Clients = c.in.Clients.Without(presence.TeamsClientInCall)
		return []Kind{kind, kindOf(c, answer)}
	}
	return []Kind{kind}
}

// kindOf returns what decides a case, a client first.
func kindOf(c candidate, answer precedence.Resolution) Kind {
	setAside := c.in.Configured != presence.ConfiguredNone
	switch {
	case answer.TeamsRule == precedence.T1:
		return KindConfigured
	case setAside && answer.TeamsRule == precedence.T3:
		return KindNeedsSession
	case setAside && answer.Session == presence.TeamsBusy:
		return KindCallSetsAside
	case setAside:
		return KindIdleSetsAside
	}
	kind, synced := kindOfSessions(c.in, answer), c.policy.WithSync(true).Resolve(c.in)
	if synced.Teams != answer.Teams || !c.policyKnown && kindOfSessions(c.in, synced) != kind {
		return KindSyncOff
	}
	return kind
}

// kindOfSessions returns which session decides, and what hides a stronger one.
func kindOfSessions(in precedence.Input, answer precedence.Resolution) Kind {
	synced := answer.Session == answer.Teams && answer.Session != presence.TeamsOffline
	withheld := answer.CloudLink == presence.CloudLinkDoNotDisturb && answer.SessionRule == precedence.S4
	switch answer.Teams {
	case presence.TeamsDoNotDisturb:
		if !in.Clients.Has(presence.TeamsClientPresenting) {
			return KindDoNotDisturbSynced
		}
		return KindClientPresenting
	case presence.TeamsBusy:
		switch {
		case in.Clients.Has(presence.TeamsClientInCall):
			return KindClientInCall
		case answer.SessionRule == precedence.S7:
			return KindHiddenCall
		case in.Lines.Has(presence.LineBusy):
			return KindCall
		default:
			return KindUserBusy
		}
	case presence.TeamsAvailable:
		switch {
		case synced && !in.Clients.Has(presence.TeamsClientActive):
			return KindAvailableSynced
		case answer.Session == presence.TeamsAway:
			return KindAbsentOutranked
		case !withheld:
			return KindClientActive
		}
	case presence.TeamsAway:
		switch {
		case synced:
			return KindAbsent
		case !withheld:
			return KindClientInactive
		}
	}
	if withheld {
		return KindDoNotDisturb
	}
	return KindNoSession
}

// Why returns why others see what is seen of a user of whom known is known. It compares all
// inputs and policies that known allows and that differ in their answers, and takes some
// milliseconds.
func Why(seen Seen, known Facts) Causes {
	causes := Causes{Seen: seen, Known: known, Causes: []Cause{}, Possible: []presence.Teams{}, Doubts: []Party{}}
	found := survey(seen, known)
	for _, f := range found.causes {
		causes.Causes = append(causes.Causes, f.Cause)
	}
	for state := range found.possible {
		causes.Possible = append(causes.Possible, state)
	}
	slices.SortFunc(causes.Possible, func(a, b presence.Teams) int {
		return cmp.Or(found.possible[a]-found.possible[b], int(b)-int(a))
	})
	causes.Ask = found.ask()
	causes.Beyond = beyond(seen, known)
	if len(causes.Causes) == 0 {
		for _, party := range []Party{PartyLine, PartyUserPresence, PartyClient, PartyConfigured, PartyCloudLink} {
			if less := known.forget(party); less != known && len(survey(seen, less).causes) > 0 {
				causes.Doubts = append(causes.Doubts, party)
			}
		}
	}
	return causes
}

// A finding is a cause, and what the survey notes of it.
type finding struct {
	Cause
	unusual int         // of its simplest case
	values  [5]valueSet // of each party in asked, the values by which it fits
}

// A valueSet is a set of up to 64 values of one report, in bits.
type valueSet uint64

type findings struct {
	causes   []*finding
	possible map[presence.Teams]int // how unusual its simplest case is
}

// survey looks at all candidates.
func survey(seen Seen, known Facts) (found findings) {
	found.possible = map[presence.Teams]int{}
	byKind := map[Kind]*finding{}
	known.candidates(func(c candidate) {
		answer := c.policy.Resolve(c.in)
		n := known.unusual(c)
		if least, ok := found.possible[answer.Teams]; !ok || n < least {
			found.possible[answer.Teams] = n
		}
		if answer.Teams != seen.Teams || known.departs(c, answer) {
			return
		}
		for _, kind := range kindsOf(c, answer) {
			if !seen.canBe(kind, c.in) {
				continue
			}
			f := byKind[kind]
			if f == nil {
				f = &finding{unusual: n + 1}
				byKind[kind] = f
				found.causes = append(found.causes, f)
			}
			if n < f.unusual {
				f.unusual = n
				f.Cause = causeOf(kind, c, answer, known)
			}
			f.note(c)
		}
	})
	slices.SortStableFunc(found.causes, func(a, b *finding) int {
		if a.unusual != b.unusual {
			return a.unusual - b.unusual
		}
		return rank(a.Kind) - rank(b.Kind)
	})
	return found
}

// causeOf returns the cause of a kind with c as its simplest case.
func causeOf(kind Kind, c candidate, answer precedence.Resolution, known Facts) Cause {
	return Cause{kind, c.in, c.policy, answer, known.look(kind, c, answer), readings(c.policy)}
}

// look returns at which parties to check a cause with c as its simplest case, as far as they are
// not known.
func (facts Facts) look(kind Kind, c candidate, answer precedence.Resolution) []Party {
	lines, linesKnown := facts.Lines.Exact()
	user, userKnown := facts.UserPresence.Exact()
	clients, clientsKnown := facts.Clients.Exact()
	_, statusKnown := facts.Configured.Exact()
	_, policyKnown := facts.Policy.Exact()
	deciding := won(contributions(c.in, answer), PartyClient)
	isKnown := map[Party]bool{
		PartyLine: linesKnown || lines.Has(presence.LineBusy), PartyUserPresence: userKnown, PartyConfigured: statusKnown, PartyCloudLink: policyKnown,
		PartyClient: clientsKnown || slices.ContainsFunc(deciding, func(won Contribution) bool { return clients.Has(won.State.(presence.TeamsClient)) }),
	}
	look := []Party{kinds[rank(kind)].look}
	if kind == KindDoNotDisturb || kind == KindDoNotDisturbSynced || kind == KindHiddenCall { // by the user presence, or a phone
		look = []Party{PartyUserPresence, PartyLine}
		isKnown[PartyLine] = linesKnown || lines.Has(presence.LineDoNotDisturb) || user == presence.MiVO400NotAvailable
	}
	return slices.DeleteFunc(look, func(party Party) bool { return isKnown[party] })
}

// canBe reports whether what is seen can come of a cause of kind, in the case of in.
func (seen Seen) canBe(kind Kind, in precedence.Input) bool {
	switch {
	case seen.Activity == "":
		return true
	case kind == KindConfigured && seen.Activity == ActivityOffWork:
		return in.Configured == presence.ConfiguredAppearOffline
	case kind == KindCallSetsAside && seen.Activity == ActivityInAMeeting:
		return in.Clients.Has(presence.TeamsClientInCall) // beside the call
	}
	return slices.Contains(kinds[rank(kind)].activities, seen.Activity)
}

// rank returns the place of kind among kinds.
func rank(kind Kind) (place int) {
	for kinds[place].kind != kind {
		place++
	}
	return place
}

// departs reports whether the policy of c departs from the guide where that is not known and
// changes nothing: then the guide is as good a cause.
func (facts Facts) departs(c candidate, answer precedence.Resolution) bool {
	if _, exact := facts.Policy.Exact(); exact {
		return false
	}
	for point := range precedence.Points() {
		if c.policy.Has(point) && c.policy.Without(point).Resolve(c.in).Teams == answer.Teams {
			return true
		}
	}
	synced := candidate{c.in, c.policy.WithSync(true), false}
	then := synced.policy.Resolve(c.in)
	return !c.policy.Sync() && then.Teams == answer.Teams && kindOf(synced, then) == kindOf(c, answer)
}

// unusual returns how much of c is out of the ordinary: a user presence that is neither
// Available nor Unknown, a status set by hand, a line that is neither Available nor Busy, a line
// or client beside those that are reported, and each departure of the policy from the guide. What is
// known is so in all candidates, and makes no difference between them.
func (facts Facts) unusual(c candidate) int {
	n := departures(c.policy)
	for _, odd := range []bool{
		facts.Lines.extent == part && c.in.Lines != facts.Lines.value,
		facts.Clients.extent == part && c.in.Clients != facts.Clients.value,
		c.in.Lines.Has(presence.LineOffline),
		c.in.Lines.Has(presence.LineDoNotDisturb),
		c.in.UserPresence != presence.MiVO400Available && c.in.UserPresence != presence.MiVO400Unknown,
		c.in.Configured != presence.ConfiguredNone,
	} {
		if odd {
			n++
		}
	}
	return n
}

// asked are the parties to ask about, those first that are found out most easily.
var asked = [...]Party{PartyConfigured, PartyUserPresence, PartyClient, PartyLine, PartyCloudLink}

// note adds c to the values by which f fits.
func (f *finding) note(c candidate) {
	sync := 0
	if c.policy.Sync() {
		sync = 1
	}
	for i, value := range [...]int{int(c.in.Configured), int(c.in.UserPresence), int(c.in.Clients.Bits()), int(c.in.Lines.Bits()), sync} {
		f.values[i] |= 1 << (value % 64)
	}
}

// ask returns the party that separates most pairs of causes, because no value of it fits both.
// Causes that need another reading of a disputed point count only where there are no others.
func (found findings) ask() (best Party) {
	causes := slices.DeleteFunc(slices.Clone(found.causes), func(f *finding) bool { return len(f.Readings) > 0 })
	if len(causes) < 2 {
		causes = found.causes
	}
	most := 0
	for i, party := range asked {
		n := 0
		for j, a := range causes {
			for _, b := range causes[:j] {
				if a.values[i]&b.values[i] == 0 {
					n++
				}
			}
		}
		if n > most {
			best, most = party, n
		}
	}
	return best
}

// A Beyond is something that is not modelled here and can be what others see.
type Beyond string

// What is not modelled.
const (
	BeyondCalendar     Beyond = "calendar"         // an appointment, or focus time: Busy, DoNotDisturb
	BeyondIdle         Beyond = "unreportedIdling" // a client that does not report that the user is idle: Available
	BeyondDelay        Beyond = "delay"            // a change that has not arrived yet
	BeyondStaleSession Beyond = "staleSession"     // a session that was not ended, or has faded
	BeyondExpired      Beyond = "expired"          // a session, or a status set by hand, that has expired
	BeyondApplication  Beyond = "application"      // a session that another application wrote
	BeyondOutOfOffice  Beyond = "outOfOffice"      // out of office, which was seen beside the state
)

// beyond returns what is not modelled and could be what is seen, the likeliest first. Sessions
// combine, so none of them makes a user Offline, or hides what is known to be stronger; and none
// shows over a status that is set by hand.
func beyond(seen Seen, known Facts) (all []Beyond) {
	configured, exact := known.Configured.Exact()
	byHand := seen.Teams == presence.TeamsBeRightBack || seen.Activity == ActivityOffWork || exact && configured != presence.ConfiguredNone
	clients, _ := known.Clients.Exact()
	session := presence.TeamsOffline // of the clients that are known
	for client := range clients.All() {
		session = precedence.StrongestInTeams(session, mapping.TeamsClientToTeams(client))
	}
	hidden := session != seen.Teams && precedence.StrongestInTeams(session, seen.Teams) == session
	appointment := seen.Teams == presence.TeamsBusy && slices.Contains([]Activity{"", ActivityPlain, ActivityInAMeeting}, seen.Activity)
	focusTime := seen.Teams == presence.TeamsDoNotDisturb && slices.Contains([]Activity{"", ActivityPlain, ActivityFocusing}, seen.Activity)
	if !byHand && !hidden && (appointment || focusTime) {
		all = append(all, BeyondCalendar)
	}
	if !byHand && !hidden && seen.Teams == presence.TeamsAvailable {
		all = append(all, BeyondIdle)
	}
	all = append(all, BeyondDelay)
	switch {
	case byHand, hidden:
	case seen.Teams == presence.TeamsOffline:
		all = append(all, BeyondExpired)
	case seen.Activity != ActivityInAMeeting && seen.Activity != ActivityFocusing:
		all = append(all, BeyondStaleSession, BeyondApplication)
	}
	if seen.OutOfOffice {
		all = append(all, BeyondOutOfOffice)
	}
	return all
}
