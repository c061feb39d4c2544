package link

import (
	"slices"
	"strings"

	"github.com/othersee/othersee/presence"
)

// Query returns the canonical query of c: the parameters l, u, c, h, p, o, t and lang in this
// order, the states of a list in the order of their vocabulary. What has its default is left
// out; in a question backwards, which has an o, what is not known is. The query of the zero
// Case is empty.
func (c Case) Query() string {
	return string(c.AppendQuery(nil, "&"))
}

// AppendQuery appends the canonical query of c to b, with and between its parameters: an
// ampersand, or "&amp;" for HTML. Nothing else needs escaping.
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
		add("u", c.Input.User.String())
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
	if c.Input.User != presence.MiVO400Unknown {
		given |= User
	}
	if c.Input.Clients.Len() > 0 {
		given |= Clients
	}
	if c.Input.Configured != presence.ConfiguredNone {
		given |= Configured
	}
	if c.Policy != Guide {
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

// Parse returns the case of a query. Parameters may stand in any order, lists may repeat a
// state or be spread over several parameters of their name, as a form sends them, and
// defaults may be given; in a question backwards, a parameter with no value is not known.
// Anything else is an [*Error].
func Parse(query string) (Case, error) {
	var pairs [][2]string
	backwards := false
	for pair := range strings.SplitSeq(query, "&") {
		if pair == "" {
			continue
		}
		name, value, err := unescape(pair)
		if err != nil {
			return Case{}, err
		}
		backwards = backwards || name == "o"
		pairs = append(pairs, [2]string{name, value})
	}
	var c Case
	for i, pair := range pairs {
		name, value := pair[0], pair[1]
		several := name == "l" || name == "c"
		if !several && slices.ContainsFunc(pairs[:i], func(p [2]string) bool { return p[0] == name }) {
			return Case{}, &Error{Kind: Repeated, Parameter: name, Value: value}
		}
		part := partOf[name]
		if value == "" && (several || backwards && part != 0) {
			continue // none, or not known
		}
		if err := c.set(name, value); err != nil {
			return Case{}, err
		}
		if backwards {
			c.Known |= part
		}
	}
	if c.Day {
		return c.OfDay(), nil
	}
	return c, nil
}

// partOf is the part, of which something can be known, of each parameter.
var partOf = map[string]Part{"l": Lines, "u": User, "c": Clients, "h": Configured, "p": ByPolicy}

func (c *Case) set(name, value string) error {
	switch name {
	case "l":
		return addStates(&c.Input.Lines, name, value)
	case "u":
		return state(&c.Input.User, name, value)
	case "c":
		return addStates(&c.Input.Clients, name, value)
	case "h":
		return state(&c.Input.Configured, name, value)
	case "p":
		return choose(&c.Policy, Policies(), name, value)
	case "o":
		var seen presence.Teams
		err := state(&seen, name, value)
		c.Seen = See(seen)
		return err
	case "t":
		c.Day = value == "day"
		if !c.Day {
			return &Error{Kind: UnknownValue, Parameter: name, Value: value, Allowed: []string{"day"}}
		}
		return nil
	case "lang":
		return choose(&c.Language, []Language{English, German}, name, value)
	default:
		return &Error{Kind: UnknownParameter, Parameter: name, Value: value, Allowed: Parameters()}
	}
}

// Parameters lists the names of all parameters, in canonical order.
func Parameters() []string { return []string{"l", "u", "c", "h", "p", "o", "t", "lang"} }

// addStates adds the states of a list, which commas separate, to set.
func addStates[S presence.Vocabulary](set *presence.Set[S], name, list string) error {
	for text := range strings.SplitSeq(list, ",") {
		var s S
		if err := state(&s, name, text); err != nil {
			return err
		}
		*set = set.Add(s)
	}
	return nil
}

func state[S presence.Vocabulary](s *S, name, text string) error {
	return choose(s, slices.Collect(presence.All[S]()), name, text)
}

// choose sets choice to the one of all whose text is text.
func choose[T interface{ String() string }](choice *T, all []T, name, text string) error {
	var allowed []string
	for _, one := range all {
		if one.String() == text {
			*choice = one
			return nil
		}
		allowed = append(allowed, one.String())
	}
	return &Error{Kind: UnknownValue, Parameter: name, Value: text, Allowed: allowed}
}
