package precedencetest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	. "github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

func TestMain(m *testing.M) { os.Exit(testdata.Run(m)) }

// TestRight has right implementations that have little in common.
func TestRight(t *testing.T) {
	s := newService()
	tests := map[string]resolver{
		"a service":      s.teams,
		"ranks":          ranks,
		"texts and maps": texts,
		"a memo by sets": memo(func(c Call) string {
			return fmt.Sprint(sorted(c.Lines), c.UserPresence, sorted(c.Clients), c.Configured)
		}),
		"a memo by whole lists, which it keeps": func() resolver {
			kept, seen := map[string][]Call{}, map[string][]presence.Teams{}
			return resolverOf(func(c Call) presence.Teams {
				key := fmt.Sprint(len(c.Lines), len(c.Clients), c.UserPresence, c.Configured)
				for i, k := range kept[key] {
					if slices.Equal(k.Lines, c.Lines) && slices.Equal(k.Clients, c.Clients) {
						return seen[key][i]
					}
				}
				kept[key], seen[key] = append(kept[key], c), append(seen[key], right(c))
				return right(c)
			})
		}(),
		"lists that it sorts, clears and appends to": resolverOf(func(c Call) presence.Teams {
			slices.Sort(c.Lines)
			slices.SortFunc(c.Clients, func(a, b presence.TeamsClient) int { return int(b) - int(a) })
			seen := right(c)
			clear(c.Lines)
			clear(c.Clients)
			_ = append(c.Lines[:0], presence.LineBusy)
			_ = append(c.Clients[:0], presence.TeamsClientPresenting)
			return seen
		}),
		"an actor": resolverOf(func(c Call) presence.Teams {
			answer := make(chan presence.Teams)
			go func() { answer <- right(c) }()
			return <-answer
		}),
		"a panic from which it recovers": resolverOf(func(c Call) (seen presence.Teams) {
			defer func() { seen = recover().(presence.Teams) }()
			panic(right(c))
		}),
	}
	for id, right := range tests {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			Run(t, right)
		})
	}
	t.Run("all states", func(t *testing.T) { Run(t, s.states) })
	t.Run("a session", func(t *testing.T) { Run(t, s.session) })
}

// sorted returns the different states of list.
func sorted[S presence.Vocabulary](list []S) []S {
	return slices.Compact(slices.Sorted(slices.Values(list)))
}

// ranks numbers what lines and user presence come to, and what clients do, by strength.
func ranks(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
	if configured != presence.ConfiguredNone {
		return [...]presence.Teams{0, presence.TeamsAvailable, presence.TeamsBusy, presence.TeamsDoNotDisturb, presence.TeamsBeRightBack, presence.TeamsAway, presence.TeamsOffline}[configured]
	}
	inCloudLink, call := [...]int{0, 2, 5, 3, 3, 4}[user], false // the numbers of lines are their ranks
	for _, line := range lines {
		inCloudLink, call = max(inCloudLink, int(line)), call || line == presence.LineBusy
	}
	inTeams := 0 // the numbers of clients are their ranks
	switch {
	case inCloudLink == 5:
		inTeams = 1
	case inCloudLink == 3, inCloudLink == 4 && call:
		inTeams = 3
	}
	for _, client := range clients {
		inTeams = max(inTeams, int(client))
	}
	return [...]presence.Teams{presence.TeamsOffline, presence.TeamsAway, presence.TeamsAvailable, presence.TeamsBusy, presence.TeamsDoNotDisturb}[inTeams]
}

// texts compares words.
func texts(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
	if configured != presence.ConfiguredNone {
		seen, _ := presence.Parse[presence.Teams](strings.TrimPrefix(configured.String(), "Appear"))
		return seen
	}
	session := map[string]string{"Absent": "Away", "Meeting": "Busy", "Busy": "Busy"}[user.String()]
	if (session == "Busy") && strings.Contains(fmt.Sprint(lines), "DoNotDisturb") {
		session = "" // the phone in do-not-disturb hides the user presence, and is not synced
	}
	if session != "Away" && strings.Contains(fmt.Sprint(lines), "Busy") {
		session = "Busy"
	}
	sessions := map[string]bool{session: true}
	for _, client := range clients {
		sessions[map[string]string{"Inactive": "Away", "Active": "Available", "InCall": "Busy", "Presenting": "DoNotDisturb"}[client.String()]] = true
	}
	for _, word := range []string{"DoNotDisturb", "Busy", "Available", "Away"} {
		if sessions[word] {
			seen, _ := presence.Parse[presence.Teams](word)
			return seen
		}
	}
	return presence.TeamsOffline
}

