package main

import (
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
	p.toCloudLink()
	_ = p.WriteByte('\n')
	p.toTeams(policy)
	p.byHand(policy)
	return p.Flush()
}

func (p printer) toCloudLink() {
	p.say(
		"What CloudLink makes of a line and the user presence (P1, P2, C1, C3)\n\n",
		"Was CloudLink aus Leitung und Benutzerpräsenz macht (P1, P2, C1, C3)\n\n",
	)
	lines := slices.Collect(presence.All[presence.Line]())
	head := plain(p.pick("user presence", "Benutzerpräsenz"))
	for _, line := range lines {
		head = append(head, cell{text: p.pick("line ", "Leitung ") + p.name(line)})
	}
	rows := [][]cell{head}
	for user := range presence.All[presence.MiVO400]() {
		row := plain(p.name(user))
		for _, line := range lines {
			r := precedence.Resolve(precedence.Input{Lines: presence.SetOf(line), User: user})
			row = append(row, p.state(r.CloudLink))
		}
		rows = append(rows, row)
	}
	p.table(rows)
}

func (p printer) toTeams(policy precedence.Policy) {
	p.wrap(cell{}, p.pick(
		"What others see of CloudLink (– where it sends nothing) and the strongest Teams client (T2, T3, T4)",
		"Was andere sehen, aus CloudLink (– wo es nichts sendet) und dem stärksten Teams-Client (T2, T3, T4)",
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
	text := p.pick("If a status is set by hand in Teams, others see that everywhere (T1).", "Ist in Teams selbst ein Status eingestellt, sehen andere überall diesen (T1).")
	if policy.ConfiguredNeedsSession {
		text = p.pick(
			"If a status is set by hand in Teams, others see that, but Offline where the map has Offline (T1, T5).",
			"Ist in Teams selbst ein Status eingestellt, sehen andere diesen, doch Offline, wo Offline steht (T1, T5).",
		)
	}
	_ = p.WriteByte('\n')
	p.wrap(cell{}, text)
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
