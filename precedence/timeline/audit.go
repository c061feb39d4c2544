package timeline

import (
	"iter"
	"slices"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// A Difference is a time in which others saw another state than the one that is expected, or out
// of office beside it. Another activity alone, such as in a meeting for in a call, is none.
type Difference struct {
	From time.Time `json:"from"`
	// To is the end, zero if the log ends in it.
	To         time.Time             `json:"to,omitzero"`
	Input      precedence.Input      `json:"input"`
	Resolution precedence.Resolution `json:"resolution"`
	Seen       explain.Seen          `json:"seen"`
	// Delayed is whether a delay of up to Limits.Delay explains it: others still saw what was
	// expected before, and the next time it was seen agrees; or they already saw what is expected
	// by a report that came later. Where the log ends within that delay, it may explain it.
	Delayed bool `json:"delayed"`
	// UnseenCall is whether a line is Busy, and others should see that, but do not, and no delay
	// explains it.
	UnseenCall bool `json:"unseenCall"`
	// Causes are why Seen may be seen where Input is reported; a delay is first of its Beyond where
	// Delayed. The policy is left open: presence sync may be off.
	Causes explain.Causes `json:"causes"`
}

// A Summary says how far others saw what was expected. In JSON, durations are nanoseconds.
type Summary struct {
	// From and To are the log's first report and its end.
	From time.Time `json:"from,omitzero"`
	To   time.Time `json:"to,omitzero"`
	// Known is for how long it is known what was seen, AsExpected for how long of it that is what
	// was expected, and Delayed the length of the differences that a delay explains.
	Known      time.Duration `json:"known"`
	AsExpected time.Duration `json:"asExpected"`
	Delayed    time.Duration `json:"delayed"`
	// Differences is their number, Delays that of those that a delay explains, and Unexplained of
	// those for which nothing fits, no cause and no delay.
	Differences int `json:"differences"`
	Delays      int `json:"delays"`
	Unexplained int `json:"unexplained"`
	// UnseenCalls is how often a call was not seen, see Difference.UnseenCall, differences that
	// follow each other at once as one.
	UnseenCalls int `json:"unseenCalls"`
	// HiddenCalls is how often a call was expected to be hidden, see Stretch.HiddenCall, calls that
	// overlap as one, and Hidden for how long; Open is whether the log ends in one. DisputedCalls is
	// how often that is disputed, hidden or not.
	HiddenCalls   int           `json:"hiddenCalls"`
	Hidden        time.Duration `json:"hidden"`
	Open          bool          `json:"open"`
	DisputedCalls int           `json:"disputedCalls"`
}

// Differences ranges over the differences of the log, in order. What was seen holds from its own
// time until something else is seen, or as long as the report's Lasts says.
func (l Log) Differences() iter.Seq[Difference] {
	return func(yield func(Difference) bool) { l.audit(yield) }
}

// Summary returns the summary of the log.
func (l Log) Summary() Summary {
	return l.audit(func(Difference) bool { return true })
}

// agrees reports whether others see what is expected of s.
func (m moment) agrees(s Stretch) bool {
	return m.known && m.seen.Teams == s.Resolution.Teams && !m.seen.OutOfOffice
}

// audit yields the differences, and returns the summary if yield has stopped none.
func (l Log) audit(yield func(Difference) bool) Summary {
	var sum Summary
	a := auditor{yield: yield, sum: &sum, delay: l.Limits.withDefaults().Delay, causes: map[question]explain.Causes{}}
	var before Stretch
	l.moments(func(m moment) bool {
		s := stretchOf(m.from, m.in, l.Policy)
		sum.add(m, s, before)
		changed := before.From.IsZero() || s.Resolution.Teams != before.Resolution.Teams
		before = s
		return a.moment(m, s, changed)
	}, func(at time.Time) {
		sum.To, sum.Open = at, before.HiddenCall
		a.end(at)
	})
	return sum
}

// add adds a moment, which is of s.
func (sum *Summary) add(m moment, s, before Stretch) {
	length := m.to.Sub(m.from)
	if sum.From.IsZero() {
		sum.From = m.from
	}
	if m.known {
		sum.Known += length
	}
	if m.agrees(s) {
		sum.AsExpected += length
	}
	if s.DisputedCall && !before.DisputedCall {
		sum.DisputedCalls++
	}
	if s.HiddenCall {
		sum.Hidden += length
		if !before.HiddenCall {
			sum.HiddenCalls++
		}
	}
}

// An auditor tells differences once it is known whether they are delays.
type auditor struct {
	yield   func(Difference) bool
	sum     *Summary
	delay   time.Duration
	waiting []difference // the last one may go on
	open    bool         // whether it does
	unseen  time.Time    // where the last call ended that others should have seen
	causes  map[question]explain.Causes
}

type question struct {
	seen explain.Seen
	in   precedence.Input
}

type difference struct {
	Difference
	to      time.Time // as To, but never zero
	ours    bool      // whether it began because something else is expected
	since   time.Time // when, if only the input has changed since
	looked  time.Time // when it was last seen
	decided bool      // whether Delayed is known
}

// moment takes in the next moment, which is of s; changed is whether something else is expected
// since. It returns false when the caller wants no more.
func (a *auditor) moment(m moment, s Stretch, changed bool) bool {
	differs := m.known && !m.agrees(s)
	next := difference{
		Difference: Difference{From: m.from, Input: m.in, Resolution: s.Resolution, Seen: m.seen},
		ours:       changed, since: m.from, looked: m.from,
	}
	if a.open {
		d := &a.waiting[len(a.waiting)-1]
		if !differs || d.Seen != m.seen || d.Input != m.in {
			a.close(d, m, s)
			if !changed && d.Seen == m.seen {
				next.ours, next.since = d.ours, d.since
				if !m.looked {
					next.looked = d.looked
				}
			}
		} else if m.looked {
			d.looked = m.from
		}
	}
	for i := range a.waiting {
		d := &a.waiting[i]
		if m.looked && !d.decided && !(a.open && i == len(a.waiting)-1) {
			d.decided, d.Delayed = true, m.agrees(s)
		}
	}
	if differs && !a.open {
		a.open = true
		a.waiting = append(a.waiting, next)
	}
	return a.tell(false)
}

// close ends a difference before m, which is of s.
func (a *auditor) close(d *difference, m moment, s Stretch) {
	a.open = false
	d.To, d.to = m.from, m.from
	switch {
	case !d.ours: // seen first: the report may have come late
		d.decided, d.Delayed = true, m.agrees(s) && m.seen == d.Seen && m.from.Sub(d.since) <= a.delay
	case !m.known || d.looked.Sub(d.since) > a.delay:
		d.decided = true
	}
}

// end ends the log.
func (a *auditor) end(at time.Time) {
	if a.open {
		a.waiting[len(a.waiting)-1].to = at
		a.open = false
	}
	for i := range a.waiting {
		if d := &a.waiting[i]; !d.decided { // a delay may still explain it
			d.Delayed = at.Sub(d.since) <= a.delay
		}
	}
	a.tell(true)
}

// tell yields the differences of which all is known, or all there are.
func (a *auditor) tell(all bool) bool {
	for len(a.waiting) > 0 && (all || a.waiting[0].decided) {
		d := a.waiting[0]
		a.waiting = a.waiting[1:]
		d.Causes = a.why(d.Difference)
		a.sum.Differences++
		switch {
		case d.Delayed:
			a.sum.Delays++
			a.sum.Delayed += d.to.Sub(d.From)
		case len(d.Causes.Causes) == 0:
			a.sum.Unexplained++
		}
		d.UnseenCall = d.Input.Lines.Has(presence.LineBusy) && !d.Delayed && shows(d.Resolution.Teams) && !shows(d.Seen.Teams)
		if d.UnseenCall {
			if !d.From.Equal(a.unseen) {
				a.sum.UnseenCalls++
			}
			a.unseen = d.to
		}
		if !a.yield(d.Difference) {
			return false
		}
	}
	return true
}

// why returns the causes of a difference. Each question is asked once: it takes milliseconds.
func (a *auditor) why(d Difference) explain.Causes {
	q := question{d.Seen, d.Input}
	causes, ok := a.causes[q]
	if !ok {
		causes = explain.Why(d.Seen, explain.Reported(d.Input))
		a.causes[q] = causes
	}
	if i := slices.Index(causes.Beyond, explain.BeyondDelay); d.Delayed && i > 0 {
		causes.Beyond = slices.Insert(slices.Delete(slices.Clone(causes.Beyond), i, i+1), 0, explain.BeyondDelay)
	}
	return causes
}
