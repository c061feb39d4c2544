package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// tour writes the rows of the guide's table as the library resolves them, and the
// explanation of an answer that surprises. It returns an error if a row does not agree.
func tour(w io.Writer, rows []testdata.Row, language presence.Language) error {
	p := newPrinter(w, language)
	agree := p.guide(rows)
	p.surprise()
	if err := p.Flush(); err != nil {
		return err
	}
	if agree < len(rows) {
		return fmt.Errorf("rows that do not agree with guide.csv: %d of %d", len(rows)-agree, len(rows))
	}
	return nil
}

// guide writes the table and returns the number of rows that agree.
func (p printer) guide(rows []testdata.Row) (agree int) {
	p.say(
		"What others see in Microsoft Teams: the guide's table, as the library resolves it\n\n",
		"Was andere in Microsoft Teams sehen: die Tabelle des Leitfadens, wie die Bibliothek sie auflöst\n\n",
	)
	table := [][]cell{plain(strings.Split(p.pick(
		"row,line,user presence,Mitel One,Teams client,others see,guide",
		"Nr.,Leitung,Benutzerpräsenz,Mitel One,Teams-Client,andere sehen,Tabelle",
	), ",")...)}
	for _, row := range rows {
		got := precedence.Resolve(row.Input())
		mark := cell{"✓", green}
		if got.MitelOne == row.MitelOne && got.Teams == row.Teams {
			agree++
		} else {
			mark = cell{fmt.Sprintf(p.pick("✗ says %s, %s", "✗ sagt %s, %s"), p.name(row.MitelOne), p.name(row.Teams)), red}
		}
		number := fmt.Sprintf("%*s", len(table[0][0].text), row.ID)
		table = append(table, append(
			plain(number, p.name(row.Line), p.name(row.UserPresence), p.name(got.MitelOne), p.name(row.Client)),
			cell{p.name(got.Teams), lookOf(got.Teams).colour}, mark,
		))
	}
	p.table(table)
	fmt.Fprintf(p, p.pick(
		"\n%d of %d rows agree with the guide in what Mitel One shows and what others see.\n",
		"\n%d von %d Zeilen: Was Mitel One zeigt und was andere sehen, stimmt mit dem Leitfaden überein.\n",
	), agree, len(rows))
	return agree
}

func (p printer) surprise() {
	e := explain.Of(precedence.Input{
		Lines:        presence.SetOf(presence.LineBusy),
		UserPresence: presence.MiVO400Absent,
		Clients:      presence.SetOf(presence.TeamsClientActive),
	}, precedence.Guide())
	p.say(
		"\nA surprise: why is somebody on the phone shown as Available?\n\n",
		"\nEine Überraschung: Warum wird jemand am Telefon als Verfügbar angezeigt?\n\n",
	)
	fmt.Fprintf(p, "  %s\n\n", commandLine(e.Input, e.Policy, p.language))
	for line := range strings.SplitSeq(e.Text(p.language), "\n") {
		p.wrap(cell{text: "  "}, line)
	}
}
