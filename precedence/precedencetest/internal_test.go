package precedencetest

import (
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestCalls looks at the lists that the laws are tried on.
func TestCalls(t *testing.T) {
	lines, clients := map[int]bool{}, map[int]bool{}
	assert.NoError(t, calls(func(_ *rand.Rand, c call) error {
		lines[len(c.lines)], clients[len(c.clients)] = true, true
		return nil
	}))
	want := map[int]bool{0: true, 1: true, 2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 8: true, 9: true, 10: true, 11: true, 12: true}
	assert.Equal(t, want, lines, "lengths of lists of lines")
	assert.Equal(t, want, clients, "lengths of lists of clients")
	stop := errors.New("stop")
	assert.Equal(t, stop, calls(func(*rand.Rand, call) error { return stop }), "the error of a law")
}
