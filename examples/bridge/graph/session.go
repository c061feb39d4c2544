// Package graph writes presence sessions to Microsoft Graph.
package graph

import (
	"fmt"
	"time"

	"github.com/othersee/othersee/presence"
)

// A Session is what an application's presence session is set to: a pair that setPresence
// takes. The zero Session is none.
type Session struct {
	Availability string `json:"availability"`
	Activity     string `json:"activity"`
}

// SessionOf returns what to write for the library's Session. The pairs are those of
// https://learn.microsoft.com/en-us/graph/api/presence-setpresence ; states that it has no
// pair for are no session.
func SessionOf(session presence.Teams) Session {
	switch session {
	case presence.TeamsAvailable:
		return Session{"Available", "Available"}
	case presence.TeamsBusy:
		return Session{"Busy", "InACall"}
	case presence.TeamsAway:
		return Session{"Away", "Away"}
	case presence.TeamsDoNotDisturb:
		return Session{"DoNotDisturb", "Presenting"}
	}
	return Session{}
}

// String returns the session as people read it, as in "Busy/InACall", or "none".
func (s Session) String() string {
	if s == (Session{}) {
		return "none"
	}
	return s.Availability + "/" + s.Activity
}

// The shortest and the longest time in which a session may expire, by the page on
// setPresence.
const (
	MinExpiry = 5 * time.Minute
	MaxExpiry = 4 * time.Hour
)

// duration returns d in ISO 8601, as in PT90M.
func duration(d time.Duration) string {
	return fmt.Sprintf("PT%dM", int(d/time.Minute))
}
