package page

import (
	"strconv"
	"strings"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/presence"
)

// wordsOf returns the words of the language that c chooses, else of the reader's wish.
func wordsOf(c link.Case, wish presence.Language) *words {
	switch c.Language {
	case link.English:
		return &english
	case link.German:
		return &german
	default:
		return in(wish)
	}
}

func in(language presence.Language) *words {
	if language == presence.German {
		return &german
	}
	return &english
}

// Wish returns the language that an Accept-Language header likes best, English if it likes
// none of ours.
func Wish(header string) presence.Language {
	best, weight := presence.English, 0.0
	for entry := range strings.SplitSeq(header, ",") {
		tag, parameter, _ := strings.Cut(strings.TrimSpace(entry), ";")
		primary, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
		q := 1.0
		if value, ok := strings.CutPrefix(strings.TrimSpace(parameter), "q="); ok {
			q, _ = strconv.ParseFloat(value, 64)
		}
		if q <= weight {
			continue
		}
		switch primary {
		case "en", "*":
			best, weight = presence.English, q
		case "de":
			best, weight = presence.German, q
		}
	}
	return best
}
