package intake

import (
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

// Metrics are what an intake counts.
type Metrics struct {
	reports  *prometheus.CounterVec
	answers  *prometheus.CounterVec
	duration prometheus.Histogram
}

// NewMetrics returns the metrics, registered with r.
func NewMetrics(r prometheus.Registerer) *Metrics {
	f := promauto.With(r)
	return &Metrics{
		reports: f.NewCounterVec(prometheus.CounterOpts{
			Name: "bridge_reports_total",
			Help: "Reports by what became of them: stored, older, refused, failed.",
		}, []string{"outcome"}),
		answers: f.NewCounterVec(prometheus.CounterOpts{
			Name: "bridge_answers_total",
			Help: "Bodies of reports by the status they were answered with.",
		}, []string{"status"}),
		duration: f.NewHistogram(prometheus.HistogramOpts{
			Name:    "bridge_answer_seconds",
			Help:    "Time from a body of reports to its answer.",
			Buckets: prometheus.ExponentialBuckets(0.001, 2, 16),
		}),
	}
}

func (m *Metrics) count(a Answer, took time.Duration) {
	m.reports.WithLabelValues("stored").Add(float64(a.Stored))
	m.reports.WithLabelValues("older").Add(float64(len(a.Older)))
	m.reports.WithLabelValues("refused").Add(float64(len(a.Refused)))
	m.reports.WithLabelValues("failed").Add(float64(len(a.Failed)))
	m.answers.WithLabelValues(strconv.Itoa(a.Status)).Inc()
	m.duration.Observe(took.Seconds())
}
