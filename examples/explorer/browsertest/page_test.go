package browsertest

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWithoutScript(t *testing.T) {
	page := open(t, "?lang=de")
	_, err := chromedp.Call(page.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	require.NoError(t, err)
	page.visit("?lang=de")
	page.do(
		chromedp.Click(`input[name=l][value=Busy]`),
		chromedp.Click(`input[name=u][value=Absent]`),
		chromedp.Click(`input[name=c][value=Active]`),
		chromedp.Click(`form button`),
	)
	page.until(`location.search === "?l=Busy&u=Absent&c=Active&lang=de" && document.readyState === "complete"`)
	assert.Equal(t, "Verfügbar", page.answer())
}

func TestHistory(t *testing.T) {
	page := open(t, "")
	assert.Equal(t, "Offline", page.answer())
	page.do(chromedp.Click(`input[name=u][value=Busy]`))
	assert.Equal(t, "Busy", page.shows("?u=Busy"))
	page.do(chromedp.Click(`input[name=h][value=BeRightBack]`))
	assert.Equal(t, "Be right back", page.shows("?u=Busy&h=BeRightBack"))

	eval[chromedp.Void](page, `history.back()`)
	assert.Equal(t, "Busy", page.shows("?u=Busy"))
	eval[chromedp.Void](page, `history.back()`)
	assert.Equal(t, "Offline", page.shows(""))
	assert.True(t, eval[bool](page, `document.querySelector("input[name=u][value=Unknown]").checked`), "the choice went back, too")
	eval[chromedp.Void](page, `history.go(2)`)
	assert.Equal(t, "Be right back", page.shows("?u=Busy&h=BeRightBack"))
}
