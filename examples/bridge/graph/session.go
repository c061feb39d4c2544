// Package graph writes presence sessions to Microsoft Graph.
package graph

import (
	"fmt"
	"time"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

// A Session is what an application's presence session is set to. The zero Session is none.
type Session mapping.GraphPresence

// SessionOf returns what to write for the library's Session.
func SessionOf(session presence.Teams) Session {
	pair, _ := mapping.SessionToGraph(session)
	return Session(pair)
}

// String returns the session as people read it, as in "Busy/InACall", or "none".
func (s Session) String() string {
	if s == (Session{}) {
		return "none"
	}
	return mapping.GraphPresence(s).String()
}

// The shortest and the longest time in which a session may expire:
// https://learn.microsoft.com/en-us/graph/api/presence-setpresence
const (
	MinExpiry = 5 * time.Minute
	MaxExpiry = 4 * time.Hour
)

// duration returns d in ISO 8601, as in PT90M.
func duration(d time.Duration) string {
	return fmt.Sprintf("PT%dM", int(d/time.Minute))
}
