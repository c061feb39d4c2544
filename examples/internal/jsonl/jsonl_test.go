package jsonl_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/examples/internal/jsonl"
)

func TestLine(t *testing.T) {
	longest := strings.Repeat("x", jsonl.MaxLine)
	tests := []struct {
		id, text string
		want     []string // a line that is too long is TOO LONG
	}{
		{"nothing", "", nil},
		{"lines", "a\nb\r\n\n\r\nc", []string{"a", "b", "c"}},
		{"a return within a line", "a\rb\r\r\n", []string{"a\rb"}},
		{"spaces", " a b\t\n \n", []string{"a b"}},
		{"a byte order mark", "\ufeffa\n\ufeffb", []string{"a", "\ufeffb"}},
		{"only a byte order mark", "\ufeff", nil},
		{"longest", longest + "\na", []string{longest, "a"}},
		{"longest, CRLF", longest + "\r\na", []string{longest, "a"}},
		{"longest, without end", longest, []string{longest}},
		{"too long", longest + "x\na", []string{"TOO LONG", "a"}},
		{"too long, without end", longest + "xxx", []string{"TOO LONG"}},
		{"far too long", longest + longest + longest + "\r\na", []string{"TOO LONG", "a"}},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			for _, in := range []io.Reader{strings.NewReader(tt.text), iotest.HalfReader(strings.NewReader(tt.text))} {
				r := jsonl.NewReader(in)
				var got []string
				for {
					line, err := r.Line()
					if errors.Is(err, io.EOF) {
						break
					}
					if err != nil {
						assert.Equal(t, jsonl.ErrTooLong, err)
						line = []byte("TOO LONG")
					}
					got = append(got, string(line))
				}
				assert.Equal(t, tt.want, got, "lines of %.20q", tt.text)
				if len(got) > 0 {
					assert.LessOrEqual(t, len(got), r.Number(), "number of the last line of %.20q", tt.text)
				}
			}
		})
	}

	broken := errors.New("input/output error")
	_, err := jsonl.NewReader(io.MultiReader(strings.NewReader("a"), iotest.ErrReader(broken))).Line()
	assert.EqualError(t, err, "reading line 1: input/output error", "a line that is broken off")
	assert.ErrorIs(t, err, broken)
}

func TestCheck(t *testing.T) {
	assert.NoError(t, jsonl.Check([]byte(` {"a":[1]} `)))
	for line, want := range map[string]string{
		"{":         "not JSON: the end is missing",
		`{"a":1`:    "not JSON: the end is missing",
		"Busy":      "not JSON: wrong at character 1",
		`{"ä":1}]`:  "not JSON: wrong at character 8",
		`["ä", "\x`: "not JSON: wrong at character 9",
	} {
		assert.EqualError(t, jsonl.Check([]byte(line)), want, "Check(%s)", line)
	}
}
