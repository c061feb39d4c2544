package web_test

import (
	"cmp"
	"compress/gzip"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/examples/explorer/page"
	"github.com/othersee/othersee/examples/explorer/web"
	"github.com/othersee/othersee/examples/internal/anylog"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

func do(h http.Handler, method, target, body string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://localhost/", strings.NewReader(body))
	r.URL.Path, r.URL.RawQuery, _ = strings.Cut(target, "?")
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func get(target string, header ...string) *httptest.ResponseRecorder {
	return do(web.Handler(""), http.MethodGet, target, "", header...)
}

var answer = regexp.MustCompile(`id="answer"><span>[^<]*</span> <strong>(.*?)</strong>`)

// TestAnswers compares pages with the rows of complete.csv and policies.csv, one in seven.
func TestAnswers(t *testing.T) {
	for i, row := range append(testdata.Complete(), testdata.Policies()...) {
		if i%7 != 0 {
			continue
		}
		c := link.Case{Input: row.Input()}
		if row.Policy != precedence.Guide() {
			c.Policy = row.Policy.String()
		}
		w := get("/?" + c.Query())
		got := answer.FindStringSubmatch(w.Body.String())
		if w.Code != http.StatusOK || got == nil || got[1] != presence.Label(row.Want.Teams, presence.English) {
			t.Fatalf("GET /?%s: %d, %q, want %v", c.Query(), w.Code, got, row.Want.Teams)
		}
	}
}

// TestFirstVisit wants six questions, each with its answer, and no answer before one is asked.
func TestFirstVisit(t *testing.T) {
	first := get("/")
	assert.NotRegexp(t, answer, first.Body.String())
	cards := regexp.MustCompile(`<li><a href="(\?[^"]*)"><b>`).FindAllStringSubmatch(first.Body.String(), -1)
	require.Len(t, cards, 6)
	for i, want := range []string{"Available?", "Available", "Offline", "Busy", "Available", "Away?"} {
		w := get("/" + html.UnescapeString(cards[i][1]))
		got := answer.FindStringSubmatch(w.Body.String())
		if assert.NotNil(t, got, cards[i][1]) {
			assert.Equal(t, want, got[1], cards[i][1])
		}
	}
}

// TestExplanationIsTheLibrarys wants the ticket to have the library's text, and the stations the
// rules that it cites.
func TestExplanationIsTheLibrarys(t *testing.T) {
	ticket := regexp.MustCompile(`(?s)<pre id="ticket">(.*?)</pre>`)
	for _, language := range []presence.Language{presence.English, presence.German} {
		query := "l=Busy&u=NotAvailable&c=Active&h=Available&p=assistant"
		c, wrong := link.Parse(query)
		require.Empty(t, wrong)
		body := get("/?" + query + "&lang=" + language.String()).Body.String()
		got := ticket.FindStringSubmatch(body)
		require.NotNil(t, got)
		assert.True(t, strings.HasPrefix(html.UnescapeString(got[1]), explain.Of(c.Input, c.By()).Text(language)+"\n"), got[1])
		for _, rule := range []string{"P1", "P2", "C1", "C2", "S6", "T1", "T4"} {
			assert.Contains(t, body, `href="#`+rule+`"`)
			assert.Contains(t, body, `<div id="`+rule+`"`, "what is cited is there")
		}
	}
}

// TestStations wants the last station to have the answer, also where that is Offline, and nothing to
// be outranked where all agree.
func TestStations(t *testing.T) {
	body := get("/?l=Available&u=Available&c=Offline").Body.String()
	says(t, body, `<p class="becomes"><small>Others see</small> <span class="state of">`)
	assert.False(t, strings.Contains(body, "outranks the rest"), "nothing is outranked")
	says(t, body, "guide (German), row\u00a01 of its table")
	body = get("/?l=Busy&u=Absent&c=Active").Body.String()
	says(t, body, "counts as “Away”\u00a0(<a class=\"rule\" href=\"#P2\">P2</a>) and outranks the rest")
	says(t, body, `<li class="lost"><p class="takes"><span>phone</span> <s><span class="state bu">`)
	says(t, body, `Mitel One shows “Away”`)
	says(t, body, "Documented: notes 1 and 2 of Mitel&#39;s guide.\nThis holds as long as presence sync works (S0).\nPhone: “Busy”")
	says(t, body, "<p class=\"reason\">Why: the user presence “Absent” counts as “Away” in CloudLink")
	says(t, get("/?l=Busy&c=Active&p=off").Body.String(), "holds if presence sync is off")
	for _, query := range []string{"l=Offline&c=Active", "c=Active"} { // Offline and Unknown in CloudLink
		body = get("/?" + query).Body.String()
		says(t, body, `what Mitel One shows is not documented`+"\u00a0"+`(<a class="rule" href="#C4">C4</a>)`)
		assert.False(t, strings.Contains(body, "Mitel One shows “"), "%s claims to know what Mitel One shows", query)
	}
	says(t, get("/?l=Available").Body.String(), "<span>From what is known, others see</span> <strong>Offline</strong>")
	says(t, get("/").Body.String(), `<a class="flow" href="?l=Busy&amp;u=Absent&amp;c=Active">`)
	says(t, get("/?o=Away").Body.String(), `<p class="answers"><a href="?h=None&amp;o=Away">No</a> <a href="?h=Available&amp;o=Away">Yes, “Available”</a>`)
	body = get("/?l=Busy&h=None&o=Available").Body.String()
	says(t, body, `does presence sync work for the user?</p><p class="answers"><a href="?l=Busy&amp;h=None&amp;p=guide&amp;o=Available">Yes</a> <a href="?l=Busy&amp;h=None&amp;p=off&amp;o=Available">No</a> </p>`)
	says(t, get("/?l=Busy&u=Available&c=Inactive&h=None&o=Available").Body.String(), `p=guide&#43;D1&amp;o=Available">Yes</a> <a`) // by the guide nothing fits then
	body = get("/?l=Busy&u=NotAvailable&c=Active").Body.String()
	says(t, body, "This answer follows note 1 of Mitel&#39;s guide. By other readings, others would see:")
	says(t, body, `<div id="D3" tabindex="-1"><dt>D3</dt>`)
}

// TestElsewhere wants the rules that the guide does not give to say so, and no others.
func TestElsewhere(t *testing.T) {
	body := get("/?t=rules").Body.String()
	for id, want := range map[string]bool{"P1": false, "P6": true, "C4": true, "S3": false, "S6": true, "T4": false, "T6": true, "G1": true, "D1": false} {
		_, rest, _ := strings.Cut(body, `<div id="`+id+`"`)
		rule, _, _ := strings.Cut(rest, "</div>")
		assert.Equal(t, want, strings.Contains(rule, "not a rule of Mitel&#39;s guide"), "%s is from elsewhere: %s", id, rule)
	}
}

func says(t *testing.T, body, text string) {
	t.Helper()
	assert.True(t, strings.Contains(body, text), "the page says %s", text)
}

// TestEveryPage draws pages of all kinds, for their templates, texts and links.
func TestEveryPage(t *testing.T) {
	id := regexp.MustCompile(` id="([^"]*)"`)
	anchor := regexp.MustCompile(` href="([^"]*)"`)
	queries := []string{"", "t=rules", "l=Busy&t=maps", "t=all", "t=day", "t=10:05", "t=03:00", "o=Offline", "l=Busy&u=Unknown&c=Active&h=None&p=guide&o=InAMeeting"}
	n := 0
	for in := range precedence.Inputs() {
		if n++; n%1499 == 0 {
			for _, policy := range []string{"", "assistant", "off", "guide+D2+D4+D5", "guide+D1+D6"} {
				queries = append(queries, link.Case{Input: in, Policy: policy}.Query())
			}
		}
	}
	for _, query := range queries {
		for _, language := range []string{"en", "de"} {
			target := "/?" + strings.TrimPrefix(query+"&lang="+language, "&")
			w := get(target)
			require.Equal(t, http.StatusOK, w.Code, target)
			body := w.Body.String()
			ids := map[string]bool{}
			for _, match := range id.FindAllStringSubmatch(body, -1) {
				require.False(t, ids[match[1]], "%s: id %s is twice", target, match[1])
				ids[match[1]] = true
			}
			for _, match := range anchor.FindAllStringSubmatch(body, -1) {
				href := html.UnescapeString(match[1])
				switch {
				case strings.HasPrefix(href, "#"):
					require.True(t, ids[href[1:]], "%s: nothing has the id of %s", target, href)
				case strings.HasPrefix(href, "?"):
					to, _, _ := strings.Cut(href[1:], "#")
					c, wrong := link.Parse(to)
					require.Empty(t, wrong, href)
					require.Equal(t, to, c.Query(), "%s: a link that is not canonical", target)
				}
			}
			for _, wrong := range []string{"ZgotmplZ", "%!", "<no value>", "“%", "  but", " ,"} {
				require.NotContains(t, body, wrong, target)
			}
		}
	}
}

func TestRedirects(t *testing.T) {
	tests := []struct{ id, prefix, target, location string }{
		{"defaults", "", "/?u=Unknown&h=None&p=guide", "/"},
		{"as a form sends it", "", "/?l=Available&l=Busy&u=Absent&c=&h=None&p=guide&lang=de", "/?l=Available,Busy&u=Absent&lang=de"},
		{"under a prefix", "/explorer", "/explorer/?c=Active&u=Busy", "/explorer/?u=Busy&c=Active"},
		{"the prefix itself", "/explorer", "/explorer?u=Busy", "/explorer/?u=Busy"},
		{"what is not ours", "", "/?utm_source=mail&u=busy", "/?u=Busy"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			w := do(web.Handler(tt.prefix), http.MethodGet, tt.target, "")
			assert.Equal(t, http.StatusFound, w.Code, "GET %s", tt.target)
			assert.Equal(t, tt.location, w.Header().Get("Location"), "GET %s", tt.target)
		})
	}
}

func TestRefusals(t *testing.T) {
	tests := []struct {
		id, method, target, language string
		status                       int
		says                         string
	}{
		{"a bad value", "GET", "/?u=Gone&l=Busy", "en", 400, "“Gone” is not known for the user presence. It can be: “Available”, “Absent”, “Meeting”, “Busy”, “Not available”."},
		{"a bad value, in German", "GET", "/?u=Gone", "de", 400, "„Gone“ gibt es für die Benutzerpräsenz nicht. Möglich: „Verfügbar“,"},
		{"several", "GET", "/?u=Gone&l=Bzy", "de", 400, "„Gone“ gibt es für die Benutzerpräsenz nicht."},
		{"a bad policy", "GET", "/?p=mine", "en", 400, "“mine” is not known for the policy. It can be: Mitel's guide, Mitel Assistant's help, Microsoft Graph, presence sync off."},
		{"markup", "GET", "/?u=%3Cscript%3Ealert(1)%3C/script%3E", "en", 400, `“<script>alert(1)</script>” is not known for the user presence.`},
		{"a long value", "GET", "/?u=" + strings.Repeat("x", 41), "en", 400, "“" + strings.Repeat("x", 39) + "…” is not known for the user presence."},
		{"another path", "GET", "/favicon.ico", "en", 404, "There is no such page here."},
		{"another path, in German", "GET", "/favicon.ico?lang=de", "en", 404, "Hier gibt es keine solche Seite."},
		{"writing", "PUT", "/", "en", 405, "This page can only be read. Only a log can be sent."},
		{"too long", "GET", "/?l=" + strings.Repeat("Busy,", 300) + "Busy", "en", 414, "The link is too long."},
	}
	said := regexp.MustCompile(`<div class="wrong" role="alert"><p>(.*?)</p></div>`)
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			w := do(web.Handler(""), tt.method, tt.target, "", "Accept-Language", tt.language)
			assert.Equal(t, tt.status, w.Code, "%s %s", tt.method, tt.target)
			got := said.FindStringSubmatch(w.Body.String())
			require.NotNil(t, got, "%s %s", tt.method, tt.target)
			all := strings.Split(got[1], "</p><p>")
			assert.Contains(t, html.UnescapeString(all[len(all)-1]), tt.says)
			assert.NotContains(t, strings.Join(all, ""), "<")
			assert.Contains(t, w.Body.String(), `<form class="case"`, "the form is kept")
			assert.NotEmpty(t, w.Header().Get("Content-Security-Policy"))
		})
	}
	assert.Contains(t, get("/?u=Gone&l=Busy").Body.String(), `<option value="Busy" selected>`, "and what is right in it")
}

