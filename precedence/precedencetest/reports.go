package precedencetest

import (
	"fmt"
	"iter"
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// reports are the arguments of a [Resolver].
type reports struct {
	lines      []presence.Line
	user       presence.MiVO400
	clients    []presence.TeamsClient
	configured presence.Configured
}

// reportsOf returns the reports of in, each once.
func reportsOf(in precedence.Input) reports {
	return reports{slices.Collect(in.Lines.All()), in.User, slices.Collect(in.Clients.All()), in.Configured}
}

// resolve calls resolve, on copies of the lists, and turns a panic into an error.
func (r reports) resolve(resolve Resolver) (teams presence.Teams, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v panicked: %v", r, p)
		}
	}()
	return resolve(slices.Clone(r.lines), r.user, slices.Clone(r.clients), r.configured), nil
}

// String returns the call of a Resolver with r.
func (r reports) String() string {
	return fmt.Sprintf("resolve(lines %v, user %v, clients %v, configured %v)", r.lines, r.user, r.clients, r.configured)
}

// len returns how much there is to read in r.
func (r reports) len() int {
	n := len(r.lines) + len(r.clients)
	if r.user != presence.MiVO400Unknown {
		n++
	}
	if r.configured != presence.ConfiguredNone {
		n++
	}
	return n
}

// inputs ranges over every input.
func inputs() iter.Seq[precedence.Input] {
	return func(yield func(precedence.Input) bool) {
		for lines := range presence.Set[presence.Line](16) {
			for user := range presence.All[presence.MiVO400]() {
				for clients := range presence.Set[presence.TeamsClient](32) {
					for configured := range presence.All[presence.Configured]() {
						in := precedence.Input{Lines: lines, User: user, Clients: clients, Configured: configured}
						if !yield(in) {
							return
						}
					}
				}
			}
		}
	}
}
