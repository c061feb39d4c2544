package browsertest

import (
	"context"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// seen is what a page did that no page should do.
type seen struct {
	sync.Mutex
	requests, complaints []string
}

// watch collects the page's requests, and its errors, dialogs and warnings.
func watch(t tab) *seen {
	t.Helper()
	var s seen
	_, err := chromedp.Call(t.ctx, network.Enable, network.EnableParams{})
	require.NoError(t, err)
	err = chromedp.Listen(t.ctx, func(event any) {
		s.Lock()
		defer s.Unlock()
		switch event := event.(type) {
		case *network.EventRequestWillBeSent:
			s.requests = append(s.requests, event.Request.URL)
		case *runtime.EventExceptionThrown:
			s.complaints = append(s.complaints, event.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			s.complaints = append(s.complaints, string(event.Type))
		case *cdppage.EventJavascriptDialogOpening:
			s.complaints = append(s.complaints, "dialog: "+event.Message)
			go chromedp.Call(context.WithoutCancel(t.ctx), cdppage.HandleJavaScriptDialog, cdppage.HandleJavaScriptDialogParams{})
		}
	})
	require.NoError(t, err)
	return &s
}

// TestNoRequestElsewhere uses the served page and the exported one, and looks at what they
// ask for.
func TestNoRequestElsewhere(t *testing.T) {
	page := open(t, "")
	s := watch(page)
	page.visit("?l=Busy&u=Absent&c=Active")
	page.choose("h", "Busy")
	page.shows("?l=Busy&u=Absent&c=Active&h=Busy")
	page.do(chromedp.Click(`nav a[href*="o="]`), chromedp.WaitVisible(`[name=o]`))
	address := exported(t)
	page.visit(address + "?u=Busy")
	page.until(`!!document.querySelector("#answer strong")`)

	assert.Zero(t, eval[int](page, `document.cookie.length`), "cookies")

	s.Lock() // the browser's events wait, so that it answers nothing from here on
	defer s.Unlock()
	require.NotEmpty(t, s.requests)
	for _, request := range s.requests {
		here := strings.HasPrefix(request, site) || strings.HasPrefix(request, address) || strings.HasPrefix(request, "data:") || strings.HasPrefix(request, "blob:")
		assert.True(t, here, "request to %s", request)
	}
	assert.Empty(t, s.complaints)
}

// TestHostileQueries opens links that try to become part of the page.
func TestHostileQueries(t *testing.T) {
	page := open(t, "")
	s := watch(page)
	address := exported(t)
	for i, value := range []string{
		`<script>alert(1)</script>`,
		`"><img src=x onerror=alert(1)>`,
		`'><svg onload=alert(1)>`,
		`javascript:alert(1)`,
		"Busy\x00", "Busy\r\nSet-Cookie: a=b", "\u202eysuB", `{{.}}`, `%3Cscript%3E`, strings.Repeat("A", 900),
	} {
		links := []string{site + "?u=" + url.QueryEscape(value), site + "?" + url.QueryEscape(value) + "=Busy"}
		if i < 3 {
			links = append(links, address+"?u="+url.QueryEscape(value)) // the same code reads it
		}
		for _, link := range links {
			page.visit(link)
			page.until(`!!document.querySelector("main .case")`)
			assert.Zero(t, eval[int](page, `document.querySelectorAll("img, script[src], main script, main svg:not([class], [aria-hidden]), [onload], [onerror]").length`), "what %q became", link)
		}
	}
	s.Lock()
	defer s.Unlock()
	assert.Empty(t, s.complaints)
}

func TestLinks(t *testing.T) {
	page := open(t, "?u=BUSY&l=Besetzt&c=Active,Offline&h=None&p=guide&utm_source=x")
	assert.Equal(t, "Busy", page.shows("?l=Busy&u=Busy&c=Offline,Active"), "a link that is not canonical")
	page.visit("?u=Bzy&l=Busy")
	assert.Contains(t, eval[string](page, `document.querySelector(".wrong").innerText`), "“Bzy” is not known for the user presence. It can be: “Available”, “Absent”, “Meeting”, “Busy”, “Not available”.")
	assert.Equal(t, "Busy", page.answer(), "what is right is kept")
}
