package graphsim

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// A journal keeps changes in a file, one JSON line each. A nil journal keeps nothing.
type journal struct{ file *os.File }

// openJournal opens the journal in file, "" for none, and applies its changes.
func openJournal(path string, apply func(change) bool) (*journal, error) {
	if path == "" {
		return nil, nil
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("graphsim: %w", err)
	}
	whole := int64(0) // a line that was cut short when the simulator was killed is dropped
	for r := bufio.NewReader(file); ; {
		line, err := r.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			break
		}
		var c change
		if err == nil {
			err = json.Unmarshal(line, &c)
		}
		if err != nil {
			file.Close()
			return nil, fmt.Errorf("graphsim: %s, byte %d: %w", path, whole, err)
		}
		apply(c)
		whole += int64(len(line))
	}
	if err = file.Truncate(whole); err == nil {
		_, err = file.Seek(whole, io.SeekStart)
	}
	if err != nil {
		file.Close()
		return nil, fmt.Errorf("graphsim: %w", err)
	}
	return &journal{file}, nil
}

func (j *journal) write(c change) error {
	if j == nil {
		return nil
	}
	line, err := json.Marshal(c)
	if err == nil {
		_, err = j.file.Write(append(line, '\n'))
	}
	return err
}

func (j *journal) close() error {
	if j == nil {
		return nil
	}
	return j.file.Close()
}
