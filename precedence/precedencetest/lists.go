package precedencetest

import (
	"iter"
	"math/rand/v2"
	"slices"

	"github.com/othersee/othersee/presence"
)

// upTo returns all lists of up to n states, the shortest first.
func upTo[S presence.Vocabulary](n int) [][]S {
	lists := [][]S{nil}
	for i := 0; i < len(lists) && len(lists[i]) < n; i++ {
		for s := range presence.All[S]() {
			lists = append(lists, append(slices.Clip(lists[i]), s))
		}
	}
	return lists
}

// orders returns all sets of states, each in every order.
func orders[S presence.Vocabulary]() [][]S {
	lists := [][]S{nil}
	for i := 0; i < len(lists); i++ {
		for s := range presence.All[S]() {
			if !slices.Contains(lists[i], s) {
				lists = append(lists, append(slices.Clip(lists[i]), s))
			}
		}
	}
	return lists
}

// hidings ranges over all pairs of states. Of each it has a list of n reports of the first,
// and such lists with the second hidden at each kind of place. Of a state and itself, it has
// no list at all, and the list of n reports.
func hidings[S presence.Vocabulary](n int) iter.Seq[[][]S] {
	return func(yield func([][]S) bool) {
		for many := range presence.All[S]() {
			all := slices.Repeat([]S{many}, n)
			for hidden := range presence.All[S]() {
				lists := [][]S{all}
				for _, place := range []int{0, 1, n / 2, n - 2, n - 1} {
					list := slices.Clone(all)
					list[place] = hidden
					lists = append(lists, list)
				}
				if hidden == many {
					lists = [][]S{nil, all}
				}
				if !yield(lists) {
					return
				}
			}
		}
	}
}

// onceEach returns the states of list by ascending number, each once.
func onceEach[S presence.Vocabulary](list []S) []S {
	return slices.Collect(presence.SetOf(list...).All())
}

// randomList returns a list of n states out of one to three.
func randomList[S presence.Vocabulary](rng *rand.Rand, n int) []S {
	few := []S{randomState[S](rng), randomState[S](rng), randomState[S](rng)}[:1+rng.IntN(3)]
	list := make([]S, n)
	for i := range list {
		list[i] = few[rng.IntN(len(few))]
	}
	return list
}

// randomState returns any state of a vocabulary.
func randomState[S presence.Vocabulary](rng *rand.Rand) S {
	states := slices.Collect(presence.All[S]())
	return states[rng.IntN(len(states))]
}
