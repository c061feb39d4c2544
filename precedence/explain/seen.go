package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/presence"
)

// Seen is what somebody saw of a user in Teams, or read from Microsoft Graph: a state, and what
// is known beyond it. It is comparable. [ParseSeen] reads one.
type Seen struct {
	Teams presence.Teams `json:"teams"`
	// Activity says more than the state, where it is known: it rules causes out.
	Activity Activity `json:"activity,omitzero"`
	// OutOfOffice is whether "Out of office" was seen beside the state. It comes from the
	// calendar or the mailbox, and is not modelled here.
	OutOfOffice bool `json:"outOfOffice,omitzero"`
}

// An Activity is what Teams shows beyond a state, or Microsoft Graph as an activity.
type Activity string

// The activities, with what can show them. The zero Activity is one that is not known.
// https://learn.microsoft.com/en-us/graph/cloud-communications-manage-presence-state
const (
	ActivityPlain      Activity = "plain"      // none beyond the state: a status set by hand, an appointment
	ActivityInACall    Activity = "inACall"    // a client, or CloudLink's session (rule G1)
	ActivityInAMeeting Activity = "inAMeeting" // a client, or the calendar
	ActivityPresenting Activity = "presenting" // a client, or CloudLink's session (rule G1)
	ActivityFocusing   Activity = "focusing"   // a client, or the calendar
	ActivityOffWork    Activity = "offWork"    // Appear offline, set by hand (rule G2)
)

// labels are what people read in Teams, in English and in German, in lower case.
// https://learn.microsoft.com/en-us/microsoftteams/presence-admins
var labels = map[string]Seen{
	"in a call":             {presence.TeamsBusy, ActivityInACall, false},
	"on a call":             {presence.TeamsBusy, ActivityInACall, false},
	"in einem anruf":        {presence.TeamsBusy, ActivityInACall, false},
	"am telefon":            {presence.TeamsBusy, ActivityInACall, false},
	"in a meeting":          {presence.TeamsBusy, ActivityInAMeeting, false},
	"in einem meeting":      {presence.TeamsBusy, ActivityInAMeeting, false},
	"in einer besprechung":  {presence.TeamsBusy, ActivityInAMeeting, false},
	"presenting":            {presence.TeamsDoNotDisturb, ActivityPresenting, false},
	"hält präsentation":     {presence.TeamsDoNotDisturb, ActivityPresenting, false},
	"präsentieren":          {presence.TeamsDoNotDisturb, ActivityPresenting, false},
	"focusing":              {presence.TeamsDoNotDisturb, ActivityFocusing, false},
	"fokussierend":          {presence.TeamsDoNotDisturb, ActivityFocusing, false},
	"fokuszeit":             {presence.TeamsDoNotDisturb, ActivityFocusing, false},
	"konzentration":         {presence.TeamsDoNotDisturb, ActivityFocusing, false},
	"beschäftigt":           {Teams: presence.TeamsBusy},
	"bitte nicht stören":    {Teams: presence.TeamsDoNotDisturb},
	"weg":                   {Teams: presence.TeamsAway},
	"appear away":           {Teams: presence.TeamsAway},
	"appear offline":        {presence.TeamsOffline, ActivityOffWork, false},
	"als abwesend anzeigen": {Teams: presence.TeamsAway},
	"als offline anzeigen":  {presence.TeamsOffline, ActivityOffWork, false},
}

// outOfOffice are the words for it, beside a state.
var outOfOffice = []string{"out of office", "outofoffice", "außer haus", "abwesend"}

// activities are the activities of Graph that say more than a state.
var activities = map[string]Activity{
	"inacall":           ActivityInACall,
	"inaconferencecall": ActivityInACall,
	"inameeting":        ActivityInAMeeting,
	"presenting":        ActivityPresenting,
	"focusing":          ActivityFocusing,
	"offwork":           ActivityOffWork,
}

// ParseSeen reads what people say they saw: the text of a state of Teams ("DoNotDisturb"), a
// label in English or German ("In a meeting", "Beschäftigt"), a pair of Microsoft Graph
// ("Busy/InACall"), or its activity ("InACall"); each may have "out of office" beside it ("Available,
// Out of Office"). Upper and lower case do not matter. Out of office alone is no state. The error says
// what is allowed.
func ParseSeen(text string) (Seen, error) {
	word := strings.ToLower(strings.TrimSpace(text))
	away := false
	if at := strings.LastIndexAny(word, ",–("); at > 0 && slices.Contains(outOfOffice, strings.Trim(word[at:], ",–() ")) {
		word, away = strings.Trim(word[:at], ",–( "), true
	}
	seen, ok := parseSeen(word)
	seen.OutOfOffice = seen.OutOfOffice || away
	if !ok {
		var want []string
		for s := range presence.All[presence.Teams]() {
			want = append(want, s.String())
		}
		return Seen{}, fmt.Errorf("explain: unknown state %q (want %s, a label such as \"In a call\", or Graph's words such as Busy/InACall)", text, strings.Join(want, ", "))
	}
	return seen, nil
}

// parseSeen reads a state's text or label, a pair or an activity, in lower case.
func parseSeen(word string) (Seen, bool) {
	if availability, activity, pair := strings.Cut(word, "/"); pair {
		return SeenInGraph(graph.Presence{Availability: strings.TrimSpace(availability), Activity: strings.TrimSpace(activity)})
	} else if activities[word] != "" {
		return SeenInGraph(graph.Presence{Activity: word})
	}
	for s := range presence.All[presence.Teams]() {
		for _, text := range []string{s.String(), presence.Label(s, presence.English), presence.Label(s, presence.German)} {
			if strings.ToLower(text) == word {
				return Seen{Teams: s}, true
			}
		}
	}
	seen, ok := labels[word]
	return seen, ok
}

// SeenInGraph returns what a presence read from Microsoft Graph says, or false for words that
// stand for no state (rule G3).
//
// Only Busy/Busy and DoNotDisturb/DoNotDisturb say that there is no activity. Available/Available
// and the like say no more than the state.
func SeenInGraph(p graph.Presence) (Seen, bool) {
	teams, ok := p.Teams()
	seen := Seen{Teams: teams, OutOfOffice: strings.EqualFold(p.Activity, "OutOfOffice")}
	plain := strings.EqualFold(p.Availability, teams.String()) && strings.EqualFold(p.Activity, teams.String())
	if plain && (teams == presence.TeamsBusy || teams == presence.TeamsDoNotDisturb) {
		seen.Activity = ActivityPlain
	}
	for _, word := range []string{p.Availability, p.Activity} {
		if activity, more := activities[strings.ToLower(word)]; more {
			seen.Activity = activity
		}
	}
	return seen, ok
}
