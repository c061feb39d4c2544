package timeline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// A Report is one state of one device from one time on, or an event. It is comparable.
//
// In JSON it is an object with the keys at, user, kind, source, device, state and lasts. The kind
// says what State is: line, userPresence, client, configured, seen, gone or removed. Times have a
// zone, and lasts is "PT8H", or "never" for Forever. A user presence may also be read from the
// number that the phone system gives it, "0" to "4". What was seen is a text that
// [explain.ParseSeen] reads.
type Report struct {
	// At is when the device was in this state, by the clock of its source.
	At time.Time
	// User is whom the report is about. It is for the caller: nothing in this package looks at it.
	User string
	// Source is who reports, such as a phone system; it names its devices. A line and a client of
	// one name are two devices. The user presence, the status set by hand and what is seen are one
	// value each, whoever reports them.
	Source, Device string
	// State is a presence.Line, presence.MiVO400, presence.TeamsClient or presence.Configured; an
	// explain.Seen for what others really saw; Gone or Removed.
	State any
	// Lasts is how long the report holds unless another follows: of a poll, until the next. Zero is
	// explained at the package. It does not go with an Event.
	Lasts time.Duration
}

// Forever is the Lasts of a status set by hand that does not end by itself.
const Forever time.Duration = math.MaxInt64

// An Event is the State of a report that ends others.
type Event string

// The events.
const (
	// Gone is that a device is gone: what it reported up to then no longer holds, and neither does
	// the user presence or the status set by hand, if this device was the last to report it.
	Gone Event = "gone"
	// Removed is that the user is removed: nothing that is reported so far holds, not even what has
	// a later time because a clock is wrong. Only what comes after it, and is later, holds.
	Removed Event = "removed"
)

// After this time, an Available session of an application is seen as Away: five minutes until it
// is AvailableInactive, and five more.
// https://learn.microsoft.com/en-us/graph/cloud-communications-manage-presence-state
const fade = 10 * time.Minute

// Graph's defaults for a status set by hand.
// https://learn.microsoft.com/en-us/graph/api/presence-setuserpreferredpresence
const (
	day  = 24 * time.Hour
	week = 7 * day
)

// A kind is what a State is about. Of two events at one time, the later in this list wins.
type kind uint8

const (
	none kind = iota
	line
	userPresence
	client
	configured
	seen
	gone
	removed
)

var kinds = [...]string{"", "line", "userPresence", "client", "configured", "seen", "gone", "removed"}

// what returns the kind of r, and the number of its state: the greater is the stronger. It
// returns none for no state.
func (r Report) what() (kind, int) {
	switch s := r.State.(type) {
	case presence.Line:
		return line, int(s)
	case presence.MiVO400:
		return userPresence, int(s)
	case presence.TeamsClient:
		return client, int(s)
	case presence.Configured:
		return configured, int(s)
	case explain.Seen:
		return seen, int(s.Teams)
	case Event:
		switch s {
		case Gone:
			return gone, 0
		case Removed:
			return removed, 0
		}
	}
	return none, 0
}

// check returns an error if r is no report.
func (r Report) check() error {
	is, _ := r.what()
	var err error
	switch s := r.State.(type) {
	case presence.State:
		_, err = s.MarshalText()
	case explain.Seen:
		_, err = s.Teams.MarshalText()
	}
	switch {
	case r.At.IsZero():
		err = errors.New("no time (want when the device was in this state)")
	case err != nil:
	case is == none:
		err = fmt.Errorf("unknown state %#v (want a presence.Line, MiVO400, TeamsClient or Configured, an explain.Seen, Gone or Removed)", r.State)
	case r.Lasts < 0:
		err = fmt.Errorf("lasts %v (want no less than zero)", r.Lasts)
	case r.Lasts == 0 || r.Lasts == Forever:
	case is == gone || is == removed:
		err = fmt.Errorf("kind %q does not last (got %v)", kinds[is], r.Lasts)
	case is == client:
		// any pair that setPresence accepts, for the duration
		err = graph.CheckSession(graph.Presence{Availability: "Away", Activity: "Away"}, r.Lasts)
	}
	if err != nil {
		return fmt.Errorf("timeline: %w", err)
	}
	return nil
}

// compare orders reports of a device by time, and those of one time by strength: events first,
// the others by the order of states in their vocabulary. Busy is stronger than Available.
func compare(a, b Report) int {
	if c := a.At.Compare(b.At); c != 0 {
		return c
	}
	aKind, aState := a.what()
	bKind, bState := b.what()
	if c := cmp.Or(cmp.Compare(aKind, bKind), cmp.Compare(aState, bState)); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.lasts(), b.lasts()), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Device, b.Device),
		cmp.Compare(fmt.Sprint(a.State), fmt.Sprint(b.State))) // the activities of what is seen
}

// lasts returns how long r holds.
func (r Report) lasts() time.Duration {
	status, ok := r.State.(presence.Configured)
	switch {
	case r.Lasts != 0:
		return r.Lasts
	case !ok || status == presence.ConfiguredNone:
		return Forever
	case status == presence.ConfiguredBusy || status == presence.ConfiguredDoNotDisturb:
		return day
	default:
		return week
	}
}

