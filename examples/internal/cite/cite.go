// Package cite writes sources shortly.
package cite

import (
	"slices"

	"github.com/othersee/othersee/precedence"
)

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
