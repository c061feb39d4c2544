package diagnosis

import (
	"fmt"
	"strings"

	"github.com/othersee/othersee/presence"
)

// causeWords are the phrases for causes. Those of the kinds have placeholders in braces, which
// [words.cause] fills in.
type causeWords struct {
	only     string // the cause
	simplest string // the number of causes, the cause
	next     string // the cause

	ask                   map[Report]string
	nothing               string // the states that others may see, the one that they do
	doubt, doubts, beyond string // one report; reports
	reports               map[Report]string

	kinds                 map[Kind]string
	doNotDisturbPublished string
	clients               map[presence.Teams]string // what no more than clients report where a state is seen
	unpublished           map[presence.Teams]string // what could be published where a state is seen
	hidesCall, butNote    string                    // where the user is on the phone
}

// String returns what [Causes.TextIn] does in English.
func (c Causes) String() string {
	return c.TextIn(presence.English)
}

// TextIn returns the causes in a few lines, each on its own, and what to ask for next; or
// that there are none, what may be otherwise, and what is not modelled. The
// wording may get better; match All and Ask instead.
func (c Causes) TextIn(language presence.Language) string {
	return c.textOf(survey(c), language)
}

// textOf says what a survey of c has found.
func (c Causes) textOf(r result, language presence.Language) string {
	w := wordsIn(language)
	if len(r.found) == 0 {
		return w.unexplained(c, r)
	}
	var lines []string
	for i, f := range r.found {
		switch cause := w.afterColon(w.cause(f.Cause)); {
		case len(r.found) == 1:
			lines = append(lines, fmt.Sprintf(w.causes.only, cause))
		case i == 0:
			lines = append(lines, fmt.Sprintf(w.causes.simplest, len(r.found), cause))
		default:
			lines = append(lines, fmt.Sprintf(w.causes.next, cause))
		}
	}
	if report, ok := r.ask(); ok {
		lines = append(lines, w.causes.ask[report])
	}
	return strings.Join(lines, "\n")
}

func (w *words) unexplained(c Causes, r result) string {
	var possible []string
	for s := range r.possible.All() {
		possible = append(possible, w.label(s))
	}
	lines := []string{fmt.Sprintf(w.causes.nothing, join(possible, w.or), w.label(c.seen))}
	var doubts []string
	for report := range c.Doubts() {
		doubts = append(doubts, w.causes.reports[report])
	}
	if len(doubts) == 1 {
		lines = append(lines, fmt.Sprintf(w.causes.doubt, doubts[0]))
	} else if len(doubts) > 1 {
		lines = append(lines, fmt.Sprintf(w.causes.doubts, join(doubts, w.or)))
	}
	return strings.Join(append(lines, w.causes.beyond), "\n")
}

// String returns what [Cause.TextIn] does in English.
func (c Cause) String() string {
	return c.TextIn(presence.English)
}

// TextIn returns what is so in every input of the cause, as a sentence.
func (c Cause) TextIn(language presence.Language) string {
	return capital(wordsIn(language).cause(c)) + "."
}

// cause says c, in no more than is so in every input of it. Its simplest input has a busy
// line only where all have one.
func (w *words) cause(c Cause) string {
	seen := c.Policy.Resolve(c.Input).Teams
	hidesCall, butNote := "", ""
	if c.Input.Lines.Has(presence.LineBusy) {
		hidesCall, butNote = w.causes.hidesCall, w.causes.butNote
	}
	text := w.causes.kinds[c.Kind]
	if c.Kind == KindOtherPolicy && seen == presence.TeamsDoNotDisturb {
		text = w.causes.doNotDisturbPublished
	}
	return strings.NewReplacer(
		"{status}", w.label(c.Input.Configured),
		"{clients}", w.causes.clients[seen],
		"{unpublished}", w.causes.unpublished[seen],
		"{hides the call}", hidesCall,
		"{but the note}", butNote,
	).Replace(text)
}
