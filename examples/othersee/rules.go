package main

import (
	"io"
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// writeRules writes what each rule says, and where it comes from.
func writeRules(w io.Writer, rules []precedence.Rule, language presence.Language) error {
	p := newPrinter(w, language)
	for i, rule := range rules {
		if i > 0 {
			_ = p.WriteByte('\n')
		}
		p.wrap(cell{rule.String() + "  ", bold}, rule.StatementIn(language))
		p.wrap(cell{text: "    "}, p.pick("Source: ", "Quelle: ")+rule.Source())
	}
	return p.Flush()
}

// listRules writes all rules.
func listRules(w io.Writer, language presence.Language) error {
	return writeRules(w, slices.Collect(precedence.Rules()), language)
}
