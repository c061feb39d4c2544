// Package store keeps reports in NATS JetStream: a stream that holds the last report of each
// device is the whole state of the bridge. Two key-value buckets beside it say which bridge
// writes which users, and up to where what follows from the reports is written.
package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/othersee/othersee/examples/bridge/report"
)

const streamName = "REPORTS"

// A Config says how the engine is to keep what it is given.
type Config struct {
	// Replicas is how many nodes keep each report: 1, 3 or 5.
	Replicas int
	// MaxBytes limits the stored reports; devices not yet known are refused beyond it.
	MaxBytes int64
	// Lease is how long a bridge that is not heard of keeps its users.
	Lease time.Duration
}

// A Store is one bridge's access to the engine. It is safe for concurrent use.
type Store struct {
	js     jetstream.JetStream
	stream jetstream.Stream
	// Owners says which bridges live and which of them has which partition. Its keys expire.
	Owners jetstream.KeyValue
	marks  jetstream.KeyValue
	heads  heads
}

// Open returns the store behind nc, and creates what of it is not there yet.
func Open(ctx context.Context, nc *nats.Conn, config Config) (*Store, error) {
	js, err := jetstream.New(nc)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	s := &Store{js: js}
	s.stream, err = js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{
		Name:              streamName,
		Description:       "the last report of each device",
		Subjects:          report.OfAll(),
		MaxMsgsPerSubject: 1,
		MaxBytes:          config.MaxBytes,
		Discard:           jetstream.DiscardNew,
		Storage:           jetstream.FileStorage,
		Replicas:          config.Replicas,
		AllowDirect:       true,
	})
	if err != nil {
		return nil, fmt.Errorf("store: stream %s with %d replicas: %w", streamName, config.Replicas, err)
	}
	s.Owners, err = js.CreateOrUpdateKeyValue(ctx, jetstream.KeyValueConfig{
		Bucket:      "owners",
		Description: "the bridges that live, and which of them has which partition",
		TTL:         config.Lease,
		Replicas:    config.Replicas,
	})
	if err != nil {
		return nil, fmt.Errorf("store: bucket owners: %w", err)
	}
	s.marks, err = js.CreateOrUpdateKeyValue(ctx, jetstream.KeyValueConfig{
		Bucket:      "marks",
		Description: "per partition, the sequence up to which the sessions are written",
		Replicas:    config.Replicas,
	})
	if err != nil {
		return nil, fmt.Errorf("store: bucket marks: %w", err)
	}
	return s, nil
}

// Delete removes one stored report. One that is not there any more is no error.
func (s *Store) Delete(ctx context.Context, sequence uint64) error {
	err := s.stream.DeleteMsg(ctx, sequence)
	if err == nil {
		return nil
	}
	if _, missing := s.stream.GetMsg(ctx, sequence); errors.Is(missing, jetstream.ErrMsgNotFound) {
		return nil
	}
	return err
}
