// Package jsonl reads lines of JSON: from standard input, from a file or from a request, so
// that no line takes much memory, whatever it is.
package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// MaxLine is the length in bytes of the longest line that is read, without its end.
const MaxLine = 64 << 10

// ErrTooLong is the error for a longer line.
var ErrTooLong = fmt.Errorf("longer than %d bytes", MaxLine)

// A Reader reads lines. It passes over empty ones, and over a byte order mark.
type Reader struct {
	r      *bufio.Reader
	number int
}

// NewReader returns a Reader that reads from r.
func NewReader(r io.Reader) *Reader {
	return &Reader{r: bufio.NewReaderSize(r, MaxLine+len("\r\n"))}
}

// Number returns the number of the line that was read last, from 1.
func (r *Reader) Number() int { return r.number }

// Line returns the next line that is not empty, without its end and the spaces around it. A line
// that is too long it skips to its end and returns [ErrTooLong]. After the last line it returns
// [io.EOF]; any other error says in which line it came. The line is valid until the next call.
func (r *Reader) Line() ([]byte, error) {
	for {
		line, err := r.r.ReadSlice('\n')
		long := errors.Is(err, bufio.ErrBufferFull)
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = r.r.ReadSlice('\n')
		}
		if errors.Is(err, io.EOF) && len(line) == 0 {
			return nil, io.EOF
		}
		r.number++
		if err != nil && !errors.Is(err, io.EOF) { // the last line needs no end
			return nil, fmt.Errorf("reading line %d: %w", r.number, err)
		}
		line = bytes.TrimSuffix(line, []byte("\n"))
		line = bytes.TrimSuffix(line, []byte("\r"))
		if long || len(line) > MaxLine {
			return nil, ErrTooLong
		}
		if r.number == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if line = bytes.Trim(line, " \t\r\n"); len(line) > 0 {
			return line, nil
		}
	}
}

// Check returns an error that says where line is not JSON, or nil if it is.
func Check(line []byte) error {
	var raw json.RawMessage
	err := json.Unmarshal(line, &raw)
	switch wrong := new(json.SyntaxError); {
	case !errors.As(err, &wrong):
		return err
	case strings.HasPrefix(err.Error(), "unexpected end"):
		return errors.New("not JSON: the end is missing")
	default:
		return fmt.Errorf("not JSON: wrong at character %d", utf8.RuneCount(line[:wrong.Offset]))
	}
}
