package main

import (
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// matrix writes the two maps that say everything: of a line and the user presence to CloudLink,
// and of CloudLink and a client to what others see.
func (c *call) matrix() error {
	var legend []string
	for state := range presence.All[presence.Teams]() {
		if state != presence.TeamsBeRightBack {
			legend = append(legend, c.state(state).text)
		}
	}
	c.text("", "", strings.Join(append(legend, "· "+c.name(presence.LineUnknown)), "  "))

	c.blank(true)
	c.text("", bold, c.pick(
		"CloudLink, of a line (across) and the user presence (P1, P2, P8, C1, C3)",
		"CloudLink aus Leitung (Spalten) und Benutzerpräsenz (P1, P2, P8, C1, C3)",
	))
	rows := [][]cell{{{}}}
	for line := range presence.All[presence.Line]() {
		rows[0] = append(rows[0], cell{text: c.name(line)})
	}
	call := false // that is synced instead
	for user := range presence.All[presence.MiVO400]() {
		row := []cell{{text: c.name(user)}}
		for line := range presence.All[presence.Line]() {
			r := c.policy.Resolve(precedence.Input{Lines: presence.SetOf(line), UserPresence: user})
			look := lookOf(r.CloudLink)
			if r.SessionRule == precedence.S7 {
				look.glyph += " " + lookOf(r.Session).glyph
				call = true
			}
			row = append(row, cell{look.glyph, look.colour})
		}
		rows = append(rows, row)
	}
	c.table(rows)
	if call {
		c.blank(true)
		c.text("", "", c.pick(
			"● beside a state: synced instead of it, and in the second map as Busy (S7).",
			"● neben einem Zustand: wird stattdessen synchronisiert und steht in der zweiten Tabelle bei Besetzt (S7).",
		))
	}

	c.blank(true)
	c.text("", bold, c.pick(
		"What others see, of CloudLink (across) and the strongest client (T2, T3, T4)",
		"Was andere sehen, aus CloudLink (Spalten) und stärkstem Client (T2, T3, T4)",
	))
	rows = [][]cell{{{}}, {{text: c.pick("session", "Sitzung")}}}
	for range presence.All[presence.TeamsClient]() {
		rows = append(rows, nil)
	}
	for _, state := range precedence.CloudLinkOrder() {
		in := reported(state)
		sent := c.policy.Resolve(in)
		look := lookOf(sent.Session)
		if sent.Session == presence.TeamsOffline {
			look.glyph = "–"
		}
		rows[0] = append(rows[0], cell{text: c.name(state)})
		rows[1] = append(rows[1], cell{look.glyph + " " + sent.SessionRule.String(), look.colour})
		for client := range presence.All[presence.TeamsClient]() {
			row := &rows[2+int(client)]
			if len(*row) == 0 {
				*row = []cell{{text: c.name(client)}}
			}
			in.Clients = presence.SetOf(client)
			seen := lookOf(c.policy.Resolve(in).Teams)
			*row = append(*row, cell{seen.glyph, seen.colour})
		}
	}
	c.table(rows)

	c.blank(true)
	c.text("", "", c.pick(
		"If a status is set by hand in Teams, others see that everywhere (T1).",
		"Ist in Teams ein Status explizit eingestellt, sehen andere überall diesen (T1).",
	))
	for i, point := range []precedence.Point{precedence.D2, precedence.D4, precedence.D5} {
		if c.policy.Has(point) {
			c.statement([]precedence.Rule{precedence.T5, precedence.T6, precedence.T7}[i])
		}
	}
	return nil
}

// reported returns an input of which CloudLink makes the state.
func reported(state presence.CloudLink) precedence.Input {
	for in := range precedence.Inputs() {
		if precedence.Resolve(in).CloudLink == state {
			return in
		}
	}
	return precedence.Input{}
}
