package presence_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
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

func testVocabulary[S presence.Vocabulary](t *testing.T, name string, texts []string) {
	want := strings.Join(texts, ", ")
	states := slices.Collect(presence.All[S]())
	require.Len(t, states, len(texts), "states of %s", name)
	require.LessOrEqual(t, len(states), 7, "states of %s: bit 7 of a Set belongs to none", name)
	for i, text := range texts {
		s := S(i)
		assert.Equal(t, s, states[i], "All, state %d", i)
		assert.Equal(t, text, s.String(), "%s(%d).String()", name, i)
		assert.Equal(t, "presence."+name+text, fmt.Sprintf("%#v", s), "%s(%d) as Go code", name, i)
		assert.Equal(t, name, s.Vocabulary(), "%v.Vocabulary()", s)
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
		assert.Equal(t, fmt.Sprintf("presence.%s(%d)", name, n), fmt.Sprintf("%#v", s), "a number outside %s as Go code", name)
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

// TestNumbers holds the numbers of all states, which never change: they may be stored.
func TestNumbers(t *testing.T) {
	for _, states := range [][]presence.State{
		{presence.LineUnknown, presence.LineOffline, presence.LineAvailable, presence.LineBusy},
		{presence.MiVO400Unknown, presence.MiVO400Available, presence.MiVO400Absent, presence.MiVO400Meeting, presence.MiVO400Busy, presence.MiVO400NotAvailable},
		{presence.MitelOneUnknown, presence.MitelOneAvailable, presence.MitelOneAway, presence.MitelOneBusy, presence.MitelOneDoNotDisturb},
		{presence.CloudLinkUnknown, presence.CloudLinkOffline, presence.CloudLinkAvailable, presence.CloudLinkBusy, presence.CloudLinkDoNotDisturb, presence.CloudLinkAway},
		{presence.TeamsClientOffline, presence.TeamsClientInactive, presence.TeamsClientActive, presence.TeamsClientInCall, presence.TeamsClientPresenting},
		{presence.ConfiguredNone, presence.ConfiguredAvailable, presence.ConfiguredBusy, presence.ConfiguredDoNotDisturb, presence.ConfiguredBeRightBack, presence.ConfiguredAppearAway, presence.ConfiguredAppearOffline},
		{presence.TeamsOffline, presence.TeamsAway, presence.TeamsBeRightBack, presence.TeamsAvailable, presence.TeamsBusy, presence.TeamsDoNotDisturb},
	} {
		for number, s := range states {
			assert.EqualValues(t, number, reflect.ValueOf(s).Uint(), "the number of %#v never changes", s)
		}
	}
}

// TestStatesDiffer compares a state with those of other vocabularies.
func TestStatesDiffer(t *testing.T) {
	var busy presence.State = presence.LineBusy
	assert.True(t, busy == presence.LineBusy, "a State can be compared with a constant")
	assert.False(t, busy == presence.State(presence.MiVO400Meeting), "states of two vocabularies are never equal")
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
