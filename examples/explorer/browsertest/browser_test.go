// Package browsertest opens the explorer's page in Chromium, as its readers do.
package browsertest

import (
	"context"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/explorer/web"
)

// browser is the one that all tests share, and site the address of the page that they open.
var (
	browser context.Context
	site    string
)

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

func run(m *testing.M) int {
	exportDir, _ = os.MkdirTemp("", "exported") // where there is none, the export says so
	defer os.RemoveAll(exportDir)
	server := httptest.NewServer(web.Handler(""))
	defer server.Close()
	site = server.URL + "/"
	options := []chromedp.ExecAllocatorOption{chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("lang", "en")}
	if path, err := exec.LookPath("chromium"); err == nil {
		options = append(options, chromedp.ExecPath(path))
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	var quit context.CancelFunc
	browser, quit = chromedp.NewContext(allocator)
	defer quit()
	if err := chromedp.Do(browser, chromedp.Navigate("about:blank")); err != nil {
		panic(err)
	}
	return m.Run()
}

// A tab is a tab of the browser.
type tab struct {
	*testing.T
	ctx context.Context
}

// open returns a new tab that shows the page of a query, such as "?u=Busy".
func open(t *testing.T, query string) tab {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(browser)
	t.Cleanup(closeTab)
	ctx, cancel := context.WithTimeout(ctx, 40*time.Second)
	t.Cleanup(cancel)
	page := tab{t, ctx}
	page.do(chromedp.EmulateViewport(1280, 900))
	page.media("", "prefers-reduced-motion", "reduce") // a click meets what stands still
	page.visit(query)
	return page
}

func (t tab) do(steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	require.NoError(t, chromedp.Do(t.ctx, steps...))
}

// visit goes to a query of the page, or to another address.
func (t tab) visit(query string) {
	t.Helper()
	if strings.HasPrefix(query, "?") || query == "" {
		query = site + query
	}
	t.do(chromedp.Navigate(query))
}

// eval returns the value of a script, awaited.
func eval[T any](t tab, script string) T {
	t.Helper()
	value, err := chromedp.Run(t.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	require.NoError(t, err, script)
	return value
}

// until waits for a script to be true.
func (t tab) until(condition string) {
	t.Helper()
	for range 400 {
		if eval[bool](t, condition) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("not within 8 s: %s", condition)
}

// shows waits for the page of a query, and returns its answer, "" if it has none.
func (t tab) shows(query string) string {
	t.Helper()
	t.until(`location.search === "` + query + `" && shown === location.search && document.querySelector("main").dataset.query === (location.search || "?")`)
	return t.answer()
}

func (t tab) answer() string {
	t.Helper()
	return eval[string](t, `document.querySelector("#answer strong")?.textContent ?? ""`)
}

// choose chooses a value of the first field of a name, as a reader does.
func (t tab) choose(name, value string) {
	t.Helper()
	eval[chromedp.Void](t, `((select) => {
		select.focus();
		select.value = "`+value+`";
		select.dispatchEvent(new Event("change", { bubbles: true }));
	})(document.querySelector("select[name=`+name+`]"))`)
}

// withoutScript has the page run no script from here on.
func (t tab) withoutScript() {
	t.Helper()
	_, err := chromedp.Call(t.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	require.NoError(t, err)
}

// media has the page believe in media features, as in "prefers-color-scheme", "dark".
func (t tab) media(medium string, features ...string) {
	t.Helper()
	params := emulation.SetEmulatedMediaParams{Media: medium}
	for i := 0; i < len(features); i += 2 {
		params.Features = append(params.Features, &emulation.MediaFeature{Name: features[i], Value: features[i+1]})
	}
	_, err := chromedp.Call(t.ctx, emulation.SetEmulatedMedia, params)
	require.NoError(t, err)
}
