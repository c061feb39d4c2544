package replay

import (
	"fmt"

	"github.com/othersee/othersee/examples/internal/jsonl"
	"github.com/othersee/othersee/internal/strict"
)

// members are the values of the keys of a report.
type members struct {
	at, source, device, state []byte
}

var memberKeys = []string{"at", "source", "state", "device"}

// required is how many of them, from the first, a report must have.
const required = 3

// readMembers reads a line.
func readMembers(line []byte) (members, error) {
	var m members
	o := strict.Open("report", line, memberKeys)
	for o.Next() {
		switch o.Key() {
		case "at":
			m.at = o.Text()
		case "source":
			m.source = o.Text()
		case "device":
			m.device = o.Text()
		case "state":
			m.state = o.Text()
		}
	}
	if err := o.Close(); err != nil {
		if syntax := jsonl.Check(line); syntax != nil {
			return members{}, syntax
		}
		return members{}, err
	}
	for n, key := range memberKeys[:required] {
		if !o.Has(n) {
			return members{}, fmt.Errorf("no key %q", key)
		}
	}
	return m, nil
}
