package precedence_test

import (
	"encoding/json"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// full has a state in each field that is not its zero value.
var full = precedence.Input{
	Lines:      presence.SetOf(presence.LineAvailable, presence.LineBusy),
	User:       presence.MiVO400Absent,
	Clients:    presence.SetOf(presence.TeamsClientActive),
	Configured: presence.ConfiguredBusy,
}

func TestInputSize(t *testing.T) {
	assert.EqualValues(t, 4, unsafe.Sizeof(precedence.Input{}), "size of an Input in bytes")
}

func TestInputJSON(t *testing.T) {
	const keys = "(want lines, user, clients, configured)"
	testUnmarshal(t, full, []unmarshalTest[precedence.Input]{
		{"full", `{"lines":["Busy","Available"],"user":"Absent","clients":["Active"],"configured":"Busy"}`, full, ""},
		{"any order of keys", `{"configured":"Busy","clients":["Active"],"user":"Absent","lines":["Busy","Available"]}`, full, ""},
		{"no key", ` { } `, precedence.Input{}, ""},
		{"one key", `{"user":"Absent"}`, precedence.Input{User: presence.MiVO400Absent}, ""},
		{"null for a key", `{"lines":null,"user":null,"clients":null,"configured":null}`, precedence.Input{}, ""},
		{"unknown key", `{"phone":["Busy"]}`, full, `precedence: unknown or repeated input key "phone" ` + keys},
		{"key in another case", `{"Lines":["Busy"]}`, full, `precedence: unknown or repeated input key "Lines" ` + keys},
		{"repeated key", `{"user":"Busy","user":"Absent"}`, full, `precedence: unknown or repeated input key "user" ` + keys},
		{"unknown state", `{"lines":["Bzy"]}`, full, `precedence: input lines: presence: unknown Line state "Bzy" (want Unknown, Offline, Available, Busy)`},
		{"state of another vocabulary", `{"user":"Away"}`, full, `precedence: input user: presence: unknown MiVO400 state "Away" (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)`},
		{"not a list", `{"clients":"Active"}`, full, `precedence: input clients: json: cannot unmarshal string into Go value of type []string`},
		{"not a text", `{"configured":1}`, full, `precedence: input configured: json: cannot unmarshal number into Go value of type *presence.Configured`},
		{"null", `null`, full, `precedence: input is not a JSON object: "null"`},
		{"a list", `[{"user":"Busy"}]`, full, `precedence: input is not a JSON object: "[{\"user\":\"Busy\"}]"`},
		{"two values", `{} {}`, full, `invalid character '{' after top-level value`},
		{"no JSON", `{"user":}`, full, `invalid character '}' looking for beginning of value`},
	})
}

// An unmarshalTest is a text, what it reads as, and the error if it does not.
type unmarshalTest[T any] struct {
	id, json string
	want     T
	err      string
}

// testUnmarshal reads each text into what holds before.
func testUnmarshal[T any](t *testing.T, before T, tests []unmarshalTest[T]) {
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

// TestInputTruncated hands UnmarshalJSON what package json never would.
func TestInputTruncated(t *testing.T) {
	const whole = `{"lines":["Busy"],"user":"Absent"}`
	for n := range len(whole) {
		got := full
		assert.ErrorContains(t, got.UnmarshalJSON([]byte(whole[:n])), "precedence: input", "UnmarshalJSON(%s)", whole[:n])
		assert.Equal(t, full, got, "UnmarshalJSON(%s) must leave its receiver alone", whole[:n])
	}
}

func TestPolicyJSON(t *testing.T) {
	const keys = "(want published, configuredNeedsSession)"
	testUnmarshal(t, withoutBusy, []unmarshalTest[precedence.Policy]{
		{"guide", `{"published":["Busy","Away"],"configuredNeedsSession":false}`, precedence.Guide(), ""},
		{"needs a session", `{"configuredNeedsSession":true,"published":["Away","Busy"]}`, needsSession, ""},
		{"no key", `{}`, precedence.Policy{}, ""},
		{"unknown key", `{"publishd":["Away"]}`, withoutBusy, `precedence: unknown or repeated policy key "publishd" ` + keys},
		{"unknown state", `{"published":["Absent"]}`, withoutBusy, `precedence: policy published: presence: unknown CloudLink state "Absent" (want Unknown, Offline, Available, Busy, DoNotDisturb, Away)`},
		{"null", `null`, withoutBusy, `precedence: policy is not a JSON object: "null"`},
	})
}

func TestInputMarshal(t *testing.T) {
	data, err := json.Marshal(precedence.Input{})
	assert.NoError(t, err)
	assert.Equal(t, `{"lines":[],"user":"Unknown","clients":[],"configured":"None"}`, string(data))
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput().Draw(t, "in")
		data, err := json.Marshal(in)
		if in.Validate() != nil {
			assert.Error(t, err, "Marshal(%v)", in)
			return
		}
		assert.NoError(t, err, "Marshal(%v)", in)
		var read precedence.Input
		assert.NoError(t, json.Unmarshal(data, &read), "Unmarshal(%s)", data)
		assert.Equal(t, in, read, "Unmarshal(%s)", data)
	})
}

