package web_test

import (
	"html"
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
	"github.com/othersee/othersee/presence"
)

func get(h http.Handler, target string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, target, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

var answer = regexp.MustCompile(`<h2 id="answer">.*?<strong>(.*?)</strong>`)

// TestAnswers compares pages with the library: those of one line and one client, which are
// the rows of complete.csv, by each policy, and of the rest one in 97.
func TestAnswers(t *testing.T) {
	h := web.Handler("")
	n := 0
	for c := range link.Cases() {
		single := c.Input.Lines.Len() == 1 && c.Input.Clients.Len() == 1
		if n++; !single && n%97 != 0 {
			continue
		}
		w := get(h, "/?"+c.Query())
		got := answer.FindStringSubmatch(w.Body.String())
		want := presence.Label(c.Resolution().Teams, presence.English)
		if w.Code != http.StatusOK || got == nil || got[1] != want {
			t.Fatalf("GET /?%s: %d, %q, want %q", c.Query(), w.Code, got, want)
		}
	}
}

func TestExplanationIsTheLibrarys(t *testing.T) {
	tag := regexp.MustCompile(`<[^>]*>`)
	why := regexp.MustCompile(`(?s)<section class="why".*?</h2>(.*?)</section>`)
	for _, language := range []presence.Language{presence.English, presence.German} {
		query := "l=Busy&u=NotAvailable&c=Active&h=Available&p=assistant"
		c, err := link.Parse(query)
		require.NoError(t, err)
		w := get(web.Handler(""), "/?"+query+"&lang="+language.String())
		got := why.FindStringSubmatch(w.Body.String())
		require.NotNil(t, got)
		text := html.UnescapeString(tag.ReplaceAllString(strings.ReplaceAll(got[1], "</p>", "\n"), ""))
		_, want, _ := strings.Cut(c.Explanation().Text(language), "\n")
		assert.Equal(t, want+"\n", text)
	}
}

func TestRedirects(t *testing.T) {
	tests := []struct{ id, prefix, target, location string }{
		{"defaults", "", "/?u=Unknown&h=None&p=guide", "/"},
		{"as a form sends it", "", "/?l=Available&l=Busy&u=Absent&h=None&p=guide&lang=de", "/?l=Available,Busy&u=Absent&lang=de"},
		{"under a prefix", "/explorer", "/explorer/?c=Active&u=Busy", "/explorer/?u=Busy&c=Active"},
		{"the prefix itself", "/explorer", "/explorer?u=Busy", "/explorer/?u=Busy"},
		{"an escaped comma", "", "/?l=Available%2CBusy", "/?l=Available,Busy"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			w := get(web.Handler(tt.prefix), tt.target)
			assert.Equal(t, http.StatusFound, w.Code, "GET %s", tt.target)
			assert.Equal(t, tt.location, w.Header().Get("Location"), "GET %s", tt.target)
		})
	}
}

// TestPolicyWithoutName wants a policy that has no name to be chosen, and to stay so.
func TestPolicyWithoutName(t *testing.T) {
	body := get(web.Handler(""), "/?l=Busy&h=Available&p=guide+D2+D4").Body.String()
	assert.Contains(t, body, `name="p" value="guide+D2+D4" checked><span>guide+D2+D4</span>`)
	assert.Contains(t, body, `href="?l=Busy&amp;u=Absent&amp;h=Available&amp;p=guide+D2+D4"`, "a link of the maps keeps it")
	assert.Equal(t, "/?p=guide+D2+D4", get(web.Handler(""), "/?p=guide%2BD4%2BD2").Header().Get("Location"))
}

var refusal = regexp.MustCompile(`(?s)<section class="refusal"><h2>.*?</h2><p>(.*?)</p>`)

