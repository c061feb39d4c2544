package precedencetest

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// The laws compare answers of the resolver with one another, so they hold by any reading
// of the disputed points.

func orderDoesNotMatter(resolve Resolver) error {
	return same(resolve, "the order of reports must not matter (rules C1, T2)", func(rng *rand.Rand, r reports) reports {
		rng.Shuffle(len(r.lines), func(i, j int) { r.lines[i], r.lines[j] = r.lines[j], r.lines[i] })
		rng.Shuffle(len(r.clients), func(i, j int) { r.clients[i], r.clients[j] = r.clients[j], r.clients[i] })
		return r
	})
}

func repetitionDoesNotMatter(resolve Resolver) error {
	return same(resolve, "a report that is repeated must not matter (rules C1, T2)", func(rng *rand.Rand, r reports) reports {
		if len(r.lines) > 0 {
			r.lines = append(r.lines, r.lines[rng.IntN(len(r.lines))])
		}
		if len(r.clients) > 0 {
			r.clients = append(r.clients, r.clients[rng.IntN(len(r.clients))])
		}
		return r
	})
}

// same checks that resolve gives the same answer for reports and for what change makes of
// a copy of them.
func same(resolve Resolver, law string, change func(*rand.Rand, reports) reports) error {
	return lists(func(rng *rand.Rand, r reports) error {
		other := r
		other.lines, other.clients = slices.Clone(r.lines), slices.Clone(r.clients)
		other = change(rng, other)
		a, err := r.resolve(resolve)
		if err != nil {
			return err
		}
		b, err := other.resolve(resolve)
		if err == nil && a != b {
			err = fmt.Errorf("%v = %v, but %v = %v: %s", r, a, other, b, law)
		}
		return err
	})
}

func partsAreTheWhole(resolve Resolver) error {
	return lists(func(rng *rand.Rand, r reports) error {
		left, right := r, r
		cut := rng.IntN(len(r.clients) + 1)
		left.clients, right.clients = r.clients[:cut], r.clients[cut:]
		whole, err := r.resolve(resolve)
		if err != nil {
			return err
		}
		a, err := left.resolve(resolve)
		if err != nil {
			return err
		}
		b, err := right.resolve(resolve)
		if err == nil && whole != precedence.Teams(a, b) {
			err = fmt.Errorf("%v = %v, but %v = %v and %v = %v: the strongest session must count (rule T2)", r, whole, left, a, right, b)
		}
		return err
	})
}

// lists calls law with reports of up to a dozen lines and clients, the shortest first, until
// it fails. They are the same in every run. No status is set by hand, which would hide them.
func lists(law func(*rand.Rand, reports) error) error {
	const rounds, dozen = 1200, 12
	rng := rand.New(rand.NewPCG(1, 2))
	for round := range rounds {
		n := round*dozen/rounds + 1
		r := reports{
			lines:   randomList[presence.Line](rng, n),
			user:    randomState[presence.MiVO400](rng),
			clients: randomList[presence.TeamsClient](rng, n),
		}
		if err := law(rng, r); err != nil {
			return err
		}
	}
	return nil
}

// randomList returns a list of up to n states.
func randomList[S presence.State](rng *rand.Rand, n int) []S {
	list := make([]S, rng.IntN(n+1))
	for i := range list {
		list[i] = randomState[S](rng)
	}
	return list
}

func randomState[S presence.State](rng *rand.Rand) S {
	states := slices.Collect(presence.All[S]())
	return states[rng.IntN(len(states))]
}
