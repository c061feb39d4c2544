package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// width is the number of columns that the tour is to fit in.
const width = 100

// tour writes the rows of the guide's table as the library resolves them, and the
// explanation of an answer that surprises. It returns an error if a row does not agree.
func tour(w io.Writer, rows []testdata.Row) error {
	var text strings.Builder
	agree := writeTable(&text, rows)
	writeSurprise(&text)
	if _, err := io.WriteString(w, text.String()); err != nil {
		return err
	}
	if agree < len(rows) {
		return fmt.Errorf("rows that do not agree with guide.csv: %d of %d", len(rows)-agree, len(rows))
	}
	return nil
}

// writeTable writes the table and returns the number of rows that agree.
func writeTable(text *strings.Builder, rows []testdata.Row) (agree int) {
	text.WriteString("What others see in Microsoft Teams: the guide's table, as the library resolves it\n\n")
	tab := tabwriter.NewWriter(text, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tab, "row\tline\tuser presence\tMitel One\tTeams client\tothers see\tguide")
	for _, row := range rows {
		got := precedence.Resolve(row.Input())
		mark := "✓"
		if got.MitelOne == row.MitelOne && got.Teams == row.Teams {
			agree++
		} else {
			mark = fmt.Sprintf("✗ says %v, %v", row.MitelOne, row.Teams)
		}
		fmt.Fprintf(tab, "%3s\t%v\t%v\t%v\t%v\t%v\t%s\n", row.ID, row.Line, row.User, got.MitelOne, row.Client, got.Teams, mark)
	}
	tab.Flush()
	fmt.Fprintf(text, "\n%d of %d rows agree with the guide in what Mitel One shows and what others see.\n", agree, len(rows))
	return agree
}

func writeSurprise(text *strings.Builder) {
	e := precedence.Explain(precedence.Input{
		Lines:   presence.SetOf(presence.LineBusy),
		User:    presence.MiVO400Absent,
		Clients: presence.SetOf(presence.TeamsClientActive),
	})
	text.WriteString("\nA surprise: why is somebody on the phone shown as Available?\n\n" +
		"  othersee -lines Busy -user Absent -clients Active\n\n")
	for line := range strings.SplitSeq(e.String(), "\n") {
		writeWrapped(text, line)
	}
}

// writeWrapped writes a line indented, and what does not fit below it, further indented.
func writeWrapped(text *strings.Builder, line string) {
	column := 0
	for word := range strings.FieldsSeq(line) {
		length := utf8.RuneCountInString(word)
		switch {
		case column == 0:
			column, _ = text.WriteString("  ")
		case column+1+length > width:
			text.WriteString("\n")
			column, _ = text.WriteString("    ")
		default:
			text.WriteString(" ")
			column++
		}
		text.WriteString(word)
		column += length
	}
	text.WriteString("\n")
}
