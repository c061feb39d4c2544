package precedence_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A readTest is text that is read into a value. An error leaves the value alone.
type readTest[T any] struct {
	id   string
	read func(*T, string) error
	data string
	want T
	err  string // a part of the error
}

func testRead[T any](t *testing.T, before T, tests []readTest[T]) {
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			got := before
			if err := tt.read(&got, tt.data); tt.err == "" {
				assert.NoError(t, err, "reading %s", tt.data)
			} else {
				assert.ErrorContains(t, err, tt.err, "reading %s", tt.data)
				tt.want = before
			}
			assert.Equal(t, tt.want, got, "reading %s into %v", tt.data, before)
		})
	}
}

func asJSON[T any](v *T, data string) error { return json.Unmarshal([]byte(data), v) }

// asYAML does with JSON what a YAML package does with YAML.
func asYAML[T any](v *T, data string) error {
	return any(v).(interface{ UnmarshalYAML(func(any) error) error }).UnmarshalYAML(func(v any) error {
		return json.Unmarshal([]byte(data), v)
	})
}

func TestInputUnmarshal(t *testing.T) {
	const (
		whole = `{"lines":["Available","Busy"],"userPresence":"Absent","clients":["Active"],"configured":"Busy"}`
		keys  = " (want lines, userPresence, clients, configured)"
	)
	asJSON, asYAML := asJSON[precedence.Input], asYAML[precedence.Input]
	none, absent := precedence.Input{}, precedence.Input{UserPresence: presence.MiVO400Absent}
	testRead(t, full, []readTest[precedence.Input]{
		{"all keys", asJSON, whole, full, ""},
		{"no key", asJSON, ` { } `, none, ""},
		{"null for a key", asJSON, `{"lines":null,"userPresence":null,"clients":null,"configured":null}`, none, ""},
		{"null", asJSON, `null`, none, ""},
		{"key in another case", asJSON, `{"USERPRESENCE":"Absent"}`, absent, ""},
		{"repeated key", asJSON, `{"userPresence":"Busy","userPresence":"Absent"}`, absent, ""},
		{"a bad state before the same key", asJSON, `{"userPresence":"Away","userPresence":"Absent"}`, none, `precedence: input: presence: unknown MiVO400 state "Away"`},
		{"a bad value before the same key", asJSON, `{"clients":{},"clients":["Active"]}`, none, "precedence: input clients: unexpected JSON object"},
		{"unknown key", asJSON, `{"userPresence":"Busy","user":"Busy"}`, none, `precedence: input: unknown key "user"` + keys},
		{"unknown state", asJSON, `{"lines":["Bzy"]}`, none, `precedence: input: presence: unknown Line state "Bzy" (want Unknown, `},
		{"state of another vocabulary", asJSON, `{"userPresence":"Away"}`, none, `precedence: input: presence: unknown MiVO400 state "Away"`},
		{"state in another case", asJSON, `{"configured":"busy"}`, none, `precedence: input: presence: unknown Configured state "busy"`},
		{"a number for a text", asJSON, `{"configured":1}`, none, "precedence: input configured: unexpected JSON number"},
		{"a number in a list", asJSON, `{"clients":[1]}`, none, "precedence: input clients: unexpected JSON number"},
		{"a list", asJSON, `[{"userPresence":"Busy"}]`, none, "precedence: input: unexpected JSON array"},
		{"YAML, all keys", asYAML, `{"lines":"Busy,Available","userPresence":"Absent","clients":["Active"],"configured":"Busy"}`, full, ""},
		{"YAML, unknown key", asYAML, `{"phone":["Busy"]}`, none, `precedence: input: unknown key "phone"` + keys},
		{"YAML, a mapping for a list", asYAML, `{"lines":{"Busy":1}}`, none, "precedence: input lines: unexpected JSON object"},
		{"YAML, a list", asYAML, `["Busy"]`, none, "cannot unmarshal array"},
		{"YAML, a key that is no text", func(in *precedence.Input, _ string) error {
			return in.UnmarshalYAML(func(v any) error { // as older YAML packages read
				*v.(*map[string]any) = map[string]any{"lines": map[any]any{1: 2}}
				return nil
			})
		}, "", none, "precedence: input: json: unsupported type"},
	})
	for n := range len(whole) { // as package json never would
		got := full
		require.ErrorContains(t, got.UnmarshalJSON([]byte(whole[:n])), "precedence: input: ", "UnmarshalJSON(%s)", whole[:n])
		require.Equal(t, full, got, "UnmarshalJSON(%s) must leave its receiver alone", whole[:n])
	}
	for want, in := range map[string]precedence.Input{whole: full, `{"lines":[],"userPresence":"Unknown","clients":[],"configured":"None"}`: none} {
		data, err := json.Marshal(in)
		assert.NoError(t, err)
		assert.Equal(t, want, string(data), "Marshal(%v)", in)
	}
}

func TestValidate(t *testing.T) {
	assert.NoError(t, precedence.Input{}.Validate())
	assert.NoError(t, full.Validate())
	bad := precedence.Input{
		Lines:        presence.SetOf(presence.LineBusy, 5, 200),
		UserPresence: 6,
		Clients:      presence.SetOf(presence.TeamsClient(5)),
		Configured:   99,
	}
	assert.EqualError(t, bad.Validate(), `precedence: input lines: presence: Line(5) is not a state (want Unknown, Offline, Available, Busy, DoNotDisturb)
precedence: input lines: presence: Line(7) is not a state (want Unknown, Offline, Available, Busy, DoNotDisturb)
precedence: input userPresence: presence: MiVO400(6) is not a state (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)
precedence: input clients: presence: TeamsClient(5) is not a state (want Offline, Inactive, Active, InCall, Presenting)
precedence: input configured: presence: Configured(99) is not a state (want None, Available, Busy, DoNotDisturb, BeRightBack, AppearAway, AppearOffline)`)
	_, err := json.Marshal(bad)
	assert.ErrorContains(t, err, "is not a state", "Marshal(%v)", bad)
}

func FuzzInputJSON(f *testing.F) {
	for _, seed := range []string{
		`{"lines":["Busy"],"userPresence":"Absent","clients":["Active"],"configured":"None"}`,
		`{"userPresence":null,"userPresence":"Busy"}`, `{"\u006cines":"Busy,Offline"}`, `null`, `[]`, "{\"\xff\":1}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var direct, read, again precedence.Input
		_ = direct.UnmarshalJSON(data) // package json would not hand it all of these
		if json.Unmarshal(data, &read) != nil {
			assert.Zero(t, read, "an error must leave the input alone: %s", data)
			return
		}
		assert.NoError(t, read.Validate(), "what was accepted must be states: %s", data)
		text, err := json.Marshal(read)
		assert.NoError(t, err, "what was accepted must be written: %s", data)
		assert.NoError(t, json.Unmarshal(text, &again))
		assert.Equal(t, read, again, "%s must come back the same", data)
	})
}
