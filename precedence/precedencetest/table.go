package precedencetest

import (
	"fmt"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// A Row is a row of the guide's table, with states for its German words.
type Row struct {
	ID       string               // the row's number, from 1
	Line     presence.Line        // PBX-Telefonpräsenz
	User     presence.MiVO400     // PBX-Benutzerpräsenz
	MitelOne presence.MitelOne    // Mitel One-Präsenz, which follows from the two
	Client   presence.TeamsClient // MS Teams Client-Status
	Teams    presence.Teams       // MS Teams-Präsenzstatus (was andere sehen)
}

// Input returns what the row says is reported. The table assumes that no status is set
// by hand.
func (r Row) Input() precedence.Input {
	return precedence.Input{
		Lines:   presence.SetOf(r.Line),
		User:    r.User,
		Clients: presence.SetOf(r.Client),
	}
}

// String returns which row it is, and an explanation of it.
func (r Row) String() string {
	return fmt.Sprintf("row %s of the guide's table\n%v", r.ID, precedence.Explain(r.Input()))
}

// Table returns the guide's table, row for row: testdata/guide.csv, read by the labels
// of testdata/labels.csv.
func Table() []Row {
	labels := map[[2]string]string{} // the text of a state, by vocabulary and German label
	for _, record := range records("labels.csv") {
		for label := range strings.SplitSeq(record[2], "; ") {
			labels[[2]string{record[0], label}] = record[1]
		}
	}
	var rows []Row
	for _, record := range records("guide.csv") {
		rows = append(rows, Row{
			ID:       record[0],
			Line:     state[presence.Line](labels, "Line", record[1]),
			User:     state[presence.MiVO400](labels, "MiVO400", record[2]),
			MitelOne: state[presence.MitelOne](labels, "MitelOne", record[3]),
			Client:   state[presence.TeamsClient](labels, "TeamsClient", record[4]),
			Teams:    state[presence.Teams](labels, "Teams", record[5]),
		})
	}
	return rows
}

func state[S presence.State](labels map[[2]string]string, vocabulary, label string) S {
	return must(presence.Parse[S](labels[[2]string{vocabulary, label}]))
}

// records returns the records of a file of testdata, without its header.
func records(name string) [][]string {
	return must(testdata.Records(name))[1:]
}

// must is for the embedded files, which are the same in every build.
func must[T any](value T, err error) T {
	if err != nil {
		panic(fmt.Sprintf("precedencetest: embedded testdata: %v", err))
	}
	return value
}
