package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/precedencetest"
)

// A verdict is what the command says of a program.
type verdict struct {
	Pass     bool                      `json:"pass"`
	Policy   precedence.Policy         `json:"policy"`
	Without  []precedencetest.Group    `json:"without,omitempty"`
	Checked  string                    `json:"checked"` // the keys of its answers that were checked
	Answers  int64                     `json:"answers"`
	Program  string                    `json:"program"`            // how it ended
	Protocol string                    `json:"protocol,omitempty"` // how it broke the protocol
	Failures []*precedencetest.Failure `json:"failures,omitempty"`
	Stopped  bool                      `json:"stopped,omitempty"` // the rest was not checked
}

// add adds what the kit says. If the kit checked nothing, that is its error.
func (c *checker) add(err error) error {
	joined, ok := err.(interface{ Unwrap() []error })
	if c.Pass = err == nil && c.Protocol == ""; !ok || c.Protocol != "" {
		return err
	}
	for _, err := range joined.Unwrap() {
		var f *precedencetest.Failure
		if !errors.As(err, &f) {
			c.Stopped = true
			continue
		}
		f.Call, f.Got, f.Why = plain(f.Call), c.told(f.Got), c.told(f.Why)
		c.Failures = append(c.Failures, f)
	}
	return nil
}

func (v verdict) writeJSON(w io.Writer) {
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	_ = out.Encode(v)
}

func (v verdict) write(w io.Writer) {
	for _, f := range v.Failures {
		why := strings.ReplaceAll(f.Why, "\n", "\n        ")
		fmt.Fprintf(w, "%s/%s\n  call  %s\n  got   %s\n  want  %s\n  why   %s\n\n", f.Group, f.Name, short(f.Call), f.Got, f.Want, why)
	}
	fmt.Fprintf(w, "checked: %s, by the policy %v", cmp.Or(v.Checked, "nothing"), v.Policy)
	for _, group := range v.Without {
		fmt.Fprintf(w, ", without %s", group)
	}
	fmt.Fprintf(w, "; %d answers; the program's end: %s\n", v.Answers, v.Program)
	switch {
	case v.Pass:
		fmt.Fprintln(w, "PASS")
	case v.Protocol != "":
		fmt.Fprintln(w, "FAIL:", v.Protocol)
	case v.Stopped:
		fmt.Fprintln(w, "FAIL; the rest was not checked")
	default:
		fmt.Fprintln(w, "FAIL")
	}
}

// short returns the line that asks for a call, or if that is very long, a short form.
func short(c call) string {
	const most = 500
	if text := question(c); len(text) <= most {
		return string(text)
	}
	return c.String()
}
