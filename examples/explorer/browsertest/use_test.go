package browsertest

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// TestKeyboard walks through the page by Tab, and chooses by Space and arrow keys.
func TestKeyboard(t *testing.T) {
	page := open(t, "")
	const focused = `((e) => e.name ? e.name + "=" + e.value : e.id || e.textContent.trim())(document.activeElement)`
	var stops []string
	for range 40 {
		page.do(chromedp.KeyEvent(kb.Tab))
		stop := eval[string](page, focused)
		stops = append(stops, stop)
		assert.True(t, eval[bool](page, `(() => {
			const e = document.activeElement;
			const ringed = e.closest('.option') ?? e;
			return getComputedStyle(ringed).outlineStyle !== 'none' && parseFloat(getComputedStyle(ringed).outlineWidth) >= 2;
		})()`), "the focus is visible at %q", stop)
		if stop == "p=guide" {
			break
		}
	}
	text := strings.Join(stops, " · ")
	for _, want := range []string{"Why do others see that?", "Deutsch", "l=Busy", "u=Unknown", "c=Active", "h=None", "p=guide"} {
		assert.Contains(t, stops, want, "the focus stops at %s", text)
	}

	page.do(chromedp.Focus(`input[name=l][value=Busy]`), chromedp.KeyEvent(" "))
	assert.Equal(t, "Busy", page.shows("?l=Busy"))
	assert.Equal(t, "l=Busy", eval[string](page, focused), "the focus stays")
	page.do(chromedp.Focus(`input[name=u]:checked`), chromedp.KeyEvent(kb.ArrowDown))
	page.shows("?l=Busy&u=Available")
	assert.Equal(t, "u=Available", eval[string](page, focused), "the focus stays")
	page.do(chromedp.KeyEvent(kb.ArrowDown))
	assert.Equal(t, "Away", page.shows("?l=Busy&u=Absent"))
	page.do(chromedp.Focus(`.map tr:nth-child(3) td:nth-child(3) a`), chromedp.KeyEvent(kb.Enter))
	page.shows("?l=Busy&u=Available")
	assert.Equal(t, "?l=Busy&u=Available", eval[string](page, `document.activeElement.getAttribute("href")`), "the focus stays on the cell")
}

// TestOneAnnouncement counts what a screen reader is told for each change.
func TestOneAnnouncement(t *testing.T) {
	page := open(t, "?l=Busy&c=Active")
	eval[chromedp.Void](page, `{
		window.told = [];
		for (const live of document.querySelectorAll('[role=status],[role=alert],[role=log],[aria-live],output'))
			new MutationObserver((all) => told.push(...all.map(() => live.textContent))).observe(live, {childList: true, characterData: true, subtree: true});
	}`)
	page.do(chromedp.Click(`input[name=u][value=Absent]`))
	page.shows("?l=Busy&u=Absent&c=Active")
	page.do(chromedp.Click(`input[name=u][value=Busy]`))
	page.shows("?l=Busy&u=Busy&c=Active")
	told := eval[[]string](page, `told`)
	if assert.Len(t, told, 2, "announcements for two changes") {
		assert.True(t, strings.HasPrefix(told[0], "Others see “Available”, although the user is on the phone. Telephone lines: Busy, User presence: Absent,"), told[0])
		assert.True(t, strings.HasPrefix(told[1], "Others see “Busy”, because"), told[1])
	}
}

// TestRuleRingsItsCells points at a rule, by mouse and by keyboard.
func TestRuleRingsItsCells(t *testing.T) {
	page := open(t, "?l=Busy&u=Absent&c=Active")
	eval[chromedp.Void](page, `document.querySelector('.why .rule[href="#S2"]').focus()`)
	assert.Equal(t, 5, eval[int](page, `document.querySelectorAll('.map .ruled').length`), "S2 decides the row of Away")
	tip := eval[string](page, `document.querySelector('#tip').innerText`)
	assert.Contains(t, tip, precedence.S2.Statement(presence.English))
	assert.Contains(t, tip, precedence.S2.Sources(presence.English)[0].Document)
	page.do(chromedp.KeyEvent(kb.Escape))
	assert.Zero(t, eval[int](page, `document.querySelectorAll('.ruled').length`))
	assert.True(t, eval[bool](page, `document.querySelector('#tip').hidden`))
}

func TestCopies(t *testing.T) {
	page := open(t, "?l=Busy&u=Absent&c=Active&p=graph&lang=en")
	page.do(chromedp.Click(`.copies summary`), chromedp.WaitVisible(`[data-copy=go]`))
	want := map[string]string{
		"link":    site + "?l=Busy&u=Absent&c=Active&p=graph&lang=en",
		"command": "othersee -lines Busy -user Absent -clients Active -policy graph",
		"go":      "explain.Of(precedence.Input{\n\tLines:        presence.SetOf(presence.LineBusy),\n\tUserPresence: presence.MiVO400Absent,\n\tClients:      presence.SetOf(presence.TeamsClientActive),\n}, precedence.Guide().With(precedence.D2))",
		"json": `{"input":{"lines":["Busy"],"userPresence":"Absent","clients":["Active"],"configured":"None"},"policy":"graph",` +
			`"resolution":{"cloudLink":"Away","mitelOne":"Away","session":"Away","teams":"Available","sessionRule":"S2","teamsRule":"T2"}}`,
		"citation": "othersee (devel), rules P1, P2, C1, S2, T2, T4",
	}
	for id, text := range want {
		assert.Equal(t, text, eval[string](page, `document.getElementById("`+id+`").textContent`), id)
	}
	ticket := eval[string](page, `document.getElementById("ticket").textContent`)
	assert.True(t, strings.HasPrefix(ticket, "Others see “Available”, although the user is on the phone.\n"), ticket)
	assert.True(t, strings.HasSuffix(ticket, want["citation"]), ticket)
	eval[chromedp.Void](page, `navigator.clipboard.writeText = (text) => { window.copied = text }; document.querySelector("[data-copy=command]").click()`)
	page.until(`!!window.copied`)
	assert.Equal(t, want["command"], eval[string](page, `copied`))
}
