package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"golang.org/x/sync/errgroup"

	"github.com/othersee/othersee/examples/bridge/day"
	"github.com/othersee/othersee/examples/bridge/engine"
	"github.com/othersee/othersee/examples/bridge/intake"
	"github.com/othersee/othersee/examples/bridge/jet"
	"github.com/othersee/othersee/examples/bridge/names"
	"github.com/othersee/othersee/examples/bridge/writer"
	"github.com/othersee/othersee/examples/internal/graphclient"
	"github.com/othersee/othersee/examples/internal/graphsim"
)

// runBridge runs a bridge, and what it is not told to find elsewhere, until ctx is done.
func runBridge(ctx context.Context, args []string) error {
	s, err := parseSettings(args)
	if err != nil {
		return err
	}
	alone := s.nats == "" && s.graph == ""
	var sim *standIn
	if s.nats == "" {
		node, err := engine.Start(engine.Config{
			Name: s.writer.ID, Dir: filepath.Join(s.data, "engine"), Listen: s.natsListen, MaxStore: 3 * s.maxBytes, Sync: s.sync,
		})
		if err != nil {
			return err
		}
		defer func() { node.Shutdown(); node.WaitForShutdown() }()
		s.nats = node.ClientURL()
	}
	if s.graph == "" {
		s.secret = cmp.Or(s.secret, rand.Text())
		sim, err = startGraph(s.graphListen, graphsim.Config{
			App: s.app, Secret: s.secret, Limit: s.graphLimit, Journal: filepath.Join(s.data, "graph.jsonl"),
		})
		if err != nil {
			return err
		}
		defer sim.close()
		s.graph, s.tokenURL = sim.url+"/v1.0", sim.url+"/tenant/oauth2/v2.0/token"
	}
	if alone && s.users == "" {
		if s.names, err = names.Read(strings.NewReader(day.Users)); err != nil {
			return err
		}
	}
	if alone && s.day > 0 { // a day of minutes is looked at more often
		s.writer.Look, s.writer.Delay = min(s.writer.Look, 5*time.Second), min(s.writer.Delay, 20*time.Second)
	}
	b, err := newService(ctx, s, true)
	if err != nil {
		return err
	}
	defer b.close()
	if alone && s.day > 0 {
		go b.play(ctx, sim.sim)
	}
	return b.run(ctx)
}

// runIntake runs an intake alone until ctx is done.
func runIntake(ctx context.Context, args []string) error {
	s, err := parseSettings(args)
	if err != nil {
		return err
	}
	if s.nats == "" {
		return usageError{errors.New("an intake needs -nats")}
	}
	b, err := newService(ctx, s, false)
	if err != nil {
		return err
	}
	defer b.close()
	return b.run(ctx)
}

// A service is a bridge or an intake, put together of its parts.
type service struct {
	settings settings
	listener net.Listener
	nats     *nats.Conn
	intake   *intake.Intake
	writer   *writer.Writer // nil for an intake alone
	registry *prometheus.Registry
	handler  http.Handler
	read     atomic.Bool // whether all that is stored has been read
	stopping atomic.Bool
}

// newService returns a service that is ready to run. It waits until the engine can keep reports.
// Close the service.
func newService(ctx context.Context, s settings, writes bool) (*service, error) {
	b := &service{settings: s, registry: prometheus.NewRegistry()}
	var err error
	if b.listener, err = net.Listen("tcp", s.listen); err != nil {
		return nil, err
	}
	scheme := "http://"
	if s.cert != "" {
		scheme = "https://"
	}
	b.settings.writer.Name = s.names.Name
	b.settings.writer.URL = cmp.Or(s.writer.URL, scheme+b.listener.Addr().String())
	options := []nats.Option{
		nats.Name(s.writer.ID), nats.RetryOnFailedConnect(true), nats.MaxReconnects(-1),
		nats.ReconnectWait(250 * time.Millisecond), nats.ReconnectBufSize(-1),
		nats.PingInterval(5 * time.Second), nats.MaxPingsOutstanding(2),
		nats.IgnoreAuthErrorAbort(), // credentials are read again each time: they may be renewed
	}
	if s.natsCreds != "" {
		options = append(options, nats.UserCredentials(s.natsCreds))
	}
	if s.natsCA != "" {
		options = append(options, nats.RootCAs(s.natsCA))
	}
	var kept *jet.Jet
	if b.nats, err = nats.Connect(s.nats, options...); err == nil {
		kept, err = jet.Open(ctx, b.nats, jet.Config{Replicas: s.replicas, MaxBytes: s.maxBytes, Lease: s.lease})
	}
	if err != nil {
		b.close()
		return nil, err
	}
	b.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	b.intake = intake.New(kept, s.names, s.lasts, b.registry)
	if writes {
		client := &graphclient.Client{URL: s.graph, App: s.app, Lasts: s.expiry, HTTP: &http.Client{Transport: newSignIn(s)}}
		b.writer = writer.New(b.settings.writer, kept, client)
		b.writer.Register(b.registry)
	}
	b.handler = b.routes()
	return b, nil
}

// run runs the service until ctx is done. Then it takes no more reports in, and ends what is under way.
func (b *service) run(ctx context.Context) error {
	server := &http.Server{
		Handler: b.handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute,
	}
	parts, running := errgroup.WithContext(ctx)
	parts.Go(func() error {
		serve := server.Serve
		if b.settings.cert != "" {
			serve = func(l net.Listener) error { return server.ServeTLS(l, b.settings.cert, b.settings.key) }
		}
		err := serve(b.listener)
		if errors.Is(err, http.ErrServerClosed) {
			return nil
		}
		return err
	})
	parts.Go(func() error { b.intake.Run(running); return nil })
	if b.writer != nil {
		parts.Go(func() error { b.writer.Run(running, func() { b.read.Store(true) }); return nil })
	}
	slog.Info("bridge runs", "id", b.settings.writer.ID, "url", b.settings.writer.URL, "engine", b.nats.ConnectedUrlRedacted())
	parts.Go(func() error {
		<-running.Done()
		slog.Info("bridge stops")
		b.stopping.Store(true)
		ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
		defer cancel()
		return server.Shutdown(ending)
	})
	return parts.Wait()
}

// close closes what newService opened.
func (b *service) close() {
	b.listener.Close()
	if b.nats != nil {
		b.nats.Close()
	}
}
