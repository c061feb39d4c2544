package browsertest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"testing"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// cases are pages that look different from each other.
var cases = []string{
	"?",
	"?l=Available,Busy&u=NotAvailable&c=Offline,Active,InCall&p=assistant",
	"?l=Busy&u=Absent&c=Active&h=AppearOffline",
	"?o=Available",
	"?l=Busy&u=Absent&c=Active&h=None&p=guide&o=Offline",
	"?p=off&t=day",
	"?u=Away",
	"all?l=Busy&u=Absent&c=Active",
}

func inLanguage(query, language string) string {
	if query[len(query)-1] == '?' {
		return query + "lang=" + language
	}
	return query + "&lang=" + language
}

// TestWidths wants no page to be wider than its window, and no text to be cut off or to hang
// out, from 320 pixels, which is also 1280 at 400 %.
func TestWidths(t *testing.T) {
	page := open(t, "")
	for _, language := range []string{"en", "de"} {
		for _, query := range cases {
			page.visit(site + inLanguage(query, language))
			eval[chromedp.Void](page, `for (const d of document.querySelectorAll("details")) d.open = true`)
			page.until(`!document.querySelector("#all") || !!document.querySelector("table.all")`)
			for _, width := range []int64{320, 768, 1280} {
				page.do(chromedp.EmulateViewport(width, 900))
				over := eval[[]string](page, `(() => {
					const over = [];
					if (document.documentElement.scrollWidth > innerWidth) over.push('the page: ' + document.documentElement.scrollWidth);
					for (const e of document.body.querySelectorAll('*')) {
						if (e.closest('.scroll, pre, textarea, .hidden, svg, #tip')) continue;
						const style = getComputedStyle(e);
						if (style.display === 'inline' || style.display === 'none') continue;
						if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth) over.push(e.tagName + '.' + e.className + ': ' + e.textContent.slice(0, 40));
					}
					return over;
				})()`)
				assert.Empty(t, over, "%s at %d pixels", inLanguage(query, language), width)
			}
		}
	}
}

// TestForcedColours wants what is chosen, and where the case is in the maps, to be told by
// more than a colour that the reader replaces.
func TestForcedColours(t *testing.T) {
	page := open(t, "?l=Busy&u=Absent&c=Active")
	page.media("", "forced-colors", "active")
	const outlined = `getComputedStyle(document.querySelector("%s")).outlineStyle`
	for _, selector := range []string{".option:has(:checked)", ".map [aria-current]", ".rung.lit"} {
		assert.Equal(t, "solid", eval[string](page, fmt.Sprintf(outlined, selector)), "the outline of %s", selector)
	}
	assert.Equal(t, "none", eval[string](page, fmt.Sprintf(outlined, ".option:not(:has(:checked))")), "the outline of what is not chosen")
	assert.Equal(t, "1px", eval[string](page, `getComputedStyle(document.querySelector(".chip")).borderTopWidth`), "the border of a glyph")
}

func TestDark(t *testing.T) {
	page := open(t, "")
	const ground = `getComputedStyle(document.body).backgroundColor`
	page.media("", "prefers-color-scheme", "light")
	assert.Equal(t, "rgb(251, 251, 250)", eval[string](page, ground))
	page.media("", "prefers-color-scheme", "dark")
	assert.Equal(t, "rgb(23, 24, 27)", eval[string](page, ground))
}

func TestPrint(t *testing.T) {
	page := open(t, "?l=Busy&u=Absent&c=Active")
	page.media("print")
	for selector, want := range map[string]bool{".answer": true, ".why": true, ".ladders": true, ".maps": true, ".rules": true, "form": false, "nav": false, ".copies": false} {
		assert.Equal(t, want, eval[bool](page, `document.querySelector("`+selector+`").checkVisibility()`), "%s is printed", selector)
	}
	page.media("")
	pdf, err := chromedp.Call(page.ctx, cdppage.PrintToPDF, cdppage.PrintToPDFParams{})
	require.NoError(t, err)
	assert.NotEmpty(t, pdf.Data)
}

// TestGreyscale wants the six glyphs of what others see to differ without colour, by a
// part of their field that is seen at a glance.
func TestGreyscale(t *testing.T) {
	page := open(t, "?o=Offline")
	glyphs := map[string]image.Image{}
	for _, state := range []string{"DoNotDisturb", "Busy", "Available", "Away", "BeRightBack", "Offline"} {
		shot, err := chromedp.Run(page.ctx, chromedp.Screenshot(`.option:has([name=o][value=`+state+`]) .chip`))
		require.NoError(t, err, state)
		glyphs[state], err = png.Decode(bytes.NewReader(shot))
		require.NoError(t, err, state)
	}
	for a, one := range glyphs {
		for b, other := range glyphs {
			if a < b {
				assert.Greater(t, difference(one, other), 0.04, "the part in which %s and %s differ", a, b)
			}
		}
	}
}

// difference returns the part of two pictures in which one is dark and the other light.
func difference(a, b image.Image) float64 {
	bounds := a.Bounds().Intersect(b.Bounds())
	differ := 0
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			if dark(a.At(x, y)) != dark(b.At(x, y)) {
				differ++
			}
		}
	}
	return float64(differ) / float64(bounds.Dx()*bounds.Dy())
}

func dark(c color.Color) bool { return color.GrayModel.Convert(c).(color.Gray).Y < 150 }

// TestTables wants each table to have a caption, and each cell headers.
func TestTables(t *testing.T) {
	page := open(t, "?l=Busy")
	page.do(chromedp.Click(`section:has(#all) summary`))
	page.until(`!!document.querySelector("table.all")`)
	assert.Equal(t, 4, eval[int](page, `document.querySelectorAll("table").length`))
	assert.Empty(t, eval[[]string](page, `(() => {
		const wrong = [];
		for (const table of document.querySelectorAll('table')) {
			if (!table.caption?.textContent) wrong.push('no caption: ' + table.textContent.slice(0, 40));
			for (const th of table.querySelectorAll('th')) if (!th.scope || !th.textContent) wrong.push('header: ' + th.outerHTML);
			for (const row of table.tBodies[0].rows) {
				if (!row.querySelector('th[scope=row]') && table.tBodies[0].rows.length > 1) wrong.push('row: ' + row.textContent);
			}
		}
		return wrong;
	})()`))
	assert.Equal(t, 840, eval[int](page, `document.querySelectorAll("table.all td a").length`))
	page.do(chromedp.Click(`table.all td a`))
	page.until(`location.search === "?l=Busy&c=Offline" && document.querySelector("#all").dataset.filled === "all" + location.search`)
	assert.Equal(t, "?l=Busy&c=Offline", eval[string](page, `document.querySelector("table.all [aria-current]").getAttribute("href")`), "the present case")
}
