package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"

	"github.com/othersee/othersee/examples/bridge/day"
	"github.com/othersee/othersee/examples/bridge/engine"
	"github.com/othersee/othersee/examples/bridge/graph"
	"github.com/othersee/othersee/examples/bridge/graphsim"
	"github.com/othersee/othersee/examples/bridge/report"
)

// runBridge runs a bridge, and what it is not told to find elsewhere, until ctx is done.
func runBridge(ctx context.Context, args []string) error {
	s, err := parseSettings(args)
	if err != nil {
		return err
	}
	natsURL, graphURL, token := s.nats, s.graph, os.Getenv(tokenVariable)
	if natsURL == "" || graphURL == "" {
		if err := os.MkdirAll(s.data, 0o700); err != nil {
			return err
		}
	}
	if natsURL == "" {
		node, err := engine.Start(engine.Config{
			Name: s.id, Dir: filepath.Join(s.data, "engine"), Listen: s.natsListen, MaxStore: 2 * s.maxBytes, Sync: s.sync,
		})
		if err != nil {
			return err
		}
		defer func() { node.Shutdown(); node.WaitForShutdown() }()
		natsURL = node.ClientURL()
	}
	if graphURL == "" {
		token = cmp.Or(token, rand.Text())
		sim, err := startGraph(s.graphListen, graphsim.Config{
			Token: token, Limit: s.graphLimit, Journal: filepath.Join(s.data, "graph.jsonl"),
		})
		if err != nil {
			return err
		}
		defer sim.close()
		graphURL = sim.url
	}
	b, err := newService(ctx, s, natsURL, &graph.Client{
		URL: graphURL, Token: token, SessionID: s.session, Expiry: s.expiry,
		HTTP: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: s.calls}},
	})
	if err != nil {
		return err
	}
	defer b.close()
	if s.day > 0 && s.nats == "" && s.graph == "" {
		go b.play(ctx)
	}
	return b.run(ctx)
}

// play plays the recorded day.
func (b *service) play(ctx context.Context) {
	err := day.Play(ctx, b.settings.day, b.clock, func(r report.Report) error {
		body, err := json.Marshal(r)
		if err != nil {
			return err
		}
		if answer := b.intake.Take(ctx, body); answer.Status != http.StatusOK {
			slog.Warn("a report of the recorded day is not accepted", "user", r.User, "answer", answer)
		}
		return nil
	})
	if err != nil && ctx.Err() == nil {
		slog.Error("the recorded day ended", "error", err)
	}
}
