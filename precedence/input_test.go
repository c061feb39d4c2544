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

func TestSizes(t *testing.T) {
	assert.EqualValues(t, 4, unsafe.Sizeof(precedence.Input{}), "size of an Input in bytes")
	assert.EqualValues(t, 6, unsafe.Sizeof(precedence.Resolution{}), "size of a Resolution in bytes")
	assert.EqualValues(t, 3, unsafe.Sizeof(precedence.Policy{}), "size of a Policy in bytes")
	assert.EqualValues(t, 7, unsafe.Sizeof(precedence.Explanation{}), "size of an Explanation in bytes")
}

func TestInputJSON(t *testing.T) {
	const keys = "(want lines, user, clients, configured)"
	testUnmarshal(t, full, []unmarshalTest[precedence.Input]{
		{"full", `{"lines":["Busy","Available"],"user":"Absent","clients":["Active"],"configured":"Busy"}`, full, ""},
		{"any order of keys", `{"configured":"Busy","clients":["Active"],"user":"Absent","lines":["Busy","Available"]}`, full, ""},
		{"no key", ` { } `, precedence.Input{}, ""},
		{"one key", `{"user":"Absent"}`, precedence.Input{User: presence.MiVO400Absent}, ""},
		{"null for a key", `{"lines":null,"user":null,"clients":null,"configured":null}`, precedence.Input{}, ""},
		{"unknown key", `{"phone":["Busy"]}`, full, `precedence: input: unknown or repeated key "phone" ` + keys},
		{"key in another case", `{"Lines":["Busy"]}`, full, `precedence: input: unknown or repeated key "Lines" ` + keys},
		{"repeated key", `{"user":"Busy","user":"Absent"}`, full, `precedence: input: unknown or repeated key "user" ` + keys},
		{"unknown state", `{"lines":["Bzy"]}`, full, `precedence: input lines: presence: unknown Line state "Bzy" (want Unknown, Offline, Available, Busy)`},
		{"state of another vocabulary", `{"user":"Away"}`, full, `precedence: input user: presence: unknown MiVO400 state "Away" (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)`},
		{"not a list", `{"clients":"Active"}`, full, `precedence: input clients: want an array of texts, not "\"Active\""`},
		{"not a text", `{"configured":1}`, full, `precedence: input configured: want a text, not "1"`},
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
	const (
		keys  = "(want published, configuredNeedsSession, callOverridesAvailable)"
		names = "(want guide, assistant, graph, off)"
	)
	testUnmarshal(t, withoutBusy, []unmarshalTest[precedence.Policy]{
		{"guide", `{"published":["Busy","Away"],"configuredNeedsSession":false,"callOverridesAvailable":false}`, precedence.Guide(), ""},
		{"needs a session", `{"configuredNeedsSession":true,"published":["Away","Busy"]}`, precedence.Graph(), ""},
		{"calls override", `{"callOverridesAvailable":true,"published":["Busy","Away"]}`, callOverrides, ""},
		{"off, said so", `{"published":[]}`, precedence.Policy{}, ""},
		{"guide by name", `"guide"`, precedence.Guide(), ""},
		{"assistant by name", `"assistant"`, precedence.Assistant(), ""},
		{"graph by name", `"graph"`, precedence.Graph(), ""},
		{"off by name", `"off"`, precedence.Policy{}, ""},
		{"unknown name", `"Guide"`, withoutBusy, `precedence: unknown policy "Guide" ` + names},
		{"empty name", `""`, withoutBusy, `precedence: unknown policy "" ` + names},
		{"no key", `{}`, withoutBusy, `precedence: policy has no key "published"; [] turns presence sync off`},
		{"published left out", `{"configuredNeedsSession":true}`, withoutBusy, `precedence: policy has no key "published"; [] turns presence sync off`},
		{"published null", `{"published":null}`, withoutBusy, `precedence: policy published: want an array of texts, not "null"`},
		{"unknown key", `{"publishd":["Away"]}`, withoutBusy, `precedence: policy: unknown or repeated key "publishd" ` + keys},
		{"unknown state", `{"published":["Absent"]}`, withoutBusy, `precedence: policy published: presence: unknown CloudLink state "Absent" (want Unknown, Offline, Available, Busy, DoNotDisturb, Away)`},
		{"neither true nor false", `{"published":[],"configuredNeedsSession":1}`, withoutBusy, `precedence: policy configuredNeedsSession: want true or false, not "1"`},
		{"null", `null`, withoutBusy, `precedence: policy is not a JSON object: "null"`},
	})
}

func TestPolicyText(t *testing.T) {
	for name, p := range map[string]precedence.Policy{
		"guide": precedence.Guide(), "assistant": precedence.Assistant(), "graph": precedence.Graph(), "off": {},
	} {
		assert.Equal(t, name, p.String(), "%#v.String()", p)
		text, err := p.MarshalText()
		assert.NoError(t, err)
		assert.Equal(t, name, string(text), "%v.MarshalText()", p)
		read := withoutBusy
		assert.NoError(t, read.UnmarshalText(text))
		assert.Equal(t, p, read, "UnmarshalText(%s)", text)
	}
	assert.Equal(t, "{Published:[Away] ConfiguredNeedsSession:false CallOverridesAvailable:false}", withoutBusy.String())
	_, err := withoutBusy.MarshalText()
	assert.EqualError(t, err, "precedence: policy {Published:[Away] ConfiguredNeedsSession:false CallOverridesAvailable:false} has no name (want guide, assistant, graph, off)")
	read := withoutBusy
	assert.EqualError(t, read.UnmarshalText([]byte("Graph")), `precedence: unknown policy "Graph" (want guide, assistant, graph, off)`)
	assert.Equal(t, withoutBusy, read, "UnmarshalText must leave its receiver alone")
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

func FuzzExplanationJSON(f *testing.F) {
	fuzzJSON[precedence.Explanation](f, `{"input":{"user":"Busy"},"policy":"guide"}`, `{"input":{},"policy":{"published":[]},"text":"x","basis":[1]}`, `{"input":{}}`)
}

func FuzzResolutionJSON(f *testing.F) {
	fuzzJSON[precedence.Resolution](f, `{"cloudLink":"Away","mitelOne":"Away","session":"Away","teams":"BeRightBack","sessionRule":"S2","teamsRule":"T1"}`, `{"teams":"Bzy"}`, `{"teams":1}`)
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
