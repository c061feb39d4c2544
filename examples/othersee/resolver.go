package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/othersee/othersee/precedence"
)

// What a resolver keeps: the answers to so many lines of at most that many bytes, about
// 10 MiB. There are 21,504 inputs, and a writer spells each in one way.
const (
	maxKept     = 1 << 15
	maxKeptLine = 256
)

// A resolver resolves lines of JSON. Reading JSON takes about ten times as long as all
// else that is done for a line, and presences repeat, so it keeps the answers to the
// first lines it sees.
type resolver struct {
	policy precedence.Policy
	kept   map[string]precedence.Resolution
}

func newResolver(policy precedence.Policy) resolver {
	return resolver{policy, map[string]precedence.Resolution{}}
}

// resolve returns what the input on a line resolves to.
func (r resolver) resolve(line []byte) (precedence.Resolution, error) {
	if answer, ok := r.kept[string(line)]; ok {
		return answer, nil
	}
	var in precedence.Input
	if err := json.Unmarshal(line, &in); err != nil {
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			err = fmt.Errorf("not JSON: %w", err)
		}
		return precedence.Resolution{}, err
	}
	answer := r.policy.Resolve(in)
	if len(line) <= maxKeptLine && len(r.kept) < maxKept {
		r.kept[string(line)] = answer
	}
	return answer, nil
}
