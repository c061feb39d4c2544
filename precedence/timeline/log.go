package timeline

import (
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// A Log is the reports of one user over time, and how to read them. Each of its methods ranges over
// Reports once. It keeps in memory the last report of each device that is not gone, and those that
// Within covers. Each report takes time for each of these devices.
type Log struct {
	Reports iter.Seq[Report]
	// Policy is by which policy to resolve them. Set it: by the zero Policy presence sync is off,
	// and every call is hidden.
	Policy precedence.Policy
	// Within is how far Reports may be out of order: how much older a report may be than the latest
	// before it. Zero is that they are in order.
	Within time.Duration
	// Until is a time up to which the log goes, if that is after the last report.
	Until time.Time
	// Limits are how long what is reported can be trusted.
	Limits Limits
	// Refused, if it is not nil, is called with each report that does not count and the reason: an
	// error that wraps ErrLate for one that comes too late to be put in order and for the weaker
	// of two of a device with one time, any other for no report. At stops reading at its time.
	Refused func(Report, error)
}

// A Stretch is a time in which the same is reported, and so the same expected to be seen.
type Stretch struct {
	From time.Time `json:"from"`
	// To is the end, which is not part of the stretch. It is zero for the last one of a log, which
	// says nothing of the time after its last report or Until.
	To         time.Time             `json:"to,omitzero"`
	Input      precedence.Input      `json:"input"`
	Resolution precedence.Resolution `json:"resolution"`
	// HiddenCall is whether a line is Busy, but others see neither Busy nor DoNotDisturb. Where they
	// do, it may be for another reason.
	HiddenCall bool `json:"hiddenCall"`
	// Disputes are those of explain.Disputes; DisputedCall is whether by one of them HiddenCall
	// would be otherwise.
	Disputes     []explain.Dispute `json:"disputes,omitempty"`
	DisputedCall bool              `json:"disputedCall"`
	// Remarks are what ended by itself at From, and doubts about what holds in the stretch, one of
	// a kind for each device.
	Remarks []Remark `json:"remarks,omitempty"`
}

func stretchOf(from time.Time, in precedence.Input, p precedence.Policy) Stretch {
	s := Stretch{From: from, Input: in, Resolution: p.Resolve(in), Disputes: explain.Disputes(in, p)}
	if in.Lines.Has(presence.LineBusy) {
		s.HiddenCall = !shows(s.Resolution.Teams)
		s.DisputedCall = slices.ContainsFunc(s.Disputes, func(d explain.Dispute) bool { return shows(d.Otherwise.Teams) == s.HiddenCall })
	}
	return s
}

// shows reports whether others can take a state for that of a user who is on the phone.
func shows(teams presence.Teams) bool {
	return teams == presence.TeamsBusy || teams == presence.TeamsDoNotDisturb
}

// Stretches ranges over the stretches of the log, from its first report on that is not of what was
// seen. They follow each other without a gap, and no two neighbours have the same Input.
func (l Log) Stretches() iter.Seq[Stretch] {
	return func(yield func(Stretch) bool) {
		var s Stretch
		l.moments(func(m moment) bool {
			if !s.From.IsZero() && m.in == s.Input {
				s.add(m.remarks)
				return true
			}
			if s.To = m.from; !s.From.IsZero() && !yield(s) {
				return false
			}
			s = stretchOf(m.from, m.in, l.Policy)
			s.add(m.remarks)
			return true
		}, func(time.Time) {
			if !s.From.IsZero() {
				yield(s)
			}
		})
	}
}

// add adds remarks, of those of a kind and a device the last.
func (s *Stretch) add(remarks []Remark) {
	type about struct {
		kind   RemarkKind
		device device
	}
	of := func(r Remark) about { return about{r.Kind, deviceOf(r.Report)} }
	if len(s.Remarks) > 0 && len(remarks) > 0 {
		again := map[about]bool{}
		for _, r := range remarks {
			again[of(r)] = true
		}
		s.Remarks = slices.DeleteFunc(s.Remarks, func(r Remark) bool { return again[of(r)] })
	}
	s.Remarks = append(s.Remarks, remarks...)
}

// At returns the stretch that a time is in. It returns false for a time before the first report.
// After the last report and Until, only what ends by itself changes.
func (l Log) At(at time.Time) (Stretch, bool) {
	if at.After(l.Until) {
		l.Until = at
	}
	for s := range l.Stretches() {
		if !s.From.After(at) && (s.To.IsZero() || at.Before(s.To)) {
			return s, true
		}
	}
	return Stretch{}, false
}

// A moment is the time from a report, or from what ends by itself, to the next.
type moment struct {
	from, to time.Time
	in       precedence.Input
	seen     explain.Seen
	known    bool // whether seen is
	looked   bool // whether from is when it was seen
	remarks  []Remark
}

// moments calls do for each moment from the first report on that is not of what was seen, until
// it returns false; after the last one, end with the end of the log.
func (l Log) moments(do func(moment) bool, end func(time.Time)) {
	reports := Reports{ordered: true}
	var m moment
	reported := false
	begin := func(at time.Time, looked bool) {
		m = moment{from: at, in: reports.Input(at), looked: looked, remarks: reports.ended(at)}
		m.seen, m.known = reports.seen(at)
	}
	// finish ends the moment, and those until at that follow from it.
	finish := func(at time.Time) bool {
		for next := reports.next(m.from); !next.IsZero() && next.Before(at); next = reports.next(next) {
			if m.to = next; reported && !do(m.with(&reports, l.Limits)) {
				return false
			}
			begin(next, false)
		}
		m.to = at
		return !reported || do(m.with(&reports, l.Limits))
	}
	for batch := range l.batches {
		at := batch[0].At
		if !finish(at) {
			return
		}
		looked := false
		for _, r := range batch {
			if err := reports.Put(r); err != nil {
				l.refuse(r, err)
				continue
			}
			is, _ := r.what()
			looked = looked || is == seen
			reported = reported || is != seen
		}
		begin(at, looked)
	}
	last := m.from
	if l.Until.After(last) {
		last = l.Until
	}
	if !reported || !finish(last) {
		return
	}
	if reports.next(m.from).Equal(last) { // what ends at the last moment has ended
		if begin(last, false); !finish(last) {
			return
		}
	}
	end(last)
}

// with returns m with the doubts about what holds at its end.
func (m moment) with(reports *Reports, limits Limits) moment {
	m.remarks = append(m.remarks, reports.Remarks(m.to, limits)...)
	return m
}

func (l Log) refuse(r Report, err error) {
	if l.Refused != nil {
		l.Refused(r, err)
	}
}

// batches calls yield with the reports of each time, in order, of one time the strongest first.
func (l Log) batches(yield func([]Report) bool) {
	var waiting []Report
	var latest time.Time
	ready := func(all bool) bool {
		for len(waiting) > 0 && (all || latest.Sub(waiting[0].At) > l.Within) {
			n := 1
			for n < len(waiting) && waiting[n].At.Equal(waiting[0].At) {
				n++
			}
			if !yield(waiting[:n]) {
				return false
			}
			waiting = waiting[n:]
		}
		return true
	}
	if l.Reports == nil {
		return
	}
	for r := range l.Reports {
		if err := r.check(); err != nil {
			l.refuse(r, err)
			continue
		}
		if late := latest.Sub(r.At); late > l.Within {
			l.refuse(r, r.late(fmt.Sprintf("it comes %v late (want within %v)", late, l.Within)))
			continue
		}
		if r.At.After(latest) {
			latest = r.At
		}
		i, _ := slices.BinarySearchFunc(waiting, r, strongestFirst)
		waiting = slices.Insert(waiting, i, r)
		if !ready(false) {
			return
		}
	}
	ready(true)
}

func strongestFirst(a, b Report) int {
	if c := a.At.Compare(b.At); c != 0 {
		return c
	}
	return compare(b, a)
}
