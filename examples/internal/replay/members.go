package replay

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/othersee/othersee/examples/internal/jsonl"
)

// members are the values of the keys of a report.
type members struct {
	At, Source, State *string
	Device            string
}

// readMembers reads a line, as package json has it: keys in any case, and the last of a key
// that is repeated.
func readMembers(line []byte) (m members, err error) {
	if err := jsonl.Check(line); err != nil {
		return m, err
	}
	if bytes.TrimSpace(line)[0] != '{' {
		return m, errors.New("no JSON object")
	}
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&m); err != nil {
		return m, err
	}
	for _, required := range []struct {
		key   string
		value *string
	}{{"at", m.At}, {"source", m.Source}, {"state", m.State}} {
		if required.value == nil {
			return m, fmt.Errorf("no key %q", required.key)
		}
	}
	return m, nil
}
