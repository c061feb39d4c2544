package explain_test

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// TestWhatIf lists all changes that exist, with what others see after each.
func TestWhatIf(t *testing.T) {
	for _, tt := range []struct{ input, policy, want string }{
		{"", "guide", `
			line Unknown: Busy=Busy
			userPresence Unknown: Available=Offline Absent=Away Meeting=Busy Busy=Busy NotAvailable=Offline
			client Offline: Inactive=Away Active=Available InCall=Busy Presenting=DoNotDisturb
			configured None: Available=Available Busy=Busy DoNotDisturb=DoNotDisturb BeRightBack=BeRightBack AppearAway=Away AppearOffline=Offline`},
		{"Busy | Absent | Inactive,Active | BeRightBack", "guide", `
			line Busy: Available=BeRightBack
			userPresence Absent: Available=BeRightBack Meeting=BeRightBack Busy=BeRightBack NotAvailable=BeRightBack
			client Inactive: Offline=BeRightBack Active=BeRightBack InCall=BeRightBack Presenting=BeRightBack
			client Active: Offline=BeRightBack Inactive=BeRightBack InCall=BeRightBack Presenting=BeRightBack
			configured BeRightBack: None=Available Available=Available Busy=Busy DoNotDisturb=DoNotDisturb AppearAway=Away AppearOffline=Offline`},
		{"Available,Offline | NotAvailable | Offline", "graph", `
			line Available: Busy=Busy
			userPresence NotAvailable: Available=Offline Absent=Away Meeting=Busy Busy=Busy
			client Offline: Inactive=Away Active=Available InCall=Busy Presenting=DoNotDisturb
			configured None: Available=Offline Busy=Offline DoNotDisturb=Offline BeRightBack=Offline AppearAway=Offline AppearOffline=Offline`},
		{"DoNotDisturb | Available | Presenting", "off", `
			line DoNotDisturb: Available=DoNotDisturb
			userPresence Available: Absent=DoNotDisturb Meeting=DoNotDisturb Busy=DoNotDisturb NotAvailable=DoNotDisturb
			client Presenting: Offline=Offline Inactive=Away Active=Available InCall=Busy
			configured None: Available=Available Busy=Busy DoNotDisturb=DoNotDisturb BeRightBack=BeRightBack AppearAway=Away AppearOffline=Offline
			cloudLink <nil>: <nil>=DoNotDisturb`},
		{"Busy,DoNotDisturb | Available | InCall", "off", `
			line Busy: Available=Busy
			line DoNotDisturb: Available=Busy
			userPresence Available: Absent=Busy Meeting=Busy Busy=Busy NotAvailable=Busy
			client InCall: Offline=Offline Inactive=Away Active=Available Presenting=DoNotDisturb
			configured None: Available=Available Busy=Busy DoNotDisturb=DoNotDisturb BeRightBack=BeRightBack AppearAway=Away AppearOffline=Offline
			cloudLink <nil>: <nil>=Busy`},
		{"Offline", "guide", `
			userPresence Unknown: Available=Offline Absent=Away Meeting=Busy Busy=Busy NotAvailable=Offline
			client Offline: Inactive=Away Active=Available InCall=Busy Presenting=DoNotDisturb
			configured None: Available=Available Busy=Busy DoNotDisturb=DoNotDisturb BeRightBack=BeRightBack AppearAway=Away AppearOffline=Offline`},
		{"Unknown,DoNotDisturb | NotAvailable | Active", "guide", `
			line Unknown: Busy=Busy
			line DoNotDisturb: Available=Available
			userPresence NotAvailable: Available=Available Absent=Available Meeting=Available Busy=Available
			client Active: Offline=Offline Inactive=Away InCall=Busy Presenting=DoNotDisturb
			configured None: Available=Available Busy=Busy DoNotDisturb=DoNotDisturb BeRightBack=BeRightBack AppearAway=Away AppearOffline=Offline`},
	} {
		in, p := input(tt.input), policy(tt.policy)
		e := explain.WhatIf(in, p)
		got, head := "", ""
		sets := [][]explain.Change{nil}
		for _, effect := range e.Effects {
			sets = append(sets, []explain.Change{effect.Change})
			if of := fmt.Sprintf("\n\t\t\t%s %v:", effect.Change.Party, effect.Change.From); of != head {
				got += of
				head = of
			}
			got += fmt.Sprintf(" %v=%v", effect.Change.To, effect.Resolution.Teams)
			after, by := explain.Apply(in, p, effect.Change)
			assert.Equal(t, by.Resolve(after), effect.Resolution, "%v of %v", effect.Change, in)
			assert.Equal(t, disputed(after, by), effect.Disputed, "disputed after %v of %v", effect.Change, in)
		}
		assert.Equal(t, tt.want, got, "WhatIf(%q, %s)", tt.input, tt.policy)
		assert.ElementsMatch(t, unsettled(in, p, sets), e.Unreported, "WhatIf(%q, %s)", tt.input, tt.policy)
		assert.Equal(t, []any{in, p, p.Resolve(in), disputed(in, p)}, []any{e.Input, e.Policy, e.Resolution, e.Disputed}, "WhatIf(%q, %s)", tt.input, tt.policy)
	}
}

