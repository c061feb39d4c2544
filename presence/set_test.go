package presence_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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

// TestSetBytes tries every byte that a Set can be, alone and with every other.
func TestSetBytes(t *testing.T) {
	require.EqualValues(t, 1, unsafe.Sizeof(set{}), "size of a Set in bytes")
	var lists [256][]line
	var sets [256]set
	for b := range 256 {
		for n := range line(8) {
			if b>>n&1 == 1 {
				lists[b] = append(lists[b], n)
			}
		}
		sets[b] = presence.SetOf(lists[b]...)
	}
	for b, s := range sets {
		for n := range 256 { // what no vocabulary has room for is kept as 7
			require.Equal(t, b>>min(n, 7)&1 == 1, s.Has(line(n)), "%v.Has(%v)", s, line(n))
		}
		require.EqualValues(t, b, s.Bits(), "%v.Bits()", s)
		require.Equal(t, lists[b], slices.Collect(s.All()), "%v.All()", s)
		require.Equal(t, len(lists[b]), s.Len(), "%v.Len()", s)
		require.Equal(t, s, presence.Collect(slices.Values(lists[b])), "Collect(%v)", lists[b])
		for other, list := range lists {
			union, with, without := s.Union(sets[other]), s.With(list...), s.Without(list...)
			if union != sets[b|other] || with != sets[b|other] || without != sets[b&^other] {
				t.Fatalf("%v and %v: union %v, with %v, without %v", s, list, union, with, without)
			}
		}
		data, err := json.Marshal(s)
		text, textErr := s.MarshalText()
		if b >= 1<<5 {
			require.ErrorContains(t, err, "is not a state", "Marshal(%v)", s)
			require.ErrorContains(t, textErr, "is not a state", "%v.MarshalText()", s)
			continue
		}
		require.NoError(t, textErr, "%v.MarshalText()", s)
		read, readText := sets[1<<7], sets[1<<7]
		require.NoError(t, json.Unmarshal(data, &read), "Unmarshal(%s)", data)
		require.Equal(t, s, read, "Unmarshal(%s)", data)
		require.NoError(t, readText.UnmarshalText(text), "UnmarshalText(%s)", text)
		require.Equal(t, s, readText, "UnmarshalText(%s)", text)
	}
	require.Equal(t, sets[1<<7], presence.SetOf(line(7)).With(8, 255), "numbers from 7 up are kept as 7")
	require.Equal(t, sets[0], sets[1<<7].Without(255), "numbers from 7 up are kept as 7")
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
	for _, tt := range []struct {
		set                    set
		list, asGoCode, asJSON string
	}{
		{set{}, "[]", "presence.SetOf[presence.Line]()", `{"":[]}`},
		{busy, "[Busy]", "presence.SetOf(presence.LineBusy)", `{"Busy":["Busy"]}`},
		{both, "[Available Busy]", "presence.SetOf(presence.LineAvailable, presence.LineBusy)", `{"Available,Busy":["Available","Busy"]}`},
		{busy.With(5, 99), "[Busy Line(5) Line(7)]", "presence.SetOf(presence.LineBusy, presence.Line(5), presence.Line(7))", ""},
	} {
		assert.Equal(t, tt.list, tt.set.String(), "String")
		assert.Equal(t, tt.asGoCode, fmt.Sprintf("%#v", tt.set), "%v as Go code", tt.set)
		data, _ := json.Marshal(map[set]set{tt.set: tt.set}) // which wants text for a key
		assert.Equal(t, tt.asJSON, string(data), "%v as key and value", tt.set)
	}
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
		{"text, any order, repeated", asText, "Busy,Available,Busy", both, ""},
		{"text, unknown state", asText, "Busy,Bzy", before, unknown("Bzy")},
		{"text, a space", asText, "Busy, Available", before, unknown(" Available")},
		{"text, a comma at the end", asText, "Busy,", before, unknown("")},
		{"JSON, any order, repeated", asJSON, `["Busy", "Available","Busy"]`, both, ""},
		{"JSON, null is no report", asJSON, `null`, before, ""},
		{"JSON, unknown state", asJSON, `["Busy","Bzy"]`, before, unknown("Bzy")},
		{"JSON, null inside", asJSON, `[null]`, before, unknown("")},
		{"JSON, text as in a key", asJSON, `"Busy,Available"`, both, ""},
		{"JSON, base64 of a byte slice", asJSON, `"Aw=="`, before, unknown("Aw==")},
		{"JSON, no list", asJSON, `{}`, before, "cannot unmarshal object"},
		{"JSON, numbers", asJSON, `[3]`, before, "cannot unmarshal number"},
		{"YAML, a list", asYAML, `["Busy","Available"]`, both, ""},
		{"YAML, a text", asYAML, `"Busy,Available"`, both, ""},
		{"YAML, a mapping", asYAML, `{"Busy":1}`, before, "cannot unmarshal object"},
		{"YAML, unknown state", asYAML, `["Bzy"]`, before, unknown("Bzy")},
		{"UnmarshalJSON, a space", direct, " \t\r\n\"Busy\"", busy, ""},
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
