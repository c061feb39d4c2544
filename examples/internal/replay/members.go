package replay

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/othersee/othersee/examples/internal/jsonl"
)

// members are the values of the keys of a report; nil where there is no such key.
type members struct {
	at, source, device, state []byte
}

// readMembers reads a line. Package json would take many times as long, and would not mind a
// key in another case, or twice.
func readMembers(line []byte) (members, error) {
	var m members
	s := scanner{data: line}
	if err := m.read(&s); err != nil {
		if syntax := jsonl.Check(line); syntax != nil {
			return members{}, syntax
		}
		return members{}, err
	}
	return m, nil
}

var errNoObject = errors.New(`not an object of texts (want {"at":"...","source":"...","device":"...","state":"..."})`)

func (m *members) read(s *scanner) error {
	if !s.take('{') {
		return errNoObject
	}
	for first := true; !s.take('}'); first = false {
		if !first && !s.take(',') {
			return errNoObject
		}
		key, ok := s.text()
		if !ok || !s.take(':') {
			return errNoObject
		}
		value := m.value(string(key))
		if value == nil || *value != nil {
			return fmt.Errorf("unknown or repeated key %q (want at, source, device, state)", key)
		}
		if *value, ok = s.text(); !ok {
			return fmt.Errorf("key %q: not a text", key)
		}
	}
	if s.space(); s.pos < len(s.data) {
		return errNoObject
	}
	for _, key := range []string{"at", "source", "state"} {
		if *m.value(key) == nil {
			return fmt.Errorf("no key %q", key)
		}
	}
	return nil
}

// value returns where the value of a key belongs.
func (m *members) value(key string) *[]byte {
	switch key {
	case "at":
		return &m.at
	case "source":
		return &m.source
	case "device":
		return &m.device
	case "state":
		return &m.state
	default:
		return nil
	}
}

// A scanner reads JSON.
type scanner struct {
	data []byte
	pos  int
}

func (s *scanner) space() {
	for s.pos < len(s.data) {
		switch s.data[s.pos] {
		case ' ', '\t', '\r', '\n':
			s.pos++
		default:
			return
		}
	}
}

// take reads c, if it comes next.
func (s *scanner) take(c byte) bool {
	s.space()
	if s.pos == len(s.data) || s.data[s.pos] != c {
		return false
	}
	s.pos++
	return true
}

// text reads a string, which is never nil.
func (s *scanner) text() ([]byte, bool) {
	if !s.take('"') {
		return nil, false
	}
	start, plain := s.pos, true
	for ; s.pos < len(s.data); s.pos++ {
		switch c := s.data[s.pos]; {
		case c == '"':
			text := s.data[start:s.pos:s.pos]
			s.pos++
			if plain {
				return text, true
			}
			var decoded string
			err := json.Unmarshal(s.data[start-1:s.pos], &decoded)
			return []byte(decoded), err == nil
		case c == '\\':
			plain = false
			s.pos++
		case c < ' ':
			return nil, false
		}
	}
	return nil, false
}
