package explain_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// TestContributions has all that takes part: a state, what it becomes by which rule, and what
// becomes of it by which rule, beaten by what.
func TestContributions(t *testing.T) {
	for _, tt := range []struct {
		input, policy string
		want          []string
	}{
		{"", "guide", []string{
			"cloudLink Unknown = Teams Offline S5: withheld S5",
		}},
		{"Unknown | | Offline", "guide", []string{
			"line Unknown = CloudLink Unknown C3: nothing C3",
			"cloudLink Unknown = Teams Offline S5: withheld S5",
			"client Offline = Teams Offline T3: nothing T3",
		}},
		{"Available | Available | Inactive", "guide", []string{
			"line Available = CloudLink Available P1: won C1",
			"userPresence Available = CloudLink Available P2: won C1",
			"cloudLink Available = Teams Offline S3: withheld S3",
			"client Inactive = Teams Away T4: won T2",
		}},
		{"Offline,Available | | Active", "guide", []string{
			"line Offline = CloudLink Offline C3: outranked C1 by CloudLink Available",
			"line Available = CloudLink Available P1: won C1",
			"cloudLink Available = Teams Offline S3: withheld S3",
			"client Active = Teams Available T4: won T2",
		}},
		{"Offline", "guide", []string{
			"line Offline = CloudLink Offline C3: won C1",
			"cloudLink Offline = Teams Offline S5: withheld S5",
		}},
		{"Busy | Absent | Inactive,Active", "guide", []string{
			"line Busy = CloudLink Busy P1: outranked C1 by CloudLink Away",
			"userPresence Absent = CloudLink Away P2: won C1",
			"cloudLink Away = Teams Away S2: outranked T2 by Teams Available",
			"client Inactive = Teams Away T4: outranked T2 by Teams Available",
			"client Active = Teams Available T4: won T2",
		}},
		{"Busy | Meeting | Offline,InCall", "guide", []string{
			"line Busy = CloudLink Busy P1: won C1",
			"userPresence Meeting = CloudLink Busy P2: won C1",
			"cloudLink Busy = Teams Busy S1: won T2",
			"client Offline = Teams Offline T3: nothing T3",
			"client InCall = Teams Busy T4: won T2",
		}},
		{"Available,Busy | Busy | Presenting", "guide", []string{
			"line Available = CloudLink Available P1: outranked C1 by CloudLink Busy",
			"line Busy = CloudLink Busy P1: won C1",
			"userPresence Busy = CloudLink Busy P2: won C1",
			"cloudLink Busy = Teams Busy S1: outranked T2 by Teams DoNotDisturb",
			"client Presenting = Teams DoNotDisturb T4: won T2",
		}},
		{"DoNotDisturb | Available | Active", "guide", []string{
			"line DoNotDisturb = CloudLink DoNotDisturb P8: won C1",
			"userPresence Available = CloudLink Available P2: outranked C1 by CloudLink DoNotDisturb",
			"cloudLink DoNotDisturb = Teams Offline S4: withheld S4",
			"client Active = Teams Available T4: won T2",
		}},
		{"Busy | NotAvailable | Active", "guide", []string{ // two of CloudLink
			"line Busy = CloudLink Busy P1: outranked C1 by CloudLink DoNotDisturb",
			"userPresence NotAvailable = CloudLink DoNotDisturb P2: won C1",
			"cloudLink DoNotDisturb = Teams Offline S4: withheld S4",
			"cloudLink Busy = Teams Busy S7: won T2",
			"client Active = Teams Available T4: outranked T2 by Teams Busy",
		}},
		{"Busy,DoNotDisturb | | Presenting | AppearAway", "guide", []string{
			"line Busy = CloudLink Busy P1: outranked C1 by CloudLink DoNotDisturb",
			"line DoNotDisturb = CloudLink DoNotDisturb P8: won C1",
			"cloudLink DoNotDisturb = Teams Offline S4: withheld S4",
			"cloudLink Busy = Teams Busy S7: overridden T1 by Teams Away",
			"client Presenting = Teams DoNotDisturb T4: overridden T1 by Teams Away",
			"configured AppearAway = Teams Away T1: won T1",
		}},
		{"Busy | NotAvailable | Active", "guide+D1", []string{
			"line Busy = CloudLink Busy P1: outranked C1 by CloudLink DoNotDisturb",
			"userPresence NotAvailable = CloudLink DoNotDisturb P2: won C1",
			"cloudLink DoNotDisturb = Teams Offline S4: withheld S4",
			"client Active = Teams Available T4: won T2",
		}},
		{"Busy | NotAvailable | Active", "assistant", []string{
			"line Busy = CloudLink Busy P1: outranked C1 by CloudLink DoNotDisturb",
			"userPresence NotAvailable = CloudLink DoNotDisturb P2: won C1",
			"cloudLink DoNotDisturb = Teams DoNotDisturb S6: won T2",
			"client Active = Teams Available T4: outranked T2 by Teams DoNotDisturb",
		}},
		{" | Available | Inactive", "guide+D6", []string{
			"userPresence Available = CloudLink Available P2: won C1",
			"cloudLink Available = Teams Available S6: won T2",
			"client Inactive = Teams Away T4: outranked T2 by Teams Available",
		}},
		{"Busy | Available | Inactive", "off", []string{
			"line Busy = CloudLink Busy P1: won C1",
			"userPresence Available = CloudLink Available P2: outranked C1 by CloudLink Busy",
			"cloudLink Busy = Teams Offline S0: withheld S0",
			"client Inactive = Teams Away T4: won T2",
		}},
		{"Busy | Absent | | BeRightBack", "guide", []string{
			"line Busy = CloudLink Busy P1: outranked C1 by CloudLink Away",
			"userPresence Absent = CloudLink Away P2: won C1",
			"cloudLink Away = Teams Away S2: overridden T1 by Teams BeRightBack",
			"configured BeRightBack = Teams BeRightBack T1: won T1",
		}},
		{"Available | | Offline | Busy", "graph", []string{ // T5
			"line Available = CloudLink Available P1: won C1",
			"cloudLink Available = Teams Offline S3: withheld S3",
			"client Offline = Teams Offline T3: nothing T3",
			"configured Busy = Teams Busy T1: nothing T5",
		}},
		{"Busy | | Active | Available", "guide+D4", []string{ // T6
			"line Busy = CloudLink Busy P1: won C1",
			"cloudLink Busy = Teams Busy S1: won T2",
			"client Active = Teams Available T4: outranked T2 by Teams Busy",
			"configured Available = Teams Available T1: overridden T6 by Teams Busy",
		}},
		{" | Absent | Inactive | Available", "guide+D5", []string{ // T7
			"userPresence Absent = CloudLink Away P2: won C1",
			"cloudLink Away = Teams Away S2: won T2",
			"client Inactive = Teams Away T4: won T2",
			"configured Available = Teams Available T1: overridden T7 by Teams Away",
		}},
		{"Busy | | Inactive | Available", "guide+D4+D5", []string{ // T6, not T7
			"line Busy = CloudLink Busy P1: won C1",
			"cloudLink Busy = Teams Busy S1: won T2",
			"client Inactive = Teams Away T4: outranked T2 by Teams Busy",
			"configured Available = Teams Available T1: overridden T6 by Teams Busy",
		}},
	} {
		var got []string
		for _, c := range explain.Of(input(tt.input), policy(tt.policy)).Contributions {
			text := fmt.Sprintf("%s %v = %s %v %v: %s %v", c.Party, c.State, c.Becomes.Vocabulary(), c.Becomes, c.BecomesBy, c.Outcome, c.OutcomeBy)
			if c.LostTo != nil {
				text += fmt.Sprintf(" by %s %v", c.LostTo.Vocabulary(), c.LostTo)
			}
			got = append(got, text)
		}
		assert.Equal(t, tt.want, got, "Of(%q, %s).Contributions", tt.input, tt.policy)
	}
}

