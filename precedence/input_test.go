package precedence_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

func TestInputUnmarshal(t *testing.T) {
	const whole = `{"lines":["Busy","Available"],"userPresence":"Absent","clients":["Active"],"configured":"Busy"}`
	absent := precedence.Input{UserPresence: presence.MiVO400Absent}
	asJSON := func(in *precedence.Input, data string) error { return json.Unmarshal([]byte(data), in) }
	asYAML := func(in *precedence.Input, data string) error { // a YAML package does with these data as package json does
		return in.UnmarshalYAML(func(v any) error { return json.Unmarshal([]byte(data), v) })
	}
	tests := []struct {
		id   string
		read func(*precedence.Input, string) error
		data string
		want precedence.Input
		err  string // a part of the error
	}{
		{"all keys", asJSON, whole, full, ""},
		{"any order of keys", asJSON, `{"configured":"Busy","clients":["Active"],"userPresence":"Absent","lines":["Available","Busy"]}`, full, ""},
		{"no key", asJSON, ` { } `, precedence.Input{}, ""},
		{"one key", asJSON, `{"userPresence":"Absent"}`, absent, ""},
		{"null for a key", asJSON, `{"lines":null,"userPresence":null,"clients":null,"configured":null}`, precedence.Input{}, ""},
		{"null", asJSON, `null`, precedence.Input{}, ""},
		{"key in another case", asJSON, `{"USERPRESENCE":"Absent"}`, absent, ""},
		{"repeated key", asJSON, `{"userPresence":"Busy","userPresence":"Absent"}`, absent, ""},
		{"unknown key", asJSON, `{"userPresence":"Busy","phone":["Busy"]}`, full, `precedence: input: json: unknown field "phone"`},
		{"old key", asJSON, `{"user":"Busy"}`, full, `precedence: input: json: unknown field "user"`},
		{"unknown state", asJSON, `{"lines":["Bzy"]}`, full, `precedence: input: presence: unknown Line state "Bzy" (want Unknown, Offline, Available, Busy, DoNotDisturb)`},
		{"state of another vocabulary", asJSON, `{"userPresence":"Away"}`, full, `precedence: input: presence: unknown MiVO400 state "Away" (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)`},
		{"state in another case", asJSON, `{"configured":"busy"}`, full, `precedence: input: presence: unknown Configured state "busy"`},
		{"a number for a text", asJSON, `{"configured":1}`, full, "precedence: input: json: cannot unmarshal number"},
		{"a number in a list", asJSON, `{"clients":[1]}`, full, "precedence: input: json: cannot unmarshal number"},
		{"a list for a text", asJSON, `{"userPresence":["Busy"]}`, full, "precedence: input: json: cannot unmarshal array"},
		{"a list", asJSON, `[{"userPresence":"Busy"}]`, full, "precedence: input: json: cannot unmarshal array"},
		{"a text", asJSON, `"Busy"`, full, "precedence: input: json: cannot unmarshal string"},
		{"two values", asJSON, `{} {}`, full, "invalid character '{'"},
		{"no JSON", asJSON, `{"userPresence":}`, full, "invalid character '}'"},
		{"YAML, all keys", asYAML, `{"lines":"Busy,Available","userPresence":"Absent","clients":["Active"],"configured":"Busy"}`, full, ""},
		{"YAML, unknown key", asYAML, `{"phone":["Busy"]}`, full, `precedence: input: json: unknown field "phone"`},
		{"YAML, unknown state", asYAML, `{"lines":{"Busy":1}}`, full, "precedence: input: json: cannot unmarshal object"},
		{"YAML, a list", asYAML, `["Busy"]`, full, "cannot unmarshal array"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			got := full
			if err := tt.read(&got, tt.data); tt.err == "" {
				assert.NoError(t, err, "reading %s", tt.data)
			} else {
				assert.ErrorContains(t, err, tt.err, "reading %s", tt.data)
			}
			assert.Equal(t, tt.want, got, "reading %s into %v", tt.data, full)
		})
	}
	for n := range len(whole) { // as package json never would
		got := full
		require.ErrorContains(t, got.UnmarshalJSON([]byte(whole[:n])), "precedence: input: ", "UnmarshalJSON(%s)", whole[:n])
		require.Equal(t, full, got, "UnmarshalJSON(%s) must leave its receiver alone", whole[:n])
	}
	got := full
	assert.ErrorContains(t, got.UnmarshalYAML(func(v any) error {
		*v.(*map[string]any) = map[string]any{"lines": map[any]any{1: 2}} // as older YAML packages read
		return nil
	}), "precedence: input: json: unsupported type")
}

func TestInputMarshal(t *testing.T) {
	data, err := json.Marshal(precedence.Input{})
	assert.NoError(t, err)
	assert.Equal(t, `{"lines":[],"userPresence":"Unknown","clients":[],"configured":"None"}`, string(data), "Marshal of the zero Input")
	for i := 0; i < len(inputs); i += 31 {
		data, err := json.Marshal(inputs[i])
		require.NoError(t, err, "Marshal(%v)", inputs[i])
		var read precedence.Input
		require.NoError(t, json.Unmarshal(data, &read), "Unmarshal(%s)", data)
		require.Equal(t, inputs[i], read, "Unmarshal(%s)", data)
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
		`{"userPresence":"Busy","userPresence":"Busy"}`, `{"userPresence":null}`, `{"lines":[]}`, `{"\u006cines":["Busy"]}`,
		`{"lines":["Busy"]`, `{"lines":"Busy,Offline"}`, `{}`, `null`, `[]`, "{\"\xff\":1}",
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
