package page

import (
	"regexp"

	"github.com/othersee/othersee/examples/internal/cite"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A statement is a rule or a disputed point. Its number is a letter and a digit.
type statement interface {
	String() string
	Statement(language presence.Language) string
	Sources(language presence.Language) []precedence.Source
}

// A chapter has the rules of one letter.
type chapter struct {
	Title string // the name of its text
	Rules []statement
}

// chapters are all rules, and the disputed points last; statements are they by number.
var chapters, statements = func() (all []chapter, by map[string]statement) {
	by = map[string]statement{}
	add := func(s statement) {
		title := "rules" + s.String()[:1]
		if len(all) == 0 || all[len(all)-1].Title != title {
			all = append(all, chapter{Title: title})
		}
		last := &all[len(all)-1]
		last.Rules = append(last.Rules, s)
		by[s.String()] = s
	}
	for rule := range precedence.Rules() {
		add(rule)
	}
	for point := range precedence.Points() {
		add(point)
	}
	return all, by
}()

func sources(s statement, language presence.Language) []precedence.Source {
	return cite.ByDocument(s.Sources(language))
}

var anchor = regexp.MustCompile(`href="#([PCSTGD]\d)"`)

// citedIn returns the rules that a document cites, by number.
func citedIn(html string) (all []statement) {
	found := map[string]bool{}
	for _, match := range anchor.FindAllStringSubmatch(html, -1) {
		found[match[1]] = true
	}
	for _, c := range chapters {
		for _, s := range c.Rules {
			if found[s.String()] {
				all = append(all, s)
			}
		}
	}
	return all
}
