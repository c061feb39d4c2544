// Package presence holds the words that each party has for a user's presence:
// telephone lines, the MiVoice Office 400, Mitel One, CloudLink, and Microsoft
// Teams with its clients and its hand-set statuses.
//
// The parties use the same words for different things, and rank them differently:
// Away is the strongest word in CloudLink and nearly the weakest in Teams. So each
// party has a type of its own, and a state of one where another's is wanted does
// not compile. Package mapping translates between them; package precedence ranks
// them. The numbers of the constants say nothing of rank.
//
// A state's text is its constant's name without the type: [CloudLinkAway] is
// "Away". Text is exact: no case folding, no synonyms. A number outside its
// vocabulary prints as "CloudLink(9)" and refuses to marshal.
package presence

import (
	"encoding"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// State is a state of any one of the seven vocabularies.
type State interface {
	Line | MiVO400 | MitelOne | CloudLink | TeamsClient | Configured | Teams
	fmt.Stringer
	encoding.TextMarshaler
	vocabulary() *vocabulary
}

// A vocabulary is a party's name and the texts of its states, indexed by state.
type vocabulary struct {
	name  string
	texts []string
}

// All ranges over the states of a vocabulary, the zero value first.
func All[S State]() iter.Seq[S] {
	return func(yield func(S) bool) {
		for i := range vocabularyOf[S]().texts {
			if !yield(S(i)) {
				return
			}
		}
	}
}

// Parse returns the state whose text is text. For any other text it returns the zero
// state and an error that names the vocabulary, quotes the text and lists what is allowed.
func Parse[S State](text string) (S, error) {
	v := vocabularyOf[S]()
	i := slices.Index(v.texts, text)
	if i < 0 {
		return 0, fmt.Errorf("presence: unknown %s state %q (want %s)", v.name, text, strings.Join(v.texts, ", "))
	}
	return S(i), nil
}

func vocabularyOf[S State]() *vocabulary {
	var s S
	return s.vocabulary()
}

func toString[S State](s S) string {
	v := s.vocabulary()
	if int(s) >= len(v.texts) {
		return fmt.Sprintf("%s(%d)", v.name, uint8(s))
	}
	return v.texts[s]
}

func marshalText[S State](s S) ([]byte, error) {
	v := s.vocabulary()
	if int(s) >= len(v.texts) {
		return nil, fmt.Errorf("presence: %v is not a state (want %s)", s, strings.Join(v.texts, ", "))
	}
	return []byte(v.texts[s]), nil
}

func unmarshalText[S State](s *S, text []byte) error {
	parsed, err := Parse[S](string(text))
	if err != nil {
		return err
	}
	*s = parsed
	return nil
}