// TestPolicyWithoutName wants a policy that has no name to be chosen, and to stay so.
func TestPolicyWithoutName(t *testing.T) {
	body := get("/?l=Busy&h=Available&p=guide+D2+D4").Body.String()
	assert.Contains(t, html.UnescapeString(body), `<option value="guide+D2+D4" selected>guide+D2+D4</option>`)
	assert.Contains(t, html.UnescapeString(body), `h=Available&p=guide+D2+D4&t=maps`, "a link keeps it")
}

func TestHeaders(t *testing.T) {
	w := get("/?u=Busy")
	policy, body := w.Header().Get("Content-Security-Policy"), w.Body.String()
	assert.Contains(t, policy, "default-src 'none'; style-src 'sha256-")
	assert.NotContains(t, policy, "unsafe")
	for _, element := range []string{"style", "script"} {
		source := regexp.MustCompile(`(?s)<` + element + `>(.*?)</` + element + `>`).FindStringSubmatch(body)
		require.NotNil(t, source)
		assert.Contains(t, policy, page.Hash(source[1]), "the hash of the %s", element)
	}
	assert.Equal(t, "Accept-Language, Accept-Encoding", w.Header().Get("Vary"))
	assert.Empty(t, w.Header().Get("Set-Cookie"))
	assert.NotRegexp(t, ` (src|action)="(https?:)?//|@import| style="| on[a-z]+="`, body, "what the page would load or send")
}

