package testdata

import (
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A Row is a row of the guide's table, with states for its German words.
type Row struct {
	ID           string               // the row's number, from 1
	Line         presence.Line        // PBX-Telefonpräsenz
	UserPresence presence.MiVO400     // PBX-Benutzerpräsenz
	MitelOne     presence.MitelOne    // Mitel One-Präsenz, which follows from the two
	Client       presence.TeamsClient // MS Teams Client-Status
	Teams        presence.Teams       // MS Teams-Präsenzstatus (was andere sehen)
}

// Input returns what the row says is reported. The table assumes that no status is set
// by hand.
func (r Row) Input() precedence.Input {
	return precedence.Input{
		Lines:        presence.SetOf(r.Line),
		UserPresence: r.UserPresence,
		Clients:      presence.SetOf(r.Client),
	}
}

// Table returns the guide's table, row for row: guide.csv, read by the labels of
// labels.csv.
func Table() []Row {
	labels := map[[2]string]string{} // the text of a state, by vocabulary and German label
	for _, record := range records("labels.csv") {
		for label := range strings.SplitSeq(record[2]+"; "+record[3], "; ") {
			labels[[2]string{record[0], label}] = record[1]
		}
	}
	var rows []Row
	for _, record := range records("guide.csv") {
		rows = append(rows, Row{
			ID:           record[0],
			Line:         labelled[presence.Line](labels, record[1]),
			UserPresence: labelled[presence.MiVO400](labels, record[2]),
			MitelOne:     labelled[presence.MitelOne](labels, record[3]),
			Client:       labelled[presence.TeamsClient](labels, record[4]),
			Teams:        labelled[presence.Teams](labels, record[5]),
		})
	}
	return rows
}

func labelled[S presence.Vocabulary](labels map[[2]string]string, label string) S {
	return state[S](labels[[2]string{S(0).Vocabulary(), label}])
}

func state[S presence.Vocabulary](text string) S {
	return must(presence.Parse[S](text))
}

// records returns the records of a table, without its header.
func records(name string) [][]string {
	return must(Records(name))[1:]
}

// must is for the embedded files, which are the same in every build.
func must[T any](value T, err error) T {
	if err != nil {
		panic("testdata: " + err.Error())
	}
	return value
}
