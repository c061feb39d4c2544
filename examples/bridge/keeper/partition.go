package keeper

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"time"

	"github.com/othersee/othersee/examples/bridge/graph"
	"github.com/othersee/othersee/examples/bridge/report"
	"github.com/othersee/othersee/examples/bridge/share"
	"github.com/othersee/othersee/examples/bridge/store"
)

// A partition keeps the users of one partition. All its state belongs to the goroutine that
// runs it; calls to Graph are made beside it, at most one for a user at a time.
type partition struct {
	*Keeper
	number int
	lease  *share.Lease

	users   map[string]*user
	queue   queue
	written chan []outcome
	calls   int    // under way
	highest uint64 // sequence that was read
	mark    store.Mark
	// waiting is what this partition adds to the keeper's sum.
	waiting int64
}

func newPartition(k *Keeper, number int, lease *share.Lease) *partition {
	return &partition{
		Keeper: k, number: number, lease: lease,
		users:   map[string]*user{},
		written: make(chan []outcome),
	}
}

// run reads the partition, writes what of it is not written, and goes on with every report
// that comes. It returns nil only when ctx is done.
func (p *partition) run(ctx context.Context) error {
	mark, marks, err := p.Store.Marks(ctx, p.number)
	if err != nil {
		return err
	}
	defer marks.Close()
	p.mark = mark
	feed, err := p.Store.Feed(ctx, report.OfPartition(p.number))
	if err != nil {
		return err
	}
	defer feed.Close()
	if err := feed.CatchUp(ctx, func(stored report.Stored) { p.put(stored) }); err != nil {
		return err
	}
	p.begin()
	defer p.finish()
	return p.loop(ctx, feed, marks)
}

// begin decides for each user whether what follows from its reports may not be written yet.
// If so it is written; else it is known, and a session is kept alive soon, as nobody
// knows how old it is.
func (p *partition) begin() {
	now := time.Now()
	for _, u := range p.users {
		if sequence := u.devices.Sequence(); sequence > p.mark.Sequence {
			u.owed.sequence = sequence
			u.late = now.Add(p.Again) // for calls of the bridge before
			p.queue.push(u, true)
			continue
		}
		u.known, u.written = true, u.wanted()
		if u.written != (graph.Session{}) {
			u.due = now.Add(rand.N(p.KeepAlive / 2))
		}
	}
	slog.Info("partition taken", "partition", p.number, "users", len(p.users), "mark", p.mark.Sequence)
}

func (p *partition) loop(ctx context.Context, feed *store.Feed, marks store.Marks) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	reports, failed := make(chan report.Stored, 256), make(chan error, 1)
	go func() { failed <- pump(ctx, feed, reports) }()
	second := time.NewTicker(time.Second)
	defer second.Stop()
	for {
		var call chan<- struct{}
		if !p.queue.empty() && p.lease.Left() > p.CallTimeout && p.Graph.Paused() <= 0 {
			call = p.Calls
		}
		select {
		case <-ctx.Done():
			return nil
		case err := <-failed:
			return err
		case stored := <-reports:
			p.take(stored)
		case call <- struct{}{}:
			p.send()
		case outcomes := <-p.written:
			p.settle(outcomes)
		case entry := <-marks.Updates():
			if entry != nil && marks.Read(entry).After(p.mark) {
				return store.ErrMoved
			}
		case <-second.C:
			p.wake(time.Now())
			if err := p.move(ctx); err != nil {
				return err
			}
		}
	}
}

// pump passes the reports of feed on until it breaks off.
func pump(ctx context.Context, feed *store.Feed, reports chan<- report.Stored) error {
	for {
		stored, err := feed.Next(ctx)
		if err != nil {
			return err
		}
		select {
		case reports <- stored:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// put takes in what is stored.
func (p *partition) put(stored report.Stored) *user {
	u := p.users[stored.User]
	if u == nil {
		u = &user{name: stored.User}
		p.users[stored.User] = u
	}
	stored.User = u.name // one string instead of many
	u.devices.Put(stored)
	p.highest = max(p.highest, stored.Sequence)
	p.drop(u)
	if counted := u.devices.Any(); counted != u.counted {
		u.counted = counted
		p.Keeper.users.Add(map[bool]int64{true: 1, false: -1}[counted])
	}
	return u
}

// take takes in a report that has just been stored.
func (p *partition) take(stored report.Stored) {
	u := p.put(stored)
	if u.settled() && !u.busy {
		return
	}
	if u.owed.sequence == 0 {
		u.owed = debt{stored.Sequence, stored.Taken}
	}
	p.queue.push(u, true)
}

// drop deletes the reports that the user's removal has made void.
func (p *partition) drop(u *user) {
	void := u.devices.Drop()
	if len(void) == 0 {
		return
	}
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), p.CallTimeout)
		defer cancel()
		for _, sequence := range void {
			if err := p.Store.Delete(ctx, sequence); err != nil {
				slog.Warn("a void report stays until the partition is read again", "sequence", sequence, "error", err)
			}
		}
	}()
}
