package share

import (
	"context"
	"errors"
	"log/slog"
	"strconv"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// A slot is this bridge's side of one partition: its lease and its work while it has one.
type slot struct {
	share     *Share
	partition int

	lease    *Lease // nil unless held
	revision uint64 // of the lease in the bucket
	stop     context.CancelFunc
	stopped  chan struct{}
}

// hold renews the lease, or takes it if nobody has it.
func (s *slot) hold(ctx context.Context, id string) {
	asked := time.Now()
	revision, err := s.claim(ctx, id)
	switch {
	case err == nil && s.lease == nil:
		s.begin(asked, revision)
	case err == nil:
		s.revision = revision
		s.lease.extend(asked, s.share.Expiry)
	case errors.Is(err, errTaken) && s.lease != nil:
		slog.Warn("another bridge has the lease", "partition", s.partition)
		s.end()
	default:
		s.expire()
	}
}

var errTaken = errors.New("share: another bridge has the lease")

// claim writes id into the lease and returns its revision, on the condition that this bridge
// has the lease or nobody has.
func (s *slot) claim(ctx context.Context, id string) (uint64, error) {
	var revision uint64
	var err error
	if s.lease == nil {
		revision, err = s.share.Owners.Create(ctx, s.key(), []byte(id))
	} else {
		revision, err = s.share.Owners.Update(ctx, s.key(), []byte(id), s.revision)
	}
	if !errors.Is(err, jetstream.ErrKeyExists) && !errors.Is(err, jetstream.ErrKeyRevisionMismatch) {
		return revision, err
	}
	// It may be this bridge's own doing, if an earlier answer was lost.
	entry, err := s.share.Owners.Get(ctx, s.key())
	if err != nil {
		return 0, err
	}
	if string(entry.Value()) != id {
		return 0, errTaken
	}
	return s.share.Owners.Update(ctx, s.key(), []byte(id), entry.Revision())
}

func (s *slot) begin(asked time.Time, revision uint64) {
	s.lease = NewLease(asked, s.share.Expiry)
	s.revision = revision
	s.stopped = make(chan struct{})
	var ctx context.Context
	ctx, s.stop = context.WithCancel(context.Background())
	go func(lease *Lease, stopped chan struct{}) {
		defer close(stopped)
		s.share.Work(ctx, s.partition, lease)
	}(s.lease, s.stopped)
}

// expire ends the work if the lease is over.
func (s *slot) expire() {
	if s.lease != nil && s.lease.Left() <= 0 {
		slog.Warn("lease expired", "partition", s.partition)
		s.end()
	}
}

// release ends the work, if there is any, and gives the lease back.
func (s *slot) release(ctx context.Context) {
	if s.lease == nil {
		return
	}
	s.end()
	if err := s.share.Owners.Delete(ctx, s.key(), jetstream.LastRevision(s.revision)); err != nil {
		slog.Warn("cannot give a lease back; it will expire", "partition", s.partition, "error", err)
	}
}

func (s *slot) end() {
	s.stop()
	<-s.stopped
	s.lease = nil
}

func (s *slot) key() string { return "partition." + strconv.Itoa(s.partition) }
