package graphsim

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"time"
)

// pairs are those that setPresence takes:
// https://learn.microsoft.com/en-us/graph/api/presence-setpresence
var pairs = []Presence{
	{Availability: "Available", Activity: "Available"},
	{Availability: "Busy", Activity: "InACall"},
	{Availability: "Busy", Activity: "InAConferenceCall"},
	{Availability: "Away", Activity: "Away"},
	{Availability: "DoNotDisturb", Activity: "Presenting"},
}

func checkPair(p Presence) error {
	if slices.Contains(pairs, p) {
		return nil
	}
	return fmt.Errorf("availability %q with activity %q is not supported", p.Availability, p.Activity)
}

// The range and the default of expirationDuration, by the same page: PT5M to PT4H, and five
// minutes if it is left out.
const (
	minExpiry     = 5 * time.Minute
	maxExpiry     = 4 * time.Hour
	defaultExpiry = 5 * time.Minute
)

// iso8601 matches the durations of ISO 8601 that are shorter than a day.
var iso8601 = regexp.MustCompile(`^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$`)

func parseExpiry(text string) (time.Duration, error) {
	if text == "" {
		return defaultExpiry, nil
	}
	parts := iso8601.FindStringSubmatch(text)
	if parts == nil || text == "PT" {
		return 0, fmt.Errorf("expirationDuration %q is not a duration", text)
	}
	var d time.Duration
	for i, unit := range []time.Duration{time.Hour, time.Minute, time.Second} {
		n, _ := strconv.Atoi("0" + parts[i+1]) // digits; what overflows is out of range below
		d += time.Duration(min(n, 1<<20)) * unit
	}
	if d < minExpiry || d > maxExpiry {
		return 0, fmt.Errorf("expirationDuration %q is out of range (want PT5M to PT4H)", text)
	}
	return d, nil
}
