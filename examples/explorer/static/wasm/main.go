//go:build js && wasm

// Command wasm draws the page in a browser: it gives scripts the function othersee, which
// takes a query, the languages that the reader likes, best first and separated by commas, and
// the log of a day or undefined, and returns the document as HTML.
package main

import (
	"strings"
	"syscall/js"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/examples/explorer/page"
)

func main() {
	js.Global().Set("othersee", js.FuncOf(func(_ js.Value, args []js.Value) any {
		var log *string
		if !args[2].IsUndefined() {
			text := args[2].String()
			log = &text
		}
		c, wrong := link.Parse(strings.TrimPrefix(args[0].String(), "?"))
		return string(page.Draw(c, wrong, log, page.Wish(args[1].String())))
	}))
	select {} // what calls the function needs this program to run on
}
