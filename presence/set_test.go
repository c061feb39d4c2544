package presence_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/othersee/othersee/presence"
)

type (
	line = presence.Line
	set  = presence.Set[presence.Line]
)

// TestSetBytes tries every byte that a Set can be.
func TestSetBytes(t *testing.T) {
	assert.EqualValues(t, 1, unsafe.Sizeof(set{}), "size of a Set in bytes")
	for b := range 256 {
		var states []line
		for n := range line(8) {
			if b>>n&1 == 1 {
				states = append(states, n)
			}
		}
		s := presence.SetOf(states...)
		for n := range line(8) {
			assert.Equal(t, b>>n&1 == 1, s.Has(n), "%v.Has(%v)", s, n)
		}
		assert.EqualValues(t, b, s.Bits(), "%v.Bits()", s)
		assert.Equal(t, states, slices.Collect(s.All()), "%v.All()", s)
		assert.Equal(t, len(states), s.Len(), "%v.Len()", s)
		assert.Equal(t, s, presence.Collect(slices.Values(states)), "Collect(%v)", states)
		data, err := json.Marshal(s)
		text, textErr := s.MarshalText()
		if b > 15 {
			assert.ErrorContains(t, err, "is not a state", "Marshal(%v)", s)
			assert.ErrorContains(t, textErr, "is not a state", "%v.MarshalText()", s)
			continue
		}
		assert.NoError(t, textErr, "%v.MarshalText()", s)
		read, readText := presence.SetOf(line(7)), presence.SetOf(line(7))
		assert.NoError(t, json.Unmarshal(data, &read), "Unmarshal(%s)", data)
		assert.Equal(t, s, read, "Unmarshal(%s)", data)
		assert.NoError(t, readText.UnmarshalText(text), "UnmarshalText(%s)", text)
		assert.Equal(t, s, readText, "UnmarshalText(%s)", text)
	}
}

// TestSets counts the sets of every vocabulary.
func TestSets(t *testing.T) {
	assert.Equal(t, 1<<4, countSets[presence.Line](t))
	assert.Equal(t, 1<<6, countSets[presence.MiVO400](t))
	assert.Equal(t, 1<<5, countSets[presence.MitelOne](t))
	assert.Equal(t, 1<<6, countSets[presence.CloudLink](t))
	assert.Equal(t, 1<<5, countSets[presence.TeamsClient](t))
	assert.Equal(t, 1<<7, countSets[presence.Configured](t))
	assert.Equal(t, 1<<6, countSets[presence.Teams](t))
	for s := range presence.Sets[presence.Line]() {
		assert.Equal(t, set{}, s, "the first set")
		break
	}
}

func countSets[S presence.Vocabulary](t *testing.T) int {
	seen := map[presence.Set[S]]bool{}
	for s := range presence.Sets[S]() {
		seen[s] = true
		_, err := json.Marshal(s)
		assert.NoError(t, err, "Marshal(%v)", s)
	}
	return len(seen)
}

// TestSetOutside keeps what no vocabulary has room for as state 7.
func TestSetOutside(t *testing.T) {
	for n := 7; n < 256; n++ {
		assert.Equal(t, presence.SetOf(line(7)), presence.SetOf(line(n)), "SetOf(Line(%d))", n)
		assert.True(t, presence.SetOf(line(7)).Has(line(n)), "Has(Line(%d))", n)
	}
}

func TestSetAllStops(t *testing.T) {
	for s := range presence.SetOf(presence.LineBusy, presence.LineOffline).All() {
		assert.Equal(t, presence.LineOffline, s)
		break
	}
}

func TestSetText(t *testing.T) {
	tests := []struct {
		set                          set
		list, text, asJSON, asGoCode string
	}{
		{set{}, "[]", "", `[]`, "presence.SetOf[presence.Line]()"},
		{presence.SetOf(presence.LineBusy), "[Busy]", "Busy", `["Busy"]`, "presence.SetOf(presence.LineBusy)"},
		{
			presence.SetOf(presence.LineBusy, presence.LineAvailable),
			"[Available Busy]", "Available,Busy", `["Available","Busy"]`, "presence.SetOf(presence.LineAvailable, presence.LineBusy)",
		},
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
	}
	outside := presence.SetOf(presence.LineBusy, line(5), line(99))
	assert.Equal(t, "[Busy Line(5) Line(7)]", outside.String())
	assert.Equal(t, "presence.SetOf(presence.LineBusy, presence.Line(5), presence.Line(7))", fmt.Sprintf("%#v", outside))
	_, err := json.Marshal(outside)
	assert.ErrorContains(t, err, "presence: Line(5) is not a state (want Unknown, Offline, Available, Busy)")
}

// TestSetAsKey writes and reads sets where package json wants text.
func TestSetAsKey(t *testing.T) {
	counts := map[set]int{{}: 1, presence.SetOf(presence.LineBusy, presence.LineAvailable): 2}
	data, err := json.Marshal(counts)
	assert.NoError(t, err)
	assert.Equal(t, `{"":1,"Available,Busy":2}`, string(data))
	var read map[set]int
	assert.NoError(t, json.Unmarshal(data, &read))
	assert.Equal(t, counts, read)
}

