package writer

import (
	"github.com/prometheus/client_golang/prometheus"
)

// metrics are what a writer counts, and measures when it is asked.
type metrics struct {
	calls   *prometheus.CounterVec
	session prometheus.Histogram
	graph   prometheus.Histogram
}

func newMetrics() *metrics {
	return &metrics{
		calls: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "bridge_writes_total",
			Help: "Sessions written, by what came of it: ok, Graph's status, not sent, or unclear.",
		}, []string{"result"}),
		session: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "bridge_session_seconds", Help: "Time from a report to Graph's answer.",
			Buckets: prometheus.ExponentialBuckets(0.005, 2, 16),
		}),
		graph: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "bridge_graph_seconds", Help: "Time that Graph takes to answer.",
			Buckets: prometheus.ExponentialBuckets(0.005, 2, 16),
		}),
	}
}

// Register adds the writer's metrics to r.
func (w *Writer) Register(r prometheus.Registerer) {
	r.MustRegister(w.metrics.calls, w.metrics.session, w.metrics.graph, collector{w})
}

// A collector measures when it is asked.
type collector struct{ *Writer }

// Describe describes nothing in advance.
func (c collector) Describe(chan<- *prometheus.Desc) {}

// Collect measures.
func (c collector) Collect(all chan<- prometheus.Metric) {
	n, h := c.Counts(), c.Health()
	writes := 0.
	if h.Writes {
		writes = 1
	}
	for _, g := range []struct {
		name, help string
		value      float64
	}{
		{"bridge_writer", "1 where this bridge is the writer.", writes},
		{"bridge_users", "Users of whom anything is reported.", float64(n.Users)},
		{"bridge_users_max", "Users that the rate can keep alive.", float64(c.config.MaxUsers())},
		{"bridge_sessions", "Users with a session in Graph.", float64(n.Sessions)},
		{"bridge_users_waiting", "Users whose session is not written yet.", float64(n.Waiting)},
		{"bridge_users_landing", "Users of whom a call without an answer may still be carried out.", float64(n.Landing)},
		{"bridge_users_refused", "Users whose session Graph does not accept.", float64(n.Refused)},
		{"bridge_users_differing", "Users of whom others see something else than expected.", float64(n.Differ)},
		{"bridge_users_looked", "Users that were read back from Graph.", float64(n.Looked)},
		{"bridge_engine_silent_seconds", "For how long the engine has not answered.", h.Engine.Seconds()},
		{"bridge_graph_failing_seconds", "For how long Graph accepts nothing.", h.Graph.Seconds()},
		{"bridge_graph_paused_seconds", "For how long Graph is left alone.", h.Paused.Seconds()},
		{"bridge_clock_behind_seconds", "How far the engine's clock is ahead of this one.", h.Skew.Seconds()},
	} {
		all <- prometheus.MustNewConstMetric(prometheus.NewDesc(g.name, g.help, nil, nil), prometheus.GaugeValue, g.value)
	}
}
