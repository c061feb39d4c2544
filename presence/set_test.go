package presence_test

import (
	"encoding/json"
	"slices"
	"testing"

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
	for b := range 256 {
		s := set(b)
		var states []line
		for n := range line(8) {
			if b>>n&1 == 1 {
				states = append(states, n)
			}
			assert.Equal(t, b>>n&1 == 1, s.Has(n), "Set(%08b).Has(%v)", b, n)
		}
		assert.Equal(t, states, slices.Collect(s.All()), "Set(%08b).All()", b)
		assert.Equal(t, len(states), s.Len(), "Set(%08b).Len()", b)
		assert.Equal(t, s, presence.SetOf(states...), "SetOf(%v)", states)
		data, err := json.Marshal(s)
		if b > 15 {
			assert.ErrorContains(t, err, "is not a state", "Marshal(Set(%08b))", b)
			continue
		}
		var read set
		assert.NoError(t, json.Unmarshal(data, &read), "Unmarshal(%s)", data)
		assert.Equal(t, s, read, "Unmarshal(%s)", data)
	}
}

// TestSetOutside keeps what no vocabulary has room for as state 7.
func TestSetOutside(t *testing.T) {
	for n := 7; n < 256; n++ {
		assert.Equal(t, set(0b1000_0000), presence.SetOf(line(n)), "SetOf(Line(%d))", n)
		assert.True(t, set(0b1000_0000).Has(line(n)), "Has(Line(%d))", n)
	}
}

func TestSetAllStops(t *testing.T) {
	for s := range set(15).All() {
		assert.Equal(t, presence.LineUnknown, s)
		break
	}
}

func TestSetText(t *testing.T) {
	tests := []struct {
		set    set
		text   string
		asJSON string
	}{
		{0, "[]", `[]`},
		{presence.SetOf(presence.LineBusy), "[Busy]", `["Busy"]`},
		{presence.SetOf(presence.LineBusy, presence.LineAvailable), "[Available Busy]", `["Available","Busy"]`},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.text, tt.set.String(), "String of %08b", uint8(tt.set))
		data, err := json.Marshal(tt.set)
		assert.NoError(t, err)
		assert.Equal(t, tt.asJSON, string(data), "Marshal(%v)", tt.set)
	}
	_, err := json.Marshal(set(0b10_0000))
	assert.ErrorContains(t, err, "presence: Line(5) is not a state (want Unknown, Offline, Available, Busy)")
}

func TestSetUnmarshalJSON(t *testing.T) {
	before := presence.SetOf(presence.LineOffline)
	tests := []struct {
		id, json string
		want     set
		err      string
	}{
		{"empty", `[]`, 0, ""},
		{"one", `["Busy"]`, presence.SetOf(presence.LineBusy), ""},
		{"any order, repeated", `["Busy", "Available","Busy"]`, presence.SetOf(presence.LineAvailable, presence.LineBusy), ""},
		{"null is no report", `null`, before, ""},
		{"unknown text", `["Busy","Bzy"]`, before, `presence: unknown Line state "Bzy" (want Unknown, Offline, Available, Busy)`},
		{"another vocabulary's text", `["Away"]`, before, `presence: unknown Line state "Away" (want Unknown, Offline, Available, Busy)`},
		{"null inside", `[null]`, before, `presence: unknown Line state "" (want Unknown, Offline, Available, Busy)`},
		{"no array", `"Busy"`, before, "json: cannot unmarshal string into Go value of type []string"},
		{"base64 of a byte slice", `"Aw=="`, before, "json: cannot unmarshal string into Go value of type []string"},
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

func fuzzParse[S presence.State](t *testing.T, text string) {
	if s, err := presence.Parse[S](text); err == nil {
		assert.Equal(t, text, s.String(), "accepted text must come back the same")
	}
}
