package page

import (
	"strings"

	"github.com/othersee/othersee/examples/internal/cite"
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
		if number := text[i : i+2]; isRule[number] {
			p.text(text[:i])
			p.rule(number)
			text, i = text[i+2:], -1
		}
	}
	p.text(text)
}

// A statement is a rule or a disputed point. Its number is a letter and a digit.
type statement interface {
	String() string
	Statement(language presence.Language) string
	Sources(language presence.Language) []precedence.Source
}

// statements are all rules, and then all disputed points; isRule has their numbers.
var statements, isRule = func() (all []statement, is map[string]bool) {
	for rule := range precedence.Rules() {
		all = append(all, rule)
	}
	for point := range precedence.Points() {
		all = append(all, point)
	}
	is = map[string]bool{}
	for _, s := range all {
		is[s.String()] = true
	}
	return all, is
}()

// rule writes the number of a rule, as a link to what it says.
func (p *page) rule(number string) {
	p.raw(`<a class="rule" href="#`, number, `">`, number, `</a>`)
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
	for _, s := range statements {
		p.raw(`<div id="`, s.String(), `" tabindex="-1"><dt>`, s.String(), `</dt><dd>`)
		p.text(s.Statement(w.language))
		for _, source := range cite.ByDocument(s.Sources(w.language)) {
			p.raw(` <small>`)
			p.text(source.Document + ", " + source.Place)
			p.raw(`</small>`)
		}
		p.raw(`</dd></div>`)
	}
	p.raw(`</dl></section>`)
	return string(p.b)
}
