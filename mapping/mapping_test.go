package mapping_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// A row is a row of mappings.csv.
type row struct{ rule, from, state, to, becomes string }

func (r row) String() string {
	return fmt.Sprintf("mappings.csv row %s %s %s -> %s %s", r.rule, r.from, r.state, r.to, r.becomes)
}

func rows(t *testing.T) (all []row) {
	records, err := testdata.Records("mappings.csv")
	require.NoError(t, err)
	for _, r := range records[1:] {
		all = append(all, row{r[0], r[1], r[2], r[3], r[4]})
	}
	return all
}

// A translation is a function of this package, from the numbers of a vocabulary to texts.
type translation struct {
	from, to string
	none     string                  // what a state becomes that is not in mappings.csv
	state    func(number int) string // the text of the state with that number
	becomes  func(number int) string
}

var translations = []translation{
	toState(mapping.LineToCloudLink),
	toState(mapping.MiVO400ToCloudLink),
	toStates(mapping.CloudLinkToMiVO400),
	toStates(mapping.MitelOneToMiVO400),
	toState(mapping.MiVO400ToMitelOne),
	toState(mapping.CloudLinkToMitelOne),
	toState(mapping.MitelOneToCloudLink),
	toState(mapping.CloudLinkToTeams),
	toState(mapping.TeamsClientToTeams),
	toState(mapping.ConfiguredToTeams),
}

func toState[From, To presence.Vocabulary](f func(From) To) translation {
	tr := toStates(func(s From) presence.Set[To] { return presence.SetOf(f(s)) })
	tr.none = To(0).String()
	return tr
}

func toStates[From, To presence.Vocabulary](f func(From) presence.Set[To]) translation {
	return translation{
		From(0).Vocabulary(), To(0).Vocabulary(), "",
		func(n int) string { return From(n).String() },
		func(n int) string {
			var texts []string
			for s := range f(From(n)).All() {
				texts = append(texts, s.String())
			}
			return inOrder(texts)
		},
	}
}

// inOrder is a list in a cell of mappings.csv, in one order.
func inOrder(texts []string) string {
	return strings.Join(slices.Sorted(slices.Values(texts)), "; ")
}

// TestMappings compares each row of mappings.csv with its translation. A number that has no
// row becomes the zero value, or no state.
func TestMappings(t *testing.T) {
	left := map[row]bool{}
	for _, r := range rows(t) {
		left[r] = true
	}
	for _, tr := range translations {
		byState := map[string]row{}
		for r := range left {
			if r.from == tr.from && r.to == tr.to {
				byState[r.state] = r
			}
		}
		for n := range 256 {
			state, got := tr.state(n), tr.becomes(n)
			if r, ok := byState[state]; ok {
				assert.Equal(t, inOrder(strings.Split(r.becomes, "; ")), got, "%v: %sTo%s(%s) = %s", r, tr.from, tr.to, state, got)
				delete(left, r)
			} else {
				require.Equal(t, tr.none, got, "%sTo%s(%s), which is not in mappings.csv", tr.from, tr.to, state)
			}
		}
	}
	require.Empty(t, left, "rows of mappings.csv that no translation answers for")
}

// TestTwice holds that what the guide's two mapping tables and the column of Mitel One say twice
// is the same.
func TestTwice(t *testing.T) {
	for state := range presence.All[presence.MitelOne]() {
		assert.Equal(t, mapping.MitelOneToMiVO400(state), mapping.CloudLinkToMiVO400(mapping.MitelOneToCloudLink(state)), "MitelOneToMiVO400(%v)", state)
	}
	for user := range presence.All[presence.MiVO400]() {
		state := mapping.MiVO400ToCloudLink(user)
		assert.Equal(t, mapping.MiVO400ToMitelOne(user), mapping.CloudLinkToMitelOne(state), "MiVO400ToMitelOne(%v)", user)
		assert.Equal(t, user != presence.MiVO400Unknown, mapping.CloudLinkToMiVO400(state).Has(user), "CloudLinkToMiVO400(%v) has %v", state, user)
	}
}

// tableLine finds the first line of a table, or a line of it.
var tableLine = regexp.MustCompile(`(?m)^(?:var (\w+) = \[numbers\].*|\tpresence\.(\w+): .* // (\w+))$`)

// TestSource reads the tables in the source: their rows stand in the order of mappings.csv,
// each with its rule.
func TestSource(t *testing.T) {
	want, got := map[string][]string{}, map[string][]string{}
	for _, r := range rows(t) {
		table := strings.ToLower(r.from + "To" + r.to)
		want[table] = append(want[table], r.rule+" "+r.from+r.state)
	}
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, file := range files {
		source, err := os.ReadFile(file)
		require.NoError(t, err)
		table := ""
		for _, m := range tableLine.FindAllStringSubmatch(string(source), -1) {
			if m[1] != "" {
				table = strings.ToLower(m[1])
			} else {
				got[table] = append(got[table], m[3]+" "+m[2])
			}
		}
	}
	assert.Equal(t, want, got, "rule and state of each row of each table, in order: mappings.csv, and the source")
}

// TestProfiles tries the numbers of the phone system, and others (P7).
func TestProfiles(t *testing.T) {
	want := []presence.MiVO400{presence.MiVO400Available, presence.MiVO400Absent, presence.MiVO400Meeting, presence.MiVO400Busy, presence.MiVO400NotAvailable}
	for number := -256; number <= 256; number++ {
		var state presence.MiVO400
		known := 0 <= number && number < len(want)
		if known {
			state = want[number]
		}
		user, ok := mapping.ProfileToMiVO400(number)
		assert.Equal(t, known, ok, "ProfileToMiVO400(%d) is known", number)
		assert.Equal(t, state, user, "ProfileToMiVO400(%d)", number)
	}
	for n := range 256 {
		user := presence.MiVO400(n)
		number, ok := mapping.MiVO400ToProfile(user)
		assert.Equal(t, slices.Contains(want, user), ok, "MiVO400ToProfile(%v) is known", user)
		assert.Equal(t, max(0, slices.Index(want, user)), number, "MiVO400ToProfile(%v)", user)
	}
}