func TestRefusals(t *testing.T) {
	tests := []struct {
		id, method, target, language string
		status                       int
		says                         string
	}{
		{"a bad value", "GET", "/?u=Away", "en", 400, `There is no "Away" for the parameter u. Allowed: Unknown, Available, Absent, Meeting, Busy, NotAvailable.`},
		{"a bad value, in German", "GET", "/?u=Away", "de", 400, `Es gibt kein "Away" für den Parameter u. Erlaubt: Unknown, Available, Absent, Meeting, Busy, NotAvailable.`},
		{"a bad parameter", "GET", "/?user=Busy", "en", 400, `There is no parameter "user". Allowed: `},
		{"a parameter twice", "GET", "/?u=Busy&u=Absent", "en", 400, "The parameter u may be given once only."},
		{"a bad escape", "GET", "/?u=%zz", "en", 400, `"u=%zz" is not escaped as a query is.`},
		{"markup", "GET", "/?u=%3Cscript%3Ealert(1)%3C/script%3E", "en", 400, `There is no "<script>alert(1)</script>" for the parameter u.`},
		{"another path", "GET", "/favicon.ico", "en", 404, "There is no such page here."},
		{"writing", "POST", "/", "en", 405, "This page can only be read. Only a log can be sent."},
		{"too long", "GET", "/?l=" + strings.Repeat("Busy,", 300) + "Busy", "en", 414, "The link is too long."},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			r := httptest.NewRequest(tt.method, "http://localhost/", nil)
			r.URL.Path, r.URL.RawQuery, _ = strings.Cut(tt.target, "?")
			r.Header.Set("Accept-Language", tt.language)
			w := httptest.NewRecorder()
			web.Handler("").ServeHTTP(w, r)
			assert.Equal(t, tt.status, w.Code, "%s %s", tt.method, tt.target)
			said := refusal.FindStringSubmatch(w.Body.String())
			require.NotNil(t, said, "%s %s", tt.method, tt.target)
			assert.Contains(t, html.UnescapeString(said[1]), tt.says, "%s %s", tt.method, tt.target)
			assert.NotContains(t, said[1], "<", "%s %s", tt.method, tt.target)
			assert.NotEmpty(t, w.Header().Get("Content-Security-Policy"))
			if tt.status == http.StatusMethodNotAllowed {
				assert.Equal(t, "GET, HEAD", w.Header().Get("Allow"))
			}
		})
	}
}

func TestHeaders(t *testing.T) {
	w := get(web.Handler(""), "/?u=Busy")
	policy := w.Header().Get("Content-Security-Policy")
	assert.Contains(t, policy, "default-src 'none'; style-src 'sha256-")
	assert.NotContains(t, policy, "unsafe")
	assert.Equal(t, "Accept-Language", w.Header().Get("Vary"))
	assert.Empty(t, w.Header().Get("Set-Cookie"))
	elsewhere := regexp.MustCompile(` (src|href|action)="(https?:)?//|url\(|@import`)
	assert.Empty(t, elsewhere.FindAllString(w.Body.String(), -1), "what the page would load or send")
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
			w := get(web.Handler(""), "/"+tt.query, "Accept-Language", tt.accept)
			assert.Contains(t, w.Body.String(), `<html lang="`+tt.want+`">`, "GET /%s for %q", tt.query, tt.accept)
		})
	}
}

func BenchmarkPage(b *testing.B) {
	h := web.Handler("")
	r := httptest.NewRequest(http.MethodGet, "/?l=Busy&u=Absent&c=Active", nil)
	for b.Loop() {
		w := discard{http.Header{}}
		h.ServeHTTP(w, r)
	}
}

type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(p []byte) (int, error) { return len(p), nil }
func (d discard) WriteHeader(int)             {}

