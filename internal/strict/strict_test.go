package strict_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/internal/strict"
)

// An object has a value of each kind that can be read.
type object struct {
	Text string          `json:"text"`
	List []string        `json:"list"`
	Flag bool            `json:"flag"`
	Raw  json.RawMessage `json:"raw"`
}

var keys = []string{"text", "list", "flag", "raw"}

var errBad = errors.New("bad text")

// read reads an object. A text "bad" is an error of the caller's.
func read(data []byte) (read object, err error) {
	o := strict.Open("strict_test: object", data, keys)
	for o.Next() {
		switch o.Key() {
		case "text":
			if !o.Null() {
				if read.Text = string(o.Text()); read.Text == "bad" {
					o.Fail(errBad)
				}
			}
		case "list":
			for text := range o.Texts {
				if read.List = append(read.List, string(text)); len(read.List) == 3 {
					o.Fail(errBad)
					break
				}
			}
		case "flag":
			read.Flag = o.Bool()
		case "raw":
			read.Raw = o.Raw()
		}
	}
	return read, o.Close()
}

func TestRead(t *testing.T) {
	const want = " (want text, list, flag, raw)"
	tests := []struct {
		id, json string
		want     object
		err      string
	}{
		{"empty", " {\t} \r\n", object{}, ""},
		{"everything", `{"text":"a","list":["b","c"],"flag":true,"raw":{"x":[1]}}`, object{"a", []string{"b", "c"}, true, json.RawMessage(`{"x":[1]}`)}, ""},
		{"spaces", "{ \"list\" : [ \"b\" , \"c d\" ] , \"text\" : null , \"flag\" : true , \"raw\" : 1 }", object{List: []string{"b", "c d"}, Flag: true, Raw: json.RawMessage("1")}, ""},
		{"empty list", `{"list":[]}`, object{}, ""},
		{"null", `{"text":null}`, object{}, ""},
		{"escapes", `{"te\u0078t":"\"\\\/\u00e4\n"}`, object{Text: "\"\\/ä\n"}, ""},
		{"beyond ASCII", `{"text":"ä"}`, object{Text: "ä"}, ""},
		{"no UTF-8, as package json has it", "{\"text\":\"\x80\"}", object{Text: "\ufffd"}, ""},

		{"nothing", ``, object{}, `strict_test: object is not a JSON object: ""`},
		{"no object", `["text"]`, object{}, `strict_test: object is not a JSON object: "[\"text\"]"`},
		{"something after it", `{} {}`, object{}, `strict_test: object: not JSON: want nothing more at byte 3, not "{}"`},
		{"unknown key", `{"txt":"a"}`, object{}, `strict_test: object: unknown or repeated key "txt"` + want},
		{"key in another case", `{"Text":1}`, object{}, `strict_test: object: unknown or repeated key "Text"` + want},
		{"repeated key", `{"flag":true,"flag":false}`, object{Flag: true}, `strict_test: object: unknown or repeated key "flag"` + want},
		{"key without quotes", `{text:1}`, object{}, `strict_test: object: not JSON: want a key at byte 1, not "text:1}"`},
		{"value for a key", `{null}`, object{}, `strict_test: object: not JSON: want a key at byte 1, not "null}"`},
		{"no colon", `{"text" "a"}`, object{}, `strict_test: object: not JSON: want a key at byte 8, not "\"a\"}"`},
		{"no comma", `{"text":"a" "flag":true}`, object{Text: "a"}, `strict_test: object: not JSON: want a comma or the end of the object at byte 12, not "\"flag\":true}"`},
		{"comma at the end", `{"text":"a",}`, object{Text: "a"}, `strict_test: object: not JSON: want a key at byte 12, not "}"`},
		{"comma at the beginning", `{,"text":"a"}`, object{}, `strict_test: object: not JSON: want a key at byte 1, not ",\"text\":\"a\"}"`},
		{"no text", `{"text":1}`, object{}, `strict_test: object text: want a text, not "1"`},
		{"open string", `{"text":"a`, object{}, `strict_test: object text: want a text, not ""`},
		{"open escape", `{"text":"a\`, object{}, `strict_test: object text: want a text, not ""`},
		{"bad escape", `{"text":"\x"}`, object{}, `strict_test: object text: want a text, not ""`},
		{"line break in a string", "{\"text\":\"a\nb\"}", object{}, `strict_test: object text: want a text, not "\nb\""`},
		{"no list", `{"list":"b"}`, object{}, `strict_test: object list: want an array of texts, not "\"b\""`},
		{"number in a list", `{"list":["b",1]}`, object{List: []string{"b"}}, `strict_test: object list: want a text in the array, not "1"`},
		{"open list", `{"list":["b" "c"]}`, object{List: []string{"b"}}, `strict_test: object: not JSON: want a comma or the end of the array at byte 13, not "\"c\"]}"`},
		{"neither true nor false", `{"flag":tru}`, object{}, `strict_test: object flag: want true or false, not "tru"`},
		{"half of true", `{"flag":tru`, object{}, `strict_test: object flag: want true or false, not "tru"`},
		{"open object", `{"flag":true`, object{Flag: true}, `strict_test: object: not JSON: want a comma or the end of the object at byte 12, not ""`},
		{"much after it", `{}` + strings.Repeat("x", 41), object{}, `strict_test: object: not JSON: want nothing more at byte 2, not "` + strings.Repeat("x", 40) + `"`},
		{"no value", `{"raw":}`, object{}, `strict_test: object raw: invalid character '}' looking for beginning of value`},
		{"the caller's error", `{"text":"bad","list":1}`, object{Text: "bad"}, `strict_test: object text: bad text`},
		{"the caller's error in a list", `{"list":["a","b","c","d"]}`, object{List: []string{"a", "b", "c"}}, `strict_test: object list: bad text`},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			got, err := read(slices.Clip([]byte(tt.json)))
			if tt.err != "" {
				assert.EqualError(t, err, tt.err, "reading %s", tt.json)
			} else {
				assert.NoError(t, err, "reading %s", tt.json)
			}
			assert.Equal(t, tt.want, got, "what is read of %s", tt.json)
		})
	}
}

func TestHas(t *testing.T) {
	o := strict.Open("", []byte(`{"flag":true}`), keys)
	for o.Next() {
		o.Bool()
	}
	assert.NoError(t, o.Close())
	for n, key := range keys {
		assert.Equal(t, key == "flag", o.Has(n), "Has(%d), key %s", n, key)
	}
}

func TestFirstError(t *testing.T) {
	o := strict.Open("strict_test: object", []byte(`{"text":"a"}`), keys)
	assert.True(t, o.Next())
	o.Fail(errBad)
	o.Fail(errors.New("another"))
	assert.EqualError(t, o.Close(), "strict_test: object text: bad text")
}

func TestAllocations(t *testing.T) {
	data := []byte(`{"text":"a","list":["b","c"],"flag":true}`)
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		o := strict.Open("strict_test: object", data, keys)
		for o.Next() {
			switch o.Key() {
			case "text":
				o.Text()
			case "list":
				for range o.Texts {
				}
			default:
				o.Bool()
			}
		}
		_ = o.Close()
	}), "allocations of reading %s", data)
}

// FuzzRead compares what is accepted with what package json makes of it.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{`{}`, `{"text":"a","list":["b"],"flag":true,"raw":[{}]}`, `{"raw":1 }`, `{"text":"\ud800"}`, "{\"list\":[\"\xff\"]}", `{"text":"a",}`, `{"raw":"x" "flag":true}`, `{"flag":nul`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := read(data)
		if err != nil {
			return
		}
		var want object
		assert.NoError(t, json.Unmarshal(data, &want), "what is accepted is JSON: %s", data)
		if len(want.List) == 0 {
			want.List = nil
		}
		assert.Equal(t, want, got, "%s", data)
	})
}
