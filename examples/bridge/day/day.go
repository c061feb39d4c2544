// Package day has a day of 50 users as a telephone system and Teams would report it.
package day

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"time"

	"github.com/othersee/othersee/examples/bridge/report"
)

//go:embed day.jsonl
var recorded []byte

// An Event is a report of the day, at a time of day.
type Event struct {
	At     time.Duration // since midnight
	Report report.Report
}

// Events returns the events of the day by their times.
func Events() ([]Event, error) {
	var events []Event
	for line := range bytes.Lines(recorded) {
		var read struct {
			At string `json:"at"`
			report.Report
		}
		if err := json.Unmarshal(line, &read); err != nil {
			return nil, fmt.Errorf("day: line %d: %w", len(events)+1, err)
		}
		at, err := time.Parse(time.TimeOnly, read.At)
		if err != nil {
			return nil, fmt.Errorf("day: line %d: %w", len(events)+1, err)
		}
		events = append(events, Event{at.Sub(midnight), read.Report})
	}
	return events, nil
}

var midnight, _ = time.Parse(time.TimeOnly, "00:00:00")

// Play passes the events of the day on so that it takes as long as length. Each is as of the
// moment at which it is passed on, by clock. It ends early when ctx is done.
func Play(ctx context.Context, length time.Duration, clock func() time.Time, pass func(report.Report) error) error {
	events, err := Events()
	if err != nil {
		return err
	}
	first, last := events[0].At, events[len(events)-1].At
	began := time.Now()
	for _, event := range events {
		part := float64(event.At-first) / float64(last-first)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Until(began.Add(time.Duration(part * float64(length))))):
		}
		event.Report.Time = clock()
		if err := pass(event.Report); err != nil {
			return err
		}
	}
	return nil
}
