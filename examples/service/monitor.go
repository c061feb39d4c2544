package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// A Finding is what Graph says that others see of a user, beside what they are expected to see: what
// Policy makes of Input. It is comparable.
type Finding struct {
	Graph  graph.Presence
	Input  precedence.Input
	Policy precedence.Policy
}

// Monitor compares what others see of a user with what they are expected to see.
func (b *Bridge) Monitor(ctx context.Context, userID string) (Finding, error) {
	p, err := b.Graph.Presence(ctx, userID)
	return Finding{p, b.input(userID), b.Policy}, err
}

// patience is how often in succession Watch has to find the same difference before it tells: a
// change takes minutes until others see it.
const patience = 5

// Watch compares all users, and tells of those that others have not seen as expected for a while,
// once for each difference. Call it every minute.
func (b *Bridge) Watch(ctx context.Context, tell func(userID string, f Finding)) error {
	var errs []error
	for userID, u := range b.all() {
		f, err := b.Monitor(ctx, userID)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		u.mu.Lock()
		if f != u.found {
			u.found, u.times = f, 0
		}
		u.times++
		settled := u.times == patience
		u.mu.Unlock()
		if settled && !f.OK() {
			tell(userID, f)
		}
	}
	return errors.Join(errs...)
}

// OK reports whether others see what is expected.
func (f Finding) OK() bool {
	seen, known := f.Graph.Teams()
	return known && seen == f.Policy.Resolve(f.Input).Teams
}

// Causes returns why others may see what they see, where all that is reported is so and what is not
// reported is not known. It returns false if Graph says nothing that is known.
func (f Finding) Causes() (explain.Causes, bool) {
	seen, known := explain.SeenInGraph(f.Graph)
	return explain.Why(seen, explain.Reported(f.Input)), known
}

// String returns the finding in prose. Where others do not see what is expected, it has what may be
// the cause, and why something else is expected.
func (f Finding) String() string {
	expected := explain.Of(f.Input, f.Policy)
	want := label(expected.Resolution.Teams)
	if f.OK() {
		return fmt.Sprintf("Others see %s (Graph says %v), as expected.", want, f.Graph)
	}
	causes, known := f.Causes()
	if !known {
		return fmt.Sprintf("Graph says %v, which names none of the states that others see. Expected is %s.", f.Graph, want)
	}
	return fmt.Sprintf("Others see %s (Graph says %v), not %s as expected.\n%v\n\nExpected is this:\n%v",
		label(causes.Seen.Teams), f.Graph, want, causes.Text(presence.English), expected.Text(presence.English))
}

func label(state presence.State) string {
	return presence.Label(state, presence.English)
}
