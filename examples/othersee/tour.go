package main

import (
	"fmt"

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

// tour writes the rows of the guide's table as the library resolves them, and the explanation of
// an answer that surprises. It returns an error if a row does not agree.
func (c *call) tour(rows []testdata.Row) error {
	in := precedence.Input{
		Lines:        presence.SetOf(presence.LineBusy),
		UserPresence: presence.MiVO400Absent,
		Clients:      presence.SetOf(presence.TeamsClientActive),
	}
	c.text("", bold, c.pick(
		"A surprise: why is somebody on the phone shown as “Available”?",
		"Eine Überraschung: Warum wird jemand am Telefon als „Verfügbar“ angezeigt?",
	))
	_, _ = c.WriteString("\n  " + c.commandLine(in) + "\n\n")
	c.text("  ", bold, explain.Of(in, precedence.Guide()).Text(c.language))
	_ = c.WriteByte('\n')
	c.text("", bold, c.pick("Ask your own:", "Selbst fragen:"))
	c.table([][]cell{
		plain("", "othersee why Available -lines Busy", c.pick("causes", "Ursachen")),
		plain("", "othersee howto Busy -user Absent", c.pick("remedies", "Abhilfe")),
		plain("", "othersee replay day.jsonl", c.pick("a day", "ein Tag")),
		plain("", "othersee -h", c.pick("everything", "alles")),
	})
	_ = c.WriteByte('\n')
	c.text("", bold, c.pick(
		"What others see in Teams: the guide's table, as the library resolves it",
		"Was andere in Teams sehen: die Tabelle des Leitfadens, hier aufgelöst",
	))
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
	c.table(table)
	_ = c.WriteByte('\n')
	c.text("", "", fmt.Sprintf(c.pick(
		"%d of %d rows agree with the guide in what Mitel One shows and what others see.",
		"%d von %d Zeilen: Was Mitel One zeigt und was andere sehen, stimmt mit dem Leitfaden überein.",
	), agree, len(rows)))
	if agree < len(rows) {
		return fmt.Errorf("rows that do not agree with guide.csv: %d of %d", len(rows)-agree, len(rows))
	}
	return nil
}