func TestSetUnmarshalText(t *testing.T) {
	before := presence.SetOf(presence.LineOffline)
	tests := []struct {
		id, text string
		want     set
		err      string
	}{
		{"empty", "", set{}, ""},
		{"one", "Busy", presence.SetOf(presence.LineBusy), ""},
		{"any order, repeated", "Busy,Available,Busy", presence.SetOf(presence.LineAvailable, presence.LineBusy), ""},
		{"unknown text", "Busy,Bzy", before, `presence: unknown Line state "Bzy" (want Unknown, Offline, Available, Busy)`},
		{"a space", "Busy, Available", before, `presence: unknown Line state " Available" (want Unknown, Offline, Available, Busy)`},
		{"a comma at the end", "Busy,", before, `presence: unknown Line state "" (want Unknown, Offline, Available, Busy)`},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			got := before
			if err := got.UnmarshalText([]byte(tt.text)); tt.err == "" {
				assert.NoError(t, err, "UnmarshalText(%q)", tt.text)
			} else {
				assert.EqualError(t, err, tt.err, "UnmarshalText(%q)", tt.text)
			}
			assert.Equal(t, tt.want, got, "UnmarshalText(%q)", tt.text)
		})
	}
}

func TestSetUnmarshalJSON(t *testing.T) {
	before := presence.SetOf(presence.LineOffline)
	tests := []struct {
		id, json string
		want     set
		err      string
	}{
		{"empty", `[]`, set{}, ""},
		{"one", `["Busy"]`, presence.SetOf(presence.LineBusy), ""},
		{"any order, repeated", `["Busy", "Available","Busy"]`, presence.SetOf(presence.LineAvailable, presence.LineBusy), ""},
		{"null is no report", `null`, before, ""},
		{"unknown text", `["Busy","Bzy"]`, before, `presence: unknown Line state "Bzy" (want Unknown, Offline, Available, Busy)`},
		{"another vocabulary's text", `["Away"]`, before, `presence: unknown Line state "Away" (want Unknown, Offline, Available, Busy)`},
		{"null inside", `[null]`, before, `presence: unknown Line state "" (want Unknown, Offline, Available, Busy)`},
		{"a key of an object", `"Busy,Available"`, presence.SetOf(presence.LineAvailable, presence.LineBusy), ""},
		{"base64 of a byte slice", `"Aw=="`, before, `presence: unknown Line state "Aw==" (want Unknown, Offline, Available, Busy)`},
		{"no list", `{}`, before, "json: cannot unmarshal object into Go value of type []string"},
		{"numbers", `[3]`, before, "json: cannot unmarshal number into Go value of type string"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			got := before
			err := json.Unmarshal([]byte(tt.json), &got)
			if tt.err == "" {
				assert.NoError(t, err, "Unmarshal(%s)", tt.json)
			} else {
				assert.EqualError(t, err, tt.err, "Unmarshal(%s)", tt.json)
			}
			assert.Equal(t, tt.want, got, "Unmarshal(%s)", tt.json)
		})
	}
}

// TestSetTruncated hands UnmarshalJSON a string that package json would not.
func TestSetTruncated(t *testing.T) {
	got := presence.SetOf(presence.LineOffline)
	assert.EqualError(t, got.UnmarshalJSON([]byte(` "Busy`)), "unexpected end of JSON input")
	assert.Equal(t, presence.SetOf(presence.LineOffline), got, "an error must leave the set alone")
	assert.NoError(t, got.UnmarshalJSON([]byte(` "Busy"`)))
	assert.Equal(t, presence.SetOf(presence.LineBusy), got, "a string after a space")
}

// TestSetLaws checks Set against a list of states.
func TestSetLaws(t *testing.T) {
	states := rapid.SliceOfN(rapid.Map(rapid.ByteMax(7), func(b byte) line { return line(b) }), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		a, b := states.Draw(t, "a"), states.Draw(t, "b")
		both := slices.Concat(a, b)
		assert.Equal(t, presence.SetOf(both...), presence.SetOf(slices.Concat(b, a)...), "order does not matter")
		assert.Equal(t, presence.SetOf(a...), presence.SetOf(slices.Concat(a, a)...), "repetition does not matter")
		assert.Equal(t, presence.SetOf(both...), presence.SetOf(a...).Union(presence.SetOf(b...)), "union is both together")
		assert.Equal(t, presence.SetOf(both...), presence.SetOf(a...).Add(b...), "adding is both together")
		for s := range line(8) {
			assert.Equal(t, slices.Contains(a, s), presence.SetOf(a...).Has(s), "SetOf(%v).Has(%v)", a, s)
		}
		distinct := slices.Compact(slices.Sorted(slices.Values(both)))
		assert.Equal(t, len(distinct), presence.SetOf(both...).Len(), "SetOf(%v).Len()", both)
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

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "Busy", "busy", "Available", "Unknown", "InCall", "AppearOffline", "Busy\x00", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fuzzParse[presence.Line](t, text)
		fuzzParse[presence.MiVO400](t, text)
		fuzzParse[presence.MitelOne](t, text)
		fuzzParse[presence.CloudLink](t, text)
		fuzzParse[presence.TeamsClient](t, text)
		fuzzParse[presence.Configured](t, text)
		fuzzParse[presence.Teams](t, text)
	})
}

func fuzzParse[S presence.Vocabulary](t *testing.T, text string) {
	if s, err := presence.Parse[S](text); err == nil {
		assert.Equal(t, text, s.String(), "accepted text must come back the same")
	}
}
