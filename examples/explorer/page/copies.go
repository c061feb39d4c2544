package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// copies writes the case in the forms in which it can be passed on. The script makes a
// whole link of the query.
func (p *page) copies() {
	p.raw(`<section><details class="copies"><summary><h2>`)
	p.text(p.copyTitle)
	p.raw(`</h2></summary>`)
	citation := "othersee " + version + ", " + p.rulesCited + " " + rulesOf(p.c)
	p.form(p.asLink, "link", "?"+p.c.Query())
	p.form(p.asTicket, "ticket", p.explanation+"\n"+citation)
	p.form(p.asCommand, "command", command(p.c))
	p.form("Go", "go", goCode(p.c))
	p.form("JSON", "json", jsonOf(p.c))
	p.form(p.asCitation, "citation", citation)
	p.raw(`</details></section>`)
}

func (p *page) form(title, id, text string) {
	p.raw(`<div class="copy"><h3 id="as-`, id, `">`)
	p.text(title)
	p.raw(`</h3><button type="button" class="needsjs" data-copy="`, id, `" aria-describedby="as-`, id, `">`)
	p.text(p.copy)
	p.raw(`</button><pre id="`, id, `" tabindex="0" role="region" aria-labelledby="as-`, id, `">`)
	p.text(text)
	p.raw(`</pre></div>`)
}

// command returns the arguments with which command othersee explains c.
func command(c link.Case) string {
	text := "othersee"
	if c.Input.Lines.Len() > 0 {
		text += " -lines " + list(c.Input.Lines)
	}
	text += " -user " + c.Input.UserPresence.String()
	if c.Input.Clients.Len() > 0 {
		text += " -clients " + list(c.Input.Clients)
	}
	if c.Input.Configured != presence.ConfiguredNone {
		text += " -configured " + c.Input.Configured.String()
	}
	if c.Policy != (link.Policy{}) {
		text += " -policy " + c.Policy.String()
	}
	return text
}

// list returns a set as command and link have it.
func list[S presence.Vocabulary](set presence.Set[S]) string {
	text, _ := set.MarshalText() // a case has only states that can be written
	return string(text)
}

// goCode returns an expression that explains c.
func goCode(c link.Case) string {
	p := c.Policy.Policy()
	policy := "precedence.Off()"
	if p.Sync() {
		policy = "precedence.Guide()"
	}
	for point := range precedence.Points() {
		if p.Has(point) {
			policy += ".With(" + point.GoString() + ")"
		}
	}
	var fields [][2]string
	if c.Input.Lines.Len() > 0 {
		fields = append(fields, [2]string{"Lines:", c.Input.Lines.GoString()})
	}
	if c.Input.UserPresence != presence.MiVO400Unknown {
		fields = append(fields, [2]string{"UserPresence:", c.Input.UserPresence.GoString()})
	}
	if c.Input.Clients.Len() > 0 {
		fields = append(fields, [2]string{"Clients:", c.Input.Clients.GoString()})
	}
	if c.Input.Configured != presence.ConfiguredNone {
		fields = append(fields, [2]string{"Configured:", c.Input.Configured.GoString()})
	}
	if len(fields) == 0 {
		return "explain.Of(precedence.Input{}, " + policy + ")"
	}
	width := 0
	for _, f := range fields {
		width = max(width, len(f[0]))
	}
	var text strings.Builder
	text.WriteString("explain.Of(precedence.Input{\n")
	for _, f := range fields {
		fmt.Fprintf(&text, "\t%-*s %s,\n", width, f[0], f[1])
	}
	return text.String() + "}, " + policy + ")"
}

// jsonOf returns the question and its answer.
func jsonOf(c link.Case) string {
	text, _ := json.Marshal(struct { // a case has only states that can be written
		Input      precedence.Input      `json:"input"`
		Policy     precedence.Policy     `json:"policy"`
		Resolution precedence.Resolution `json:"resolution"`
	}{c.Input, c.Policy.Policy(), c.Resolution()})
	return string(text)
}

// rulesOf lists the rules by which the contributions to the answer count, win and lose.
func rulesOf(c link.Case) string {
	answer := c.Resolution()
	all := []precedence.Rule{answer.SessionRule, answer.TeamsRule}
	for _, contribution := range c.Explanation().Contributions {
		all = append(all, contribution.BecomesBy, contribution.OutcomeBy)
	}
	slices.Sort(all)
	var numbers []string
	for _, rule := range slices.Compact(all) {
		numbers = append(numbers, rule.String())
	}
	return strings.Join(numbers, ", ")
}
