// Package page serves what people look at: who is seen how and why, and whether Graph says the same.
// All of it is in the writer's memory.
package page

import (
	_ "embed"
	"encoding/json"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/othersee/othersee/examples/bridge/jet"
	"github.com/othersee/othersee/examples/bridge/names"
	"github.com/othersee/othersee/examples/bridge/writer"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

//go:embed pages.html
var source string

var pages = template.Must(template.New("").Parse(source))

// A Page serves the pages. Set its fields before use.
type Page struct {
	Users    *writer.Writer
	Names    names.Names
	Policy   precedence.Policy
	ReadOnly bool
	// Writer returns the bridge that writes, nil if it is not known.
	Writer func() *jet.Writer
}

// Routes adds the pages to mux.
func (p *Page) Routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", p.index)
	mux.HandleFunc("GET /users/{user}", p.of(func(rw http.ResponseWriter, s seen) { render(rw, "user", s) }))
	mux.HandleFunc("GET /users/{user}/state", p.of(writeState))
}

// perPage is how many users a page lists.
const perPage = 100

// A seen is a user as the pages show it.
type seen struct {
	writer.View
	Name        string
	Resolution  precedence.Resolution
	explanation explain.Explanation
	readOnly    bool
}

func (p *Page) see(v writer.View) seen {
	e := explain.Of(v.Input, p.Policy)
	return seen{View: v, Name: p.Names.Name(v.ID), Resolution: e.Resolution, explanation: e, readOnly: p.ReadOnly}
}

// Why returns what others are expected to see, and why.
func (s seen) Why() string { return s.explanation.Text(presence.English) }

// Deciding returns the lines of Why that say what others see and what decided: the first two.
func (s seen) Deciding() string {
	lines := strings.SplitN(s.Why(), "\n", 3)
	return strings.Join(lines[:min(len(lines), 2)], " ")
}

// Says returns what Graph said last.
func (s seen) Says() string {
	if s.Looked.IsZero() {
		return "not read yet"
	}
	return s.Shown.String()
}

// Written returns what Graph has been told.
func (s seen) Written() string {
	if s.readOnly {
		return "by CloudLink"
	}
	text := "no session"
	if p, ok := graph.Session(s.Told.Session); ok {
		text = p.String()
	}
	switch {
	case s.Told.Refused != "":
		text += " (" + s.Told.Refused + ")"
	case s.Told.Open:
		text += " (not answered yet)"
	case s.Told.Session != s.Resolution.Session:
		text += " (about to be changed)"
	}
	return text
}

// Causes returns why others may see something else than expected.
func (s seen) Causes() string {
	return explain.Why(s.Seen, explain.Reported(s.Input)).Text(presence.English)
}

// Explain is where the explorer is, which shows an input in all detail.
const Explain = "/explain"

// Explained returns the address of the explorer's page on the user's input.
func (s seen) Explained() string { return Explain + "/?" + link.Case{Input: s.Input}.Query() }

// Link returns the address of the user's page.
func (s seen) Link() string { return "/users/" + url.PathEscape(s.Name) }

func (p *Page) index(rw http.ResponseWriter, r *http.Request) {
	ids := p.Users.Names()
	pages := max((len(ids)+perPage-1)/perPage, 1)
	page, _ := strconv.Atoi(r.FormValue("page")) // the first, if it is no number
	page = min(max(page, 1), pages)
	var shown []seen
	for _, id := range ids[(page-1)*perPage : min(page*perPage, len(ids))] {
		if v, ok := p.Users.View(id); ok {
			shown = append(shown, p.see(v))
		}
	}
	render(rw, "index", map[string]any{
		"Users": shown, "Page": page, "Pages": pages, "Previous": page - 1, "Next": page + 1,
		"Counts": p.Users.Counts(), "Writes": p.Users.Health().Writes, "ReadOnly": p.ReadOnly, "Writer": p.Writer(),
	})
}

// of returns a handler that answers with what answer writes of the user that is asked for.
func (p *Page) of(answer func(http.ResponseWriter, seen)) http.HandlerFunc {
	return func(rw http.ResponseWriter, r *http.Request) {
		id, err := p.Names.ID(r.PathValue("user"))
		if err != nil {
			http.Error(rw, err.Error(), http.StatusNotFound)
			return
		}
		v, ok := p.Users.View(id)
		if !ok {
			http.Error(rw, "nothing is known of this user", http.StatusNotFound)
			return
		}
		answer(rw, p.see(v))
	}
}

// writeState writes what a user's page shows, as JSON.
func writeState(rw http.ResponseWriter, s seen) {
	state := map[string]any{
		"user": s.ID, "input": s.Input, "resolution": s.Resolution, "told": s.Told, "reports": s.Reports, "why": s.Why(), "differs": s.Differs,
	}
	if !s.Looked.IsZero() {
		state["graphSays"], state["looked"] = s.Shown, s.Looked
	}
	if s.Differs {
		state["causes"] = s.Causes()
	}
	rw.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(rw).Encode(state) // the client went away
}

func render(rw http.ResponseWriter, page string, data any) {
	rw.Header().Set("Content-Type", "text/html; charset=utf-8")
	rw.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
	if err := pages.ExecuteTemplate(rw, page, data); err != nil {
		slog.Error("cannot render", "page", page, "error", err)
	}
}
