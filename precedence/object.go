package precedence

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// A member is a key of a JSON object and where its value goes.
type member struct {
	key   string
	value any
}

// readObject reads a JSON object of the given members, of which each may be left out. It is
// stricter than package json: a key in another case, unknown or repeated is an error, which
// names what is read.
func readObject(what string, data []byte, members ...member) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	if brace, err := dec.Token(); err != nil || brace != json.Delim('{') {
		return fmt.Errorf("precedence: %s is not a JSON object: %.40q", what, data)
	}
	left := slices.Clone(members)
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return fmt.Errorf("precedence: %s: %w", what, err)
		}
		key := token.(string) // as every key of an object is
		i := slices.IndexFunc(left, func(m member) bool { return m.key == key })
		if i < 0 {
			return fmt.Errorf("precedence: unknown or repeated %s key %q (want %s)", what, key, keys(members))
		}
		if err := dec.Decode(left[i].value); err != nil {
			return fmt.Errorf("precedence: %s %s: %w", what, key, err)
		}
		left = slices.Delete(left, i, i+1)
	}
	if _, err := dec.Token(); err != nil { // the closing brace
		return fmt.Errorf("precedence: %s: %w", what, err)
	}
	return nil
}

func keys(members []member) string {
	var all []string
	for _, m := range members {
		all = append(all, m.key)
	}
	return strings.Join(all, ", ")
}
