package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/precedence"
)

// between returns the text of the README of the command from one mark up to another.
func between(t *testing.T, from, to string) string {
	t.Helper()
	readme, err := os.ReadFile("../othersee/README.md")
	require.NoError(t, err)
	_, after, ok := strings.Cut(string(readme), from)
	require.True(t, ok, "%q in the README", from)
	text, _, ok := strings.Cut(after, to)
	require.True(t, ok, "%q in the README", to)
	return text
}

// TestReadme converts the records that the README shows, of two calls that overlap, and wants the
// reports that it shows. The user is on the phone up to the second hang-up.
func TestReadme(t *testing.T) {
	records := between(t, "```csv\n", "```")
	var out strings.Builder
	require.NoError(t, convert(strings.NewReader(records), &out))
	assert.Equal(t, between(t, "```jsonl\n", "```"), out.String())

	zurich, err := time.LoadLocation("Europe/Zurich")
	require.NoError(t, err)
	file, err := reports.Read(strings.NewReader(out.String()), reports.Options{Zone: zurich})
	require.NoError(t, err)
	require.Empty(t, file.Bad)
	var got []string
	for _, log := range file.Logs {
		for s := range reports.NewTimeline(log, precedence.Guide()).Stretches() {
			got = append(got, fmt.Sprint(log.User, " ", s.From.Format(time.RFC3339), " ", s.Resolution.Teams))
		}
	}
	assert.Equal(t, []string{
		"201 2026-11-24T10:02:00+01:00 Busy",
		"201 2026-11-24T10:05:00+01:00 Busy", // one line is Available
		"201 2026-11-24T10:20:00+01:00 Offline",
		"202 2026-11-24T10:10:00+01:00 Busy",
		"202 2026-11-24T10:11:00+01:00 Offline",
	}, got)
}

func TestErrors(t *testing.T) {
	assert.NoError(t, convert(strings.NewReader(""), io.Discard))
	assert.EqualError(t, convert(strings.NewReader("extension,begin,end\n"), io.Discard), `no column "start" in ["extension" "begin" "end"]`)
	assert.EqualError(t, convert(iotest.ErrReader(errors.New("input/output error")), io.Discard), "input/output error")
}
