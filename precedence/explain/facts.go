package explain

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// Facts are what is known of a user: each report as far as it is known. The zero Facts are that
// nothing is known. They are comparable.
type Facts struct {
	Lines        Fact[presence.Set[presence.Line]]        `json:"lines,omitzero"`
	UserPresence Fact[presence.MiVO400]                   `json:"userPresence,omitzero"`
	Clients      Fact[presence.Set[presence.TeamsClient]] `json:"clients,omitzero"`
	Configured   Fact[presence.Configured]                `json:"configured,omitzero"`
	// Policy, where it is not known, may have any reading of D1 to D5, with presence sync on or
	// off.
	Policy Fact[precedence.Policy] `json:"policy,omitzero"`
}

// A Fact is what is known of a value: all of it, a part, or nothing. [Exactly] and [AtLeast] make
// one; the zero Fact is that nothing is known. In JSON it is the value, {"atLeast": part}, or null.
type Fact[T comparable] struct {
	value  T
	extent extent
}

type extent uint8

const (
	nothing extent = iota
	part
	whole
)

// AtLeast returns the fact that a line, or a client, is in each of states. There may be others:
// people rarely know of every client that is signed in.
func AtLeast[S presence.Vocabulary](states ...S) Fact[presence.Set[S]] {
	if len(states) == 0 {
		return Fact[presence.Set[S]]{}
	}
	return Fact[presence.Set[S]]{presence.SetOf(states...), part}
}

// Exactly returns the fact that something is value. An empty set is a value too: that there is
// no line, or no client.
func Exactly[T comparable](value T) Fact[T] {
	return Fact[T]{value, whole}
}

// Reported returns the facts that in reports: its lines and clients, beside which there may be
// others, and its user presence and status set by hand, unless these are not reported. That no
// status is set by hand is a fact of its own: Exactly(presence.ConfiguredNone).
func Reported(in precedence.Input) Facts {
	facts := Facts{
		Lines:   AtLeast(slices.Collect(in.Lines.Without(presence.LineUnknown).All())...),
		Clients: AtLeast(slices.Collect(in.Clients.All())...),
	}
	if in.UserPresence != presence.MiVO400Unknown {
		facts.UserPresence = Exactly(in.UserPresence)
	}
	if in.Configured != presence.ConfiguredNone {
		facts.Configured = Exactly(in.Configured)
	}
	return facts
}

// Exact returns what is known of the value, and whether that is all of it.
func (f Fact[T]) Exact() (T, bool) {
	return f.value, f.extent == whole
}

// String returns the text of the value, "at least" and what is known of it, or "?".
func (f Fact[T]) String() string {
	switch f.extent {
	case whole:
		return fmt.Sprint(f.value)
	case part:
		return fmt.Sprint("at least ", f.value)
	default:
		return "?"
	}
}

// MarshalJSON returns the value, an object with the key atLeast, or null.
func (f Fact[T]) MarshalJSON() ([]byte, error) {
	switch f.extent {
	case whole:
		return json.Marshal(f.value)
	case part:
		return json.Marshal(map[string]T{"atLeast": f.value})
	default:
		return []byte("null"), nil
	}
}

// UnmarshalJSON reads what [Fact.MarshalJSON] writes. An error leaves f alone.
func (f *Fact[T]) UnmarshalJSON(data []byte) error {
	var value T
	var known struct{ AtLeast *T }
	_, isSet := any(value).(interface{ Len() int }) // else nothing is known in part
	err := json.Unmarshal(data, &value)
	read := Fact[T]{value, whole}
	if err != nil && isSet && bytes.HasPrefix(data, []byte("{")) {
		if err = json.Unmarshal(data, &known); err == nil && known.AtLeast == nil {
			err = fmt.Errorf("want atLeast in %s", data)
		}
	}
	switch {
	case err != nil:
		return fmt.Errorf("explain: fact: %w", err)
	case known.AtLeast != nil:
		read = Fact[T]{*known.AtLeast, part}
	}
	if string(data) == "null" || read.extent == part && read.value == value { // at least nothing
		read = Fact[T]{}
	}
	*f = read
	return nil
}

