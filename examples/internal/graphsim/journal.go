package graphsim

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// A change is what the application's session of a user becomes.
type change struct {
	User    string  `json:"user"`
	Session session `json:"session"`
}

// A journal keeps changes in a file, one JSON line each. A nil journal keeps nothing.
type journal struct{ file *os.File }

// openJournal opens the journal in a file, "" for none, and applies its changes.
func openJournal(path string, apply func(change)) (*journal, error) {
	if path == "" {
		return nil, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("graphsim: %w", err)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("graphsim: %w", err)
	}
	whole := int64(0) // a line that was cut short when the simulator was killed is dropped
	for r := bufio.NewReader(file); ; {
		var line []byte
		if line, err = r.ReadBytes('\n'); err != nil {
			break
		}
		var c change
		if err = json.Unmarshal(line, &c); err != nil {
			break
		}
		apply(c)
		whole += int64(len(line))
	}
	if errors.Is(err, io.EOF) {
		if err = file.Truncate(whole); err == nil {
			_, err = file.Seek(whole, io.SeekStart)
		}
	}
	if err != nil {
		file.Close()
		return nil, fmt.Errorf("graphsim: %s, byte %d: %w", path, whole, err)
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
