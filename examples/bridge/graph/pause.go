package graph

import (
	"sync"
	"time"
)

// A pause keeps a client from calling. The zero pause is none.
type pause struct {
	mu    sync.Mutex
	until time.Time
	next  time.Duration
}

// The shortest and the longest pause after a failure that does not say how long to wait.
const (
	shortest = 200 * time.Millisecond
	longest  = 10 * time.Second
)

func (p *pause) atLeast(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if until := time.Now().Add(d); until.After(p.until) {
		p.until = until
	}
}

// longer pauses for twice as long as after the failure before. Calls that fail during a pause
// were under way before it and do not lengthen it.
func (p *pause) longer() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if time.Now().Before(p.until) {
		return
	}
	p.next = min(max(2*p.next, shortest), longest)
	p.until = time.Now().Add(p.next)
}

func (p *pause) over() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.next = 0
}

func (p *pause) left() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	return time.Until(p.until)
}
