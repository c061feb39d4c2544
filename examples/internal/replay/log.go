// Package replay turns a log of reports into a timeline: who was in which state when, what
// others saw of it in Teams, and when a call was hidden from them.
//
// A log has one report a line, a JSON object:
//
//	{"at":"2026-11-24T10:02:11+01:00","source":"line","device":"Desk phone","state":"Busy"}
//
// It is of one user. The keys at, source and state are required. The source is line,
// userPresence, client or configured, one of the fields of a [precedence.Input]. A device is a line or a
// client, and has a name where there is more than one; user presence and the status set by
// hand are one value each, whichever device set them, so their device is not looked at.
// The state is a text or a label, as package words reads them.
//
// A report holds from its own time, whatever its place in the log, until the next one of the
// same device; what has no report yet is not known. A report that repeats what holds changes
// nothing. Of two of one device at one time the later in the log counts, and where they
// differ, that is a [Conflict]. Lines that are no reports are kept apart, see [Bad]; empty
// lines are none.
//
// A log takes 16 bytes a report while it is read (with room to grow, up to 40), and then 16
// for each that changes something; a [Timeline] is computed while it is ranged over, and takes
// nothing. Nothing here reads a clock.
package replay

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/othersee/othersee/examples/internal/jsonl"
)

// What a log keeps to be read by people.
const (
	maxNamed  = 100 // bad lines, and as many conflicts
	maxReason = 400 // bytes
)

// A Log is a log that has been read.
type Log struct {
	// Reports is the number of reports in the log.
	Reports int
	// First and Last are the times of the first and of the last report; zero where there is
	// none.
	First, Last time.Time
	// Bad are the first 100 of the BadLines lines that are no reports.
	Bad      []Bad
	BadLines int
	// Conflicts are the first 100, by time, of the Conflicting reports that do not count.
	Conflicts   []Conflict
	Conflicting int

	zone    *time.Location
	devices devices
	changes []report // by time
}

// A Bad is a line that is no report.
type Bad struct {
	Line   int    `json:"line"` // from 1
	Reason string `json:"reason"`
}

// Read reads a log to its end. All times are shown in the given zone, or if it is nil in that
// of the report that comes first in the log. An error is that of reading; bad lines are none.
func Read(r io.Reader, zone *time.Location) (*Log, error) {
	lines := jsonl.NewReader(r)
	log := &Log{zone: zone, devices: devices{numbers: map[device]uint16{}}}
	for n := 1; ; n++ {
		line, err := lines.Line()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil && !errors.Is(err, jsonl.ErrTooLong) {
			return nil, fmt.Errorf("reading line %d: %w", n, err)
		}
		if err == nil {
			err = log.add(line, n)
		}
		if err != nil {
			log.bad(n, err)
		}
	}
	log.order()
	return log, nil
}

func (l *Log) bad(line int, err error) {
	l.BadLines++
	if len(l.Bad) == maxNamed {
		return
	}
	reason := err.Error()
	if len(reason) > maxReason {
		reason = strings.ToValidUTF8(reason[:maxReason], "") + "..."
	}
	l.Bad = append(l.Bad, Bad{line, reason})
}

// time returns the time of a report.
func (l *Log) time(at int64) time.Time {
	return time.Unix(0, at).In(l.zone)
}

// fixed returns the zone of at without its name, which may be that of the machine.
func fixed(at time.Time) *time.Location {
	_, seconds := at.Zone()
	return time.FixedZone("", seconds)
}

// A report is a line of the log. It is 16 bytes.
type report struct {
	at     int64 // nanoseconds since 1970
	line   uint32
	device uint16
	state  uint8
	void   bool // does not count
}

// add reads a line. An empty one it leaves out.
func (l *Log) add(line []byte, n int) error {
	if n == 1 {
		line = bytes.TrimPrefix(line, []byte("\ufeff"))
	}
	if len(bytes.TrimSpace(line)) == 0 {
		return nil
	}
	m, err := readMembers(line)
	if err != nil {
		return err
	}
	at, err := readTime(*m.At)
	if err != nil {
		return err
	}
	kind, err := readKind(*m.Source)
	if err != nil {
		return err
	}
	state, err := kind.parse(*m.State)
	if err != nil {
		return err
	}
	number, err := l.devices.number(kind, m.Device)
	if err != nil {
		return err
	}
	if l.zone == nil {
		l.zone = fixed(at)
	}
	l.Reports++
	l.changes = append(l.changes, report{at: at.UnixNano(), line: uint32(n), device: number, state: state})
	return nil
}

// order puts the reports in the order of their times, and keeps only those that change
// something.
func (l *Log) order() {
	if len(l.changes) == 0 {
		return
	}
	byTime := func(a, b report) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.line, b.line)) }
	if !slices.IsSortedFunc(l.changes, byTime) {
		slices.SortFunc(l.changes, byTime)
	}
	l.First = l.time(l.changes[0].at)
	l.Last = l.time(l.changes[len(l.changes)-1].at)
	l.settle()
	held := make([]int, len(l.devices.all))
	for i := range held {
		held[i] = -1
	}
	l.changes = slices.Clone(slices.DeleteFunc(l.changes, func(r report) bool {
		if r.void || held[r.device] == int(r.state) {
			return true
		}
		held[r.device] = int(r.state)
		return false
	}))
}
