package presence

import (
	"encoding/json"
	"fmt"
	"iter"
	"math/bits"
	"slices"
)

// A Set is a set of states of one vocabulary: what several lines, or several
// clients, report together. CloudLink and Teams pick the strongest of many, so
// neither the sequence of reports nor their number matters, and a set says all that
// a list would. Merging what two sources know is [Set.Union].
//
// A Set is one byte, comparable and usable as a map key; bit n stands for the state
// with number n. The zero Set is empty. A state outside its vocabulary is kept, so
// that it can be reported, but all numbers from 7 up are kept as 7, which is no
// state of any vocabulary.
type Set[S State] uint8

// SetOf returns the set of the given states.
func SetOf[S State](states ...S) Set[S] {
	return Set[S](0).Add(states...)
}

// Add returns set with the given states added.
func (set Set[S]) Add(states ...S) Set[S] {
	for _, s := range states {
		set |= single(s)
	}
	return set
}

// Has reports whether s is in set; for a number from 7 up, whether any such is.
func (set Set[S]) Has(s S) bool {
	return set&single(s) != 0
}

// Union returns the set of the states that are in set, in other, or in both.
func (set Set[S]) Union(other Set[S]) Set[S] {
	return set | other
}

// Len returns the number of states in set.
func (set Set[S]) Len() int {
	return bits.OnesCount8(uint8(set))
}

// All ranges over the states in set, by ascending number.
func (set Set[S]) All() iter.Seq[S] {
	return func(yield func(S) bool) {
		for rest := uint8(set); rest != 0; rest &= rest - 1 {
			if !yield(S(bits.TrailingZeros8(rest))) {
				return
			}
		}
	}
}

// String returns the texts of the states in set, as in "[Available Busy]".
func (set Set[S]) String() string {
	return fmt.Sprint(slices.Collect(set.All()))
}

// MarshalJSON returns the texts as an array: ["Available","Busy"], [] if set is
// empty. A state outside its vocabulary is an error.
func (set Set[S]) MarshalJSON() ([]byte, error) {
	return json.Marshal(slices.AppendSeq([]S{}, set.All()))
}

// UnmarshalJSON sets set from an array of texts, in any order, repeated or not. An
// unknown text is an error and leaves set alone. JSON null is no report at all and
// leaves set alone too, as package json has it.
func (set *Set[S]) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	var texts []string // not []S: package json would read it from base64, too
	if err := json.Unmarshal(data, &texts); err != nil {
		return err
	}
	var read Set[S]
	for _, text := range texts {
		s, err := Parse[S](text)
		if err != nil {
			return err
		}
		read = read.Add(s)
	}
	*set = read
	return nil
}

func single[S State](s S) Set[S] {
	return 1 << min(s, 7)
}
