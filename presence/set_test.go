package presence_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/othersee/othersee/presence"
)

type (
	line = presence.Line
	set  = presence.Set[presence.Line]
)

// What people mean most often: a call, and a free line.
var (
	busy = presence.SetOf(presence.LineBusy)
	both = presence.SetOf(presence.LineBusy, presence.LineAvailable)
)

// TestSetBytes tries every byte that a Set can be, in every way to make and to read one.
func TestSetBytes(t *testing.T) {
	require.EqualValues(t, 1, unsafe.Sizeof(set{}), "size of a Set in bytes")
	for b := range 256 {
		var in, out []line
		for n := range line(8) {
			if b>>n&1 == 1 {
				in = append(in, n)
			} else {
				out = append(out, n)
			}
		}
		s := presence.SetOf(in...)
		for n := range line(8) {
			require.Equal(t, b>>n&1 == 1, s.Has(n), "%v.Has(%v)", s, n)
		}
		require.EqualValues(t, b, s.Bits(), "%v.Bits()", s)
		require.Equal(t, in, slices.Collect(s.All()), "%v.All()", s)
		require.Equal(t, len(in), s.Len(), "%v.Len()", s)
		require.Equal(t, s, presence.Collect(slices.Values(in)), "Collect(%v)", in)
		all := presence.SetOf(in...).With(out...)
		require.EqualValues(t, 255, all.Bits(), "%v.With(%v)", s, out)
		require.Equal(t, s, all.Without(out...), "%v.Without(%v)", all, out)
		data, err := json.Marshal(s)
		text, textErr := s.MarshalText()
		if b >= 1<<5 {
			require.ErrorContains(t, err, "is not a state", "Marshal(%v)", s)
			require.ErrorContains(t, textErr, "is not a state", "%v.MarshalText()", s)
			continue
		}
		require.NoError(t, textErr, "%v.MarshalText()", s)
		read, readText := presence.SetOf(line(7)), presence.SetOf(line(7))
		require.NoError(t, json.Unmarshal(data, &read), "Unmarshal(%s)", data)
		require.Equal(t, s, read, "Unmarshal(%s)", data)
		require.NoError(t, readText.UnmarshalText(text), "UnmarshalText(%s)", text)
		require.Equal(t, s, readText, "UnmarshalText(%s)", text)
	}
}

// TestSetOutside keeps what no vocabulary has room for as state 7.
func TestSetOutside(t *testing.T) {
	for n := 7; n < 256; n++ {
		require.Equal(t, presence.SetOf(line(7)), presence.SetOf(line(n)), "SetOf(Line(%d))", n)
		require.True(t, presence.SetOf(line(7)).Has(line(n)), "Has(Line(%d))", n)
		require.Zero(t, presence.SetOf(line(7)).Without(line(n)), "Without(Line(%d))", n)
	}
}

func TestSets(t *testing.T) {
	seen := map[presence.Set[presence.Configured]]bool{}
	for s := range presence.Sets[presence.Configured]() {
		assert.Equal(t, len(seen) == 0, s.Len() == 0, "the empty set is the first, not %v", s)
		seen[s] = true
	}
	assert.Len(t, seen, 1<<7, "sets of seven states")
	for range presence.Sets[presence.Line]() {
		break // a loop that stops early must not panic
	}
	for range both.All() {
		break
	}
}

// TestSetText writes sets in each form.
func TestSetText(t *testing.T) {
	tests := []struct {
		set                          set
		list, text, asJSON, asGoCode string
	}{
		{set{}, "[]", "", `[]`, "presence.SetOf[presence.Line]()"},
		{busy, "[Busy]", "Busy", `["Busy"]`, "presence.SetOf(presence.LineBusy)"},
		{both, "[Available Busy]", "Available,Busy", `["Available","Busy"]`, "presence.SetOf(presence.LineAvailable, presence.LineBusy)"},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.list, tt.set.String(), "String")
		assert.Equal(t, tt.asGoCode, fmt.Sprintf("%#v", tt.set), "%v as Go code", tt.set)
		text, err := tt.set.MarshalText()
		assert.NoError(t, err)
		assert.Equal(t, tt.text, string(text), "%v.MarshalText()", tt.set)
		data, err := json.Marshal(tt.set)
		assert.NoError(t, err)
		assert.Equal(t, tt.asJSON, string(data), "Marshal(%v)", tt.set)
		var read map[set]int // where package json wants text
		data, err = json.Marshal(map[set]int{tt.set: 1})
		assert.NoError(t, err)
		assert.Equal(t, `{"`+tt.text+`":1}`, string(data), "%v as a key", tt.set)
		assert.NoError(t, json.Unmarshal(data, &read))
		assert.Contains(t, read, tt.set, "Unmarshal(%s)", data)
	}
	outside := presence.SetOf(presence.LineBusy, line(5), line(99))
	assert.Equal(t, "[Busy Line(5) Line(7)]", outside.String())
	assert.Equal(t, "presence.SetOf(presence.LineBusy, presence.Line(5), presence.Line(7))", fmt.Sprintf("%#v", outside))
}

