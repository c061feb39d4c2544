package page

import (
	"slices"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A field is a part of the sentence that is the form: a word or two, and a choice.
type field struct {
	Name, Before string
	Options      []option
	Chosen       bool // something is
	Also         bool // it goes on with the one before
}

// An option is one of a field's.
type option struct {
	Value, Label string
	On           bool
}

// The options of each vocabulary, the commonest first.
var (
	lineOptions   = []presence.Line{presence.LineAvailable, presence.LineBusy, presence.LineDoNotDisturb, presence.LineOffline, presence.LineUnknown}
	userOptions   = []presence.MiVO400{presence.MiVO400Available, presence.MiVO400Absent, presence.MiVO400Meeting, presence.MiVO400Busy, presence.MiVO400NotAvailable}
	clientOptions = []presence.TeamsClient{presence.TeamsClientActive, presence.TeamsClientInactive, presence.TeamsClientInCall, presence.TeamsClientPresenting, presence.TeamsClientOffline}
	byHandOptions = slices.Collect(presence.All[presence.Configured]())
	seenOptions   = append(precedence.TeamsOrder()[:4:4], presence.TeamsBeRightBack, presence.TeamsOffline)
)

// Fields are those of the sentence. In a question backwards it begins with what others see.
func (p *page) Fields() []field {
	var all []field
	in, backwards := p.Case.Input, p.Case.Seen != ""
	if backwards {
		options := choices(p, seenOptions, func(s presence.Teams) bool { return s.String() == p.Case.Seen }, label)
		if !slices.ContainsFunc(options, func(o option) bool { return o.On }) {
			options = append(options, option{p.Case.Seen, p.Case.Seen, true}) // with an activity
		}
		all = append(all, field{Name: "o", Before: p.t("seenIs"), Options: options, Chosen: true})
	}
	all = append(all, several(p, "l", "lineIs", in.Lines, lineOptions, label)...)
	user := choices(p, userOptions, func(s presence.MiVO400) bool { return s == in.UserPresence }, label)
	if backwards {
		user = append(user, option{presence.MiVO400Unknown.String(), p.t("noPresence"), p.Case.UserKnown && in.UserPresence == 0})
	}
	all = append(all, p.optional("u", "userIs", user))
	all = append(all, several(p, "c", "clientIs", in.Clients, clientOptions, clientLabel)...)
	byHand := choices(p, byHandOptions, func(s presence.Configured) bool {
		return s == in.Configured && (s != 0 || !backwards || p.Case.ByHandKnown)
	}, byHandLabel)
	if backwards {
		all = append(all, p.optional("h", "byHandIs", byHand))
	} else {
		all = append(all, field{Name: "h", Before: p.t("byHandIs"), Options: byHand, Chosen: in.Configured != 0})
	}
	first := []rune(all[0].Before)
	all[0].Before = strings.ToUpper(string(first[:1])) + string(first[1:])
	return all
}

// More are the fields that are seldom needed.
func (p *page) More() []field {
	return []field{
		p.optional("l", "moreLine", choices(p, lineOptions, none[presence.Line], label)),
		p.optional("c", "moreClient", choices(p, clientOptions, none[presence.TeamsClient], clientLabel)),
		p.Policy(),
	}
}

// Policy is the field of the policy.
func (p *page) Policy() field {
	var options []option
	for policy := range precedence.Policies() {
		options = append(options, option{policy.String(), p.say(policyWords[policy]), policy == p.Case.By()})
	}
	if !slices.ContainsFunc(options, func(o option) bool { return o.On }) {
		options = append(options, option{p.Case.Policy, p.Case.Policy, true})
	}
	if p.Case.Seen == "" {
		return field{Name: "p", Before: p.t("policyIs"), Options: options, Chosen: p.Case.Policy != ""}
	}
	for i := range options {
		options[i].On = options[i].On && p.Case.Policy != ""
	}
	return p.optional("p", "policyIs", options)
}

// several returns a field for each state of a set, or one that is not known.
func several[S presence.Vocabulary](p *page, name, before string, set presence.Set[S], order []S, label func(*page, S) string) (all []field) {
	before = p.t(before)
	for _, state := range order {
		if set.Has(state) {
			one := p.choice(name, before, choices(p, order, func(s S) bool { return s == state }, label))
			one.Also = len(all) > 0
			all, before = append(all, one), p.t("and")
		}
	}
	if len(all) == 0 {
		all = append(all, p.choice(name, before, choices(p, order, none[S], label)))
	}
	return all
}

// optional returns a field of which nothing may be known.
func (p *page) optional(name, before string, options []option) field {
	return p.choice(name, p.t(before), options)
}

func (p *page) choice(name, before string, options []option) field {
	chosen, unknown := slices.ContainsFunc(options, func(o option) bool { return o.On }), "?"
	if p.Case.Seen == "" && !known(p.Case.Input) {
		unknown = p.t("choose")
	}
	return field{Name: name, Before: before, Options: slices.Insert(options, 0, option{"", unknown, !chosen}), Chosen: chosen}
}

func choices[S presence.State](p *page, order []S, on func(S) bool, label func(*page, S) string) (all []option) {
	for _, s := range order {
		all = append(all, option{s.String(), label(p, s), on(s)})
	}
	return all
}

func none[S any](S) bool { return false }

func label[S presence.State](p *page, s S) string { return p.label(s) }

func clientLabel(p *page, s presence.TeamsClient) string { return p.say(clientWords[s]) }

func byHandLabel(p *page, s presence.Configured) string {
	if s == presence.ConfiguredNone {
		return p.t("nothing")
	}
	return p.label(s)
}
