package words

import (
	_ "embed"
	"regexp"
	"strings"

	"github.com/othersee/othersee/presence"
)

// germanText has on each line a part of an error and its German, each with a | at its end.
//
//go:embed german.txt
var germanText string

var (
	// parts are the parts of an error: what it quotes, and what is between.
	parts   = regexp.MustCompile(`"(?:[^"\\]|\\.)*"?|[^"]+`)
	allowed = regexp.MustCompile(`\(möglich: (?:\w+, )*(?:\w+\))?`)
	item    = regexp.MustCompile(`(\w*[a-z]\w*)([,)])`)
	german  = strings.NewReplacer(strings.FieldsFunc(germanText, func(r rune) bool { return r == '|' || r == '\n' })...)
	english = strings.NewReplacer(
		"presence: ", "", "precedence: ", "", "explain: ", "", "timeline: ", "", "graph: ", "", "json: unknown field", "unknown field", "input: ", "", "report: ", "",
		"Line state", "line state", "MiVO400 state", "user presence", "TeamsClient state", "client state", "Configured state", "status",
	)
)

// Message returns the text of an error for people, in a language: without the names of packages.
// What it quotes stays as it is.
func Message(text string, language presence.Language) string {
	text = parts.ReplaceAllStringFunc(text, func(part string) string {
		switch {
		case language != presence.German && part[0] == '"':
			return part
		case language != presence.German:
			return english.Replace(part)
		case part[0] == '"':
			text, closed := strings.CutSuffix(part[1:], `"`)
			return "„" + text + map[bool]string{true: "“"}[closed]
		default:
			return german.Replace(english.Replace(part))
		}
	})
	return allowed.ReplaceAllStringFunc(text, func(list string) string { return item.ReplaceAllString(list, "„$1“$2") })
}
