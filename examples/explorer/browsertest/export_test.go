package browsertest

import (
	"encoding/json"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/examples/explorer/page"
	"github.com/othersee/othersee/examples/explorer/static"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// exported returns the address of the exported file, which all tests share.
func exported(t *testing.T) string {
	t.Helper()
	address, err := export()
	require.NoError(t, err)
	return address
}

var (
	exportDir string // removed after all tests
	export    = sync.OnceValues(func() (string, error) {
		return "file://" + filepath.ToSlash(filepath.Join(exportDir, "index.html")), static.Write(exportDir)
	})
)

// TestExportedIsServed compares the documents that the exported file draws with those that the
// server draws: of each kind, and of some cases.
func TestExportedIsServed(t *testing.T) {
	queries := append([]string{}, cases...)
	n := 0
	for in := range precedence.Inputs() {
		if n++; n%499 == 0 {
			queries = append(queries, "?"+link.Case{Input: in, Policy: []string{"", "off", "graph"}[n%3], Language: []string{"en", "de"}[n%2]}.Query())
		}
	}
	list, err := json.Marshal(queries)
	require.NoError(t, err)
	file := open(t, exported(t))
	assert.Equal(t, 6, eval[int](file, `document.querySelectorAll(".cards a").length`), "questions are there at once")
	file.until(`!!window.othersee`)
	got := eval[[]string](file, string(list)+`.map((query) => othersee(query, 'en', undefined))`)
	for i, query := range queries {
		c, wrong := link.Parse(query[1:])
		if string(page.Draw(c, wrong, nil, presence.English)) != got[i] {
			t.Fatalf("%s: exported differs from served: %.2000s", query, got[i])
		}
	}
}

// TestExportedLinks uses the file as the served page is used.
func TestExportedLinks(t *testing.T) {
	address := exported(t)
	file := open(t, address+"?u=absent&l=Busy&c=Active&h=None&lang=de&utm_source=x")
	assert.Equal(t, "Verfügbar", file.shows("?l=Busy&u=Absent&c=Active&lang=de"), "a link that is not canonical")
	file.choose("u", "Busy")
	assert.Equal(t, "Besetzt", file.shows("?l=Busy&u=Busy&c=Active&lang=de"))
	file.visit(address + "?u=%3Cb%3EAway")
	file.until(`document.querySelector(".wrong")?.textContent.startsWith("“<b>Away” is not known for the user presence. It can be: “Available”,") === true`)
}
