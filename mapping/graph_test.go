package mapping_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// A graphRow is a row of graph.csv without its source.
type graphRow struct {
	rule, call, state string
	presence          mapping.GraphPresence
}

func (row graphRow) oneWord() bool { return row.call == "read" && row.presence.Activity == "" }

func graphRows(t testing.TB) (rows []graphRow) {
	records, err := testdata.Records("graph.csv")
	require.NoError(t, err)
	for _, r := range records[1:] {
		rows = append(rows, graphRow{r[0], r[1], r[2], mapping.GraphPresence{Availability: r[3], Activity: r[4]}})
	}
	return rows
}

// TestGraphSource reads the tables of graph.go, with the rule at the end of each row: in order,
// they are the rows of graph.csv that name a state and its words.
func TestGraphSource(t *testing.T) {
	var want []graphRow
	for _, row := range graphRows(t) {
		if row.presence.Availability != "" && row.state != "" && (row.call != "read" || row.oneWord()) {
			want = append(want, row)
		}
	}
	assert.Equal(t, want, graphSourceRows(t), "the tables of graph.go, in order")
}

func graphSourceRows(t *testing.T) (rows []graphRow) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "graph.go", nil, parser.ParseComments)
	require.NoError(t, err)
	rules := map[int]string{} // by line
	for _, group := range file.Comments {
		rules[files.Position(group.Pos()).Line] = strings.TrimSpace(group.Text())
	}
	ast.Inspect(file, func(n ast.Node) bool {
		table, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		for _, element := range table.Values[0].(*ast.CompositeLit).Elts {
			constant, words := wordsIn(element)
			row := graphRow{
				rule:  rules[files.Position(element.Pos()).Line],
				call:  strings.Replace(table.Names[0].Name, "graphWords", "read", 1),
				state: strings.TrimPrefix(strings.TrimPrefix(constant, "Teams"), "Configured"),
			}
			row.presence.Availability = words[0]
			if len(words) > 1 {
				row.presence.Activity = words[1]
			}
			rows = append(rows, row)
		}
		return false
	})
	return rows
}

// wordsIn returns the constant of package presence in a row, and the texts.
func wordsIn(row ast.Node) (constant string, words []string) {
	ast.Inspect(row, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			constant = n.Sel.Name
		case *ast.BasicLit:
			word, _ := strconv.Unquote(n.Value)
			words = append(words, word)
		}
		return true
	})
	return constant, words
}

// TestToGraph tries all 256 numbers: the first row of graph.csv that has the state is what is
// sent for it, and a state without a row is nothing that could be sent.
func TestToGraph(t *testing.T) {
	testToGraph(t, "SessionToGraph", "setPresence", mapping.SessionToGraph)
	testToGraph(t, "ConfiguredToGraph", "setUserPreferredPresence", mapping.ConfiguredToGraph)
}

func testToGraph[S interface {
	~uint8
	fmt.Stringer
}](t *testing.T, name, call string, translation func(S) (mapping.GraphPresence, bool)) {
	n := 0
	for b := range 256 {
		var want mapping.GraphPresence
		found := false
		for _, row := range graphRows(t) {
			if row.call == call && row.state == S(b).String() && !found {
				want, found = row.presence, true
				n++
			}
		}
		got, ok := translation(S(b))
		assert.Equal(t, want, got, "%s(%v)", name, S(b))
		assert.Equal(t, found, ok, "%s(%v) has a pair", name, S(b))
	}
	assert.Positive(t, n, "states that %s takes", call)
}

// TestGraphToTeams reads every row of graph.csv, in several cases.
func TestGraphToTeams(t *testing.T) {
	for _, row := range graphRows(t) {
		if row.call != "read" {
			continue
		}
		want, err := presence.TeamsOffline, error(nil)
		if row.state != "" {
			want, err = presence.Parse[presence.Teams](row.state)
			require.NoError(t, err)
		}
		for _, inCase := range []func(string) string{func(s string) string { return s }, strings.ToLower, strings.ToUpper, camel} {
			p := mapping.GraphPresence{Availability: inCase(row.presence.Availability), Activity: inCase(row.presence.Activity)}
			got, ok := mapping.GraphToTeams(p)
			assert.Equal(t, want, got, "GraphToTeams(%v)", p)
			assert.Equal(t, row.state != "", ok, "GraphToTeams(%v) is known", p)
		}
	}
}

