package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/othersee/othersee/examples/internal/jsonl"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
)

// resolve reads one input a line and writes what it resolves to, one line each, in their order. In
// the place of a bad line it writes an object whose key error says what is wrong. With -explain an
// answer has its explanation, and so what is disputed or not reported.
func (c *call) resolve() error {
	in, err := c.open()
	if err != nil {
		return err
	}
	defer in.Close()
	lines := jsonl.NewReader(flushFirst{c.printer, in})
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
			err = jsonl.Check(line)
		}
		if err == nil {
			err = input.UnmarshalJSON(line)
		}
		switch {
		case err != nil:
			bad++
			err = c.json(map[string]string{"error": c.inJSON(fmt.Sprintf("line %d: %v", lines.Number(), err))})
		case c.given["explain"]:
			err = c.json(explain.Of(input, c.policy))
		default:
			err = c.json(c.policy.Resolve(input))
		}
		if err != nil {
			return err
		}
	}
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
