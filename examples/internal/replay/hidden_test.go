package replay_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/examples/internal/replay"
)

func TestSpell(t *testing.T) {
	for want, d := range map[string]time.Duration{
		"0 s":         0,
		"59.5 s":      59500 * time.Millisecond,
		"1 min":       time.Minute,
		"28 min":      28 * time.Minute,
		"59 min":      time.Hour - time.Second,
		"1 h 00 min":  time.Hour,
		"27 h 05 min": 27*time.Hour + 5*time.Minute + 59*time.Second,
	} {
		assert.Equal(t, want, replay.Hidden{Duration: d}.Spell(), "Spell of %v", d)
	}
}
