package precedence_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
)

func TestAllocations(t *testing.T) {
	var (
		r  precedence.Resolution
		e  precedence.Explanation
		c  precedence.Contribution
		d  precedence.Dispute
		s  precedence.Basis
		in precedence.Input
	)
	assistant := precedence.Assistant()
	data, err := json.Marshal(full)
	require.NoError(t, err)
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
		{"Explanation.Basis", func() { s = e.Basis() }},
		{"Input.UnmarshalJSON", func() { err = in.UnmarshalJSON(data) }},
	}
	for _, tt := range tests {
		assert.Zero(t, testing.AllocsPerRun(100, tt.f), "allocations of %s", tt.name)
	}
	_, _, _ = r, c, d
	assert.NoError(t, err)
	assert.Equal(t, full, in)
	assert.NotZero(t, s)
}

// TestStringAllocations counts those of the text of every answer to one line and one client.
func TestStringAllocations(t *testing.T) {
	for in := range precedence.Inputs() {
		if in.Lines.Len() == 1 && in.Clients.Len() == 1 {
			e := precedence.Explain(in)
			require.Less(t, testing.AllocsPerRun(1, func() { textSink = e.String() }), 20.0, "allocations of Explain(%v).String()", in)
		}
	}
}
