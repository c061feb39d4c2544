package mapping_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// A row is a row of mappings.csv, or of a table of the source.
type row struct{ rule, from, state, to, becomes string }

func rows(t *testing.T) (all []row) {
	records, err := testdata.Records("mappings.csv")
	require.NoError(t, err)
	for _, r := range records[1:] {
		all = append(all, row{r[0], r[1], r[2], r[3], r[4]})
	}
	return all
}

// TestMappings compares every translation with its rows in mappings.csv. A state that
// has no row, and any number outside the vocabulary, gives the zero value.
func TestMappings(t *testing.T) {
	want := map[row]string{} // by all but rule and becomes
	for _, r := range rows(t) {
		want[row{from: r.from, state: r.state, to: r.to}] = r.becomes
	}
	n := translate(t, want, "Line", "CloudLink", mapping.LineToCloudLink) +
		translate(t, want, "MiVO400", "CloudLink", mapping.MiVO400ToCloudLink) +
		translateToSet(t, want, "CloudLink", "MiVO400", mapping.CloudLinkToMiVO400) +
		translateToSet(t, want, "MitelOne", "MiVO400", mapping.MitelOneToMiVO400) +
		translate(t, want, "MiVO400", "MitelOne", mapping.MiVO400ToMitelOne) +
		translate(t, want, "CloudLink", "MitelOne", mapping.CloudLinkToMitelOne) +
		translate(t, want, "MitelOne", "CloudLink", mapping.MitelOneToCloudLink) +
		translate(t, want, "CloudLink", "Teams", mapping.CloudLinkToTeams) +
		translate(t, want, "TeamsClient", "Teams", mapping.TeamsClientToTeams) +
		translate(t, want, "Configured", "Teams", mapping.ConfiguredToTeams)
	assert.Equal(t, len(want), n, "rows of mappings.csv that a translation answers for")
}

// translate tries all 256 numbers of a vocabulary and returns how many have a row.
func translate[From, To presence.State](t *testing.T, want map[row]string, from, to string, translation func(From) To) (n int) {
	for b := range 256 {
		text, ok := want[row{from: from, state: From(b).String(), to: to}]
		if !ok {
			text = To(0).String()
		} else {
			n++
		}
		assert.Equal(t, text, translation(From(b)).String(), "%sTo%s(%v)", from, to, From(b))
	}
	return n
}

// translateToSet is translate for a translation that answers with a set.
func translateToSet[From, To presence.State](t *testing.T, want map[row]string, from, to string, translation func(From) presence.Set[To]) (n int) {
	for b := range 256 {
		var states []string
		if texts, ok := want[row{from: from, state: From(b).String(), to: to}]; ok {
			states = strings.Split(texts, "; ")
			n++
		}
		var got []string
		for s := range translation(From(b)).All() {
			got = append(got, s.String())
		}
		assert.ElementsMatch(t, states, got, "%sTo%s(%v)", from, to, From(b))
	}
	return n
}

// TestSource reads the tables of the source, with the rule at the end of each row: row
// for row they are mappings.csv.
func TestSource(t *testing.T) {
	var got []row
	for _, file := range []string{"line.go", "mivo400.go", "mitelone.go", "teams.go"} {
		got = append(got, sourceRows(t, file)...)
	}
	assert.Equal(t, rows(t), got, "the tables of the source, in order")
}

func sourceRows(t *testing.T, name string) (rows []row) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, nil, parser.ParseComments)
	require.NoError(t, err)
	rules := map[int]string{} // by line
	for _, group := range file.Comments {
		rules[files.Position(group.Pos()).Line] = strings.TrimSpace(group.Text())
	}
	ast.Inspect(file, func(n ast.Node) bool {
		table, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		to := constants(table.Type)[0]
		if to == "Set" {
			to = constants(table.Type)[1]
		}
		for _, element := range table.Elts {
			pair := element.(*ast.KeyValueExpr)
			key := constants(pair.Key)[0]
			from := vocabulary(key)
			var becomes []string
			for _, name := range constants(pair.Value) {
				if name != "SetOf" {
					becomes = append(becomes, strings.TrimPrefix(name, to))
				}
			}
			rows = append(rows, row{
				rule:    rules[files.Position(pair.Pos()).Line],
				from:    from,
				state:   strings.TrimPrefix(key, from),
				to:      to,
				becomes: strings.Join(becomes, "; "),
			})
		}
		return false
	})
	return rows
}

