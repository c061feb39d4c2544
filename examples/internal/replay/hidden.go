package replay

import (
	"fmt"
	"time"
)

// Hidden are the calls that were hidden from others.
type Hidden struct {
	// Calls is their number.
	Calls int
	// Duration is how long they were hidden in all, as far as the log goes.
	Duration time.Duration
	// Open is whether the log ends within one.
	Open bool
}

// Hidden counts the calls that were hidden. One that was seen in between counts again.
func (t Timeline) Hidden() (h Hidden) {
	before := false
	for s := range t.Stretches() {
		if s.HiddenCall {
			to := s.To
			if to.IsZero() {
				to, h.Open = t.Log.Last, true
			}
			h.Duration += to.Sub(s.From)
			if !before {
				h.Calls++
			}
		}
		before = s.HiddenCall
	}
	return h
}

// Spell returns the duration in words of English and German.
func (h Hidden) Spell() string {
	switch d := h.Duration; {
	case d < time.Minute:
		return fmt.Sprintf("%g s", d.Seconds())
	case d < time.Hour:
		return fmt.Sprintf("%d min", d/time.Minute)
	default:
		return fmt.Sprintf("%d h %02d min", d/time.Hour, d%time.Hour/time.Minute)
	}
}
