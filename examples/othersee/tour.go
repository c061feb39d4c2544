package main

import (
	"fmt"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// tourOrExplain is the command without a name.
func tourOrExplain(c *call) error {
	for name := range c.given {
		if name != "lang" {
			return c.explain()
		}
	}
	return c.tour(testdata.Table())
}

// tour writes the explanation of an answer that surprises, and the rows of the guide's table as the
// library resolves them: where no row has to be broken, so that all fits on a screen, or if one does
// not agree, which is an error.
func (c *call) tour(rows []testdata.Row) error {
	in := precedence.Input{
		Lines:        presence.SetOf(presence.LineBusy),
		UserPresence: presence.MiVO400Absent,
		Clients:      presence.SetOf(presence.TeamsClientActive),
	}
	c.text("", "", strings.Split(c.helpText(), "\n")[1])
	_ = c.WriteByte('\n')
	c.text("", bold, c.pick(
		"A surprise: why is somebody on the phone shown as “Available”?",
		"Eine Überraschung: Warum wird jemand am Telefon als „Verfügbar“ angezeigt?",
	))
	_, _ = c.WriteString("\n  " + c.commandLine(in) + "\n\n")
	c.text("  ", bold, explain.Of(in, precedence.Guide()).Text(c.language))
	_ = c.WriteByte('\n')
	c.text("", bold, c.pick("Ask your own:", "Selbst fragen:"))
	_, _ = c.WriteString(c.pick(`  othersee why Available -lines Busy  causes
  othersee howto Busy -user Absent    remedies
  othersee replay FILE                a day
  othersee -h                         everything
`, `  othersee why Available -lines Busy  Ursachen
  othersee howto Busy -user Absent    Abhilfe
  othersee replay DATEI               ein Tag
  othersee -h                         alles
`))
	head := []string{"row", "line", "user presence", "Mitel One", "Teams client", "others see", "agrees"}
	if c.language == presence.German {
		head = []string{"Nr.", "Leitung", "Benutzerpräsenz", "Mitel One", "Teams-Client", "andere sehen", "stimmt"}
	}
	table, agree := [][]cell{plain(head...)}, 0
	for _, row := range rows {
		got := precedence.Resolve(row.Input())
		mark := cell{"✓", green}
		if got.MitelOne == row.MitelOne && got.Teams == row.Teams {
			agree++
		} else {
			mark = cell{fmt.Sprintf(c.pick("✗ not %s, %s", "✗ nicht %s, %s"), c.name(row.MitelOne), c.name(row.Teams)), red}
		}
		table = append(table, append(
			plain(fmt.Sprintf("%*s", len(head[0]), row.ID), c.name(row.Line), c.name(row.UserPresence), c.name(got.MitelOne), c.name(row.Client)),
			cell{c.name(got.Teams), lookOf(got.Teams).colour}, mark,
		))
	}
	_ = c.WriteByte('\n')
	if c.width >= [...]int{presence.English: 80, presence.German: 100}[c.language] || agree < len(rows) {
		c.text("", bold, c.pick(
			"What others see in Teams: the guide's table, as the library resolves it",
			"Was andere in Teams sehen: die Tabelle des Leitfadens, hier aufgelöst",
		))
		_ = c.WriteByte('\n')
		c.table(table)
		_ = c.WriteByte('\n')
	}
	c.text("", "", fmt.Sprintf(c.pick(
		"%d of %d rows of the guide's table agree: Mitel One, and what others see.",
		"%d von %d Zeilen der Tabelle im Leitfaden stimmen: Mitel One, und was andere sehen.",
	), agree, len(rows)))
	if agree < len(rows) {
		return fmt.Errorf("rows that do not agree with guide.csv: %d of %d", len(rows)-agree, len(rows))
	}
	return nil
}
