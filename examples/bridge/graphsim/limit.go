package graphsim

import "time"

// A window counts the requests of 30 seconds.
type window struct {
	begin time.Time
	count int
}

const windowLength = 30 * time.Second

// admit counts a request and returns 0, or how long to wait if there were limit already.
func (w *window) admit(now time.Time, limit int) time.Duration {
	if now.Sub(w.begin) >= windowLength {
		*w = window{begin: now}
	}
	if limit > 0 && w.count >= limit {
		return w.begin.Add(windowLength).Sub(now)
	}
	w.count++
	return 0
}