// TestBytes wants an answer to be small, its ETag to differ by encoding and language, and nothing
// to be sent again.
func TestBytes(t *testing.T) {
	etags := map[string]string{}
	limits := map[string]int{"?t=10:05": 17_000, "?t=all": 17_000, "?t=rules": 16_000} // what is more than an answer
	for _, query := range []string{"", "?l=Busy&u=NotAvailable&c=Active", "?l=Busy&o=Available", "?t=maps", "?t=rules", "?t=all", "?t=10:05"} {
		for _, language := range []string{"en", "de"} {
			for _, encoding := range []string{"gzip, br", "gzip;q=0"} {
				header := []string{"Accept-Language", language, "Accept-Encoding", encoding}
				id := fmt.Sprint(query, header)
				w := get("/"+query, header...)
				etag := w.Header().Get("ETag")
				require.NotEmpty(t, etag)
				assert.Empty(t, etags[etag], "the ETag of %s", id)
				etags[etag] = id
				if encoding == "gzip, br" {
					assert.Less(t, w.Body.Len(), cmp.Or(limits[query], 15_000), "bytes of %s", id)
					plain, err := gzip.NewReader(w.Body)
					require.NoError(t, err)
					text, err := io.ReadAll(plain)
					require.NoError(t, err)
					assert.Equal(t, get("/"+query, "Accept-Language", language).Body.String(), string(text), id)
				}
				again := get("/"+query, append(header, "If-None-Match", `"x", W/`+etag)...)
				assert.Equal(t, http.StatusNotModified, again.Code, id)
				assert.Zero(t, again.Body.Len(), id)
				assert.Equal(t, etag, again.Header().Get("ETag"))
			}
		}
	}
	head := do(web.Handler(""), http.MethodHead, "/?u=Busy", "")
	assert.Zero(t, head.Body.Len())
	assert.NotEqual(t, "0", head.Header().Get("Content-Length"))
}