func post(target, log string, fields ...string) *httptest.ResponseRecorder {
	form := url.Values{"log": {log}}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	r := httptest.NewRequest(http.MethodPost, target, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	web.Handler("").ServeHTTP(w, r)
	return w
}

// day is a log in which a call is hidden, with a line that is no report.
const day = `{"at":"2026-11-24T10:00:00+01:00","kind":"client","device":"Laptop <b>","state":"Active"}
{"at":"2026-11-24T10:02:00+01:00","kind":"userPresence","state":"Absent"}
{"at":"2026-11-24T10:03:00+01:00","kind":"line","device":"Desk phone","state":"Busy"}
{"at":"2026-11-24T10:21:00+01:00","kind":"line","device":"Desk phone","state":"Available"}
{"at":"2026-11-24T10:30:00+01:00","kind":"line","state":"Bzy"}
`

func TestDay(t *testing.T) {
	tests := []struct {
		id, target string
		fields     []string
		says       []string
	}{
		{
			"by the guide", "/?t=day", nil,
			[]string{
				`<strong>1</strong> <span>18 min; 4 reports from 2026-11-24 10:00:00 to 2026-11-24 10:21:00</span>`,
				`<tr class="hides"><th scope="row">10:03:00</th><td>10:21:00</td>`,
				`href="?l=Busy&amp;u=Absent&amp;c=Active"`,
				`client Laptop &lt;b&gt;`,
				`<li>Line 5: `,
			},
		},
		{"by the form's policy", "/?t=day", []string{"p", "off"}, []string{`href="?l=Busy&amp;u=Absent&amp;c=Active&amp;p=off"`}},
		{"in German", "/?p=graph&t=day&lang=de", nil, []string{`<html lang="de">`, `4 Meldungen`, `href="?l=Busy&amp;u=Absent&amp;c=Active&amp;p=graph&amp;lang=de"`}},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			w := post(tt.target, day, tt.fields...)
			assert.Equal(t, http.StatusOK, w.Code, "POST %s", tt.target)
			for _, says := range tt.says {
				assert.True(t, strings.Contains(w.Body.String(), says), "POST %s says %s", tt.target, says)
			}
		})
	}
	assert.Contains(t, get(web.Handler(""), "/?t=day").Body.String(), `<strong>2</strong>`, "the example")
	users := strings.ReplaceAll(day, `"state":"Busy"`, `"user":"bob","state":"Busy"`)
	assert.Contains(t, post("/?t=day", strings.ReplaceAll(users, `+01:00","kind"`, `+01:00","user":"anna","kind"`)).Body.String(),
		`<li>Only &#34;anna&#34; is drawn; further users: 1</li>`, "of two users, one is drawn")
	assert.Contains(t, post("/?t=day", "nothing").Body.String(), `no reports`)
}

func TestDayRefusals(t *testing.T) {
	long := strings.Repeat(" ", page.MaxLog+1)
	assert.Equal(t, http.StatusRequestEntityTooLarge, post("/?t=day", long).Code, "a log that is too long")
	assert.Equal(t, http.StatusRequestEntityTooLarge, post("/?t=day", strings.Repeat("<", page.MaxLog+1)).Code, "one that is longer when escaped")
	assert.Equal(t, http.StatusBadRequest, post("/?t=day", day, "p", "mine").Code, "an unknown policy")
	w := post("/", day)
	assert.Equal(t, http.StatusMethodNotAllowed, w.Code, "a log sent elsewhere")
	assert.Equal(t, "GET, HEAD", w.Header().Get("Allow"))

	r := httptest.NewRequest(http.MethodPost, "/?t=day", strings.NewReader("log=%zz"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	recorder := httptest.NewRecorder()
	web.Handler("").ServeHTTP(recorder, r)
	assert.Equal(t, http.StatusBadRequest, recorder.Code, "a bad form")

	r = httptest.NewRequest(http.MethodPut, "/?t=day", nil)
	recorder = httptest.NewRecorder()
	web.Handler("").ServeHTTP(recorder, r)
	assert.Equal(t, "GET, HEAD, POST", recorder.Header().Get("Allow"))
}

func TestUnderPrefix(t *testing.T) {
	h := web.Handler("/explorer")
	for target, want := range map[string]int{"/explorer/?u=Busy": 200, "/explorer/all?u=Busy": 200, "/explorer/?t=day": 200, "/?u=Busy": 404, "/explorers/": 404, "/explorer/x": 404} {
		w := get(h, target)
		assert.Equal(t, want, w.Code, "GET %s", target)
		absolute := regexp.MustCompile(` (href|action|data-from)="/[^"]*"`)
		assert.Empty(t, absolute.FindAllString(w.Body.String(), -1), "links of %s that leave the prefix", target)
	}
}
