package explain

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A writer puts answers into words, in German or else in English.
type writer presence.Language

// say returns p with args in it, states as quoted labels.
func (w writer) say(p phrase, args ...any) string {
	for i, arg := range args {
		if s, ok := arg.(presence.State); ok {
			args[i] = w.label(s)
		}
	}
	if presence.Language(w) == presence.German {
		return fmt.Sprintf(p[1], args...)
	}
	return fmt.Sprintf(p[0], args...)
}

// label returns the label of a state, quoted.
func (w writer) label(s presence.State) string {
	return w.say(msgQuote, presence.Label(s, presence.Language(w)))
}

// choice joins the labels of states to choose from.
func choice[S presence.State](w writer, states []S) string {
	var labels []string
	for _, s := range states {
		labels = append(labels, w.label(s))
	}
	return list(labels, w.say(msgOr))
}

// list joins texts with commas, and the last two with conjunction.
func list(texts []string, conjunction string) string {
	last := len(texts) - 1
	if last < 1 {
		return strings.Join(texts, "")
	}
	return strings.Join(texts[:last], ", ") + conjunction + texts[last]
}

// afterColon returns a sentence as it stands after a colon: with a capital in German.
func (w writer) afterColon(sentence string) string {
	if presence.Language(w) == presence.German {
		return capital(sentence)
	}
	return sentence
}

// capital returns text with its first letter in upper case.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// SyncChecks lists what to check where presence sync does not work, in the order in which one
// checks it (rule S0).
func SyncChecks(language presence.Language) (checks []string) {
	for _, check := range msgChecklist {
		checks = append(checks, writer(language).say(check))
	}
	return checks
}

// checklist returns what to check of presence sync, in one sentence's list.
func (w writer) checklist() string {
	return strings.Join(SyncChecks(presence.Language(w)), "; ")
}

// unreported names the parties that report nothing of in.
func (w writer) unreported(parties []Party, in precedence.Input) string {
	var names []string
	for _, party := range parties {
		name := msgParty[party]
		if party == PartyLine {
			name = msgTheLine
			if in.Lines.Len() > 1 {
				name = msgALine
			}
		}
		names = append(names, w.say(name))
	}
	return list(names, w.say(msgAnd))
}

// beyond says what is not modelled and leads to teams.
func (w writer) beyond(all []Beyond, teams presence.Teams) string {
	var texts []string
	for _, b := range all {
		switch {
		case b == BeyondOutOfOffice: // which is a sentence of its own
		case b == BeyondCalendar && teams == presence.TeamsDoNotDisturb:
			texts = append(texts, w.say(msgFocusTime))
		default:
			texts = append(texts, w.say(msgBeyondIs[b]))
		}
	}
	return w.say(msgBeyond, strings.Join(texts, "; "))
}

// seen returns what people read in Teams, quoted.
func (w writer) seen(seen Seen) string {
	if activity, ok := msgActivity[seen.Activity]; ok {
		return w.say(msgQuote, w.say(activity))
	}
	return w.label(seen.Teams)
}

// sides returns which side of a disputed point p follows, and the other.
func (w writer) sides(point precedence.Point, p precedence.Policy) (followed, other string) {
	guide, other := point.Readings(presence.Language(w))
	if p.Has(point) {
		return other, guide
	}
	return guide, other
}

// marked returns text with the points that are disputed.
func (w writer) marked(text string, disputed []precedence.Point) string {
	if len(disputed) == 0 {
		return text
	}
	return w.say(msgMarked, text, joined(disputed, precedence.Point.String, ", "))
}

// joined returns the texts of a list with a separator between them.
func joined[T any](list []T, text func(T) string, separator string) string {
	texts := make([]string, len(list))
	for i, item := range list {
		texts[i] = text(item)
	}
	return strings.Join(texts, separator)
}
