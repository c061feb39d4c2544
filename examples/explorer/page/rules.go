package page

import (
	"regexp"
	"slices"

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

// A rulebook has all rules, and the documents that they come from.
type rulebook struct {
	Chapters  []section
	Documents []precedence.Source
}

type section struct {
	Letter, Title string
	Rules         []sourced
}

type sourced struct {
	statement
	Elsewhere bool // it is no rule of the guide's
	From      []reference
}

// A reference is a place in a document of a rulebook, by its number.
type reference struct {
	Number int
	precedence.Source
}

func (p *page) rulebook() (book rulebook) {
	for _, c := range chapters {
		to := section{c.Rules[0].String()[:1], c.Title, nil}
		for _, s := range c.Rules {
			rule, is := s.(precedence.Rule)
			from := sourced{statement: s, Elsewhere: is && !rule.InGuide()}
			for _, source := range cite.ByDocument(s.Sources(p.Language)) {
				same := func(d precedence.Source) bool { return d.Document == source.Document }
				n := slices.IndexFunc(book.Documents, same)
				if n < 0 {
					n = len(book.Documents)
					book.Documents = append(book.Documents, source)
				}
				from.From = append(from.From, reference{n + 1, source})
			}
			to.Rules = append(to.Rules, from)
		}
		book.Chapters = append(book.Chapters, to)
	}
	return book
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
