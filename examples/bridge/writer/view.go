package writer

import (
	"cmp"
	"slices"
	"time"

	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// A View is what is known of a user at a time.
type View struct {
	ID      string
	Input   precedence.Input
	Reports []timeline.Report // that hold
	Told    Told
	// Differs is whether others have seen something else for longer than a change takes. Seen and Shown
	// are what Graph said last, in our words and in Graph's, at Looked; the zero time is never.
	Differs bool
	Seen    explain.Seen
	Shown   graph.Presence
	Looked  time.Time
}

// View returns what is known of a user, false if nothing is.
func (w *Writer) View(id string) (View, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	u := w.users[id]
	if u == nil {
		return View{}, false
	}
	now := w.now()
	return View{
		ID: id, Input: w.input(u, now), Reports: u.reports.Holding(now), Told: u.told, Differs: u.drifts(now, w.config.Delay),
		Seen: u.seen, Shown: u.shown, Looked: u.looked,
	}, true
}

// Names returns the users of whom anything is reported, sorted by name. It must not be changed.
func (w *Writer) Names() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.names == nil {
		w.names = make([]string, 0, len(w.users))
		for id, u := range w.users {
			if u.any {
				w.names = append(w.names, id)
			}
		}
		slices.SortFunc(w.names, func(a, b string) int { return cmp.Compare(w.name(a), w.name(b)) })
	}
	return w.names
}

func (w *Writer) name(id string) string {
	if w.config.Name == nil {
		return id
	}
	return w.config.Name(id)
}

// Counts are how many users there are.
type Counts struct {
	Users    int `json:"users"`    // of whom anything is reported
	Sessions int `json:"sessions"` // that have one in Graph, as far as is known
	Waiting  int `json:"waiting"`  // whose session is not written yet
	Landing  int `json:"landing"`  // of whom a call may still be carried out late
	Refused  int `json:"refused"`  // whose session Graph does not accept
	Differ   int `json:"differ"`   // of whom others see something else
	Looked   int `json:"looked"`   // that were read back
}

// Counts returns how many users there are. Counting many takes its time, so it takes a tenth of all
// time at most.
func (w *Writer) Counts() Counts {
	w.mu.Lock()
	defer w.mu.Unlock()
	began := time.Now()
	if began.Before(w.recount) {
		return w.counts
	}
	now := w.now()
	var c Counts
	count := func(n *int, is bool) {
		if is {
			*n++
		}
	}
	for _, u := range w.users {
		want := w.want(u, now)
		count(&c.Users, u.any)
		count(&c.Sessions, u.told.Session != presence.TeamsOffline && !u.told.Open && u.told.Refused == "")
		count(&c.Waiting, !w.config.ReadOnly && (u.told.Open || u.told.Session != want))
		count(&c.Landing, !u.told.Landing.IsZero())
		count(&c.Refused, u.told.Refused != "")
		count(&c.Differ, u.drifts(now, w.config.Delay))
		count(&c.Looked, !u.looked.IsZero())
	}
	w.counts, w.recount = c, time.Now().Add(10*time.Since(began))
	return c
}

// Health is how the bridge is.
type Health struct {
	Writes bool `json:"writes"` // whether it is the writer
	// Engine is for how long the engine has not answered, and Graph for how long Graph accepts nothing
	// that this bridge tells it. Paused is for how long Graph is left alone, as it asked for.
	Engine time.Duration `json:"engineSilent"`
	Graph  time.Duration `json:"graphFails"`
	Paused time.Duration `json:"graphPaused"`
	// Skew is how far the engine's clock is ahead of this bridge's.
	Skew time.Duration `json:"skew"`
}

// Health returns how the bridge is.
func (w *Writer) Health() Health {
	w.mu.Lock()
	defer w.mu.Unlock()
	h := Health{
		Writes: w.term != 0, Engine: time.Since(w.synced), Skew: w.skew,
		Paused: max(time.Until(w.paused), 0),
	}
	if !w.failing.IsZero() && w.term != 0 {
		h.Graph = time.Since(w.failing)
	}
	return h
}
