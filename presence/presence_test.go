package presence_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// TestVocabularies compares each vocabulary with its rows in labels.csv, in order.
func TestVocabularies(t *testing.T) {
	tests := []struct {
		name string
		test func(*testing.T, string, []string)
	}{
		{"Line", testVocabulary[presence.Line]},
		{"MiVO400", testVocabulary[presence.MiVO400]},
		{"MitelOne", testVocabulary[presence.MitelOne]},
		{"CloudLink", testVocabulary[presence.CloudLink]},
		{"TeamsClient", testVocabulary[presence.TeamsClient]},
		{"Configured", testVocabulary[presence.Configured]},
		{"Teams", testVocabulary[presence.Teams]},
	}
	names, texts := labels(t)
	require.Len(t, tests, len(names), "vocabularies of labels.csv: %v", names)
	for i, tt := range tests {
		assert.Equal(t, names[i], tt.name, "vocabulary %d of labels.csv", i)
		t.Run(tt.name, func(t *testing.T) { tt.test(t, tt.name, texts[tt.name]) })
	}
}

func testVocabulary[S presence.State](t *testing.T, name string, texts []string) {
	want := strings.Join(texts, ", ")
	states := slices.Collect(presence.All[S]())
	require.Len(t, states, len(texts), "states of %s", name)
	require.LessOrEqual(t, len(states), 7, "states of %s: bit 7 of a Set belongs to none", name)
	for i, text := range texts {
		s := S(i)
		assert.Equal(t, s, states[i], "All, state %d", i)
		assert.Equal(t, text, s.String(), "%s(%d).String()", name, i)
		parsed, err := presence.Parse[S](text)
		assert.NoError(t, err, "Parse[%s](%q)", name, text)
		assert.Equal(t, s, parsed, "Parse[%s](%q)", name, text)
		data, err := json.Marshal(s)
		assert.NoError(t, err, "Marshal(%v)", s)
		assert.Equal(t, `"`+text+`"`, string(data), "Marshal(%v)", s)
		var read S
		assert.NoError(t, json.Unmarshal(data, &read), "Unmarshal(%s)", data)
		assert.Equal(t, s, read, "Unmarshal(%s)", data)
	}
	for n := len(texts); n < 256; n++ {
		s := S(n)
		assert.Equal(t, fmt.Sprintf("%s(%d)", name, n), s.String(), "String of a number outside %s", name)
		_, err := s.MarshalText()
		assert.EqualError(t, err, fmt.Sprintf("presence: %s(%d) is not a state (want %s)", name, n, want))
	}
	last := states[len(states)-1]
	for _, text := range []string{"", "Bzy", "busy", "BUSY", " Busy", "Busy ", "Besetzt", name + "Busy", "0", "Busy\x00"} {
		read := last
		err := any(&read).(encoding.TextUnmarshaler).UnmarshalText([]byte(text))
		assert.EqualError(t, err, fmt.Sprintf("presence: unknown %s state %q (want %s)", name, text, want))
		assert.Equal(t, last, read, "UnmarshalText(%q) must leave its receiver alone", text)
	}
	for range presence.All[S]() {
		break // a loop that stops early must not panic
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.SampledFrom(texts)).Draw(t, "text")
		s, err := presence.Parse[S](text)
		assert.Equal(t, slices.Contains(texts, text), err == nil, "Parse[%s](%q): error %v", name, text, err)
		if err == nil {
			assert.Equal(t, text, s.String(), "Parse[%s](%q).String()", name, text)
		} else {
			assert.Equal(t, S(0), s, "Parse[%s](%q) with its error", name, text)
		}
	})
}

// labels returns the vocabularies of labels.csv and the texts of their states.
func labels(t *testing.T) (names []string, texts map[string][]string) {
	records, err := testdata.Records("labels.csv")
	require.NoError(t, err)
	texts = map[string][]string{}
	for _, record := range records[1:] {
		if !slices.Contains(names, record[0]) {
			names = append(names, record[0])
		}
		texts[record[0]] = append(texts[record[0]], record[1])
	}
	return names, texts
}

// TestConstantNames reads the source: a constant's name is its type and its text.
func TestConstantNames(t *testing.T) {
	names, texts := labels(t)
	for _, name := range names {
		var want []string
		for _, text := range texts[name] {
			want = append(want, name+text)
		}
		file := strings.ToLower(name) + ".go"
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		require.NoError(t, err)
		var got []string
		for _, decl := range parsed.Decls {
			if decl, ok := decl.(*ast.GenDecl); ok && decl.Tok == token.CONST {
				for _, spec := range decl.Specs {
					got = append(got, spec.(*ast.ValueSpec).Names[0].Name)
				}
			}
		}
		assert.Equal(t, want, got, "constants of %s", file)
	}
}
