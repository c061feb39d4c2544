package store

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/othersee/othersee/examples/bridge/report"
)

// A Feed is the last report of each device, in the order in which they were stored, and then
// every further one as it is stored.
type Feed struct {
	messages jetstream.MessagesContext
	// pending is the number of reports that were stored when the feed was opened and are not
	// read yet.
	pending uint64
}

// Feed opens a feed of the subjects that match filters. Close it.
func (s *Store) Feed(ctx context.Context, filters []string) (*Feed, error) {
	consumer, err := s.stream.OrderedConsumer(ctx, jetstream.OrderedConsumerConfig{
		FilterSubjects: filters,
		DeliverPolicy:  jetstream.DeliverLastPerSubjectPolicy,
	})
	if err != nil {
		return nil, fmt.Errorf("store: feed: %w", err)
	}
	messages, err := consumer.Messages()
	if err != nil {
		return nil, fmt.Errorf("store: feed: %w", err)
	}
	return &Feed{messages: messages, pending: consumer.CachedInfo().NumPending}, nil
}

// Close ends the feed, and a Next that waits.
func (f *Feed) Close() { f.messages.Stop() }

// stall is how long nothing may come while there is something to catch up with.
const stall = 5 * time.Second

// CatchUp passes on what was stored when the feed was opened.
func (f *Feed) CatchUp(ctx context.Context, pass func(report.Stored)) error {
	for f.pending > 0 {
		next, cancel := context.WithTimeout(ctx, stall)
		stored, ok, err := f.next(next)
		cancel()
		if err != nil {
			return fmt.Errorf("store: catching up: %w", err)
		}
		if ok {
			pass(stored)
		}
	}
	return nil
}

// Next waits for the next report, until ctx is done or the feed is closed.
func (f *Feed) Next(ctx context.Context) (report.Stored, error) {
	for {
		if stored, ok, err := f.next(ctx); ok || err != nil {
			return stored, err
		}
	}
}

// next waits for what is stored next. It is no report if somebody else has stored it.
func (f *Feed) next(ctx context.Context) (stored report.Stored, ok bool, err error) {
	msg, err := f.messages.Next(jetstream.NextContext(ctx))
	if err != nil {
		return stored, false, err
	}
	meta, err := msg.Metadata()
	if err != nil {
		return stored, false, err
	}
	f.pending = min(f.pending, meta.NumPending)
	r, err := report.Parse(msg.Data())
	if err != nil {
		slog.Error("something else is stored among the reports", "subject", msg.Subject(), "error", err)
		return stored, false, nil
	}
	return report.Stored{Report: r, Sequence: meta.Sequence.Stream, Taken: meta.Timestamp}, true, nil
}

// Load returns all that is stored under the subjects that match filters, by user.
func (s *Store) Load(ctx context.Context, filters []string) (map[string]*report.Devices, error) {
	feed, err := s.Feed(ctx, filters)
	if err != nil {
		return nil, err
	}
	defer feed.Close()
	users := map[string]*report.Devices{}
	err = feed.CatchUp(ctx, func(stored report.Stored) {
		if users[stored.User] == nil {
			users[stored.User] = new(report.Devices)
		}
		users[stored.User].Put(stored)
	})
	return users, err
}
