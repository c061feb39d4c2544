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

const matrix = `What CloudLink makes of a line and the user presence (P1, P2, P8, C1, C3)

               line            line            line            line              line
user presence  Unknown         Offline         Available       Busy              DoNotDisturb
Unknown        · Unknown       × Offline       ✓ Available     ● Busy            ⊖ DoNotDisturb
Available      ✓ Available     ✓ Available     ✓ Available     ● Busy            ⊖ DoNotDisturb
Absent         ◔ Away          ◔ Away          ◔ Away          ◔ Away            ◔ Away
Meeting        ● Busy          ● Busy          ● Busy          ● Busy            ⊖ DoNotDisturb
Busy           ● Busy          ● Busy          ● Busy          ● Busy            ⊖ DoNotDisturb
NotAvailable   ⊖ DoNotDisturb  ⊖ DoNotDisturb  ⊖ DoNotDisturb  ⊖ DoNotDisturb ●  ⊖ DoNotDisturb

● beside a state: synced instead of it, and in the second map as Busy.
S7
What others see of CloudLink (– where it syncs nothing) and the strongest Teams client (T2, T3, T4)

CloudLink     rule  Offline    Inactive  Active       InCall  Presenting
Away          S2    ◔ Away     ◔ Away    ✓ Available  ● Busy  ⊖ DoNotDisturb
DoNotDisturb  – S4  × Offline  ◔ Away    ✓ Available  ● Busy  ⊖ DoNotDisturb
Busy          S1    ● Busy     ● Busy    ● Busy       ● Busy  ⊖ DoNotDisturb
Available     – S3  × Offline  ◔ Away    ✓ Available  ● Busy  ⊖ DoNotDisturb
Offline       – S5  × Offline  ◔ Away    ✓ Available  ● Busy  ⊖ DoNotDisturb
Unknown       – S5  × Offline  ◔ Away    ✓ Available  ● Busy  ⊖ DoNotDisturb

If a status is set by hand in Teams, others see that everywhere (T1).
`

// statementIn cuts from text what it says of a rule, with its line breaks, and returns both.
func statementIn(t *testing.T, text, number string) (without, says string) {
	t.Helper()
	found := regexp.MustCompile(`(?s)\n` + number + `  (.*?\n)(?:\n|\z|[A-Z]\d  )`).FindStringSubmatchIndex(text)
	require.NotNil(t, found, "%s in\n%s", number, text)
	return text[:found[0]] + "\n" + number + text[found[3]:], strings.Join(strings.Fields(text[found[2]:found[3]]), " ")
}

func TestMatrix(t *testing.T) {
	stdout, stderr, status := othersee(t, "", "-matrix")
	maps, says := statementIn(t, stdout, "S7")
	assert.Equal(t, matrix, maps, "othersee -matrix")
	assert.Equal(t, precedence.S7.Statement(presence.English), says, "S7")
	assert.Empty(t, stderr, "standard error")
	assert.Zero(t, status, "exit status")

	for _, policy := range []string{"guide", "assistant", "graph", "off", "guide+D1+D2+D4+D5+D6"} {
		for _, language := range []string{"en", "de"} {
			text, _, _ := othersee(t, "", "-matrix", "-policy", policy, "-lang", language)
			fits(t, text)
		}
	}
}

// TestMatrixIsTheTable compares the two maps, one after the other, with every row of
// complete.csv in which no status is set by hand, as policies.csv changes it; in German, too.
func TestMatrixIsTheTable(t *testing.T) {
	glyphs := regexp.MustCompile(`(?:^|  +)[^\w ] | ●$`)
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
			text, _, _ := othersee(t, "", "-matrix", "-policy", policy, "-lang", language)
			first, second, ok := strings.Cut(text, "\n\n"+map[string]string{"en": "What others", "de": "Was andere"}[language])
			require.True(t, ok, "two maps in %s", text)
			for _, row := range rows {
				if row.Configured != presence.ConfiguredNone {
					continue
				}
				toCloudLink := cells(t, first, label(row.UserPresence))[row.Line]
				assert.Equal(t, label(row.Want.CloudLink), glyphs.ReplaceAllString(toCloudLink, ""), "CloudLink of %v", row)
				from := label(row.Want.CloudLink)
				if strings.HasSuffix(toCloudLink, " ●") {
					from = label(presence.CloudLinkBusy)
				}
				toTeams := cells(t, second, from)[1+int(row.Client)]
				assert.Equal(t, label(row.Want.Teams), glyphs.ReplaceAllString(toTeams, ""), "what others see of %v", row)
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
	for policy, rules := range map[string][]precedence.Rule{
		"off":         nil,
		"graph":       {precedence.T5},
		"guide+D4+D5": {precedence.T6, precedence.T7},
	} {
		var want strings.Builder
		want.WriteString("If a status is set by hand in Teams, others see that everywhere (T1).")
		for _, rule := range rules {
			want.WriteString(" " + rule.String() + " " + rule.Statement(presence.English))
		}
		stdout, _, _ := othersee(t, "", "-matrix", "-policy", policy)
		text := strings.Join(strings.Fields(stdout), " ")
		assert.True(t, strings.HasSuffix(text, want.String()), "othersee -matrix -policy %s ends with %q:\n%s", policy, want.String(), stdout)
	}
}
