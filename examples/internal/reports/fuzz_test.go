package reports_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/reports"
)

// FuzzRead wants every line to be a report, bad or empty; and a report to be what package json
// takes it for.
func FuzzRead(f *testing.F) {
	f.Add([]byte(strings.Join(morning, "\n")))
	for _, line := range []string{
		"", "\r\n \n", "Busy", "\ufeff" + morning[0],
		`{"at":"\u0032026-11-24T10:02:11Z","user":"anna","kind":"line","state":"Busy","device":"\ud83d\ude00 \\ \""}`,
		`{"at":"2026-11-24 10:02:11","kind":"userPresence","state":1}`,
		`{"at":"2026-11-24T10:02:11Z","kind":"configured","state":"Busy","lasts":"PT8H"}`,
		`{"at":"2026-11-24T10:02:11Z","kind":"userPresence","state":"` + "\xff" + `"}`,
	} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := reports.Read(bytes.NewReader(data), reports.Options{Zone: time.UTC})
		require.NoError(t, err)
		empty, all, read := 0, 0, 0
		for line := range bytes.Lines(bytes.TrimPrefix(data, []byte("\ufeff"))) {
			all++
			if len(line) < 65536 && len(bytes.Trim(line, " \t\r\n")) == 0 {
				empty++
			}
		}
		for _, log := range file.Logs {
			read += log.Reports
		}
		if all > 0 || len(data) == 0 {
			assert.Equal(t, all-empty, read+file.BadLines, "lines of %q", data)
		}
		if read != 1 || all != 1 {
			return
		}
		var report struct {
			User, Source, Device string
			At, Kind, State      any
		}
		require.NoError(t, json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &report), "report %q", data)
		for got := range file.Logs[0].All() {
			assert.Equal(t, report.User, got.User, "user of %q", data)
			assert.Equal(t, report.Source, got.Source, "source of %q", data)
			assert.Equal(t, report.Device, got.Device, "device of %q", data)
		}
	})
}
