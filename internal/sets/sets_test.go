package sets_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/internal/sets"
	"github.com/othersee/othersee/presence"
)

func TestWithout(t *testing.T) {
	for set := range presence.Sets[presence.Line]() {
		for gone := range presence.All[presence.Line]() {
			rest := sets.Without(set, gone)
			for line := range presence.All[presence.Line]() {
				assert.Equal(t, set.Has(line) && line != gone, rest.Has(line), "Without(%v, %v).Has(%v)", set, gone, line)
			}
		}
	}
	busy := presence.SetOf(presence.LineBusy)
	assert.Equal(t, busy, sets.Without(busy, presence.MiVO400Meeting), "a state of another vocabulary with the same number")
	assert.Equal(t, busy, sets.Without(busy, nil), "no state")
}
