package precedencetest_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// TestSchema compares the lists of cases.schema.json with the vocabularies and rules.
func TestSchema(t *testing.T) {
	data, err := testdata.Files.ReadFile("cases.schema.json")
	require.NoError(t, err)
	var schema struct {
		Defs map[string]struct{ Enum []string } `json:"$defs"`
	}
	require.NoError(t, json.Unmarshal(data, &schema))
	var rules []string
	for rule := range precedence.Rules() {
		rules = append(rules, rule.String())
	}
	tests := map[string][]string{
		"Line":        textsOf[presence.Line](),
		"MiVO400":     textsOf[presence.MiVO400](),
		"MitelOne":    textsOf[presence.MitelOne](),
		"CloudLink":   textsOf[presence.CloudLink](),
		"TeamsClient": textsOf[presence.TeamsClient](),
		"Configured":  textsOf[presence.Configured](),
		"Teams":       textsOf[presence.Teams](),
		"rule":        rules,
	}
	for name, want := range tests {
		assert.Equal(t, want, schema.Defs[name].Enum, "$defs/%s of cases.schema.json", name)
	}
}

func textsOf[S presence.Vocabulary]() (all []string) {
	for _, s := range slices.Collect(presence.All[S]()) {
		all = append(all, s.String())
	}
	return all
}
