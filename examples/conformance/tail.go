package main

import "sync"

// A tail keeps the last bytes that are written to it.
type tail struct {
	mu   sync.Mutex
	last []byte
}

func (t *tail) Write(text []byte) (int, error) {
	const most = 4 << 10
	t.mu.Lock()
	defer t.mu.Unlock()
	t.last = append(t.last, text...)
	t.last = t.last[max(0, len(t.last)-most):]
	return len(text), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.last)
}
