package replay

import (
	"time"

	"github.com/othersee/othersee/presence"
)

// A Conflict is that a device has two reports of one time, which differ. The later in the log
// counts.
type Conflict struct {
	At     time.Time `json:"at"`
	Kind   Kind      `json:"source"`
	Device string    `json:"device,omitempty"`
	// Line and State are of the report that does not count.
	Line  int            `json:"line"`
	State presence.State `json:"state"`
	// CountsLine and Counts are of the one that does.
	CountsLine int            `json:"countsLine"`
	Counts     presence.State `json:"counts"`
}

// settle voids each report that another one of its device and time follows.
func (l *Log) settle() {
	last := make([]*report, len(l.devices.all))
	for i := range l.changes {
		r := &l.changes[i]
		earlier := last[r.device]
		last[r.device] = r
		if earlier == nil || earlier.at != r.at {
			continue
		}
		earlier.void = true
		if earlier.state == r.state {
			continue
		}
		l.Conflicting++
		if len(l.Conflicts) < maxNamed {
			of := l.devices.all[r.device]
			l.Conflicts = append(l.Conflicts, Conflict{
				At: l.time(r.at), Kind: of.kind, Device: of.name,
				Line: int(earlier.line), State: of.kind.state(earlier.state),
				CountsLine: int(r.line), Counts: of.kind.state(r.state),
			})
		}
	}
}
