package precedence_test

import (
	"encoding/json"
	"fmt"
	"iter"
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
	for name, want := range map[string][]string{
		"Line":        words(presence.All[presence.Line]()),
		"MiVO400":     words(presence.All[presence.MiVO400]()),
		"MitelOne":    words(presence.All[presence.MitelOne]()),
		"CloudLink":   words(presence.All[presence.CloudLink]()),
		"TeamsClient": words(presence.All[presence.TeamsClient]()),
		"Configured":  words(presence.All[presence.Configured]()),
		"Teams":       words(presence.All[presence.Teams]()),
		"rule":        words(precedence.Rules()),
	} {
		assert.Equal(t, want, schema.Defs[name].Enum, "$defs/%s of cases.schema.json", name)
	}
}

func words[S fmt.Stringer](states iter.Seq[S]) (all []string) {
	for s := range states {
		all = append(all, s.String())
	}
	return all
}
