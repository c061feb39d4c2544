package link

import (
	"github.com/othersee/othersee/precedence/diagnosis"
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

// Facts returns what c, a question backwards, knows.
func (c Case) Facts() diagnosis.Facts {
	var facts diagnosis.Facts
	if c.Known&Lines != 0 {
		facts.Lines = diagnosis.Known(c.Input.Lines)
	}
	if c.Known&User != 0 {
		facts.User = diagnosis.Known(c.Input.User)
	}
	if c.Known&Clients != 0 {
		facts.Clients = diagnosis.Known(c.Input.Clients)
	}
	if c.Known&Configured != 0 {
		facts.Configured = diagnosis.Known(c.Input.Configured)
	}
	if c.Known&ByPolicy != 0 {
		facts.Policy = diagnosis.Known(c.Policy.Policy())
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
