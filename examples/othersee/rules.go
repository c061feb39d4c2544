package main

import (
	"fmt"
	"io"

	"github.com/othersee/othersee/examples/internal/cite"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A statement is a rule or a disputed point.
type statement interface {
	fmt.Stringer
	Statement(language presence.Language) string
	Sources(language presence.Language) []precedence.Source
}

// statements lists all rules, and then all disputed points.
func statements() (all []statement) {
	for rule := range precedence.Rules() {
		all = append(all, rule)
	}
	for point := range precedence.Points() {
		all = append(all, point)
	}
	return all
}

// writeRules writes what each rule says, and where it comes from.
func writeRules(w io.Writer, rules []statement, language presence.Language) error {
	p := newPrinter(w, language)
	for i, rule := range rules {
		if i > 0 {
			_ = p.WriteByte('\n')
		}
		p.rule(rule)
		p.sources(rule.Sources(language))
	}
	return p.Flush()
}

func (p printer) rule(rule statement) {
	p.wrap(cell{rule.String() + "  ", bold}, rule.Statement(p.language))
}

func (p printer) sources(all []precedence.Source) {
	if len(all) == 0 {
		p.say("    Source: none\n", "    Quelle: keine\n")
	}
	for _, s := range cite.ByDocument(all) {
		p.wrap(cell{text: "    "}, p.pick("Source: ", "Quelle: ")+s.Document+", "+s.Place)
		p.wrap(cell{text: "    "}, s.URL)
	}
}