func TestValidate(t *testing.T) {
	assert.NoError(t, precedence.Input{}.Validate())
	assert.NoError(t, full.Validate())
	bad := precedence.Input{
		Lines:      presence.SetOf(presence.LineBusy, 4, 200),
		User:       6,
		Clients:    presence.SetOf(presence.TeamsClient(5)),
		Configured: 99,
	}
	assert.EqualError(t, bad.Validate(), `precedence: input lines: presence: Line(4) is not a state (want Unknown, Offline, Available, Busy)
precedence: input lines: presence: Line(7) is not a state (want Unknown, Offline, Available, Busy)
precedence: input user: presence: MiVO400(6) is not a state (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)
precedence: input clients: presence: TeamsClient(5) is not a state (want Offline, Inactive, Active, InCall, Presenting)
precedence: input configured: presence: Configured(99) is not a state (want None, Available, Busy, DoNotDisturb, BeRightBack, AppearAway, AppearOffline)`)
}

func FuzzInputJSON(f *testing.F) {
	fuzzJSON[precedence.Input](f,
		`{"lines":["Busy"],"user":"Absent","clients":["Active"],"configured":"None"}`,
		`{"user":"Busy","user":"Busy"}`, `{"user":null}`, `{"lines":[]}`, `{"\u006cines":["Busy"]}`, `{"lines":["Busy"]`, `{"user" "Busy"}`,
	)
}

func FuzzPolicyJSON(f *testing.F) {
	fuzzJSON[precedence.Policy](f, `{"published":["Away","Busy"],"configuredNeedsSession":true}`, `{"publishd":[]}`, `{"configuredNeedsSession":1}`)
}

func FuzzResolutionJSON(f *testing.F) {
	fuzzJSON[precedence.Resolution](f, `{"cloudLink":"Away","mitelOne":"Away","session":"Away","teams":"BeRightBack"}`, `{"teams":"Bzy"}`, `{"teams":1}`)
}

// fuzzJSON checks that reading a T never panics, and that what was read comes back the same.
func fuzzJSON[T comparable](f *testing.F, seeds ...string) {
	for _, seed := range append(seeds, `{}`, `null`, `[]`, "{\"\xff\":1}") {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var direct, read, again T
		if reader, ok := any(&direct).(json.Unmarshaler); ok {
			_ = reader.UnmarshalJSON(data) // package json would not hand it all of these
		}
		if json.Unmarshal(data, &read) != nil {
			return
		}
		text, err := json.Marshal(read)
		assert.NoError(t, err, "what was accepted must be written: %s", data)
		assert.NoError(t, json.Unmarshal(text, &again))
		assert.Equal(t, read, again, "%s must come back the same", data)
	})
}
