package precedencetest

import (
	"slices"

	"github.com/othersee/othersee/presence"
)

// shrunk returns a call that is answered otherwise than its reports given once, as c is, and
// has as few of them as it finds.
func (r *runner) shrunk(c Call) Call {
	for _, leaveOut := range []func(*Call){
		func(c *Call) { c.Lines = nil },
		func(c *Call) { c.Clients = nil },
		func(c *Call) { c.User = presence.MiVO400Unknown },
		func(c *Call) { c.Configured = presence.ConfiguredNone },
	} {
		less := c
		if leaveOut(&less); r.differs(less) {
			c = less
		}
	}
	c.Lines = shorter(c.Lines, func(lines []presence.Line) bool {
		less := c
		less.Lines = lines
		return r.differs(less)
	})
	c.Clients = shorter(c.Clients, func(clients []presence.TeamsClient) bool {
		less := c
		less.Clients = clients
		return r.differs(less)
	})
	return c
}

// shorter returns list without as many of its states as can be left out while still differs
// is true.
func shorter[S presence.Vocabulary](list []S, differs func([]S) bool) []S {
	for size := len(list); size > 0; size /= 2 {
		for at := 0; at+size <= len(list); {
			if less := slices.Delete(slices.Clone(list), at, at+size); differs(less) {
				list = less
			} else {
				at += size
			}
		}
	}
	return list
}
