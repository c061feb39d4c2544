package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

const surprise = `othersee: what do others see of a user in Microsoft Teams, and why?

A surprise: why is somebody on the phone shown as “Available”?

  othersee -lines Busy -user Absent -clients Active

  Others see “Available”, `

// table ends the answer. Its rows were written from the guide, not by the command.
const table = `
Ask your own:
  othersee why Available -lines Busy  causes
  othersee howto Busy -user Absent    remedies
  othersee replay FILE                a day
  othersee -h                         everything

What others see in Teams: the guide's table, as the library resolves it

row  line       user presence  Mitel One  Teams client  others see    agrees
  1  Available  Available      Available  Offline       Offline       ✓
  2  Available  Available      Available  Inactive      Away          ✓
  3  Available  Available      Available  Active        Available     ✓
  4  Available  Available      Available  InCall        Busy          ✓
  5  Available  Available      Available  Presenting    DoNotDisturb  ✓
  6  Busy       Available      Busy       Offline       Busy          ✓
  7  Busy       Available      Busy       Inactive      Busy          ✓
  8  Busy       Available      Busy       Active        Busy          ✓
  9  Busy       Available      Busy       InCall        Busy          ✓
 10  Busy       Available      Busy       Presenting    DoNotDisturb  ✓
 11  Available  Busy           Busy       Offline       Busy          ✓
 12  Available  Busy           Busy       Inactive      Busy          ✓
 13  Available  Busy           Busy       Active        Busy          ✓
 14  Available  Busy           Busy       InCall        Busy          ✓
 15  Available  Busy           Busy       Presenting    DoNotDisturb  ✓

15 of 15 rows of the guide's table agree: Mitel One, and what others see.
`

func TestTour(t *testing.T) {
	stdout, stderr, status := othersee(t, "")
	assert.Zero(t, status, "exit status")
	assert.Empty(t, stderr, "standard error")
	assert.True(t, strings.HasPrefix(stdout, surprise), "othersee wrote\n%s\nwant it to begin with\n%s", stdout, surprise)
	assert.True(t, strings.HasSuffix(stdout, table), "othersee wrote\n%s\nwant it to end with\n%s", stdout, table)

	for _, language := range []string{"en", "de"} {
		stdout, _, _ := othersee(t, "", "-lang", language)
		help, _, _ := othersee(t, "", "-h", "-lang", language)
		assert.LessOrEqual(t, strings.Count(stdout, "\n"), 40, "lines of\n%s", stdout)
		assert.Equal(t, lines(help)[0], lines(stdout)[0], "what the command is")
	}

	// Each command that is shown has an answer, the first the one that is shown.
	shown := regexp.MustCompile(`(?m)^  othersee (.*?)(  .*)?$`).FindAllStringSubmatch(stdout, -1)
	require.Len(t, shown, 5, "commands")
	for i, command := range shown {
		answer, _, _ := othersee(t, log, strings.Fields(strings.ReplaceAll(command[1], "FILE", "-"))...)
		assert.NotEmpty(t, answer, "othersee %s", command[1])
		assert.True(t, i > 0 || strings.Contains(unwrapped(stdout), unwrapped(answer)), "the explanation:\n%s", answer)
	}
}

// TestTableIsTheGuide compares the golden table with guide.csv, word by word.
func TestTableIsTheGuide(t *testing.T) {
	english := map[string]string{
		"Offline":                           "Offline",
		"Abwesend":                          "Away",
		"Verfügbar":                         "Available",
		"Besetzt":                           "Busy",
		"Nicht stören":                      "DoNotDisturb",
		"Verbunden, inaktiv":                "Inactive",
		"Verbunden, aktiv":                  "Active",
		"Besetzt (in Teams-Anruf/-Meeting)": "InCall",
		"Fokus/Präsentieren":                "Presenting",
	}
	records, err := testdata.Records("guide.csv")
	require.NoError(t, err)
	var want [][]string
	for _, record := range records[1:] {
		row := []string{record[0]}
		for _, german := range record[1:] {
			require.Contains(t, english, german, "row %s", record[0])
			row = append(row, english[german])
		}
		want = append(want, append(row, "✓"))
	}
	var got [][]string
	for _, line := range regexp.MustCompile(`(?m)^ +\d+ .*$`).FindAllString(table, -1) {
		got = append(got, strings.Fields(line))
	}
	assert.Equal(t, want, got, "rows of guide.csv, and of the golden table")
}

// TestTourInGerman wants in the table the words of guide.csv, and that what is shown is what
// the command that is shown prints.
func TestTourInGerman(t *testing.T) {
	t.Setenv("COLUMNS", "120")
	stdout, stderr, status := othersee(t, "", "-lang", "de")
	assert.Zero(t, status, "exit status")
	assert.Empty(t, stderr, "standard error")
	records, err := testdata.Records("guide.csv")
	require.NoError(t, err)
	var want, got [][]string
	for _, record := range records[1:] {
		want = append(want, append(record, "✓"))
	}
	for _, line := range regexp.MustCompile(`(?m)^ +\d+  .*$`).FindAllString(stdout, -1) {
		got = append(got, regexp.MustCompile(`  +`).Split(strings.TrimLeft(line, " "), -1))
	}
	assert.Equal(t, want, got, "rows of guide.csv, and of the table")
	assert.Contains(t, stdout, "\n15 von 15 Zeilen der Tabelle", "the rows that agree")

	shown := regexp.MustCompile(`(?m)^  othersee (-lines .*)$`).FindStringSubmatch(stdout)
	require.NotNil(t, shown, "the surprise: %s", stdout)
	explained, _, _ := othersee(t, "", strings.Fields(shown[1])...)
	assert.Contains(t, unwrapped(stdout), unwrapped(explained), "the explanation")
	assert.Regexp(t, `\n  Andere sehen „Verfügbar“`, stdout, "the answer that surprises")
}

func TestTourDisagrees(t *testing.T) {
	tests := []struct {
		id     string
		change func(rows []testdata.Row)
		line   string
		err    string
	}{
		{
			"what others see",
			func(rows []testdata.Row) { rows[2].Teams = presence.TeamsAway },
			"  3  Available  Available      Available  Active        Available     ✗ not Available, Away\n",
			"rows that do not agree with guide.csv: 1 of 15",
		},
		{
			"what Mitel One shows",
			func(rows []testdata.Row) { rows[5].MitelOne = presence.MitelOneAvailable },
			"  6  Busy       Available      Busy       Offline       Busy          ✗ not Available, Busy\n",
			"rows that do not agree with guide.csv: 1 of 15",
		},
		{
			"two rows",
			func(rows []testdata.Row) {
				rows[13].Teams, rows[14].Teams = presence.TeamsAway, presence.TeamsBusy
			},
			" 15  Available  Busy           Busy       Presenting    DoNotDisturb  ✗ not Busy, Busy\n",
			"rows that do not agree with guide.csv: 2 of 15",
		},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			t.Setenv("COLUMNS", "120")
			rows := testdata.Table()
			tt.change(rows)
			var out strings.Builder
			c := &call{printer: newPrinter(&out, presence.English)}
			assert.EqualError(t, c.tour(rows), tt.err)
			require.NoError(t, c.Flush())
			assert.Contains(t, out.String(), tt.line)
			assert.Contains(t, out.String(), " rows of the guide's table agree", "the rest is written all the same")
		})
	}
}
