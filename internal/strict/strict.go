// Package strict reads JSON objects of known keys in one pass, without reflection. It is
// stricter than package json: a key in another case, unknown or repeated is an error.
package strict

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// An Object is a JSON object that is being read:
//
//	o := strict.Open("precedence: input", data, []string{"lines", "user"})
//	for o.Next() {
//		switch o.Key() {
//		case "lines":
//			...
//		case "user":
//			...
//		}
//	}
//	return o.Close()
//
// After the first error Next returns false, and Close returns the error.
type Object struct {
	what string
	keys []string
	data []byte
	pos  int
	seen uint // bit n: keys[n] was read
	key  int
	err  error
}

// Open begins to read an object of up to 64 keys. The errors begin with what.
func Open(what string, data []byte, keys []string) Object {
	o := Object{what: what, keys: keys, data: data}
	if !o.take('{') {
		o.err = fmt.Errorf("%s is not a JSON object: %.40q", strings.Clone(what), slices.Clone(data))
	}
	return o
}

// Next goes on to the next member, whose value is then to be read.
func (o *Object) Next() bool {
	if o.err != nil || o.take('}') {
		return false
	}
	if o.seen != 0 && !o.take(',') {
		o.syntax("a comma or the end of the object")
		return false
	}
	text, ok := o.string()
	if !ok || !o.take(':') {
		o.syntax("a key")
		return false
	}
	for i, key := range o.keys {
		if string(text) == key && o.seen>>i&1 == 0 {
			o.key = i
			o.seen |= 1 << i
			return true
		}
	}
	o.err = fmt.Errorf("%s: unknown or repeated key %q (want %s)", strings.Clone(o.what), slices.Clone(text), strings.Join(o.keys, ", "))
	return false
}

// Key returns the key of the member.
func (o *Object) Key() string {
	return o.keys[o.key]
}

// Has reports whether the member with the nth of the keys was read.
func (o *Object) Has(n int) bool {
	return o.seen>>n&1 == 1
}

// Close returns the first error. What follows the object is one, too.
func (o *Object) Close() error {
	if o.err == nil {
		if o.space(); o.pos < len(o.data) {
			o.syntax("nothing more")
		}
	}
	return o.err
}

// Fail ends reading with err, which is about the value of the member.
func (o *Object) Fail(err error) {
	if o.err == nil {
		o.err = fmt.Errorf("%s %s: %w", strings.Clone(o.what), o.Key(), err)
	}
}

// Null reports whether the value is null, and then reads it.
func (o *Object) Null() bool {
	o.space()
	return o.literal("null")
}

// Bool reads the value, which is to be true or false.
func (o *Object) Bool() bool {
	o.space()
	if o.literal("true") {
		return true
	}
	if !o.literal("false") {
		o.want("true or false")
	}
	return false
}

// Text reads the value, which is to be a string. The bytes are valid while data is.
func (o *Object) Text() []byte {
	text, ok := o.string()
	if !ok {
		o.want("a text")
	}
	return text
}

// Texts ranges over the strings of the value, which is to be an array of them.
func (o *Object) Texts(yield func([]byte) bool) {
	if !o.take('[') {
		o.want("an array of texts")
		return
	}
	if o.take(']') {
		return
	}
	for {
		text, ok := o.string()
		if !ok {
			o.want("a text in the array")
			return
		}
		if !yield(text) || o.take(']') {
			return
		}
		if !o.take(',') {
			o.syntax("a comma or the end of the array")
			return
		}
	}
}

// Raw reads the value, whatever it is.
func (o *Object) Raw() json.RawMessage {
	dec := json.NewDecoder(strings.NewReader(string(o.data[o.pos:])))
	var raw json.RawMessage
	if err := dec.Decode(&raw); err != nil {
		o.Fail(err)
	}
	o.pos += int(dec.InputOffset())
	return raw
}

// want ends reading at a value that is no such value.
func (o *Object) want(value string) {
	got := o.data[o.pos:]
	if end := bytes.IndexAny(got, ",]}"); end >= 0 {
		got = got[:end]
	}
	o.Fail(fmt.Errorf("want %s, not %.40q", value, slices.Clone(got)))
}

// syntax ends reading where JSON wants something else.
func (o *Object) syntax(want string) {
	rest := slices.Clone(o.data[o.pos:min(o.pos+40, len(o.data))])
	o.err = fmt.Errorf("%s: not JSON: want %s at byte %d, not %.40q", strings.Clone(o.what), want, o.pos, rest)
}

func (o *Object) space() {
	for o.pos < len(o.data) {
		switch o.data[o.pos] {
		case ' ', '\t', '\n', '\r':
			o.pos++
		default:
			return
		}
	}
}

// take reads c, if it comes next.
func (o *Object) take(c byte) bool {
	o.space()
	if o.pos == len(o.data) || o.data[o.pos] != c {
		return false
	}
	o.pos++
	return true
}

func (o *Object) literal(text string) bool {
	if end := o.pos + len(text); end <= len(o.data) && string(o.data[o.pos:end]) == text {
		o.pos = end
		return true
	}
	return false
}

// string reads a string. Only one with an escape or a byte outside ASCII is copied.
func (o *Object) string() ([]byte, bool) {
	if !o.take('"') {
		return nil, false
	}
	start, plain := o.pos, true
	for ; o.pos < len(o.data); o.pos++ {
		switch c := o.data[o.pos]; {
		case c == '"':
			text := o.data[start:o.pos]
			o.pos++
			if plain {
				return text, true
			}
			var decoded string
			err := json.Unmarshal(o.data[start-1:o.pos], &decoded)
			return []byte(decoded), err == nil
		case c == '\\':
			plain = false
			o.pos++
		case c >= utf8.RuneSelf:
			plain = false
		case c < ' ':
			return nil, false
		}
	}
	o.pos = len(o.data) // an escape may have gone beyond it
	return nil, false
}
