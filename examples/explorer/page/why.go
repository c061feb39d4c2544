package page

import (
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// why writes the explanation, but for its first line, which the answer has.
func (p *page) why() {
	p.raw(`<section class="why" aria-labelledby="why"><h2 id="why">`)
	p.text(p.whyTitle)
	p.raw(`</h2>`)
	_, rest, _ := strings.Cut(p.explanation, "\n")
	for line := range strings.SplitSeq(rest, "\n") {
		p.raw(`<p>`)
		p.cited(line)
		p.raw(`</p>`)
	}
	p.raw(`</section>`)
}

// cited writes text in which each rule is a link to what it says.
func (p *page) cited(text string) {
	for i := 0; i+1 < len(text); i++ {
		if rule, ok := byNumber[text[i:i+2]]; ok {
			p.text(text[:i])
			p.rule(rule)
			text, i = text[i+2:], -1
		}
	}
	p.text(text)
}

// byNumber are the rules by their numbers, each of which is a letter and a digit.
var byNumber = func() map[string]precedence.Rule {
	all := map[string]precedence.Rule{}
	for rule := range precedence.Rules() {
		all[rule.String()] = rule
	}
	return all
}()

// rule writes the number of a rule, as a link to what it says.
func (p *page) rule(r precedence.Rule) {
	p.raw(`<a class="rule" href="#`, r.String(), `">`, r.String(), `</a>`)
}

// rules writes what each rule says, and where it is from.
func (p *page) rules() {
	p.raw(allRules[p.language])
}

var allRules = [...]string{presence.English: english.allRules(), presence.German: german.allRules()}

func (w *words) allRules() string {
	p := &page{words: w}
	p.raw(`<section aria-labelledby="rules"><h2 id="rules">`)
	p.text(w.rulesTitle)
	p.raw(`</h2><dl class="rules">`)
	for r := range precedence.Rules() {
		p.raw(`<div id="`, r.String(), `" tabindex="-1"><dt>`, r.String(), `</dt><dd>`)
		p.text(r.StatementIn(w.language))
		p.raw(` <small>`)
		p.text(r.Source())
		p.raw(`</small></dd></div>`)
	}
	p.raw(`</dl></section>`)
	return string(p.b)
}
