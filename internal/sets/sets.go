// Package sets has what package presence does not offer of sets: a service with two devices in
// one state that took it out of a set would be wrong.
package sets

import "github.com/othersee/othersee/presence"

// Without returns set without the state gone.
func Without[S presence.Vocabulary](set presence.Set[S], gone presence.State) (rest presence.Set[S]) {
	for s := range set.All() {
		if presence.State(s) != gone {
			rest = rest.Add(s)
		}
	}
	return rest
}
