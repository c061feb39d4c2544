package precedence_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// A guideSentence is a row of guide-sentences.csv.
type guideSentence struct {
	number, place, says string
	rules               []string
	where               string
}

func guideSentences(t *testing.T) (all []guideSentence) {
	records, err := testdata.Records("guide-sentences.csv")
	require.NoError(t, err)
	require.Equal(t, []string{"number", "place", "says", "rules", "where"}, records[0], "header of guide-sentences.csv")
	for _, r := range records[1:] {
		all = append(all, guideSentence{r[0], r[1], r[2], strings.Split(r[3], "; "), r[4]})
	}
	return all
}

func TestGuideSentences(t *testing.T) {
	says := map[string]string{} // number by sentence
	for i, s := range guideSentences(t) {
		assert.Equal(t, strconv.Itoa(i+1), s.number, "number of row %d", i+1)
		assert.Regexp(t, `^[A-Z].*\.$`, s.says, "what sentence %s says", s.number)
		assert.Empty(t, says[s.says], "sentences %s and %s say the same", says[s.says], s.number)
		says[s.says] = s.number
		if slices.Equal(s.rules, []string{"informational"}) {
			assert.NotEmpty(t, s.where, "where else sentence %s stands", s.number)
			continue
		}
		for i, number := range s.rules {
			assert.NotContains(t, s.rules[:i], number, "sentence %s names it twice", s.number)
			var rule precedence.Rule
			var point precedence.Point
			if rule.UnmarshalText([]byte(number)) == nil {
				assert.True(t, rule.InGuide(), "the guide gives %v, says sentence %s", rule, s.number)
			} else {
				assert.NoError(t, point.UnmarshalText([]byte(number)), "sentence %s", s.number)
			}
		}
	}
}

// TestGuideSources goes the other way: each rule that the guide gives, and each disputed point,
// is named by a sentence at every place of the guide that it cites.
func TestGuideSources(t *testing.T) {
	sentences := guideSentences(t)
	for rule := range precedence.Rules() {
		if rule.InGuide() {
			testGuideSources(t, sentences, rule.String(), rule.Sources(presence.English))
		}
	}
	for point := range precedence.Points() {
		testGuideSources(t, sentences, point.String(), point.Sources(presence.English))
	}
}

func testGuideSources(t *testing.T, sentences []guideSentence, number string, sources []precedence.Source) {
	cited := 0
	for _, source := range sources {
		if !strings.Contains(source.URL, "ms-teams-solution-guide") {
			continue
		}
		cited++
		assert.True(t, slices.ContainsFunc(sentences, func(s guideSentence) bool {
			return slices.Contains(s.rules, number) && within(source.Place, s.place)
		}), "a sentence at %q names %s, which cites that place", source.Place, number)
	}
	assert.Positive(t, cited, "places of the guide that %s cites", number)
}

// within reports whether one of two places is the other or, after a comma, a part of it.
func within(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+", ") || strings.HasPrefix(b, a+", ")
}
