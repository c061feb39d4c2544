// Package page draws the explorer's pages as HTML documents.
package page

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/examples/internal/cite"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

var (
	//go:embed templates
	files embed.FS
	//go:embed style.css
	sheet string
	//go:embed script.js
	common string
	//go:embed served.js
	served string
)

// Style is the page's, after the colours that it uses; Script is the served page's. The server
// names both in its policy.
var (
	Style  = dense(":root{" + glyph.Light.CSS() + "}@media (prefers-color-scheme: dark){:root{" + glyph.Dark.CSS() + "}}\n" + sheet)
	Script = lean(common + served)
)

var (
	space  = regexp.MustCompile(`([:;,{])\s+|\s+({)`)
	finish = regexp.MustCompile(`;?\s*}`)
)

// dense returns a style sheet without the space that it does not need.
func dense(sheet string) string {
	return finish.ReplaceAllString(space.ReplaceAllString(lean(sheet), "$1$2"), "}")
}

// lean returns a source without indentation, and without lines that are empty or comments.
func lean(source string) string {
	var b strings.Builder
	for line := range strings.Lines(source) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") && !strings.HasPrefix(line, "/*") {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// Hash returns the hash by which a Content-Security-Policy allows an inline style or script.
func Hash(source string) string {
	sum := sha256.Sum256([]byte(source))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// A page is one page, for its template.
type page struct {
	Language presence.Language
	Case     link.Case
	Template string
	Title    string
	Wrong    []string // what is wrong with the link
	Data     any
	Main     template.HTML
	Cited    []cite.Citable
	Status   string // what those who do not see the page are told
}

// Draw returns the document of a link, for a reader whose wish is the given language: the case
// and what is wrong are those of [link.Parse]. A log is drawn if it is a day; nil is an example.
func Draw(c link.Case, wrong []link.Wrong, log *string, wish presence.Language) []byte {
	p := newPage(c, wish)
	for _, one := range wrong {
		p.Wrong = append(p.Wrong, p.wrong(one))
	}
	switch {
	case c.IsDay():
		p.day(log)
	case c.View == "rules":
		p.fill("rules", p.t("rulesTitle"), p.rulebook())
	case c.View == "maps":
		p.fill("maps", p.t("mapsTitle"), p.maps())
	case c.View == "all":
		p.fill("all", p.t("allTitle"), p.combinations())
	case c.Seen != "":
		p.why()
	case !known(c.Input):
		p.fill("start", p.t("what"), cards)
	default:
		p.answer()
	}
	return p.document()
}

// wrong says what is wrong with a parameter of a link.
func (p *page) wrong(e link.Wrong) string {
	var allowed []string
	for _, one := range e.Allowed {
		switch one := one.(type) {
		case presence.TeamsClient:
			allowed = append(allowed, p.say(clientWords[one]))
		case precedence.Policy:
			if ph, named := policyWords[one]; named {
				allowed = append(allowed, p.say(ph))
			}
		case presence.MiVO400:
			if one != presence.MiVO400Unknown { // which the form has no word for
				allowed = append(allowed, p.quote(one))
			}
		case presence.State:
			allowed = append(allowed, p.quote(one))
		default:
			allowed = append(allowed, fmt.Sprint(one))
		}
	}
	if e.Parameter == "t" {
		return p.t("wrongTime", e.Value)
	}
	value := []rune(e.Value)
	if len(value) > 40 {
		value = append(value[:39], '…')
	}
	return p.t("wrongValue", string(value), p.say(parameterWords[e.Parameter]), strings.Join(allowed, ", "))
}

// Refuse returns a document that says why there is no page. Why is the name of a text.
func Refuse(why string, wish presence.Language) []byte {
	p := newPage(link.Case{}, wish)
	p.Wrong = []string{p.t(why)}
	p.fill("start", p.Wrong[0], cards)
	return p.document()
}

func newPage(c link.Case, wish presence.Language) *page {
	p := &page{Language: wish, Case: c}
	if c.Language != "" {
		_ = p.Language.UnmarshalText([]byte(c.Language)) // which a case has only good ones of
	}
	return p
}

func (p *page) fill(template, title string, data any) {
	p.Template, p.Title, p.Data = template, title, data
}

// document draws the page: first what it is about, then around it the rest.
func (p *page) document() []byte {
	t := templates[p.Language]
	p.Main = template.HTML(execute(t, p.Template, p)) //nolint:gosec // it is made by a template
	if p.Template != "rules" {
		p.Cited = citedIn(string(p.Main))
	}
	return execute(t, "document", p)
}

func execute(t *template.Template, name string, data any) []byte {
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, name, data); err != nil {
		panic(err) // templates and texts are ours, and tested
	}
	return b.Bytes()
}

// t returns the text of a name.
func (p *page) t(name string, args ...any) string { return text(name).in(p.Language, args...) }

func (p *page) say(ph phrase, args ...any) string { return ph.in(p.Language, args...) }

func (p *page) label(s presence.State) string { return presence.Label(s, p.Language) }

func text(name string) phrase {
	ph, found := texts[name]
	if !found {
		panic("page: no text " + strconv.Quote(name))
	}
	return ph
}

// templates are those of each language.
var templates = [...]*template.Template{presence.English: parse(presence.English), presence.German: parse(presence.German)}

func parse(language presence.Language) *template.Template {
	t := template.New("").Funcs(template.FuncMap{
		"t":         func(name string, args ...any) string { return text(name).in(language, args...) },
		"say":       func(p phrase) string { return p[language] },
		"label":     func(s presence.State) string { return presence.Label(s, language) },
		"glyph":     func(s presence.State) string { return glyph.Of(s).Name },
		"glyphs":    glyph.All,
		"shape":     func(g glyph.Glyph) template.HTML { return template.HTML(g.Shape) },
		"cite":      linked,
		"href":      href,
		"query":     func(query string) template.URL { return template.URL("?" + query) },
		"style":     func() template.CSS { return template.CSS(Style) },
		"script":    func() template.JS { return template.JS(Script) },
		"statement": func(s cite.Citable) string { return s.Statement(language) },
		"legend":    func() []presence.State { return legend },
		"soft":      syllables.Replace,
		"markName":  func(class string) string { return markWords[class].name.in(language) },
		"strip":     strip,
		"example":   func() string { return example },
		"about":     about,
		"third":     func(i int) bool { return i%3 == 0 },
		"minus":     func(i int) int { return i - 1 },
		"dict":      func(a, b any) map[string]any { return map[string]any{"A": a, "B": b} },
	})
	return template.Must(t.ParseFS(files, "templates/*"))
}

// syllables say where the longest words of the maps may break.
var syllables = strings.NewReplacer("fügbar", "füg\u00adbar", "wesend", "we\u00adsend", "sprechung", "spre\u00adchung",
	"meldet", "mel\u00addet", "Präsentieren", "Präsen\u00adtieren", "Fokuszeit", "Fokus\u00adzeit", "Unbekannt", "Unbe\u00adkannt", "resenting", "resent\u00ading")

// A subject is the state that a question is about, what is reported, nil if nothing is, and whether it
// is disputed.
type subject struct {
	State, Reported presence.State
	Disputed        bool
}

// about returns the subject of a question, or none.
func about(query string) []subject {
	c, _ := link.Parse(query) // of ours
	if c.IsDay() {
		return nil
	}
	of := subject{State: c.By().Resolve(c.Input).Teams, Disputed: disputed(c)}
	if seen, err := explain.ParseSeen(c.Seen); err == nil {
		of = subject{State: seen.Teams}
	}
	for line := range c.Input.Lines.All() {
		of.Reported = line
	}
	if c.Input.UserPresence != 0 {
		of.Reported = c.Input.UserPresence
	}
	return []subject{of}
}

func href(c link.Case) template.URL { return template.URL("?" + c.Query()) }

var (
	number = regexp.MustCompile(`\b[PCSTGD]\d\b`)
	inside = regexp.MustCompile(` (\([PCSTGD]\d\b)`)
)

// linked returns text in which each number of a rule is a link to what the rule says. A number in
// parentheses stays on the line of the word before.
func linked(text string) template.HTML {
	text = inside.ReplaceAllString(text, "\u00a0$1")
	return template.HTML(number.ReplaceAllString(template.HTMLEscapeString(text), `<a class="rule" href="#$0">$0</a>`))
}

// Wish returns the language that an Accept-Language header likes best, English if it likes
// none of ours.
func Wish(header string) presence.Language {
	best, weight := presence.English, 0.0
	for entry := range strings.SplitSeq(header, ",") {
		tag, parameter, _ := strings.Cut(strings.TrimSpace(entry), ";")
		primary, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
		q := 1.0
		if value, ok := strings.CutPrefix(strings.TrimSpace(parameter), "q="); ok {
			q, _ = strconv.ParseFloat(value, 64)
		}
		if q <= weight {
			continue
		}
		switch primary {
		case "en", "*":
			best, weight = presence.English, q
		case "de":
			best, weight = presence.German, q
		}
	}
	return best
}

// A tab is a link of the header.
type tab struct {
	Text string
	To   link.Case
	Here bool
}

// Tabs are the header's links to the pages.
func (p *page) Tabs() []tab {
	c := p.Case
	backwards := c
	if c.Seen == "" {
		backwards = c.Backwards()
		if !known(c.Input) {
			backwards.Seen = presence.TeamsAvailable.String()
		}
	}
	backwards.View = ""
	maps, day := c, c
	maps.View = "maps"
	if !c.IsDay() {
		day = link.Case{Policy: c.Policy, View: "day", Language: c.Language}
	}
	tabs := []tab{
		{p.t("examples"), p.Start(), p.Template == "start"},
		{p.t("whySeen"), backwards, p.Template == "why"},
		{p.t("aDay"), day, p.Template == "day"},
		{p.t("maps"), maps, p.Template == "maps" || p.Template == "all"},
		{p.t("rules"), p.Rules(), p.Template == "rules"},
	}
	if known(c.Input) {
		of := link.Case{Input: c.Input, Policy: c.Policy, Language: c.Language}
		tabs = slices.Insert(tabs, 1, tab{p.t("theCase"), of, p.Template == "case"})
	}
	return tabs
}

// Start is the page of a first visit.
func (p *page) Start() link.Case { return link.Case{Language: p.Case.Language} }

// Example is an answer for the first visit, which nobody asked for: what it is about.
func (p *page) Example() *answer {
	c, _ := link.Parse("l=Busy&u=Absent&c=Active") // of ours
	c.Language = p.Case.Language
	return p.answerOf(c)
}

// Rules is the page of all rules.
func (p *page) Rules() link.Case { return link.Case{View: "rules", Language: p.Case.Language} }

// Other is the page in the other language.
func (p *page) Other() link.Case {
	c := p.Case
	c.Language = "de"
	if p.Language == presence.German {
		c.Language = "en"
	}
	return c
}

// In is the page with another view.
func (p *page) In(view string) link.Case {
	c := p.Case
	c.View = view
	return c
}

// OfDay is where a log is sent.
func (p *page) OfDay() link.Case {
	return link.Case{View: "day", Language: p.Case.Language}
}

// Sent reports whether the page is of a log that was sent, which its links must take along.
func (p *page) Sent() bool {
	d, ok := p.Data.(*day)
	return ok && d.Own
}

// OtherLang is the other language's tag.
func (p *page) OtherLang() string { return p.Other().Language }

// Lang is the language's tag.
func (p *page) Lang() string { return p.Language.String() }