func TestLanguage(t *testing.T) {
	tests := []struct{ id, query, accept, want string }{
		{"no wish", "", "", "en"},
		{"German", "", "de-CH,de;q=0.9,en;q=0.8", "de"},
		{"English before German", "", "fr, en;q=0.9, de;q=0.8", "en"},
		{"German by weight", "", "en;q=0.5, de", "de"},
		{"anything before German", "", "*, de;q=0.5", "en"},
		{"none of ours", "", "fr", "en"},
		{"no German at all", "", "de;q=0", "en"},
		{"chosen", "?lang=de", "en", "de"},
		{"chosen otherwise", "?lang=en", "de", "en"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			assert.Contains(t, get("/"+tt.query, "Accept-Language", tt.accept).Body.String(), `<html lang="`+tt.want+`">`)
		})
	}
}

func BenchmarkPage(b *testing.B) {
	h := web.Handler("")
	r := httptest.NewRequest(http.MethodGet, "/?l=Busy&u=Absent&c=Active", nil)
	r.Header.Set("Accept-Encoding", "gzip")
	for b.Loop() {
		h.ServeHTTP(httptest.NewRecorder(), r)
	}
}

func post(target, log string, fields ...string) *httptest.ResponseRecorder {
	form := url.Values{"log": {log}}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	return do(web.Handler(""), http.MethodPost, target, form.Encode(), "Content-Type", "application/x-www-form-urlencoded")
}

