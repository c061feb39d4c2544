package precedencetest

import (
	"fmt"
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A call is the arguments of a [Resolver].
type call struct {
	lines      []presence.Line
	user       presence.MiVO400
	clients    []presence.TeamsClient
	configured presence.Configured
}

// callOf returns a call with the reports of in, each once.
func callOf(in precedence.Input) call {
	return call{slices.Collect(in.Lines.All()), in.User, slices.Collect(in.Clients.All()), in.Configured}
}

func (c call) String() string {
	return fmt.Sprintf("resolve(lines %v, user %v, clients %v, configured %v)", c.lines, c.user, c.clients, c.configured)
}

// answer calls resolve, on copies of the lists.
func (c call) answer(resolve Resolver) (a answer) {
	defer func() {
		if p := recover(); p != nil {
			a.panicked = fmt.Sprint(p)
		}
	}()
	return answer{teams: resolve(slices.Clone(c.lines), c.user, slices.Clone(c.clients), c.configured)}
}

// An answer is what came of a call.
type answer struct {
	teams    presence.Teams
	panicked string // what with, or ""
}

func (a answer) String() string {
	if a.panicked != "" {
		return fmt.Sprintf("panic(%q)", a.panicked)
	}
	return a.teams.String()
}
