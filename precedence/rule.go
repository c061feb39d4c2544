package precedence

import (
	"fmt"
	"iter"
)

// A Rule is the number of a rule, such as [S3]: a statement that an answer can cite.
// Numbers never change and are never reused. The rules that begin with P are about
// the phone system, C about how CloudLink combines, S about what CloudLink publishes
// to Teams, T about how Teams combines. Those that begin with D are the disputed
// points, on which the sources contradict each other. The zero Rule is no rule.
type Rule uint8

// The rules, as their [Rule.Statement] says them.
const (
	_ Rule = iota

	P1 // lines
	P2 // MiVoice Office 400 and CloudLink
	P3 // Mitel One and MiVoice Office 400
	P4 // MiCollab
	P5 // one user presence

	C1 // CloudLink's order
	C2 // Mitel One shows CloudLink

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

	D1 // NotAvailable with a busy line
	D2 // "always" in T1
	D3 // DoNotDisturb in later products
)

var rules = [...]struct{ number, statement, source string }{
	P1: {
		"P1", "A line is Busy while a call is made or taken, else Available.",
		"guide, definitions below the table",
	},
	P2: {
		"P2", "In CloudLink, the MiVoice Office 400's Available is Available, Absent is Away, Busy and Meeting are Busy, and NotAvailable is DoNotDisturb.",
		"guide, first mapping table",
	},
	P3: {
		"P3", "In the MiVoice Office 400, Mitel One's Available is Available, Away is Absent, Busy is Busy or Meeting, and DoNotDisturb is NotAvailable.",
		"guide, last mapping table",
	},
	P4: {
		"P4", "MiCollab has line states but no user presence; a status set in the MiCollab client reaches nobody in Teams.",
		"guide, note in the introduction, and the section on setting presence",
	},
	P5: {
		"P5", "The user presence is one value, whoever wrote it last: phone, self-service portal or Mitel One. Its states may be renamed, so a label never identifies one.",
		"guide, the section on setting presence, and definitions below the table",
	},
	C1: {
		"C1", "CloudLink combines lines and user presence: Away > DoNotDisturb > Busy > Available > Offline > Unknown. A line that is neither Busy nor Available is one of the last two.",
		"guide, order of CloudLink",
	},
	C2: {
		"C2", "Mitel One shows the CloudLink presence.",
		"guide, third column of the table",
	},
	S0: {
		"S0", "Nothing is published before presence sync is enabled for the account, nor for a user whose CloudLink e-mail is neither the user principal name nor the e-mail in Azure AD.",
		"guide, introduction",
	},
	S1: {
		"S1", "CloudLink Busy is published to Teams, as a session of its own.",
		"guide, table, rows 6 to 15",
	},
	S2: {
		"S2", "CloudLink Away is published to Teams.",
		"guide, second note",
	},
	S3: {
		"S3", "CloudLink Available is not published; otherwise others would see Available in rows 1 and 2 of the guide's table, where they see Offline and Away.",
		"guide, table, rows 1 and 2",
	},
	S4: {
		"S4", "CloudLink DoNotDisturb is not published.",
		"guide, order of Teams",
	},
	S5: {
		"S5", "CloudLink Offline and Unknown are not published: there is nothing to publish.",
		"none; the guide is silent",
	},
	S6: {
		"S6", "Where a policy publishes other states than S1 to S4 say, the policy decides.",
		"none; not the guide's",
	},
	T1: {
		"T1", "A status that the user set in Teams overrides every session.",
		"guide, order of Teams",
	},
	T2: {
		"T2", "Teams combines sessions: DoNotDisturb > Busy > Available > Away.",
		"guide, order of Teams",
	},
	T3: {
		"T3", "A Teams client that is Offline has no session. No session at all is Offline, which is below Away.",
		"guide, second note, and table, row 1",
	},
	T4: {
		"T4", "A Teams client's session is Away while it is inactive, Available while active, Busy in a call or meeting, DoNotDisturb while presenting or focusing.",
		"guide, definitions below the table",
	},
	D1: {
		"D1", "Mitel's guide notes that a user on the phone is seen as Busy unless Absent; but by its order of CloudLink, NotAvailable outranks the call as Absent does (C1), and it is not published (S4).",
		"guide, first note, against its order of CloudLink",
	},
	D2: {
		"D2", "Mitel's guide says that a status set by hand always shows; Microsoft Graph says that it shows only while there is a session, else Offline.",
		"https://learn.microsoft.com/en-us/graph/api/presence-setuserpreferredpresence",
	},
	D3: {
		"D3", "Mitel's guide says that DoNotDisturb is not yet published; the help of Mitel Assistant, a later product, says that a phone's do-not-disturb shows in Teams as Presenting, which is DoNotDisturb.",
		"https://www.mitel.com/sites/default/files/s3_imports/Applications/Collaboration/Mitel%20Assistant/All%20Releases/EN/mitel-assistant-html/Content/Presence.html",
	},
}

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

// Statement returns what r says, in one or two sentences, or "" if r is no rule.
func (r Rule) Statement() string {
	if !r.known() {
		return ""
	}
	return rules[r].statement
}

// Source returns where r comes from: a section of the guide, the address of another
// document, or "none" and why. If r is no rule, it returns "".
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
		if rule.String() == string(text) {
			*r = rule
			return nil
		}
	}
	return fmt.Errorf("precedence: unknown rule %q (want %v to %v)", text, P1, D3)
}

func (r Rule) known() bool {
	return 0 < r && int(r) < len(rules)
}