// camel returns word in the case of the later editions: doNotDisturb.
func camel(word string) string {
	return strings.ToLower(word[:min(1, len(word))]) + word[min(1, len(word)):]
}

// TestGraphToTeamsContradictions pairs every word with every other: the availability decides,
// and alone, a word is the same in either place.
func TestGraphToTeamsContradictions(t *testing.T) {
	words := []string{"", "Vacation"}
	for _, row := range graphRows(t) {
		if row.oneWord() {
			words = append(words, row.presence.Availability)
		}
	}
	require.Greater(t, len(words), 10)
	for _, availability := range words {
		want, known := mapping.GraphToTeams(mapping.GraphPresence{Availability: availability})
		p := mapping.GraphPresence{Activity: availability}
		got, ok := mapping.GraphToTeams(p)
		assert.Equal(t, want, got, "GraphToTeams(%v)", p)
		assert.Equal(t, known, ok, "GraphToTeams(%v) is known", p)
		if availability == "" {
			continue
		}
		for _, activity := range words {
			p := mapping.GraphPresence{Availability: availability, Activity: activity}
			got, ok := mapping.GraphToTeams(p)
			assert.Equal(t, want, got, "GraphToTeams(%v)", p)
			assert.Equal(t, known, ok, "GraphToTeams(%v) is known", p)
		}
	}
}

func TestGraphToTeamsUnknown(t *testing.T) {
	tests := []struct {
		id string
		p  mapping.GraphPresence
	}{
		{"nothing", mapping.GraphPresence{}},
		{"a word to come", mapping.GraphPresence{Availability: "OnVacation", Activity: "Busy"}},
		{"a label", mapping.GraphPresence{Availability: "Do not disturb"}},
		{"a German label", mapping.GraphPresence{Availability: "Beschäftigt"}},
		{"blank", mapping.GraphPresence{Availability: " ", Activity: "Busy"}},
		{"blank around", mapping.GraphPresence{Availability: " Busy "}},
		{"part of a word", mapping.GraphPresence{Availability: "Avail"}},
		{"a letter that folds to s", mapping.GraphPresence{Availability: "Buſy"}},
		{"both words in one", mapping.GraphPresence{Availability: "Busy/InACall"}},
		{"not text", mapping.GraphPresence{Availability: "Busy\x00\xff"}},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			got, ok := mapping.GraphToTeams(tt.p)
			assert.False(t, ok, "GraphToTeams(%q) is known", tt.p)
			assert.Zero(t, got, "GraphToTeams(%q)", tt.p)
		})
	}
}

// TestGraphRoundTrip reads back what is sent.
func TestGraphRoundTrip(t *testing.T) {
	for session := range presence.All[presence.Teams]() {
		if p, ok := mapping.SessionToGraph(session); ok {
			got, known := mapping.GraphToTeams(p)
			assert.Equal(t, session, got, "GraphToTeams(SessionToGraph(%v))", session)
			assert.True(t, known, "GraphToTeams(%v) is known", p)
			assert.NoError(t, mapping.ValidateSession(p, "PT1H"), "ValidateSession(%v)", p)
		}
	}
	for status := range presence.All[presence.Configured]() {
		if p, ok := mapping.ConfiguredToGraph(status); ok {
			got, known := mapping.GraphToTeams(p)
			assert.Equal(t, mapping.ConfiguredToTeams(status), got, "GraphToTeams(ConfiguredToGraph(%v))", status)
			assert.True(t, known, "GraphToTeams(%v) is known", p)
			assert.NoError(t, mapping.ValidateConfigured(p, "P1D"), "ValidateConfigured(%v)", p)
		}
	}
}

// TestGraphPresenceJSON reads a presence as Graph answers it.
func TestGraphPresenceJSON(t *testing.T) {
	const answer = `{"id":"fa8bf3dc-eca7-46b7-bad1-db199b62afc3","availability":"DoNotDisturb","activity":"Presenting","statusMessage":null}`
	want := mapping.GraphPresence{Availability: "DoNotDisturb", Activity: "Presenting"}
	var got mapping.GraphPresence
	require.NoError(t, json.Unmarshal([]byte(answer), &got))
	assert.Equal(t, want, got, "Unmarshal(%s)", answer)
	data, err := json.Marshal(want)
	require.NoError(t, err)
	assert.Equal(t, `{"availability":"DoNotDisturb","activity":"Presenting"}`, string(data), "Marshal(%v)", want)
}

