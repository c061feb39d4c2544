package writer

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// TestForgotten: a device with a name of its own for each call does not fill the memory.
func TestForgotten(t *testing.T) {
	var u user
	now := time.Now()
	gone := timeline.Report{At: now, Device: "gone", State: timeline.Gone}
	u.put(gone, now)
	for i := range 1000 {
		u.put(timeline.Report{At: now, Device: fmt.Sprint(i), State: presence.LineBusy, Lasts: 12 * time.Hour}, now)
		now = now.Add(time.Hour)
	}
	assert.Less(t, len(u.reports.Snapshot()), 150, "reports after 1,000 hours")
	assert.Len(t, u.reports.Holding(now), 11, "reports that hold")
	assert.Contains(t, u.reports.Snapshot(), gone)
}

// TestMaxUsers: what the rate keeps alive, and what it reads back.
func TestMaxUsers(t *testing.T) {
	c := Config{Rate: 50, Share: 0.5, KeepAlive: 30 * time.Minute, Look: time.Minute}
	assert.Equal(t, 45_000, c.MaxUsers())
	c.ReadOnly = true
	assert.Equal(t, 1_950_000, c.MaxUsers())
}
