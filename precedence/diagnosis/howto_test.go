package diagnosis_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/diagnosis"
	"github.com/othersee/othersee/presence"
)

// A choice is what becomes of one report: choice 0 leaves it as it is.
type choice []diagnosis.Change

// choices returns all that can become of each report, written apart from package diagnosis.
func choices(in precedence.Input, p precedence.Policy) (all []choice) {
	add := func(report diagnosis.Report, from presence.State, to ...presence.State) {
		c := choice{{}}
		for _, s := range to {
			if s != from {
				c = append(c, diagnosis.Change{Report: report, From: from, To: s, By: diagnosis.User})
			}
		}
		all = append(all, c)
	}
	switch {
	case in.Lines.Has(presence.LineBusy):
		add(diagnosis.ReportLines, presence.LineBusy, presence.LineAvailable)
	case in.Lines.Has(presence.LineAvailable):
		add(diagnosis.ReportLines, presence.LineAvailable, presence.LineBusy)
	case in.Lines != lines(presence.LineOffline):
		add(diagnosis.ReportLines, presence.LineUnknown, presence.LineBusy)
	}
	add(diagnosis.ReportUser, in.User, presence.MiVO400Available, presence.MiVO400Absent, presence.MiVO400Meeting, presence.MiVO400Busy, presence.MiVO400NotAvailable)
	reported := in.Clients
	if reported == clients() {
		reported = clients(presence.TeamsClientOffline)
	}
	for client := range reported.All() {
		add(diagnosis.ReportClients, client, presence.TeamsClientOffline, presence.TeamsClientInactive, presence.TeamsClientActive, presence.TeamsClientInCall, presence.TeamsClientPresenting)
	}
	add(
		diagnosis.ReportConfigured, in.Configured, presence.ConfiguredNone, presence.ConfiguredAvailable, presence.ConfiguredBusy,
		presence.ConfiguredDoNotDisturb, presence.ConfiguredBeRightBack, presence.ConfiguredAppearAway, presence.ConfiguredAppearOffline,
	)
	if p == (precedence.Policy{}) {
		all = append(all, choice{{}, {Report: diagnosis.ReportPolicy, By: diagnosis.Administrator}})
	}
	return all
}

// A plan picks one of each choice.
type plan []int

// plans returns all plans, and what others see after each. A plan's place is the sum of its
// picks, each times the stride of its choice.
func plans(in precedence.Input, p precedence.Policy, all []choice) (picks []plan, strides []int, seen []presence.Teams) {
	total := 1
	for _, c := range all {
		strides = append(strides, total)
		total *= len(c)
	}
	for place := range total {
		pick := make(plan, len(all))
		var broughtLines presence.Set[presence.Line]
		var broughtClients presence.Set[presence.TeamsClient]
		then, by := in, p
		then.Clients = clients()
		gone := clients()
		for i, c := range all {
			pick[i] = place / strides[i] % len(c)
			if pick[i] == 0 {
				continue
			}
			change := c[pick[i]]
			switch to := change.To.(type) {
			case presence.Line:
				then.Lines, broughtLines = lines(), lines(to)
				for line := range in.Lines.All() {
					if line != change.From {
						then.Lines = then.Lines.Add(line)
					}
				}
			case presence.MiVO400:
				then.User = to
			case presence.TeamsClient:
				gone, broughtClients = gone.Add(change.From.(presence.TeamsClient)), broughtClients.Add(to)
			case presence.Configured:
				then.Configured = to
			default:
				by = precedence.Guide()
			}
		}
		for client := range in.Clients.All() {
			if !gone.Has(client) {
				then.Clients = then.Clients.Add(client)
			}
		}
		then.Lines, then.Clients = then.Lines.Union(broughtLines), then.Clients.Union(broughtClients)
		picks, seen = append(picks, pick), append(seen, by.Resolve(then).Teams)
	}
	return picks, strides, seen
}

