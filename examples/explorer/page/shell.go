package page

import (
	_ "embed"
	"strings"
)

//go:embed static.js
var static string

// Shell returns a document that draws the page of whatever case its link holds, by the
// program of package static/wasm, packed by gzip and written in base64, and by the script
// that Go has for such programs.
func Shell(program, runtime string) []byte {
	script := runtime + common + static
	p := &page{words: &english}
	p.raw(`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="`, strings.Join([]string{
		"default-src 'none'",
		"style-src " + Hash(Style),
		"script-src 'wasm-unsafe-eval' " + Hash(script),
		"img-src data:",
		"form-action 'none'",
		"base-uri 'none'",
	}, "; "), `"><title>`)
	p.text(p.title)
	p.raw(`</title>`, head, `<style>`, Style, `</style></head><body>`, symbols, `<header class="bar"><h1>`)
	p.text(p.title)
	p.raw(`</h1></header><main><noscript><p>`)
	p.text(english.needsScript)
	p.raw(`</p><p lang="de">`)
	p.text(german.needsScript)
	p.raw(`</p></noscript></main>`, outside, `</p><script type="text/plain" id="program">`, program, `</script><script>`, script, `</script></body></html>
`)
	return p.b
}
