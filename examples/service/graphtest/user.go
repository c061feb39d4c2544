package graphtest

import "time"

// A user is what the server holds of one. The zero Presence is none.
type user struct {
	session        session             // the application's
	clients        map[string]Presence // each Teams client's
	preferred      Presence            // set by hand
	preferredUntil time.Time
}

func (s *Server) user(id string) *user {
	if s.users[id] == nil {
		s.users[id] = &user{clients: map[string]Presence{}}
	}
	return s.users[id]
}

// A session is the application's session of a user.
type session struct {
	presence     Presence
	since, until time.Time
}

// at returns what s shows at now, if it has not expired. Available fades, as
// https://learn.microsoft.com/en-us/graph/cloud-communications-manage-presence-state says.
func (s session) at(now time.Time) (Presence, bool) {
	switch age := now.Sub(s.since); {
	case s.presence == Presence{} || !now.Before(s.until):
		return Presence{}, false
	case s.presence.Availability == "Available" && age >= 10*time.Minute:
		return Presence{"Away", "Away"}, true
	case s.presence.Availability == "Available" && age >= 5*time.Minute:
		return Presence{"Available", "AvailableInactive"}, true
	default:
		return s.presence, true
	}
}

// shown returns the presence that Graph gives: the preferred one, else the session that comes
// first in the order that the page on managing presence states has. A preferred presence takes
// effect only while there is a session, and no session at all is Offline.
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
