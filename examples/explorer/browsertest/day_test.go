package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
)

const dayLog = `{"at":"2026-11-24T10:00:00+01:00","kind":"client","device":"Laptop","state":"Active"}
{"at":"2026-11-24T10:03:00+01:00","kind":"line","device":"Desk phone","state":"Busy"}
{"at":"2026-11-24T10:21:00+01:00","kind":"line","device":"Desk phone","state":"Available"}
`

const (
	paste = "document.querySelector('textarea').value = `" + dayLog + "`"
	log   = `document.querySelector("textarea").value`
	first = `(document.querySelector(".summary b")?.textContent ?? "")`
)

// TestDay pastes a log, looks at a moment of it, by another policy and in another language, goes
// elsewhere and back, and loads it anew; in the served page and in the exported one.
func TestDay(t *testing.T) {
	for id, address := range map[string]string{"served": site, "exported": exported(t)} {
		t.Run(id, func(t *testing.T) {
			page := open(t, address+"?t=day")
			page.until(`!!document.querySelector(".example") && ` + first + ` !== ""`)
			eval[chromedp.Void](page, paste)
			page.do(chromedp.Click(`.log button`))
			page.until(`!document.querySelector(".example") && ` + first + ` === "By the reports, no call was hidden from others."`)
			page.choose("p", "off")
			page.shows("?p=off&t=day")
			assert.Equal(t, "10:03–10:21: on the phone, but “Available” to others", eval[string](page, first))

			eval[chromedp.Void](page, `document.querySelector("[name=t]").value = "10:05"`)
			eval[chromedp.Void](page, `document.querySelector(".at button").click()`)
			assert.Equal(t, "Available", page.shows("?p=off&t=10:05"))
			eval[chromedp.Void](page, `((svg) => {
				const { left, right, top } = svg.getBoundingClientRect();
				svg.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: left + (right - left) * 0.07, clientY: top + 5 }));
			})(document.querySelector(".lane.teams > svg"))`)
			page.until(`/^At 10:01/.test(document.querySelector("#when").textContent)`)
			eval[chromedp.Void](page, `history.back()`)
			page.shows("?p=off&t=10:05")

			page.do(chromedp.Click(`nav [lang=de]`))
			assert.Equal(t, "Verfügbar", page.shows("?p=off&t=10:05&lang=de"))
			page.do(chromedp.Click(`nav a:first-child`))
			page.shows("?lang=de")
			eval[chromedp.Void](page, `history.back()`)
			page.shows("?p=off&t=10:05&lang=de")
			assert.Equal(t, dayLog, eval[string](page, log), "the log is still there")
			page.do(chromedp.Reload())
			page.until(`!document.querySelector(".example") && ` + first + ` === "10:03–10:21: am Telefon, aber für andere „Verfügbar“"`)
			assert.Equal(t, dayLog, eval[string](page, log), "the log is still there")

			eval[chromedp.Void](page, `document.querySelector("textarea").value = "x".repeat(1 << 20) + "ü"`)
			page.do(chromedp.Click(`.log button`))
			page.until(`document.querySelector(".long").checkVisibility()`)
			assert.Equal(t, 1<<20+1, eval[int](page, log+`.length`), "a log that is too long is still there")
			eval[chromedp.Void](page, `document.querySelector("[data-forget]").click()`)
			page.until(`!!document.querySelector(".example")`)
			assert.Empty(t, eval[string](page, log))
		})
	}
}

func TestDayWithoutScript(t *testing.T) {
	page := open(t, "?t=day")
	page.withoutScript()
	page.visit("?t=day")
	eval[chromedp.Void](page, paste)
	eval[chromedp.Void](page, `document.querySelector(".log select").value = "off"`)
	page.do(chromedp.Click(`.log button`))
	page.until(first + ` === "10:03–10:21: on the phone, but “Available” to others" && document.readyState === "complete"`)
	page.do(chromedp.Click(`.summary button`))
	page.until(`document.querySelector("#answer strong")?.textContent === "Available" && document.readyState === "complete"`)
	page.do(chromedp.Click(`nav [lang=de]`))
	page.until(`document.querySelector("#answer strong")?.textContent === "Verfügbar"`)
	assert.Equal(t, dayLog, eval[string](page, log), "the log is still there")
}

// TestFrame wants the strip of a whole day to frame what of it is in the window.
func TestFrame(t *testing.T) {
	page := open(t, "")
	page.do(chromedp.EmulateViewport(390, 900))
	page.visit("?t=16:15")
	const framed = `(() => {
		const frame = document.querySelector(".whole i").getBoundingClientRect(), now = document.querySelector(".whole .now").getBoundingClientRect();
		return frame.left < now.left && now.left < frame.right;
	})()`
	page.until(framed)
	eval[chromedp.Void](page, `document.querySelector(".lanes .scroll").scrollLeft = 0`)
	page.until("!" + framed)
}

// TestWords wants each word of a lane to stand within its span and beside the calls, in any font.
func TestWords(t *testing.T) {
	page := open(t, "")
	families := installed(t, page)
	for _, query := range []string{"?t=day&lang=en", "?t=day&lang=de"} {
		page.visit(query)
		for _, width := range []int64{390, 1280} {
			page.do(chromedp.EmulateViewport(width, 900))
			for _, family := range families {
				assert.Equal(t, "", eval[string](page, `((family) => {
					document.body.style.fontFamily = family && '"' + family + '"';
					const words = [...document.querySelectorAll('.mark text')];
					for (const word of words) {
						const { left, right } = word.getBoundingClientRect(), lane = word.closest('.lane');
						const boxes = (rects) => [...lane.querySelectorAll(rects)].map((rect) => rect.getBoundingClientRect());
						if (!boxes('rect:has(title)').some((box) => box.left <= left && right <= box.right)) return word.textContent + ' hangs out';
						if (boxes('.call > rect').some((box) => left < box.right && box.left < right)) return word.textContent + ' overlaps a call';
					}
					return words.length > 10 ? '' : words.length + ' words';
				})("`+family+`")`), "%s at %d pixels in %q", query, width, family)
			}
		}
	}
}
