//go:build js && wasm

// Command wasm draws the page in a browser: it gives scripts the function othersee, which
// takes a query and the languages that the reader likes, best first and separated by commas,
// and returns the canonical query, and the document as HTML.
package main

import (
	"errors"
	"strings"
	"syscall/js"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/examples/explorer/page"
)

func main() {
	js.Global().Set("othersee", js.FuncOf(func(_ js.Value, args []js.Value) any {
		query, html := draw(args[0].String(), args[1].String())
		return map[string]any{"query": query, "html": html}
	}))
	select {} // what calls the function needs this program to run on
}

func draw(query, languages string) (canonical, html string) {
	wish := page.Wish(languages)
	query, all := strings.CutPrefix(query, page.All)
	c, err := link.Parse(strings.TrimPrefix(query, "?"))
	if bad := (*link.Error)(nil); errors.As(err, &bad) {
		return query, string(page.Refuse(nil, page.BadLink(bad), wish))
	}
	if canonical = c.Query(); canonical != "" {
		canonical = "?" + canonical
	}
	if all {
		return canonical, string(page.DrawAll(nil, c, wish))
	}
	return canonical, string(page.Draw(nil, c, wish))
}
