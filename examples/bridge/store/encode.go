package store

import (
	"bytes"
	"encoding/json"
	"time"

	"github.com/othersee/othersee/examples/bridge/report"
)

// longest is the length of the longest kind, state and time together.
const longest = len(report.Configured) + len("AppearOffline") + len(time.RFC3339Nano)

// encode returns r as it is stored: its JSON, with spaces behind so that all reports of a
// device have the same length. So a report always fits in the place of the one before, even
// if the engine has no room left.
func encode(r report.Report) ([]byte, error) {
	data, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	used := len(r.Kind) + len(r.State) + len(r.Time.Format(time.RFC3339Nano))
	return append(data, bytes.Repeat([]byte(" "), longest-used)...), nil
}
