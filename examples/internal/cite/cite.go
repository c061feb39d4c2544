// Package cite has what an answer can cite, and writes sources shortly.
package cite

import (
	"fmt"
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A Citable is a rule or a disputed point. Its number is a letter and a digit.
type Citable interface {
	fmt.Stringer
	Statement(language presence.Language) string
	Sources(language presence.Language) []precedence.Source
}

// All returns all rules, and then the disputed points.
func All() (all []Citable) {
	for rule := range precedence.Rules() {
		all = append(all, rule)
	}
	for point := range precedence.Points() {
		all = append(all, point)
	}
	return all
}

// ByDocument returns sources, those of one document as one, which has all places.
func ByDocument(sources []precedence.Source) (together []precedence.Source) {
	for _, s := range sources {
		i := slices.IndexFunc(together, func(t precedence.Source) bool { return t.URL == s.URL })
		if i < 0 {
			together = append(together, s)
		} else {
			together[i].Place += "; " + s.Place
		}
	}
	return together
}
