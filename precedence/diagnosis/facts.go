package diagnosis

import (
	"encoding/json"
	"fmt"

	"github.com/othersee/othersee/internal/strict"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// Facts are what is known of a user: each report, or that it is not known. The zero Facts
// are that nothing is known. They are comparable. In JSON they have the keys lines, user,
// clients, configured and policy, without those that are not known.
type Facts struct {
	Lines      Fact[presence.Set[presence.Line]]        `json:"lines,omitzero"`
	User       Fact[presence.MiVO400]                   `json:"user,omitzero"`
	Clients    Fact[presence.Set[presence.TeamsClient]] `json:"clients,omitzero"`
	Configured Fact[presence.Configured]                `json:"configured,omitzero"`
	// Policy, where it is not known, may be any that has a name, and Graph's with
	// CallOverridesAvailable.
	Policy Fact[precedence.Policy] `json:"policy,omitzero"`
}

// A Fact is a value that is known, or not. The zero Fact is not known. In JSON it is the
// value, or null.
type Fact[T comparable] struct {
	value T
	known bool
}

// Known returns the fact that something is value. An empty set is a value too: that there
// is no line, or no client.
func Known[T comparable](value T) Fact[T] {
	return Fact[T]{value, true}
}

// Value returns the value, and whether it is known.
func (f Fact[T]) Value() (T, bool) {
	return f.value, f.known
}

// String returns the text of the value, or "?" if it is not known.
func (f Fact[T]) String() string {
	if !f.known {
		return "?"
	}
	return fmt.Sprint(f.value)
}

// MarshalJSON returns the value, or null if it is not known.
func (f Fact[T]) MarshalJSON() ([]byte, error) {
	if !f.known {
		return []byte("null"), nil
	}
	return json.Marshal(f.value)
}

// UnmarshalJSON sets f to the value, or to not known from null. On an error it leaves f alone.
func (f *Fact[T]) UnmarshalJSON(data []byte) error {
	var read Fact[T]
	if string(data) != "null" {
		if err := json.Unmarshal(data, &read.value); err != nil {
			return err
		}
		read.known = true
	}
	*f = read
	return nil
}

// UnmarshalJSON sets facts from one JSON object. A key that is left out, or null, is not
// known. A key that is unknown, repeated or in another case is an error, and so is an unknown
// state. On an error it leaves facts alone.
func (facts *Facts) UnmarshalJSON(data []byte) error {
	var read Facts
	o := strict.Open("diagnosis: facts", data, []string{"lines", "user", "clients", "configured", "policy"})
	for o.Next() {
		raw := o.Raw()
		var err error
		switch o.Key() {
		case "lines":
			err = read.Lines.UnmarshalJSON(raw)
		case "user":
			err = read.User.UnmarshalJSON(raw)
		case "clients":
			err = read.Clients.UnmarshalJSON(raw)
		case "configured":
			err = read.Configured.UnmarshalJSON(raw)
		case "policy":
			err = read.Policy.UnmarshalJSON(raw)
		}
		if err != nil {
			o.Fail(err)
		}
	}
	if err := o.Close(); err != nil {
		return err
	}
	*facts = read
	return nil
}

// forget returns f as it is, or not known where report says so.
func (facts Facts) forget(report Report) Facts {
	switch report {
	case ReportLines:
		facts.Lines = Fact[presence.Set[presence.Line]]{}
	case ReportUser:
		facts.User = Fact[presence.MiVO400]{}
	case ReportClients:
		facts.Clients = Fact[presence.Set[presence.TeamsClient]]{}
	case ReportConfigured:
		facts.Configured = Fact[presence.Configured]{}
	case ReportPolicy:
		facts.Policy = Fact[precedence.Policy]{}
	}
	return facts
}
