package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"golang.org/x/time/rate"

	"github.com/othersee/othersee/examples/bridge/graph"
	"github.com/othersee/othersee/examples/bridge/intake"
	"github.com/othersee/othersee/examples/bridge/keeper"
	"github.com/othersee/othersee/examples/bridge/report"
	"github.com/othersee/othersee/examples/bridge/share"
	"github.com/othersee/othersee/examples/bridge/store"
	"github.com/othersee/othersee/examples/bridge/web"
	explorer "github.com/othersee/othersee/examples/explorer/web"
)

// A service is a bridge between an engine and Graph, put together of its parts.
type service struct {
	settings settings
	listener net.Listener
	nats     *nats.Conn
	store    *store.Store
	graph    *graph.Client
	keeper   *keeper.Keeper
	share    *share.Share
	intake   *intake.Intake
	registry *prometheus.Registry
	stopping atomic.Bool
}

// newService returns a service that is ready to run. It waits until the engine can keep
// reports. Close the service.
func newService(ctx context.Context, s settings, natsURL string, client *graph.Client) (*service, error) {
	b := &service{settings: s, graph: client, registry: prometheus.NewRegistry()}
	var err error
	if b.listener, err = net.Listen("tcp", s.listen); err != nil {
		return nil, err
	}
	b.nats, err = nats.Connect(
		natsURL, nats.Name(s.id), nats.RetryOnFailedConnect(true), nats.MaxReconnects(-1),
		nats.ReconnectWait(250*time.Millisecond), nats.ReconnectBufSize(-1),
		nats.PingInterval(5*time.Second), nats.MaxPingsOutstanding(2),
	)
	if err == nil {
		err = b.openStore(ctx)
	}
	if err != nil {
		b.close()
		return nil, err
	}
	b.assemble()
	slog.Info("bridge is ready", "id", s.id, "url", b.url(), "engine", natsURL, "graph", client.URL)
	return b, nil
}

// openStore opens the store. An engine that starts takes a while until it can keep reports.
func (b *service) openStore(ctx context.Context) error {
	config := store.Config{Replicas: b.settings.replicas, MaxBytes: b.settings.maxBytes, Lease: b.settings.lease}
	for {
		attempt, cancel := context.WithTimeout(ctx, 10*time.Second)
		opened, err := store.Open(attempt, b.nats, config)
		cancel()
		if err == nil {
			b.store = opened
			return nil
		}
		slog.Warn("the engine is not ready", "error", err)
		select {
		case <-ctx.Done():
			return err
		case <-time.After(time.Second):
		}
	}
}

// assemble makes the parts that stand on the store and on Graph.
func (b *service) assemble() {
	s := b.settings
	b.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	b.share = &share.Share{
		Owners: b.store.Owners, Expiry: s.lease, Partitions: report.Partitions, Clock: b.clock,
		Self: func() share.Bridge { return share.Bridge{ID: s.id, URL: b.url(), Users: b.keeper.Users()} },
	}
	b.keeper = &keeper.Keeper{
		Store: b.store, Graph: b.graph, KeepAlive: s.keepAlive, CallTimeout: s.lease / 3, Again: 30 * time.Second,
		Clock: b.clock, Skew: b.share.Skew, Calls: make(chan struct{}, s.calls), Metrics: keeper.NewMetrics(b.registry),
	}
	b.share.Work = b.keeper.Work
	b.intake = &intake.Intake{
		Store: b.store, Clock: b.clock, Rate: rate.NewLimiter(rate.Limit(s.rate), 2*s.rate),
		Users: b.share.Users, MaxUsers: s.maxUsers, Metrics: intake.NewMetrics(b.registry),
	}
	gauges(b.registry, b.keeper, b.share, b.graph)
}

// clock is the bridge's clock.
func (b *service) clock() time.Time { return time.Now().Add(b.settings.clockOff) }

func (b *service) url() string { return "http://" + b.listener.Addr().String() }

// handler returns all that is served by HTTP.
func (b *service) handler() http.Handler {
	mux := http.NewServeMux()
	b.intake.Routes(mux)
	(&web.Web{Load: b.store.Load, Living: b.share.Living}).Routes(mux)
	(&web.Health{
		Silent: b.share.Silent, Limit: b.settings.lease, Waiting: b.keeper.Waiting,
		Paused: b.graph.Paused, Stopping: b.stopping.Load,
	}).Routes(mux)
	mux.Handle(web.Explain+"/", explorer.Handler(web.Explain))
	mux.Handle("GET /metrics", promhttp.HandlerFor(b.registry, promhttp.HandlerOpts{}))
	return http.NewCrossOriginProtection().Handler(mux)
}

// run runs the service until ctx is done. Then it takes no more reports in, ends what is
// under way, and gives its users back.
func (b *service) run(ctx context.Context) error {
	server := &http.Server{
		Handler: b.handler(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, IdleTimeout: 2 * time.Minute,
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(b.listener) }()
	lasting := context.WithoutCancel(ctx)
	subscription, err := b.intake.Subscribe(lasting, b.nats)
	if err != nil {
		return err
	}
	sharing, stop := context.WithCancel(lasting)
	shared := make(chan struct{})
	go func() { defer close(shared); b.share.Run(sharing) }()

	select {
	case <-ctx.Done():
	case err = <-served:
	}
	slog.Info("bridge stops")
	b.stopping.Store(true)
	ending, cancel := context.WithTimeout(lasting, 15*time.Second)
	defer cancel()
	err = errors.Join(err, server.Shutdown(ending), subscription.Drain())
	stop()
	<-shared
	return err
}

// close closes what newService opened.
func (b *service) close() {
	b.listener.Close()
	if b.nats != nil {
		b.nats.Close()
	}
}
