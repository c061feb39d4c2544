package link

import (
	"slices"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

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
		return state(&c.Input.UserPresence, name, value)
	case "c":
		return addStates(&c.Input.Clients, name, value)
	case "h":
		return state(&c.Input.Configured, name, value)
	case "p":
		return c.setPolicy(name, value)
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

// setPolicy reads a policy. Where it has plus signs, a link may have them unescaped.
func (c *Case) setPolicy(name, value string) error {
	value = strings.ReplaceAll(value, " ", "+")
	var p precedence.Policy
	if p.UnmarshalText([]byte(value)) != nil {
		return choose(&c.Policy, Policies(), name, value)
	}
	c.Policy = By(p)
	return nil
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
		*set = set.With(s)
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
