package store

import (
	"context"
	"errors"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/othersee/othersee/examples/bridge/report"
)

// ErrNothing says that there is nothing to remove.
var ErrNothing = errors.New("store: nothing is known of it")

// RemoveDevice stores that a device is gone as of its last report. No clock decides: a later
// report brings it back, an older one does not.
func (s *Store) RemoveDevice(ctx context.Context, user, source, device string) error {
	r := report.Report{User: user, Source: source, Device: device, Kind: report.Gone}
	stored, err := s.last(ctx, r.Subject())
	if errors.Is(err, jetstream.ErrMsgNotFound) || err == nil && stored.Kind == report.Gone {
		return ErrNothing
	}
	if err != nil {
		return errors.Join(ErrUnavailable, err)
	}
	r.Time = stored.Time
	_, err = s.Put(ctx, r)
	return err
}

// RemoveUser stores that a user is removed as of the last report of all devices. A later
// report of any of them brings the user back, with that device alone.
func (s *Store) RemoveUser(ctx context.Context, user string) error {
	users, err := s.Load(ctx, report.OfUser(user))
	if err != nil {
		return errors.Join(ErrUnavailable, err)
	}
	devices := users[user]
	if devices == nil || len(devices.Reports()) == 0 {
		return ErrNothing
	}
	_, err = s.Put(ctx, report.Report{User: user, Kind: report.Removed, Time: devices.Last()})
	return err
}