// choices returns what can change, by the documentation of WhatIf, those of one report together.
func choices(in precedence.Input, p precedence.Policy) (all [][]explain.Change) {
	switch {
	case in.Lines.Has(presence.LineBusy):
		all = append(all, []explain.Change{{Party: explain.PartyLine, From: presence.LineBusy, To: presence.LineAvailable}})
	case in.Lines.Has(presence.LineAvailable):
		all = append(all, []explain.Change{{Party: explain.PartyLine, From: presence.LineAvailable, To: presence.LineBusy}})
	case in.Lines == presence.SetOf[presence.Line](), in.Lines.Has(presence.LineUnknown):
		all = append(all, []explain.Change{{Party: explain.PartyLine, From: presence.LineUnknown, To: presence.LineBusy}})
	}
	if in.Lines.Has(presence.LineDoNotDisturb) {
		all = append(all, []explain.Change{{Party: explain.PartyLine, From: presence.LineDoNotDisturb, To: presence.LineAvailable}})
	}
	add := func(party explain.Party, from presence.State, to ...presence.State) {
		var group []explain.Change
		for _, s := range to {
			if s != from {
				group = append(group, explain.Change{Party: party, From: from, To: s})
			}
		}
		all = append(all, group)
	}
	add(explain.PartyUserPresence, in.UserPresence, presence.MiVO400Available, presence.MiVO400Absent, presence.MiVO400Meeting, presence.MiVO400Busy, presence.MiVO400NotAvailable)
	clients := slices.Collect(in.Clients.All())
	if len(clients) == 0 {
		clients = append(clients, presence.TeamsClientOffline)
	}
	for _, from := range clients {
		add(explain.PartyClient, from, presence.TeamsClientOffline, presence.TeamsClientInactive, presence.TeamsClientActive, presence.TeamsClientInCall, presence.TeamsClientPresenting)
	}
	add(
		explain.PartyConfigured, in.Configured, presence.ConfiguredNone, presence.ConfiguredAvailable, presence.ConfiguredBusy, presence.ConfiguredDoNotDisturb,
		presence.ConfiguredBeRightBack, presence.ConfiguredAppearAway, presence.ConfiguredAppearOffline,
	)
	if !p.Sync() {
		all = append(all, []explain.Change{{Party: explain.PartyCloudLink}})
	}
	return all
}

// A plan is a choice of changes, and the situation after them.
type plan struct {
	changes []explain.Change
	situation
}

// plans returns all plans. The place of one is the sum of its picks, each times its group's
// stride; pick 0 changes nothing.
func plans(in precedence.Input, p precedence.Policy) (all []plan, groups [][]explain.Change) {
	groups = choices(in, p)
	all = make([]plan, 1)
	for _, group := range groups {
		for _, c := range group {
			for _, before := range all[:len(all)/(slices.Index(group, c)+1)] {
				after := before
				after.changes = append(slices.Clip(before.changes), c)
				all = append(all, after)
			}
		}
	}
	for i := range all {
		all[i].in, all[i].policy = applied(in, p, all[i].changes)
		all[i].answer = all[i].policy.Resolve(all[i].in)
	}
	return all, groups
}

// applied makes changes: all leave where they were before any arrives.
func applied(in precedence.Input, p precedence.Policy, changes []explain.Change) (precedence.Input, precedence.Policy) {
	for _, c := range changes {
		switch c.Party {
		case explain.PartyLine:
			in.Lines = in.Lines.Without(c.From.(presence.Line))
		case explain.PartyClient:
			in.Clients = in.Clients.Without(c.From.(presence.TeamsClient))
		}
	}
	for _, c := range changes {
		switch c.Party {
		case explain.PartyLine:
			in.Lines = in.Lines.With(c.To.(presence.Line))
		case explain.PartyUserPresence:
			in.UserPresence = c.To.(presence.MiVO400)
		case explain.PartyClient:
			in.Clients = in.Clients.With(c.To.(presence.TeamsClient))
		case explain.PartyConfigured:
			in.Configured = c.To.(presence.Configured)
		case explain.PartyCloudLink:
			p = p.WithSync(true)
		}
	}
	return in, p
}

// TestHowTo compares ways with a search through all plans, for each state and each activity.
func TestHowTo(t *testing.T) {
	t.Parallel()
	n := 0
	for _, text := range []string{"guide", "graph", "off"} {
		p := policy(text)
		for in := range precedence.Inputs() {
			if n++; in.Clients.Len() > 2 || n%797 != 0 {
				continue
			}
			all, groups := plans(in, p)
			for want := range wants() {
				ways := explain.HowTo(want, in, p)
				require.Equal(t,
					[]any{want, in, p, p.Resolve(in), disputed(in, p)}, []any{ways.Want, ways.Input, ways.Policy, ways.Resolution, ways.Disputed}, "HowTo(%v, %v, %v)", want, in, p)
				sets := [][]explain.Change{nil}
				for _, way := range ways.Ways {
					sets = append(sets, way.Changes)
				}
				require.ElementsMatch(t, unsettled(in, p, sets), ways.Unreported, "HowTo(%v, %v, %v)", want, in, p)
				compareWays(t, ways, all, groups)
			}
		}
	}
}

