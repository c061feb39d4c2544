// Package link keeps a case in the query of a link, such as "l=Busy&u=Absent&c=Active", and
// reads it back. Every case has one canonical query, and sloppier ones are read too. A query
// never holds a name or an address, only states.
package link

import (
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/othersee/othersee/examples/internal/words"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// A Case is what a link holds. It is comparable. The zero Case is the first visit: nothing is
// known, by the guide's policy, in the language that the reader's browser asks for.
type Case struct {
	Input precedence.Input
	// Policy is the text of a policy, "" for the guide's. Where something is asked backwards, "" is
	// that it is not known.
	Policy string
	// Seen is what others see, "" unless it is asked why.
	Seen string
	// UserKnown and ByHandKnown are whether these are known although they have their zero
	// values, where it is asked why.
	UserKnown, ByHandKnown bool
	// View is what to show: "" for the case, "rules", "maps", "all", "day", or a time of the day,
	// such as "10:05" or "2026-11-24T10:05:00".
	View string
	// Language is "en", "de" or "" for the reader's own.
	Language string
}

// Parameters are the names of all parameters, in canonical order: lines, user presence, clients,
// status set by hand, policy, what others see, view, language.
var Parameters = []string{"l", "u", "c", "h", "p", "o", "t", "lang"}

// views are the values of t that are no time.
var views = []string{"rules", "maps", "all", "day"}

// A Wrong is a wrong value of a parameter, and what is allowed: states, policies or texts.
type Wrong struct {
	Parameter, Value string
	Allowed          []any
}

// Parse returns the case of a query. Names may be in any case, and states texts or labels; lists may be
// spread over several parameters, as a form sends them, and of any other parameter that is
// repeated the last counts. What is no parameter is passed over. The case has all that is
// right.
func Parse(query string) (c Case, all []Wrong) {
	given, _ := url.ParseQuery(query) // what is badly escaped is passed over
	values := url.Values{}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		lower := strings.ToLower(name)
		values[lower] = append(values[lower], given[name]...)
	}
	last := func(name string) (string, bool) {
		all := values[name]
		if len(all) == 0 {
			return "", false
		}
		text := strings.TrimSpace(all[len(all)-1])
		return text, text != ""
	}
	wrong := func(name, value string, allowed []any) { all = append(all, Wrong{name, value, allowed}) }
	set(&c.Input.Lines, values["l"], "l", wrong)
	set(&c.Input.Clients, values["c"], "c", wrong)
	if text, given := last("u"); given {
		c.UserKnown = one(&c.Input.UserPresence, text, "u", wrong)
	}
	if text, given := last("h"); given {
		c.ByHandKnown = one(&c.Input.Configured, text, "h", wrong)
	}
	if text, given := last("p"); given {
		text = strings.ReplaceAll(text, " ", "+") // a plus sign that was not escaped
		var p precedence.Policy
		if p.UnmarshalText([]byte(text)) != nil && p.UnmarshalText([]byte(strings.ToLower(text))) != nil {
			wrong("p", text, append(anyOf(precedence.Policies()), precedence.Guide().With(precedence.D2, precedence.D4)))
		} else {
			c.Policy = p.String()
		}
	}
	if text, given := last("o"); given {
		if seen, err := words.ParseSeen(text); err == nil {
			c.Seen = seenText(seen)
		} else {
			wrong("o", text, anyOf(presence.All[presence.Teams]()))
		}
	}
	if text, given := last("t"); given {
		if view := strings.ToLower(text); slices.Contains(views, view) {
			c.View = view
		} else if t := strings.ToUpper(strings.ReplaceAll(text, " ", "T")); clock.MatchString(t) {
			c.View = t
		} else if parts := sloppy.FindStringSubmatch(strings.ToLower(text)); parts != nil {
			minute, _ := strconv.Atoi(parts[2] + parts[3]) // digits, or none
			c.View = fmt.Sprintf("%s:%02d", parts[1], minute)
		} else {
			c.View = "day" // who asks for no other view means a time
			wrong("t", text, append(anyOf(slices.Values(views)), "10:05"))
		}
	}
	if text, given := last("lang"); given {
		switch primary := strings.ToLower(text + "  ")[:2]; primary {
		case "en", "de":
			c.Language = primary
		default:
			wrong("lang", text, []any{"en", "de"})
		}
	}
	return c.tidy(), all
}

