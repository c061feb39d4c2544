//go:build js && wasm

// Command wasm draws the page in a browser: it gives scripts the function othersee, which
// takes a query, the languages that the reader likes, best first and separated by commas, and
// the log of a day or "", and returns the document as HTML.
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
		return draw(args[0].String(), args[1].String(), args[2].String())
	}))
	select {} // what calls the function needs this program to run on
}

func draw(query, languages, log string) string {
	wish := page.Wish(languages)
	query, all := strings.CutPrefix(query, page.All)
	c, err := link.Parse(strings.TrimPrefix(query, "?"))
	bad := (*link.Error)(nil)
	switch {
	case errors.As(err, &bad):
		return string(page.Refuse(nil, page.BadLink(bad), wish))
	case len(log) > page.MaxLog:
		return string(page.Refuse(nil, page.LogTooLong, wish))
	case c.Day:
		return string(page.DrawDay(nil, c, log, wish))
	case all:
		return string(page.DrawAll(nil, c, wish))
	default:
		return string(page.Draw(nil, c, wish))
	}
}
