package precedence_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A group is of numbers that follow each other. Numbers and values never change and are never
// reused: the groups only ever grow.
type group[N numbered] struct {
	first   string
	value   uint8
	numbers []N
}

var (
	ruleGroups = []group[precedence.Rule]{
		{"P1", 0x11, []precedence.Rule{precedence.P1, precedence.P2, precedence.P3, precedence.P4, precedence.P5, precedence.P6, precedence.P7, precedence.P8}},
		{"C1", 0x21, []precedence.Rule{precedence.C1, precedence.C2, precedence.C3, precedence.C4}},
		{"S0", 0x30, []precedence.Rule{precedence.S0, precedence.S1, precedence.S2, precedence.S3, precedence.S4, precedence.S5, precedence.S6, precedence.S7}},
		{"T1", 0x41, []precedence.Rule{precedence.T1, precedence.T2, precedence.T3, precedence.T4, precedence.T5, precedence.T6, precedence.T7}},
		{"G1", 0x51, []precedence.Rule{precedence.G1, precedence.G2, precedence.G3, precedence.G4}},
	}
	pointGroups = []group[precedence.Point]{
		{"D1", 0x61, []precedence.Point{precedence.D1, precedence.D2, precedence.D3, precedence.D4, precedence.D5, precedence.D6}},
	}
)

func TestRules(t *testing.T) {
	testNumbers(t, ruleGroups, precedence.Rules(), "rule", "Rule")
	var notInGuide, ours []precedence.Rule
	for rule := range precedence.Rules() {
		if !rule.InGuide() {
			notInGuide = append(notInGuide, rule)
		}
		if len(rule.Sources(presence.English)) == 0 {
			ours = append(ours, rule)
		}
	}
	assert.Equal(t, "[P6 P7 P8 C3 C4 S5 S6 T5 T6 T7 G1 G2 G3 G4]", fmt.Sprint(notInGuide), "rules that the guide does not give")
	assert.Equal(t, "[P6 P8 C4 S6]", fmt.Sprint(ours), "rules that no document gives")
	for range precedence.Rules() {
		break // a loop that stops early must not panic
	}
}

func TestPointNumbers(t *testing.T) {
	testNumbers(t, pointGroups, precedence.Points(), "disputed point", "Point")
	for point := range precedence.Points() {
		assert.Contains(t, point.Sources(presence.English)[0].URL, "ms-teams-solution-guide", "%v: the guide's source is the first", point)
		for _, language := range []presence.Language{presence.English, presence.German} {
			guide, other := point.Readings(language)
			assert.NotEmpty(t, guide, "%v: the guide's reading in %v", point, language)
			assert.NotEmpty(t, other, "%v: the other reading in %v", point, language)
			assert.NotEqual(t, guide, other, "%v: the readings in %v", point, language)
		}
	}
	guide, other := precedence.Point(0).Readings(presence.German)
	assert.Empty(t, guide+other, "readings of no point")
}

// A numbered is a Rule or a Point.
type numbered interface {
	~uint8
	fmt.Stringer
	fmt.GoStringer
	encoding.TextMarshaler
	Statement(presence.Language) string
	Sources(presence.Language) []precedence.Source
}

func testNumbers[N numbered](t *testing.T, groups []group[N], all iter.Seq[N], kind, typeName string) {
	var numbers []N
	var texts []string
	for _, group := range groups {
		for i, n := range group.numbers {
			text := fmt.Sprintf("%c%c", group.first[0], group.first[1]+byte(i))
			require.Equal(t, text, n.String(), "the number with value %#x", uint8(n))
			require.Equal(t, group.value+uint8(i), uint8(n), "the value of %v never changes", n)
			require.Equal(t, "precedence."+text, n.GoString(), "%v as Go code", n)
			data, err := json.Marshal(n)
			require.NoError(t, err)
			require.Equal(t, `"`+text+`"`, string(data), "Marshal(%v)", n)
			var read N
			require.NoError(t, json.Unmarshal(data, &read), "Unmarshal(%s)", data)
			require.Equal(t, n, read, "Unmarshal(%s)", data)
			testLanguages(t, n)
			numbers, texts = append(numbers, n), append(texts, text)
		}
	}
	require.Equal(t, numbers, slices.Collect(all), "%ss", typeName)
	testNone(t, numbers[2], kind, typeName, texts)
}

// testNone tries texts and all values that are no number.
func testNone[N numbered](t *testing.T, before N, kind, typeName string, known []string) {
	for value := range 256 {
		n := N(value)
		if text := fmt.Sprintf("%s(%d)", typeName, value); n.String() == text {
			require.Empty(t, n.Statement(presence.English)+n.Statement(presence.German), "%v.Statement", n)
			require.Empty(t, n.Sources(presence.English), "%v.Sources", n)
			_, err := n.MarshalText()
			require.EqualError(t, err, fmt.Sprintf("precedence: %d is not a %s", value, kind))
		} else {
			require.Contains(t, known, n.String(), "%s with value %#x", kind, value)
		}
	}
	for _, text := range []string{"", "S8", "D7", "s3", "d3", "S3 ", "D3 ", typeName + "(0)"} {
		read := before
		err := any(&read).(encoding.TextUnmarshaler).UnmarshalText([]byte(text))
		require.EqualError(t, err, fmt.Sprintf("precedence: unknown %s %q (want %s)", kind, text, strings.Join(known, ", ")))
		require.Equal(t, before, read, "UnmarshalText(%q) must leave its receiver alone", text)
	}
}

// Words, and quotation marks, that only one of the languages has.
var (
	english = regexp.MustCompile(`(?i)\b(the|a|is|are|of|and|or|not|to|by|as|that|with|until|neither|paragraph|section|page|table|under|question|description)\b|”`)
	german  = regexp.MustCompile(`(?i)\b(der|die|das|den|ist|sind|und|oder|nicht|mit|zu|von|als|eine?[mnrs]?|wird|weder|sein|absatz|abschnitt|seite|tabelle|unter|frage|beschreibung)\b|„`)
	title   = regexp.MustCompile(`([“„])[^“„”]+([“”])|Q&A`) // which can be of the other language
)

// testLanguages wants a sentence in each language, with none of the other's words, and the
// same sources.
func testLanguages[N numbered](t *testing.T, n N) {
	for _, tt := range []struct {
		language presence.Language
		has, not *regexp.Regexp
	}{{presence.English, english, german}, {presence.German, german, english}, {9, english, german}} {
		text := n.Statement(tt.language)
		require.Regexp(t, `^[A-ZÄÖÜ].*\.$`, text, "%v in %v", n, tt.language)
		require.Regexp(t, tt.has, text, "%v in %v: words of the language", n, tt.language)
		require.NotRegexp(t, tt.not, text, "%v in %v: words of the other language", n, tt.language)
		sources := n.Sources(tt.language)
		require.Len(t, sources, len(n.Sources(presence.English)), "sources of %v in %v", n, tt.language)
		for i, source := range sources {
			require.Regexp(t, `^https://\S+$`, source.URL, "address %d of %v", i, n)
			require.Equal(t, n.Sources(presence.English)[i].URL, source.URL, "address %d of %v in %v", i, n, tt.language)
			require.NotEmpty(t, source.Document, "document %d of %v in %v", i, n, tt.language)
			require.NotEmpty(t, source.Place, "place %d of %v in %v", i, n, tt.language)
			for _, text := range []string{source.Document, source.Place} {
				require.NotRegexp(t, tt.not, title.ReplaceAllString(text, "$1$2"), "source %d of %v in %v: words of the other language", i, n, tt.language)
			}
		}
	}
}
