package timeline

import (
	"cmp"
	"time"

	"github.com/othersee/othersee/presence"
)

// A Remark is something to know about a report that holds, or has ended by itself. It is
// comparable.
type Remark struct {
	Kind   RemarkKind `json:"kind"`
	Report Report     `json:"report"`
}

// A RemarkKind says what there is to know about a report.
type RemarkKind string

// The kinds. The first two are facts; the others are doubts, and the report counts none the less.
const (
	RemarkExpired  RemarkKind = "expired"  // it has ended by itself: a status set by hand, a session, or any other with a Lasts
	RemarkFaded    RemarkKind = "faded"    // an Available session, not written again, has become Away
	RemarkLongCall RemarkKind = "longCall" // since this report, a line is Busy for longer than a call lasts
	RemarkSilent   RemarkKind = "silent"   // since this report, nothing came of the line or client for long
	RemarkTwoCalls RemarkKind = "twoCalls" // a line was Busy twice and then Available once: the second call may go on
)

// Limits say how long something can be trusted. No document gives them. A zero one is the default.
type Limits struct {
	// Call is how long a call may last: 4 hours.
	Call time.Duration
	// Silence is how long a line or a client may report nothing: 72 hours, longer than a weekend.
	Silence time.Duration
	// Delay is how long a change may take until it is seen: 4 minutes, the interval at which Teams
	// looks, as Microsoft's staff say (https://learn.microsoft.com/en-us/answers/questions/1305763).
	Delay time.Duration
}

func (l Limits) withDefaults() Limits {
	return Limits{
		Call:    cmp.Or(l.Call, 4*time.Hour),
		Silence: cmp.Or(l.Silence, 72*time.Hour),
		Delay:   cmp.Or(l.Delay, 4*time.Minute),
	}
}

// Remarks returns the doubts about the reports that hold at a time, a device's together.
func (r *Reports) Remarks(at time.Time, limits Limits) (all []Remark) {
	limits = limits.withDefaults()
	for i := range r.held {
		h := &r.held[i]
		if h.kind != line && h.kind != client || h.gone || h.state(at) != h.last.State {
			continue
		}
		switch {
		case h.last.State == presence.LineBusy && at.Sub(h.since.At) > limits.Call:
			all = append(all, Remark{RemarkLongCall, h.since})
		case h.last.State == presence.LineAvailable && h.twoCalls && !h.again:
			all = append(all, Remark{RemarkTwoCalls, h.last})
		}
		if at.Sub(h.last.At) > limits.Silence {
			all = append(all, Remark{RemarkSilent, h.last})
		}
	}
	return all
}

// ended returns what ends by itself at a time.
func (r *Reports) ended(at time.Time) (all []Remark) {
	for i := range r.held {
		h := &r.held[i]
		switch {
		case h.gone || !h.ends || h.kind == seen:
		case h.last.At.Add(h.last.lasts()).Equal(at):
			all = append(all, Remark{RemarkExpired, h.last})
		case h.last.fades() && h.last.At.Add(fade).Equal(at):
			all = append(all, Remark{RemarkFaded, h.last})
		}
	}
	return all
}