// unsettled returns who reports nothing, if that could matter after one of sets.
func unsettled(in precedence.Input, p precedence.Policy, sets [][]explain.Change) []explain.Party {
	for _, changes := range sets {
		if _, could := unreported(applied(in, p, changes)); len(could) > 0 {
			parties, _ := unreported(in, p)
			return parties
		}
	}
	return nil
}

// wants are what can be wanted: each state, and each activity with its state.
func wants() iter.Seq[explain.Seen] {
	return func(yield func(explain.Seen) bool) {
		for state := range presence.All[presence.Teams]() {
			for _, activity := range activities {
				if (activity == "" || state == busy || state == doNotDisturb || state == offline) && !yield(explain.Seen{Teams: state, Activity: activity}) {
					return
				}
			}
		}
	}
}

// TestHowToBeyond wants an appointment where one leads there.
func TestHowToBeyond(t *testing.T) {
	var calendar []string
	for want := range wants() {
		if ways := explain.HowTo(want, input("Available | | Active"), precedence.Guide()); len(ways.Beyond) > 0 {
			assert.Equal(t, []explain.Beyond{explain.BeyondCalendar}, ways.Beyond, "beyond of %v", want)
			calendar = append(calendar, strings.TrimSpace(fmt.Sprint(want.Teams, " ", want.Activity)))
		}
	}
	assert.Equal(t, []string{"Busy", "Busy plain", "Busy inAMeeting", "DoNotDisturb", "DoNotDisturb plain", "DoNotDisturb focusing"}, calendar)
	for _, hidden := range []string{"Available | | Presenting", "Available | | Active | Available"} {
		assert.Empty(t, explain.HowTo(explain.Seen{Teams: busy}, input(hidden), precedence.Guide()).Beyond, "beyond of %s", hidden)
	}
}

// Nothing leads to an activity that its state does not have.
func TestHowToNever(t *testing.T) {
	ways := explain.HowTo(explain.Seen{Teams: away, Activity: explain.ActivityInACall}, input(""), precedence.Guide())
	assert.Empty(t, ways.Ways)
	assert.Contains(t, ways.Text(presence.English), "Nothing that is modelled here leads to “In a call”.")
}

func compareWays(t *testing.T, ways explain.Ways, all []plan, groups [][]explain.Change) {
	var reach []bool
	for _, plan := range all {
		reach = append(reach, plan.answer.Teams == ways.Want.Teams && shows(plan.in, plan.answer)&(1<<slices.Index(activities, ways.Want.Activity)) != 0)
	}
	want := map[string]plan{}
	for place, plan := range all {
		if reach[place] && smallest(place, reach, groups) {
			want[fmt.Sprint(plan.changes)] = plan
		}
	}
	order := 0
	for _, way := range ways.Ways {
		plan, found := want[fmt.Sprint(way.Changes)]
		require.True(t, found, "way %v of %v to %v: not one of the smallest, or twice", way, ways.Input, ways.Want)
		delete(want, fmt.Sprint(way.Changes))
		byHand, rank := false, len(way.Changes)
		for _, c := range way.Changes {
			if c.Party == explain.PartyConfigured && c.To != presence.ConfiguredNone {
				byHand, rank = true, 100+len(way.Changes)
			}
		}
		require.Equal(t, byHand, way.ByHand, "by hand: %v", way)
		require.Equal(t, plan.answer, way.Resolution, "resolution of %v", way)
		require.Equal(t, disputed(plan.in, plan.policy), way.Disputed, "disputed in %v of %v", way, ways.Input)
		require.GreaterOrEqual(t, rank, order, "order of %v to %v", ways.Input, ways.Want)
		order = rank
	}
	require.Empty(t, want, "ways of %v to %v that are missing", ways.Input, ways.Want)
}

// smallest reports whether no part of the plan at place leads there, too.
func smallest(place int, reach []bool, groups [][]explain.Change) bool {
	parts, stride := []int{0}, 1
	for _, group := range groups {
		if pick := place / stride % (len(group) + 1); pick != 0 {
			for _, part := range parts {
				parts = append(parts, part+pick*stride)
			}
		}
		stride *= len(group) + 1
	}
	return !slices.ContainsFunc(parts, func(part int) bool { return part != place && reach[part] })
}

// TestChangeText has a text for every change.
func TestChangeText(t *testing.T) {
	for _, effect := range slices.Concat(
		explain.WhatIf(input(""), precedence.Off()).Effects,
		explain.WhatIf(input("Busy | Absent | Offline,Inactive,Active,InCall,Presenting | Busy"), precedence.Off()).Effects,
	) {
		english, german := effect.Change.Text(presence.English), effect.Change.Text(presence.German)
		assert.NotEqual(t, english, german, "texts of %v", effect.Change)
		assert.NotContains(t, english+german, "%!", "texts of %v", effect.Change)
		assert.Equal(t, strings.TrimSpace(english), english)
	}
}
