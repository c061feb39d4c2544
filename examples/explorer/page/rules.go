package page

import (
	"regexp"
	"slices"

	"github.com/othersee/othersee/examples/internal/cite"
	"github.com/othersee/othersee/precedence"
)

// A rulebook has all rules by their letters, and the documents that they come from.
type rulebook struct {
	Chapters  []chapter
	Documents []precedence.Source
}

type chapter struct {
	Letter, Title string // the second is the name of its text
	Rules         []sourced
}

type sourced struct {
	cite.Citable
	Elsewhere bool // it is no rule of the guide's
	From      []reference
}

// A reference is a place in a document of a rulebook, by its number.
type reference struct {
	Number int
	precedence.Source
}

func (p *page) rulebook() (book rulebook) {
	for _, s := range cite.All() {
		letter := s.String()[:1]
		if n := len(book.Chapters); n == 0 || book.Chapters[n-1].Letter != letter {
			book.Chapters = append(book.Chapters, chapter{letter, "rules" + letter, nil})
		}
		rule, is := s.(precedence.Rule)
		from := sourced{Citable: s, Elsewhere: is && !rule.InGuide()}
		for _, source := range cite.ByDocument(s.Sources(p.Language)) {
			n := slices.IndexFunc(book.Documents, func(d precedence.Source) bool { return d.Document == source.Document })
			if n < 0 {
				n = len(book.Documents)
				book.Documents = append(book.Documents, source)
			}
			from.From = append(from.From, reference{n + 1, source})
		}
		last := &book.Chapters[len(book.Chapters)-1]
		last.Rules = append(last.Rules, from)
	}
	return book
}

var anchor = regexp.MustCompile(`href="#([PCSTGD]\d)"`)

// citedIn returns the rules that a document cites, by number.
func citedIn(html string) []cite.Citable {
	found := map[string]bool{}
	for _, match := range anchor.FindAllStringSubmatch(html, -1) {
		found[match[1]] = true
	}
	return slices.DeleteFunc(cite.All(), func(s cite.Citable) bool { return !found[s.String()] })
}
