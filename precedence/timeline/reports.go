package timeline

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// Reports are the last reports of one user: of each device the one with the latest time,
// whatever the sequence in which they come. The zero Reports are ready to use. They take memory
// for each device there ever was, until the user is removed. They must not be copied after Put,
// and are not safe for concurrent use.
type Reports struct {
	held    []held
	index   map[device]int
	gone    map[name]Report
	removed Report
	ordered bool // no report comes that is older than another: what is gone is forgotten
}

// A name is a device's, as its source has it.
type name struct{ source, device string }

// A device is what holds one state. The kinds of which there is one value have no name.
type device struct {
	kind kind
	name name
}

// deviceOf returns whose state r is.
func deviceOf(r Report) device {
	is, _ := r.what()
	if is == line || is == client {
		return device{is, name{r.Source, r.Device}}
	}
	return device{kind: is}
}

// held is what holds of a device.
type held struct {
	last Report
	kind kind
	ends bool // whether it becomes another by itself
	// since is the first report in a row with the state of last, and again whether there are several.
	since Report
	again bool
	// twoCalls is whether the row before was of several calls that started.
	twoCalls bool
	gone     bool
}

// state returns what h is at a time, nil if it no longer holds.
func (h *held) state(at time.Time) any {
	if !h.ends {
		return h.last.State
	}
	return h.last.state(at)
}

// ErrLate is the error for a report that does not count, because a later one of the device holds,
// or a stronger one of the same time, or because it comes too late to be put in order.
var ErrLate = errors.New("timeline: late report")

// Put takes in a report. Reports may come in any sequence, and repeatedly. Of two of a device with
// one time, the stronger holds: Gone before all states, and the state that its vocabulary lists
// last, such as Busy before Available; so a clock of whole seconds is too coarse for a call. An error
// that wraps ErrLate says that the report changes nothing, because a later or stronger one holds; any
// other says what is wrong with it.
//
// Removed alone goes by the sequence: it ends every report put before it, whatever its time, and of
// those put after it only later ones hold.
func (r *Reports) Put(report Report) error {
	if err := report.check(); err != nil {
		return err
	}
	if !r.put(report) {
		return report.late("a later or stronger one holds")
	}
	return nil
}

// late returns an error that wraps ErrLate.
func (r Report) late(why string) error {
	return fmt.Errorf("%w: %v of %q at %s: %s", ErrLate, r.State, r.Device, r.At.Format(time.RFC3339), why)
}

// put reports whether report holds, or ends another.
func (r *Reports) put(report Report) bool {
	is, _ := report.what()
	of := name{report.Source, report.Device}
	switch {
	case is == removed && report.At.Equal(r.removed.At):
		return true // once more
	case !report.At.After(r.removed.At):
		return false
	case is == removed:
		*r = Reports{removed: report, ordered: r.ordered}
		return true
	case r.index == nil:
		r.index, r.gone = map[device]int{}, map[name]Report{}
	}
	if is == gone {
		return r.putGone(of, report)
	}
	key := deviceOf(report)
	last, wasGone := r.gone[of]
	h := held{last: report, kind: is, ends: report.lasts() != Forever, since: report, gone: wasGone && !report.At.After(last.At)}
	i, known := r.index[key]
	if !known {
		r.index[key] = len(r.held)
		r.held = append(r.held, h)
		return !h.gone
	}
	before := r.held[i]
	switch c := compare(report, before.last); {
	case c <= 0:
		return c == 0 && !h.gone
	case before.gone:
	case report.State == before.last.State:
		h.since, h.twoCalls = before.since, before.twoCalls
		h.again = before.again || report.At.After(before.last.At)
	default:
		h.twoCalls = before.last.State == presence.LineBusy && before.again
	}
	r.held[i] = h
	return !h.gone || !before.gone
}

