package browsertest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// axe returns the source of axe-core, which npm fetches. Where it cannot, the test is
// skipped, but not in CI.
func axe(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	install := exec.Command("npm", "install", "--prefix", dir, "--no-audit", "--no-fund", "--ignore-scripts", "axe-core@4.14.1")
	if output, err := install.CombinedOutput(); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%v: %v\n%s", install, err, output)
		}
		t.Skipf("axe-core cannot be had: %v: %v\n%s", install, err, output)
	}
	source, err := os.ReadFile(filepath.Join(dir, "node_modules", "axe-core", "axe.min.js"))
	require.NoError(t, err)
	return string(source)
}

// TestAxe wants axe-core to find nothing, on each page, light and wide or dark and narrow, with
// all that can be unfolded unfolded.
func TestAxe(t *testing.T) {
	source := axe(t)
	page := open(t, "")
	for i, query := range cases {
		language, scheme, width := "en", "light", int64(1280)
		if i%2 == 1 {
			language, scheme, width = "de", "dark", 320
		}
		page.media("", "prefers-color-scheme", scheme)
		page.do(chromedp.EmulateViewport(width, 900))
		page.visit(site + inLanguage(query, language))
		eval[chromedp.Void](page, `for (const d of document.querySelectorAll("details")) d.open = true`)
		eval[chromedp.Void](page, source)
		found := eval[[]string](page, `axe.run().then((r) => r.violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.html.slice(0, 150) + " " + n.failureSummary)))`)
		assert.Empty(t, found, "%s, %s, %d pixels", inLanguage(query, language), scheme, width)
	}
}
