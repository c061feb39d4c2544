// Package graphsim stands in for the part of Microsoft Graph that keeps presence sessions. It
// takes what Microsoft's documentation says that Graph takes, and refuses the rest.
package graphsim

import (
	"net/http"
	"strings"
	"sync"
	"time"
)

// Config says how a simulator is to behave.
type Config struct {
	// Token is the bearer token that every request must have.
	Token string
	// Limit is how many requests it takes in 30 seconds, 0 for any number. Microsoft says
	// 1500: https://learn.microsoft.com/en-us/graph/api/presence-get
	Limit int
	// Unknown are users that it does not know. It knows all others.
	Unknown []string
	// Journal is the file in which it keeps its sessions, "" for none. With it, it has them
	// still after it was killed, as Graph would.
	Journal string
	// Now is its clock; nil is the machine's.
	Now func() time.Time
}

// A Sim is a simulator. It serves below /v1.0.
type Sim struct {
	http.Handler
	config Config

	mu       sync.Mutex
	sessions map[string]map[string]session // by user and session id
	journal  *journal
	window   window
}

// New returns a simulator that has the sessions of its journal.
func New(config Config) (*Sim, error) {
	if config.Now == nil {
		config.Now = time.Now
	}
	s := &Sim{config: config, sessions: map[string]map[string]session{}}
	var err error
	if s.journal, err = openJournal(config.Journal, s.apply); err != nil {
		return nil, err
	}
	s.Handler = s.routes()
	return s, nil
}

// Close closes the journal.
func (s *Sim) Close() error { return s.journal.close() }

// Presence returns what Graph would tell of user now.
func (s *Sim) Presence(user string) Presence {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strongest(s.sessions[strings.ToLower(user)], s.config.Now())
}

func (s *Sim) knows(user string) bool {
	for _, unknown := range s.config.Unknown {
		if strings.EqualFold(unknown, user) {
			return false
		}
	}
	return true
}

// change is a session that is set, or cleared if Set is nil. It is a line of the journal.
type change struct {
	User      string   `json:"user"`
	SessionID string   `json:"sessionId"`
	Set       *session `json:"set,omitempty"`
}

// apply makes a change. It reports whether a session was there before, still alive.
func (s *Sim) apply(c change) bool {
	sessions := s.sessions[c.User]
	before, was := sessions[c.SessionID]
	was = was && s.config.Now().Before(before.Expires)
	if c.Set == nil {
		delete(sessions, c.SessionID)
		return was
	}
	if sessions == nil {
		sessions = map[string]session{}
		s.sessions[c.User] = sessions
	}
	sessions[c.SessionID] = *c.Set
	return was
}

// change makes a change that lasts, and reports whether a session was there before.
func (s *Sim) change(c change) (bool, error) {
	c.User = strings.ToLower(c.User)
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.journal.write(c); err != nil {
		return false, err
	}
	return s.apply(c), nil
}
