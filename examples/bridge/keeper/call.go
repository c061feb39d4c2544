package keeper

import (
	"context"
	"log/slog"

	"github.com/othersee/othersee/examples/bridge/graph"
)

// An outcome is what became of one user's write.
type outcome struct {
	user    *user
	session graph.Session
	err     error
}

// send begins a call for the users whose turn it is.
func (p *partition) send() {
	users := p.queue.pop(graph.MaxBatch)
	if len(users) == 0 {
		<-p.Calls
		return
	}
	writes := make([]graph.Write, len(users))
	lowest := p.highest
	for i, u := range users {
		writes[i] = graph.Write{User: u.name, Session: u.wanted()}
		u.busy, u.paying, u.owed = true, u.owed, debt{}
		lowest = min(lowest, u.devices.Sequence())
	}
	p.calls++
	go func() {
		defer func() { <-p.Calls }()
		p.written <- p.call(users, writes, lowest)
	}()
}

// call writes to Graph. If it took so long that another bridge may have written meanwhile,
// it has that bridge write again.
func (p *partition) call(users []*user, writes []graph.Write, lowest uint64) []outcome {
	ctx, cancel := context.WithTimeout(context.Background(), p.CallTimeout)
	defer cancel()
	errs := p.Graph.Write(ctx, writes)
	if p.lease.Left() <= 0 {
		slog.Warn("a call outlasted the lease; its users are written again", "partition", p.number)
		ctx, cancel := context.WithTimeout(context.Background(), p.CallTimeout)
		defer cancel()
		if err := p.Store.Doubt(ctx, p.number, lowest-1); err != nil {
			slog.Error("cannot have the users written again", "partition", p.number, "error", err)
		}
	}
	outcomes := make([]outcome, len(users))
	for i, u := range users {
		outcomes[i] = outcome{u, writes[i].Session, errs[i]}
	}
	return outcomes
}