// putGone ends what a device has reported, and reports whether there is some of it that does not
// hold any more, or nothing later is known of it.
func (r *Reports) putGone(of name, report Report) bool {
	ends, holds := false, true
	if report.At.After(r.gone[of].At) {
		r.gone[of] = report
	}
	for i := range r.held {
		h := &r.held[i]
		if h.last.Source == of.source && h.last.Device == of.device {
			ended := !h.gone && !h.last.At.After(report.At)
			h.gone = h.gone || ended
			ends, holds = ends || ended, holds && h.gone
		}
	}
	if r.ordered {
		r.forget(report.At)
	}
	return ends || holds && !report.At.Before(r.gone[of].At)
}

// forget drops what is gone, and what was gone before at.
func (r *Reports) forget(at time.Time) {
	maps.DeleteFunc(r.gone, func(_ name, gone Report) bool { return gone.At.Before(at) })
	r.held = slices.DeleteFunc(r.held, func(h held) bool { return h.gone })
	clear(r.index)
	for i, h := range r.held {
		r.index[deviceOf(h.last)] = i
	}
}

// Input returns what is reported at a time, without what has ended by itself until then. A report
// that is ahead of the time holds.
func (r *Reports) Input(at time.Time) (in precedence.Input) {
	for i := range r.held {
		if r.held[i].gone {
			continue
		}
		switch s := r.held[i].state(at).(type) {
		case presence.Line:
			in.Lines = in.Lines.With(s)
		case presence.MiVO400:
			in.UserPresence = s
		case presence.TeamsClient:
			in.Clients = in.Clients.With(s)
		case presence.Configured:
			in.Configured = s
		}
	}
	return in
}

// Holding returns, by time, the reports that hold at a time: the last of each device, without devices
// that are gone and what has ended by itself until then, such as a session that has expired.
func (r *Reports) Holding(at time.Time) []Report {
	var all []Report
	for _, h := range r.held {
		if lasts := h.last.lasts(); !h.gone && (lasts == Forever || at.Sub(h.last.At) < lasts) {
			all = append(all, h.last)
		}
	}
	slices.SortFunc(all, compare)
	return all
}

// Snapshot returns, by time, what to store to go on after a restart: the last reports, the first
// since when each holds, and the events that keep earlier ones from holding. Put into other Reports,
// they hold there as here.
func (r *Reports) Snapshot() []Report {
	var all []Report
	if !r.removed.At.IsZero() {
		all = append(all, r.removed)
	}
	for _, report := range r.gone {
		all = append(all, report)
	}
	for _, h := range r.held {
		if all = append(all, h.last); h.again {
			all = append(all, h.since)
		}
	}
	slices.SortFunc(all, compare)
	return all
}

// Next returns the first stretch after at in which others see something else by p, if nothing more
// is reported. Its Remarks say why: what has expired or faded; its To is zero. It returns false if
// what others see stays until something is reported. A state on the way, such as CloudLink's
// session, may change before.
func (r *Reports) Next(at time.Time, p precedence.Policy) (Stretch, bool) {
	now := p.Resolve(r.Input(at)).Teams
	for next := r.next(at); !next.IsZero(); next = r.next(next) {
		if s := stretchOf(next, r.Input(next), p); s.Resolution.Teams != now {
			s.Remarks = r.ended(next)
			return s, true
		}
	}
	return Stretch{}, false
}

// next returns when something ends by itself, after a time; zero if nothing does.
func (r *Reports) next(after time.Time) (next time.Time) {
	for i := range r.held {
		if r.held[i].gone || !r.held[i].ends {
			continue
		}
		if at := r.held[i].last.next(after); !at.IsZero() && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	return next
}

// seen returns what was seen last, if that is known at a time.
func (r *Reports) seen(at time.Time) (explain.Seen, bool) {
	if i, ok := r.index[device{kind: seen}]; ok && !r.held[i].gone {
		s, ok := r.held[i].state(at).(explain.Seen)
		return s, ok
	}
	return explain.Seen{}, false
}
