package words

import (
	"fmt"
	"strings"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

// unknown returns the error for a text that names no state.
func unknown[S presence.Vocabulary](text string) error {
	_, err := presence.Parse[S](text)
	near := Near[S](text)
	if len(near) == 0 {
		return err
	}
	return fmt.Errorf("%w; did you mean %s?", err, strings.Join(near, " or "))
}

// Near returns the texts of the states that were probably meant by a text that names none:
// those with the word that is nearest, if it is near; else those with a word that begins so;
// else those that lead to the state that has the text in Teams, as Absent does to Away.
func Near[S presence.Vocabulary](text string) []string {
	folded := fold(text)
	if folded == "" || len(folded) > maxWord {
		return nil
	}
	nearest := maxDistance + 1
	for s := range presence.All[S]() {
		for known := range wordsOf(s) {
			nearest = min(nearest, near(folded, known))
		}
	}
	if nearest <= maxDistance {
		return where(func(_ S, known string) bool { return near(folded, known) == nearest })
	}
	if begun := where(func(_ S, known string) bool { return strings.HasPrefix(known, folded) }); len(begun) > 0 {
		return begun
	}
	teams, ok := lookUp[presence.Teams](text)
	if !ok || teams == presence.TeamsOffline {
		return nil
	}
	return where(func(s S, _ string) bool { return InTeams(s) == teams })
}

// maxWord is the length in bytes of the longest text that is compared. All words are shorter.
const maxWord = 60

// where returns the texts of the states with a word for which ok is true.
func where[S presence.Vocabulary](ok func(s S, known string) bool) (texts []string) {
	for s := range presence.All[S]() {
		for known := range wordsOf(s) {
			if ok(s, known) {
				texts = append(texts, s.String())
				break
			}
		}
	}
	return texts
}

// maxDistance is the greatest distance of words that are near, and one in two letters must be
// right.
const maxDistance = 2

// near returns the distance of two words, or more than maxDistance if they are not near.
func near(a, b string) int {
	if d := Distance(a, b); 2*d <= max(len(a), len(b)) {
		return d
	}
	return maxDistance + 1
}

// InTeams returns the state of Teams that s leads to if nothing else is reported, and CloudLink
// publishes it.
func InTeams(s presence.State) presence.Teams {
	switch s := s.(type) {
	case presence.Line:
		return mapping.CloudLinkToTeams(mapping.LineToCloudLink(s))
	case presence.MiVO400:
		return mapping.CloudLinkToTeams(mapping.MiVO400ToCloudLink(s))
	case presence.TeamsClient:
		return mapping.TeamsClientToTeams(s)
	case presence.Configured:
		return mapping.ConfiguredToTeams(s)
	case presence.CloudLink:
		return mapping.CloudLinkToTeams(s)
	case presence.MitelOne:
		return mapping.CloudLinkToTeams(mapping.MitelOneToCloudLink(s))
	case presence.Teams:
		return s
	default:
		return presence.TeamsOffline
	}
}

// Distance returns the number of letters to insert, to leave out, to replace, or to swap
// with the next, that makes b of a.
func Distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	var before []int
	last := make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		row := make([]int, len(y)+1)
		row[0] = i + 1
		for j := range y {
			replaced := last[j]
			if x[i] != y[j] {
				replaced++
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, replaced)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(y)]
}