var (
	clock  = regexp.MustCompile(`^(\d{4}-\d\d-\d\dT)?([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$`)
	sloppy = regexp.MustCompile(`^([01]?\d|2[0-3])(?:[.:h]([0-5]?\d)|([0-5]\d))?(?: ?uhr)?$`)
)

// tidy drops what has no part in c.
func (c Case) tidy() Case {
	if c.IsDay() || c.View == "rules" {
		c = Case{Policy: c.Policy, View: c.View, Language: c.Language}
	}
	if c.View != "" {
		c.Seen = ""
	}
	if c.Seen == "" {
		c.UserKnown, c.ByHandKnown = false, false
		if c.Policy == precedence.Guide().String() {
			c.Policy = ""
		}
	}
	return c
}

// Query returns the canonical query of c: the parameters in their order, without those that have
// their default. None needs escaping but a plus sign, which [Parse] knows as it is.
func (c Case) Query() string {
	c = c.tidy()
	var b strings.Builder
	add := func(name, value string) {
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		b.WriteString(name + "=" + value)
	}
	if c.Input.Lines.Len() > 0 {
		add("l", strings.Join(texts(c.Input.Lines.All()), ","))
	}
	if c.UserKnown || c.Input.UserPresence != 0 {
		add("u", c.Input.UserPresence.String())
	}
	if c.Input.Clients.Len() > 0 {
		add("c", strings.Join(texts(c.Input.Clients.All()), ","))
	}
	if c.ByHandKnown || c.Input.Configured != 0 {
		add("h", c.Input.Configured.String())
	}
	for i, value := range []string{c.Policy, c.Seen, c.View, c.Language} {
		if value != "" {
			add(Parameters[4+i], value)
		}
	}
	return b.String()
}

// IsDay reports whether c is the page of a log.
func (c Case) IsDay() bool { return c.View == "day" || strings.Contains(c.View, ":") }

// By returns the policy of c.
func (c Case) By() precedence.Policy {
	p := precedence.Guide()
	_ = p.UnmarshalText([]byte(c.Policy)) // "" leaves it alone
	return p
}

// Facts returns what c, a question backwards, knows. There may be more lines and clients.
func (c Case) Facts() explain.Facts {
	facts := explain.Facts{
		Lines:   explain.AtLeast(slices.Collect(c.Input.Lines.All())...),
		Clients: explain.AtLeast(slices.Collect(c.Input.Clients.All())...),
	}
	if c.UserKnown {
		facts.UserPresence = explain.Exactly(c.Input.UserPresence)
	}
	if c.ByHandKnown {
		facts.Configured = explain.Exactly(c.Input.Configured)
	}
	if c.Policy != "" {
		facts.Policy = explain.Exactly(c.By())
	}
	return facts
}

// Backwards returns the question why others see what they see in c, of which is known what is
// not at its default.
func (c Case) Backwards() Case {
	c.View, c.Seen = "", c.By().Resolve(c.Input).Teams.String()
	c.UserKnown, c.ByHandKnown = c.Input.UserPresence != 0, c.Input.Configured != 0
	return c
}

// seenText returns a text that [explain.ParseSeen] reads as seen.
func seenText(seen explain.Seen) string {
	switch seen.Activity {
	case explain.ActivityInACall, explain.ActivityInAMeeting, explain.ActivityPresenting, explain.ActivityFocusing:
		return strings.ToUpper(string(seen.Activity[:1])) + string(seen.Activity[1:])
	default:
		return seen.Teams.String()
	}
}

type complaint func(name, value string, allowed []any)

// set adds the states of lists to states.
func set[S presence.Vocabulary](states *presence.Set[S], lists []string, name string, wrong complaint) {
	for _, list := range lists {
		some, err := words.ParseSet[S](list)
		if err == nil {
			*states = states.Union(some)
			continue
		}
		for text := range strings.SplitSeq(list, ",") {
			var s S
			if text = strings.TrimSpace(text); text != "" && one(&s, text, name, wrong) {
				*states = states.With(s)
			}
		}
	}
}

func one[S presence.Vocabulary](state *S, text, name string, wrong complaint) bool {
	s, err := words.Parse[S](text)
	if err != nil {
		wrong(name, text, anyOf(presence.All[S]()))
		return false
	}
	*state = s
	return true
}

// texts returns the texts of all states, or policies, of seq.
func texts[S fmt.Stringer](seq func(yield func(S) bool)) (all []string) {
	for s := range seq {
		all = append(all, s.String())
	}
	return all
}

func anyOf[S any](seq func(yield func(S) bool)) (all []any) {
	for s := range seq {
		all = append(all, s)
	}
	return all
}
