package reports_test

import (
	"io"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/precedence"
)

// many is the number of reports of a long file.
const many = 100_000

// A longFile reads as many reports of one line, one a second, from the last to the first. It
// makes them as it goes, and measures the memory in use.
type longFile struct {
	n    int
	line []byte
	rest []byte
	peak int64
}

func (l *longFile) Read(p []byte) (int, error) {
	if len(l.rest) == 0 {
		if l.n == many {
			return 0, io.EOF
		}
		if l.n%(many/8) == 0 {
			l.peak = max(l.peak, heap())
		}
		l.n++
		l.line = append(l.line[:0], `{"user":"anna","kind":"line","source":"pbx","device":"Desk phone","at":"`...)
		l.line = time.Unix(int64(many-l.n), 0).UTC().AppendFormat(l.line, time.RFC3339)
		l.line = append(append(append(l.line, `","state":"`...), []string{"Available", "Busy"}[l.n%2]...), "\"}\n"...)
		l.rest = l.line
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// TestMemory wants a file to take 40 bytes a report at most, and as many for what others saw.
func TestMemory(t *testing.T) {
	before := heap()
	in := new(longFile)
	file, err := reports.Read(in, reports.Options{})
	require.NoError(t, err)
	assert.Equal(t, many, file.Logs[0].Reports, "reports")
	assert.Less(t, in.peak-before, int64(41*many), "bytes in use while reading")
	assert.Less(t, heap()-before, int64(41*many), "bytes in use after reading")

	stretches, most := 0, int64(0)
	for range reports.NewTimeline(file.Logs[0], precedence.Guide()).Stretches() {
		if stretches++; stretches%(many/4) == 0 {
			most = max(most, heap())
		}
	}
	assert.Equal(t, many, stretches, "stretches")
	assert.Less(t, most-before, int64(81*many), "bytes in use while ranging over the stretches")
}

// heap returns the number of bytes in use.
func heap() int64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
