package link

import (
	"slices"

	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// Seen is what others see, if that is given. The zero Seen is that it is not.
type Seen uint8

// See returns that others see state.
func See(state presence.Teams) Seen { return Seen(state) + 1 }

// Teams returns what others see, and whether it is given.
func (s Seen) Teams() (presence.Teams, bool) {
	return presence.Teams(max(s, 1) - 1), s > 0
}

// String returns what others see, or "" if it is not given.
func (s Seen) String() string {
	state, given := s.Teams()
	if !given {
		return ""
	}
	return state.String()
}

// Facts returns what c, a question backwards, knows. There may be more lines and clients than
// it has.
func (c Case) Facts() explain.Facts {
	facts := explain.Facts{
		Lines:   explain.AtLeast(slices.Collect(c.Input.Lines.All())...),
		Clients: explain.AtLeast(slices.Collect(c.Input.Clients.All())...),
	}
	if c.Known&User != 0 {
		facts.UserPresence = explain.Exactly(c.Input.UserPresence)
	}
	if c.Known&Configured != 0 {
		facts.Configured = explain.Exactly(c.Input.Configured)
	}
	if c.Known&ByPolicy != 0 {
		facts.Policy = explain.Exactly(c.Policy.Policy())
	}
	return facts
}

// Backwards returns the question why others see what they see in c, of which is known what
// is not at its default.
func (c Case) Backwards() Case {
	c.Day = false
	c.Seen = See(c.Resolution().Teams)
	c.Known = c.notDefault()
	return c
}

// Forwards returns the case of what c, a question backwards, knows.
func (c Case) Forwards() Case {
	c.Seen, c.Known, c.Day = 0, 0, false
	return c
}
