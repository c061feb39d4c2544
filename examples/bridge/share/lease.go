package share

import (
	"sync/atomic"
	"time"
)

// A Lease is a bridge's exclusive right to write the users of a partition. It runs out unless
// it is renewed, and it is measured by a clock that only counts time that passes: whatever
// time of day this bridge believes it is does not matter. The zero Lease is over.
type Lease struct {
	end atomic.Int64 // as time since start
}

var start = time.Now()

// NewLease returns a lease that lasts for d from the moment at which the engine was asked: that
// is no later than the moment from which the engine counts.
func NewLease(asked time.Time, d time.Duration) *Lease {
	l := new(Lease)
	l.extend(asked, d)
	return l
}

// extend makes the lease last for d from the moment at which the engine was asked.
func (l *Lease) extend(asked time.Time, d time.Duration) {
	l.end.Store(int64(asked.Sub(start) + d))
}

// Left returns how long the lease lasts if it is not renewed; zero or less if it is over.
func (l *Lease) Left() time.Duration {
	return time.Duration(l.end.Load()) - time.Since(start)
}
