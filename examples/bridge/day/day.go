// Package day has a day of 50 users as a telephone system and Teams would report it.
package day

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"time"

	"github.com/othersee/othersee/precedence/timeline"
)

//go:embed day.jsonl
var recorded []byte

// Users are the ids and names of the users, as package names reads them.
//
//go:embed users.tsv
var Users string

// Reports returns the reports of the day by their times.
func Reports() ([]timeline.Report, error) {
	var reports []timeline.Report
	for line := range bytes.Lines(recorded) {
		var r timeline.Report
		if err := json.Unmarshal(line, &r); err != nil {
			return nil, fmt.Errorf("day: line %d: %w", len(reports)+1, err)
		}
		reports = append(reports, r)
	}
	return reports, nil
}

// Play passes the reports of the day on, so that it takes as long as length. Each is as of the moment at
// which it is passed on. It ends early when ctx is done.
func Play(ctx context.Context, length time.Duration, pass func(timeline.Report) error) error {
	reports, err := Reports()
	if err != nil {
		return err
	}
	first, last := reports[0].At, reports[len(reports)-1].At
	began := time.Now()
	for _, r := range reports {
		part := r.At.Sub(first).Seconds() / last.Sub(first).Seconds()
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Until(began.Add(time.Duration(part * float64(length))))):
		}
		r.At = time.Now()
		if err := pass(r); err != nil {
			return err
		}
	}
	return nil
}