// forget returns facts without what is known of party.
func (facts Facts) forget(party Party) Facts {
	switch party {
	case PartyLine:
		facts.Lines = Fact[presence.Set[presence.Line]]{}
	case PartyUserPresence:
		facts.UserPresence = Fact[presence.MiVO400]{}
	case PartyClient:
		facts.Clients = Fact[presence.Set[presence.TeamsClient]]{}
	case PartyConfigured:
		facts.Configured = Fact[presence.Configured]{}
	case PartyCloudLink:
		facts.Policy = Fact[precedence.Policy]{}
	}
	return facts
}

// A candidate is an input and a policy that agree with what is known.
type candidate struct {
	in          precedence.Input
	policy      precedence.Policy
	policyKnown bool
}

// candidates visits one candidate of each kind that answers differ for, ordinary ones first: of
// lines, what is strongest and whether there is a call; of clients, the strongest.
func (facts Facts) candidates(visit func(candidate)) {
	lines := sets(facts.Lines, []presence.Set[presence.Line]{
		{},
		presence.SetOf(presence.LineAvailable), presence.SetOf(presence.LineBusy),
		presence.SetOf(presence.LineDoNotDisturb), presence.SetOf(presence.LineDoNotDisturb, presence.LineBusy),
	})
	clients := sets(facts.Clients, []presence.Set[presence.TeamsClient]{
		{},
		presence.SetOf(presence.TeamsClientActive), presence.SetOf(presence.TeamsClientOffline), presence.SetOf(presence.TeamsClientInactive),
		presence.SetOf(presence.TeamsClientInCall), presence.SetOf(presence.TeamsClientPresenting),
	})
	users := values(facts.UserPresence, presence.MiVO400Available, presence.MiVO400Unknown, presence.MiVO400Absent,
		presence.MiVO400Busy, presence.MiVO400NotAvailable, presence.MiVO400Meeting)
	statuses := values(facts.Configured, presence.ConfiguredNone, presence.ConfiguredAvailable, presence.ConfiguredBusy,
		presence.ConfiguredDoNotDisturb, presence.ConfiguredBeRightBack, presence.ConfiguredAppearAway, presence.ConfiguredAppearOffline)
	_, policyKnown := facts.Policy.Exact()
	for _, policy := range values(facts.Policy, everyPolicy...) {
		for _, status := range statuses {
			for _, line := range lines {
				for _, user := range users {
					for _, client := range clients {
						visit(candidate{precedence.Input{Lines: line, UserPresence: user, Clients: client, Configured: status}, policy, policyKnown})
					}
				}
			}
		}
	}
}

// sets returns what a set may be: all that is known, or that beside each of kinds.
func sets[S presence.Vocabulary](f Fact[presence.Set[S]], kinds []presence.Set[S]) (all []presence.Set[S]) {
	if f.extent == whole {
		return []presence.Set[S]{f.value}
	}
	for _, kind := range kinds {
		if set := f.value.Union(kind); !slices.Contains(all, set) {
			all = append(all, set)
		}
	}
	return all
}

// values returns what a value may be: what is known, or all.
func values[T comparable](f Fact[T], all ...T) []T {
	if f.extent == whole {
		return []T{f.value}
	}
	return all
}

// everyPolicy are the policies with presence sync on or off and any reading of D1 to D5, those
// that depart from the guide in the fewest points first. D6 is for comparing only.
var everyPolicy = func() (all []precedence.Policy) {
	for _, sync := range []bool{true, false} {
		for readings := range 1 << 5 {
			p := precedence.Guide().WithSync(sync)
			for i := range 5 {
				if readings&(1<<i) != 0 {
					p = p.With(precedence.D1 + precedence.Point(i))
				}
			}
			if !slices.Contains(all, p) {
				all = append(all, p)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b precedence.Policy) int { return departures(a) - departures(b) })
	return all
}()

// departures returns in how many points p departs from the guide, sync off being one.
func departures(p precedence.Policy) int {
	n := 0
	if !p.Sync() {
		n++
	}
	for point := precedence.D1; point <= precedence.D6; point++ {
		if p.Has(point) {
			n++
		}
	}
	return n
}

// readings returns the points of which p has the other reading.
func readings(p precedence.Policy) []precedence.Point {
	points := []precedence.Point{}
	for point := range precedence.Points() {
		if p.Has(point) {
			points = append(points, point)
		}
	}
	return points
}
