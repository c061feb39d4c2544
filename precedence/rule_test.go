package precedence_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// Numbers and values never change and are never reused: these lists only ever grow.
var (
	ruleNumbers = []struct {
		first string
		value uint8
		rules []precedence.Rule
	}{
		{"P1", 0x11, []precedence.Rule{precedence.P1, precedence.P2, precedence.P3, precedence.P4, precedence.P5, precedence.P6, precedence.P7, precedence.P8}},
		{"C1", 0x21, []precedence.Rule{precedence.C1, precedence.C2, precedence.C3, precedence.C4}},
		{"S0", 0x30, []precedence.Rule{precedence.S0, precedence.S1, precedence.S2, precedence.S3, precedence.S4, precedence.S5, precedence.S6, precedence.S7}},
		{"T1", 0x41, []precedence.Rule{precedence.T1, precedence.T2, precedence.T3, precedence.T4, precedence.T5, precedence.T6, precedence.T7}},
		{"G1", 0x51, []precedence.Rule{precedence.G1, precedence.G2, precedence.G3, precedence.G4}},
	}
	pointNumbers = []precedence.Point{precedence.D1, precedence.D2, precedence.D3, precedence.D4, precedence.D5, precedence.D6} // from 0x61

	// The rules that Mitel's guide gives.
	inGuide = []precedence.Rule{
		precedence.P1, precedence.P2, precedence.P3, precedence.P4, precedence.P5,
		precedence.C1, precedence.C2,
		precedence.S0, precedence.S1, precedence.S2, precedence.S3, precedence.S4, precedence.S7,
		precedence.T1, precedence.T2, precedence.T3, precedence.T4,
	}
	// The rules that no document gives.
	ours = []precedence.Rule{precedence.P6, precedence.P8, precedence.C4, precedence.S6}
)

func TestRules(t *testing.T) {
	var rules []precedence.Rule
	var texts []string
	for _, group := range ruleNumbers {
		for i, rule := range group.rules {
			number := fmt.Sprintf("%c%d", group.first[0], int(group.first[1]-'0')+i)
			testNumber(t, rule, number, group.value+uint8(i))
			assert.Equal(t, slices.Contains(inGuide, rule), rule.InGuide(), "%v.InGuide()", rule)
			sources := rule.Sources(presence.English)
			assert.Equal(t, slices.Contains(ours, rule), len(sources) == 0, "%v has no source: %v", rule, sources)
			testSources(t, rule)
			testLanguages(t, number, rule.Statement)
			rules, texts = append(rules, rule), append(texts, number)
		}
	}
	assert.Equal(t, rules, slices.Collect(precedence.Rules()), "Rules()")
	for range precedence.Rules() {
		break // a loop that stops early must not panic
	}
	testNone(t, precedence.T2, "rule", "Rule", texts)
}

func TestPointNumbers(t *testing.T) {
	var texts []string
	for i, point := range pointNumbers {
		number := fmt.Sprintf("D%d", i+1)
		testNumber(t, point, number, uint8(0x61+i))
		testSources(t, point)
		testLanguages(t, number, point.Statement)
		assert.Contains(t, point.Sources(presence.English)[0].URL, "ms-teams-solution-guide", "%v: the guide's source is the first", point)
		for _, language := range []presence.Language{presence.English, presence.German} {
			guide, other := point.Readings(language)
			assert.NotEmpty(t, guide, "%v: the guide's reading in %v", point, language)
			assert.NotEmpty(t, other, "%v: the other reading in %v", point, language)
			assert.NotEqual(t, guide, other, "%v: the readings in %v", point, language)
		}
		texts = append(texts, number)
	}
	assert.Equal(t, pointNumbers, slices.Collect(precedence.Points()), "Points()")
	testNone(t, precedence.D3, "disputed point", "Point", texts)
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

func testNumber[N numbered](t *testing.T, n N, number string, value uint8) {
	require.Equal(t, number, n.String(), "the number with value %#x", uint8(n))
	require.Equal(t, value, uint8(n), "the value of %v never changes", n)
	require.Equal(t, "precedence."+number, n.GoString(), "%v as Go code", n)
	data, err := json.Marshal(n)
	require.NoError(t, err)
	require.Equal(t, `"`+number+`"`, string(data), "Marshal(%v)", n)
	var read N
	require.NoError(t, json.Unmarshal(data, &read), "Unmarshal(%s)", data)
	require.Equal(t, n, read, "Unmarshal(%s)", data)
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

// testSources wants the same addresses in both languages, with a document and a place in each.
func testSources[N numbered](t *testing.T, n N) {
	english, german := n.Sources(presence.English), n.Sources(presence.German)
	require.Len(t, german, len(english), "sources of %v", n)
	for i, source := range english {
		require.Regexp(t, `^https://\S+$`, source.URL, "address %d of %v", i, n)
		require.Equal(t, source.URL, german[i].URL, "address %d of %v in German", i, n)
		require.NotEmpty(t, source.Document, "document %d of %v", i, n)
		require.NotEmpty(t, german[i].Document, "document %d of %v in German", i, n)
		require.NotEmpty(t, source.Place, "place %d of %v", i, n)
		require.NotEqual(t, source.Place, german[i].Place, "place %d of %v in English and German", i, n)
	}
}

// Words that only one of the languages has.
var (
	english = regexp.MustCompile(`(?i)\b(the|a|is|are|of|and|or|not|to|by|as|that|with|until|neither)\b`)
	german  = regexp.MustCompile(`(?i)\b(der|die|das|den|ist|sind|und|oder|nicht|mit|zu|von|als|eine?[mnrs]?|wird|weder|sein)\b`)
)

// testLanguages wants a sentence in each language, and none of the other's words in it.
func testLanguages(t *testing.T, id string, statement func(presence.Language) string) {
	for _, tt := range []struct {
		language presence.Language
		has, not *regexp.Regexp
	}{{presence.English, english, german}, {presence.German, german, english}, {9, english, german}} {
		text := statement(tt.language)
		require.Regexp(t, `^[A-ZÄÖÜ].*\.$`, text, "%s in %v", id, tt.language)
		require.Regexp(t, tt.has, text, "%s in %v: words of the language", id, tt.language)
		require.NotRegexp(t, tt.not, text, "%s in %v: words of the other language", id, tt.language)
	}
}