// day is a log in which a call is hidden, with a line that is no report.
const day = `{"at":"2026-11-24T10:00:00+01:00","kind":"client","device":"Laptop <b>","state":"Active"}
{"at":"2026-11-24T10:02:00+01:00","kind":"userPresence","state":"Absent"}
{"at":"2026-11-24T10:03:00+01:00","kind":"line","device":"Desk phone","state":"Busy"}
{"at":"2026-11-24T10:21:00+01:00","kind":"line","device":"Desk phone","state":"Available"}
{"at":"2026-11-24T10:30:00+01:00","kind":"line","state":"Bzy"}
`

func TestDay(t *testing.T) {
	seen := day + `{"at":"2026-11-24T10:04:00+01:00","kind":"seen","state":"Busy"}` + "\n"
	second := strings.ReplaceAll(strings.ReplaceAll(day, `"state":"Busy"`, `"user":"bob","state":"Busy"`), `+01:00","kind"`, `+01:00","user":"anna","kind"`)
	var calls, differences strings.Builder
	for n := range 7 {
		fmt.Fprintf(&calls, `{"at":"2026-11-24T10:%02d:00Z","kind":"line","state":"Busy"}`+"\n"+`{"at":"2026-11-24T10:%02d:00Z","kind":"line","state":"Available"}`+"\n", 5*n, 5*n+1)
		fmt.Fprintf(&differences, `{"at":"2026-11-24T10:%02d:00Z","kind":"seen","state":%q}`+"\n", 6*n, []string{"Available", "Away"}[n%2])
	}
	tests := []struct {
		id, target, log string
		fields          []string
		says            []string
	}{
		{"by the guide", "/?t=day", day, nil, []string{
			"<b>10:03–10:21: on the phone, but “Available” to others</b>, because the user presence “Absent” hides the call", "hidden calls: 1 (18 min)", "Lines that could not be read: 1.", "client Laptop &lt;b&gt;", "<li>Line 5: ", "Desk phone",
		}},
		{"at a time", "/?t=day", day, []string{"t", "10:05"}, []string{"At 10:05", `<span>Expected</span> <strong>Available</strong>`, `<text class="then" x="`, `>10:05</text>`, "although the user is on the phone", `value="10:05"`}},
		{"before it", "/?t=day", day, []string{"t", "9:00"}, []string{"The log has no report up to 09:00."}},
		{"by the form's policy", "/?t=day", day, []string{"p", "off"}, []string{"because presence sync is off"}},
		{"in German", "/?p=graph&t=day&lang=de", day, nil, []string{`<html lang="de">`, "am Telefon, aber für andere „Verfügbar“", `p=graph&amp;t=day&amp;lang=de`}},
		{"actually seen", "/?t=day", seen, nil, []string{"expected “Available”, seen “Busy”", "<b>10:04–10:21: expected “Available”, seen “Busy”</b>; 2 causes fit. <button class=\"link\" form=\"log\" name=\"at\" value=\"10:04\">Why</button>", "actually seen", "For 0% of the known time others saw what was expected; a delay of up to 4 minutes is not counted as a difference."}},
		{"equal lines", "/?t=day&lang=de", "x\nx\n" + day, nil, []string{"Anzahl nicht lesbarer Zeilen: 3.", "<li>2 Zeilen von 1 bis 2: kein JSON", "<li>Zeile 7: "}},
		{"two users", "/?t=day", second, nil, []string{"Only “anna” is drawn; further users: 1"}},
		{"no hidden call", "/?t=day", strings.ReplaceAll(day, `"Absent"`, `"Available"`), nil, []string{"By the reports, no call was hidden from others."}},
		{"an unseen call", "/?t=day", strings.ReplaceAll(seen, `"Absent"`, `"Available"`) + `{"at":"2026-11-24T10:05:00+01:00","kind":"seen","state":"Available"}` + "\n" + `{"at":"2026-11-24T10:12:00+01:00","kind":"seen","state":"Available"}`, nil, []string{`<div class="summary"><p><b>10:05–10:21: expected “Busy”, seen “Available”</b>`}},
		{"an unseen call, seen last of all", "/?t=day", strings.Join(strings.Split(strings.ReplaceAll(day, `"Absent"`, `"Available"`), "\n")[:3], "\n") + "\n" + `{"at":"2026-11-24T10:05:00+01:00","kind":"seen","state":"Available"}` + "\n" + `{"at":"2026-11-24T10:15:00+01:00","kind":"seen","state":"Available"}`, nil, []string{`<div class="summary"><p><b>from 10:05 on: expected “Busy”, seen “Available”</b>`}},
		{"no log", "/?t=day", " \n", nil, []string{"The log is empty."}},
		{"after it", "/?t=day", day, []string{"t", "2026-11-24T12:00"}, []string{"At 12:00 <small>if nothing has changed since the last report, at 10:21", `x="100.00%" y="32" text-anchor="end">→ 12:00</text>`}},
		{"after it, where something was seen", "/?t=day", seen, []string{"t", "12:00"}, []string{"since the last report, at 10:21; last seen: Busy, since 10:04</small>", "<span>Expected</span> <strong>Available</strong>"}},
		{"actually seen, at a time", "/?t=day", seen, []string{"t", "10.05"}, []string{"<span>Others saw</span> <strong>Busy</strong>", "<p class=\"although\">The rules predict “Available”, although the user is on the phone. Seen since 10:04.</p><p class=\"badge weak\">differs from what was expected</p><p class=\"reason\">2 causes fit:</p><ol class=\"checks\"><li>Another client is in a Teams call or meeting", "<pre id=\"ticket\">2026-11-24 10:05:00: others saw “Busy”, since 10:04.\n2 causes fit:\n1. Another client is in a Teams call or meeting (T4).\n2. The user set “Busy” by hand in Teams (T1).\nNot modelled here, but possible: ", "\nAccording to the reports: “Available”, although the user is on the phone.\nWhy: the user presence “Absent”"}},
		{"a delay, at a time", "/?t=day", strings.ReplaceAll(seen, `"Absent"`, `"Available"`) + `{"at":"2026-11-24T10:00:30+01:00","kind":"seen","state":"Available"}`, []string{"t", "10:03:30"}, []string{"The rules predict “Busy”, because the user is on the phone. Seen since 10:00:30.</p><p class=\"reason\">A delay may explain it.</p>"}},
		{"nothing fits, at a time", "/?t=day", strings.ReplaceAll(day, `"kind":"userPresence","state":"Absent"`, `"kind":"configured","state":"DoNotDisturb"`) + `{"at":"2026-11-24T10:04:00+01:00","kind":"seen","state":"Away"}`, []string{"t", "10:05"}, []string{"<p class=\"reason\">No cause fits.</p>", "expected “Do not disturb”, seen “Away”</b>; no cause fits."}},
		{"as expected, at a time", "/?t=day", seen + `{"at":"2026-11-24T10:03:30+01:00","kind":"seen","state":"Available"}`, []string{"t", "10:03:40"}, []string{"<p class=\"although\">Expected by the rules, although the user is on the phone. Seen since 10:03:30.</p>"}},
		{"actually seen as Offline", "/?t=day", strings.ReplaceAll(seen, `"seen","state":"Busy"`, `"seen","state":"Offline"`), []string{"t", "10.05"}, []string{"<span>Others saw</span> <strong>Offline</strong>"}},
		{"a disputed call", "/?t=day", strings.ReplaceAll(day, `"Absent"`, `"NotAvailable"`), nil, []string{
			"<b>10:03–10:21: on the phone, “Busy” to others</b>, disputed: could be “Available”\u00a0(<a class=\"rule\" href=\"#D1\">D1</a>) or “Do not disturb”", "disputed calls: 1", `<g class="call doubted">`,
		}},
		{"hidden for no reason that has words", "/?p=guide%2BD1%2BD2&t=day", `{"at":"2026-11-24T10:00:00+01:00","kind":"line","device":"desk","state":"Busy"}
{"at":"2026-11-24T10:00:00+01:00","kind":"line","device":"cordless","state":"DoNotDisturb"}
{"at":"2026-11-24T10:00:00+01:00","kind":"configured","state":"BeRightBack"}
{"at":"2026-11-24T10:30:00+01:00","kind":"line","device":"desk","state":"Available"}`, nil, []string{"<b>10:00–10:30: on the phone, but “Offline” to others</b>; not reported: "}},
		{"many calls", "/?p=off&t=day", calls.String(), nil, []string{"<b>10:00–10:01: on the phone, but “Offline” to others</b>", "2 more calls were hidden."}},
		{"many differences", "/?t=day", differences.String() + `{"at":"2026-11-24T10:00:00Z","kind":"line","state":"Busy"}` + "\n" + `{"at":"2026-11-24T10:50:00Z","kind":"seen","state":"Available"}`, nil, []string{"<b>10:00–10:06: expected “Busy”, seen “Available”</b>", "2 more differences."}},
		{"one moment", "/?t=day", `{"at":"2026-11-24T10:00:00+01:00","kind":"line","state":"Busy"}`, nil, []string{"All reports are of one moment, so there is no time to draw yet.</b></p></div>\n<p class=\"soft\">2026-11-24 10:00–10:00 · reports: 1</p>\n\n\n\n<details"}},
		{"two days", "/?t=day", day + `{"at":"2026-11-25T09:00:00+01:00","kind":"line","state":"Available"}`, []string{"t", "2026-11-25T08:00"}, []string{"<b>Nov 24 10:03–Nov 24 10:21: on the phone", "2026-11-24 10:00 – 2026-11-25 09:00", "At Nov 25 08:00"}},
		{"after midnight", "/?t=day", `{"at":"2026-11-24T23:00:00+01:00","kind":"line","state":"Busy"}` + "\n" + `{"at":"2026-11-25T01:00:00+01:00","kind":"line","state":"Available"}`, []string{"t", "0:30"}, []string{"At Nov 25 00:30", "because the user is on the phone"}},
		{"another day", "/?t=day", day, []string{"t", "2026-11-26T10:00"}, []string{"At 2026-11-26 10:00 <small>"}},
		{"no phone", "/?t=day", `{"at":"2026-11-24T10:00:00+01:00","kind":"client","state":"Active"}`, nil, []string{"The log has no report of a phone, so it says nothing of calls."}},
		{"no report", "/?t=day", "nothing", nil, []string{"The log has no valid report.", "<li>Line 1: ", "\nnothing</textarea>"}},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			w := post(tt.target, tt.log, tt.fields...)
			assert.Equal(t, http.StatusOK, w.Code, "POST %s", tt.target)
			for _, says := range tt.says {
				assert.True(t, strings.Contains(w.Body.String(), says), "POST %s says %s", tt.target, says)
			}
			assert.NotContains(t, w.Body.String(), "This is an example")
			assert.Empty(t, w.Header().Get("ETag"))
		})
	}
	assert.Contains(t, get("/?t=day").Body.String(), "This is an example")
	says(t, get("/?l=Available&u=Available&c=Offline&h=None&o=Busy").Body.String(), `apart: is the user on another phone?</p><p class="answers"><a href="?l=Available,Busy&amp;u=Available&amp;c=Offline&amp;h=None&amp;o=Busy">Yes</a> </p>`)
	says(t, get("/?t=16:15").Body.String(), `</li></ol><details><summary>3 more</summary><ol class="checks" start="3"><li>`)
	says(t, get("/?t=16:15").Body.String(), `<a href="?l=Available&amp;u=Available&amp;c=Active&amp;o=Busy">The causes, with what to check</a></p></div>`)
	assert.NotContains(t, get("/?t=10:05").Body.String(), "with what to check")
	says(t, get("/").Body.String(), `<svg class="subject lane" aria-hidden="true"><rect class="of" x="0.00%"`)
	says(t, get("/?l=Busy&u=NotAvailable&c=Active").Body.String(), `because the user is on the phone (disputed)</title>`)
	says(t, get("/?l=Busy&u=NotAvailable&c=Active").Body.String(), `To find out, reproduce this case`)
	says(t, get("/?l=Busy&u=Absent").Body.String(), `<small>(incomplete)</small></span></li>`)
	assert.Equal(t, 4, strings.Count(get("/?t=day").Body.String(), `<g class="call hides"><title>`), "two calls, hidden in both lanes")
	says(t, get("/?t=10:05").Body.String(), `<details class="fold"><summary>The log of reports</summary>`)
	says(t, get("/?t=day").Body.String(), `<details class="fold" open><summary>The log of reports</summary>`)
	says(t, get("/?l=Busy&lang=de").Body.String(), `In Teams heißt das „Beschäftigt“.`)
	assert.NotContains(t, get("/?l=Busy").Body.String()+get("/?u=Absent&lang=de").Body.String(), "Beschäftigt")
}

