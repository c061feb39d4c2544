package precedence

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/othersee/othersee/presence"
)

// An Input is what is reported of one user. It is four bytes and comparable. The zero
// Input is a user of whom nothing is known; others see Offline.
//
// A state outside its vocabulary adds nothing to any answer; [Input.Validate]
// reports it.
type Input struct {
	// Lines are the states of the user's telephone lines.
	Lines presence.Set[presence.Line] `json:"lines"`
	// User is the user presence of the phone system, Unknown behind MiCollab.
	User presence.MiVO400 `json:"user"`
	// Clients are the states of the user's Teams clients and connected applications.
	Clients presence.Set[presence.TeamsClient] `json:"clients"`
	// Configured is the status that the user set by hand in Teams.
	Configured presence.Configured `json:"configured"`
}

// Validate returns an error that names each state of in that is outside its
// vocabulary, or nil if there is none.
func (in Input) Validate() error {
	return errors.Join(
		validate("lines", in.Lines.All()),
		validate("user", slices.Values([]presence.MiVO400{in.User})),
		validate("clients", in.Clients.All()),
		validate("configured", slices.Values([]presence.Configured{in.Configured})),
	)
}

func validate[S presence.State](key string, states iter.Seq[S]) error {
	var errs []error
	for s := range states {
		if _, err := s.MarshalText(); err != nil {
			errs = append(errs, fmt.Errorf("precedence: input %s: %w", key, err))
		}
	}
	return errors.Join(errs...)
}

// UnmarshalJSON sets in from one JSON object with the keys lines, user, clients and
// configured, of which each may be left out. It is strict: an unknown or repeated key
// and an unknown state are errors. On an error it leaves in alone.
func (in *Input) UnmarshalJSON(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	if brace, err := dec.Token(); err != nil || brace != json.Delim('{') {
		return fmt.Errorf("precedence: input is not a JSON object: %.40q", data)
	}
	var read Input
	values := map[string]any{
		"lines":      &read.Lines,
		"user":       &read.User,
		"clients":    &read.Clients,
		"configured": &read.Configured,
	}
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return fmt.Errorf("precedence: input: %w", err)
		}
		key := token.(string) // as every key of an object is
		value, ok := values[key]
		if !ok {
			return fmt.Errorf("precedence: unknown or repeated input key %q (want lines, user, clients, configured)", key)
		}
		delete(values, key)
		if err := dec.Decode(value); err != nil {
			return fmt.Errorf("precedence: input %s: %w", key, err)
		}
	}
	if _, err := dec.Token(); err != nil { // the closing brace
		return fmt.Errorf("precedence: input: %w", err)
	}
	*in = read
	return nil
}
