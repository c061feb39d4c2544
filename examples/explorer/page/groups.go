package page

import (
	"fmt"
	"slices"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/presence"
)

// An option is one of the things that can be chosen.
type option struct {
	value string
	label func(w *words) string
	// on reports whether c has it.
	on func(c link.Case) bool
	// click returns what becomes of c when it is clicked.
	click func(c link.Case) link.Case
}

// A group is a question with its options.
type group struct {
	parameter    string
	several      bool      // any number of the options can be chosen
	part         link.Part // what the options are about
	legend, hint func(w *words) string
	options      []option
}

// forwards are the groups of a case.
var forwards = []*group{
	{
		"l", true, link.Lines,
		func(w *words) string { return w.lines },
		func(w *words) string { return w.linesHint },
		checkboxes(func(c *link.Case) *presence.Set[presence.Line] { return &c.Input.Lines },
			presence.LineAvailable, presence.LineBusy, presence.LineDoNotDisturb, presence.LineOffline, presence.LineUnknown),
	},
	{
		"u", false, link.User,
		func(w *words) string { return w.user },
		func(w *words) string { return w.userHint },
		radios(func(c *link.Case) *presence.MiVO400 { return &c.Input.UserPresence }, stateLabel,
			presence.MiVO400Unknown, presence.MiVO400Available, presence.MiVO400Absent, presence.MiVO400Meeting, presence.MiVO400Busy, presence.MiVO400NotAvailable),
	},
	{
		"c", true, link.Clients,
		func(w *words) string { return w.clients },
		func(w *words) string { return w.clientsHint },
		checkboxes(func(c *link.Case) *presence.Set[presence.TeamsClient] { return &c.Input.Clients },
			presence.TeamsClientOffline, presence.TeamsClientInactive, presence.TeamsClientActive, presence.TeamsClientInCall, presence.TeamsClientPresenting),
	},
	{
		"h", false, link.Configured,
		func(w *words) string { return w.configured },
		func(w *words) string { return w.configuredHint },
		radios(func(c *link.Case) *presence.Configured { return &c.Input.Configured }, stateLabel,
			presence.ConfiguredNone, presence.ConfiguredAvailable, presence.ConfiguredBusy, presence.ConfiguredDoNotDisturb, presence.ConfiguredBeRightBack, presence.ConfiguredAppearAway, presence.ConfiguredAppearOffline),
	},
	{
		"p", false, link.ByPolicy,
		func(w *words) string { return w.policy },
		func(w *words) string { return w.policyHint },
		policyOptions(link.Policies()...),
	},
}

func policyOptions(all ...link.Policy) []option {
	return radios(func(c *link.Case) *link.Policy { return &c.Policy },
		func(w *words, p link.Policy) string {
			if name, ok := w.policies[p.Policy()]; ok {
				return name
			}
			return p.String()
		},
		all...)
}

// of lists the options for c: a policy that has no name is one of its own.
func (g *group) of(c link.Case) []option {
	if g.part == link.ByPolicy && !c.Policy.Named() {
		return append(slices.Clip(g.options), policyOptions(c.Policy)...)
	}
	return g.options
}

// backwards are the groups of a question backwards.
var backwards = append([]*group{{
	"o", false, link.BySeen,
	func(w *words) string { return w.seen },
	func(w *words) string { return w.seenHint },
	seenOptions(),
}}, forwards...)

func seenOptions() []option {
	var options []option
	for _, teams := range bySight {
		options = append(options, option{
			value: teams.String(),
			label: func(w *words) string { return w.label(teams) },
			on:    func(c link.Case) bool { return c.Seen == link.See(teams) },
			click: func(c link.Case) link.Case {
				c.Seen = link.See(teams)
				return c
			},
		})
	}
	return options
}

func stateLabel[S presence.State](w *words, s S) string { return w.label(s) }

func radios[S interface {
	comparable
	fmt.Stringer
}](field func(*link.Case) *S, label func(*words, S) string, all ...S) []option {
	var options []option
	for _, s := range all {
		options = append(options, option{
			value: s.String(),
			label: func(w *words) string { return label(w, s) },
			on:    func(c link.Case) bool { return *field(&c) == s },
			click: func(c link.Case) link.Case {
				*field(&c) = s
				return c
			},
		})
	}
	return options
}

func checkboxes[S presence.Vocabulary](field func(*link.Case) *presence.Set[S], all ...S) []option {
	var options []option
	for _, s := range all {
		options = append(options, option{
			value: s.String(),
			label: func(w *words) string { return w.label(s) },
			on:    func(c link.Case) bool { return field(&c).Has(s) },
			click: func(c link.Case) link.Case {
				set := field(&c)
				if set.Has(s) {
					*set = set.Without(s)
				} else {
					*set = set.With(s)
				}
				return c
			},
		})
	}
	return options
}
