package link

import (
	"slices"
	"strings"

	"github.com/othersee/othersee/presence"
)

// Query returns the canonical query of c: the parameters l, u, c, h, p and lang in this
// order, the states of a list in the order of their vocabulary, and what has its default
// left out. The query of the zero Case is empty.
func (c Case) Query() string {
	return string(c.AppendQuery(nil))
}

// AppendQuery appends the canonical query of c to b. It needs no escaping, in a URL or in
// HTML, but for its ampersands in HTML.
func (c Case) AppendQuery(b []byte) []byte {
	start := len(b)
	parameter := func(name string) {
		if len(b) > start {
			b = append(b, '&')
		}
		b = append(append(b, name...), '=')
	}
	if c.Input.Lines.Len() > 0 {
		parameter("l")
		b = appendSet(b, c.Input.Lines)
	}
	if c.Input.User != presence.MiVO400Unknown {
		parameter("u")
		b = append(b, c.Input.User.String()...)
	}
	if c.Input.Clients.Len() > 0 {
		parameter("c")
		b = appendSet(b, c.Input.Clients)
	}
	if c.Input.Configured != presence.ConfiguredNone {
		parameter("h")
		b = append(b, c.Input.Configured.String()...)
	}
	if c.Policy != Guide {
		parameter("p")
		b = append(b, c.Policy.String()...)
	}
	if c.Language != Unchosen {
		parameter("lang")
		b = append(b, c.Language.String()...)
	}
	return b
}

func appendSet[S presence.Vocabulary](b []byte, set presence.Set[S]) []byte {
	first := true
	for s := range set.All() {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(b, s.String()...)
	}
	return b
}

// Parse returns the case of a query. Parameters may stand in any order, lists may repeat a
// state or be spread over several parameters of their name, as a form sends them, and
// defaults may be given. Anything else is an [*Error].
func Parse(query string) (Case, error) {
	var c Case
	var seen []string
	for pair := range strings.SplitSeq(query, "&") {
		if pair == "" {
			continue
		}
		name, value, err := unescape(pair)
		if err != nil {
			return Case{}, err
		}
		if name != "l" && name != "c" && slices.Contains(seen, name) {
			return Case{}, &Error{Kind: Repeated, Parameter: name, Value: value}
		}
		seen = append(seen, name)
		if err := c.set(name, value); err != nil {
			return Case{}, err
		}
	}
	return c, nil
}

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
		return index(&c.Policy, Policies(), name, value)
	case "lang":
		return index(&c.Language, []Language{English, German}, name, value)
	default:
		return &Error{Kind: UnknownParameter, Parameter: name, Value: value, Allowed: Parameters()}
	}
}

// Parameters lists the names of all parameters, in canonical order.
func Parameters() []string { return []string{"l", "u", "c", "h", "p", "lang"} }

// addStates adds the states of a list, which commas separate, to set. An empty list adds
// none.
func addStates[S presence.Vocabulary](set *presence.Set[S], name, list string) error {
	if list == "" {
		return nil
	}
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
	return index(s, slices.Collect(presence.All[S]()), name, text)
}

// index sets choice to the one of all whose text is text.
func index[T interface{ String() string }](choice *T, all []T, name, text string) error {
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
