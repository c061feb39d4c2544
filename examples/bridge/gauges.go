package main

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"

	"github.com/othersee/othersee/examples/bridge/graph"
	"github.com/othersee/othersee/examples/bridge/keeper"
	"github.com/othersee/othersee/examples/bridge/share"
)

// gauges registers what is measured at the moment at which it is asked for.
func gauges(r prometheus.Registerer, k *keeper.Keeper, sh *share.Share, client *graph.Client) {
	gauge := func(name, help string, value func() float64) {
		promauto.With(r).NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, value)
	}
	gauge("bridge_users", "Users that this bridge writes.", func() float64 { return float64(k.Users()) })
	gauge("bridge_users_waiting", "Users of this bridge whose session is not yet written.", func() float64 { return float64(k.Waiting()) })
	gauge("bridge_partitions", "Partitions that this bridge has.", func() float64 { return float64(k.Partitions()) })
	gauge("bridge_bridges", "Bridges that live.", func() float64 { return float64(len(sh.Living())) })
	gauge("bridge_engine_silent_seconds", "For how long the engine has not answered.", func() float64 { return sh.Silent().Seconds() })
	gauge("bridge_clock_ahead_seconds", "How far this bridge's clock is ahead of the engine's.", func() float64 { return sh.Skew().Seconds() })
	gauge("bridge_graph_paused_seconds", "For how long Graph is left alone because it throttles or fails.", func() float64 {
		return max(client.Paused(), time.Duration(0)).Seconds()
	})
}
