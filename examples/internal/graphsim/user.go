package graphsim

import "time"

// A user is what is held of one. The zero Presence is none.
type user struct {
	session        session             // the application's
	clients        map[string]Presence // each Teams client's
	preferred      Presence            // set by hand
	preferredUntil time.Time
}

// A session is what an application has set. The zero session is none.
type session struct {
	Presence
	Since time.Time `json:"since"`
	Until time.Time `json:"until"`
}

// at returns what s shows at a time, if it has not expired. Available fades, as
// https://learn.microsoft.com/en-us/graph/cloud-communications-manage-presence-state says.
func (s session) at(now time.Time) (Presence, bool) {
	switch age := now.Sub(s.Since); {
	case s.Presence == Presence{} || !now.Before(s.Until):
		return Presence{}, false
	case s.Availability == "Available" && age >= 10*time.Minute:
		return Presence{"Away", "Away"}, true
	case s.Availability == "Available" && age >= 5*time.Minute:
		return Presence{"Available", "AvailableInactive"}, true
	}
	return s.Presence, true
}

// shown returns the presence that Graph gives: the preferred one, else the session that comes first
// in the order of the same page. A preferred presence takes effect only while there is a session
// (https://learn.microsoft.com/en-us/graph/api/presence-setuserpreferredpresence), and without any
// session a user is Offline.
func (u *user) shown(now time.Time) Presence {
	sessions := map[string]Presence{}
	for _, p := range u.clients {
		if p != (Presence{}) {
			sessions[p.Availability] = p
		}
	}
	if p, ok := u.session.at(now); ok {
		sessions[p.Availability] = p
	}
	if len(sessions) > 0 && u.preferred != (Presence{}) && now.Before(u.preferredUntil) {
		return u.preferred
	}
	for _, availability := range []string{"DoNotDisturb", "Busy", "Available", "Away"} {
		if p, ok := sessions[availability]; ok {
			return p
		}
	}
	return Presence{"Offline", "Offline"}
}
