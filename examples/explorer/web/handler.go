// Package web serves the page on which to choose states and to look at what others see.
package web

import (
	"errors"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/examples/explorer/page"
	"github.com/othersee/othersee/presence"
)

// maxQuery is the longest query that is read, in bytes. The longest of a form has about 300.
const maxQuery = 1024

// Handler returns a handler that serves the page at prefix + "/", and at prefix + "/all" its
// table of all cases. The prefix is empty or a path such as "/explorer", without a slash at its
// end. Everything is read only: the log of a day that is posted is drawn and kept nowhere. The
// page loads nothing from elsewhere, and its Content-Security-Policy says so.
func Handler(prefix string) http.Handler {
	return handler{prefix}
}

type handler struct{ prefix string }

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	maps.Copy(header, headers)
	wish := page.Wish(r.Header.Get("Accept-Language"))
	switch {
	case r.URL.Path == h.prefix && h.prefix != "":
		redirect(w, h.prefix+"/", r.URL.RawQuery)
	case r.URL.Path != h.prefix+"/" && r.URL.Path != h.prefix+"/"+page.All:
		refuse(w, http.StatusNotFound, page.NotFound, wish)
	case len(r.URL.RawQuery) > maxQuery:
		refuse(w, http.StatusRequestURITooLong, page.TooLong, wish)
	default:
		h.serve(w, r, wish)
	}
}

func (h handler) serve(w http.ResponseWriter, r *http.Request, wish presence.Language) {
	c, err := link.Parse(r.URL.RawQuery)
	linkErr := (*link.Error)(nil)
	query := c.Query()
	switch {
	case errors.As(err, &linkErr):
		refuse(w, http.StatusBadRequest, page.BadLink(linkErr), wish)
	case r.Method == http.MethodPost && c.Day:
		day(w, r, c, wish)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", allowed(c))
		refuse(w, http.StatusMethodNotAllowed, page.BadMethod, wish)
	case query != r.URL.RawQuery:
		redirect(w, r.URL.Path, query)
	case c.Day:
		send(w, http.StatusOK, page.DrawDay(nil, c, "", wish))
	case r.URL.Path != h.prefix+"/":
		send(w, http.StatusOK, page.DrawAll(nil, c, wish))
	default:
		b := buffers.Get().(*[]byte)
		*b = page.Draw((*b)[:0], c, wish)
		send(w, http.StatusOK, *b)
		buffers.Put(b)
	}
}

// allowed lists the methods for c.
func allowed(c link.Case) string {
	if c.Day {
		return "GET, HEAD, POST"
	}
	return "GET, HEAD"
}

// day answers with the log that a form sends, drawn. The form of a browser without script
// sends a policy, too.
func day(w http.ResponseWriter, r *http.Request, c link.Case, wish presence.Language) {
	r.Body = http.MaxBytesReader(w, r.Body, 3*page.MaxLog) // as escapes take three bytes for one
	tooLong := (*http.MaxBytesError)(nil)
	err := r.ParseForm()
	log := r.PostForm.Get("log")
	switch {
	case errors.As(err, &tooLong) || len(log) > page.MaxLog:
		refuse(w, http.StatusRequestEntityTooLarge, page.LogTooLong, wish)
		return
	case err != nil:
		refuse(w, http.StatusBadRequest, page.BadForm, wish)
		return
	}
	if name := r.PostForm.Get("p"); name != "" {
		chosen, err := link.Parse("p=" + url.QueryEscape(name))
		if linkErr := (*link.Error)(nil); errors.As(err, &linkErr) {
			refuse(w, http.StatusBadRequest, page.BadLink(linkErr), wish)
			return
		}
		c.Policy = chosen.Policy
	}
	send(w, http.StatusOK, page.DrawDay(nil, c, log, wish))
}

func refuse(w http.ResponseWriter, status int, why page.Refusal, wish presence.Language) {
	send(w, status, page.Refuse(nil, why, wish))
}

func redirect(w http.ResponseWriter, to, query string) {
	if query != "" {
		to += "?" + query
	}
	w.Header().Set("Location", to)
	w.WriteHeader(http.StatusFound)
}

// buffers are documents that have been sent, for their memory to be used again.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// headers are those of every response.
var headers = http.Header{
	"Content-Type":            {"text/html; charset=utf-8"},
	"Content-Security-Policy": {policy + "; frame-ancestors 'none'"},
	"Referrer-Policy":         {"no-referrer"},
	"X-Content-Type-Options":  {"nosniff"},
	"Vary":                    {"Accept-Language"},
	"Cache-Control":           {"no-cache"},
}

// policy lets the page load nothing but itself.
var policy = strings.Join([]string{
	"default-src 'none'",
	"style-src " + page.Hash(page.Style),
	"script-src " + page.Hash(page.Script),
	"img-src data:",
	"connect-src 'self'",
	"form-action 'self'",
	"base-uri 'none'",
}, "; ")

func send(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	w.Write(body)
}
