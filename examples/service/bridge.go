package main

import (
	"context"
	"errors"
	"maps"
	"sync"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// A Bridge keeps a session in Teams for every user, as CloudLink does.
type Bridge struct {
	Graph  *Graph
	Policy precedence.Policy
	Now    func() time.Time
	Save   func(ctx context.Context, userID string, r Reports) error // nil to store nothing

	mu    sync.Mutex
	users map[string]*user
}

// A user is what a bridge knows of one.
type user struct {
	mu      sync.Mutex // held while writing, so that Graph gets the sessions in their order
	reports Reports
	known   bool           // whether Graph holds session, as far as we know
	session presence.Teams // as last written
	renew   time.Time      // when to write it again
	found   Finding        // by the last call of Watch
	times   int            // how often in succession
}

// Report changes what is reported of a user, stores it, and writes the session if it is another.
func (b *Bridge) Report(ctx context.Context, userID string, change func(*Reports)) error {
	u := b.user(userID)
	u.mu.Lock()
	defer u.mu.Unlock()
	change(&u.reports)
	var err error
	if b.Save != nil {
		err = b.Save(ctx, userID, u.reports)
	}
	return errors.Join(err, b.write(ctx, userID, u))
}

// KeepAlive writes again what would expire, and what could not be written. Call it every minute.
func (b *Bridge) KeepAlive(ctx context.Context) error {
	var errs []error
	for userID, u := range b.all() {
		u.mu.Lock()
		errs = append(errs, b.write(ctx, userID, u))
		u.mu.Unlock()
	}
	return errors.Join(errs...)
}

func (b *Bridge) write(ctx context.Context, userID string, u *user) error {
	session := b.Policy.Resolve(u.reports.Input()).Session
	now := b.Now()
	lasting := session == presence.TeamsOffline || now.Before(u.renew)
	if u.known && u.session == session && lasting {
		return nil
	}
	u.known = false // until Graph has answered, it may hold either
	if err := b.Graph.SetSession(ctx, userID, session); err != nil {
		return err
	}
	u.known, u.session, u.renew = true, session, now.Add(renewAfter(session))
	return nil
}

// renewAfter returns when a session is to be written again: half way to its expiry, and
// Available before it fades, which it does after five minutes.
func renewAfter(session presence.Teams) time.Duration {
	if session == presence.TeamsAvailable {
		return 3 * time.Minute
	}
	return 7 * time.Minute
}

// Explain returns what others are expected to see of a user, and why.
func (b *Bridge) Explain(userID string) explain.Explanation {
	return explain.Of(b.input(userID), b.Policy)
}

func (b *Bridge) input(userID string) precedence.Input {
	u := b.user(userID)
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.reports.Input()
}

func (b *Bridge) user(userID string) *user {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.users == nil {
		b.users = map[string]*user{}
	}
	if b.users[userID] == nil {
		b.users[userID] = &user{reports: NewReports()}
	}
	return b.users[userID]
}

func (b *Bridge) all() map[string]*user {
	b.mu.Lock()
	defer b.mu.Unlock()
	return maps.Clone(b.users)
}
