package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// An answer is prose in each language, and one JSON object.
type answer interface {
	Text(language presence.Language) string
}

// answer returns the answer to what is asked: an explanation, or one backwards.
func (asked request) answer() answer {
	switch asked.mode {
	case "what-if":
		return explain.WhatIf(asked.input(), asked.policy())
	case "want":
		return explain.HowTo(asked.want, asked.input(), asked.policy())
	case "seen":
		return explain.Why(asked.seen, asked.known)
	default:
		return explain.Of(asked.input(), asked.policy())
	}
}

// writeAnswer writes the answer as prose, or as one JSON object on a line.
func writeAnswer(w io.Writer, asked request) error {
	if asked.json {
		return json.NewEncoder(w).Encode(asked.answer())
	}
	text := asked.answer().Text(asked.language)
	_, err := fmt.Fprintln(w, paintFor(w).firstLine(text))
	return err
}
