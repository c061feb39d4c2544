package presence_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// TestLabelsFile checks labels.csv by itself: every state has a label in both languages, each
// label has a source, and no label stands for two states of a vocabulary.
func TestLabelsFile(t *testing.T) {
	records, err := testdata.Records("labels.csv")
	require.NoError(t, err)
	require.Equal(t, []string{
		"vocabulary", "state", "german", "germanFurther", "germanSource", "english", "englishFurther", "englishSource",
	}, records[0], "header")
	type label struct{ language, vocabulary, text string }
	sources := map[label]string{}
	for _, r := range records[1:] {
		for language, columns := range map[string][]string{"german": r[2:5], "english": r[5:8]} {
			texts := []string{columns[0]}
			if columns[1] != "" {
				texts = append(texts, strings.Split(columns[1], "; ")...)
			}
			from := strings.Split(columns[2], "; ")
			require.Len(t, from, len(texts), "%s sources of %s %s: one for each of %q", language, r[0], r[1], texts)
			for i, text := range texts {
				l := label{language, r[0], text}
				assert.NotEmpty(t, text, "%s label of %s %s", language, r[0], r[1])
				assert.Contains(t, []string{"guide", "Microsoft", "manuals", "ours"}, from[i], "source of %+v", l)
				assert.NotContains(t, sources, l, "a label of two states")
				sources[l] = from[i]
			}
		}
	}

	guide, err := testdata.Records("guide.csv")
	require.NoError(t, err)
	for _, row := range guide[1:] {
		for i, vocabulary := range []string{"Line", "MiVO400", "MitelOne", "TeamsClient", "Teams"} {
			assert.Equal(t, "guide", sources[label{"german", vocabulary, row[i+1]}], "source of %s label %q, row %s of guide.csv", vocabulary, row[i+1], row[0])
		}
	}
}

// TestLabel compares every label with its row in labels.csv.
func TestLabel(t *testing.T) {
	records, err := testdata.Records("labels.csv")
	require.NoError(t, err)
	states := everyState()
	require.Len(t, states, len(records)-1, "states of all vocabularies")
	for i, r := range records[1:] {
		s := states[i]
		require.Equal(t, r[:2], []string{s.Vocabulary(), s.String()}, "row %d of labels.csv", i+1)
		assert.Equal(t, r[2], presence.Label(s, presence.German), "Label(%#v, German)", s)
		assert.Equal(t, r[5], presence.Label(s, presence.English), "Label(%#v, English)", s)
		assert.Equal(t, r[5], presence.Label(s, 9), "Label(%#v) in a language that is none", s)
	}
	assert.Equal(t, "Line(9)", presence.Label(presence.Line(9), presence.German))
}

// everyState returns the states of all vocabularies, in the order of labels.csv.
func everyState() (all []presence.State) {
	all = appendStates[presence.Line](all)
	all = appendStates[presence.MiVO400](all)
	all = appendStates[presence.MitelOne](all)
	all = appendStates[presence.CloudLink](all)
	all = appendStates[presence.TeamsClient](all)
	all = appendStates[presence.Configured](all)
	return appendStates[presence.Teams](all)
}

func appendStates[S presence.Vocabulary](all []presence.State) []presence.State {
	for s := range presence.All[S]() {
		all = append(all, s)
	}
	return all
}

func TestLanguage(t *testing.T) {
	for l, text := range map[presence.Language]string{presence.English: "en", presence.German: "de"} {
		assert.Equal(t, text, l.String())
		data, err := l.MarshalText()
		assert.NoError(t, err)
		assert.Equal(t, text, string(data), "%v.MarshalText()", l)
		read := presence.Language(9)
		assert.NoError(t, read.UnmarshalText(data))
		assert.Equal(t, l, read, "UnmarshalText(%s)", data)
	}
	none := presence.Language(9)
	_, err := none.MarshalText()
	assert.EqualError(t, err, "presence: Language(9) is not a language (want en, de)")
	assert.EqualError(t, none.UnmarshalText([]byte("DE")), `presence: unknown language "DE" (want en, de)`)
	assert.Equal(t, presence.Language(9), none, "UnmarshalText must leave its receiver alone")
}