// TestPolicies joins the answers by each policy from the tables, which have one other reading
// each, and compares them with the library's.
func TestPolicies(t *testing.T) {
	t.Parallel()
	checked := map[precedence.Policy]bool{}
	for bits := range 1 << 7 {
		p := precedence.Guide().WithSync(bits&1 == 0)
		for point := range precedence.Points() {
			if bits >>= 1; bits&1 != 0 {
				p = p.With(point)
			}
		}
		if checked[p] {
			continue
		}
		checked[p] = true
		for _, err := range []error{Check(by(p), By(p), Without(Laws)), Check(sessionBy(p), By(p), Without(Laws))} {
			if err != nil {
				t.Fatalf("the library by %v: %v", p, failures(t, err)[0])
			}
		}
	}
	assert.Len(t, checked, 52, "policies that differ")
}

// TestOtherPolicy follows one policy, and is checked by another. Only where the policies differ
// in what is disputed does nothing else fail.
func TestOtherPolicy(t *testing.T) {
	t.Parallel()
	guide := precedence.Guide()
	named := []precedence.Policy{guide, precedence.Off(), guide.With(precedence.D1), guide.With(precedence.D3, precedence.D4, precedence.D5), guide.With(precedence.D6)}
	for _, followed := range named {
		for _, asked := range named {
			if followed == asked {
				continue
			}
			err := Check(by(followed), By(asked), Without(Laws))
			require.Error(t, err, "Check of %v by %v", followed, asked)
			disputed := true
			for _, f := range failures(t, err) {
				disputed = disputed && f.Group == Disputed
			}
			assert.Equal(t, followed.Sync() == asked.Sync() && followed.Has(precedence.D6) == asked.Has(precedence.D6), disputed, "only what is disputed fails in Check of %v by %v: %v", followed, asked, err)
		}
	}
}

// TestDisputes has functions that follow one other reading: they fail under its point, once.
func TestDisputes(t *testing.T) {
	for point := range precedence.Points() {
		if point == precedence.D6 {
			continue
		}
		err := Check(teamsBy(precedence.Guide().With(point)))
		all := failures(t, err)
		require.Len(t, all, 1, "failures: %v", err)
		assert.Equal(t, Disputed, all[0].Group, "group of %v", err)
		assert.Equal(t, point.String(), all[0].Name, "point of %v", err)
		assert.Contains(t, all[0].Why, point.Statement(presence.English), "why of %v", err)
	}
}

// TestOracle has a function that knows the tables only. It joins their rows of one line and one
// client as testdata/README.md says, which is another way than the kit's.
func TestOracle(t *testing.T) {
	type one struct {
		line   presence.Line
		user   presence.MiVO400
		client presence.TeamsClient
		set    presence.Configured
	}
	rows := map[one]precedence.Resolution{}
	for _, row := range testdata.Complete() {
		rows[one{row.Line, row.UserPresence, row.Client, row.Configured}] = row.Want
	}
	s := newService()
	Run(t, func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
		lines, clients = append(lines, presence.LineUnknown), append(clients, presence.TeamsClientOffline)
		decides := lines[0]
		for _, line := range lines {
			a, b := rows[one{line, user, 0, 0}], rows[one{decides, user, 0, 0}]
			if slices.Index(s.cloudLinkOrder, a.CloudLink) < slices.Index(s.cloudLinkOrder, b.CloudLink) {
				decides = line
			}
		}
		call := rows[one{presence.LineBusy, user, 0, 0}].Session
		if slices.Contains(lines, presence.LineBusy) && slices.Index(s.teamsOrder, call) < slices.Index(s.teamsOrder, rows[one{decides, user, 0, 0}].Session) {
			decides = presence.LineBusy
		}
		seen := presence.TeamsOffline
		for _, client := range clients {
			row := rows[one{decides, user, client, configured}]
			if row.TeamsRule == precedence.T1 {
				return row.Teams
			}
			seen = first(s.teamsOrder, []presence.Teams{seen, row.Teams})
		}
		return seen
	})
}

// TestTablesOnly looks for whatever could give the kit answers other than the tables'.
func TestTablesOnly(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		code, err := os.ReadFile(name)
		require.NoError(t, err)
		if !strings.HasSuffix(name, "_test.go") {
			assert.NotRegexp(t, `/mapping"|/explain"|testify|\.Resolve\(|\.StrongestIn|\.(Teams|CloudLink)Order\(`, string(code), name)
		}
	}
}
