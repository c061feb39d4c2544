package precedence_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// TestMappingRules compares the rule of each row of mappings.csv with the one that
// contributions cite for it, by a policy that publishes everything.
func TestMappingRules(t *testing.T) {
	records, err := testdata.Records("mappings.csv")
	require.NoError(t, err)
	cited := map[[4]string]precedence.Rule{} // by all but the first column of mappings.csv
	everything := precedence.Policy{Published: presence.SetOf(precedence.CloudLinkOrder()...)}
	for in := range precedence.Inputs() {
		for c := range everything.Explain(in).Contributions() {
			cited[[4]string{c.State.Vocabulary(), c.State.String(), c.Becomes.Vocabulary(), c.Becomes.String()}] = c.BecomesBy
		}
	}
	n := 0
	for _, r := range records[1:] {
		rule, ok := cited[[4]string(r[1:5])]
		switch {
		case !ok: // tables that are read backwards, and Mitel One, are on no way to what others see
			assert.Contains(t, []string{"P2", "P3", "C2", "C4"}, r[0], "the rule of a row that no contribution has: %v", r)
			continue
		case rule == precedence.S6: // the policy publishes what the guide's does not
			assert.Contains(t, []string{"S3", "S4"}, r[0], "the rule of %v", r)
		default:
			assert.Equal(t, rule.String(), r[0], "the rule of %v", r)
		}
		n++
	}
	assert.Equal(t, len(cited), n, "translations that contributions cite, and rows of mappings.csv")
}
