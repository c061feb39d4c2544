package precedence_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/precedence"
)

func TestAllocations(t *testing.T) {
	var (
		r precedence.Resolution
		e precedence.Explanation
		c precedence.Contribution
		d precedence.Dispute
	)
	assistant := precedence.Assistant()
	tests := []struct {
		name string
		f    func()
	}{
		{"Resolve", func() { r = precedence.Resolve(full) }},
		{"Policy.Resolve", func() { r = assistant.Resolve(full) }},
		{"Explain", func() { e = precedence.Explain(full) }},
		{"Policy.Explain", func() { e = assistant.Explain(full) }},
		{"Explanation.Contributions", func() {
			for c = range e.Contributions() {
				continue
			}
		}},
		{"Explanation.Disputes", func() {
			for d = range e.Disputes() {
				continue
			}
		}},
	}
	for _, tt := range tests {
		assert.Zero(t, testing.AllocsPerRun(100, tt.f), "allocations of %s", tt.name)
	}
	_, _, _ = r, c, d
}
