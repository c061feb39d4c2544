package precedence

import (
	"fmt"
	"iter"
	"strings"

	"github.com/othersee/othersee/presence"
)

// A Source is a place in a document from which a rule or a disputed point comes.
type Source struct {
	Document string `json:"document"`
	Place    string `json:"place,omitempty"`
	URL      string `json:"url"`
}

// Rules ranges over all rules, by number.
func Rules() iter.Seq[Rule] { return numbers(rules) }

// Points ranges over all disputed points, by number.
func Points() iter.Seq[Point] { return numbers(points) }

// Statement returns what r says, or "" if r is no rule.
func (r Rule) Statement(language presence.Language) string { return statement(rules, r, language) }

// Statement returns what the sources say on p, or "" if p is no point.
func (p Point) Statement(language presence.Language) string { return statement(points, p, language) }

// Readings names the sides of p, for a sentence after "by": "note 1 of Mitel's guide" and
// "CloudLink's precedence alone". They are "" if p is no point.
func (p Point) Readings(language presence.Language) (guide, other string) {
	sides := readings[p]
	return sides[0].in(language), sides[1].in(language)
}

// Sources returns the places that r comes from. There are none for a rule that no document
// gives, and for no rule.
func (r Rule) Sources(language presence.Language) []Source { return sources(rules, r, language) }

// Sources returns the places that p comes from, the guide's first.
func (p Point) Sources(language presence.Language) []Source { return sources(points, p, language) }

// InGuide reports whether Mitel's guide gives r. Where a part of r is inferred, or our own, the
// statement says so.
func (r Rule) InGuide() bool {
	entry, _ := find(rules, r)
	return entry.inGuide
}

// String returns the number of r, such as "S3", or Rule(n) if r is no rule.
func (r Rule) String() string { return name(rules, r, "Rule") }

// String returns the number of p, such as "D1", or Point(n) if p is no point.
func (p Point) String() string { return name(points, p, "Point") }

// GoString returns r as Go code: precedence.S3.
func (r Rule) GoString() string { return "precedence." + r.String() }

// GoString returns p as Go code: precedence.D1.
func (p Point) GoString() string { return "precedence." + p.String() }

// MarshalText returns the number of r, or an error if r is no rule.
func (r Rule) MarshalText() ([]byte, error) { return marshal(rules, r, "rule") }

// MarshalText returns the number of p, or an error if p is no point.
func (p Point) MarshalText() ([]byte, error) { return marshal(points, p, "disputed point") }

// UnmarshalText sets r to the rule with the given number. On an error it leaves r alone.
func (r *Rule) UnmarshalText(text []byte) error {
	return unmarshal(rules, r, text, "precedence: unknown rule")
}

// UnmarshalText sets p to the point with the given number. On an error it leaves p alone.
func (p *Point) UnmarshalText(text []byte) error {
	return unmarshal(points, p, text, "precedence: unknown disputed point")
}

func numbers[N Rule | Point](all []numbered[N]) iter.Seq[N] {
	return func(yield func(N) bool) {
		for _, entry := range all {
			if !yield(entry.number) {
				return
			}
		}
	}
}

func find[N Rule | Point](all []numbered[N], n N) (numbered[N], bool) {
	for _, entry := range all {
		if entry.number == n {
			return entry, true
		}
	}
	return numbered[N]{}, false
}

func statement[N Rule | Point](all []numbered[N], n N, language presence.Language) string {
	entry, _ := find(all, n)
	return entry.says.in(language)
}

func sources[N Rule | Point](all []numbered[N], n N, language presence.Language) (list []Source) {
	entry, _ := find(all, n)
	for _, s := range entry.sources {
		list = append(list, Source{s.document.title.in(language), s.place.in(language), s.document.url})
	}
	return list
}

// name returns the number as text: the group's letter, and the place in it.
func name[N Rule | Point](all []numbered[N], n N, kind string) string {
	if _, ok := find(all, n); !ok {
		return fmt.Sprintf("%s(%d)", kind, uint8(n))
	}
	return fmt.Sprintf("%c%d", "PCSTGD"[n>>4-1], n&15)
}

func marshal[N Rule | Point](all []numbered[N], n N, kind string) ([]byte, error) {
	if _, ok := find(all, n); !ok {
		return nil, fmt.Errorf("precedence: %d is not a %s", uint8(n), kind)
	}
	return []byte(name(all, n, "")), nil
}

func unmarshal[N Rule | Point](all []numbered[N], n *N, text []byte, problem string) error {
	var want []string
	for _, entry := range all {
		known := name(all, entry.number, "")
		if known == string(text) {
			*n = entry.number
			return nil
		}
		want = append(want, known)
	}
	return fmt.Errorf("%s %q (want %s)", problem, text, strings.Join(want, ", "))
}
