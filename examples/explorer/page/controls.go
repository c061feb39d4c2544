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

var groups = []group{
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
	for i := range groups {
		p.group(&groups[i])
	}
	if p.c.Language != link.Unchosen {
		p.raw(`<input type="hidden" name="lang" value="`, p.c.Language.String(), `">`)
	}
	p.raw(`<p class="submit"><button class="nojs">`)
	p.text(p.show)
	p.raw(`</button> <a`)
	p.href(everything, link.Case{})
	p.raw(`>`)
	p.text(p.clear)
	p.raw(`</a></p></form>`)
}

// everything is all but the language.
const everything = link.Lines | link.User | link.Clients | link.Configured | link.ByPolicy

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
	}
	for i := range g.options {
		p.option(g, &g.options[i])
	}
	p.raw(`</div></fieldset>`)
}

func (p *page) option(g *group, o *option) {
	kind := "radio"
	if g.several {
		kind = "checkbox"
	}
	p.raw(`<label class="option"><input type="`, kind, `" name="`, g.parameter, `" value="`, o.value, `"`)
	if o.on(p.c) {
		p.raw(` checked`)
	}
	p.raw(`><span>`)
	p.breakable(o.label(p.words))
	p.raw(`</span>`)
	p.preview(o.click(p.c), g.several && o.on(p.c))
	p.raw(`</label>`)
}

// preview writes what others see in the case after, which a click leads to. Where the click
// takes something away, it says so.
func (p *page) preview(after link.Case, without bool) {
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
