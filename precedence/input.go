package precedence

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/othersee/othersee/presence"
)

// An Input is what is reported of one user. It is four bytes and comparable. The zero
// Input is a user of whom nothing is reported; others see Offline.
//
// Leave out what is not reported. An empty set of clients means that none is reported, and
// a TeamsClientOffline that one is not running: others see the same, but the reasons differ.
// A state outside its vocabulary adds nothing to any answer; [Input.Validate] reports it.
//
// Give an Input a key of its own in JSON, as in struct{ ID string; Presence Input }. Where
// it is embedded, package json reads and writes nothing but the Input.
type Input struct {
	// Lines are the states of the user's telephone lines.
	Lines presence.Set[presence.Line] `json:"lines"`
	// UserPresence is the user presence of the phone system. It is Unknown where none is
	// reported, so of any system but a MiVoice Office 400.
	UserPresence presence.MiVO400 `json:"userPresence"`
	// Clients are the states of the user's Teams clients and connected applications.
	Clients presence.Set[presence.TeamsClient] `json:"clients"`
	// Configured is the status that the user set by hand in Teams.
	Configured presence.Configured `json:"configured"`
}

// Inputs ranges over all inputs of states in their vocabularies: 43,008.
func Inputs() iter.Seq[Input] {
	return func(yield func(Input) bool) {
		for lines := range presence.Sets[presence.Line]() {
			for user := range presence.All[presence.MiVO400]() {
				for clients := range presence.Sets[presence.TeamsClient]() {
					for configured := range presence.All[presence.Configured]() {
						if !yield(Input{lines, user, clients, configured}) {
							return
						}
					}
				}
			}
		}
	}
}

// UnmarshalJSON sets in from an object with the keys lines, userPresence, clients and
// configured. A key that is left out, or null, is the zero value. An unknown key or state is
// an error, which leaves in alone. The rest is as package json has it: keys in any case, and
// the last of a key that is repeated.
func (in *Input) UnmarshalJSON(data []byte) error {
	type input Input // without this method
	var read input
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&read); err != nil {
		return inputError(err)
	}
	*in = Input(read)
	return nil
}

// inputError returns err with the names of keys, where package json names fields and types of Go.
func inputError(err error) error {
	if key, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return fmt.Errorf("precedence: input: unknown key %s (want lines, userPresence, clients, configured)", key)
	}
	if mismatch := new(json.UnmarshalTypeError); errors.As(err, &mismatch) {
		return fmt.Errorf("precedence: %s: unexpected JSON %s", strings.TrimSpace("input "+mismatch.Field), mismatch.Value)
	}
	return fmt.Errorf("precedence: input: %w", err)
}

// UnmarshalYAML sets in as [Input.UnmarshalJSON] does, for the YAML packages that know this
// method. Without it they would ignore userPresence and unknown keys without an error.
func (in *Input) UnmarshalYAML(unmarshal func(any) error) error {
	var read map[string]any
	if err := unmarshal(&read); err != nil {
		return err
	}
	data, err := json.Marshal(read)
	if err != nil {
		return inputError(err)
	}
	return in.UnmarshalJSON(data)
}

// Validate returns an error that names each state of in that is outside its
// vocabulary, or nil if there is none.
func (in Input) Validate() error {
	return errors.Join(
		validate("lines", in.Lines.All()),
		validate("userPresence", slices.Values([]presence.MiVO400{in.UserPresence})),
		validate("clients", in.Clients.All()),
		validate("configured", slices.Values([]presence.Configured{in.Configured})),
	)
}

func validate[S presence.Vocabulary](key string, states iter.Seq[S]) error {
	var errs []error
	for s := range states {
		if _, err := s.MarshalText(); err != nil {
			errs = append(errs, fmt.Errorf("precedence: input %s: %w", key, err))
		}
	}
	return errors.Join(errs...)
}
