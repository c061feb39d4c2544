package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/othersee/othersee/examples/bridge/report"
)

// An Outcome is what became of a report that was accepted.
type Outcome int

// The outcomes of Put.
const (
	// Kept: the engine has stored the report.
	Kept Outcome = iota
	// Older: the engine has a later report of the device, or this very one; nothing is lost.
	Older
)

// Reasons why Put does not accept a report.
var (
	// ErrFull says that the engine has no room. Reports of devices it knows may still pass.
	ErrFull = errors.New("store: the engine has no room left")
	// ErrUnavailable says that the engine did not confirm the report in time. Whether it is
	// stored is not known; sending it again is harmless.
	ErrUnavailable = errors.New("store: the engine did not confirm in time; send the report again")
	// ErrKind says that the device has reported something of another kind before.
	ErrKind = errors.New("store: one device reports one kind; give the other a device of its own")
)

// How long the engine may take to confirm before the report is sent again, and how long
// to let it settle after a failure.
const (
	confirm = 3 * time.Second
	settle  = 100 * time.Millisecond
)

// Put stores r unless the engine has a later report of the same device. It returns nil only
// when the engine has confirmed. It tries until ctx is done.
//
// That no older report replaces a later one is left to the engine: each report is stored on
// the condition that the device's last one is still that which r was compared with.
func (s *Store) Put(ctx context.Context, r report.Report) (Outcome, error) {
	data, err := encode(r)
	if err != nil {
		return 0, fmt.Errorf("store: %w", err)
	}
	subject := r.Subject()
	head := s.heads.of(subject)
	head.Lock()
	defer head.Unlock()
	for {
		switch head.compare(r) {
		case older:
			return Older, nil
		case later:
			sequence, err := s.publish(ctx, subject, data, head.sequence)
			switch {
			case err == nil:
				head.set(r, sequence)
				return Kept, nil
			case isFull(err):
				return 0, fmt.Errorf("%w (%v)", ErrFull, err)
			case !isConflict(err) && !sleep(ctx, settle): // perhaps stored, perhaps not
				return 0, fmt.Errorf("%w (%v)", ErrUnavailable, err)
			}
		}
		if err := s.refresh(ctx, subject, head); err != nil {
			return 0, fmt.Errorf("%w (%v)", ErrUnavailable, err)
		}
		if head.compare(r) == otherKind {
			return 0, ErrKind
		}
	}
}

func (s *Store) publish(ctx context.Context, subject string, data []byte, last uint64) (uint64, error) {
	ctx, cancel := context.WithTimeout(ctx, confirm)
	defer cancel()
	ack, err := s.js.Publish(ctx, subject, data, jetstream.WithExpectLastSequencePerSubject(last))
	if err != nil {
		return 0, err
	}
	return ack.Sequence, nil
}

// refresh sets head to what the engine has under subject. It tries until ctx is done.
func (s *Store) refresh(ctx context.Context, subject string, head *head) error {
	for {
		stored, err := s.last(ctx, subject)
		switch {
		case err == nil:
			head.set(stored.Report, stored.Sequence)
			return nil
		case errors.Is(err, jetstream.ErrMsgNotFound):
			head.set(report.Report{}, 0)
			return nil
		}
		if !sleep(ctx, settle) {
			return err
		}
	}
}

func (s *Store) last(ctx context.Context, subject string) (report.Stored, error) {
	ctx, cancel := context.WithTimeout(ctx, confirm)
	defer cancel()
	msg, err := s.stream.GetLastMsgForSubject(ctx, subject)
	if err != nil {
		return report.Stored{}, err
	}
	r, err := report.Parse(msg.Data)
	if err != nil { // somebody else has stored it: any report may replace it
		r = report.Report{Kind: report.Gone}
	}
	return report.Stored{Report: r, Sequence: msg.Sequence, Taken: msg.Time}, nil
}

// sleep waits for d and reports whether ctx lasted as long.
func sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}
