package precedence

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

// A Policy says how to read the points on which the sources contradict each other, and
// whether presence sync is on at all. [Guide] follows Mitel's guide on all of them; the zero
// Policy is [Off]. For another reading, add it: Guide().With(D2, D4).
//
// It is one byte and comparable, and two policies are equal exactly if they give the same
// answers: With drops a reading that has no effect: D1, D3, D4 and D6 while sync is off, and D1
// beside D3.
//
// As text, and so in JSON, YAML and flags, a policy is "off", "guide", "assistant", "graph", or
// off or guide with the readings added: "guide+D2+D4", "off+D2".
type Policy struct{ bits uint8 }

// syncOn is the bit for presence sync. Bit n stands for the other reading of point n.
const syncOn = 1

// bit returns the bit of p in a policy, or 0 if p is no point.
func (p Point) bit() uint8 {
	if p < D1 || p > D6 {
		return 0
	}
	return 1 << (p - D1 + 1)
}

// Guide returns the policy of Mitel's guide.
func Guide() Policy { return Policy{syncOn} }

// Assistant returns the policy that the help of Mitel Assistant suggests: the guide's, but
// DoNotDisturb is synced (D3).
func Assistant() Policy { return Guide().With(D3) }

// Graph returns the policy that Microsoft Graph's documentation suggests: the guide's, but a
// status set by hand needs a session (D2).
func Graph() Policy { return Guide().With(D2) }

// Off returns the zero Policy: presence sync is off, and nothing of CloudLink reaches Teams.
func Off() Policy { return Policy{} }

type namedPolicy struct {
	name   string
	policy Policy
}

var named = []namedPolicy{
	{"guide", Guide()},
	{"assistant", Assistant()},
	{"graph", Graph()},
	{"off", Off()},
}

// Policies ranges over the policies that have a name: Guide, Assistant, Graph and Off.
func Policies() iter.Seq[Policy] {
	return func(yield func(Policy) bool) {
		for _, n := range named {
			if !yield(n.policy) {
				return
			}
		}
	}
}

// With returns p with the other reading of each of points.
func (p Policy) With(points ...Point) Policy {
	for _, point := range points {
		p.bits |= point.bit()
	}
	return p.canonical()
}

// Without returns p with the guide's reading of each of points. It does not bring back what With
// has dropped: Guide().With(D1, D3).Without(D3) is Guide().
func (p Policy) Without(points ...Point) Policy {
	for _, point := range points {
		p.bits &^= point.bit()
	}
	return p
}

// WithSync returns p with presence sync on, or off.
func (p Policy) WithSync(on bool) Policy {
	p.bits &^= syncOn
	if on {
		p.bits |= syncOn
	}
	return p.canonical()
}

// Has reports whether p has the other reading of point.
func (p Policy) Has(point Point) bool { return p.bits&point.bit() != 0 }

// Sync reports whether presence sync is on.
func (p Policy) Sync() bool { return p.bits&syncOn != 0 }

// canonical returns p without the readings that change nothing.
func (p Policy) canonical() Policy {
	if !p.Sync() {
		return p.Without(D1, D3, D4, D6) // they are about what is synced, D4 by T6 too
	}
	if p.Has(D3) {
		return p.Without(D1) // DoNotDisturb is not withheld, so it hides nothing
	}
	return p
}

// String returns the text of p.
func (p Policy) String() string {
	for _, n := range named {
		if n.policy == p {
			return n.name
		}
	}
	var text strings.Builder
	text.WriteString(Off().WithSync(p.Sync()).String())
	for point := range Points() {
		if p.Has(point) {
			text.WriteString("+" + point.String())
		}
	}
	return text.String()
}

// MarshalText returns the text of p.
func (p Policy) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText sets p from its text. On an error it leaves p alone.
func (p *Policy) UnmarshalText(text []byte) error {
	parts := strings.Split(string(text), "+")
	name := slices.IndexFunc(named, func(n namedPolicy) bool { return n.name == parts[0] })
	if name < 0 {
		return fmt.Errorf("precedence: unknown policy %q (want guide, assistant, graph, off, or one with readings, as in guide+D2+D4)", text)
	}
	read := named[name].policy
	for _, part := range parts[1:] {
		var point Point
		if err := unmarshal(points, &point, []byte(part), fmt.Sprintf("precedence: policy %q: unknown disputed point", text)); err != nil {
			return err
		}
		read = read.With(point)
	}
	*p = read
	return nil
}

// UnmarshalYAML sets p from its text, for the YAML packages that know this method. Without
// it they would pass over a mapping in silence, and presence sync would be off.
func (p *Policy) UnmarshalYAML(unmarshal func(any) error) error {
	var text string
	if err := unmarshal(&text); err != nil {
		return err
	}
	return p.UnmarshalText([]byte(text))
}
