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
// What is not reported is left out. An empty set of clients is that none is reported,
// a TeamsClientOffline that one is not running; others see the same, and the explanation
// tells them apart. A state outside its vocabulary adds nothing to any answer;
// [Input.Validate] reports it.
//
// Give an Input a key of its own in JSON, as in struct{ User string; Presence Input }.
// Embedded in a struct without a name of its own, its UnmarshalJSON would read the whole
// object and refuse the other keys, as package json has it for every such type.
type Input struct {
	// Lines are the states of the user's telephone lines.
	Lines presence.Set[presence.Line] `json:"lines"`
	// User is the user presence of the phone system; Unknown where none is reported, as
	// of any system but a MiVoice Office 400.
	User presence.MiVO400 `json:"user"`
	// Clients are the states of the user's Teams clients and connected applications.
	Clients presence.Set[presence.TeamsClient] `json:"clients"`
	// Configured is the status that the user set by hand in Teams.
	Configured presence.Configured `json:"configured"`
}

// Inputs ranges over all inputs of states in their vocabularies: 21,504.
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

func validate[S presence.Vocabulary](key string, states iter.Seq[S]) error {
	var errs []error
	for s := range states {
		if _, err := s.MarshalText(); err != nil {
			errs = append(errs, fmt.Errorf("precedence: input %s: %w", key, err))
		}
	}
	return errors.Join(errs...)
}
