package diagnosis_test

import (
	"iter"
	"maps"
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

// tried are the policies that Why tries where the policy is not known.
var tried = append(slices.Clone(policies), callOverrides)

// A question is an input and a policy.
type question struct {
	in precedence.Input
	p  precedence.Policy
}

// values returns the value of each report.
func (q question) values() map[diagnosis.Report]any {
	return map[diagnosis.Report]any{
		diagnosis.ReportLines: q.in.Lines, diagnosis.ReportUser: q.in.User, diagnosis.ReportClients: q.in.Clients,
		diagnosis.ReportConfigured: q.in.Configured, diagnosis.ReportPolicy: q.p,
	}
}

// fitting ranges over every question that agrees with what is known and leads to what is seen.
func fitting(seen presence.Teams, known diagnosis.Facts) iter.Seq[question] {
	return func(yield func(question) bool) {
		for _, p := range either(known.Policy, slices.Values(tried)) {
			for _, lines := range either(known.Lines, presence.Sets[presence.Line]()) {
				for _, user := range either(known.User, presence.All[presence.MiVO400]()) {
					for _, clients := range either(known.Clients, presence.Sets[presence.TeamsClient]()) {
						for _, configured := range either(known.Configured, presence.All[presence.Configured]()) {
							q := question{precedence.Input{Lines: lines, User: user, Clients: clients, Configured: configured}, p}
							if p.Resolve(q.in).Teams == seen && !yield(q) {
								return
							}
						}
					}
				}
			}
		}
	}
}

// either returns the value of f, or all.
func either[T comparable](f diagnosis.Fact[T], all iter.Seq[T]) []T {
	if value, known := f.Value(); known {
		return []T{value}
	}
	return slices.Collect(all)
}

// fits reports whether any question does.
func fits(seen presence.Teams, known diagnosis.Facts) bool {
	for range fitting(seen, known) {
		return true
	}
	return false
}

// checkCauses compares the causes with every question that fits, and what they say with each.
func checkCauses(t require.TestingT, seen presence.Teams, known diagnosis.Facts) {
	causes := diagnosis.Why(seen, known)
	left := map[question]bool{}
	for q := range fitting(seen, known) {
		left[q] = true
	}
	values := map[diagnosis.Kind]map[diagnosis.Report]map[any]bool{}
	least := 0
	for cause := range causes.All() {
		require.GreaterOrEqual(t, oddities(cause.Input, cause.Policy), least, "%v must come after simpler causes of %v", cause, causes)
		least = oddities(cause.Input, cause.Policy)
		require.Nil(t, values[cause.Kind], "%v twice in %v", cause.Kind, causes)
		values[cause.Kind] = map[diagnosis.Report]map[any]bool{}
		german := cause.TextIn(presence.German)
		require.NotContains(t, cause.String()+german, "{", "text of %v", cause)
		require.NotEqual(t, cause.String(), german, "text of %v", cause)
		claimed := made(cause.String())
		require.NotEmpty(t, claimed, "claims of %v", cause)
		n, first := 0, false
		for in, p := range causes.Inputs(cause.Kind) {
			q := question{in, p}
			require.True(t, left[q], "%v of %v must fit, and by one cause only", q, causes)
			delete(left, q)
			n++
			require.GreaterOrEqual(t, oddities(in, p), least, "%v is simpler than %v", q, cause)
			first = first || in == cause.Input && p == cause.Policy
			for report, value := range q.values() {
				if values[cause.Kind][report] == nil {
					values[cause.Kind][report] = map[any]bool{}
				}
				values[cause.Kind][report][value] = true
			}
			for _, claim := range claimed {
				require.True(t, claims[claim](q), "%q of %v under %v: %v", claim, q.in, q.p, cause)
			}
		}
		require.Equal(t, n, cause.Inputs, "inputs of %v in %v", cause.Kind, causes)
		require.True(t, first, "%v is to be an input of %v", cause.Input, cause)
	}
	require.Empty(t, left, "inputs that fit, by no cause of Why(%v, %v)", seen, known)
	checkAsk(t, causes, values)
}

// oddities counts what is out of the ordinary, as the documentation of All has it.
func oddities(in precedence.Input, p precedence.Policy) (n int) {
	if in.User != presence.MiVO400Available && in.User != presence.MiVO400Unknown {
		n++
	}
	if in.Configured != presence.ConfiguredNone {
		n++
	}
	if in.Lines.Union(lines(presence.LineUnknown, presence.LineOffline)) == lines(presence.LineUnknown, presence.LineOffline) {
		n++
	}
	if p != precedence.Guide() {
		n++
	}
	return n
}

// checkAsk counts the pairs of causes that each report separates.
func checkAsk(t require.TestingT, causes diagnosis.Causes, values map[diagnosis.Kind]map[diagnosis.Report]map[any]bool) {
	kinds := slices.Collect(maps.Keys(values))
	separates := map[diagnosis.Report]int{}
	for i, a := range kinds {
		for _, b := range kinds[:i] {
			for report := range values[a] {
				both := slices.ContainsFunc(slices.Collect(maps.Keys(values[a][report])), func(v any) bool { return values[b][report][v] })
				if !both {
					separates[report]++
				}
			}
		}
	}
	report, ok := causes.Ask()
	if len(separates) == 0 {
		require.False(t, ok, "Ask of %v", causes)
		return
	}
	require.Equal(t, slices.Max(slices.Collect(maps.Values(separates))), separates[report], "causes that Ask of %v separates", causes)
}

// claims are what the text of a cause may say, and what makes it true.
var claims = map[string]func(question) bool{
	"the user set Available by hand":           func(q question) bool { return q.in.Configured == presence.ConfiguredAvailable },
	"the user set Busy by hand":                func(q question) bool { return q.in.Configured == presence.ConfiguredBusy },
	"the user set Do not disturb by hand":      func(q question) bool { return q.in.Configured == presence.ConfiguredDoNotDisturb },
	"the user set Be right back by hand":       func(q question) bool { return q.in.Configured == presence.ConfiguredBeRightBack },
	"the user set Appear away by hand":         func(q question) bool { return q.in.Configured == presence.ConfiguredAppearAway },
	"the user set Appear offline by hand":      func(q question) bool { return q.in.Configured == presence.ConfiguredAppearOffline },
	"a status is set by hand":                  func(q question) bool { return q.in.Configured != presence.ConfiguredNone },
	"there is no session":                      func(q question) bool { return q.p.Resolve(q.in).TeamsRule == precedence.T3 },
	"gives way to a call (T6)":                 func(q question) bool { return q.p.CallOverridesAvailable },
	"presence sync is off":                     func(q question) bool { return q.p.Published.Len() == 0 },
	"CloudLink does not send its Busy to":      func(q question) bool { return cloudLinkOf(q) == presence.CloudLinkBusy && unpublished(q) },
	"CloudLink does not send its Busy or Away": func(q question) bool { return unpublished(q) },
	"CloudLink sends other states":             func(q question) bool { return q.p.Published != precedence.Guide().Published },
	"CloudLink does not send its Available":    func(q question) bool { return cloudLinkOf(q) == presence.CloudLinkAvailable && unpublished(q) },
	"CloudLink sends nothing that":             func(q question) bool { return unpublished(q) },
	"CloudLink has nothing to send":            func(q question) bool { return unpublished(q) && cloudLinkOf(q) <= presence.CloudLinkOffline },
	"the user presence is Absent":              func(q question) bool { return q.in.User == presence.MiVO400Absent },
	"CloudLink is Away":                        func(q question) bool { return cloudLinkOf(q) == presence.CloudLinkAway },
	"hides the call (C1)": func(q question) bool {
		return q.in.Lines.Has(presence.LineBusy) && cloudLinkOf(q) != presence.CloudLinkBusy
	},
	"is outranked by no client":             func(q question) bool { return strongestClient(q) <= presence.TeamsClientInactive },
	"the user presence is Not available":    func(q question) bool { return q.in.User == presence.MiVO400NotAvailable },
	"CloudLink is Do not disturb":           func(q question) bool { return cloudLinkOf(q) == presence.CloudLinkDoNotDisturb },
	"is not sent to Teams (S4)":             func(q question) bool { return unpublished(q) },
	"sends that to Teams as Do not disturb": func(q question) bool { return q.p.Resolve(q.in).Session == presence.TeamsDoNotDisturb },
	"guide says Busy instead (D1)":          func(q question) bool { return q.in.Lines.Has(presence.LineBusy) },
	"the user is on the phone":              func(q question) bool { return q.in.Lines.Has(presence.LineBusy) },
	"sends that to Teams as Busy":           func(q question) bool { return q.p.Resolve(q.in).SessionRule == precedence.S1 },
	"the user presence is Busy or Meeting": func(q question) bool {
		return q.in.User == presence.MiVO400Busy || q.in.User == presence.MiVO400Meeting
	},
	"a client is in a call or meeting":       func(q question) bool { return q.in.Clients.Has(presence.TeamsClientInCall) },
	"a client is presenting or focusing":     func(q question) bool { return q.in.Clients.Has(presence.TeamsClientPresenting) },
	"a client is active":                     func(q question) bool { return q.in.Clients.Has(presence.TeamsClientActive) },
	"no client is more than inactive":        func(q question) bool { return strongestClient(q) <= presence.TeamsClientInactive },
	"no client is more than inactive, which": func(q question) bool { return strongestClient(q) == presence.TeamsClientInactive },
	"no client is signed in":                 func(q question) bool { return strongestClient(q) == presence.TeamsClientOffline },
}

func cloudLinkOf(q question) presence.CloudLink {
	return q.p.Resolve(q.in).CloudLink
}

func unpublished(q question) bool {
	return q.p.Resolve(q.in).Session == presence.TeamsOffline
}

// strongestClient returns the last of the clients' states, which are in order.
func strongestClient(q question) (last presence.TeamsClient) {
	for client := range q.in.Clients.All() {
		last = client
	}
	return last
}

// made returns the claims that text makes.
func made(text string) (all []string) {
	for claim := range claims {
		if strings.Contains(text, claim) || strings.Contains(strings.ToLower(text[:1])+text[1:], claim) {
			all = append(all, claim)
		}
	}
	return all
}

// TestCauses looks for every cause of every state, of a user of whom nothing is known.
func TestCauses(t *testing.T) {
	for seen := range presence.All[presence.Teams]() {
		t.Run(seen.String(), func(t *testing.T) {
			t.Parallel()
			checkCauses(t, seen, diagnosis.Facts{})
		})
	}
}

// TestCausesOfFacts draws what is known.
func TestCausesOfFacts(t *testing.T) {
	inputs := slices.Collect(precedence.Inputs())
	rapid.Check(t, func(t *rapid.T) {
		in, p := rapid.SampledFrom(inputs).Draw(t, "in"), rapid.SampledFrom(tried).Draw(t, "policy")
		known := diagnosis.Facts{
			Lines:      maybe(t, in.Lines, "lines"),
			User:       maybe(t, in.User, "user"),
			Clients:    maybe(t, in.Clients, "clients"),
			Configured: maybe(t, in.Configured, "configured"),
			Policy:     maybe(t, p, "policy"),
		}
		seen := rapid.SampledFrom(slices.Collect(presence.All[presence.Teams]())).Draw(t, "seen")
		checkCauses(t, seen, known)
		checkDoubts(t, seen, known)
	})
}

func maybe[T comparable](t *rapid.T, value T, what string) (f diagnosis.Fact[T]) {
	if rapid.Bool().Draw(t, what+" known") {
		f = diagnosis.Known(value)
	}
	return f
}

// checkDoubts forgets each fact in turn.
func checkDoubts(t require.TestingT, seen presence.Teams, known diagnosis.Facts) {
	var want []diagnosis.Report
	without := []struct {
		report diagnosis.Report
		known  diagnosis.Facts
	}{
		{diagnosis.ReportLines, known},
		{diagnosis.ReportUser, known},
		{diagnosis.ReportClients, known},
		{diagnosis.ReportConfigured, known},
		{diagnosis.ReportPolicy, known},
	}
	without[0].known.Lines = diagnosis.Fact[presence.Set[presence.Line]]{}
	without[1].known.User = diagnosis.Fact[presence.MiVO400]{}
	without[2].known.Clients = diagnosis.Fact[presence.Set[presence.TeamsClient]]{}
	without[3].known.Configured = diagnosis.Fact[presence.Configured]{}
	without[4].known.Policy = diagnosis.Fact[precedence.Policy]{}
	if !fits(seen, known) {
		for _, w := range without {
			if fits(seen, w.known) {
				want = append(want, w.report)
			}
		}
	}
	assert.Equal(t, want, slices.Collect(diagnosis.Why(seen, known).Doubts()), "doubts of Why(%v, %v)", seen, known)
}

func TestAsk(t *testing.T) {
	tests := []struct {
		id    string
		seen  presence.Teams
		known diagnosis.Facts
		want  diagnosis.Report
		ok    bool
	}{
		{
			"a call, or a client in a call", presence.TeamsBusy,
			diagnosis.Facts{User: diagnosis.Known(presence.MiVO400Available), Configured: diagnosis.Known(presence.ConfiguredNone), Policy: diagnosis.Known(precedence.Guide())},
			diagnosis.ReportLines, true,
		},
		{
			"absent, or sync off", presence.TeamsAvailable,
			diagnosis.Facts{Lines: diagnosis.Known(lines(presence.LineBusy)), Configured: diagnosis.Known(presence.ConfiguredNone)},
			diagnosis.ReportUser, true,
		},
		{"by hand, or one of five", presence.TeamsOffline, diagnosis.Facts{}, diagnosis.ReportConfigured, true},
		{"one cause", presence.TeamsBeRightBack, diagnosis.Facts{}, "", false},
		{"no cause", presence.TeamsBeRightBack, diagnosis.Facts{Configured: diagnosis.Known(presence.ConfiguredNone)}, "", false},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			got, ok := diagnosis.Why(tt.seen, tt.known).Ask()
			assert.Equal(t, tt.want, got, "Ask of Why(%v, %v)", tt.seen, tt.known)
			assert.Equal(t, tt.ok, ok, "Ask of Why(%v, %v)", tt.seen, tt.known)
			checkCauses(t, tt.seen, tt.known)
		})
	}
}

