package writer

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"strings"

	"github.com/othersee/othersee/examples/bridge/jet"
	"github.com/othersee/othersee/examples/internal/graphclient"
	"github.com/othersee/othersee/mapping/graph"
)

// look reads back what others see of all users, again and again, until ctx is done.
func (w *Writer) look(ctx context.Context) {
	if w.config.Look <= 0 {
		return
	}
	for again := true; again; again = jet.Sleep(ctx, w.config.Look) {
		for ids := range slices.Chunk(w.ids(), graphclient.MaxReads) {
			if w.limiter.Wait(ctx) != nil {
				return
			}
			calling, stop := context.WithTimeout(ctx, w.config.Timeout)
			found, err := w.graph.Presences(calling, ids)
			stop()
			if refused := new(graphclient.Error); w.config.ReadOnly || errors.As(err, &refused) && refused.Status == http.StatusTooManyRequests {
				w.answered([]error{err})
			} else if err != nil { // whether it can be read says nothing of whether it can be written
				slog.Warn("Graph does not say what others see", "error", err)
			}
			for id, p := range found {
				w.saw(id, p)
			}
		}
	}
}

// saw takes in what others see of a user. Where it is something else than expected, the session is
// written once more: Graph may have lost it, or carried a call out late.
func (w *Writer) saw(id string, p graph.Presence) {
	w.mu.Lock()
	defer w.mu.Unlock()
	u := w.users[strings.ToLower(id)]
	if u == nil {
		return
	}
	now := w.now()
	expected := w.config.Policy.Resolve(w.input(u, now))
	settled := w.config.ReadOnly || u.settled(expected.Session)
	if u.differs(p, expected.Teams, settled, now, w.config.Delay) {
		u.repair = !w.config.ReadOnly
		w.weigh(u, now)
	}
}

// ids returns all users.
func (w *Writer) ids() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	ids := make([]string, 0, len(w.users))
	for id, u := range w.users {
		if u.any || u.told != (Told{}) {
			ids = append(ids, id)
		}
	}
	return ids
}
