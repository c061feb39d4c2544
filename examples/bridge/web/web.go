// Package web serves what people and monitors look at: who is seen how and why, and whether
// the bridge is well.
package web

import (
	"context"
	_ "embed"
	"encoding/json"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/othersee/othersee/examples/bridge/graph"
	"github.com/othersee/othersee/examples/bridge/report"
	"github.com/othersee/othersee/examples/bridge/share"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

//go:embed pages.html
var source string

var pages = template.Must(template.New("").Parse(source))

// A Web serves the pages. Set its fields before use.
type Web struct {
	// Load returns what is stored under the subjects that match filters, by user.
	Load func(ctx context.Context, filters []string) (map[string]*report.Devices, error)
	// Living returns the bridges that live.
	Living func() []share.Bridge
}

// Routes adds the pages to mux.
func (w *Web) Routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", w.index)
	mux.HandleFunc("GET /users/{user}", w.of(writeUser))
	mux.HandleFunc("GET /users/{user}/state", w.of(writeState))
}

// perPage is how many users a page lists.
const perPage = 100

// A seen is a user as the pages show it.
type seen struct {
	Name       string
	Input      precedence.Input
	Resolution precedence.Resolution
	Why        string
	Session    graph.Session
	Reports    []report.Stored
}

func see(name string, devices *report.Devices) seen {
	e := explain.Of(devices.Input(), precedence.Guide())
	return seen{
		Name: name, Input: e.Input, Resolution: e.Resolution,
		Why:     e.Text(presence.English),
		Session: graph.SessionOf(e.Resolution.Session),
		Reports: devices.Reports(),
	}
}

// Deciding returns the lines of why that say what others see and what decided: the first two.
func (s seen) Deciding() string {
	lines := strings.SplitN(s.Why, "\n", 3)
	return strings.Join(lines[:min(len(lines), 2)], " ")
}

// Explain is where the explorer is, which shows an input in all detail.
const Explain = "/explain"

// Explained returns the address of the explorer's page on the user's input.
func (s seen) Explained() string { return Explain + "/?" + link.Case{Input: s.Input}.Query() }

// Link returns the address of the user's page.
func (s seen) Link() string { return "/users/" + url.PathEscape(s.Name) }

func (w *Web) index(rw http.ResponseWriter, r *http.Request) {
	users, err := w.Load(r.Context(), report.OfAll())
	if err != nil {
		unavailable(rw, err)
		return
	}
	var names []string
	for name, devices := range users {
		if devices.Any() {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	total := len(names)
	page, _ := strconv.Atoi(r.FormValue("page")) // the first, if it is no number
	page = min(max(page, 1), max((total+perPage-1)/perPage, 1))
	names = names[(page-1)*perPage : min(page*perPage, total)]
	shown := make([]seen, len(names))
	for i, name := range names {
		shown[i] = see(name, users[name])
	}
	render(rw, "index", struct {
		Users              []seen
		Total, Page, Pages int
		Previous, Next     int
		Bridges            []share.Bridge
	}{shown, total, page, max((total+perPage-1)/perPage, 1), page - 1, page + 1, w.Living()})
}

func (w *Web) load(r *http.Request) (seen, bool, error) {
	name := strings.ToLower(r.PathValue("user"))
	users, err := w.Load(r.Context(), report.OfUser(name))
	if err != nil {
		return seen{}, false, err
	}
	devices := users[name]
	if devices == nil {
		return seen{}, false, nil
	}
	return see(name, devices), true, nil
}

// of returns a handler that answers with what answer writes of the user that is asked for.
func (w *Web) of(answer func(http.ResponseWriter, seen)) http.HandlerFunc {
	return func(rw http.ResponseWriter, r *http.Request) {
		user, found, err := w.load(r)
		switch {
		case err != nil:
			unavailable(rw, err)
		case !found:
			http.Error(rw, "nothing is known of this user", http.StatusNotFound)
		default:
			answer(rw, user)
		}
	}
}

func writeUser(rw http.ResponseWriter, user seen) {
	render(rw, "user", user)
}

// writeState writes what a user's page shows, as JSON.
func writeState(rw http.ResponseWriter, user seen) {
	writeJSON(rw, http.StatusOK, map[string]any{
		"user": user.Name, "input": user.Input, "resolution": user.Resolution,
		"session": user.Session.String(), "why": user.Why,
	})
}

func render(rw http.ResponseWriter, page string, data any) {
	rw.Header().Set("Content-Type", "text/html; charset=utf-8")
	rw.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
	if err := pages.ExecuteTemplate(rw, page, data); err != nil {
		slog.Error("cannot render", "page", page, "error", err)
	}
}

func unavailable(rw http.ResponseWriter, err error) {
	slog.Warn("cannot load", "error", err)
	rw.Header().Set("Retry-After", "1")
	http.Error(rw, "the engine does not answer; try again", http.StatusServiceUnavailable)
}

func writeJSON(rw http.ResponseWriter, status int, v any) {
	rw.Header().Set("Content-Type", "application/json")
	rw.WriteHeader(status)
	_ = json.NewEncoder(rw).Encode(v) // the client went away
}
