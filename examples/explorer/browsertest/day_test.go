package browsertest

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const dayLog = `{"at":"2026-11-24T10:00:00+01:00","kind":"client","device":"Laptop","state":"Active"}
{"at":"2026-11-24T10:03:00+01:00","kind":"line","device":"Desk phone","state":"Busy"}
{"at":"2026-11-24T10:21:00+01:00","kind":"line","device":"Desk phone","state":"Available"}
`

// TestDay pastes a log, and looks at it by another policy and in another language; in the
// served page and in the exported one.
func TestDay(t *testing.T) {
	for id, address := range map[string]string{"served": site, "exported": exported(t)} {
		t.Run(id, func(t *testing.T) {
			page := open(t, address)
			page.until(`!!document.querySelector("#answer strong")`)
			page.do(chromedp.Click(`.tabs a:last-child`))
			assert.Equal(t, "2", page.shows("?t=day"), "hidden calls of the example")
			eval[chromedp.Void](page, "document.querySelector('textarea').value = `"+dayLog+"`")
			page.do(chromedp.Click(`form button`))
			page.until(`document.querySelector("#answer strong").textContent === "0"`)
			assert.Equal(t, 3, eval[int](page, `document.querySelectorAll(".stretches tbody tr").length`))

			page.do(chromedp.Click(`input[name=p][value=off]`))
			assert.Equal(t, "1", page.shows("?p=off&t=day"), "hidden calls where sync is off")
			assert.Equal(t, 1, eval[int](page, `document.querySelectorAll(".stretches .hides").length`))
			page.do(chromedp.Click(`.languages [lang=de]`))
			assert.Equal(t, "1", page.shows("?p=off&t=day&lang=de"), "hidden calls, in German")
			page.do(chromedp.Click(`.stretches .hides a`))
			assert.Equal(t, "Verfügbar", page.shows("?l=Busy&c=Active&p=off&lang=de"))
		})
	}
}

func TestDayWithoutScript(t *testing.T) {
	page := open(t, "?t=day")
	eval[chromedp.Void](page, "document.querySelector('textarea').value = `"+dayLog+"`")
	_, err := chromedp.Call(page.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	require.NoError(t, err)
	eval[chromedp.Void](page, "document.querySelector('input[name=p][value=off]').checked = true")
	eval[chromedp.Void](page, `HTMLFormElement.prototype.submit.call(document.querySelector("form"))`)
	page.until(`document.querySelector("#answer strong")?.textContent === "1"`)
	assert.Contains(t, eval[string](page, `document.querySelector("textarea").value`), "Desk phone", "the log is still there")
}
