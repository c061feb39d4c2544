package diagnosis

import (
	"github.com/othersee/othersee/internal/sets"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// An edit is an input and a policy while changes are made to them, all at once: what one
// change brings, another does not take away.
type edit struct {
	in      precedence.Input
	policy  precedence.Policy
	lines   presence.Set[presence.Line]        // that changes brought
	clients presence.Set[presence.TeamsClient] // that changes brought
}

func begin(in precedence.Input, p precedence.Policy) edit {
	return edit{in: in, policy: p}
}

// with returns e with one more change.
func (e edit) with(c Change) edit {
	switch to := c.To.(type) {
	case presence.Line:
		e.in.Lines = sets.Without(e.in.Lines, c.From)
		e.lines = e.lines.Add(to)
	case presence.MiVO400:
		e.in.User = to
	case presence.TeamsClient:
		e.in.Clients = sets.Without(e.in.Clients, c.From)
		e.clients = e.clients.Add(to)
	case presence.Configured:
		e.in.Configured = to
	case nil:
		if c.Report == ReportPolicy {
			e.policy.Published = precedence.Guide().Published
		}
	}
	return e
}

// end returns what the changes lead to.
func (e edit) end() (precedence.Input, precedence.Policy) {
	e.in.Lines = e.in.Lines.Union(e.lines)
	e.in.Clients = e.in.Clients.Union(e.clients)
	return e.in, e.policy
}
