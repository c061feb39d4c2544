package main

import (
	"cmp"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/othersee/othersee/examples/bridge/page"
	explorer "github.com/othersee/othersee/examples/explorer/web"
)

// routes returns all that is served. Health needs no token, all else does.
func (b *service) routes() http.Handler {
	mux := http.NewServeMux()
	b.intake.Routes(mux)
	if b.writer != nil {
		p := page.Page{
			Users: b.writer, Names: b.settings.names, Policy: b.settings.writer.Policy,
			ReadOnly: b.settings.writer.ReadOnly, Writer: b.intake.Writer,
		}
		p.Routes(mux)
		mux.Handle(page.Explain+"/", explorer.Handler(page.Explain))
	}
	mux.Handle("GET /metrics", promhttp.HandlerFor(b.registry, promhttp.HandlerOpts{}))
	all := http.NewServeMux()
	all.Handle("/", b.guard(http.NewCrossOriginProtection().Handler(mux)))
	all.HandleFunc("GET /healthz", func(rw http.ResponseWriter, _ *http.Request) { fmt.Fprintln(rw, "alive") })
	all.HandleFunc("GET /readyz", b.ready)
	return all
}

// guard asks for the token, as a bearer token or as the password of a browser.
func (b *service) guard(next http.Handler) http.Handler {
	if b.settings.open {
		return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
			// A page of another site may have its name point here, but it cannot name this one.
			host, _, _ := net.SplitHostPort(r.Host)
			if host = cmp.Or(host, r.Host); host != "localhost" && net.ParseIP(host) == nil {
				http.Error(rw, "another host is meant", http.StatusMisdirectedRequest)
				return
			}
			next.ServeHTTP(rw, r)
		})
	}
	token := b.settings.token
	if token == "" {
		token = rand.Text()
		fmt.Fprintf(os.Stderr, "bridge: the token for reports and the page is %s (set %s for another)\n", token, tokenVariable)
	}
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		_, given, basic := r.BasicAuth()
		if !basic {
			given, _ = strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		}
		if subtle.ConstantTimeCompare([]byte(given), []byte(token)) != 1 {
			rw.Header().Set("WWW-Authenticate", `Basic realm="bridge: any name, and the token as password"`)
			http.Error(rw, "the token is missing or wrong", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(rw, r)
	})
}

// failing is how long Graph may accept nothing before the bridge is not ready.
const failing = time.Minute

// ready says whether all is well, or with of=intake whether reports are accepted: those are kept while
// Graph accepts nothing.
func (b *service) ready(rw http.ResponseWriter, r *http.Request) {
	intake := b.intake.Silent() < b.settings.lease && !b.stopping.Load()
	said := map[string]any{"intake": intake}
	ok := intake
	if b.writer != nil && r.FormValue("of") != "intake" {
		h := b.writer.Health()
		said["health"], said["counts"], said["read"] = h, b.writer.Counts(), b.read.Load()
		ok = ok && b.read.Load() && h.Engine < b.settings.lease+5*time.Second && h.Graph < failing
	}
	rw.Header().Set("Content-Type", "application/json")
	if !ok {
		rw.WriteHeader(http.StatusServiceUnavailable)
	}
	_ = json.NewEncoder(rw).Encode(said) // the client went away
}
