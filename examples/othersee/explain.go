package main

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

func (c *call) explain() error { return c.answer(explain.Of(c.in, c.policy)) }

func (c *call) whatIf() error { return c.answer(explain.WhatIf(c.in, c.policy)) }

func (c *call) howTo() error {
	want, err := c.asked()
	if err != nil {
		return err
	}
	return c.answer(explain.HowTo(want, c.in, c.policy))
}

// why answers from what is known. What is not given is not.
func (c *call) why() error {
	seen, err := c.asked()
	if err != nil {
		return err
	}
	known := explain.Facts{Lines: known(c, "lines", c.in.Lines), Clients: known(c, "clients", c.in.Clients)}
	if c.given["user"] {
		known.UserPresence = explain.Exactly(c.in.UserPresence)
	}
	if c.given["configured"] {
		known.Configured = explain.Exactly(c.in.Configured)
	}
	if c.given["policy"] {
		known.Policy = explain.Exactly(c.policy)
	}
	return c.answer(explain.Why(seen, known))
}

// known returns what is known of lines or clients, beside which there may be others unless these
// are to be the only ones.
func known[S presence.Vocabulary](c *call, name string, set presence.Set[S]) explain.Fact[presence.Set[S]] {
	switch {
	case !c.given[name]:
		return explain.Fact[presence.Set[S]]{}
	case c.given["only"] || set.Len() == 0:
		return explain.Exactly(set)
	default:
		return explain.AtLeast(slices.Collect(set.All())...)
	}
}

// asked returns the state that the arguments are: "In a meeting" may be three.
func (c *call) asked() (explain.Seen, error) {
	if len(c.args) == 0 {
		return explain.Seen{}, wrong{errors.New("no STATE")}
	}
	seen, err := explain.ParseSeen(strings.Join(c.args, " "))
	if err != nil {
		err = wrong{err}
	}
	return seen, err
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