func TestGraphAllocs(t *testing.T) {
	tests := []struct {
		name string
		call func()
	}{
		{"SessionToGraph", func() { mapping.SessionToGraph(presence.TeamsDoNotDisturb) }},
		{"ConfiguredToGraph", func() { mapping.ConfiguredToGraph(presence.ConfiguredAppearOffline) }},
		{"GraphToTeams", func() { mapping.GraphToTeams(mapping.GraphPresence{Availability: "offWork"}) }},
		{"ProfileToMiVO400", func() { mapping.ProfileToMiVO400(4) }},
		{"MiVO400ToProfile", func() { mapping.MiVO400ToProfile(presence.MiVO400NotAvailable) }},
	}
	for _, tt := range tests {
		assert.Zero(t, testing.AllocsPerRun(100, tt.call), "allocations of %s", tt.name)
	}
}

func FuzzGraphToTeams(f *testing.F) {
	for _, row := range graphRows(f) {
		f.Add(row.presence.Availability, row.presence.Activity)
	}
	f.Fuzz(func(t *testing.T, availability, activity string) {
		p := mapping.GraphPresence{Availability: availability, Activity: activity}
		got, known := mapping.GraphToTeams(p)
		_, err := got.MarshalText()
		assert.NoError(t, err, "GraphToTeams(%q) is a state", p)
		if !known {
			assert.Zero(t, got, "GraphToTeams(%q) is unknown", p)
		}
		if availability != "" {
			alone, _ := mapping.GraphToTeams(mapping.GraphPresence{Availability: availability})
			assert.Equal(t, alone, got, "GraphToTeams(%q) reads the availability", p)
		}
	})
}

func ExampleSessionToGraph() {
	for session := range presence.All[presence.Teams]() {
		if p, ok := mapping.SessionToGraph(session); ok {
			fmt.Printf("%-12v  setPresence %v\n", session, p)
		} else {
			fmt.Printf("%-12v  clearPresence\n", session)
		}
	}
	// Output:
	// Offline       clearPresence
	// Away          setPresence Away/Away
	// BeRightBack   clearPresence
	// Available     setPresence Available/Available
	// Busy          setPresence Busy/InACall
	// DoNotDisturb  setPresence DoNotDisturb/Presenting
}

func ExampleConfiguredToGraph() {
	for status := range presence.All[presence.Configured]() {
		if p, ok := mapping.ConfiguredToGraph(status); ok {
			fmt.Printf("%-13v  setUserPreferredPresence %v\n", status, p)
		} else {
			fmt.Printf("%-13v  clearUserPreferredPresence\n", status)
		}
	}
	// Output:
	// None           clearUserPreferredPresence
	// Available      setUserPreferredPresence Available/Available
	// Busy           setUserPreferredPresence Busy/Busy
	// DoNotDisturb   setUserPreferredPresence DoNotDisturb/DoNotDisturb
	// BeRightBack    setUserPreferredPresence BeRightBack/BeRightBack
	// AppearAway     setUserPreferredPresence Away/Away
	// AppearOffline  setUserPreferredPresence Offline/OffWork
}

func ExampleGraphToTeams() {
	for _, answer := range []string{
		`{"availability":"Busy","activity":"InAMeeting"}`,
		`{"availability":"inACall","activity":"busy"}`,
		`{"availability":"Available","activity":"OutOfOffice"}`,
		`{"availability":"PresenceUnknown","activity":"PresenceUnknown"}`,
	} {
		var p mapping.GraphPresence
		if err := json.Unmarshal([]byte(answer), &p); err != nil {
			fmt.Println(err)
			continue
		}
		if state, ok := mapping.GraphToTeams(p); ok {
			fmt.Println(p, "is", state)
		} else {
			fmt.Println(p, "is unknown")
		}
	}
	// Output:
	// Busy/InAMeeting is Busy
	// inACall/busy is Busy
	// Available/OutOfOffice is Available
	// PresenceUnknown/PresenceUnknown is unknown
}
