package page

import (
	"fmt"

	"github.com/othersee/othersee/examples/explorer/glyph"
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
			presence.LineAvailable, presence.LineBusy, presence.LineOffline, presence.LineUnknown),
	},
	{
		"u", false, link.User,
		func(w *words) string { return w.user },
		func(w *words) string { return w.userHint },
		radios(func(c *link.Case) *presence.MiVO400 { return &c.Input.User }, stateLabel,
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
		radios(func(c *link.Case) *link.Policy { return &c.Policy },
			func(w *words, p link.Policy) string { return w.policies[p] },
			link.Policies()...),
	},
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
				if !set.Has(s) {
					*set = set.Add(s)
					return c
				}
				var without presence.Set[S]
				for other := range set.All() {
					if other != s {
						without = without.Add(other)
					}
				}
				*set = without
				return c
			},
		})
	}
	return options
}

// controls writes the form. Beside each option stands what others would see after a click
// on it.
func (p *page) controls() {
	p.raw(`<form class="controls" method="get" action="" aria-label="`)
	p.text(p.formLabel)
	p.raw(`">`)
	for _, g := range p.groups() {
		p.group(g)
	}
	p.languageField()
	p.raw(`<p class="submit"><button class="nojs">`)
	p.text(p.show)
	p.raw(`</button> <a`)
	p.href(link.Reported, link.Case{})
	p.raw(`>`)
	p.text(p.clear)
	p.raw(`</a></p></form>`)
}

// languageField keeps the choice of language in a form.
func (p *page) languageField() {
	if p.c.Language != link.Unchosen {
		p.raw(`<input type="hidden" name="lang" value="`, p.c.Language.String(), `">`)
	}
}

// groups lists what can be chosen.
func (p *page) groups() []*group {
	if p.c.Seen == 0 {
		return forwards
	}
	return backwards
}

// has reports whether the case has the option. Of what is not known it has none.
func (p *page) has(g *group, o *option) bool {
	if p.c.Seen != 0 && g.part != link.BySeen && p.c.Known&g.part == 0 {
		return false
	}
	return o.on(p.c)
}

func (p *page) group(g *group) {
	p.raw(`<fieldset><legend>`)
	p.text(g.legend(p.words))
	p.raw(` <small>`)
	p.text(g.hint(p.words))
	p.raw(`</small></legend><div class="options">`)
	if g.several {
		p.raw(`<a class="option"`)
		p.href(g.part, link.Case{})
		p.raw(`><span>`)
		p.text(p.nothingKnown)
		p.raw(`</span>`)
		p.preview(p.c.With(g.part, link.Case{}), false)
		p.raw(`</a>`)
	} else if p.c.Seen != 0 && g.part != link.BySeen {
		p.unknown(g)
	}
	for i := range g.options {
		p.option(g, &g.options[i])
	}
	p.raw(`</div></fieldset>`)
}

func (p *page) option(g *group, o *option) {
	on := p.has(g, o)
	p.input(g, o.value, o.label(p.words), on)
	if g.part == link.BySeen {
		seen, _ := o.click(p.c).Seen.Teams()
		p.chip(glyph.Of(seen))
	} else {
		p.preview(o.click(p.c), g.several && on)
	}
	p.raw(`</label>`)
}

// unknown writes the option that something is not known, in a question backwards.
func (p *page) unknown(g *group) {
	p.input(g, "", p.notKnown, p.c.Known&g.part == 0)
	p.raw(`</label>`)
}

func (p *page) input(g *group, value, label string, on bool) {
	kind := "radio"
	if g.several {
		kind = "checkbox"
	}
	p.raw(`<label class="option"><input type="`, kind, `" name="`, g.parameter, `" value="`, value, `"`)
	if on {
		p.raw(` checked`)
	}
	p.raw(`><span>`)
	p.breakable(label)
	p.raw(`</span>`)
}

// preview writes what others see in the case after, which a click leads to. Where the click
// takes something away, it says so. In a question backwards, and of a day, there is nothing
// to write.
func (p *page) preview(after link.Case, without bool) {
	if p.c.Seen != 0 || p.c.Day {
		return
	}
	teams := after.Resolution().Teams
	class, says := "preview", p.wouldSee
	if without {
		class, says = "preview without", p.withoutWouldSee
	}
	p.raw(`<span class="`, class, `">`)
	p.chip(glyph.Of(teams))
	p.raw(`<span class="hidden">`)
	p.text(says + p.label(teams))
	p.raw(`</span></span>`)
}
