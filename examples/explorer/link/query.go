package link

import "github.com/othersee/othersee/presence"

// Query returns the canonical query of c: the parameters l, u, c, h, p, o, t and lang in this
// order, the states of a list in the order of their vocabulary. What has its default is left
// out; in a question backwards, which has an o, what is not known is. The query of the zero
// Case is empty.
func (c Case) Query() string {
	return string(c.AppendQuery(nil, "&"))
}

// AppendQuery appends the canonical query of c to b, with and between its parameters: an
// ampersand, or "&amp;" for HTML. Nothing else needs escaping: a plus sign, as a policy has, is a
// space when it is read, and [Parse] knows it.
func (c Case) AppendQuery(b []byte, and string) []byte {
	given := c.Known
	if c.Seen == 0 {
		given = c.notDefault()
	}
	start := len(b)
	add := func(name, value string) {
		if len(b) > start {
			b = append(b, and...)
		}
		b = append(append(append(b, name...), '='), value...)
	}
	if given&Lines != 0 {
		add("l", list(c.Input.Lines))
	}
	if given&User != 0 {
		add("u", c.Input.UserPresence.String())
	}
	if given&Clients != 0 {
		add("c", list(c.Input.Clients))
	}
	if given&Configured != 0 {
		add("h", c.Input.Configured.String())
	}
	if given&ByPolicy != 0 {
		add("p", c.Policy.String())
	}
	if c.Seen != 0 {
		add("o", c.Seen.String())
	}
	if c.Day {
		add("t", "day")
	}
	if c.Language != Unchosen {
		add("lang", c.Language.String())
	}
	return b
}

// notDefault returns the parts of c that do not have their default.
func (c Case) notDefault() Part {
	var given Part
	if c.Input.Lines.Len() > 0 {
		given |= Lines
	}
	if c.Input.UserPresence != presence.MiVO400Unknown {
		given |= User
	}
	if c.Input.Clients.Len() > 0 {
		given |= Clients
	}
	if c.Input.Configured != presence.ConfiguredNone {
		given |= Configured
	}
	if c.Policy != (Policy{}) {
		given |= ByPolicy
	}
	return given
}

// list returns a set as queries have it.
func list[S presence.Vocabulary](set presence.Set[S]) string {
	text := ""
	for s := range set.All() {
		if text != "" {
			text += ","
		}
		text += s.String()
	}
	return text
}
