package graph

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// The range of setPresence's expirationDuration (rule G4).
// https://learn.microsoft.com/en-us/graph/api/presence-setpresence
const (
	shortest = 5 * time.Minute
	longest  = 4 * time.Hour
)

// CheckSession returns an error if setPresence would refuse p or the expirationDuration
// lasts, and says what it accepts: one of its five pairs, and five minutes to four hours
// (rules G1 and G4). Zero stands for a duration left out, which Graph takes as five minutes.
//
// Write a session again before it ends. One that is Available fades to Away within ten minutes,
// whatever its duration (rule G4). A session that Graph accepts need not be seen: a stronger
// session or a status set by hand hides it.
func CheckSession(p Presence, lasts time.Duration) error {
	var err error
	sent := lasts.Truncate(time.Second) // as FormatDuration has it
	if lasts != 0 && (sent < shortest || sent > longest) {
		err = fmt.Errorf("graph: setPresence does not accept expirationDuration %v (want %s to %s)",
			lasts, FormatDuration(shortest), FormatDuration(longest))
	}
	return errors.Join(checkPair("setPresence", setPresence, p), err)
}

// CheckPreferred returns an error if setUserPreferredPresence would refuse p or the
// expirationDuration lasts, and says what it accepts (rule G2): one of its six pairs, and
// any duration from a second up, because no range is documented. Zero stands for a duration
// left out, which Graph takes as one day for Busy and DoNotDisturb and seven days
// for all others.
func CheckPreferred(p Presence, lasts time.Duration) error {
	var err error
	if lasts != 0 && lasts < time.Second {
		err = fmt.Errorf("graph: setUserPreferredPresence does not accept expirationDuration %v (want a second or more)", lasts)
	}
	return errors.Join(checkPair("setUserPreferredPresence", setUserPreferredPresence, p), err)
}

func checkPair[S comparable](call string, pairs []pair[S], p Presence) error {
	var want []string
	for _, accepted := range pairs {
		if accepted.presence == p {
			return nil
		}
		want = append(want, accepted.presence.String())
	}
	return fmt.Errorf("graph: %s does not accept %v (want %s)", call, p, strings.Join(want, ", "))
}

// FormatDuration returns d as Graph's calls want it, in ISO 8601: PT15M, PT1H30M. What is less
// than a second is cut off. Zero gives "", since it stands for a duration left out.
func FormatDuration(d time.Duration) string {
	text := "PT"
	if d = d.Truncate(time.Second); d == 0 {
		return ""
	}
	if d < 0 {
		text, d = "-PT", d.Abs()
	}
	units := []struct {
		name string
		n    time.Duration
	}{{"H", d / time.Hour}, {"M", d % time.Hour / time.Minute}, {"S", d % time.Minute / time.Second}}
	for _, unit := range units {
		if unit.n != 0 {
			text += fmt.Sprintf("%d%s", unit.n, unit.name)
		}
	}
	return text
}
