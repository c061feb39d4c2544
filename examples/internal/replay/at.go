package replay

import (
	"fmt"
	"time"
)

// The years between which a time is kept as nanoseconds.
const (
	firstYear = 1700
	lastYear  = 2200
)

// readTime reads a time with zone, as RFC 3339 has it.
func readTime(text string) (time.Time, error) {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}, fmt.Errorf("at: %q is no time with zone (want it like 2026-11-24T10:02:11+01:00)", text)
	}
	if at.Year() < firstYear || at.Year() > lastYear {
		return time.Time{}, fmt.Errorf("at: year %d (want %d to %d)", at.Year(), firstYear, lastYear)
	}
	return at, nil
}
