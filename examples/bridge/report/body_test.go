package report_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/report"
)

const (
	right = `{"user":"anna","source":"pbx","device":"201","kind":"line","state":"Busy","time":"2026-11-24T09:00:00Z"}`
	wrong = `{"user":"anna","source":"pbx","device":"201","kind":"line","state":"Bzy","time":"2026-11-24T09:00:00Z"}`
)

func TestParseBody(t *testing.T) {
	for _, test := range []struct {
		id, body    string
		good, wrong []int // places
	}{
		{"object", right, []int{1}, nil},
		{"object over several lines", "{\n" + right[1:], []int{1}, nil},
		{"bad object", wrong, nil, []int{1}},
		{"array", "[" + right + "," + wrong + "," + right + "]", []int{1, 3}, []int{2}},
		{"empty array", "[]", nil, nil},
		{"array of something else", "[1]", nil, []int{1}},
		{"lines", right + "\n" + wrong + "\n" + right, []int{1, 3}, []int{2}},
		{"empty lines count", "\n" + right + "\r\n\n" + wrong + "\n", []int{2}, []int{4}},
		{"a line that is not JSON", right + "\nnonsense\n" + right, []int{1, 3}, []int{2}},
	} {
		items, err := report.ParseBody([]byte(test.body), now)
		require.NoError(t, err, "%s: ParseBody(%s)", test.id, test.body)
		var good, wrong []int
		for _, item := range items {
			if item.Err == nil {
				good = append(good, item.Place)
			} else {
				wrong = append(wrong, item.Place)
			}
		}
		assert.Equal(t, test.good, good, "%s: good places of ParseBody(%s)", test.id, test.body)
		assert.Equal(t, test.wrong, wrong, "%s: wrong places of ParseBody(%s)", test.id, test.body)
	}
}

func TestParseBodyErrors(t *testing.T) {
	for _, body := range []string{"", " \n", "[" + right, "[" + right + "," + "]"} {
		_, err := report.ParseBody([]byte(body), now)
		assert.Error(t, err, "ParseBody(%q)", body)
	}
}
