package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// writeMatrix writes the two maps that say everything: of a line and the user presence to
// CloudLink, and of CloudLink and a client to what others see.
func writeMatrix(w io.Writer, policy precedence.Policy, language presence.Language) error {
	p := newPrinter(w, language)
	p.toCloudLink(policy)
	_ = p.WriteByte('\n')
	p.toTeams(policy)
	p.byHand(policy)
	return p.Flush()
}

func (p printer) toCloudLink(policy precedence.Policy) {
	p.say(
		"What CloudLink makes of a line and the user presence (P1, P2, P8, C1, C3)\n\n",
		"Was CloudLink aus Leitung und Benutzerpräsenz macht (P1, P2, P8, C1, C3)\n\n",
	)
	lines := slices.Collect(presence.All[presence.Line]())
	heads := [][]string{{p.pick("user presence", "Benutzerpräsenz")}}
	for _, line := range lines {
		heads = append(heads, []string{p.pick("line", "Leitung"), p.name(line)})
	}
	rows := header(heads)
	call := false // that is synced instead
	for user := range presence.All[presence.MiVO400]() {
		row := plain(p.name(user))
		for _, line := range lines {
			r := policy.Resolve(precedence.Input{Lines: presence.SetOf(line), UserPresence: user})
			c := p.state(r.CloudLink)
			if r.SessionRule == precedence.S7 {
				c.text += " " + lookOf(r.Session).glyph
				call = true
			}
			row = append(row, c)
		}
		rows = append(rows, row)
	}
	p.table(rows)
	if call {
		glyph := lookOf(presence.TeamsBusy).glyph
		_ = p.WriteByte('\n')
		p.wrap(cell{}, fmt.Sprintf(p.pick("%s beside a state: synced instead of it, and in the second map as Busy.", "%s neben einem Zustand: wird stattdessen synchronisiert und steht in der zweiten Tabelle bei Besetzt."), glyph))
		p.rule(precedence.S7)
	}
}

func (p printer) toTeams(policy precedence.Policy) {
	p.wrap(cell{}, p.pick(
		"What others see of CloudLink (– where it syncs nothing) and the strongest Teams client (T2, T3, T4)",
		"Was andere sehen, aus CloudLink (– wo es nichts synchronisiert) und dem stärksten Teams-Client (T2, T3, T4)",
	))
	_ = p.WriteByte('\n')
	clients := slices.Collect(presence.All[presence.TeamsClient]())
	heads := [][]string{{"CloudLink"}, {p.pick("rule", "Regel")}}
	for _, client := range clients {
		heads = append(heads, broken(p.name(client)))
	}
	rows := header(heads)
	for _, state := range precedence.CloudLinkOrder() {
		in := reported(state)
		sent := policy.Resolve(in)
		rule := sent.SessionRule.String()
		if sent.Session == presence.TeamsOffline {
			rule = "– " + rule
		}
		row := plain(p.name(state), rule)
		for _, client := range clients {
			in.Clients = presence.SetOf(client)
			row = append(row, p.state(policy.Resolve(in).Teams))
		}
		rows = append(rows, row)
	}
	p.table(rows)
}

// reported returns an input of which CloudLink makes the state.
func reported(state presence.CloudLink) (found precedence.Input) {
	for in := range precedence.Inputs() {
		if precedence.Resolve(in).CloudLink == state {
			found = in
			break
		}
	}
	return found
}

// byHand writes what becomes of the second map if a status is set by hand.
func (p printer) byHand(policy precedence.Policy) {
	p.say(
		"\nIf a status is set by hand in Teams, others see that everywhere (T1).\n",
		"\nIst in Teams selbst ein Status eingestellt, sehen andere überall diesen (T1).\n",
	)
	for _, except := range []struct {
		point precedence.Point
		rule  precedence.Rule
	}{{precedence.D2, precedence.T5}, {precedence.D4, precedence.T6}, {precedence.D5, precedence.T7}} {
		if policy.Has(except.point) {
			p.rule(except.rule)
		}
	}
}

// broken breaks a label where it has a space or a slash, so that a column need not be wide.
func broken(label string) (all []string) {
	for word := range strings.FieldsSeq(strings.ReplaceAll(label, "/", "/ ")) {
		last := len(all) - 1
		if last >= 0 && utf8.RuneCountInString(all[last]+" "+word) <= 13 {
			all[last] += " " + word
		} else {
			all = append(all, word)
		}
	}
	return all
}

// header returns the rows for heads of several lines each, so that they end in one row.
func header(heads [][]string) [][]cell {
	height := 0
	for _, head := range heads {
		height = max(height, len(head))
	}
	rows := make([][]cell, height)
	for i := range rows {
		for _, head := range heads {
			text := ""
			if n := i - (height - len(head)); n >= 0 {
				text = head[n]
			}
			rows[i] = append(rows[i], cell{text: text})
		}
	}
	return rows
}
