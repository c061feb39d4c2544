package precedence

import (
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/presence"
)

// Words that only one of the languages has.
var (
	english = regexp.MustCompile(`(?i)\b(the|a|is|are|of|and|or|not|to|by|as|that|with|although|because|outranks|guide|shows?|still|others|either|nothing)\b`)
	german  = regexp.MustCompile(`(?i)\b(der|die|das|den|dieser|ist|sind|hat|und|oder|nicht|zu|von|vom|eine?|eine[mnrs]|wie|wird|zeigt|andere|ohne|mit|dann|obwohl|denn|Leitfaden|gilt|auch)\b`)
)

// assertLanguages wants the first text to be in English, and the second in German.
func assertLanguages(t *testing.T, inEnglish, inGerman string) {
	t.Helper()
	words := func(language *regexp.Regexp, text string) int { return len(language.FindAllString(text, -1)) }
	right := words(english, inEnglish) + words(german, inGerman)
	swapped := words(german, inEnglish) + words(english, inGerman)
	assert.Greater(t, right, swapped, "English and German words of %q and %q", inEnglish, inGerman)
}

func TestRulesAreTranslated(t *testing.T) {
	for rule := range Rules() {
		assertLanguages(t, rule.Statement(), rule.StatementIn(presence.German))
	}
}

// TestPhrasesAreTranslated wants the translation of a phrase to be about the same as it.
func TestPhrasesAreTranslated(t *testing.T) {
	place := regexp.MustCompile(`%[0-9]`)
	places := func(text string) []string {
		all := place.FindAllString(text, -1)
		slices.Sort(all)
		return slices.Compact(all)
	}
	for id, texts := range phrases {
		assert.NotEmpty(t, texts[0], "phrase %d in English", id)
		assert.NotEmpty(t, texts[1], "phrase %d in German: %q", id, texts[0])
		if texts[0] != texts[1] { // as full stops are
			assertLanguages(t, texts[0], texts[1])
		}
		assert.Equal(t, places(texts[0]), places(texts[1]), "what %q is about, and %q", texts[0], texts[1])
	}
}
