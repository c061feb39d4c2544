package keeper

import (
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"

	"github.com/othersee/othersee/examples/bridge/graph"
)

// Metrics are what a keeper counts.
type Metrics struct {
	Writes   *prometheus.CounterVec // by session and cause
	Refusals *prometheus.CounterVec // by status
	Failures prometheus.Counter
	Delay    prometheus.Histogram
}

// NewMetrics returns the metrics, registered with r.
func NewMetrics(r prometheus.Registerer) *Metrics {
	f := promauto.With(r)
	return &Metrics{
		Writes: f.NewCounterVec(prometheus.CounterOpts{
			Name: "bridge_sessions_written_total",
			Help: "Sessions that Graph has taken, by what was written and why.",
		}, []string{"session", "cause"}),
		Refusals: f.NewCounterVec(prometheus.CounterOpts{
			Name: "bridge_sessions_refused_total",
			Help: "Sessions that Graph would refuse again, by status.",
		}, []string{"status"}),
		Failures: f.NewCounter(prometheus.CounterOpts{
			Name: "bridge_session_failures_total",
			Help: "Sessions that Graph did not take and that are tried again.",
		}),
		Delay: f.NewHistogram(prometheus.HistogramOpts{
			Name:    "bridge_report_to_graph_seconds",
			Help:    "Time from when the engine took a report until Graph had the session that follows from it.",
			Buckets: prometheus.ExponentialBuckets(0.001, 1.3, 50),
		}),
	}
}

func (m *Metrics) written(s graph.Session, changed bool) {
	cause := "alive"
	if changed {
		cause = "change"
	}
	m.Writes.WithLabelValues(s.String(), cause).Inc()
}

func (m *Metrics) refused(err *graph.Error) {
	m.Refusals.WithLabelValues(strconv.Itoa(err.Status)).Inc()
}
