package link

// A Part is a set of the parts of a [Case], each of which has a parameter of its own in a
// query.
type Part uint8

// The parts, in the order of their parameters.
const (
	Lines Part = 1 << iota
	User
	Clients
	Configured
	ByPolicy
	BySeen
	InLanguage
)

// Reported is all that can be known in a question backwards.
const Reported = Lines | User | Clients | Configured | ByPolicy

// With returns c, with the given parts taken from other. Where both are questions backwards,
// so is what is known of these parts.
func (c Case) With(parts Part, other Case) Case {
	if parts&Lines != 0 {
		c.Input.Lines = other.Input.Lines
	}
	if parts&User != 0 {
		c.Input.UserPresence = other.Input.UserPresence
	}
	if parts&Clients != 0 {
		c.Input.Clients = other.Input.Clients
	}
	if parts&Configured != 0 {
		c.Input.Configured = other.Input.Configured
	}
	if parts&ByPolicy != 0 {
		c.Policy = other.Policy
	}
	if parts&BySeen != 0 {
		c.Seen = other.Seen
	}
	if parts&InLanguage != 0 {
		c.Language = other.Language
	}
	c.Known = c.Known&^parts | other.Known&parts
	return c
}
