package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/othersee/othersee/precedence/diagnosis"
	"github.com/othersee/othersee/presence"
)

// An answer is prose in each language, and one JSON object.
type answer interface {
	TextIn(language presence.Language) string
}

// answer returns the answer to what is asked: an explanation, or one backwards.
func (asked request) answer() answer {
	switch asked.mode {
	case "what-if":
		return diagnosis.WhatIf(asked.input(), asked.policy())
	case "want":
		return diagnosis.HowTo(asked.state, asked.input(), asked.policy())
	case "seen":
		return diagnosis.Why(asked.state, asked.known)
	default:
		return asked.policy().Explain(asked.input())
	}
}

// explain writes the answer as prose, or as one JSON object on a line.
func explain(w io.Writer, asked request) error {
	if asked.json {
		return json.NewEncoder(w).Encode(asked.answer())
	}
	text := asked.answer().TextIn(asked.language)
	_, err := fmt.Fprintln(w, paintFor(w).firstLine(text))
	return err
}
