// Package conformance stands for a service of its own, written without othersee: a bridge
// that decides what others see in Teams. Its test puts it under the conformance kit, as the
// CI of any such service can.
package conformance

import "slices"

// A Report is what the bridge has collected about a user, in words of its own.
type Report struct {
	OnThePhone bool     // a line is busy
	Profile    int      // the user presence by its number in the phone system, 0 to 4, or -1
	Clients    []string // the availability of each Teams client, as Graph has it
	Preferred  string   // the status that the user set by hand, as Graph has it, or ""
}

// Availability returns what others see in Teams.
func Availability(r Report) string {
	if r.Preferred != "" {
		return r.Preferred
	}
	sessions := r.Clients
	if own := r.publish(); own != "" {
		sessions = append(slices.Clone(sessions), own)
	}
	for _, availability := range []string{"DoNotDisturb", "Busy", "Available", "Away"} {
		if slices.Contains(sessions, availability) {
			return availability
		}
	}
	return "Offline"
}

// publish returns the session that the bridge writes to Teams, or "" for none.
func (r Report) publish() string {
	switch r.Profile {
	case 1: // Absent hides a call
		return "Away"
	case 4: // Not available hides a call, too, and is not published itself
		return ""
	case 2, 3: // Meeting, Busy
		return "Busy"
	}
	if r.OnThePhone {
		return "Busy"
	}
	return ""
}
