package precedence

import (
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
// configured. A key that is left out, or null, is the zero value. It is strict: a key that is
// unknown, repeated or in another case is an error, and so is an unknown state. On an error
// it leaves in alone.
func (in *Input) UnmarshalJSON(data []byte) error {
	var read Input
	err := readObject("input", data,
		member{"lines", &read.Lines},
		member{"user", &read.User},
		member{"clients", &read.Clients},
		member{"configured", &read.Configured},
	)
	if err != nil {
		return err
	}
	*in = read
	return nil
}