// constants returns what node names of package presence, in order.
func constants(node ast.Node) (names []string) {
	ast.Inspect(node, func(n ast.Node) bool {
		if selector, ok := n.(*ast.SelectorExpr); ok {
			names = append(names, selector.Sel.Name)
		}
		return true
	})
	return names
}

// vocabulary returns the vocabulary that a constant's name begins with.
func vocabulary(constant string) string {
	names := []string{"TeamsClient", "Teams", "CloudLink", "MitelOne", "MiVO400", "Line", "Configured"}
	return names[slices.IndexFunc(names, func(name string) bool { return strings.HasPrefix(constant, name) })]
}

// TestMitelOneByCloudLink goes from Mitel One to the phone system and back by way of
// CloudLink, which must agree with the guide's direct table (P2, P3, C2).
func TestMitelOneByCloudLink(t *testing.T) {
	for state := range presence.All[presence.MitelOne]() {
		direct := mapping.MitelOneToMiVO400(state)
		assert.Equal(t, direct, mapping.CloudLinkToMiVO400(mapping.MitelOneToCloudLink(state)), "MitelOneToMiVO400(%v)", state)
		for user := range direct.All() {
			assert.Equal(t, state, mapping.MiVO400ToMitelOne(user), "MiVO400ToMitelOne(%v)", user)
		}
	}
	for user := range presence.All[presence.MiVO400]() {
		direct := mapping.MiVO400ToMitelOne(user)
		assert.Equal(t, direct, mapping.CloudLinkToMitelOne(mapping.MiVO400ToCloudLink(user)), "MiVO400ToMitelOne(%v)", user)
	}
}

// TestCloudLinkToMiVO400 is the inverse image of MiVO400ToCloudLink.
func TestCloudLinkToMiVO400(t *testing.T) {
	for state := range presence.All[presence.CloudLink]() {
		var want presence.Set[presence.MiVO400]
		for user := range presence.All[presence.MiVO400]() {
			if user != presence.MiVO400Unknown && mapping.MiVO400ToCloudLink(user) == state {
				want = want.Add(user)
			}
		}
		assert.Equal(t, want, mapping.CloudLinkToMiVO400(state), "CloudLinkToMiVO400(%v)", state)
	}
}

func ExampleMiVO400ToCloudLink() {
	for user := range presence.All[presence.MiVO400]() {
		fmt.Printf("%-12v  %v\n", user, mapping.MiVO400ToCloudLink(user))
	}
	// Output:
	// Unknown       Unknown
	// Available     Available
	// Absent        Away
	// Meeting       Busy
	// Busy          Busy
	// NotAvailable  DoNotDisturb
}

func ExampleCloudLinkToMiVO400() {
	for state := range presence.All[presence.CloudLink]() {
		fmt.Printf("%-12v  %v\n", state, mapping.CloudLinkToMiVO400(state))
	}
	// Output:
	// Unknown       []
	// Offline       []
	// Available     [Available]
	// Busy          [Meeting Busy]
	// DoNotDisturb  [NotAvailable]
	// Away          [Absent]
}

func ExampleCloudLinkToMitelOne() {
	for state := range presence.All[presence.CloudLink]() {
		fmt.Printf("%-12v  %v\n", state, mapping.CloudLinkToMitelOne(state))
	}
	// Output:
	// Unknown       Unknown
	// Offline       Unknown
	// Available     Available
	// Busy          Busy
	// DoNotDisturb  DoNotDisturb
	// Away          Away
}

func ExampleTeamsClientToTeams() {
	for client := range presence.All[presence.TeamsClient]() {
		fmt.Printf("%-10v  %v\n", client, mapping.TeamsClientToTeams(client))
	}
	// Output:
	// Offline     Offline
	// Inactive    Away
	// Active      Available
	// InCall      Busy
	// Presenting  DoNotDisturb
}

func ExampleConfiguredToTeams() {
	for status := range presence.All[presence.Configured]() {
		fmt.Printf("%-13v  %v\n", status, mapping.ConfiguredToTeams(status))
	}
	// Output:
	// None           Offline
	// Available      Available
	// Busy           Busy
	// DoNotDisturb   DoNotDisturb
	// BeRightBack    BeRightBack
	// AppearAway     Away
	// AppearOffline  Offline
}
