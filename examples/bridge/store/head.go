package store

import (
	"sync"

	"github.com/othersee/othersee/examples/bridge/report"
)

// A head is what this bridge believes to be the last report of a device. The engine checks
// the belief with every report that is stored on it.
type head struct {
	sync.Mutex
	last     report.Report // only Kind, State and Time
	sequence uint64        // 0 if there is no report
}

func (h *head) set(r report.Report, sequence uint64) {
	h.last = report.Report{Kind: r.Kind, State: r.State, Time: r.Time}
	h.sequence = sequence
}

// compare reports whether it is settled what becomes of r without storing it, and if so, what.
func (h *head) compare(r report.Report) (Outcome, bool, error) {
	switch {
	case h.sequence == 0 || h.last.Time.IsZero():
		return 0, false, nil
	case r.Time.Before(h.last.Time):
		return Older, true, nil
	case r.Time.Equal(h.last.Time) && r.Kind == h.last.Kind && r.State == h.last.State:
		return Older, true, nil
	case r.Kind != h.last.Kind && r.Kind != report.Gone && h.last.Kind != report.Gone:
		return 0, true, ErrKind
	}
	return 0, false, nil
}

// maxHeads bounds the memory that beliefs take. Beyond it they are all dropped, which costs
// one question to the engine for each device that reports again.
const maxHeads = 500_000

// heads are the heads of the devices that have reported to this bridge. The zero heads is
// ready for use.
type heads struct {
	mu        sync.Mutex
	bySubject map[string]*head
}

func (h *heads) of(subject string) *head {
	h.mu.Lock()
	defer h.mu.Unlock()
	if found, ok := h.bySubject[subject]; ok {
		return found
	}
	if h.bySubject == nil || len(h.bySubject) >= maxHeads {
		h.bySubject = map[string]*head{}
	}
	made := new(head)
	h.bySubject[subject] = made
	return made
}
