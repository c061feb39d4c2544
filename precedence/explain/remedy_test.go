package explain_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

func TestRemedies(t *testing.T) {
	for _, tt := range []struct{ input, policy, want string }{
		{"Busy | Absent | Active", "guide", "userPresence Available"},
		{"Busy | Absent | Offline", "guide", "userPresence Available"},
		{"Busy | Absent | Active | BeRightBack", "guide", "userPresence Available and configured None"},
		{"Busy | Available | Active | Available", "guide", "configured None"},
		{"Busy | Available | Active", "off", "sync"},
		{"Busy | Absent | Active", "off", "userPresence Available and sync"},
		{"Busy | NotAvailable | Active", "guide", ""},
		{"Busy | NotAvailable | Active", "guide+D1", "by hand configured Busy"},
		{"Busy | NotAvailable | Offline", "off", "sync"},
		{"Busy | Available | Active | DoNotDisturb", "guide", ""},
		{"Available | Available | Offline", "guide", "client Active"},
		{" | Available | Offline", "guide", "client Active"},
		{"Available | Available | ", "guide", ""},
		{"Available | Available | Inactive", "guide", ""},
		{"Available | NotAvailable | Active", "guide", "by hand configured DoNotDisturb"},
		{"Available | NotAvailable | Active", "assistant", ""},
		{"DoNotDisturb | Available | Active", "guide", "by hand configured DoNotDisturb"},
		{"DoNotDisturb | Absent | Inactive", "guide", ""},
		{"Available | Absent | Active", "guide", "by hand configured AppearAway"},
		{"Available | Meeting | Active", "off", "sync"},
		{"Available | Available | Active | Busy", "guide", ""},
		{"Available | Available | InCall | Available", "guide", "configured None"},
		{"Available | Available | Presenting | AppearOffline", "guide", "configured None"},
		{"Available | Available | Offline | Busy", "graph", "client Active"},
		{"Available | Available | | Busy", "graph", ""},
		{"Available | Available | Inactive | Available", "guide+D5", ""},
		{"", "guide", ""},
	} {
		var ways []string
		for _, way := range explain.Of(input(tt.input), policy(tt.policy)).Remedies {
			var changes []string
			for _, c := range way.Changes {
				changes = append(changes, strings.Replace(fmt.Sprint(c.Party, " ", c.To), "cloudLink <nil>", "sync", 1))
			}
			text := strings.Join(changes, " and ")
			if way.ByHand {
				text = "by hand " + text
			}
			ways = append(ways, text)
		}
		assert.Equal(t, tt.want, strings.Join(ways, "; "), "remedies of %q by %s", tt.input, tt.policy)
	}
}

// wanted are the states of Teams that show what the reports say of the user, the best first;
// none where they say nothing of it.
func wanted(in precedence.Input, answer precedence.Resolution) []presence.Teams {
	byHand := map[presence.Configured]presence.Teams{
		presence.ConfiguredAvailable: presence.TeamsAvailable, presence.ConfiguredBusy: presence.TeamsBusy,
		presence.ConfiguredDoNotDisturb: presence.TeamsDoNotDisturb, presence.ConfiguredBeRightBack: presence.TeamsBeRightBack,
		presence.ConfiguredAppearAway: presence.TeamsAway, presence.ConfiguredAppearOffline: presence.TeamsOffline,
	}
	chose, chosen := byHand[in.Configured]
	switch {
	case in.Clients.Has(presence.TeamsClientPresenting):
		return []presence.Teams{presence.TeamsDoNotDisturb}
	case in.Lines.Has(presence.LineBusy), in.Clients.Has(presence.TeamsClientInCall):
		return []presence.Teams{presence.TeamsBusy, presence.TeamsDoNotDisturb}
	case chosen && answer.TeamsRule != precedence.T2: // it shows, or would with a session
		return []presence.Teams{chose}
	case chosen: // set aside, for want of activity
		return nil
	case in.UserPresence == presence.MiVO400Absent:
		return []presence.Teams{presence.TeamsAway}
	case in.UserPresence == presence.MiVO400NotAvailable, in.Lines.Has(presence.LineDoNotDisturb):
		return []presence.Teams{presence.TeamsDoNotDisturb}
	case in.UserPresence == presence.MiVO400Busy, in.UserPresence == presence.MiVO400Meeting:
		return []presence.Teams{presence.TeamsBusy}
	case answer.Teams != presence.TeamsOffline: // who is idle is rightly seen as Away
		return nil
	case in.UserPresence == presence.MiVO400Available, in.Lines.Has(presence.LineAvailable):
		return []presence.Teams{presence.TeamsAvailable}
	default:
		return nil
	}
}

// lawRemedies holds remedies to what is wanted, and to changes that somebody would make for it.
func lawRemedies(e explain.Explanation) string {
	want := wanted(e.Input, e.Resolution)
	if len(want) == 0 || slices.Contains(want, e.Resolution.Teams) {
		if len(e.Remedies) > 0 {
			return fmt.Sprintf("remedies %v where nothing is hidden", e.Remedies)
		}
		return ""
	}
	// Nobody who is not known to be signed out is told to sign in, or to set Available instead.
	byHand := e.Input
	byHand.Configured = map[presence.Teams]presence.Configured{
		presence.TeamsDoNotDisturb: presence.ConfiguredDoNotDisturb, presence.TeamsBusy: presence.ConfiguredBusy, presence.TeamsAway: presence.ConfiguredAppearAway,
	}[want[0]]
	if len(e.Remedies) == 0 && slices.Contains(want, e.Policy.Resolve(byHand).Teams) {
		return fmt.Sprintf("no remedy to be seen as %v", want)
	}
	for _, way := range e.Remedies {
		in, p := explain.Apply(e.Input, e.Policy, way.Changes...)
		if way.Resolution != p.Resolve(in) || !slices.Contains(want, way.Resolution.Teams) || way.Resolution.Teams != e.Remedies[0].Resolution.Teams {
			return fmt.Sprintf("remedy %v leads to %v, want %v", way, p.Resolve(in), want)
		}
		byHand := false
		for _, c := range way.Changes {
			switch to := c.To.(type) {
			case presence.MiVO400:
				if to != presence.MiVO400Available || e.Input.UserPresence != presence.MiVO400Absent {
					return fmt.Sprintf("nobody wants %v", c)
				}
			case presence.TeamsClient:
				if to != presence.TeamsClientActive {
					return fmt.Sprintf("nobody wants %v", c)
				}
			case presence.Configured:
				byHand = byHand || to != presence.ConfiguredNone
			case nil:
				if e.Policy.Sync() {
					return "presence sync is on already"
				}
			default:
				return fmt.Sprintf("nobody wants %v", c)
			}
		}
		if way.ByHand != byHand || len(way.Changes) != len(e.Remedies[0].Changes) {
			return fmt.Sprintf("remedy %v beside %v", way, e.Remedies[0])
		}
		// None of the changes is needless.
		for i := range way.Changes {
			if in, p := explain.Apply(e.Input, e.Policy, slices.Delete(slices.Clone(way.Changes), i, i+1)...); slices.Contains(want, p.Resolve(in).Teams) {
				return fmt.Sprintf("remedy %v needs no %v", way, way.Changes[i])
			}
		}
	}
	return ""
}
