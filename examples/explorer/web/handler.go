// Package web serves the page on which to say what is known, and to look at what others see.
package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"strconv"
	"strings"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/examples/explorer/page"
	"github.com/othersee/othersee/presence"
)

// maxQuery is the longest query that is read, in bytes. The longest of a form has about 300.
const maxQuery = 1024

// Handler returns a handler that serves the page at prefix + "/". The prefix is empty or a path
// such as "/explorer", without a slash at its end. Everything is read only: the log of a day that
// is posted is drawn and kept nowhere. The page loads nothing from elsewhere, and its
// Content-Security-Policy says so.
func Handler(prefix string) http.Handler {
	return handler{prefix}
}

type handler struct{ prefix string }

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	maps.Copy(w.Header(), headers)
	wish := page.Wish(r.Header.Get("Accept-Language"))
	_ = wish.UnmarshalText([]byte(r.URL.Query().Get("lang"))) // else as before
	refuse := func(status int, why string) { send(w, r, status, page.Refuse(why, wish)) }
	switch {
	case r.URL.Path == h.prefix && h.prefix != "":
		redirect(w, h.prefix+"/", r.URL.RawQuery)
	case r.URL.Path != h.prefix+"/":
		refuse(http.StatusNotFound, "notFound")
	case len(r.URL.RawQuery) > maxQuery:
		refuse(http.StatusRequestURITooLong, "tooLong")
	case r.Method == http.MethodPost:
		h.day(w, r, wish, refuse)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD, POST")
		refuse(http.StatusMethodNotAllowed, "badMethod")
	default:
		c, wrong := link.Parse(r.URL.RawQuery)
		switch query := c.Query(); {
		case wrong != nil:
			send(w, r, http.StatusBadRequest, page.Draw(c, wrong, nil, wish))
		case query != r.URL.RawQuery:
			redirect(w, r.URL.Path, query)
		default:
			send(w, r, http.StatusOK, page.Draw(c, nil, nil, wish))
		}
	}
}

// day answers with the log that a form sends, drawn. What the form says besides counts before what
// its address says.
func (h handler) day(w http.ResponseWriter, r *http.Request, wish presence.Language, refuse func(int, string)) {
	r.Body = http.MaxBytesReader(w, r.Body, 3*page.MaxLog) // as escapes take three bytes for one
	query := r.URL.Query()
	if err := r.ParseForm(); errors.As(err, new(*http.MaxBytesError)) {
		refuse(http.StatusRequestEntityTooLarge, "longLog")
		return
	} else if err != nil || !r.PostForm.Has("log") {
		refuse(http.StatusBadRequest, "badForm")
		return
	}
	for name, values := range r.PostForm {
		if value := values[len(values)-1]; name != "log" && value != "" && len(value) < maxQuery {
			query.Set(name, value)
		}
	}
	if at := query.Get("at"); at != "" { // a moment of the table
		query.Set("t", at)
	}
	c, wrong := link.Parse(query.Encode())
	if !c.IsDay() {
		c = link.Case{Policy: c.Policy, View: "day", Language: c.Language}
	}
	log, status := r.PostForm.Get("log"), http.StatusOK
	switch {
	case wrong != nil:
		status = http.StatusBadRequest
	case len(log) > page.MaxLog:
		status = http.StatusRequestEntityTooLarge
	}
	send(w, r, status, page.Draw(c, wrong, &log, wish))
}

func redirect(w http.ResponseWriter, to, query string) {
	if query != "" {
		to += "?" + query
	}
	w.Header().Set("Location", to)
	w.WriteHeader(http.StatusFound)
}

// headers are those of every response.
var headers = http.Header{
	"Content-Type":            {"text/html; charset=utf-8"},
	"Content-Security-Policy": {policy + "; frame-ancestors 'none'"},
	"Referrer-Policy":         {"no-referrer"},
	"X-Content-Type-Options":  {"nosniff"},
	"Vary":                    {"Accept-Language, Accept-Encoding"},
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

// send answers with a document, compressed where the client takes that. A good answer has an ETag,
// which differs by encoding and, as the document does, by language; a client that has it is told so.
func send(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	header := w.Header()
	sum := sha256.Sum256(body)
	etag := fmt.Sprintf("%x", sum[:12])
	if takesGzip(r.Header.Get("Accept-Encoding")) {
		etag += "-gzip"
		header.Set("Content-Encoding", "gzip")
	}
	etag = strconv.Quote(etag)
	if status == http.StatusOK && r.Method != http.MethodPost {
		header.Set("ETag", etag)
		if matches(r.Header.Get("If-None-Match"), etag) {
			header.Del("Content-Encoding")
			header.Del("Content-Type")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	if header.Get("Content-Encoding") != "" {
		body = compress(body)
	}
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}

func matches(list, etag string) bool {
	for one := range strings.SplitSeq(list, ",") {
		if one = strings.TrimSpace(one); one == "*" || strings.TrimPrefix(one, "W/") == etag {
			return true
		}
	}
	return false
}

func takesGzip(accepted string) bool {
	for entry := range strings.SplitSeq(accepted, ",") {
		name, parameter, _ := strings.Cut(strings.TrimSpace(entry), ";")
		if q := strings.TrimSpace(parameter); strings.TrimSpace(name) == "gzip" && q != "q=0" && q != "q=0.0" {
			return true
		}
	}
	return false
}

func compress(body []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // a level that there is
	w.Write(body)                                         // to memory, where nothing fails
	w.Close()
	return b.Bytes()
}
