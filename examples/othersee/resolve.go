package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/othersee/othersee/examples/internal/jsonl"
	"github.com/othersee/othersee/precedence"
)

// resolve reads one input a line and writes what it resolves to, one line each, in their order. In
// the place of a bad line it writes an object whose key error says what is wrong.
func (c *call) resolve() error {
	in, err := c.open()
	if err != nil {
		return err
	}
	defer in.Close()
	lines := jsonl.NewReader(flushFirst{c.printer, in})
	answers := map[precedence.Resolution][]byte{} // few, and slow to write as JSON
	for bad := 0; ; {
		line, err := lines.Line()
		switch {
		case errors.Is(err, io.EOF) && bad > 0:
			return fmt.Errorf("bad lines: %d of %d", bad, lines.Number())
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && !errors.Is(err, jsonl.ErrTooLong):
			return err
		}
		var input precedence.Input
		if err == nil {
			err = readInput(&input, line)
		}
		if err != nil {
			bad++
			err = c.json(map[string]string{"error": plainly(fmt.Sprintf("line %d: %v", lines.Number(), err), c.language)})
		} else {
			r := c.policy.Resolve(input)
			if answers[r] == nil {
				text, _ := json.Marshal(r) // no state or rule of a resolution is outside its vocabulary
				answers[r] = append(text, '\n')
			}
			_, err = c.Write(answers[r])
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

// A flushFirst reads from in, which may have to wait, only after it has flushed what is written:
// so whoever waits for an answer before going on has it.
type flushFirst struct {
	to printer
	in io.Reader
}

func (f flushFirst) Read(p []byte) (int, error) {
	if err := f.to.Flush(); err != nil {
		return 0, err
	}
	return f.in.Read(p)
}
