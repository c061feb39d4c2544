package presence

import (
	"encoding/json"
	"fmt"
	"iter"
	"math/bits"
	"slices"
	"strings"
)

// A Set is a set of states of one vocabulary: what several lines, or several
// clients, report together. CloudLink and Teams pick the strongest of many, so
// neither the order of reports nor their number matters, and a set says all that a
// list would. [Set.Union] merges what two sources know.
//
// A Set does not count. When one of two busy lines hangs up, the set is still Busy:
// keep the last report of each device, and [Collect] the set anew.
//
// A Set is one byte, comparable and usable as a map key. The zero Set is empty. A
// state outside its vocabulary is kept, so that it can be reported, but all numbers
// from 7 up are kept as 7, which is no state of any vocabulary.
type Set[S Vocabulary] struct{ bits uint8 }

// SetOf returns the set of the given states.
func SetOf[S Vocabulary](states ...S) Set[S] {
	return Set[S]{}.With(states...)
}

// Collect returns the set of the states of seq, such as maps.Values(devices).
func Collect[S Vocabulary](seq iter.Seq[S]) (set Set[S]) {
	for s := range seq {
		set.bits |= bit(s)
	}
	return set
}

// Sets ranges over all sets of states of a vocabulary, the empty one first.
func Sets[S Vocabulary]() iter.Seq[Set[S]] {
	return func(yield func(Set[S]) bool) {
		for b := range 1 << len(vocabularyOf[S]().words) {
			if !yield(Set[S]{uint8(b)}) {
				return
			}
		}
	}
}

// With returns a new set, set with the given states in it.
func (set Set[S]) With(states ...S) Set[S] {
	for _, s := range states {
		set.bits |= bit(s)
	}
	return set
}

// Without returns a new set, set with none of the given states in it.
func (set Set[S]) Without(states ...S) Set[S] {
	for _, s := range states {
		set.bits &^= bit(s)
	}
	return set
}

// Has reports whether s is in set; for a number from 7 up, whether any such is.
func (set Set[S]) Has(s S) bool {
	return set.bits&bit(s) != 0
}

// Union returns the set of the states that are in set, in other, or in both.
func (set Set[S]) Union(other Set[S]) Set[S] {
	return Set[S]{set.bits | other.bits}
}

// Len returns the number of states in set.
func (set Set[S]) Len() int {
	return bits.OnesCount8(set.bits)
}

// Bits returns a number for set, by which a table can be indexed: bit n stands for the
// state with number n.
func (set Set[S]) Bits() uint8 {
	return set.bits
}

// All ranges over the states in set, by ascending number.
func (set Set[S]) All() iter.Seq[S] {
	return func(yield func(S) bool) {
		for rest := set.bits; rest != 0; rest &= rest - 1 {
			if !yield(S(bits.TrailingZeros8(rest))) {
				return
			}
		}
	}
}

// String returns the texts of the states in set as a list: "[Available Busy]", "[]" if
// set is empty.
func (set Set[S]) String() string {
	return fmt.Sprint(slices.Collect(set.All()))
}

// GoString returns set as Go code: presence.SetOf(presence.LineBusy).
func (set Set[S]) GoString() string {
	if set.bits == 0 {
		return fmt.Sprintf("presence.SetOf[presence.%s]()", vocabularyOf[S]().name)
	}
	var states []string
	for s := range set.All() {
		states = append(states, s.GoString())
	}
	return "presence.SetOf(" + strings.Join(states, ", ") + ")"
}

// MarshalText returns the texts with commas between them: "Available,Busy", no text at
// all if set is empty. A state outside its vocabulary is an error.
func (set Set[S]) MarshalText() (text []byte, err error) {
	for s := range set.All() {
		state, err := s.MarshalText()
		if err != nil {
			return nil, err
		}
		if text != nil {
			text = append(text, ',')
		}
		text = append(text, state...)
	}
	return text, nil
}

// UnmarshalText sets set from texts with commas between them, in any order, repeated or
// not; no text at all is the empty set. An unknown text is an error and leaves set alone.
func (set *Set[S]) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*set = Set[S]{}
		return nil
	}
	return set.parse(strings.SplitSeq(string(text), ","))
}

// MarshalJSON returns the texts as an array: ["Available","Busy"], [] if set is
// empty. A state outside its vocabulary is an error.
func (set Set[S]) MarshalJSON() ([]byte, error) {
	text, err := set.MarshalText()
	if err != nil || len(text) == 0 {
		return []byte("[]"), err
	}
	// No state's text has a character that JSON would escape.
	return []byte(`["` + strings.ReplaceAll(string(text), ",", `","`) + `"]`), nil
}

// UnmarshalJSON sets set from an array of texts, in any order, repeated or not. An
// unknown text is an error and leaves set alone. JSON null is no report at all and
// leaves set alone too, as package json has it. A string is read as by
// [Set.UnmarshalText], because package json hands over the keys of an object so.
func (set *Set[S]) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	return set.UnmarshalYAML(func(v any) error { return json.Unmarshal(data, v) })
}

// UnmarshalYAML sets set from a list of texts, or as [Set.UnmarshalText] does, for the YAML
// packages that know this method. Without it they would pass over a mapping in silence.
func (set *Set[S]) UnmarshalYAML(unmarshal func(any) error) error {
	var texts []string // not []S, of which package json would read null as the zero state
	err := unmarshal(&texts)
	if err == nil {
		return set.parse(slices.Values(texts))
	}
	var text string
	if unmarshal(&text) != nil {
		return err
	}
	return set.UnmarshalText([]byte(text))
}

func (set *Set[S]) parse(texts iter.Seq[string]) error {
	var read Set[S]
	for text := range texts {
		s, err := Parse[S](text)
		if err != nil {
			return err
		}
		read = read.With(s)
	}
	*set = read
	return nil
}

func bit[S Vocabulary](s S) uint8 {
	return 1 << min(s, 7)
}
