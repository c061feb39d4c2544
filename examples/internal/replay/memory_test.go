package replay_test

import (
	"io"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/replay"
	"github.com/othersee/othersee/precedence"
)

// many is the number of reports of a long log.
const many = 200_000

// A longLog reads as a log of many reports of one line, one a second, from the last to
// the first. It makes them as it goes, and measures the memory in use.
type longLog struct {
	state func(n int) string
	n     int
	line  []byte
	rest  []byte
	peak  int64
}

func (l *longLog) Read(p []byte) (int, error) {
	if len(l.rest) == 0 {
		if l.n == many {
			return 0, io.EOF
		}
		if l.n%(many/8) == 0 {
			l.peak = max(l.peak, heap())
		}
		l.n++
		l.line = append(l.line[:0], `{"source":"line","device":"Desk phone","at":"`...)
		l.line = time.Unix(int64(many-l.n), 0).UTC().AppendFormat(l.line, time.RFC3339)
		l.line = append(append(append(l.line, `","state":"`...), l.state(l.n)...), "\"}\n"...)
		l.rest = l.line
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// TestMemory wants a long log to take 40 bytes a report at most while it is read, and then 16
// for each that changes something.
func TestMemory(t *testing.T) {
	tests := []struct {
		id        string
		hold      int // seconds
		stretches int
		bytes     int64
	}{
		{"a change a second", 1, many, 17 * many},
		{"a change an hour", 3600, 56, many},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			before := heap()
			in := &longLog{state: func(n int) string { return []string{"Available", "Busy"}[n/tt.hold%2] }}
			log, err := replay.Read(in, nil)
			require.NoError(t, err)
			assert.Equal(t, many, log.Reports, "reports")
			assert.Less(t, in.peak-before, int64(40*many), "bytes in use while reading")
			assert.Less(t, heap()-before, tt.bytes, "bytes in use after reading")

			stretches, most := 0, int64(0)
			for range (replay.Timeline{Log: log, Policy: precedence.Guide()}).Stretches() {
				if stretches++; stretches%(many/4) == 0 {
					most = max(most, heap())
				}
			}
			assert.Equal(t, tt.stretches, stretches, "stretches")
			assert.Less(t, most-before, tt.bytes, "bytes in use while ranging over the stretches")
		})
	}
}

// heap returns the number of bytes in use.
func heap() int64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
