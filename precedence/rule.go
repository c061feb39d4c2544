package precedence

import (
	"fmt"
	"iter"
	"strings"

	"github.com/othersee/othersee/presence"
)

// A Rule is the number of a rule, such as [S3]: a statement that an answer can cite.
// Numbers never change and are never reused. The rules that begin with P are about
// the phone system, C about how CloudLink combines, S about what CloudLink publishes
// to Teams, T about how Teams combines, G about the words of Microsoft Graph. Those
// that begin with D are the disputed points, on which the sources contradict each
// other; they decide nothing. The zero Rule is no rule.
type Rule uint8

// The rules, as their [Rule.Statement] says them.
const (
	_ Rule = iota

	P1 // lines
	P2 // MiVoice Office 400 and CloudLink
	P3 // Mitel One and MiVoice Office 400
	P4 // MiCollab
	P5 // one user presence
	P6 // a phone that is not registered
	P7 // numbers of the user presences

	C1 // CloudLink's order
	C2 // Mitel One shows CloudLink
	C3 // Offline and Unknown in CloudLink
	C4 // Offline in Mitel One

	S0 // sync is off
	S1 // Busy is published
	S2 // Away is published
	S3 // Available is not published
	S4 // DoNotDisturb is not published
	S5 // Offline and Unknown are not published
	S6 // a policy decides otherwise

	T1 // a status set by hand
	T2 // Teams' order
	T3 // no session
	T4 // Teams clients
	T5 // a policy asks for a session
	T6 // a policy lets calls override Available

	G1 // words of a session
	G2 // words of a status set by hand
	G3 // words that are read
	G4 // how long a session lasts

	D1 // NotAvailable with a busy line
	D2 // "always" in T1
	D3 // DoNotDisturb is published
	D4 // Available set by hand during a call
)

// Rules ranges over all rules, in the order of their constants.
func Rules() iter.Seq[Rule] {
	return func(yield func(Rule) bool) {
		for r := P1; int(r) < len(rules); r++ {
			if !yield(r) {
				return
			}
		}
	}
}

// String returns the number of r, such as "S3", or Rule(n) if r is no rule.
func (r Rule) String() string {
	if !r.known() {
		return fmt.Sprintf("Rule(%d)", uint8(r))
	}
	return rules[r].number
}

// GoString returns r as Go code: precedence.S3.
func (r Rule) GoString() string {
	return "precedence." + r.String()
}

// Statement returns what r says, in one or two sentences, or "" if r is no rule.
func (r Rule) Statement() string {
	return r.StatementIn(presence.English)
}

// StatementIn returns what r says in the given language, or "" if r is no rule.
func (r Rule) StatementIn(language presence.Language) string {
	switch {
	case !r.known():
		return ""
	case language == presence.German:
		return rules[r].german
	default:
		return rules[r].english
	}
}

// Source returns where r comes from: "guide, " and a section of it, the address of
// another document, or "none; " and why. If r is no rule, it returns "".
func (r Rule) Source() string {
	if !r.known() {
		return ""
	}
	return rules[r].source
}

// MarshalText returns the number of r, or an error if r is no rule.
func (r Rule) MarshalText() ([]byte, error) {
	if !r.known() {
		return nil, fmt.Errorf("precedence: %v is not a rule", r)
	}
	return []byte(rules[r].number), nil
}

// UnmarshalText sets r to the rule with the given number. On an error it leaves r
// alone.
func (r *Rule) UnmarshalText(text []byte) error {
	for rule := range Rules() {
		if rules[rule].number == string(text) {
			*r = rule
			return nil
		}
	}
	return fmt.Errorf("precedence: unknown rule %q (want %s)", text, numbers())
}

func (r Rule) known() bool {
	return 0 < r && int(r) < len(rules)
}

// inGuide reports whether r has a source in the guide.
func (r Rule) inGuide() bool {
	return strings.HasPrefix(r.Source(), "guide, ")
}

// numbers lists all rules, for an error.
func numbers() string {
	var all []string
	for r := range Rules() {
		all = append(all, r.String())
	}
	return strings.Join(all, ", ")
}
