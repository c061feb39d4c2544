package keeper

import (
	"time"

	"github.com/othersee/othersee/examples/bridge/graph"
	"github.com/othersee/othersee/examples/bridge/report"
	"github.com/othersee/othersee/precedence"
)

// A user is what a partition knows of one user.
type user struct {
	name    string
	devices report.Devices
	counted bool // among those that have reports

	written graph.Session // what Graph has
	known   bool          // whether it is known what Graph has
	due     time.Time     // when to write again even if nothing changes; zero for never
	failed  int           // attempts in a row that Graph did not take
	late    time.Time     // until when a call that was not answered may arrive and write what is old

	queued bool
	busy   bool // a call is under way
	// owed is what is not written yet, and paying what the call under way writes.
	owed, paying debt
}

// A debt is a report whose consequence is not known to be in Graph: the first of all such, by
// its sequence, and when the engine took it. The zero debt is none.
type debt struct {
	sequence uint64
	taken    time.Time
}

// wanted returns the session that the user is to have.
func (u *user) wanted() graph.Session {
	return graph.SessionOf(precedence.Guide().Resolve(u.devices.Input()).Session)
}

// settled reports whether Graph has what the user is to have.
func (u *user) settled() bool { return u.known && u.written == u.wanted() }

// debt returns all that is owed, with what a call under way may not have paid.
func (u *user) debt() debt {
	if u.paying.sequence != 0 {
		return u.paying // it is the older one
	}
	return u.owed
}

// A queue holds users until there is a call for them: those whose session changes before
// those whose session is kept alive.
type queue struct{ changed, kept []*user }

func (q *queue) empty() bool { return len(q.changed)+len(q.kept) == 0 }

func (q *queue) push(u *user, changed bool) {
	if u.queued || u.busy {
		return
	}
	u.queued = true
	if changed {
		q.changed = append(q.changed, u)
	} else {
		q.kept = append(q.kept, u)
	}
}

// pop removes and returns up to n users. Those who have got meanwhile what they are to have are
// passed over, unless it is to keep their session alive.
func (q *queue) pop(n int) []*user {
	var popped []*user
	for len(popped) < n && len(q.changed) > 0 {
		u := q.changed[0]
		q.changed = q.changed[1:]
		u.queued = false
		if u.settled() {
			u.owed = debt{}
		} else {
			popped = append(popped, u)
		}
	}
	for len(popped) < n && len(q.kept) > 0 {
		u := q.kept[0]
		q.kept = q.kept[1:]
		u.queued = false
		popped = append(popped, u)
	}
	return popped
}
