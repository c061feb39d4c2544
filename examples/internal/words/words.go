// Package words reads states as people write them: by text or by label, English or German,
// in any case, with spaces or without; and it says errors in either language.
package words

import (
	"strings"
	"unicode"

	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// Parse returns the state that has text as its text or as one of its labels in labels.csv,
// but for case, spaces and punctuation; "ue" is as good as "ü". An error lists what is allowed.
func Parse[S presence.Vocabulary](text string) (S, error) {
	s, err := presence.Parse[S](text)
	if err != nil {
		if known, ok := lookUp[S](text); ok {
			return known, nil
		}
	}
	return s, err
}

// ParseSet returns the set of the states in a list with commas or semicolons between them;
// no text at all is the empty set. Labels may have commas themselves: "Connected, active".
func ParseSet[S presence.Vocabulary](text string) (set presence.Set[S], err error) {
	if text == "" {
		return set, nil
	}
	parts := strings.Split(strings.ReplaceAll(text, ";", ","), ",")
	for len(parts) > 0 {
		n := 1
		if len(parts) > 1 && fold(parts[0]) != "" && fold(parts[1]) != "" {
			if _, ok := lookUp[S](parts[0] + parts[1]); ok {
				n = 2
			}
		}
		s, err := Parse[S](strings.Join(parts[:n], ","))
		if err != nil {
			return presence.Set[S]{}, err
		}
		set, parts = set.With(s), parts[n:]
	}
	return set, nil
}

// ParseSeen returns what [explain.ParseSeen] does, and of a state all spellings as Parse does.
func ParseSeen(text string) (explain.Seen, error) {
	seen, err := explain.ParseSeen(text)
	if state, ok := lookUp[presence.Teams](text); ok && err != nil {
		return explain.Seen{Teams: state}, nil
	}
	return seen, err
}

// A word is a text or a label, folded, in its vocabulary.
type word struct{ vocabulary, folded string }

// states has the text of the state for each word.
var states = read()

// ofClients are what a sentence says of a client, beside the labels.
var ofClients = map[string][]string{
	"Offline":    {"signed out", "abgemeldet"},
	"Inactive":   {"inaktiv"},
	"Active":     {"aktiv"},
	"InCall":     {"in a call or meeting", "im Anruf", "im Anruf oder Meeting"},
	"Presenting": {"presenting or focusing", "präsentiert", "beim Präsentieren oder in Fokuszeit"},
}

func read() map[word]string {
	words := map[word]string{}
	for text, all := range ofClients {
		for _, label := range all {
			words[word{"TeamsClient", fold(label)}] = text
		}
	}
	records, err := testdata.Records("labels.csv")
	if err != nil {
		panic("words: " + err.Error()) // the file is embedded
	}
	for _, record := range records[1:] {
		vocabulary, text := record[0], record[1]
		labels := []string{text, record[2], record[5]}
		for _, further := range []string{record[3], record[6]} {
			labels = append(labels, strings.Split(further, ";")...)
		}
		for _, label := range labels {
			if label != "" {
				words[word{vocabulary, fold(label)}] = text
			}
		}
	}
	return words
}

// Text returns the text of the state of a vocabulary that Parse reads from text, and whether there is
// one.
func Text(vocabulary, text string) (string, bool) {
	known, ok := states[word{vocabulary, fold(text)}]
	return known, ok
}

func lookUp[S presence.Vocabulary](text string) (S, bool) {
	known, _ := Text(S(0).Vocabulary(), text)
	s, err := presence.Parse[S](known)
	return s, err == nil
}

// umlauts writes German letters with those of English, composed or not.
var umlauts = strings.NewReplacer(
	"ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss",
	"a\u0308", "ae", "o\u0308", "oe", "u\u0308", "ue",
)

// fold returns the letters and digits of text, in lower case.
func fold(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, umlauts.Replace(strings.ToLower(text)))
}
