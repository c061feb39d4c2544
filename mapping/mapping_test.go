package mapping_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// A row is a row of mappings.csv, but for its rule.
type row struct{ from, state, to string }

// TestMappings compares every translation with its rows in mappings.csv. A state that
// has no row, and any number outside the vocabulary, gives the zero value.
func TestMappings(t *testing.T) {
	records, err := testdata.Records("mappings.csv")
	require.NoError(t, err)
	want := map[row]string{}
	for _, r := range records[1:] {
		want[row{r[1], r[2], r[3]}] = r[4]
	}
	assert.Len(t, want, len(records)-1, "rows of mappings.csv that differ")
	n := translate(t, want, mapping.LineToCloudLink) +
		translate(t, want, mapping.MiVO400ToCloudLink) +
		translateToSet(t, want, mapping.CloudLinkToMiVO400) +
		translateToSet(t, want, mapping.MitelOneToMiVO400) +
		translate(t, want, mapping.MiVO400ToMitelOne) +
		translate(t, want, mapping.CloudLinkToMitelOne) +
		translate(t, want, mapping.MitelOneToCloudLink) +
		translate(t, want, mapping.CloudLinkToTeams) +
		translate(t, want, mapping.TeamsClientToTeams) +
		translate(t, want, mapping.ConfiguredToTeams)
	assert.Equal(t, len(want), n, "rows of mappings.csv that a translation answers for")
}

// translate tries all 256 numbers of a vocabulary and returns how many have a row.
func translate[From, To presence.Vocabulary](t *testing.T, want map[row]string, translation func(From) To) (n int) {
	from, to := From(0).Vocabulary(), To(0).Vocabulary()
	for b := range 256 {
		text, ok := want[row{from, From(b).String(), to}]
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
func translateToSet[From, To presence.Vocabulary](t *testing.T, want map[row]string, translation func(From) presence.Set[To]) (n int) {
	from, to := From(0).Vocabulary(), To(0).Vocabulary()
	for b := range 256 {
		var states []string
		if texts, ok := want[row{from, From(b).String(), to}]; ok {
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
