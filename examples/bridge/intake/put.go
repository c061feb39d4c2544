package intake

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/othersee/othersee/examples/bridge/jet"
	"github.com/othersee/othersee/examples/bridge/writer"
	"github.com/othersee/othersee/precedence/timeline"
)

// settle is how long to let the engine settle after a failure.
const settle = 100 * time.Millisecond

// put stores r unless the engine has a later report of the device, and reports whether it did. It
// returns no error only when the engine has confirmed, and tries until ctx is done.
//
// That no older report replaces a later one is left to the engine: each is stored on the condition
// that the device's last one is still that which it was compared with.
func (in *Intake) put(ctx context.Context, r timeline.Report, key string) (bool, error) {
	h, known := in.heads.get(key)
	for ; ; known = false {
		// What this bridge believes may be out of date: a report may have been removed, or have expired.
		if !known || !h.later(r) {
			var err error
			if h, err = in.refresh(ctx, key); err != nil {
				return false, fmt.Errorf("the engine does not answer; send the report again (%w)", err)
			}
		}
		removes := r.State == timeline.Removed
		if !h.later(r) {
			if removes {
				return false, in.purge(ctx, r.User, h.sequence)
			}
			return false, nil
		}
		if h.sequence == 0 && !removes {
			if err := in.room(ctx, r.User); err != nil {
				return false, err
			}
		}
		sequence, err := in.store(ctx, r, key, h.sequence)
		switch {
		case err == nil:
			in.heads.set(key, head{r, sequence})
			if removes {
				err = in.purge(ctx, r.User, sequence)
			}
			return true, err
		case errors.Is(err, jet.ErrFull):
			return false, err
		case !errors.Is(err, jet.ErrChanged) && !jet.Sleep(ctx, settle): // perhaps stored, perhaps not
			return false, fmt.Errorf("the engine has not confirmed in time; send the report again (%w)", err)
		}
	}
}

// store stores a report for as long as it may matter: a day longer than it lasts, so that older ones
// that come late are known to be. That a device was gone is kept for a month.
func (in *Intake) store(ctx context.Context, r timeline.Report, key string, last uint64) (uint64, error) {
	data, err := json.Marshal(r)
	if err != nil {
		return 0, err
	}
	ttl := time.Duration(0)
	switch _, event := r.State.(timeline.Event); {
	case event:
		ttl = 31 * 24 * time.Hour
	case r.Lasts != 0 && r.Lasts != timeline.Forever:
		ttl = max(time.Until(r.At.Add(r.Lasts)), 0) + 24*time.Hour
	}
	return in.jet.Reports.Put(ctx, jet.Put{Key: key, Data: padded(data, r), TTL: ttl, Last: last})
}

// padded returns data with spaces behind, so that all reports of a device have one length: one always
// fits in the place of the one before, even if the engine has no room left.
func padded(data []byte, r timeline.Report) []byte {
	const longest = 300
	return append(data, bytes.Repeat([]byte(" "), max(longest+len(r.Source)+len(r.Device)-len(data), 0))...)
}

// room returns an error if there is no room for a further device of a user.
func (in *Intake) room(ctx context.Context, user string) error {
	n, err := in.jet.Reports.Count(ctx, writer.UserKey(user))
	w := in.writer.Load()
	switch {
	case err != nil:
		return fmt.Errorf("the engine does not answer; send the report again (%w)", err)
	case n >= MaxDevices:
		return fmt.Errorf("%w devices of this user (at most %d)", errTooMany, MaxDevices)
	case n == 0 && w != nil && w.Users >= w.MaxUsers:
		return fmt.Errorf("%w users: the rate of calls to Graph keeps the sessions of at most %d alive", errTooMany, w.MaxUsers)
	}
	return nil
}

// remove removes a user as of now: what was stored before has no effect, whatever its time.
func (in *Intake) remove(ctx context.Context, user string) error {
	r := timeline.Report{At: time.Now().UTC(), User: user, State: timeline.Removed}
	sequence, err := in.store(ctx, r, writer.UserKey(user)+".removed", jet.Any)
	if err != nil {
		return err
	}
	return in.purge(ctx, user, sequence)
}

func (in *Intake) purge(ctx context.Context, user string, before uint64) error {
	if err := in.jet.Reports.Purge(ctx, writer.UserKey(user), before); err != nil {
		return fmt.Errorf("the user's reports are not removed yet; send the report again (%w)", err)
	}
	return nil
}

// refresh returns what the engine has. It tries until ctx is done.
func (in *Intake) refresh(ctx context.Context, key string) (head, error) {
	for {
		e, err := in.jet.Reports.Get(ctx, key)
		if err == nil || errors.Is(err, jet.ErrNone) {
			h := head{sequence: e.Sequence}
			_ = json.Unmarshal(e.Data, &h.last) // any report may replace what is none
			in.heads.set(key, h)
			return h, nil
		}
		if !jet.Sleep(ctx, settle) {
			return head{}, err
		}
	}
}

// A head is what this bridge believes to be the last report of a device. The engine checks the belief
// with every report that is stored on it.
type head struct {
	last     timeline.Report
	sequence uint64 // 0 if there is none
}

// later reports whether r is to replace the last report.
func (h head) later(r timeline.Report) bool {
	if h.sequence == 0 || h.last == (timeline.Report{}) {
		return true
	}
	var both timeline.Reports
	_ = both.Put(h.last)
	return h.last != r && both.Put(r) == nil
}

// maxHeads bounds the memory that beliefs take. Beyond it they are all dropped, which costs one
// question to the engine for each device that reports again.
const maxHeads = 500_000

// heads are the heads of the devices that have reported to this bridge. The zero heads is ready for use.
type heads struct {
	mu    sync.Mutex
	byKey map[string]head
}

func (h *heads) get(key string) (head, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	found, ok := h.byKey[key]
	return found, ok
}

func (h *heads) set(key string, to head) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.byKey == nil || len(h.byKey) >= maxHeads {
		h.byKey = map[string]head{}
	}
	h.byKey[key] = to
}