// A state outside its vocabulary takes no part.
func TestContributionsOutside(t *testing.T) {
	in := precedence.Input{Lines: presence.SetOf[presence.Line](9), UserPresence: 9, Clients: presence.SetOf[presence.TeamsClient](9), Configured: 9}
	assert.Equal(t, explain.Of(precedence.Input{}, precedence.Guide()).Contributions, explain.Of(in, precedence.Guide()).Contributions)
}

// becomes is what mappings.csv says of each state: what it becomes, and by which rule. What
// CloudLink syncs is the policy's.
var becomes = func() map[presence.State]struct{ state, by string } {
	rows, err := testdata.Records("mappings.csv")
	must(err)
	all := map[presence.State]struct{ state, by string }{}
	add := func(s presence.State, to string) {
		for _, r := range rows {
			if r[1] == s.Vocabulary() && r[2] == s.String() && r[3] == to {
				all[s] = struct{ state, by string }{r[4], r[0]}
			}
		}
	}
	for s := range presence.All[presence.Line]() {
		add(s, "CloudLink")
	}
	for s := range presence.All[presence.MiVO400]() {
		add(s, "CloudLink")
	}
	for s := range presence.All[presence.TeamsClient]() {
		add(s, "Teams")
	}
	for s := range presence.All[presence.Configured]() {
		add(s, "Teams")
	}
	return all
}()