// minimal reports whether no part of a plan already leads where it does.
func minimal(pick plan, strides []int, seen []presence.Teams) bool {
	place, parts := 0, []int{0} // the places of all parts
	for i, n := range pick {
		if n == 0 {
			continue
		}
		place += n * strides[i]
		for _, part := range parts {
			parts = append(parts, part+n*strides[i])
		}
	}
	return !slices.ContainsFunc(parts, func(part int) bool { return part != place && seen[part] == seen[place] })
}

// key returns changes as one comparable text.
func key(changes []diagnosis.Change) string {
	var texts []string
	for _, c := range changes {
		texts = append(texts, c.String())
	}
	slices.Sort(texts)
	return strings.Join(texts, "; ")
}

// rank orders ways: by their number of changes, and workarounds last.
func rank(way diagnosis.Way) int {
	if way.Workaround {
		return 100 + len(way.Changes)
	}
	return len(way.Changes)
}

// compareWays compares all ways with a search through all plans.
func compareWays(t require.TestingT, in precedence.Input, p precedence.Policy) {
	all := choices(in, p)
	picks, strides, seen := plans(in, p, all)
	want := map[presence.Teams]map[string]bool{}
	for state := range presence.All[presence.Teams]() {
		want[state] = map[string]bool{}
	}
	for place, pick := range picks {
		if !minimal(pick, strides, seen) {
			continue
		}
		var changes []diagnosis.Change
		for i, n := range pick {
			if n > 0 {
				changes = append(changes, all[i][n])
			}
		}
		want[seen[place]][key(changes)] = true
	}
	for state := range presence.All[presence.Teams]() {
		got := map[string]bool{}
		last := diagnosis.Way{}
		for way := range diagnosis.HowTo(state, in, p).All() {
			got[key(way.Changes)] = true
			checkWay(t, way, state, in, p)
			require.LessOrEqual(t, rank(last), rank(way), "%v after %v in HowTo(%v, %v, %v)", way, last, state, in, p)
			last = way
		}
		require.Equal(t, want[state], got, "HowTo(%v, %v, %v)", state, in, p)
	}
}

// checkWay checks what a way says of itself, and makes its changes one after the other, first
// to last and last to first.
func checkWay(t require.TestingT, way diagnosis.Way, want presence.Teams, in precedence.Input, p precedence.Policy) {
	require.Equal(t, want, way.Resolution.Teams, "%v in HowTo(%v, %v, %v)", way, want, in, p)
	byHand := func(c diagnosis.Change) bool {
		return c.Report == diagnosis.ReportConfigured && c.To != presence.ConfiguredNone
	}
	require.Equal(t, slices.ContainsFunc(way.Changes, byHand), way.Workaround, "workaround of %v", way)
	then, by := way.Apply(in, p)
	require.Equal(t, way.Resolution, by.Resolve(then), "%v.Apply(%v, %v)", way, in, p)
	forwards, by := in, p
	for _, c := range way.Changes {
		forwards, by = c.Apply(forwards, by)
	}
	require.Equal(t, want, by.Resolve(forwards).Teams, "%v from %v under %v, one after the other", way, in, p)
	backwards, by := in, p
	for _, c := range slices.Backward(way.Changes) {
		backwards, by = c.Apply(backwards, by)
	}
	require.Equal(t, want, by.Resolve(backwards).Teams, "%v from %v under %v, from last to first", way, in, p)
}

// TestWays tries every user presence and hand-set status with up to one client, and with lines
// that stand for all: none, one that cannot call, one that can, and one that does.
func TestWays(t *testing.T) {
	for _, p := range policies {
		t.Run(p.String(), func(t *testing.T) {
			t.Parallel()
			for in := range precedence.Inputs() {
				switch in.Lines {
				case lines(), lines(presence.LineOffline), lines(presence.LineAvailable), lines(presence.LineAvailable, presence.LineBusy):
					if in.Clients.Len() < 2 {
						compareWays(t, in, p)
					}
				}
			}
		})
	}
}