func TestSetUnmarshal(t *testing.T) {
	const want = "(want Unknown, Offline, Available, Busy, DoNotDisturb)"
	unknown := func(text string) string { return `presence: unknown Line state "` + text + `" ` + want }
	before := presence.SetOf(presence.LineOffline)
	asText := func(s *set, data string) error { return s.UnmarshalText([]byte(data)) }
	asJSON := func(s *set, data string) error { return json.Unmarshal([]byte(data), s) }
	// What YAML packages do is, for these data, what package json does.
	asYAML := func(s *set, data string) error {
		return s.UnmarshalYAML(func(v any) error { return json.Unmarshal([]byte(data), v) })
	}
	direct := func(s *set, data string) error { return s.UnmarshalJSON([]byte(data)) }
	tests := []struct {
		id     string
		read   func(*set, string) error
		data   string
		want   set
		errors string // a part of the error
	}{
		{"text, empty", asText, "", set{}, ""},
		{"text, one", asText, "Busy", busy, ""},
		{"text, any order, repeated", asText, "Busy,Available,Busy", both, ""},
		{"text, unknown state", asText, "Busy,Bzy", before, unknown("Bzy")},
		{"text, a space", asText, "Busy, Available", before, unknown(" Available")},
		{"text, a comma at the end", asText, "Busy,", before, unknown("")},
		{"JSON, empty", asJSON, `[]`, set{}, ""},
		{"JSON, any order, repeated", asJSON, `["Busy", "Available","Busy"]`, both, ""},
		{"JSON, null is no report", asJSON, `null`, before, ""},
		{"JSON, unknown state", asJSON, `["Busy","Bzy"]`, before, unknown("Bzy")},
		{"JSON, another vocabulary's state", asJSON, `["Away"]`, before, unknown("Away")},
		{"JSON, null inside", asJSON, `[null]`, before, unknown("")},
		{"JSON, text as in a key", asJSON, `"Busy,Available"`, both, ""},
		{"JSON, base64 of a byte slice", asJSON, `"Aw=="`, before, unknown("Aw==")},
		{"JSON, no list", asJSON, `{}`, before, "cannot unmarshal object"},
		{"JSON, numbers", asJSON, `[3]`, before, "cannot unmarshal number"},
		{"YAML, a list", asYAML, `["Busy","Available"]`, both, ""},
		{"YAML, a text", asYAML, `"Busy,Available"`, both, ""},
		{"YAML, a mapping", asYAML, `{"Busy":1}`, before, "cannot unmarshal object"},
		{"YAML, unknown state", asYAML, `["Bzy"]`, before, unknown("Bzy")},
		{"YAML, null inside", asYAML, `[null]`, before, unknown("")},
		{"UnmarshalJSON, a space", direct, ` "Busy"`, busy, ""},
		{"UnmarshalJSON, cut off", direct, ` "Busy`, before, "unexpected end"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			got := before
			if err := tt.read(&got, tt.data); tt.errors == "" {
				assert.NoError(t, err, "reading %q", tt.data)
			} else {
				assert.ErrorContains(t, err, tt.errors, "reading %q", tt.data)
			}
			assert.Equal(t, tt.want, got, "reading %q into %v", tt.data, before)
		})
	}
}

// TestSetLaws compares a Set with lists of states.
func TestSetLaws(t *testing.T) {
	states := rapid.SliceOfN(rapid.Map(rapid.ByteMax(7), func(b byte) line { return line(b) }), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		a, b := states.Draw(t, "a"), states.Draw(t, "b")
		both := presence.SetOf(slices.Concat(a, b)...)
		assert.Equal(t, both, presence.SetOf(slices.Concat(b, a, b)...), "order and repetition do not matter")
		assert.Equal(t, both, presence.SetOf(a...).Union(presence.SetOf(b...)), "union is both together")
		assert.Equal(t, both, presence.SetOf(a...).With(b...), "with is both together")
		rest := slices.DeleteFunc(slices.Clone(a), func(s line) bool { return slices.Contains(b, s) })
		assert.Equal(t, presence.SetOf(rest...), presence.SetOf(a...).Without(b...), "without takes away all of b")
	})
}

func FuzzSetJSON(f *testing.F) {
	for _, seed := range []string{`[]`, `["Busy"]`, `["Available","Busy","Busy"]`, `[null]`, `null`, `"Aw=="`, `[`, `["\u0042usy"]`, "[\"Busy\xff\"]"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var read, again set
		if json.Unmarshal(data, &read) != nil {
			assert.Zero(t, read, "an error must leave the set alone")
			return
		}
		text, err := json.Marshal(read)
		assert.NoError(t, err, "what was accepted must be written: %s", data)
		assert.NoError(t, json.Unmarshal(text, &again))
		assert.Equal(t, read, again, "%s must come back the same", data)
	})
}
