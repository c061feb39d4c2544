package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A Finding is what Graph says that others see of a user, beside what they are expected to see.
type Finding struct {
	Graph    mapping.GraphPresence
	Expected precedence.Explanation
}

// Monitor compares what others see of a user with what they are expected to see.
func (b *Bridge) Monitor(ctx context.Context, userID string) (Finding, error) {
	p, err := b.Graph.Presence(ctx, userID)
	return Finding{p, b.Explain(userID)}, err
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
	seen, known := mapping.GraphToTeams(f.Graph)
	return known && seen == f.Expected.Resolution().Teams
}

// String returns the finding in prose: where others do not see what is expected, with each single
// difference to what is reported that would lead there, and with why something else is expected.
func (f Finding) String() string {
	seen, known := mapping.GraphToTeams(f.Graph)
	want := label(f.Expected.Resolution().Teams)
	switch {
	case !known:
		return fmt.Sprintf("Graph says %v, which names none of the states that others see. Expected is %s.", f.Graph, want)
	case f.OK():
		return fmt.Sprintf("Others see %s (Graph says %v), as expected.", want, f.Graph)
	}
	var text strings.Builder
	fmt.Fprintf(&text, "Others see %s (Graph says %v), not %s as expected.\n", label(seen), f.Graph, want)
	for difference := range f.differences(seen) {
		fmt.Fprintf(&text, "They would %s.\n", difference)
	}
	fmt.Fprintf(&text, "Expected is this:\n%v", f.Expected)
	return text.String()
}

// differences ranges over single differences to what is reported that would lead to seen.
func (f Finding) differences(seen presence.Teams) iter.Seq[string] {
	in, policy := f.Expected.Input, f.Expected.Policy
	return func(yield func(string) bool) {
		for dispute := range f.Expected.Disputes() {
			if dispute.Otherwise.Teams == seen && !yield(fmt.Sprintf("by the other reading of %v", dispute.Point)) {
				return
			}
		}
		for status := range presence.All[presence.Configured]() {
			other := in
			other.Configured = status
			if policy.Resolve(other).Teams == seen && !yield("with the hand-set status "+label(status)) {
				return
			}
		}
		for client := range presence.All[presence.TeamsClient]() {
			other := in
			other.Clients = in.Clients.Add(client)
			if policy.Resolve(other).Teams == seen && !yield("with one more Teams client: "+label(client)) {
				return
			}
		}
		if (precedence.Policy{}).Resolve(in).Teams == seen {
			yield("without the session: expired, refused, or presence sync is off")
		}
	}
}

func label(state presence.State) string {
	return presence.Label(state, presence.English)
}
