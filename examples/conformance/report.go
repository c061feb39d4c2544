package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/othersee/othersee/precedence/precedencetest"
)

// report writes how each group went, and the failures.
func report(w io.Writer, v verdict, asked request) {
	const most = 10 // the kit stops then
	failures := v.failures
	fmt.Fprintf(w, "checked: %v, by the policy %v\n\n", v.checked, asked.policy)
	for i, group := range groups {
		n := 0
		for _, f := range failures {
			if f.Group == group {
				n++
			}
		}
		state := "ok"
		switch {
		case slices.Contains(asked.without, group):
			state = "left out"
		case n > 0:
			state = fmt.Sprintf("FAIL, %d of its checks", n)
		case len(failures) == most && i > slices.Index(groups, failures[most-1].Group):
			state = "not checked"
		}
		fmt.Fprintf(w, "%-9s %s\n", group, state)
	}
	for _, f := range failures {
		fmt.Fprintf(w, "\n%s/%s\n", f.Group, f.Name)
		for _, field := range [][2]string{{"call", call(f.Call)}, {"got", f.Got}, {"want", f.Want}, {"why", f.Why}} {
			fmt.Fprintf(w, "  %-5s %s\n", field[0], strings.ReplaceAll(field[1], "\n", "\n        "))
		}
	}
	switch {
	case len(failures) == 0:
		fmt.Fprintln(w, "\nPASS")
	case len(failures) == most:
		fmt.Fprintf(w, "\nFAIL, not checked further after %d failures\n", most)
	default:
		fmt.Fprintln(w, "\nFAIL")
	}
}

// call returns the line that asks for c, or if that is very long, a short form.
func call(c precedencetest.Call) string {
	const most = 500
	if text := question(c); len(text) <= most {
		return text
	}
	return c.String()
}
