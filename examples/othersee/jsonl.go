package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/othersee/othersee/precedence"
)

// maxLine is the length in bytes of the longest line that is read, without its end.
const maxLine = 64 << 10

var errTooLong = fmt.Errorf("longer than %d bytes", maxLine)

// resolveLines reads one input a line and writes what it resolves to, one line each, in
// their order. In the place of a bad line, which an empty one is too, it writes an
// object whose key error says what is wrong. It goes on, and in the end returns an
// error that counts the bad lines.
func resolveLines(in io.Reader, out io.Writer, policy precedence.Policy) error {
	w := bufio.NewWriterSize(out, maxLine)
	r := bufio.NewReaderSize(flushFirst{w, in}, maxLine+len("\r\n"))
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	answers := newResolver(policy)
	for n, bad := 1, 0; ; n++ {
		line, err := readLine(r)
		if err != nil && !errors.Is(err, errTooLong) {
			return atEnd(w, err, n-1, bad)
		}
		var answer precedence.Resolution
		if err == nil {
			answer, err = answers.resolve(line)
		}
		if err == nil {
			err = enc.Encode(answer)
		} else {
			bad++
			err = enc.Encode(map[string]string{"error": fmt.Sprintf("line %d: %v", n, err)})
		}
		if err != nil {
			return err
		}
	}
}

// atEnd returns what there is to report after n lines, of which some were bad, when
// reading ended with err.
func atEnd(w *bufio.Writer, err error, n, bad int) error {
	if err := w.Flush(); err != nil {
		return err // the writer's own, if that is what ended reading
	}
	if !errors.Is(err, io.EOF) {
		return fmt.Errorf("reading line %d: %w", n+1, err)
	}
	if bad > 0 {
		return fmt.Errorf("bad lines: %d of %d", bad, n)
	}
	return nil
}

// readLine returns the next line without its end. A line that is too long it skips to
// its end and returns errTooLong. The line is valid until the next call.
func readLine(r *bufio.Reader) ([]byte, error) {
	line, err := r.ReadSlice('\n')
	long := errors.Is(err, bufio.ErrBufferFull)
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = r.ReadSlice('\n')
	}
	if errors.Is(err, io.EOF) && len(line) > 0 {
		err = nil // the last line needs no end
	}
	if err != nil {
		return nil, err
	}
	line = bytes.TrimSuffix(line, []byte("\n"))
	line = bytes.TrimSuffix(line, []byte("\r"))
	if long || len(line) > maxLine {
		return nil, errTooLong
	}
	return line, nil
}

// A flushFirst reads from in, which may have to wait, only after it has flushed w: so
// whoever waits for an answer before going on has it.
type flushFirst struct {
	w  *bufio.Writer
	in io.Reader
}

func (f flushFirst) Read(p []byte) (int, error) {
	if err := f.w.Flush(); err != nil {
		return 0, err
	}
	return f.in.Read(p)
}