// TestWaysOfMany draws from all lines, and two or three clients.
func TestWaysOfMany(t *testing.T) {
	some := func(n int) func(precedence.Input) bool {
		return func(in precedence.Input) bool { return in.Clients.Len() == n }
	}
	inputs := slices.Collect(precedence.Inputs())
	two := rapid.SampledFrom(inputs).Filter(some(2))
	rapid.Check(t, func(t *rapid.T) {
		compareWays(t, two.Draw(t, "in"), rapid.SampledFrom(policies).Draw(t, "policy"))
	})
	three := rapid.SampledFrom(inputs).Filter(some(3))
	compareWays(t, three.Example(1), precedence.Guide())
	compareWays(t, three.Example(2), callOverrides)
}

func TestWaysText(t *testing.T) {
	tests := []struct {
		id              string
		want            presence.Teams
		policy          precedence.Policy
		in              precedence.Input
		english, german []string
	}{
		{
			"already", presence.TeamsBusy, precedence.Guide(),
			precedence.Input{Lines: lines(presence.LineBusy)},
			[]string{"Others see Busy already."},
			[]string{"Andere sehen bereits Besetzt."},
		},
		{
			"only by hand", presence.TeamsBeRightBack, precedence.Guide(),
			precedence.Input{Clients: clients(presence.TeamsClientActive)},
			[]string{
				"To be seen as Be right back instead of Available, there is no way but to set it by hand:",
				"- Workaround: the user sets Be right back by hand (T1). Others see that until it is reset or expires.",
			},
			[]string{
				"Um als Bin gleich zurück statt Verfügbar gesehen zu werden, muss man es explizit einstellen:",
				"- Behelf: Der Benutzer stellt „Bin gleich zurück“ in Teams explizit ein (T1). Andere sehen das, bis es zurückgesetzt wird oder abläuft.",
			},
		},
		{
			"two changes, and states told together", presence.TeamsAway, precedence.Guide(),
			precedence.Input{User: presence.MiVO400Busy, Clients: clients(presence.TeamsClientActive), Lines: lines(presence.LineAvailable)},
			[]string{
				"To be seen as Away instead of Busy, any one of these:",
				"- The user presence is set to Available or Absent and every active client becomes inactive (T4, S2).",
				"- The user presence is set to Absent and every active client signs out (S2).",
				"- The user presence is set to Not available and every active client becomes inactive (T4; disputed: D3).",
				"- Workaround: the user sets Appear away by hand (T1). Others see that until it is reset or expires.",
			},
			nil,
		},
		{
			"sync off", presence.TeamsBusy,
			precedence.Policy{},
			precedence.Input{User: presence.MiVO400Available, Lines: lines(presence.LineBusy), Clients: clients(presence.TeamsClientActive)},
			[]string{
				"To be seen as Busy instead of Available, any one of these:",
				"- An active client joins a call or meeting (T4).",
				"- The administrator enables presence sync (S1).",
				"- Workaround: the user sets Busy by hand (T1). Others see that until it is reset or expires.",
			},
			[]string{
				"Um als Besetzt statt Verfügbar gesehen zu werden, genügt eines davon:",
				"- Ein aktiver Client geht in einen Anruf oder ein Meeting (T4).",
				"- Der Administrator aktiviert die Präsenz-Synchronisierung (S1).",
				"- Behelf: Der Benutzer stellt „Besetzt“ in Teams explizit ein (T1). Andere sehen das, bis es zurückgesetzt wird oder abläuft.",
			},
		},
		{
			"a status needs a session", presence.TeamsBusy, precedence.Graph(),
			precedence.Input{User: presence.MiVO400Available, Configured: presence.ConfiguredBusy},
			[]string{
				"To be seen as Busy instead of Offline, any one of these:",
				"- A call starts (T1).",
				"- The user presence is set to Absent, Meeting or Busy (T1).",
				"- A client signs in and becomes inactive, becomes active, joins a call or meeting or presents or focuses (T1).",
			},
			nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			ways := diagnosis.HowTo(tt.want, tt.in, tt.policy)
			assert.Equal(t, tt.english, strings.Split(ways.String(), "\n"), "HowTo(%v, %v)", tt.want, tt.in)
			if tt.german != nil {
				assert.Equal(t, tt.german, strings.Split(ways.TextIn(presence.German), "\n"), "HowTo(%v, %v) in German", tt.want, tt.in)
			}
		})
	}
}
