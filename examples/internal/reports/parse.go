package reports

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/othersee/othersee/examples/internal/jsonl"
	"github.com/othersee/othersee/examples/internal/words"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// The years between which a time is kept as nanoseconds.
const (
	firstYear = 1700
	lastYear  = 2200
)

// maxName is the length of the longest name in bytes, so that a page can show it.
const maxName = 100

// A device is what a report is of.
type device struct {
	user           string
	kind           Kind
	source, device string
}

// value returns the device without its name, where there is one value whoever reports it.
func (d device) value() device {
	if d.kind == KindLine || d.kind == KindClient {
		return d
	}
	return device{user: d.user, kind: d.kind}
}

// name returns the source and the device, as far as there are.
func (d device) name() string {
	return strings.TrimSpace(d.source + " " + d.device)
}

// A saying is what a report says: its state, and how long it lasts.
type saying struct{ kind, state, lasts string }

// A table numbers what comes again and again.
type table[K comparable, V any] struct {
	all     []V
	numbers map[K]uint16
}

// number returns the number of key, with what read makes of it if it is new.
func (t *table[K, V]) number(key K, read func(K) (V, error)) (uint16, error) {
	n, ok := t.numbers[key]
	if ok {
		return n, nil
	}
	v, err := read(key)
	if err != nil {
		return 0, err
	}
	if len(t.all) == 1<<16 {
		return 0, fmt.Errorf("more than %d devices, or states", 1<<16)
	}
	if t.all = append(t.all, v); t.numbers == nil {
		t.numbers = map[K]uint16{}
	}
	n = uint16(len(t.all) - 1)
	t.numbers[key] = n
	return n, nil
}

// tables have what records stand for.
type tables struct {
	devices table[device, device]
	whats   table[saying, timeline.Report] // State and Lasts
	zone    *time.Location
}

func (t *tables) time(r record) time.Time { return time.Unix(0, r.at).In(t.zone) }

func (t *tables) report(r record) timeline.Report {
	of, what := t.devices.all[r.device], t.whats.all[r.what]
	return timeline.Report{At: t.time(r), User: of.user, Source: of.source, Device: of.device, State: what.State, Lasts: what.Lasts}
}

// state returns the state of a report, as far as it has one; of what was seen that of Teams.
func (t *tables) state(r record) presence.State {
	switch s := t.whats.all[r.what].State.(type) {
	case presence.State:
		return s
	case explain.Seen:
		return s.Teams
	}
	return nil
}

// A parser reads lines.
type parser struct {
	Options
	*tables
	file *File
}

// members are the values of the keys of a line, in any case, the last of a key that is repeated.
type members struct {
	At, User, Kind, Source, Device string
	State                          word
	Lasts                          string
}

// A word is a text, or the number of a profile.
type word string

func (w *word) UnmarshalJSON(data []byte) error {
	if len(data) == 1 {
		*w = word(data)
		return nil
	}
	return json.Unmarshal(data, (*string)(w))
}

func (p *parser) line(line []byte, n int) (record, error) {
	m, err := readMembers(line)
	if err != nil {
		return record{}, err
	}
	at, err := p.at(m.At, m.Source)
	if err != nil {
		return record{}, err
	}
	what, err := p.whats.number(saying{m.Kind, string(m.State), m.Lasts}, read)
	if err != nil {
		return record{}, err
	}
	device, err := p.devices.number(device{m.User, Kind(m.Kind), m.Source, m.Device}, device.check)
	if err != nil {
		return record{}, err
	}
	if p.zone == nil {
		if p.zone = p.Zone; p.zone == nil {
			_, seconds := at.Zone() // without its name, which may be that of the machine
			p.zone = time.FixedZone("", seconds)
		}
	}
	return record{at: at.UnixNano(), line: uint32(n), device: device, what: what}, nil
}

func readMembers(line []byte) (m members, err error) {
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	if line[0] == '{' {
		if err = decoder.Decode(&m); err == nil {
			if _, err = decoder.Token(); errors.Is(err, io.EOF) {
				return m, nil
			}
			return m, errors.New("something follows the JSON object")
		}
	}
	notJSON := jsonl.Check(line)
	if notJSON != nil && line[0] != '{' && bytes.ContainsAny(line, ",;") {
		return m, errors.New("no JSON object, but what looks like CSV")
	}
	if notJSON != nil {
		return m, notJSON
	}
	if mismatch := new(json.UnmarshalTypeError); errors.As(err, &mismatch) {
		return m, fmt.Errorf("%s: unexpected JSON %s", strings.ToLower(mismatch.Field), mismatch.Value)
	}
	if err == nil {
		err = errors.New("no JSON object")
	}
	return m, err
}

