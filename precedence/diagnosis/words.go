package diagnosis

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/othersee/othersee/presence"
)

// words are the phrases of one language. States in them are told by their labels.
type words struct {
	language presence.Language
	capitals bool   // whether a sentence after a colon begins with one
	or, and  string // between the last two of several
	quoted   string // a label that somebody chose
	disputed string // rule numbers
	changes  changeWords
	effects  effectWords
	ways     wayWords
	causes   causeWords
}

// wordsIn returns the words of a language, English for one that it does not know.
func wordsIn(language presence.Language) *words {
	if language == presence.German {
		return &german
	}
	return &english
}

func (w *words) label(s presence.State) string {
	return presence.Label(s, w.language)
}

// choice joins the labels of several states to choose from: "Meeting or Busy".
func (w *words) choice(states []presence.State) string {
	var all []string
	for _, s := range states {
		all = append(all, fmt.Sprintf(w.quoted, w.label(s)))
	}
	return join(all, w.or)
}

// join joins phrases with commas, and the last two with conjunction.
func join(phrases []string, conjunction string) string {
	last := len(phrases) - 1
	if last < 1 {
		return strings.Join(phrases, "")
	}
	return strings.Join(phrases[:last], ", ") + conjunction + phrases[last]
}

// afterColon returns a sentence as it is written after a colon.
func (w *words) afterColon(sentence string) string {
	if w.capitals {
		return capital(sentence)
	}
	return sentence
}

// capital returns text with its first letter in upper case.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
