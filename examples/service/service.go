package main

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/othersee/othersee/examples/internal/graphclient"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// A Service keeps a session in Teams for every user, as CloudLink does, and watches what others see.
type Service struct {
	Graph    *graphclient.Client
	Policy   precedence.Policy
	ReadOnly bool // only watch: CloudLink writes the sessions
	Now      func() time.Time
	Save     func(userID string, all []timeline.Report) error // nil to store nothing

	writing sync.Mutex // held during calls, so that Graph gets the sessions in their order
	mu      sync.Mutex
	users   map[string]*user
}

// A user is what a service knows of one.
type user struct {
	id      string
	reports timeline.Reports
	known   bool           // whether Graph has session, as far as we know
	session presence.Teams // as last written
	at      time.Time      // when that was
	found   Finding        // by the last call of Watch
	times   int            // how often in succession
}

// Report takes in a report, stores what holds of its user, and writes the session if it is another.
func (s *Service) Report(ctx context.Context, r timeline.Report) error {
	err := s.put(r)
	if errors.Is(err, timeline.ErrLate) {
		return nil // a later one holds
	}
	if err != nil {
		return err
	}
	return s.write(ctx, r.User)
}

func (s *Service) put(r timeline.Report) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := s.user(r.User)
	if err := u.reports.Put(r); err != nil {
		return err
	}
	if s.Save == nil {
		return nil
	}
	return s.Save(u.id, u.reports.Snapshot())
}

// Restore takes in what was stored of a user.
func (s *Service) Restore(userID string, all []timeline.Report) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range all {
		if err := s.user(userID).reports.Put(r); err != nil && !errors.Is(err, timeline.ErrLate) {
			return err
		}
	}
	return nil
}

// KeepAlive writes again what would expire, what could not be written, and what follows from reports
// that have ended by themselves. Call it every minute.
func (s *Service) KeepAlive(ctx context.Context) error {
	s.mu.Lock()
	ids := slices.Sorted(maps.Keys(s.users))
	s.mu.Unlock()
	return s.write(ctx, ids...)
}

// write writes the sessions of those users that Graph does not have, or that would expire.
func (s *Service) write(ctx context.Context, ids ...string) error {
	if s.ReadOnly {
		return nil
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	var errs []error
	for writes := range slices.Chunk(s.due(ids), graphclient.MaxWrites) {
		for i, err := range s.Graph.Write(ctx, writes) {
			errs = append(errs, err)
			s.settle(writes[i], err)
		}
	}
	return errors.Join(errs...)
}

// due returns what is to be written.
func (s *Service) due(ids []string) (writes []graphclient.Write) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.Now()
	for _, id := range ids {
		u := s.user(id)
		session := s.Policy.Resolve(u.reports.Input(now)).Session
		renew := session != presence.TeamsOffline && !now.Before(u.at.Add(s.renewAfter(session)))
		if !u.known || u.session != session || renew {
			u.known = false // until Graph has answered, it may have either
			writes = append(writes, graphclient.Write{User: id, Session: session})
		}
	}
	return writes
}

// renewAfter returns when a session is to be written again: half way to its expiry, and Available
// before it fades, which it does after five minutes.
func (s *Service) renewAfter(session presence.Teams) time.Duration {
	if session == presence.TeamsAvailable {
		return 3 * time.Minute
	}
	return s.Graph.Lasts / 2
}

func (s *Service) settle(w graphclient.Write, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := s.user(w.User)
	u.known, u.session, u.at = err == nil, w.Session, s.Now()
}

// Explain returns what others are expected to see of a user, and why.
func (s *Service) Explain(userID string) explain.Explanation {
	s.mu.Lock()
	defer s.mu.Unlock()
	return explain.Of(s.user(userID).reports.Input(s.Now()), s.Policy)
}

// user returns what is known of a user. The caller holds mu.
func (s *Service) user(id string) *user {
	if s.users == nil {
		s.users = map[string]*user{}
	}
	if s.users[id] == nil {
		s.users[id] = &user{id: id}
	}
	return s.users[id]
}
