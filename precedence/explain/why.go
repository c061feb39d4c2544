package explain

import (
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// Causes are the answer to the question: why is a state seen?
type Causes struct {
	Seen  Seen  `json:"seen"`
	Known Facts `json:"known"`
	// Causes are all that fit, in the order in which to check them.
	Causes []Cause `json:"causes"`
	// Ask is the party to ask about next, because its report separates most of the causes:
	// PartyCloudLink for whether presence sync is on. It is "" where no report separates any.
	Ask Party `json:"ask,omitempty"`
	// Beyond is what is not modelled here and could be what is seen.
	Beyond []Beyond `json:"beyond"`
	// Possible are the states that others may see by what is known.
	Possible []presence.Teams `json:"possible"`
	// Doubts are the parties of which one alone must be other than it is said to be, where no
	// cause fits.
	Doubts []Party `json:"doubts"`
}

// A Cause is what decides in some of the cases that fit: those that agree with what is known
// and lead to what is seen, by a policy that may be the one in use.
type Cause struct {
	Kind Kind `json:"kind"`
	// Input and Policy are the simplest of these cases, and Resolution is its answer.
	Input      precedence.Input      `json:"input"`
	Policy     precedence.Policy     `json:"policy"`
	Resolution precedence.Resolution `json:"resolution"`
	// Look is the party at which to check the cause: PartyCloudLink for presence sync.
	Look Party `json:"look"`
	// Readings are the disputed points whose other reading the cause needs.
	Readings []precedence.Point `json:"readings"`
}

// A Kind is what decides that others see what they see.
type Kind string

// The kinds, in the order in which to check those that are equally simple.
const (
	KindCall               Kind = "call"               // a call on a line
	KindHiddenCall         Kind = "hiddenCall"         // a call that DoNotDisturb outranks in CloudLink, and that is synced (S7)
	KindClientInCall       Kind = "clientInCall"       // a client in a call or meeting
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
	{KindCall, PartyLine, []Activity{ActivityInACall}},
	{KindHiddenCall, PartyLine, []Activity{ActivityInACall}},
	{KindClientInCall, PartyClient, []Activity{ActivityInACall, ActivityInAMeeting}},
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

// Kinds lists the kinds of causes, in the order in which to check those that are equally simple.
func Kinds() []Kind {
	var all []Kind
	for _, k := range kinds {
		all = append(all, k.kind)
	}
	return all
}

// kindOf returns what decides a case.
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
	case answer.SessionRule == precedence.S0 && c.policy.WithSync(true).Resolve(c.in).Teams != answer.Teams:
		return KindSyncOff
	}
	synced := answer.Session == answer.Teams && answer.Session != presence.TeamsOffline
	withheld := answer.CloudLink == presence.CloudLinkDoNotDisturb && answer.SessionRule == precedence.S4
	switch answer.Teams {
	case presence.TeamsDoNotDisturb:
		if !c.in.Clients.Has(presence.TeamsClientPresenting) {
			return KindDoNotDisturbSynced
		}
		return KindClientPresenting
	case presence.TeamsBusy:
		switch {
		case c.in.Clients.Has(presence.TeamsClientInCall):
			return KindClientInCall
		case answer.SessionRule == precedence.S7:
			return KindHiddenCall
		case c.in.Lines.Has(presence.LineBusy):
			return KindCall
		default:
			return KindUserBusy
		}
	case presence.TeamsAvailable:
		switch {
		case synced && !c.in.Clients.Has(presence.TeamsClientActive):
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

// Why returns why others see what is seen of a user of whom known is known. It compares every
// case that answers differ for, by every policy, and takes some milliseconds.
func Why(seen Seen, known Facts) Causes {
	causes := Causes{Seen: seen, Known: known, Causes: []Cause{}, Possible: []presence.Teams{}, Doubts: []Party{}}
	found := survey(seen, known)
	for _, f := range found.causes {
		causes.Causes = append(causes.Causes, f.Cause)
	}
	for state := range found.possible.All() {
		causes.Possible = append(causes.Possible, state)
	}
	causes.Ask = found.ask()
	causes.Beyond = beyond(seen)
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
	possible presence.Set[presence.Teams]
}

// survey looks at all candidates.
func survey(seen Seen, known Facts) (found findings) {
	byKind := map[Kind]*finding{}
	known.candidates(func(c candidate) {
		answer := c.policy.Resolve(c.in)
		found.possible = found.possible.With(answer.Teams)
		if answer.Teams != seen.Teams || known.departs(c, answer) {
			return
		}
		kind := kindOf(c, answer)
		if !seen.canBe(kind, c.in) {
			return
		}
		f := byKind[kind]
		if f == nil {
			f = &finding{unusual: 100}
			byKind[kind] = f
			found.causes = append(found.causes, f)
		}
		if n := known.unusual(c); n < f.unusual {
			f.unusual = n
			f.Cause = Cause{kind, c.in, c.policy, answer, kinds[rank(kind)].look, readings(c.policy)}
		}
		f.note(c)
	})
	slices.SortStableFunc(found.causes, func(a, b *finding) int {
		if a.unusual != b.unusual {
			return a.unusual - b.unusual
		}
		return rank(a.Kind) - rank(b.Kind)
	})
	return found
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
	for _, point := range readings(c.policy) {
		if c.policy.Without(point).Resolve(c.in).Teams == answer.Teams {
			return true
		}
	}
	return !c.policy.Sync() && c.policy.WithSync(true).Resolve(c.in).Teams == answer.Teams
}

// unusual returns how much of c is out of the ordinary: a user presence that is neither
// Available nor Unknown, a status set by hand, a line that is neither Available nor Busy, a
// client beside those that are reported, and each departure of the policy from the guide. What is
// known is so in all candidates, and makes no difference between them.
func (facts Facts) unusual(c candidate) int {
	n := departures(c.policy)
	for _, odd := range []bool{
		facts.Clients.extent == part && c.in.Clients != facts.Clients.value,
		c.in.Lines.Has(presence.LineOffline) || c.in.Lines.Has(presence.LineDoNotDisturb),
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
func (found findings) ask() (best Party) {
	most := 0
	for i, party := range asked {
		n := 0
		for j, a := range found.causes {
			for _, b := range found.causes[:j] {
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

// What is not modelled, with the states that can come of it.
const (
	BeyondCalendar     Beyond = "calendar"         // an appointment, or focus time: Busy, DoNotDisturb
	BeyondOutOfOffice  Beyond = "outOfOffice"      // out of office, beside any state
	BeyondDelay        Beyond = "delay"            // a change that has not arrived yet: any state
	BeyondStaleSession Beyond = "staleSession"     // a session that nobody ended, that expired, or that faded: any state but BeRightBack
	BeyondApplication  Beyond = "application"      // a session that another application wrote: any state but BeRightBack
	BeyondIdle         Beyond = "unreportedIdling" // a client that does not report that the user is idle: Available
)

func beyond(seen Seen) []Beyond {
	all := []Beyond{BeyondDelay}
	sessions := seen.Teams != presence.TeamsBeRightBack && seen.Activity != ActivityOffWork
	if sessions && seen.Activity != ActivityInAMeeting {
		all = append(all, BeyondStaleSession, BeyondApplication)
	}
	if seen.Teams == presence.TeamsBusy && seen.Activity != ActivityInACall ||
		seen.Teams == presence.TeamsDoNotDisturb && seen.Activity != ActivityPresenting {
		all = append([]Beyond{BeyondCalendar}, all...)
	}
	if seen.Teams == presence.TeamsAvailable {
		all = append([]Beyond{BeyondIdle}, all...)
	}
	if seen.OutOfOffice {
		all = append([]Beyond{BeyondOutOfOffice}, all...)
	}
	return all
}
