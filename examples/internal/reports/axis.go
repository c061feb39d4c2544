package reports

import "time"

const day = 24 * time.Hour

// steps are what can be between two times of an axis.
var steps = []time.Duration{
	time.Second, 5 * time.Second, 15 * time.Second, 30 * time.Second, time.Minute, 5 * time.Minute, 15 * time.Minute, 30 * time.Minute,
	time.Hour, 2 * time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour, day, 2 * day, 7 * day, 28 * day, 91 * day, 364 * day,
}

// Axis returns the round times from first to last, in its zone, and what is between two of them: as
// little as leaves most of it, or fewer.
func Axis(first, last time.Time, most float64) (times []time.Time, step time.Duration) {
	for _, step = range steps {
		if float64(last.Sub(first)) <= most*float64(step) {
			break
		}
	}
	offset := func(t time.Time) time.Duration {
		_, seconds := t.Zone()
		return time.Duration(seconds) * time.Second
	}
	for t := first.Add(offset(first)).Truncate(step).Add(-offset(first)); !t.After(last); t = t.Add(step) {
		at := t
		if step > time.Hour {
			at = t.Add(offset(first) - offset(t)) // clocks may have changed
		}
		if !at.Before(first) {
			times = append(times, at)
		}
	}
	return times, step
}
