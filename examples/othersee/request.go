package main

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// A request is what the arguments ask for.
type request struct {
	mode     string // the flag that says what to do, or "" for an explanation
	tour     bool   // there is nothing to explain
	known    explain.Facts
	want     explain.Seen
	seen     explain.Seen
	rules    []statement
	file     string // to replay
	zone     *time.Location
	shift    map[string]time.Duration
	language presence.Language
	json     bool
}

// input returns what is known, where what is not given is not reported, and lines and clients
// are all that there are.
func (asked request) input() precedence.Input {
	var in precedence.Input
	in.Lines, _ = asked.known.Lines.Exact()
	in.UserPresence, _ = asked.known.UserPresence.Exact()
	in.Clients, _ = asked.known.Clients.Exact()
	in.Configured, _ = asked.known.Configured.Exact()
	return in
}

// policy returns the policy to go by, the guide's unless given.
func (asked request) policy() precedence.Policy {
	if p, ok := asked.known.Policy.Exact(); ok {
		return p
	}
	return precedence.Guide()
}

// The flags that go with each mode.
var (
	inputFlags = []string{"lines", "user", "clients", "configured", "policy", "lang", "json"}
	modes      = []struct {
		name string
		with []string
	}{
		{"what-if", inputFlags},
		{"want", inputFlags},
		{"seen", inputFlags},
		{"rule", []string{"lang"}},
		{"rules", []string{"lang"}},
		{"matrix", []string{"policy", "lang"}},
		{"replay", []string{"zone", "shift", "policy", "lang", "json"}},
		{"jsonl", []string{"policy"}},
	}
)

// settle finds the mode among the flags that are set and not off, and returns an error for a
// flag that has no part in it.
func (asked *request) settle(flags *flag.FlagSet, off map[string]bool) error {
	var set []string
	flags.Visit(func(f *flag.Flag) {
		if !off[f.Name] {
			set = append(set, f.Name)
		}
	})
	with := inputFlags
	for _, mode := range modes {
		if slices.Contains(set, mode.name) {
			asked.mode, with = mode.name, mode.with
			break
		}
	}
	for _, name := range set {
		if name == asked.mode || slices.Contains(with, name) {
			continue
		}
		if name == "zone" || name == "shift" {
			return fmt.Errorf("flag -%s goes with -replay only", name)
		}
		return fmt.Errorf("flag -%s does not go with -%s (want only -%s)", name, asked.mode, strings.Join(with, ", -"))
	}
	if asked.json && asked.language != presence.English && asked.mode != "replay" {
		return fmt.Errorf("flag -lang does not go with -json, which is in no language")
	}
	asked.tour = true
	flags.Visit(func(f *flag.Flag) { asked.tour = asked.tour && f.Name == "lang" })
	return nil
}