// TestKinds has inputs in which more than one thing decides, or a policy without a name.
func TestKinds(t *testing.T) {
	everything := precedence.Policy{Published: presence.Collect(presence.All[presence.CloudLink]())}
	withoutAway := precedence.Policy{Published: presence.SetOf(presence.CloudLinkBusy)}
	tests := []struct {
		id     string
		policy precedence.Policy
		in     precedence.Input
		want   diagnosis.Kind
	}{
		{"a call and busy by hand", precedence.Guide(), precedence.Input{Lines: lines(presence.LineBusy), Configured: presence.ConfiguredBusy}, diagnosis.KindConfigured},
		{"appear offline without a session", precedence.Graph(), precedence.Input{Configured: presence.ConfiguredAppearOffline}, diagnosis.KindConfigured},
		{"a call, busy, and a client in a call", precedence.Guide(), precedence.Input{Lines: lines(presence.LineBusy), User: presence.MiVO400Busy, Clients: clients(presence.TeamsClientInCall)}, diagnosis.KindCall},
		{"busy, and a client in a call", precedence.Guide(), precedence.Input{User: presence.MiVO400Busy, Clients: clients(presence.TeamsClientInCall)}, diagnosis.KindUserBusy},
		{"absent, and an inactive client", precedence.Guide(), precedence.Input{User: presence.MiVO400Absent, Clients: clients(presence.TeamsClientInactive)}, diagnosis.KindAbsent},
		{"absent by a policy that withholds it", withoutAway, precedence.Input{User: presence.MiVO400Absent, Clients: clients(presence.TeamsClientInactive)}, diagnosis.KindAbsent},
		{"absent by a policy that withholds it, no client", withoutAway, precedence.Input{User: presence.MiVO400Absent}, diagnosis.KindOtherPolicy},
		{"available by a policy that publishes it", everything, precedence.Input{User: presence.MiVO400Available}, diagnosis.KindOtherPolicy},
		{"sync off, but all the same", precedence.Policy{}, precedence.Input{Lines: lines(presence.LineBusy), Clients: clients(presence.TeamsClientInCall)}, diagnosis.KindClientInCall},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			known := diagnosis.Facts{
				Lines: diagnosis.Known(tt.in.Lines), User: diagnosis.Known(tt.in.User), Clients: diagnosis.Known(tt.in.Clients),
				Configured: diagnosis.Known(tt.in.Configured), Policy: diagnosis.Known(tt.policy),
			}
			seen := tt.policy.Resolve(tt.in).Teams
			want := []diagnosis.Cause{{Kind: tt.want, Input: tt.in, Policy: tt.policy, Inputs: 1}}
			assert.Equal(t, want, slices.Collect(diagnosis.Why(seen, known).All()), "Why(%v, %v)", seen, known)
			checkCauses(t, seen, known)
		})
	}
}
