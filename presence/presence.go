// Package presence holds the words that each party has for a user's presence:
// telephone lines, the MiVoice Office 400, Mitel One, CloudLink, and Microsoft
// Teams with its clients and its hand-set statuses.
//
// The parties use the same words for different things, and rank them differently:
// Away is the strongest word in CloudLink and nearly the weakest in Teams. So each
// party has a type of its own, and a state of one where another's is wanted does
// not compile. Package mapping translates between them; package precedence ranks
// them.
//
// A state's text is its constant's name without the type: [CloudLinkAway] is
// "Away". Text is exact: no case folding, no synonyms. What people see is a
// [Label]. The numbers of the constants never change, so they can be stored, and
// say nothing of rank. A number outside its vocabulary prints as "CloudLink(9)" and
// refuses to marshal.
package presence

import (
	"encoding"
	"fmt"
	"iter"
	"strings"
)

// A State is a state of any one of the seven vocabularies. States of two
// vocabularies are never equal, so a State can be compared with a constant:
// state == LineBusy.
type State interface {
	fmt.Stringer
	fmt.GoStringer
	encoding.TextMarshaler

	// Vocabulary returns the name of the state's vocabulary, such as "Line".
	Vocabulary() string

	entry() (v *vocabulary, number int)
}

// A Vocabulary is the type of one party's states.
type Vocabulary interface {
	Line | MiVO400 | MitelOne | CloudLink | TeamsClient | Configured | Teams
	State
}

// A vocabulary is a party's name and the words for its states, indexed by state.
type vocabulary struct {
	name  string
	words []word
}

// A word is a state's text and its labels.
type word struct{ text, english, german string }

// All ranges over the states of a vocabulary, the zero value first.
func All[S Vocabulary]() iter.Seq[S] {
	return func(yield func(S) bool) {
		for i := range vocabularyOf[S]().words {
			if !yield(S(i)) {
				return
			}
		}
	}
}

// Parse returns the state whose text is text. For any other text it returns the zero
// state and an error that names the vocabulary, quotes the text and lists what is allowed.
func Parse[S Vocabulary](text string) (S, error) {
	v := vocabularyOf[S]()
	for i := range v.words {
		if v.words[i].text == text {
			return S(i), nil
		}
	}
	// With a copy for the error, reading text that is good allocates nothing.
	return 0, fmt.Errorf("presence: unknown %s state %q (want %s)", v.name, strings.Clone(text), v.texts())
}

func vocabularyOf[S Vocabulary]() *vocabulary {
	v, _ := S(0).entry()
	return v
}

// has reports whether a state of v has that number.
func (v *vocabulary) has(number int) bool {
	return number < len(v.words)
}

// texts lists what is allowed, for an error.
func (v *vocabulary) texts() string {
	texts := make([]string, len(v.words))
	for i := range v.words {
		texts[i] = v.words[i].text
	}
	return strings.Join(texts, ", ")
}

func toString(s State) string {
	v, n := s.entry()
	if !v.has(n) {
		return fmt.Sprintf("%s(%d)", v.name, n)
	}
	return v.words[n].text
}

func toGoString(s State) string {
	v, n := s.entry()
	if !v.has(n) {
		return "presence." + toString(s)
	}
	return "presence." + v.name + v.words[n].text
}

func marshalText(s State) ([]byte, error) {
	v, n := s.entry()
	if !v.has(n) {
		return nil, fmt.Errorf("presence: %v is not a state (want %s)", s, v.texts())
	}
	return []byte(v.words[n].text), nil
}

func unmarshalText[S Vocabulary](s *S, text []byte) error {
	parsed, err := Parse[S](string(text))
	if err != nil {
		return err
	}
	*s = parsed
	return nil
}
