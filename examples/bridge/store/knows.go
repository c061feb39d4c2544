package store

import (
	"context"
	"errors"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/othersee/othersee/examples/bridge/report"
)

// Knows reports whether anything of the report's user is stored.
func (s *Store) Knows(ctx context.Context, r report.Report) (bool, error) {
	for _, filter := range report.OfUser(r.User) {
		_, err := s.last(ctx, filter)
		if err == nil {
			return true, nil
		}
		if !errors.Is(err, jetstream.ErrMsgNotFound) {
			return false, errors.Join(ErrUnavailable, err)
		}
	}
	return false, nil
}
