package report

import (
	"cmp"
	"slices"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A Stored report is one that the engine keeps, with the sequence it gave it and the time at
// which it took it, by the engine's own clock.
type Stored struct {
	Report
	Sequence uint64
	Taken    time.Time
}

// after reports whether s holds against other. The reports' own time decides, and between
// equal times whichever came later.
func (s Stored) after(other Stored) bool {
	return cmp.Or(s.Time.Compare(other.Time), cmp.Compare(s.Sequence, other.Sequence)) > 0
}

// Devices are the last reports of all devices of one user. The zero Devices is a user of
// whom nothing is known.
type Devices struct {
	last    []Stored // of each device
	removed Stored   // the last removal of the user
}

// Put takes in a stored report. Reports may come repeatedly.
func (d *Devices) Put(s Stored) {
	if s.Kind == Removed {
		d.removed = s
		return
	}
	i := slices.IndexFunc(d.last, func(o Stored) bool { return o.Source == s.Source && o.Device == s.Device })
	switch {
	case i < 0:
		d.last = append(d.last, s)
	case d.last[i].Sequence < s.Sequence:
		d.last[i] = s
	}
}

// Sequence returns the highest sequence of all that was put.
func (d *Devices) Sequence() uint64 {
	highest := d.removed.Sequence
	for _, s := range d.last {
		highest = max(highest, s.Sequence)
	}
	return highest
}

// Any reports whether any report holds.
func (d *Devices) Any() bool { return slices.ContainsFunc(d.last, d.holds) }

// holds reports whether s is of a device that is not gone, later than the user's last removal.
func (d *Devices) holds(s Stored) bool { return s.Kind != Gone && s.after(d.removed) }

// Reports returns the reports that hold, sorted by source and device.
func (d *Devices) Reports() []Stored {
	var live []Stored
	for _, s := range d.last {
		if d.holds(s) {
			live = append(live, s)
		}
	}
	slices.SortFunc(live, func(a, b Stored) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Device, b.Device))
	})
	return live
}

// Last returns the highest time of the reports that hold, the zero time if there are none.
func (d *Devices) Last() time.Time {
	var last time.Time
	for _, s := range d.Reports() {
		if s.Time.After(last) {
			last = s.Time
		}
	}
	return last
}

// Drop forgets the reports that the user's removal has made void and returns their
// sequences.
func (d *Devices) Drop() []uint64 {
	var void []uint64
	d.last = slices.DeleteFunc(d.last, func(s Stored) bool {
		if s.after(d.removed) {
			return false
		}
		void = append(void, s.Sequence)
		return true
	})
	return void
}

// Input returns what the library is asked: the states of all lines and of all clients, and
// of the user presences and the statuses set by hand the last one each (rule P5: whoever
// wrote it last).
func (d *Devices) Input() precedence.Input {
	var in precedence.Input
	var user, configured Stored
	for _, s := range d.last {
		if !d.holds(s) {
			continue
		}
		switch s.Kind {
		case Line:
			in.Lines = in.Lines.With(state[presence.Line](s))
		case Client:
			in.Clients = in.Clients.With(state[presence.TeamsClient](s))
		case User:
			if s.after(user) {
				user, in.UserPresence = s, state[presence.MiVO400](s)
			}
		case Configured:
			if s.after(configured) {
				configured, in.Configured = s, state[presence.Configured](s)
			}
		}
	}
	return in
}

// state returns the state of a report that was checked before it was stored.
func state[S presence.Vocabulary](s Stored) S {
	parsed, _ := presence.Parse[S](s.State)
	return parsed
}