// lawContributions holds translations to mappings.csv, and outcomes to the answer.
func lawContributions(e explain.Explanation) string {
	winners, session := map[explain.Party]int{}, presence.TeamsOffline
	for _, c := range e.Contributions {
		if c.Party == explain.PartyCloudLink {
			if synced := c.Becomes.(presence.Teams); synced != presence.TeamsOffline {
				session = synced
			}
		} else if want := becomes[c.State]; want.state != c.Becomes.String() || want.by != c.BecomesBy.String() {
			return fmt.Sprintf("%v becomes %v by %v, want %v", c.State, c.Becomes, c.BecomesBy, want)
		}
		where := presence.State(e.Resolution.Teams)
		if c.Becomes.Vocabulary() == "CloudLink" {
			where = e.Resolution.CloudLink
		}
		lost := c.Outcome == explain.OutcomeOutranked || c.Outcome == explain.OutcomeOverridden
		switch {
		case c.Outcome == explain.OutcomeWon && c.Becomes != where:
			return fmt.Sprintf("%v won as %v, want %v", c.State, c.Becomes, where)
		case c.Outcome == explain.OutcomeOutranked && c.Becomes == where:
			return fmt.Sprintf("%v outranked", c.State)
		case lost && c.LostTo != where, !lost && c.LostTo != nil:
			return fmt.Sprintf("%v lost to %v, want %v", c.State, c.LostTo, where)
		case c.OutcomeBy != decidedBy(c, e):
			return fmt.Sprintf("%v %s by %v, want %v", c.State, c.Outcome, c.OutcomeBy, decidedBy(c, e))
		case c.Outcome == explain.OutcomeWon:
			winners[c.Party]++
		}
	}
	inTeams := winners[explain.PartyCloudLink] + winners[explain.PartyClient]
	byHand := winners[explain.PartyConfigured]
	switch rule := e.Resolution.TeamsRule; {
	case session != e.Resolution.Session:
		return fmt.Sprintf("CloudLink's session %v", session)
	case rule == precedence.T1 && (byHand != 1 || inTeams != 0), rule == precedence.T2 && (byHand != 0 || inTeams == 0), rule == precedence.T3 && byHand+inTeams != 0:
		return fmt.Sprintf("%d of the sessions and %d set by hand won by %v", inTeams, byHand, rule)
	case winners[explain.PartyLine]+winners[explain.PartyUserPresence] == 0 && e.Resolution.CloudLink != presence.CloudLinkUnknown:
		return "no winner in CloudLink"
	}
	return ""
}

var withheld = map[presence.State]precedence.Rule{
	presence.CloudLinkAvailable: precedence.S3, presence.CloudLinkDoNotDisturb: precedence.S4,
	presence.CloudLinkOffline: precedence.S5, presence.CloudLinkUnknown: precedence.S5,
}

// decidedBy returns the rule by which c can have its outcome.
func decidedBy(c explain.Contribution, e explain.Explanation) precedence.Rule {
	switch {
	case c.State == presence.LineUnknown:
		return precedence.C3
	case c.State == presence.TeamsClientOffline:
		return precedence.T3
	case c.Party == explain.PartyLine, c.Party == explain.PartyUserPresence:
		return precedence.C1
	case c.Outcome == explain.OutcomeWithheld && !e.Policy.Sync():
		return precedence.S0
	case c.Outcome == explain.OutcomeWithheld:
		return withheld[c.State]
	case c.Outcome == explain.OutcomeNothing:
		return precedence.T5
	case c.Party == explain.PartyConfigured && c.Outcome == explain.OutcomeOverridden && e.Resolution.Teams == presence.TeamsBusy:
		return precedence.T6
	case c.Party == explain.PartyConfigured && c.Outcome == explain.OutcomeOverridden:
		return precedence.T7
	default:
		return e.Resolution.TeamsRule
	}
}

// everyPolicy are those with presence sync on or off and any of D1 to D5: 28.
func everyPolicy() (all []precedence.Policy) {
	unique := map[precedence.Policy]bool{}
	for bits := range 64 {
		p := precedence.Guide().WithSync(bits < 32)
		for i, point := range []precedence.Point{precedence.D1, precedence.D2, precedence.D3, precedence.D4, precedence.D5} {
			if bits&(1<<i) != 0 {
				p = p.With(point)
			}
		}
		if !unique[p] {
			unique[p] = true
			all = append(all, p)
		}
	}
	return all
}
