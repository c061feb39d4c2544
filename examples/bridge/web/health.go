package web

import (
	"net/http"
	"time"
)

// Health is what monitors ask for.
type Health struct {
	// Silent returns for how long the engine has not answered.
	Silent func() time.Duration
	// Limit is for how long it may be silent.
	Limit time.Duration
	// Waiting returns the number of users whose session is not yet written.
	Waiting func() int
	// Paused returns for how long Graph is left alone.
	Paused func() time.Duration
	// Stopping reports whether the bridge is about to end.
	Stopping func() bool
}

// Routes adds the monitors' addresses to mux: /healthz says that the process lives, and
// /readyz whether reports are accepted. That Graph is down does not make it unready: reports
// are kept until it is back.
func (h *Health) Routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /healthz", func(rw http.ResponseWriter, _ *http.Request) {
		writeJSON(rw, http.StatusOK, map[string]bool{"alive": true})
	})
	mux.HandleFunc("GET /readyz", func(rw http.ResponseWriter, _ *http.Request) {
		engine := h.Silent() < h.Limit
		status := http.StatusOK
		if !engine || h.Stopping() {
			status = http.StatusServiceUnavailable
		}
		writeJSON(rw, status, map[string]any{
			"engine": engine, "stopping": h.Stopping(),
			"waiting": h.Waiting(), "graph": h.Paused() <= 0,
		})
	})
}
