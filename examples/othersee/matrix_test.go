package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

const matrix = `× Offline  ◔ Away  ↩ BeRightBack  ✓ Available  ● Busy  ⊖ DoNotDisturb  · Unknown
– no session  ? disputed

CloudLink, of a line (across) and the user presence (P1, P2, P8, C1, C3)
              Unknown  Offline  Available  Busy  DoNotDisturb
Unknown       ·        ×        ✓          ●     ⊖
Available     ✓        ✓        ✓          ●     ⊖
Absent        ◔        ◔        ◔          ◔     ◔
Meeting       ●        ●        ●          ●     ⊖
Busy          ●        ●        ●          ●     ⊖
NotAvailable  ⊖        ⊖        ⊖          ⊖ ●?  ⊖

● beside a state: synced instead of it, and in the second map as Busy (S7).

What others see, of CloudLink (across) and the strongest client (T2, T3, T4)
            Away  DoNotDisturb  Busy  Available  Offline  Unknown
session     ◔ S2  – S4          ● S1  – S3       – S5     – S5
Offline     ◔     ×?            ●     ×          ×        ×
Inactive    ◔     ◔?            ●     ◔          ◔        ◔
Active      ✓     ✓?            ●     ✓          ✓        ✓
InCall      ●     ●?            ●     ●          ●        ●
Presenting  ⊖     ⊖             ⊖     ⊖          ⊖        ⊖

Disputed, where a cell has a ?: D1, D3.

If a status is set by hand in Teams, others see that everywhere (T1; disputed:
  D2, D4, D5).
`

func TestMatrix(t *testing.T) {
	stdout, stderr, status := othersee(t, "", "matrix")
	assert.Equal(t, matrix, stdout, "othersee matrix")
	assert.Empty(t, stderr, "standard error")
	assert.Zero(t, status, "exit status")
}

// TestMatrixIsTheTable compares the two maps, one after the other, with every row of
// complete.csv in which no status is set by hand, as policies.csv changes it; in German, too.
func TestMatrixIsTheTable(t *testing.T) {
	t.Setenv("COLUMNS", "120") // no label is broken
	for _, policy := range []string{"guide", "assistant", "graph", "off", "guide+D1", "guide+D4", "guide+D5", "guide+D6"} {
		rows := map[precedence.Input]testdata.Answer{}
		for _, row := range append(testdata.Complete(), testdata.Policies()...) {
			if row.Policy == precedence.Guide() || row.Policy.String() == policy {
				rows[row.Input()] = row
			}
		}
		require.Len(t, rows, 1050, "rows by policy %s", policy)
		for language, label := range map[string]func(presence.State) string{
			"en": presence.State.String,
			"de": func(s presence.State) string { return presence.Label(s, presence.German) },
		} {
			text, _, _ := othersee(t, "", "matrix", "-policy", policy, "-lang", language)
			maps := strings.Split(text, "(T2, T3, T4)")
			require.Len(t, maps, 2, "maps in %s", text)
			for _, row := range rows {
				if row.Configured != presence.ConfiguredNone {
					continue
				}
				toCloudLink := cells(t, maps[0], label(row.UserPresence))[row.Line]
				from := row.Want.CloudLink
				assert.Equal(t, lookOf(from).sign, strings.TrimSuffix(toCloudLink, " ●?"), "CloudLink of %v", row)
				if strings.HasSuffix(toCloudLink, " ●?") {
					from = presence.CloudLinkBusy
				}
				column := 0
				for i, state := range precedence.CloudLinkOrder() {
					if state == from {
						column = i
					}
				}
				assert.Equal(t, lookOf(row.Want.Teams).sign, strings.TrimSuffix(cells(t, maps[1], label(row.Client))[column], "?"), "what others see of %v", row)
			}
		}
	}
}

// cells returns the cells of the row that begins with name.
func cells(t *testing.T, table, name string) []string {
	t.Helper()
	found := regexp.MustCompile(`(?m)^`+regexp.QuoteMeta(name)+`  +(\S.*)$`).FindAllStringSubmatch(table, -1)
	require.Len(t, found, 1, "rows that begin with %s in\n%s", name, table)
	return regexp.MustCompile(`  +`).Split(found[0][1], -1)
}

func TestByHand(t *testing.T) {
	for _, tt := range []struct {
		policy, disputed string
		rules            []precedence.Rule
	}{
		{"off", "D2, D5", nil},
		{"graph", "D4, D5", []precedence.Rule{precedence.T5}},
		{"guide+D4+D5", "D2", []precedence.Rule{precedence.T6, precedence.T7}},
	} {
		var want strings.Builder
		want.WriteString("others see that everywhere (T1; disputed: " + tt.disputed + ").")
		for _, rule := range tt.rules {
			want.WriteString(" " + rule.String() + " " + rule.Statement(presence.English))
		}
		stdout, _, _ := othersee(t, "", "matrix", "-policy", tt.policy)
		assert.True(t, strings.HasSuffix(unwrapped(stdout), want.String()), "othersee matrix -policy %s ends with %q:\n%s", tt.policy, want.String(), stdout)
	}
}

// TestDisputedCells wants the points of the cells that are marked, by each policy.
func TestDisputedCells(t *testing.T) {
	for policy, want := range map[string]string{"guide": "D1, D3", "guide+D1": "D3", "assistant": "D3", "off": ""} {
		stdout, _, _ := othersee(t, "", "matrix", "-policy", policy)
		found := regexp.MustCompile(`\nDisputed, where a cell has a \?: (.*)\.\n`).FindStringSubmatch(stdout)
		assert.Equal(t, want != "", found != nil, "othersee matrix -policy %s", policy)
		if found != nil {
			assert.Equal(t, want, found[1], "othersee matrix -policy %s", policy)
		}
		assert.Equal(t, want != "", regexp.MustCompile(`[^ ]\?(  |\n)`).MatchString(stdout), "a cell is marked")
	}
}
