package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
)

func TestWithoutScript(t *testing.T) {
	page := open(t, "?lang=de")
	page.withoutScript()
	page.visit("?lang=de")
	eval[chromedp.Void](page, `for (const [name, value] of [["l", "Busy"], ["u", "Absent"], ["c", "Active"]]) document.querySelector("select[name=" + name + "]").value = value`)
	page.do(chromedp.Click(`.more summary`))
	eval[chromedp.Void](page, `document.querySelector(".more [name=l]").value = "Available"`)
	page.do(chromedp.Click(`.case button`))
	page.until(`location.search === "?l=Available,Busy&u=Absent&c=Active&lang=de" && document.readyState === "complete"`)
	assert.Equal(t, "Verfügbar", page.answer())
}

func TestHistory(t *testing.T) {
	page := open(t, "")
	assert.Empty(t, page.answer(), "no answer before anything is known")
	page.choose("u", "Busy")
	assert.Equal(t, "Busy", page.shows("?u=Busy"))
	assert.Equal(t, "u", eval[string](page, `document.activeElement.name`), "the focus stays")
	page.choose("h", "BeRightBack")
	assert.Equal(t, "Be right back", page.shows("?u=Busy&h=BeRightBack"))

	eval[chromedp.Void](page, `history.back()`)
	assert.Equal(t, "Busy", page.shows("?u=Busy"))
	assert.Equal(t, "None", eval[string](page, `document.querySelector("[name=h]").value`), "the choice went back, too")
	eval[chromedp.Void](page, `history.back()`)
	page.shows("")
	assert.Empty(t, eval[string](page, `document.querySelector("[name=u]").value`))
	eval[chromedp.Void](page, `history.go(2)`)
	assert.Equal(t, "Be right back", page.shows("?u=Busy&h=BeRightBack"))
}

// TestQuestions goes the ways of a first visitor: a question, why else, the maps, a rule.
func TestQuestions(t *testing.T) {
	page := open(t, "")
	page.do(chromedp.Click(`.cards li:nth-child(4) a`))
	assert.Equal(t, "Busy", page.shows("?l=Busy&u=NotAvailable&c=Active"))
	assert.Equal(t, "disputed: could be “Available” or “Do not disturb”", eval[string](page, `document.querySelector(".badge").textContent`))
	page.do(chromedp.Click(`.links a:first-child`))
	assert.Equal(t, "Busy?", page.shows("?l=Busy&u=NotAvailable&c=Active&o=Busy"))
	eval[chromedp.Void](page, `history.back()`)
	page.shows("?l=Busy&u=NotAvailable&c=Active")
	page.do(chromedp.Click(`.links a:nth-child(2)`))
	page.shows("?l=Busy&u=NotAvailable&c=Active&t=maps")
	page.do(chromedp.Click(`.map tr:nth-child(3) td:nth-child(2) a`))
	page.shows("?l=Busy&c=Active&t=maps")
	assert.Equal(t, "Busy", eval[string](page, `document.querySelector(".short strong").textContent`), "the answer is repeated")
	assert.Equal(t, 2, eval[int](page, `document.querySelectorAll(".map [aria-current]").length`), "the ring moves")
	page.do(chromedp.Click(`.short a`))
	page.shows("?l=Busy&c=Active")
	page.do(chromedp.Click(`.between .rule`))
	page.until(`document.querySelector("#tip").checkVisibility() && document.querySelector("#tip").textContent.startsWith("C1: CloudLink combines ")`)
	page.do(chromedp.KeyEvent(kb.Escape))
	page.until(`!document.querySelector("#tip").checkVisibility()`)
	eval[chromedp.Void](page, `document.querySelector(".cited").open = true`)
	page.do(chromedp.Click(`.cited > p a`))
	page.shows("?t=rules")
}

// TestKeyboard walks to the answer by Tab, and skips there.
func TestKeyboard(t *testing.T) {
	page := open(t, "?l=Busy&u=Absent&c=Active")
	var stops []string
	for len(stops) < 30 {
		page.do(chromedp.KeyEvent(kb.Tab))
		stop := eval[string](page, `((e) => e.name || e.textContent.trim())(document.activeElement)`)
		stops = append(stops, stop)
		assert.True(t, eval[bool](page, `((e) => getComputedStyle(e).outlineStyle !== "none" && parseFloat(getComputedStyle(e).outlineWidth) >= 2)(document.activeElement)`), "the focus is visible at %q", stop)
		if stop == "P2" { // the first rule of the answer
			break
		}
	}
	text := strings.Join(stops, " · ")
	assert.LessOrEqual(t, len(stops), 16, text)
	assert.Equal(t, "Skip to the content", stops[0], text)
	for _, want := range []string{"Share", "Deutsch", "l", "u", "c", "h", "P2"} {
		assert.Contains(t, stops, want, text)
	}
	eval[chromedp.Void](page, `document.querySelector(".skip").focus()`)
	page.do(chromedp.KeyEvent(kb.Enter))
	page.until(`document.activeElement.id === "main"`)
}

// TestOneAnnouncement counts what a screen reader is told for each change.
func TestOneAnnouncement(t *testing.T) {
	page := open(t, "?l=Busy&c=Active")
	eval[chromedp.Void](page, `{
		window.told = [];
		for (const live of document.querySelectorAll('[role=status],[role=alert],[role=log],[aria-live],output'))
			new MutationObserver((all) => told.push(...all.map(() => live.textContent))).observe(live, {childList: true, characterData: true, subtree: true});
	}`)
	page.choose("u", "Absent")
	page.shows("?l=Busy&u=Absent&c=Active")
	page.choose("u", "Busy")
	page.shows("?l=Busy&u=Busy&c=Active")
	told := eval[[]string](page, `told`)
	if assert.Len(t, told, 2, "announcements for two changes") {
		assert.Equal(t, "Others see “Available”, although the user is on the phone.", told[0])
		assert.True(t, strings.HasPrefix(told[1], "Others see “Busy”, because"), told[1])
	}
}

func TestCopies(t *testing.T) {
	const query = "?l=Busy&u=Absent&c=Active&p=graph&lang=en"
	page := open(t, query)
	eval[chromedp.Void](page, `navigator.clipboard.writeText = (text) => { window.copied = text }`)
	copied := func(what string) string {
		page.do(chromedp.Click(`[data-copy=` + what + `]`))
		page.until(`!!document.querySelector("[data-copy=` + what + `].done")`)
		return eval[string](page, `copied`)
	}
	assert.Equal(t, site+query, copied("link"))
	assert.Equal(t, "othersee, P1, P2, C1, S2, T2, T4", copied("citation"))
	ticket := copied("ticket")
	assert.True(t, strings.HasPrefix(ticket, "Others see “Available”, although the user is on the phone.\nWhy: "), ticket)
	assert.Contains(t, ticket, "\nPhone: “Busy”; user presence: “Absent”; Teams client: active.\n")
	assert.True(t, strings.HasSuffix(ticket, "\n"+site+query), ticket)
}
