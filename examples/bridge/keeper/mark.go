package keeper

import (
	"context"
	"errors"
	"log/slog"

	"github.com/othersee/othersee/examples/bridge/store"
)

// move moves the mark up to where all is written. It returns store.ErrMoved if another
// bridge has moved it; a failure of the engine it leaves for the next time.
func (p *partition) move(ctx context.Context) error {
	sequence, waiting := p.highest, int64(0)
	for _, u := range p.users {
		if lowest := u.debt().sequence; lowest != 0 {
			waiting++
			sequence = min(sequence, lowest-1)
		}
	}
	p.Keeper.waiting.Add(waiting - p.waiting)
	p.waiting = waiting
	if sequence <= p.mark.Sequence || p.lease.Left() <= 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, p.CallTimeout)
	defer cancel()
	mark, err := p.Store.Move(ctx, p.number, p.mark, sequence)
	if errors.Is(err, store.ErrMoved) {
		return err
	}
	if err != nil {
		slog.Warn("the mark stays behind", "partition", p.number, "error", err)
		return nil
	}
	p.mark = mark
	return nil
}

// finish waits for the calls under way and moves the mark up to what they wrote.
func (p *partition) finish() {
	for p.calls > 0 {
		p.settle(<-p.written)
	}
	if err := p.move(context.Background()); err != nil {
		slog.Warn("the mark stays behind", "partition", p.number, "error", err)
	}
}

// leave takes this partition out of the keeper's sums.
func (p *partition) leave() {
	p.Keeper.waiting.Add(-p.waiting)
	for _, u := range p.users {
		if u.counted {
			p.Keeper.users.Add(-1)
		}
	}
}
