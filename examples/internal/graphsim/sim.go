// Package graphsim stands in for the part of Microsoft Graph that keeps presence. It accepts what
// Microsoft's pages say that Graph accepts, and refuses the rest; each rule has its page. It shares
// no code with the library, so that it can judge it. Of two sessions with one availability either
// may show, because no page says which.
package graphsim

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// A Config says how a Sim behaves.
type Config struct {
	// App is the application's id, and Secret the one secret that it signs in with.
	App, Secret string
	// TokenLasts is how long a token is valid; zero is an hour.
	TokenLasts time.Duration
	// Limit is how many requests it takes in 30 seconds, zero for any number.
	Limit int
	// Delay is how long it takes to answer.
	Delay time.Duration
	// Unknown are users that it does not know. It knows all others.
	Unknown []string
	// Journal is the file in which it keeps the application's sessions, "" for none. With it, it
	// still has them after it was killed, as Graph would.
	Journal string
	// Now is its clock; nil is the machine's.
	Now func() time.Time
}

// A Presence is a presence in Graph's words: https://learn.microsoft.com/en-us/graph/api/resources/presence
type Presence struct {
	Availability string `json:"availability"`
	Activity     string `json:"activity"`
}

// A Sim serves below /v1.0, and tokens as https://login.microsoftonline.com does.
type Sim struct {
	http.Handler
	config Config

	mu      sync.Mutex
	users   map[string]*user // by id in lower case
	journal *journal
	window  window
	fails   []int
	calls   []string
}

// New returns a Sim that has the sessions of its journal.
func New(config Config) (*Sim, error) {
	if config.Now == nil {
		config.Now = time.Now
	}
	if config.TokenLasts == 0 {
		config.TokenLasts = time.Hour
	}
	s := &Sim{config: config, users: map[string]*user{}}
	var err error
	if s.journal, err = openJournal(config.Journal, s.apply); err != nil {
		return nil, err
	}
	s.Handler = s.routes()
	return s, nil
}

// Close closes the journal.
func (s *Sim) Close() error { return s.journal.close() }

// Presence returns what Graph would say of a user now.
func (s *Sim) Presence(userID string) Presence {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.user(userID).shown(s.config.Now())
}

// Session returns what the application's session of a user shows now, and whether there is one.
func (s *Sim) Session(userID string) (Presence, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.user(userID).session.at(s.config.Now())
}

// SignIn gives a Teams client of a user a session; the zero Presence ends it.
func (s *Sim) SignIn(userID, client string, p Presence) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.user(userID).clients[client] = p
}

// SetByHand gives a user the status that is set by hand in Teams; the zero Presence ends it.
func (s *Sim) SetByHand(userID string, p Presence) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := s.user(userID)
	u.preferred, u.preferredUntil = p, s.config.Now().Add(24*time.Hour)
}

// Fail answers the next calls with the given statuses instead of taking them.
func (s *Sim) Fail(statuses ...int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fails = append(s.fails, statuses...)
}

// Calls returns the last calls with their answers, 10,000 at most, as in "setPresence anna Busy/InACall PT1H: 200".
func (s *Sim) Calls() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.calls)
}

// user returns what is held of a user.
func (s *Sim) user(id string) *user {
	id = strings.ToLower(id)
	if s.users[id] == nil {
		s.users[id] = &user{clients: map[string]Presence{}}
	}
	return s.users[id]
}

func (s *Sim) knows(id string) bool {
	return !slices.ContainsFunc(s.config.Unknown, func(unknown string) bool { return strings.EqualFold(unknown, id) })
}

// apply makes the session of a user another.
func (s *Sim) apply(c change) { s.user(c.User).session = c.Session }

// change makes a change that lasts.
func (s *Sim) change(c change) error {
	if err := s.journal.write(c); err != nil {
		return err
	}
	s.apply(c)
	return nil
}
