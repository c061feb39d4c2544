package main

import (
	_ "embed"
	"regexp"
	"strings"

	"github.com/othersee/othersee/presence"
)

// germanText has on each line a part of an error and its German, each with a | at its end.
//
//go:embed german.txt
var germanText string

var (
	// parts are the parts of an error: what it quotes, and what is between.
	parts   = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|[^"]+|"`)
	german  = strings.NewReplacer(strings.FieldsFunc(germanText, func(r rune) bool { return r == '|' || r == '\n' })...)
	english = strings.NewReplacer(
		"presence: ", "", "precedence: ", "", "explain: ", "", "timeline: ", "", "json: unknown", "unknown",
		"Line state", "line state", "MiVO400 state", "user presence", "TeamsClient state", "client state", "Configured state", "status",
	)
)

// plainly returns the text of an error without the names of packages, in a language. What it
// quotes stays as it is.
func plainly(text string, language presence.Language) string {
	return parts.ReplaceAllStringFunc(text, func(part string) string {
		if part[0] == '"' {
			return part
		}
		if part = english.Replace(part); language == presence.German {
			part = german.Replace(part)
		}
		return part
	})
}
