package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"golang.org/x/time/rate"

	"github.com/othersee/othersee/examples/bridge/day"
	"github.com/othersee/othersee/examples/bridge/engine"
	"github.com/othersee/othersee/examples/bridge/graph"
	"github.com/othersee/othersee/examples/bridge/graphsim"
	"github.com/othersee/othersee/examples/bridge/intake"
	"github.com/othersee/othersee/examples/bridge/keeper"
	"github.com/othersee/othersee/examples/bridge/report"
	"github.com/othersee/othersee/examples/bridge/share"
	"github.com/othersee/othersee/examples/bridge/store"
	"github.com/othersee/othersee/examples/bridge/web"
)

// runBridge runs a bridge, and what it is not told to find elsewhere, until ctx is done.
func runBridge(ctx context.Context, args []string) error {
	s, err := parseSettings(args)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(s.data, 0o700); err != nil {
		return err
	}
	natsURL, graphURL, token := s.nats, s.graph, os.Getenv(tokenVariable)
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
		token = rand.Text()
		sim, err := startGraph(s.graphAddr, graphsim.Config{
			Token: token, Limit: s.graphLimit, Journal: filepath.Join(s.data, "graph.jsonl"),
		})
		if err != nil {
			return err
		}
		defer sim.close()
		graphURL = sim.url
	}
	return s.serve(ctx, natsURL, &graph.Client{
		URL: graphURL, Token: token, SessionID: s.session, Expiry: s.expiry,
		HTTP: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: s.calls}},
	})
}

// serve runs a bridge between an engine and Graph until ctx is done.
func (s settings) serve(ctx context.Context, natsURL string, client *graph.Client) error {
	clock := func() time.Time { return time.Now().Add(s.clockOff) }
	nc, err := nats.Connect(
		natsURL, nats.Name(s.id), nats.RetryOnFailedConnect(true), nats.MaxReconnects(-1),
		nats.ReconnectWait(250*time.Millisecond), nats.ReconnectBufSize(-1),
		nats.PingInterval(5*time.Second), nats.MaxPingsOutstanding(2),
	)
	if err != nil {
		return err
	}
	defer nc.Close()
	st, err := s.open(ctx, nc)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", s.listen)
	if err != nil {
		return err
	}

	registry := prometheus.NewRegistry()
	registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	k := &keeper.Keeper{
		Store: st, Graph: client, KeepAlive: s.keepAlive, CallTimeout: s.lease / 3, Again: 30 * time.Second, Clock: clock,
		Calls: make(chan struct{}, s.calls), Metrics: keeper.NewMetrics(registry),
	}
	sh := &share.Share{
		Owners: st.Owners, Expiry: s.lease, Partitions: report.Partitions, Clock: clock, Work: k.Work,
		Self: func() share.Bridge {
			return share.Bridge{ID: s.id, URL: "http://" + listener.Addr().String(), Users: k.Users()}
		},
	}
	k.Skew = sh.Skew
	in := &intake.Intake{
		Store: st, Clock: clock, Rate: rate.NewLimiter(rate.Limit(s.rate), 2*s.rate),
		Users: sh.Users, MaxUsers: s.maxUsers, Metrics: intake.NewMetrics(registry),
	}
	var stopping atomic.Bool
	health := &web.Health{
		Silent: sh.Silent, Limit: s.lease, Waiting: k.Waiting, Paused: client.Paused, Stopping: stopping.Load,
	}
	gauges(registry, k, sh, client)

	mux := http.NewServeMux()
	in.Routes(mux)
	(&web.Web{Load: st.Load, Living: sh.Living}).Routes(mux)
	health.Routes(mux)
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	server := &http.Server{
		Handler:           http.NewCrossOriginProtection().Handler(mux),
		ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	subscription, err := in.Subscribe(context.WithoutCancel(ctx), nc)
	if err != nil {
		return err
	}
	sharing, stopSharing := context.WithCancel(context.WithoutCancel(ctx))
	shared := make(chan struct{})
	go func() { defer close(shared); sh.Run(sharing) }()
	slog.Info("bridge runs", "id", s.id, "url", "http://"+listener.Addr().String(), "engine", natsURL, "graph", client.URL)
	if s.day > 0 && s.nats == "" && s.graph == "" {
		go s.play(ctx, clock, in)
	}

	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	slog.Info("bridge stops")
	stopping.Store(true)
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
	defer cancel()
	err = errors.Join(err, server.Shutdown(ending), subscription.Drain())
	stopSharing()
	<-shared
	return err
}

// open opens the store. An engine that starts takes a while until it can keep reports.
func (s settings) open(ctx context.Context, nc *nats.Conn) (*store.Store, error) {
	for {
		attempt, cancel := context.WithTimeout(ctx, 10*time.Second)
		st, err := store.Open(attempt, nc, store.Config{Replicas: s.replicas, MaxBytes: s.maxBytes, Lease: s.lease})
		cancel()
		if err == nil {
			return st, nil
		}
		slog.Warn("the engine is not ready", "error", err)
		select {
		case <-ctx.Done():
			return nil, err
		case <-time.After(time.Second):
		}
	}
}

// play plays the recorded day.
func (s settings) play(ctx context.Context, clock func() time.Time, in *intake.Intake) {
	err := day.Play(ctx, s.day, clock, func(r report.Report) error {
		body, err := json.Marshal(r)
		if err != nil {
			return err
		}
		if answer := in.Take(ctx, body); answer.Status != http.StatusOK {
			slog.Warn("a report of the recorded day is not accepted", "user", r.User, "answer", answer)
		}
		return nil
	})
	if err != nil && ctx.Err() == nil {
		slog.Error("the recorded day ended", "error", err)
	}
}
