package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// matrix writes the two maps that say everything: of a line and the user presence to CloudLink,
// and of CloudLink and a client to what others see.
func (c *call) matrix() error {
	c.legend(c.pick("? disputed", "? strittig"))
	var points []string
	doubt := func(in precedence.Input) (mark string) { // where others would see something else by another reading
		for _, dispute := range explain.Disputes(in, c.policy) {
			points, mark = append(points, dispute.Point.String()), "?"
		}
		return mark
	}

	c.blank(true)
	c.text("", bold, c.pick(
		"CloudLink, of a line (across) and the user presence (P1, P2, P8, C1, C3)",
		"CloudLink aus Leitung (Spalten) und Benutzerpräsenz (P1, P2, P8, C1, C3)",
	))
	call := false // that is synced instead
	c.table(grid(c, slices.Collect(presence.All[presence.MiVO400]()), slices.Collect(presence.All[presence.Line]()), func(user presence.MiVO400, line presence.Line) cell {
		in := precedence.Input{Lines: presence.SetOf(line), UserPresence: user}
		r := c.policy.Resolve(in)
		sign := lookOf(r.CloudLink).sign
		if r.SessionRule == precedence.S7 {
			sign += " " + lookOf(r.Session).sign + doubt(in)
			call = true
		}
		return cell{sign, lookOf(r.CloudLink).colour}
	}))
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
	rows := grid(c, slices.Collect(presence.All[presence.TeamsClient]()), precedence.CloudLinkOrder(), func(client presence.TeamsClient, state presence.CloudLink) cell {
		in := reported(state)
		in.Clients = presence.SetOf(client)
		look := lookOf(c.policy.Resolve(in).Teams)
		return cell{look.sign + doubt(in), look.colour}
	})
	session := plain(c.pick("session", "Sitzung"))
	for _, state := range precedence.CloudLinkOrder() {
		r := c.policy.Resolve(reported(state))
		look := sessionLook(r.Session)
		session = append(session, cell{look.sign + " " + r.SessionRule.String(), look.colour})
	}
	c.table(slices.Insert(rows, 1, session))
	if slices.Sort(points); len(points) > 0 {
		c.blank(true)
		c.text("", "", c.pick("Disputed, where a cell has a ?: ", "Strittig, wo ein Feld ein ? hat: ")+strings.Join(slices.Compact(points), ", ")+".")
	}

	c.blank(true)
	exceptions := []precedence.Point{precedence.D2, precedence.D4, precedence.D5}
	var disputed []string
	for _, point := range exceptions {
		if c.policy.With(point) != c.policy {
			disputed = append(disputed, point.String())
		}
	}
	c.text("", "", fmt.Sprintf(c.pick(
		"If a status is set by hand in Teams, others see that everywhere (T1; disputed: %s).",
		"Ist in Teams ein Status explizit eingestellt, sehen andere überall diesen (T1; strittig: %s).",
	), strings.Join(disputed, ", ")))
	for i, point := range exceptions {
		if c.policy.Has(point) {
			c.statement([]precedence.Rule{precedence.T5, precedence.T6, precedence.T7}[i])
		}
	}
	return nil
}

// grid returns a table of states down and states across.
func grid[D, A presence.State](c *call, down []D, across []A, of func(D, A) cell) [][]cell {
	rows := [][]cell{plain("")}
	for _, a := range across {
		rows[0] = append(rows[0], cell{text: c.name(a)})
	}
	for _, d := range down {
		row := plain(c.name(d))
		for _, a := range across {
			row = append(row, of(d, a))
		}
		rows = append(rows, row)
	}
	return rows
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
