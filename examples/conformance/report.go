package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/precedencetest"
)

// A verdict is what the command says of a program.
type verdict struct {
	Pass     bool              `json:"pass"`
	Error    string            `json:"error,omitempty"` // how it broke the protocol; then the rest is not told
	Checked  string            `json:"checked"`         // the keys of its answers
	Policy   precedence.Policy `json:"policy"`
	Answers  int64             `json:"answers"`
	Program  string            `json:"program"` // how it ended
	Groups   []group           `json:"groups,omitempty"`
	Failures []failure         `json:"failures,omitempty"`
	Unknown  []string          `json:"unknown,omitempty"` // the words that are in no vocabulary
}

type group struct {
	Group precedencetest.Group `json:"group"`
	State string               `json:"state"` // ok, failed, left out or not checked
}

type failure struct {
	Group precedencetest.Group `json:"group"`
	Name  string               `json:"name"`
	Call  precedencetest.Call  `json:"call"`
	Got   string               `json:"got"`
	Want  string               `json:"want"`
	Why   string               `json:"why"`
}

// verdict returns the verdict on a program that ended like that. The error is the kit's, which
// could check nothing.
func (c *checker) verdict(ended string) (verdict, error) {
	v := verdict{Checked: c.keys, Policy: c.policy, Answers: c.program.answers.Load(), Program: ended}
	if c.broken != nil {
		v.Error = c.broken.Error()
		return v, nil
	}
	var words []string
	for _, w := range c.unknown {
		words = append(words, w.state, w.text)
		v.Unknown = append(v.Unknown, strings.TrimPrefix(w.error, "presence: "))
	}
	told := strings.NewReplacer(words...).Replace
	for _, err := range c.checked {
		var f *precedencetest.Failure
		switch {
		case errors.As(err, &f):
			call := precedencetest.Call{Lines: f.Call.Lines, UserPresence: f.Call.UserPresence, Clients: f.Call.Clients, Configured: f.Call.Configured}
			v.Failures = append(v.Failures, failure{f.Group, f.Name, call, told(f.Got), f.Want, told(f.Why)})
		case len(v.Failures) == 0:
			return v, err
		}
	}
	stopped := len(c.checked) > len(v.Failures) // the last of them says so
	failed := func(g precedencetest.Group) bool {
		return slices.ContainsFunc(v.Failures, func(f failure) bool { return f.Group == g })
	}
	groups := []precedencetest.Group{precedencetest.Table, precedencetest.Cases, precedencetest.Inputs, precedencetest.Laws, precedencetest.Disputed}
	for i, g := range groups {
		state := "ok"
		switch {
		case slices.Contains(c.without, g):
			state = "left out"
		case failed(g):
			state = "failed"
		case stopped && !slices.ContainsFunc(groups[i:], failed), c.keys == "session" && i < 2:
			state = "not checked"
		}
		v.Groups = append(v.Groups, group{g, state})
	}
	v.Pass = len(v.Failures) == 0
	return v, nil
}

// write writes v for people.
func (v verdict) write(w io.Writer) {
	if v.Error != "" {
		fmt.Fprintf(w, "FAIL: %s\nthe program: %s\n", v.Error, v.Program)
		return
	}
	fmt.Fprintf(w, "checked: %s, by the policy %v, in %d answers\n\n", v.Checked, v.Policy, v.Answers)
	for _, g := range v.Groups {
		fmt.Fprintf(w, "%-9s %s\n", g.Group, g.State)
	}
	fmt.Fprintf(w, "\nthe program: %s\n", v.Program)
	for _, f := range v.Failures {
		fmt.Fprintf(w, "\n%s/%s\n  call  %s\n  got   %s\n  want  %s\n  why   %s\n", f.Group, f.Name, short(f.Call), f.Got, f.Want, strings.ReplaceAll(f.Why, "\n", "\n        "))
	}
	if len(v.Unknown) > 0 {
		fmt.Fprintf(w, "\n%s\n", strings.Join(v.Unknown, "\n"))
	}
	if v.Pass {
		fmt.Fprintln(w, "\nPASS")
	} else {
		fmt.Fprintln(w, "\nFAIL")
	}
}

// short returns the line that asks for a call, or if that is very long, a short form.
func short(call precedencetest.Call) string {
	const most = 500
	if text := question(call); len(text) <= most {
		return string(text)
	}
	return call.String()
}
