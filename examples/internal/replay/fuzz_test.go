package replay_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/replay"
)

// FuzzRead wants every line to be a report, bad or empty; and a report to be what package json
// takes it for.
func FuzzRead(f *testing.F) {
	f.Add([]byte(strings.Join(morning, "\n")))
	for _, line := range []string{"", "\r\n \n", "Busy", "\ufeff" + morning[0], `{"at":"\u0032026-11-24T10:02:11Z","source":"line","state":"Busy","device":"\ud83d\ude00 \\ \""}`, `{"at":"2026-11-24T10:02:11Z","source":"userPresence","state":"` + "\xff" + `"}`} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		log, err := replay.Read(bytes.NewReader(data), time.UTC)
		require.NoError(t, err)
		empty, all := 0, 0
		for line := range bytes.Lines(bytes.TrimPrefix(data, []byte("\ufeff"))) {
			all++
			if len(line) < 65536 && len(bytes.TrimSpace(line)) == 0 {
				empty++
			}
		}
		if all > 0 || len(data) == 0 {
			assert.Equal(t, all-empty, log.Reports+log.BadLines, "lines of %q", data)
		}
		if log.Reports != 1 || all != 1 {
			return
		}
		var report struct{ At, Source, Device, State string }
		require.NoError(t, json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &report), "report %q", data)
		lane := replay.Timeline{Log: log}.Lanes()[0]
		assert.Equal(t, report.Source, string(lane.Kind), "source of %q", data)
		if lane.Kind == replay.KindLine || lane.Kind == replay.KindClient {
			assert.Equal(t, report.Device, lane.Device, "device of %q", data)
		}
		at, err := time.Parse(time.RFC3339, report.At)
		require.NoError(t, err)
		assert.True(t, at.Equal(log.First), "time of %q", data)
	})
}
