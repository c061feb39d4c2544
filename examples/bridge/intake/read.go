package intake

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/othersee/othersee/examples/bridge/writer"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// An item is one report of a body, and what became of it.
type item struct {
	timeline.Report
	key    string
	err    error // why it is none
	stored bool
	failed error // why it is not accepted
}

// errTooMany is wrapped by what is refused for its number.
var errTooMany = errors.New("too many")

// maxAhead is how far a report may be ahead of this bridge's clock, so that a nonsensical year does
// not make every later report an older one. It forgives clocks and time zones.
const maxAhead = 24 * time.Hour

// read reads the reports of a body: a JSON object, several one after another, or one array of them. It
// holds one of them at a time, and ends at the first that is too much.
func (in *Intake) read(body io.Reader, now time.Time) ([]item, error) {
	buffered := bufio.NewReader(body)
	array := false
	for {
		c, _, err := buffered.ReadRune()
		if err != nil {
			return nil, fmt.Errorf("no report (want a JSON object, an array of them, or one a line): %w", err)
		}
		if !unicode.IsSpace(c) {
			array = c == '['
			_ = buffered.UnreadRune()
			break
		}
	}
	decoder := json.NewDecoder(buffered)
	if array {
		_, _ = decoder.Token()
	}
	var items []item
	for !array || decoder.More() {
		var it item
		switch err := decoder.Decode(&it.Report); {
		case errors.Is(err, io.EOF) && !array:
			return items, nil
		case err != nil && broken(err):
			return nil, fmt.Errorf("report %d: %w", len(items)+1, err)
		case len(items) == MaxReports:
			return nil, fmt.Errorf("%w reports (want at most %d)", errTooMany, MaxReports)
		case err != nil:
			it.err = err
		default:
			it.err = in.check(&it, now)
		}
		items = append(items, it)
	}
	_, err := decoder.Token()
	return items, err
}

// broken reports whether nothing more can be read after an error: it is not one of a report.
func broken(err error) bool {
	return !strings.HasPrefix(err.Error(), "timeline: ")
}

// check completes a report, and returns what is wrong with it.
func (in *Intake) check(it *item, now time.Time) error {
	r := &it.Report
	id, err := in.names.ID(r.User)
	if err != nil {
		return err
	}
	r.User, r.At = id, r.At.UTC()
	it.key = writer.UserKey(id) + "."
	if ahead := r.At.Sub(now); ahead > maxAhead {
		return fmt.Errorf("time %s is %v ahead (want at most %v)", r.At.Format(time.RFC3339), ahead.Round(time.Minute), maxAhead)
	}
	switch s := r.State.(type) {
	case presence.Line:
		if it.key += "line"; r.Lasts == 0 {
			r.Lasts = in.lasts
		}
	case presence.TeamsClient:
		it.key += "client"
	case presence.MiVO400:
		it.key += "userPresence"
		return errors.Join(checkName("source", r.Source, false), checkName("device", r.Device, false))
	case presence.Configured:
		it.key += "configured"
		return errors.Join(checkName("source", r.Source, false), checkName("device", r.Device, false))
	case explain.Seen:
		return errors.New(`kind "seen": the bridge reads it from Graph itself`)
	case timeline.Event:
		it.key += string(s)
		if s == timeline.Removed {
			r.Source, r.Device = "", ""
			return nil
		}
	}
	it.key += "." + token(r.Source) + "." + token(r.Device)
	return errors.Join(checkName("source", r.Source, true), checkName("device", r.Device, true))
}

// maxName is the length of the longest name in bytes: two of them, every byte escaped, fit in a subject.
const maxName = 255

func checkName(what, name string, needed bool) error {
	switch {
	case name == "" && needed:
		return fmt.Errorf("no %s", what)
	case len(name) > maxName:
		return fmt.Errorf("%s of %d bytes (want at most %d)", what, len(name), maxName)
	case !utf8.ValidString(name) || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }):
		return fmt.Errorf("%s %q has what cannot be shown", what, name)
	}
	return nil
}

// token returns name as one token of a subject: letters, digits, '-' and '_' stand for themselves and
// any other byte for '=' and two hexadecimal digits, so that different names have different tokens.
func token(name string) string {
	var b strings.Builder
	for _, c := range []byte(name) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "=%02X", c)
		}
	}
	return b.String()
}
