package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/nats-io/nats.go/jetstream"
)

// A Mark is the sequence up to which the sessions that follow from a partition's reports are
// written. Whoever takes the partition over goes on from there.
type Mark struct {
	Sequence uint64
	revision uint64
}

// After reports whether m was set after other.
func (m Mark) After(other Mark) bool { return m.revision > other.revision }

// ErrMoved says that another bridge has moved the mark.
var ErrMoved = errors.New("store: another bridge has moved the mark")

// Marks are the mark of one partition as it is set. Close them.
type Marks struct{ watcher jetstream.KeyWatcher }

// Marks returns the mark of a partition, the zero Mark if it has none, and those to come.
func (s *Store) Marks(ctx context.Context, partition int) (Mark, Marks, error) {
	watcher, err := s.marks.Watch(ctx, strconv.Itoa(partition))
	if err != nil {
		return Mark{}, Marks{}, fmt.Errorf("store: mark: %w", err)
	}
	marks := Marks{watcher}
	var mark Mark
	for entry := range watcher.Updates() {
		if entry == nil { // all that there is has come
			return mark, marks, nil
		}
		mark = marks.Read(entry)
	}
	return Mark{}, Marks{}, fmt.Errorf("store: mark: %w", context.Cause(ctx))
}

// Updates returns the marks to come, for Read.
func (m Marks) Updates() <-chan jetstream.KeyValueEntry { return m.watcher.Updates() }

// Read returns the mark of an update. One that cannot be read is 0: all is written again.
func (m Marks) Read(entry jetstream.KeyValueEntry) Mark {
	sequence, _ := strconv.ParseUint(string(entry.Value()), 10, 64)
	return Mark{sequence, entry.Revision()}
}

// Close ends the updates.
func (m Marks) Close() { _ = m.watcher.Stop() }

// Move sets the mark of a partition, on the condition that old is still its mark.
func (s *Store) Move(ctx context.Context, partition int, old Mark, sequence uint64) (Mark, error) {
	revision, err := s.marks.Update(ctx, strconv.Itoa(partition), format(sequence), old.revision)
	if errors.Is(err, jetstream.ErrKeyRevisionMismatch) {
		return Mark{}, ErrMoved
	}
	if err != nil {
		return Mark{}, err
	}
	return Mark{sequence, revision}, nil
}

// Doubt sets the mark of a partition back, whatever it is. The bridge that has the partition
// then writes again what follows from all later reports. It is for a bridge that finds that a
// call of its own may have come after the partition was taken over.
func (s *Store) Doubt(ctx context.Context, partition int, sequence uint64) error {
	_, err := s.marks.Put(ctx, strconv.Itoa(partition), format(sequence))
	return err
}

func format(sequence uint64) []byte {
	return strconv.AppendUint(nil, sequence, 10)
}
