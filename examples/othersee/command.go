package main

import (
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// commandLine returns the command that explains in.
func commandLine(in precedence.Input, policy precedence.Policy, language presence.Language) string {
	words := []string{"othersee"}
	add := func(flag, value string, given bool) {
		if given {
			words = append(words, flag, value)
		}
	}
	add("-lines", list(in.Lines), in.Lines.Len() > 0)
	add("-user", in.UserPresence.String(), in.UserPresence != presence.MiVO400Unknown || in == precedence.Input{})
	add("-clients", list(in.Clients), in.Clients.Len() > 0)
	add("-configured", in.Configured.String(), in.Configured != presence.ConfiguredNone)
	add("-policy", policy.String(), policy != precedence.Guide())
	add("-lang", language.String(), language != presence.English)
	return strings.Join(words, " ")
}

// list returns the text of a set, whose states have all been read.
func list[S presence.Vocabulary](set presence.Set[S]) string {
	text, _ := set.MarshalText()
	return string(text)
}
