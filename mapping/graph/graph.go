// Package graph has the words of Microsoft Graph: what its calls setPresence and
// setUserPreferredPresence accept, and which state a presence that is read from it
// stands for. It calls nothing; it is for whoever does.
package graph

import (
	"strings"

	"github.com/othersee/othersee/presence"
)

// A Presence is a presence in the words of Graph, such as Busy/InACall. The words are
// texts, because Microsoft changes them between editions. It is comparable; the zero
// Presence is none.
type Presence struct {
	Availability string `json:"availability"`
	Activity     string `json:"activity"`
}

// String returns p as Microsoft's pages write it: "Busy/InACall".
func (p Presence) String() string {
	return p.Availability + "/" + p.Activity
}

// A pair is what a call of Graph accepts for a state.
type pair[S comparable] struct {
	state    S
	presence Presence
}

// All that setPresence accepts. The first pair of a state is the one to send.
// https://learn.microsoft.com/en-us/graph/api/presence-setpresence
var setPresence = []pair[presence.Teams]{
	{presence.TeamsAvailable, Presence{"Available", "Available"}},        // G1
	{presence.TeamsBusy, Presence{"Busy", "InACall"}},                    // G1
	{presence.TeamsBusy, Presence{"Busy", "InAConferenceCall"}},          // G1
	{presence.TeamsAway, Presence{"Away", "Away"}},                       // G1
	{presence.TeamsDoNotDisturb, Presence{"DoNotDisturb", "Presenting"}}, // G1
}

// All that setUserPreferredPresence accepts.
// https://learn.microsoft.com/en-us/graph/api/presence-setuserpreferredpresence
var setUserPreferredPresence = []pair[presence.Configured]{
	{presence.ConfiguredAvailable, Presence{"Available", "Available"}},          // G2
	{presence.ConfiguredBusy, Presence{"Busy", "Busy"}},                         // G2
	{presence.ConfiguredDoNotDisturb, Presence{"DoNotDisturb", "DoNotDisturb"}}, // G2
	{presence.ConfiguredBeRightBack, Presence{"BeRightBack", "BeRightBack"}},    // G2
	{presence.ConfiguredAppearAway, Presence{"Away", "Away"}},                   // G2
	{presence.ConfiguredAppearOffline, Presence{"Offline", "OffWork"}},          // G2
}

// The words of a presence that is read. The edition of September 2025 moved some from
// availability to activity and others back, so each counts in either place. No page says
// what the idle words mean; Skype for Business had IdleOnline and IdleBusy for a user who
// is available or busy and has not touched the device for a while.
// https://learn.microsoft.com/en-us/graph/api/resources/presence
// https://learn.microsoft.com/en-us/graph/cloud-communications-manage-presence-state
// https://learn.microsoft.com/en-us/skype-sdk/ucwa/availability_ref
var read = []struct {
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

// Session returns what to give setPresence for a session, such as the Session of a
// precedence.Resolution (rule G1). It returns false for what setPresence cannot express:
// Offline is no session, so call clearPresence; BeRightBack is only ever set by hand.
//
// Busy is Busy/InACall, because setPresence refuses Busy/Busy. So others read "In a call"
// of a user whose user presence is Busy or Meeting, although nobody phones. DoNotDisturb is
// DoNotDisturb/Presenting for the same reason.
func Session(session presence.Teams) (Presence, bool) {
	return first(setPresence, session)
}

// Preferred returns what to give setUserPreferredPresence for a status set by hand (rule
// G2). It returns false for None: call clearUserPreferredPresence.
func Preferred(status presence.Configured) (Presence, bool) {
	return first(setUserPreferredPresence, status)
}

func first[S comparable](pairs []pair[S], state S) (Presence, bool) {
	for _, p := range pairs {
		if p.state == state {
			return p.presence, true
		}
	}
	return Presence{}, false
}

// Teams returns what others see of a user whose presence Graph gives as p (rule G3). It
// knows the words of all editions of Graph's documentation, in any case, in either place.
// Idle words count as the word without: AvailableIdle is Available.
//
// The availability decides, being "the base presence information". The activity is
// "supplemental", and may contradict it: Available/OutOfOffice is Available, Away/BeRightBack
// is Away. It counts where the availability is empty.
//
// Any other word gives false, never Offline. So does PresenceUnknown, and so do, alone,
// OutOfOffice, Inactive and UrgentInterruptionsOnly: Microsoft's pages do not say which of
// the six states others see then.
//
// A presence does not tell how it came about. Busy set by hand can read as a session does, so
// there is no way back to a presence.Configured.
func (p Presence) Teams() (presence.Teams, bool) {
	word := p.Availability
	if word == "" {
		word = p.Activity
	}
	for _, known := range read {
		// Of equal length, so only letters of ASCII are folded: "Buſy" is not Busy.
		if len(known.word) == len(word) && strings.EqualFold(known.word, word) {
			return known.means, true
		}
	}
	return presence.TeamsOffline, false
}
