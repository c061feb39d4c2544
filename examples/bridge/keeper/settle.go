package keeper

import (
	"errors"
	"log/slog"
	"net"
	"time"

	"github.com/othersee/othersee/examples/bridge/graph"
)

// settle notes what became of a call.
func (p *partition) settle(outcomes []outcome) {
	p.calls--
	now := time.Now()
	for _, o := range outcomes {
		u := o.user
		u.busy = false
		var refused *graph.Error
		switch {
		case o.err == nil:
			p.succeeded(u, o.session, now)
		case errors.As(o.err, &refused) && refused.Final():
			p.refused(u, o.session, refused, now)
		default:
			p.failed(u, o.err, now)
		}
	}
}

// succeeded notes that Graph has taken the user's session.
func (p *partition) succeeded(u *user, session graph.Session, now time.Time) {
	p.Metrics.written(session, u.paying.sequence != 0)
	if taken := u.paying.taken; !taken.IsZero() {
		p.Metrics.Delay.Observe(p.Clock().Add(-p.Skew()).Sub(taken).Seconds())
	}
	p.done(u, session, now)
}

// refused notes that Graph would refuse the session again: it does not know the user, say.
// It is tried again as if it were to be kept alive.
func (p *partition) refused(u *user, session graph.Session, err *graph.Error, now time.Time) {
	p.Metrics.refused(err)
	slog.Warn("Graph refuses a session", "user", u.name, "session", session.String(), "error", err.Error())
	p.done(u, session, now)
}

// done notes that the session is as good as written, and goes on if another is wanted
// meanwhile.
func (p *partition) done(u *user, session graph.Session, now time.Time) {
	u.known, u.written, u.failed = true, session, 0
	u.paying, u.due = debt{}, time.Time{}
	if session != (graph.Session{}) {
		u.due = now.Add(p.KeepAlive)
	}
	if now.Before(u.late) && (u.due.IsZero() || u.late.Before(u.due)) {
		u.due = u.late
	}
	if u.settled() {
		u.owed = debt{}
		return
	}
	p.queue.push(u, true)
}

// failed notes that it is not known what Graph has now. The user is tried again, with what
// is wanted by then.
func (p *partition) failed(u *user, err error, now time.Time) {
	p.Metrics.Failures.Inc()
	slog.Debug("a session is not written", "user", u.name, "error", err)
	u.known = false
	if unanswered(err) {
		u.late = now.Add(p.Again)
	}
	u.owed, u.paying = u.debt(), debt{}
	u.failed++
	if p.Graph.Paused() > 0 || u.failed == 1 {
		p.queue.push(u, true)
		return
	}
	u.due = now.Add(time.Duration(min(u.failed, 30)) * time.Second)
}

// unanswered reports whether err leaves open whether Graph has got the call.
func unanswered(err error) bool {
	var answer *graph.Error
	var network *net.OpError
	return !errors.As(err, &answer) && !(errors.As(err, &network) && network.Op == "dial")
}

// wake queues the users that are due.
func (p *partition) wake(now time.Time) {
	for _, u := range p.users {
		if !u.due.IsZero() && !now.Before(u.due) && !u.queued && !u.busy {
			u.due = time.Time{}
			p.queue.push(u, !u.settled())
		}
	}
}
