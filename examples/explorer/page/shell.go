package page

import (
	_ "embed"
	"html/template"
	"strings"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/presence"
)

//go:embed static.js
var static string

// Shell returns a document that draws the page of whatever case its link holds, by the program of
// package static/wasm, packed by gzip and written in base64, and by the script that Go has for
// such programs. Until that runs it shows the first visit.
func Shell(program, runtime string) []byte {
	p := newPage(link.Case{}, presence.English)
	p.fill("start", p.t("what"), cards)
	p.Main = template.HTML(execute(templates[p.Language], "start", p))
	script := runtime + lean(common+static)
	return execute(templates[p.Language], "shell", map[string]any{
		"Page": p, "NeedsScript": texts["needsScript"], "Program": template.HTML(program), "Script": template.JS(script),
		"Policy": strings.Join([]string{
			"default-src 'none'",
			"style-src " + Hash(Style),
			"script-src 'wasm-unsafe-eval' " + Hash(script),
			"img-src data:",
			"form-action 'none'",
			"base-uri 'none'",
		}, "; "),
	})
}
