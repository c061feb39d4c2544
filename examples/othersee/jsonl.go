package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/othersee/othersee/examples/internal/jsonl"
	"github.com/othersee/othersee/precedence"
)

// resolveLines reads one input a line and writes what it resolves to, one line each, in
// their order. In the place of a bad line, which an empty one is too, it writes an
// object whose key error says what is wrong. It goes on, and in the end returns an
// error that counts the bad lines.
func resolveLines(in io.Reader, out io.Writer, policy precedence.Policy) error {
	w := bufio.NewWriterSize(out, jsonl.MaxLine)
	lines := jsonl.NewReader(flushFirst{w, in})
	answers := answers{}
	for n, bad := 1, 0; ; n++ {
		line, err := lines.Line()
		if err != nil && !errors.Is(err, jsonl.ErrTooLong) {
			return atEnd(w, err, n-1, bad)
		}
		var input precedence.Input
		if err == nil {
			err = readInput(&input, line)
		}
		if err == nil {
			_, err = w.Write(answers.encode(policy.Resolve(input)))
		} else {
			bad++
			err = writeError(w, fmt.Errorf("line %d: %w", n, err))
		}
		if err != nil {
			return err
		}
	}
}

// readInput reads the input on a line. Of what is not JSON it says so, rather than which part
// of an input it was to be.
func readInput(in *precedence.Input, line []byte) error {
	if err := jsonl.Check(line); err != nil {
		return err
	}
	return in.UnmarshalJSON(line)
}

func writeError(w io.Writer, err error) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(map[string]string{"error": err.Error()})
}

// answers keeps the line for each resolution, of which there are few.
// Writing JSON takes longer than all else that is done for a line.
type answers map[precedence.Resolution][]byte

func (a answers) encode(r precedence.Resolution) []byte {
	line, ok := a[r]
	if !ok {
		text, _ := json.Marshal(r) // no state or rule of a resolution is outside its vocabulary
		line = append(text, '\n')
		a[r] = line
	}
	return line
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