func TestDayRefusals(t *testing.T) {
	long := strings.Repeat(" ", page.MaxLog+1)
	w := post("/?t=day", long)
	assert.Equal(t, http.StatusRequestEntityTooLarge, w.Code, "a log that is too long")
	assert.Contains(t, w.Body.String(), "longer than 1 MiB")
	assert.Contains(t, w.Body.String(), long, "is kept")
	assert.Equal(t, http.StatusRequestEntityTooLarge, post("/?t=day", strings.Repeat("<", page.MaxLog+1)).Code, "one that is longer when escaped")
	assert.Equal(t, http.StatusBadRequest, post("/?t=day", day, "p", "mine").Code, "an unknown policy")
	w = post("/?t=day", day, "t", "half past ten")
	assert.Equal(t, http.StatusBadRequest, w.Code, "no time")
	says(t, w.Body.String(), "“half past ten” is not a page or a valid time. Write a time like 10:05.")
	says(t, w.Body.String(), "10:03–10:21: on the phone")
	bad := do(web.Handler(""), http.MethodPost, "/?t=day", "log=%zz", "Content-Type", "application/x-www-form-urlencoded")
	assert.Equal(t, http.StatusBadRequest, bad.Code, "a bad form")
	assert.Equal(t, "GET, HEAD, POST", do(web.Handler(""), http.MethodPut, "/?t=day", "").Header().Get("Allow"))
}

func TestUnderPrefix(t *testing.T) {
	for target, want := range map[string]int{"/explorer/?u=Busy": 200, "/explorer/?t=day": 200, "/?u=Busy": 404, "/explorers/": 404, "/explorer/x": 404} {
		w := do(web.Handler("/explorer"), http.MethodGet, target, "")
		assert.Equal(t, want, w.Code, "GET %s", target)
		assert.NotRegexp(t, ` (href|action|formaction)="/[^"]*"`, w.Body.String(), "links of %s that leave the prefix", target)
	}
}

// TestAnyDay draws logs of all kinds, with a time or without.
func TestAnyDay(t *testing.T) {
	for seed := range uint64(120) {
		fields := [][]string{{}, {"t", "10:05"}, {"t", "10:25", "p", "off"}, {"p", "guide+D4+D5", "lang", "de"}}[seed%4]
		w := post("/?t=day", anylog.Of(seed), fields...)
		assert.Equal(t, http.StatusOK, w.Code, "%v of\n%s", fields, anylog.Of(seed))
		assert.False(t, strings.Contains(w.Body.String(), "%!"), "%v of\n%s", fields, anylog.Of(seed))
	}
}
