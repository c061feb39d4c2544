// Package day has a day of 50 users as a telephone system and Teams would report it.
package day

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"time"
)

//go:embed day.jsonl
var recorded []byte

// Users are the ids and names of the users, as package names reads them.
//
//go:embed users.tsv
var Users string

// An Event is a report of the day, without its time, at a time of day.
type Event struct {
	At     time.Duration // since midnight
	Report map[string]string
}

// Events returns the events of the day by their times.
func Events() ([]Event, error) {
	var events []Event
	for line := range bytes.Lines(recorded) {
		report := map[string]string{}
		if err := json.Unmarshal(line, &report); err != nil {
			return nil, fmt.Errorf("day: line %d: %w", len(events)+1, err)
		}
		at, err := time.Parse(time.TimeOnly, report["at"])
		if err != nil {
			return nil, fmt.Errorf("day: line %d: %w", len(events)+1, err)
		}
		events = append(events, Event{at.Sub(midnight), report})
	}
	return events, nil
}

var midnight, _ = time.Parse(time.TimeOnly, "00:00:00")

// Play passes the events of the day on as JSON, so that it takes as long as length. Each is as of the
// moment at which it is passed on. It ends early when ctx is done.
func Play(ctx context.Context, length time.Duration, pass func(report []byte) error) error {
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
		event.Report["at"] = time.Now().Format(time.RFC3339Nano)
		report, err := json.Marshal(event.Report)
		if err == nil {
			err = pass(report)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
