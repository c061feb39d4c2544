package main

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/othersee/othersee/examples/internal/graphclient"
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

// OK reports whether others see what is expected.
func (f Finding) OK() bool {
	seen, known := f.Graph.Teams()
	return known && seen == f.Policy.Resolve(f.Input).Teams
}

// String returns the finding in prose. Where others do not see what is expected, it has what may be
// the cause.
func (f Finding) String() string {
	want := presence.Label(f.Policy.Resolve(f.Input).Teams, presence.English)
	if f.OK() {
		return fmt.Sprintf("Others see %s (Graph says %v), as expected.", want, f.Graph)
	}
	seen, known := explain.SeenInGraph(f.Graph)
	if !known {
		return fmt.Sprintf("Graph says %v, which names none of the states that others see. Expected is %s.", f.Graph, want)
	}
	causes := explain.Why(seen, explain.Reported(f.Input))
	return fmt.Sprintf("Others see %s (Graph says %v), not %s as expected.\n%s",
		presence.Label(seen.Teams, presence.English), f.Graph, want, causes.Text(presence.English))
}

// patience is how often in succession Watch has to find the same before it tells: a change takes
// minutes until others see it.
const patience = 5

// Watch reads what others see of all users, and tells of those that others have not seen as expected
// for a while, once for each difference. Call it every minute.
func (s *Service) Watch(ctx context.Context, tell func(userID string, f Finding)) error {
	s.mu.Lock()
	ids := slices.Sorted(maps.Keys(s.users))
	s.mu.Unlock()
	for part := range slices.Chunk(ids, graphclient.MaxReads) {
		found, err := s.Graph.Presences(ctx, part)
		if err != nil {
			return err
		}
		for _, id := range part {
			if p, ok := found[id]; ok {
				s.find(id, p, tell)
			}
		}
	}
	return nil
}

func (s *Service) find(id string, p graph.Presence, tell func(userID string, f Finding)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := s.user(id)
	f := Finding{p, u.reports.Input(s.Now()), s.Policy}
	if f != u.found {
		u.found, u.times = f, 0
	}
	if u.times++; u.times == patience && !f.OK() {
		tell(id, f)
	}
}
