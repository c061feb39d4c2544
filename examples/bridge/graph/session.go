// Package graph writes presence sessions to Microsoft Graph.
package graph

import (
	"time"

	words "github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/presence"
)

// A Session is what an application's presence session is set to. The zero Session is none.
type Session words.Presence

// SessionOf returns what to write for the library's Session.
func SessionOf(session presence.Teams) Session {
	pair, _ := words.Session(session)
	return Session(pair)
}

// String returns the session as people read it, as in "Busy/InACall", or "none".
func (s Session) String() string {
	if s == (Session{}) {
		return "none"
	}
	return words.Presence(s).String()
}

// CheckExpiry returns an error if Graph would refuse sessions that expire after d.
func CheckExpiry(d time.Duration) error {
	pair, _ := words.Session(presence.TeamsBusy)
	return words.CheckSession(pair, d)
}
