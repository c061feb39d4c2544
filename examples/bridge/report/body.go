package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// An Item is one report of a body, or why it is none.
type Item struct {
	Report Report
	// Place is the element's number in an array, or the line's number in JSON lines,
	// counted from 1.
	Place int
	Err   error
}

// ParseBody reads and checks the reports of a body: one JSON object, one JSON array of
// objects, or JSON lines, of which empty ones are skipped. It returns an error if the body
// is none of them; what is wrong with a single report is told in its Item.
func ParseBody(body []byte, now time.Time) ([]Item, error) {
	trimmed := bytes.TrimSpace(body)
	switch {
	case len(trimmed) == 0:
		return nil, fmt.Errorf("report: empty body (want a JSON object, an array of them, or JSON lines)")
	case trimmed[0] == '[':
		var elements []json.RawMessage
		if err := json.Unmarshal(trimmed, &elements); err != nil {
			return nil, fmt.Errorf("report: array: %w", err)
		}
		items := make([]Item, len(elements))
		for i, element := range elements {
			items[i] = parseItem(element, i+1, now)
		}
		return items, nil
	case json.Valid(trimmed):
		return []Item{parseItem(trimmed, 1, now)}, nil
	}
	var items []Item
	n := 0
	for line := range bytes.Lines(body) {
		n++
		if line = bytes.TrimSpace(line); len(line) > 0 {
			items = append(items, parseItem(line, n, now))
		}
	}
	return items, nil
}

func parseItem(data []byte, place int, now time.Time) Item {
	r, err := Parse(data)
	if err == nil {
		r, err = r.Check(now)
	}
	return Item{Report: r, Place: place, Err: err}
}
