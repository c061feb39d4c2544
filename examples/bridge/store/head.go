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

// A verdict is how a report compares with the last one of its device.
type verdict int

const (
	later     verdict = iota // it is to replace the last one
	older                    // it changes nothing, or is the same
	otherKind                // it is about something else
)

// compare compares r with the belief. Where that is out of date, older is right none the
// less, as the last report of a device only gets later; later is for the engine to check, and
// otherKind takes a look at the engine.
func (h *head) compare(r report.Report) verdict {
	switch {
	case h.sequence == 0:
		return later
	case r.Time.Before(h.last.Time), r.Time.Equal(h.last.Time) && r.Kind == h.last.Kind && r.State == h.last.State:
		return older
	case r.Kind != h.last.Kind && r.Kind != report.Gone && h.last.Kind != report.Gone:
		return otherKind
	}
	return later
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