// fades reports whether r is an Available session of an application that lasts until it fades.
func (r Report) fades() bool {
	return r.State == presence.TeamsClientActive && r.Lasts > fade && r.Lasts != Forever
}

// state returns what r is at a time, nil if it no longer holds.
func (r Report) state(at time.Time) any {
	age, lasts := at.Sub(r.At), r.lasts()
	switch _, session := r.State.(presence.TeamsClient); {
	case lasts != Forever && age >= lasts && session:
		return presence.TeamsClientOffline
	case lasts != Forever && age >= lasts:
		return nil
	case r.fades() && age >= fade:
		return presence.TeamsClientInactive
	}
	return r.State
}

// next returns when r becomes another by itself, after a time; zero if it does not.
func (r Report) next(after time.Time) time.Time {
	if at := r.At.Add(fade); r.fades() && at.After(after) {
		return at
	}
	if lasts := r.lasts(); lasts != Forever && r.At.Add(lasts).After(after) {
		return r.At.Add(lasts)
	}
	return time.Time{}
}

// A wire is a report in JSON.
type wire struct {
	At     time.Time `json:"at"`
	User   string    `json:"user,omitempty"`
	Kind   string    `json:"kind"`
	Source string    `json:"source,omitempty"`
	Device string    `json:"device,omitempty"`
	State  string    `json:"state,omitempty"`
	Lasts  string    `json:"lasts,omitempty"`
}

// MarshalJSON returns r as an object, or an error if r is no report.
func (r Report) MarshalJSON() ([]byte, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	is, _ := r.what()
	w := wire{At: r.At, User: r.User, Kind: kinds[is], Source: r.Source, Device: r.Device, Lasts: graph.FormatDuration(r.Lasts)}
	if r.Lasts == Forever {
		w.Lasts = "never"
	}
	switch s := r.State.(type) {
	case presence.State:
		w.State = s.String()
	case explain.Seen:
		w.State = seenText(s)
	}
	return json.Marshal(w)
}

// UnmarshalJSON sets r from an object. An unknown key, kind or state is an error, which leaves r
// alone.
func (r *Report) UnmarshalJSON(data []byte) error {
	var w wire
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&w); err != nil {
		if mismatch := new(json.UnmarshalTypeError); errors.As(err, &mismatch) {
			return fmt.Errorf("timeline: %s: unexpected JSON %s", strings.TrimSpace("report "+mismatch.Field), mismatch.Value)
		}
		return fmt.Errorf("timeline: report: %s", strings.TrimPrefix(err.Error(), "json: "))
	}
	read := Report{At: w.At, User: w.User, Source: w.Source, Device: w.Device}
	var err error
	switch w.Kind {
	case kinds[line]:
		read.State, err = presence.Parse[presence.Line](w.State)
	case kinds[userPresence]:
		read.State, err = parseUserPresence(w.State)
	case kinds[client]:
		read.State, err = presence.Parse[presence.TeamsClient](w.State)
	case kinds[configured]:
		read.State, err = presence.Parse[presence.Configured](w.State)
	case kinds[seen]:
		read.State, err = explain.ParseSeen(w.State)
	case kinds[gone], kinds[removed]:
		read.State = Event(w.Kind)
		if w.State != "" {
			err = fmt.Errorf("kind %q has no state (got %q)", w.Kind, w.State)
		}
	default:
		err = fmt.Errorf("unknown kind %q (want %s)", w.Kind, strings.Join(kinds[line:], ", "))
	}
	if err != nil {
		return fmt.Errorf("timeline: report: %w", err)
	}
	if read.Lasts, err = parseLasts(w.Lasts); err != nil {
		return err
	}
	if err := read.check(); err != nil {
		return err
	}
	*r = read
	return nil
}

// parseUserPresence reads a state, or the number that the phone system gives it (rule P7).
func parseUserPresence(text string) (presence.MiVO400, error) {
	if number, err := strconv.Atoi(text); err == nil {
		if state, ok := mapping.ProfileToMiVO400(number); ok {
			return state, nil
		}
	}
	return presence.Parse[presence.MiVO400](text)
}

// parseLasts reads what graph.FormatDuration writes, and "never".
func parseLasts(text string) (time.Duration, error) {
	switch text {
	case "":
		return 0, nil
	case "never":
		return Forever, nil
	}
	if days, ok := strings.CutSuffix(strings.TrimPrefix(text, "P"), "D"); ok { // as Graph writes its defaults
		n, err := strconv.ParseUint(days, 10, 10)
		if err == nil && n > 0 {
			return time.Duration(n) * day, nil
		}
	}
	clock, ok := strings.CutPrefix(text, "PT")
	lasts, err := time.ParseDuration(strings.ToLower(clock))
	if !ok || err != nil || lasts <= 0 {
		return 0, fmt.Errorf("timeline: report: lasts %q (want PT8H, PT1H30M, P1D or never)", text)
	}
	return lasts, nil
}

// seenText returns a text that explain.ParseSeen reads as s.
func seenText(s explain.Seen) string {
	text := s.Teams.String()
	switch {
	case s.Activity == explain.ActivityPlain:
		text += "/" + text
	case s.Activity != "":
		text += "/" + string(s.Activity)
	}
	if s.OutOfOffice {
		text += ", out of office"
	}
	return text
}
