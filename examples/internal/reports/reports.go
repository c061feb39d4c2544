// Package reports reads files of reports, the form that all examples take: one JSON object a line.
//
//	{"at":"2026-11-24T10:02:11+01:00","user":"anna","kind":"line","source":"pbx","device":"desk","state":"Busy"}
//
// The keys are those of a [timeline.Report], and at and kind are required. A state is a text or a
// label, as package words reads them; of the user presence also the number of its profile, 0 to 4
// (rule P7). A time without zone is read where [Options] give one. Lines that are no reports are
// kept apart, see [Bad]; empty lines are none.
//
// A file takes 16 bytes a report, with room to grow up to 40. Nothing here reads a clock.
package reports

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/othersee/othersee/examples/internal/jsonl"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// What a file keeps to be read by people.
const (
	maxNamed  = 100 // reasons of bad lines, and as many conflicts
	maxReason = 400 // bytes
)

// Options say how to read times. The zero Options take them as they are.
type Options struct {
	// Zone is that of the times that have none, and in which all are shown. If it is nil, a time
	// without zone is a bad line, and all are shown in the zone of the first report.
	Zone *time.Location
	// Shift is what to add to the times of a source whose clock is off.
	Shift map[string]time.Duration
}

// A File is a file of reports that has been read.
type File struct {
	// Logs are the reports of each user, by name; one without reports, if there is none.
	Logs []*Log
	// Bad are the first 100 reasons for which BadLines lines are no reports.
	Bad      []Bad
	BadLines int
	// Twice is how many times without zone are in an hour that comes twice, when clocks go back.
	// They are read as the second, which has the offset TwiceAs.
	Twice   int
	TwiceAs string
}

// A Bad is a reason for which lines are no reports.
type Bad struct {
	Line   int    `json:"line"` // the first, from 1
	Last   int    `json:"last"`
	Lines  int    `json:"lines"`
	Reason string `json:"reason"`
}

// A Log is the reports of one user, by time.
type Log struct {
	User string
	// Reports is their number.
	Reports int
	// First and Last are the times of the first and of the last.
	First, Last time.Time
	// Conflicts are the first 100 of the Conflicting reports that do not count.
	Conflicts   []Conflict
	Conflicting int

	records []record
	tables  *tables
}

// A Conflict is that a device has two reports of one time, which differ. The stronger counts.
type Conflict struct {
	At     time.Time `json:"at"`
	Kind   Kind      `json:"kind"`
	Device string    `json:"device,omitempty"`
	// Line and State are of the report that does not count.
	Line  int            `json:"line"`
	State presence.State `json:"state"`
	// CountsLine and Counts are of the one that does.
	CountsLine int            `json:"countsLine"`
	Counts     presence.State `json:"counts"`
}

// A record is a report in 16 bytes: its device and what it says are in tables.
type record struct {
	at           int64 // nanoseconds since 1970
	line         uint32
	device, what uint16
}

// Read reads a file to its end. An error is that of reading, or that Options name a source
// that the file does not have; bad lines are none.
func Read(r io.Reader, o Options) (*File, error) {
	file := new(File)
	p := parser{Options: o, tables: new(tables), file: file}
	lines := jsonl.NewReader(r)
	var records []record
	for {
		line, err := lines.Line()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil && !errors.Is(err, jsonl.ErrTooLong) {
			return nil, err
		}
		var got record
		if err == nil {
			got, err = p.line(line, lines.Number())
		}
		if err != nil {
			file.bad(lines.Number(), err)
		} else {
			records = append(records, got)
		}
	}
	for source := range o.Shift {
		if !slices.ContainsFunc(p.devices.all, func(d device) bool { return d.source == source }) {
			return nil, fmt.Errorf("no report of the source %q", source)
		}
	}
	file.split(records, p.tables)
	return file, nil
}

func (f *File) bad(line int, err error) {
	f.BadLines++
	reason := err.Error()
	if len(reason) > maxReason {
		reason = strings.ToValidUTF8(reason[:maxReason], "") + "..."
	}
	i := slices.IndexFunc(f.Bad, func(b Bad) bool { return b.Reason == reason })
	if i >= 0 {
		f.Bad[i].Last = line
		f.Bad[i].Lines++
	} else if len(f.Bad) < maxNamed {
		f.Bad = append(f.Bad, Bad{line, line, 1, reason})
	}
}

// split puts records in order, and gives each user theirs.
func (f *File) split(records []record, t *tables) {
	user := func(r record) string { return t.devices.all[r.device].user }
	order := func(a, b record) int {
		return cmp.Or(cmp.Compare(user(a), user(b)), cmp.Compare(a.at, b.at), cmp.Compare(a.line, b.line))
	}
	if !slices.IsSortedFunc(records, order) {
		slices.SortFunc(records, order)
	}
	for len(records) > 0 {
		n := 1
		for n < len(records) && user(records[n]) == user(records[0]) {
			n++
		}
		log := &Log{User: user(records[0]), Reports: n, records: records[:n:n], tables: t}
		log.First, log.Last = t.time(records[0]), t.time(records[n-1])
		log.settle()
		f.Logs = append(f.Logs, log)
		records = records[n:]
	}
	if len(f.Logs) == 0 {
		f.Logs = []*Log{{tables: t}}
	}
}

// All ranges over the reports, by time.
func (l *Log) All() iter.Seq[timeline.Report] {
	return l.only(func(device) bool { return true })
}

// only ranges over the reports of the devices that match.
func (l *Log) only(match func(device) bool) iter.Seq[timeline.Report] {
	return func(yield func(timeline.Report) bool) {
		matches := make([]bool, len(l.tables.devices.all))
		for i, d := range l.tables.devices.all {
			matches[i] = match(d)
		}
		for _, r := range l.records {
			if matches[r.device] && !yield(l.tables.report(r)) {
				return
			}
		}
	}
}

// settle finds the reports that do not count: of each time and device, all but the strongest.
func (l *Log) settle() {
	counts := map[device]record{}
	for i, r := range l.records {
		if i > 0 && r.at != l.records[i-1].at {
			clear(counts)
		}
		of := l.tables.devices.all[r.device].value()
		before, again := counts[of]
		if counts[of] = r; !again || !slices.Contains(sources, of.kind) {
			continue
		}
		held := new(timeline.Reports)
		_ = held.Put(l.tables.report(before))
		if late := held.Put(l.tables.report(r)); late != nil {
			counts[of] = before
			before, r = r, before
		}
		if before.what == r.what {
			continue
		}
		l.Conflicting++
		if len(l.Conflicts) < maxNamed {
			l.Conflicts = append(l.Conflicts, Conflict{
				At: l.tables.time(r), Kind: of.kind, Device: of.name(),
				Line: int(before.line), State: l.tables.state(before),
				CountsLine: int(r.line), Counts: l.tables.state(r),
			})
		}
	}
}
