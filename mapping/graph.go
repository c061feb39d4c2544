package mapping

import (
	"strings"

	"github.com/othersee/othersee/presence"
)

// A GraphPresence is a presence in the words of Microsoft Graph: what its calls
// setPresence and setUserPreferredPresence take, and what its presence resource holds.
// The words are texts, since Microsoft changes them between editions. It is
// comparable; the zero GraphPresence is no presence.
type GraphPresence struct {
	Availability string `json:"availability"`
	Activity     string `json:"activity"`
}

// String returns p as Microsoft's pages write it: "Busy/InACall".
func (p GraphPresence) String() string {
	return p.Availability + "/" + p.Activity
}

// A graphPair is what a call of Graph takes for a state.
type graphPair[S comparable] struct {
	state S
	takes GraphPresence
}

// All that setPresence takes, the first pair of a state being what is sent for it.
// https://learn.microsoft.com/en-us/graph/api/presence-setpresence
var setPresence = []graphPair[presence.Teams]{
	{presence.TeamsAvailable, GraphPresence{"Available", "Available"}},        // G1
	{presence.TeamsBusy, GraphPresence{"Busy", "InACall"}},                    // G1
	{presence.TeamsBusy, GraphPresence{"Busy", "InAConferenceCall"}},          // G1
	{presence.TeamsAway, GraphPresence{"Away", "Away"}},                       // G1
	{presence.TeamsDoNotDisturb, GraphPresence{"DoNotDisturb", "Presenting"}}, // G1
}

// All that setUserPreferredPresence takes.
// https://learn.microsoft.com/en-us/graph/api/presence-setuserpreferredpresence
var setUserPreferredPresence = []graphPair[presence.Configured]{
	{presence.ConfiguredAvailable, GraphPresence{"Available", "Available"}},          // G2
	{presence.ConfiguredBusy, GraphPresence{"Busy", "Busy"}},                         // G2
	{presence.ConfiguredDoNotDisturb, GraphPresence{"DoNotDisturb", "DoNotDisturb"}}, // G2
	{presence.ConfiguredBeRightBack, GraphPresence{"BeRightBack", "BeRightBack"}},    // G2
	{presence.ConfiguredAppearAway, GraphPresence{"Away", "Away"}},                   // G2
	{presence.ConfiguredAppearOffline, GraphPresence{"Offline", "OffWork"}},          // G2
}

// The words of a presence that is read. Editions of Graph's documentation list different
// words, and the same word as an availability here and as an activity there. None says what
// the idle words mean; their like in Skype for Business, IdleOnline and IdleBusy, is a user who
// is available or busy and has not touched the device for a while.
// https://learn.microsoft.com/en-us/graph/api/resources/presence
// https://learn.microsoft.com/en-us/graph/cloud-communications-manage-presence-state
// https://learn.microsoft.com/en-us/skype-sdk/ucwa/availability_ref
var graphWords = []struct {
	word  string
	means presence.Teams
}{
	{"Available", presence.TeamsAvailable},         // G3
	{"AvailableIdle", presence.TeamsAvailable},     // G3
	{"AvailableInactive", presence.TeamsAvailable}, // G3
	{"Busy", presence.TeamsBusy},                   // G3
	{"BusyIdle", presence.TeamsBusy},               // G3
	{"InACall", presence.TeamsBusy},                // G3
	{"InAConferenceCall", presence.TeamsBusy},      // G3
	{"InAMeeting", presence.TeamsBusy},             // G3
	{"DoNotDisturb", presence.TeamsDoNotDisturb},   // G3
	{"Presenting", presence.TeamsDoNotDisturb},     // G3
	{"Focusing", presence.TeamsDoNotDisturb},       // G3
	{"Away", presence.TeamsAway},                   // G3
	{"BeRightBack", presence.TeamsBeRightBack},     // G3
	{"Offline", presence.TeamsOffline},             // G3
	{"OffWork", presence.TeamsOffline},             // G3
}

// SessionToGraph returns what setPresence takes for a session, such as the Session of a
// precedence.Resolution (rule G1). It returns false for a session that setPresence cannot
// express: where there is none, so for Offline, call clearPresence. BeRightBack is only
// ever set by hand and never a session.
//
// Busy is Busy/InACall: setPresence takes no Busy/Busy, so others read "In a call" of a
// user whose user presence is Busy or Meeting, although nobody phones.
func SessionToGraph(session presence.Teams) (GraphPresence, bool) {
	return toGraph(setPresence, session)
}

// ConfiguredToGraph returns what setUserPreferredPresence takes for a status set by hand
// (rule G2). It returns false for None: there call clearUserPreferredPresence.
func ConfiguredToGraph(status presence.Configured) (GraphPresence, bool) {
	return toGraph(setUserPreferredPresence, status)
}

func toGraph[S comparable](pairs []graphPair[S], state S) (GraphPresence, bool) {
	for _, pair := range pairs {
		if pair.state == state {
			return pair.takes, true
		}
	}
	return GraphPresence{}, false
}

// GraphToTeams returns what others see of a user whose presence Graph gives as p (rule
// G3). It takes the words of all editions of Graph's documentation, in any case. Idle
// words count as the word without: AvailableIdle is Available.
//
// The availability decides, being "the base presence information", and the activity,
// "supplemental", may contradict it: Available/OutOfOffice is Available, Away/BeRightBack
// is Away. An activity is read only where the availability is empty.
//
// An unknown word gives false, and never Offline. So does PresenceUnknown, and so do, alone,
// OutOfOffice, Inactive and UrgentInterruptionsOnly: Microsoft's pages do not say which of
// the six states others see then.
//
// A presence that is read does not tell how it came about: a status set by hand reads as
// a session does, so there is no way back to a presence.Configured.
func GraphToTeams(p GraphPresence) (presence.Teams, bool) {
	word := p.Availability
	if word == "" {
		word = p.Activity
	}
	for _, known := range graphWords {
		// Of equal length, so only letters of ASCII are folded: "Buſy" is not Busy.
		if len(known.word) == len(word) && strings.EqualFold(known.word, word) {
			return known.means, true
		}
	}
	return presence.TeamsOffline, false
}
