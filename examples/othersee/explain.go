package main

import (
	"encoding/json"
	"slices"

	"github.com/othersee/othersee/examples/internal/words"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

func (c *call) explain() error { return c.answer(explain.Of(c.in, c.policy)) }

func (c *call) whatIf() error { return c.answer(explain.WhatIf(c.in, c.policy)) }

func (c *call) howTo() error { return c.answer(explain.HowTo(c.seen, c.in, c.policy)) }

// why answers from what is known. What is not given is not.
func (c *call) why() error {
	return c.answer(explain.Why(c.seen, explain.Facts{
		Lines:        atLeast(c, "lines", c.in.Lines),
		UserPresence: exactly(c, "user", c.in.UserPresence),
		Clients:      atLeast(c, "clients", c.in.Clients),
		Configured:   exactly(c, "configured", c.in.Configured),
		Policy:       exactly(c, "policy", c.policy),
	}))
}

func exactly[T comparable](c *call, name string, value T) explain.Fact[T] {
	if c.given[name] {
		return explain.Exactly(value)
	}
	return explain.Fact[T]{}
}

// atLeast returns what is known of lines or clients: beside those that are given there may be
// others, unless these are to be the only ones.
func atLeast[S presence.Vocabulary](c *call, name string, set presence.Set[S]) explain.Fact[presence.Set[S]] {
	if !c.given[name] || c.given["only"] || set.Len() == 0 {
		return exactly(c, name, set)
	}
	return explain.AtLeast(slices.Collect(set.All())...)
}

// answer writes an answer as prose, or as one JSON object on a line.
func (c *call) answer(to interface {
	Text(language presence.Language) string
},
) error {
	if c.given["json"] {
		return c.json(to)
	}
	c.text("", bold, to.Text(c.language))
	return nil
}

func (c *call) json(value any) error {
	enc := json.NewEncoder(c)
	enc.SetEscapeHTML(false)
	return enc.Encode(value)
}

// inJSON returns the text of an error for programs: in English, unless a language is asked for.
func (c *call) inJSON(text string) string {
	if !c.given["lang"] {
		return words.Message(text, presence.English)
	}
	return words.Message(text, c.language)
}
