package page

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/presence"
)

// example is the log that the page begins with.
//
//go:embed day.jsonl
var example string

// MaxLog is the longest log that a page takes, in bytes.
const MaxLog = 1 << 20

// DrawDay appends to b the document of a day: of a log, or of an example if it is "".
func DrawDay(b []byte, c link.Case, log string, wish presence.Language) []byte {
	p := &page{words: wordsOf(c, wish), c: c, b: b}
	if log == "" {
		log = example
	}
	file, _ := reports.Read(strings.NewReader(log), reports.Options{}) // reading a string has no errors
	p.document(p.dayTitle, func() { p.day(log, file, reports.NewTimeline(file.Logs[0], c.Policy.Policy())) })
	return p.b
}

func (p *page) day(log string, file *reports.File, t *reports.Timeline) {
	hidden := t.Hidden()
	p.header(p.dayTitle)
	p.main()
	p.hiddenCalls(hidden, t.Log)
	p.logForm(log)
	p.raw(`<div class="rest">`)
	if t.Log.Reports > 0 {
		p.lanes(t, hidden.Calls > 0)
		p.stretches(t)
	}
	p.badLines(file, t.Log)
	p.raw(`</div></main>`, outside)
	p.text(p.hiddenText(hidden, t.Log))
	p.raw(`</p>`)
}

// logForm writes the form with the log, which is sent to be drawn and kept nowhere.
func (p *page) logForm(log string) {
	p.raw(`<form class="controls" method="post" action="?`)
	p.b = p.appendHref(p.b, p.c)
	p.raw(`" aria-label="`)
	p.text(p.logTitle)
	p.raw(`"><label class="log"><b>`)
	p.text(p.logTitle)
	p.raw(`</b> <small>`)
	p.text(p.logHint)
	p.raw(`</small><textarea name="log" rows="14" spellcheck="false" autocomplete="off" wrap="off">`, "\n")
	p.text(log)
	p.raw(`</textarea></label>`)
	p.group(backwards[len(backwards)-1])
	p.raw(`<input type="hidden" name="t" value="day">`)
	p.languageField()
	p.raw(`<p class="submit"><button>`)
	p.text(p.drawIt)
	p.raw(`</button></p></form>`)
}

// badLines writes which lines of the log are no reports, which reports do not count, and whose are
// not drawn.
func (p *page) badLines(file *reports.File, log *reports.Log) {
	if file.BadLines == 0 && log.Conflicting == 0 && len(file.Logs) == 1 {
		return
	}
	p.raw(`<section aria-labelledby="bad"><h2 id="bad">`)
	p.text(p.badTitle)
	p.raw(`</h2><ul class="bad">`)
	for _, bad := range file.Bad {
		p.item(p.lineOf(bad.Line) + ": " + bad.Reason)
	}
	p.more(file.BadLines - len(file.Bad))
	for _, c := range log.Conflicts {
		p.item(p.conflict(c))
	}
	p.more(log.Conflicting - len(log.Conflicts))
	if others := len(file.Logs) - 1; others > 0 {
		p.item(fmt.Sprintf(p.otherUsers, log.User, others))
	}
	p.raw(`</ul></section>`)
}

func (p *page) item(text string) {
	p.raw(`<li>`)
	p.text(text)
	p.raw(`</li>`)
}

// more says that n more are not shown, if there are any.
func (p *page) more(n int) {
	if n > 0 {
		p.item(p.andMore(n))
	}
}
