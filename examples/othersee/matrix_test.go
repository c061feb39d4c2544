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

const matrix = `What CloudLink makes of a line and the user presence (P1, P2, C1, C3)

user presence  line Unknown    line Offline    line Available  line Busy
Unknown        · Unknown       × Offline       ✓ Available     ● Busy
Available      ✓ Available     ✓ Available     ✓ Available     ● Busy
Absent         ◔ Away          ◔ Away          ◔ Away          ◔ Away
Meeting        ● Busy          ● Busy          ● Busy          ● Busy
Busy           ● Busy          ● Busy          ● Busy          ● Busy
NotAvailable   ⊖ DoNotDisturb  ⊖ DoNotDisturb  ⊖ DoNotDisturb  ⊖ DoNotDisturb

What others see of CloudLink (– where it sends nothing) and the strongest Teams client (T2, T3, T4)

CloudLink     rule  Offline    Inactive  Active       InCall  Presenting
Away          S2    ◔ Away     ◔ Away    ✓ Available  ● Busy  ⊖ DoNotDisturb
DoNotDisturb  – S4  × Offline  ◔ Away    ✓ Available  ● Busy  ⊖ DoNotDisturb
Busy          S1    ● Busy     ● Busy    ● Busy       ● Busy  ⊖ DoNotDisturb
Available     – S3  × Offline  ◔ Away    ✓ Available  ● Busy  ⊖ DoNotDisturb
Offline       – S5  × Offline  ◔ Away    ✓ Available  ● Busy  ⊖ DoNotDisturb
Unknown       – S5  × Offline  ◔ Away    ✓ Available  ● Busy  ⊖ DoNotDisturb

If a status is set by hand in Teams, others see that everywhere (T1).
`

func TestMatrix(t *testing.T) {
	stdout, stderr, status := othersee(t, "", "-matrix")
	assert.Equal(t, matrix, stdout, "othersee -matrix")
	assert.Empty(t, stderr, "standard error")
	assert.Zero(t, status, "exit status")

	for _, policy := range []string{"guide", "assistant", "graph", "off"} {
		for _, language := range []string{"en", "de"} {
			text, _, _ := othersee(t, "", "-matrix", "-policy", policy, "-lang", language)
			fits(t, text)
		}
	}
}

// TestMatrixIsTheTable compares the two maps, one after the other, with every row of
// complete.csv in which no status is set by hand, and of policies.csv; in German, too.
func TestMatrixIsTheTable(t *testing.T) {
	toTeams := map[string]map[[2]string]string{} // what others see, by policy, CloudLink and client
	cloudLinks := map[[2]string]string{}         // by line and user presence
	complete, err := testdata.Records("complete.csv")
	require.NoError(t, err)
	for _, r := range complete[1:] {
		if r[3] == "None" {
			cloudLinks[[2]string{r[0], r[1]}] = r[4]
			add(t, toTeams, "guide", r[4], r[2], r[8])
		}
	}
	policies, err := testdata.Records("policies.csv")
	require.NoError(t, err)
	for _, r := range policies[1:] {
		if r[3] == "None" {
			add(t, toTeams, r[4], cloudLinks[[2]string{r[0], r[1]}], r[2], r[7])
		}
	}
	require.Len(t, toTeams, 4, "policies")

	for policy, want := range toTeams {
		for language, label := range map[string]func(presence.State) string{
			"en": presence.State.String,
			"de": func(s presence.State) string { return presence.Label(s, presence.German) },
		} {
			text, _, _ := othersee(t, "", "-matrix", "-policy", policy, "-lang", language)
			first, second, ok := strings.Cut(text, "\n\n"+map[string]string{"en": "What others", "de": "Was andere"}[language])
			require.True(t, ok, "two maps in %s", text)
			for user := range presence.All[presence.MiVO400]() {
				cells := row(t, first, label(user))
				for line := range presence.All[presence.Line]() {
					state, err := presence.Parse[presence.CloudLink](cloudLinks[[2]string{line.String(), user.String()}])
					require.NoError(t, err)
					assert.Equal(t, label(state), cells[line], "CloudLink of line %v and user presence %v", line, user)
				}
			}
			for state := range presence.All[presence.CloudLink]() {
				cells := row(t, second, label(state))
				for client := range presence.All[presence.TeamsClient]() {
					teams, err := presence.Parse[presence.Teams](want[[2]string{state.String(), client.String()}])
					require.NoError(t, err)
					assert.Equal(t, label(teams), cells[1+int(client)], "by policy %s, of CloudLink %v and client %v", policy, state, client)
				}
			}
		}
	}
}

func add(t *testing.T, to map[string]map[[2]string]string, policy, cloudLink, client, teams string) {
	t.Helper()
	if to[policy] == nil {
		to[policy] = map[[2]string]string{}
	}
	key := [2]string{cloudLink, client}
	if before, ok := to[policy][key]; ok {
		require.Equal(t, before, teams, "by policy %s, others see one state of %q", policy, key)
	}
	to[policy][key] = teams
}

// row returns the cells of the row that begins with name, without their glyphs.
func row(t *testing.T, table, name string) []string {
	t.Helper()
	found := regexp.MustCompile(`(?m)^`+regexp.QuoteMeta(name)+`  +(\S.*)$`).FindAllStringSubmatch(table, -1)
	require.Len(t, found, 1, "rows that begin with %s in\n%s", name, table)
	return regexp.MustCompile(`  +(?:[^\w ] )?`).Split("  "+found[0][1], -1)[1:]
}

func TestByHand(t *testing.T) {
	for policy, want := range map[string]string{
		"off":   "\nIf a status is set by hand in Teams, others see that everywhere (T1).\n",
		"graph": "\nIf a status is set by hand in Teams, others see that, but Offline where the map has Offline (T1,\n    T5).\n",
	} {
		stdout, _, _ := othersee(t, "", "-matrix", "-policy", policy)
		assert.True(t, strings.HasSuffix(stdout, want), "othersee -matrix -policy %s ends with %q:\n%s", policy, want, stdout)
	}
}
