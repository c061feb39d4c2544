package graphsim

import (
	"time"
)

// A Presence is what Graph tells of a user:
// https://learn.microsoft.com/en-us/graph/api/resources/presence
type Presence struct {
	ID           string `json:"id,omitempty"`
	Availability string `json:"availability"`
	Activity     string `json:"activity"`
}

// A session is what an application has set for a user.
type session struct {
	Presence
	Set     time.Time `json:"set"`
	Expires time.Time `json:"expires"`
}

// fades is the time after which Available fades, twice:
// https://learn.microsoft.com/en-us/graph/cloud-communications-manage-presence-state
const fades = 5 * time.Minute

// at returns what is left of the session at a time: one that expired is Offline, and
// Available fades to AvailableInactive and then to Away unless it is set again.
func (s session) at(now time.Time) Presence {
	switch {
	case !now.Before(s.Expires):
		return Presence{Availability: "Offline", Activity: "Offline"}
	case s.Availability != "Available" || now.Before(s.Set.Add(fades)):
		return s.Presence
	case now.Before(s.Set.Add(2 * fades)):
		return Presence{Availability: "Available", Activity: "AvailableInactive"}
	}
	return Presence{Availability: "Away", Activity: "Away"}
}

// order is that in which Graph combines sessions, strongest first:
// https://learn.microsoft.com/en-us/graph/api/presence-setpresence . Offline, which it does
// not name, is what a user without sessions is.
var order = []string{"DoNotDisturb", "Busy", "Available", "Away"}

func strongest(sessions map[string]session, now time.Time) Presence {
	for _, availability := range order {
		for _, s := range sessions {
			if p := s.at(now); p.Availability == availability {
				return p
			}
		}
	}
	return Presence{Availability: "Offline", Activity: "Offline"}
}
