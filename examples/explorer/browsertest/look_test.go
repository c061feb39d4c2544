package browsertest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"path/filepath"
	"strings"
	"testing"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// cases are pages that look different from each other.
var cases = []string{
	"?",
	"?l=Available,Busy&u=NotAvailable&c=Offline,Active,InCall&h=Available&p=guide+D2+D4",
	"?l=Busy&u=Absent&c=Active&h=AppearOffline",
	"?l=Offline&u=Busy",
	"?c=Active",
	"?o=Available",
	"?l=Busy&u=Absent&c=Active&h=None&p=guide&o=InAMeeting",
	"?t=10:05",
	"?l=Busy&u=Absent&c=Active&t=maps",
	"?t=rules",
	"?t=all",
	"?u=Gone",
}

func inLanguage(query, language string) string {
	if query[len(query)-1] == '?' {
		return query + "lang=" + language
	}
	return query + "&lang=" + language
}

// daysLog is of more than one day, so its times are written with their dates.
const daysLog = `{"at":"2026-11-24T10:00:00+01:00","kind":"line","device":"Desk phone","state":"Busy"}
{"at":"2026-11-26T22:22:22+01:00","kind":"line","device":"Desk phone","state":"Available"}
`

// TestWidths wants no page to be wider than its window, and no text to be cut off, to hang out
// or to overlap another, from 320 pixels, which is also 1280 at 400 %, and in any font.
func TestWidths(t *testing.T) {
	page := open(t, "")
	families, err := json.Marshal(installed(t, page))
	require.NoError(t, err)
	for _, language := range []string{"en", "de"} {
		for _, query := range cases {
			page.visit(site + inLanguage(query, language))
			eval[chromedp.Void](page, `for (const d of document.querySelectorAll("details")) d.open = true`)
			if strings.Contains(query, "t=10:05") {
				eval[chromedp.Void](page, "document.querySelector('textarea').value = `"+daysLog+"`")
				page.do(chromedp.Click(`.log button`))
				page.until(`document.querySelectorAll(".stretches li").length === 2`)
			}
			for _, width := range []int64{320, 768, 960, 1280} {
				page.do(chromedp.EmulateViewport(width, 900))
				over := eval[[]string](page, `(() => {
					const over = [];
					const note = (...what) => over.push(what.join(' '));
					const boxes = [...document.body.querySelectorAll(':not(.scroll, .scroll *, pre, pre *, textarea, select, option, .hidden, .hidden *, .skip, svg, svg *)')]
						.filter((e) => !['inline', 'none'].includes(getComputedStyle(e).display));
					for (const family of `+string(families)+`) {
						document.body.style.fontFamily = family && '"' + family + '"';
						if (document.documentElement.scrollWidth > innerWidth) note(family, 'the page', document.documentElement.scrollWidth);
						for (const e of boxes) {
							if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth) note(family, e.tagName, e.className, e.textContent.slice(0, 40));
						}
						let end = 0;
						for (const text of document.querySelectorAll('.axis text:not(.then)')) {
							const box = text.getBoundingClientRect();
							if (!box.width) continue; // there is no room for it, so it is not shown
							if (box.left < end) note(family, text.textContent);
							end = box.right;
						}
					}
					return over;
				})()`)
				assert.Empty(t, over, "%s at %d pixels", inLanguage(query, language), width)
			}
		}
	}
}

// TestPicture wants no text of the README's picture to hang out or to overlap another, in any
// font.
func TestPicture(t *testing.T) {
	path, err := filepath.Abs(filepath.Join("..", "maps-light.svg"))
	require.NoError(t, err)
	page := open(t, "")
	families := installed(t, page)
	page.visit("file://" + filepath.ToSlash(path))
	for _, family := range families[1:] {
		over := eval[[]string](page, `(() => {
			const svg = document.documentElement;
			svg.setAttribute('font-family', '`+family+`');
			const boxes = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBBox()]);
			const over = [];
			for (const [text, a] of boxes) {
				if (a.x < 8 || a.x + a.width > svg.viewBox.baseVal.width - 8) over.push(text + ' hangs out');
				for (const [other, b] of boxes) {
					const across = a.x < b.x + b.width && b.x < a.x + a.width;
					const down = a.y + 2 < b.y + b.height - 2 && b.y + 2 < a.y + a.height - 2; // ascenders and descenders may meet
					if (a !== b && across && down) over.push(text + ' overlaps ' + other);
				}
			}
			return over;
		})()`)
		assert.Empty(t, over, "in %s", family)
	}
}

// TestForcedColours wants what is chosen, and where the case is in the maps, to be told by
// more than a colour that the reader replaces.
func TestForcedColours(t *testing.T) {
	page := open(t, "?l=Busy&u=Absent&c=Active")
	page.media("", "forced-colors", "active")
	const outlined = `getComputedStyle(document.querySelector("%s")).outlineStyle`
	page.visit("?l=Busy&u=Absent&c=Active&t=maps")
	assert.Equal(t, "solid", eval[string](page, fmt.Sprintf(outlined, ".map [aria-current]")), "the outline of the case")
	assert.Equal(t, "none", eval[string](page, fmt.Sprintf(outlined, ".map a:not([aria-current])")), "the outline of another")
	page.visit("?l=Busy&u=Absent&c=Active")
	assert.Equal(t, "1px", eval[string](page, `getComputedStyle(document.querySelector(".state")).borderTopWidth`), "the border of a state")
	assert.Contains(t, eval[string](page, `getComputedStyle(document.querySelector(".lost .state > span")).textDecorationLine`), "line-through", "what is lost")
}

func TestDark(t *testing.T) {
	page := open(t, "")
	const ground = `getComputedStyle(document.body).backgroundColor`
	page.media("", "prefers-color-scheme", "light")
	assert.Equal(t, "rgb(246, 247, 249)", eval[string](page, ground))
	page.media("", "prefers-color-scheme", "dark")
	assert.Equal(t, "rgb(19, 23, 27)", eval[string](page, ground))
}

func TestPrint(t *testing.T) {
	page := open(t, "?l=Busy&u=Absent&c=Active")
	page.media("print")
	for selector, want := range map[string]bool{".answer": true, ".way": true, ".remedies": true, ".rules": true, "nav": false, ".tools": false, ".folds details": false} {
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
	page := open(t, "?t=maps")
	glyphs := map[string]image.Image{}
	for i, state := range []string{"DoNotDisturb", "Busy", "Available", "Away", "BeRightBack", "Offline"} {
		shot, err := chromedp.Run(page.ctx, chromedp.Screenshot(`.signs li:nth-child(`+fmt.Sprint(i+1)+`) svg`))
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
	page := open(t, "")
	for query, cells := range map[string]int{"?t=maps": 72, "?t=all": 1050, "?t=day": 0} {
		page.visit(query)
		assert.Empty(t, eval[[]string](page, `(() => {
			const wrong = [];
			for (const table of document.querySelectorAll('table')) {
				if (!table.caption?.textContent) wrong.push('no caption: ' + table.textContent.slice(0, 40));
				for (const th of table.querySelectorAll('th')) if (!th.scope || !th.textContent) wrong.push('header: ' + th.outerHTML);
				for (const row of table.tBodies[0].rows) if (!row.querySelector('th[scope=row]')) wrong.push('row: ' + row.textContent);
			}
			return wrong;
		})()`), query)
		assert.Equal(t, cells, eval[int](page, `document.querySelectorAll("td > a").length`), query)
	}
}
