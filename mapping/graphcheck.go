package mapping

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ValidateSession returns an error if setPresence would refuse p or expirationDuration, and
// says what it takes (rules G1 and G4): a duration in ISO 8601, PT5M to PT4H. An empty
// duration is one left out, for which Graph takes PT5M.
//
// A session that Graph accepts need not be seen: a stronger session or a status set by hand
// hides it.
func ValidateSession(p GraphPresence, expirationDuration string) error {
	return errors.Join(
		validatePair("setPresence", setPresence, p),
		validateDuration(expirationDuration, "PT5M to PT4H", outsideSession),
	)
}

// ValidateConfigured returns an error if setUserPreferredPresence would refuse p or
// expirationDuration, and says what it takes (rule G2): a duration in ISO 8601 longer than
// zero, for which no range is documented. An empty duration is one left out, for which Graph
// takes one day for Busy and DoNotDisturb and seven days for all others.
func ValidateConfigured(p GraphPresence, expirationDuration string) error {
	return errors.Join(
		validatePair("setUserPreferredPresence", setUserPreferredPresence, p),
		validateDuration(expirationDuration, "a duration such as PT8H or P1D", outsideConfigured),
	)
}

func validatePair[S comparable](call string, pairs []graphPair[S], p GraphPresence) error {
	var takes []string
	for _, pair := range pairs {
		if pair.takes == p {
			return nil
		}
		takes = append(takes, pair.takes.String())
	}
	return fmt.Errorf("mapping: %s does not take %v (want %s)", call, p, strings.Join(takes, ", "))
}

// validateDuration returns an error if text is no duration, or if outside says that it is.
func validateDuration(text, want string, outside func(seconds float64) string) error {
	if text == "" {
		return nil
	}
	fault := "is not a duration of days, hours, minutes and seconds in ISO 8601"
	if seconds, ok := parseDuration(text); ok {
		fault = outside(seconds)
	}
	if fault == "" {
		return nil
	}
	return fmt.Errorf("mapping: expirationDuration %q %s (want %s)", text, fault, want)
}

// outsideSession is the range of rule G4.
// https://learn.microsoft.com/en-us/graph/api/presence-setpresence
func outsideSession(seconds float64) string {
	switch {
	case seconds < 5*60:
		return "is shorter than PT5M"
	case seconds > 4*60*60:
		return "is longer than PT4H"
	default:
		return ""
	}
}

func outsideConfigured(seconds float64) string {
	if seconds == 0 {
		return "is zero"
	}
	return ""
}

// parseDuration returns the seconds of a duration, infinitely many if they are too many to
// count. It reads the form that Graph's type Edm.Duration has, which leaves out ISO 8601's
// years, months and weeks; its sign is no use here.
// https://github.com/oasis-tcs/odata-abnf/blob/main/abnf/odata-abnf-construction-rules.txt
func parseDuration(text string) (seconds float64, ok bool) {
	date, clock, timed := strings.Cut(text, "T")
	date, ok = strings.CutPrefix(date, "P")
	if !ok || timed == (clock == "") || !timed && date == "" {
		return 0, false
	}
	for _, part := range []struct {
		text    *string
		unit    string
		seconds float64
	}{{&date, "D", 24 * 60 * 60}, {&clock, "H", 60 * 60}, {&clock, "M", 60}, {&clock, "S", 1}} {
		number, rest, found := strings.Cut(*part.text, part.unit)
		if !found {
			continue
		}
		*part.text = rest
		whole, fraction, broken := strings.Cut(number, ".")
		if !digits(whole) || broken && (part.unit != "S" || !digits(fraction)) {
			return 0, false
		}
		n, _ := strconv.ParseFloat(number, 64) // the only error is a number out of range, which is infinite
		seconds += n * part.seconds
	}
	return seconds, date == "" && clock == ""
}

func digits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
