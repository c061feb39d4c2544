package writer

import (
	"time"

	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// A Told is what Graph has been told of a user, or is about to be told: it is stored before each call,
// with Open, and again after it. The zero Told is a user of whom Graph has been told nothing.
type Told struct {
	// Session is what the last call asked for, at At by the engine's clock.
	Session presence.Teams `json:"session"`
	At      time.Time      `json:"at"`
	// Open is that Graph has not answered, so that it may have that session, or the one before.
	Open bool `json:"open,omitempty"`
	// Landing is until when a call that was not answered may still be carried out. The session is
	// written once more then.
	Landing time.Time `json:"landing,omitzero"`
	// Refused is why Graph did not accept the session.
	Refused string `json:"refused,omitempty"`
	// Term is the lease of the writer.
	Term uint64 `json:"term"`
}

// A user is what is known of one.
type user struct {
	id      string
	reports timeline.Reports
	puts    int  // how many reports were put since it has forgotten what has ended
	any     bool // whether anything is reported
	told    Told
	version uint64 // the sequence of told

	calling  bool      // whether a call to Graph is under way
	queued   why       // the queue that it is in
	retry    time.Time // not to be written before
	repair   bool      // to be written once more, because others see something else
	reported time.Time // the report since which Graph does not have what it should

	seen      explain.Seen
	shown     graph.Presence // what Graph said; zero if it has not been asked
	looked    time.Time
	differing time.Time // since when others see something else; zero if they don't
	drifted   bool      // whether that has been found to last
}

// Why a user is to be written.
type why uint8

const (
	nothing why = iota
	alive       // because its session would expire
	change      // because Graph has, or may have, something else
)

// put takes in a report that was stored at a time, in the order in which they are. A removed user
// begins anew, whatever the times: a removal by a clock that is wrong reaches no further than when it
// came.
func (u *user) put(r timeline.Report, stored time.Time) {
	if r.State == timeline.Removed {
		u.reports = timeline.Reports{}
		if r.At.After(stored) {
			r.At = stored
		}
	}
	_ = u.reports.Put(r) // one that is late does not hold
	if u.puts++; u.puts == 100 {
		u.puts = 0
		u.forget(stored.Add(-24 * time.Hour)) // as the engine does
	}
}

// forget drops the reports that had ended at a time, so that devices that come once don't add up.
func (u *user) forget(at time.Time) {
	var kept timeline.Reports
	for _, r := range u.reports.Snapshot() {
		if _, event := r.State.(timeline.Event); event {
			_ = kept.Put(r)
		}
	}
	for _, r := range u.reports.Holding(at) {
		_ = kept.Put(r)
	}
	u.reports = kept
}

// due returns why u is to be written at a time.
func (u *user) due(now time.Time, want presence.Teams, keepAlive time.Duration) why {
	t := u.told
	landed := !t.Landing.IsZero() && !now.Before(t.Landing)
	expires := t.Landing.IsZero() && (want != presence.TeamsOffline || t.Refused != "") && !now.Before(t.At.Add(keepAlive))
	switch {
	case now.Before(u.retry):
		return nothing
	case t.Open || t.Session != want || landed:
		return change
	case u.repair || expires:
		return alive
	}
	return nothing
}

// settled reports whether Graph has what it should, as far as is known.
func (u *user) settled(want presence.Teams) bool {
	return !u.told.Open && u.told.Session == want && u.told.Landing.IsZero()
}

// differs takes in what Graph says that others see, and returns whether it has just turned out, after
// delay, to be something else than expected.
func (u *user) differs(p graph.Presence, expected presence.Teams, settled bool, now time.Time, delay time.Duration) bool {
	seen, known := explain.SeenInGraph(p)
	if u.seen != seen {
		u.differing, u.drifted = time.Time{}, false
	}
	u.seen, u.shown, u.looked = seen, p, now
	switch {
	case !known || !settled || seen.Teams == expected:
		u.differing, u.drifted = time.Time{}, false
	case u.differing.IsZero():
		u.differing = now
	}
	was := u.drifted
	u.drifted = u.drifts(now, delay)
	return u.drifted && !was
}

// drifts reports whether others have seen something else than expected for longer than a change takes.
func (u *user) drifts(now time.Time, delay time.Duration) bool {
	return !u.differing.IsZero() && now.Sub(u.differing) >= delay
}