// at reads a time, and shifts it by what its source's clock is off.
func (p *parser) at(text, source string) (time.Time, error) {
	want := "want it like 2026-11-24T10:02:11+01:00"
	if p.Zone != nil {
		want += " or 2026-11-24 10:02:11"
	}
	all, ok := Times(text, p.Zone)
	switch {
	case text == "":
		return time.Time{}, errors.New(`no key "at"`)
	case !ok:
		return time.Time{}, fmt.Errorf("at: %q is no time (%s)", text, want)
	case len(all) == 0 && p.Zone == nil:
		return time.Time{}, fmt.Errorf("at: no zone (%s; the command takes -zone Europe/Zurich)", want)
	case len(all) == 0:
		return time.Time{}, fmt.Errorf("at: %q does not exist: the clocks go forward then", text)
	case all[0].Year() < firstYear || all[0].Year() > lastYear:
		return time.Time{}, fmt.Errorf("at: year %d (want %d to %d)", all[0].Year(), firstYear, lastYear)
	}
	at := all[len(all)-1]
	if len(all) > 1 {
		p.file.Twice++
		p.file.TwiceAs = at.Format("-07:00")
	}
	return at.Add(p.Shift[source]), nil
}

// layouts are those of times, each with an offset and without.
var layouts = [...][2]string{
	{time.RFC3339, "2006-01-02T15:04:05"},
	{"2006-01-02 15:04:05Z07:00", time.DateTime},
	{"2006-01-02T15:04Z07:00", "2006-01-02T15:04"},
	{"2006-01-02 15:04Z07:00", "2006-01-02 15:04"},
}

// Times returns the times that text stands for, and false if it is no time. Without an offset they
// are those that clocks in zone show so: one; two in the hour that comes twice, when clocks go
// back; none in the hour that they skip, or without a zone.
func Times(text string, zone *time.Location) ([]time.Time, bool) {
	for _, layout := range layouts {
		if t, err := time.Parse(layout[0], text); err == nil {
			return []time.Time{t}, true
		}
		if t, err := time.Parse(layout[1], text); err == nil {
			return shown(t, zone), true
		}
	}
	return nil, false
}

// shown returns the times that clocks in zone show as t is in UTC.
func shown(t time.Time, zone *time.Location) (all []time.Time) {
	for _, near := range [...]time.Duration{-24 * time.Hour, 24 * time.Hour} {
		if zone == nil {
			break
		}
		_, offset := t.Add(near).In(zone).Zone()
		at := t.Add(-time.Duration(offset) * time.Second).In(zone)
		if _, is := at.Zone(); is == offset && (len(all) == 0 || !all[0].Equal(at)) {
			all = append(all, at)
		}
	}
	return all
}

// vocabularies are those of the states of a kind.
var vocabularies = map[Kind]string{KindLine: "Line", KindUserPresence: "MiVO400", KindClient: "TeamsClient", KindConfigured: "Configured"}

// read returns a report that says s, with any time. The words of people become those of the
// library, which then reads it.
func read(s saying) (timeline.Report, error) {
	if text, ok := words.Text(vocabularies[Kind(s.kind)], s.state); ok {
		s.state = text
	}
	line, err := json.Marshal(map[string]any{"at": time.Unix(0, 0), "kind": s.kind, "state": s.state, "lasts": s.lasts})
	var report timeline.Report
	if err == nil {
		err = report.UnmarshalJSON(line)
	}
	if err != nil {
		err = errors.New(strings.TrimPrefix(strings.TrimPrefix(err.Error(), "timeline: "), "report: "))
	}
	return report, err
}

// check returns d, or an error for a name that cannot be shown on one line.
func (d device) check() (device, error) {
	for key, name := range map[string]string{"user": d.user, "source": d.source, "device": d.device} {
		if len(name) > maxName {
			return d, fmt.Errorf("%s %.20q...: longer than %d bytes", key, name, maxName)
		}
		if strings.ContainsFunc(name, func(r rune) bool { return r == utf8.RuneError || !unicode.IsPrint(r) }) {
			return d, fmt.Errorf("%s %q: has a character that cannot be shown", key, name)
		}
	}
	return d, nil
}
