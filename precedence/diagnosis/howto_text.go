package diagnosis

import (
	"fmt"
	"strings"

	"github.com/othersee/othersee/presence"
)

// wayWords are the phrases for ways.
type wayWords struct {
	already    string // the state seen
	never      string // the state wanted
	anyOf      string // the state wanted, the one seen
	onlyByHand string // the state wanted, the one seen
	way        string // changes
	workaround string // changes
}

// String returns what [Ways.TextIn] does in English.
func (w Ways) String() string {
	return w.TextIn(presence.English)
}

// TextIn returns the ways in a few lines, each with the rules that then decide. Ways that
// differ in where one change leads are told as one. The wording may get better; match All
// instead.
func (w Ways) TextIn(language presence.Language) string {
	words, seen := wordsIn(language), w.policy.Resolve(w.input).Teams
	all := tell(search(w), w.input, w.policy)
	heading := words.ways.anyOf
	switch {
	case seen == w.want:
		return fmt.Sprintf(words.ways.already, words.label(seen))
	case len(all) == 0:
		return fmt.Sprintf(words.ways.never, words.label(w.want))
	case all[0].workaround:
		heading = words.ways.onlyByHand
	}
	lines := []string{fmt.Sprintf(heading, words.label(w.want), words.label(seen))}
	for _, t := range all {
		line := fmt.Sprintf(words.ways.way, capital(words.because(t)))
		if t.workaround {
			line = fmt.Sprintf(words.ways.workaround, words.afterColon(words.because(t)))
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
