package precedencetest

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// The laws compare answers of the resolver with one another, so they hold by any reading of
// the disputed points.

func orderDoesNotMatter(resolve Resolver) error {
	return same(resolve, "the order of reports must not matter (rules C1, T2)", func(rng *rand.Rand, c *call) {
		rng.Shuffle(len(c.lines), func(i, j int) { c.lines[i], c.lines[j] = c.lines[j], c.lines[i] })
		rng.Shuffle(len(c.clients), func(i, j int) { c.clients[i], c.clients[j] = c.clients[j], c.clients[i] })
	})
}

func repetitionDoesNotMatter(resolve Resolver) error {
	return same(resolve, "a report that is repeated must not matter (rules C1, T2)", func(rng *rand.Rand, c *call) {
		c.lines = append(c.lines, c.lines[:rng.IntN(len(c.lines)+1)]...)
		c.clients = append(c.clients, c.clients[:rng.IntN(len(c.clients)+1)]...)
	})
}

// same checks that resolve gives the same answer to a call and to what change makes of it.
func same(resolve Resolver, law string, change func(*rand.Rand, *call)) error {
	return calls(func(rng *rand.Rand, c call) error {
		other := c
		other.lines, other.clients = slices.Clone(c.lines), slices.Clone(c.clients)
		change(rng, &other)
		if a, b := c.answer(resolve), other.answer(resolve); a != b {
			return fmt.Errorf("%v = %v, but %v = %v: %s", c, a, other, b, law)
		}
		return nil
	})
}

func partsAreTheWhole(resolve Resolver) error {
	return calls(func(rng *rand.Rand, c call) error {
		c.configured = presence.ConfiguredNone // it would hide the sessions
		left, right := c, c
		cut := rng.IntN(len(c.clients) + 1)
		left.clients, right.clients = c.clients[:cut], c.clients[cut:]
		whole, a, b := c.answer(resolve), left.answer(resolve), right.answer(resolve)
		if whole != (answer{teams: precedence.StrongestInTeams(a.teams, b.teams)}) {
			return fmt.Errorf("%v = %v, but %v = %v and %v = %v: the strongest session must count (rule T2)", c, whole, left, a, right, b)
		}
		return nil
	})
}

// calls hands law calls with up to a dozen lines and clients, the shortest first, until it
// fails. They are the same in every run.
func calls(law func(*rand.Rand, call) error) error {
	const dozen, rounds = 12, 500
	rng := rand.New(new(rand.PCG))
	for n := range dozen + 1 {
		for range rounds {
			c := call{
				lines:      randomList[presence.Line](rng, n),
				user:       randomState[presence.MiVO400](rng),
				clients:    randomList[presence.TeamsClient](rng, n),
				configured: randomState[presence.Configured](rng),
			}
			if err := law(rng, c); err != nil {
				return err
			}
		}
	}
	return nil
}

// randomList returns a list of up to n states.
func randomList[S presence.Vocabulary](rng *rand.Rand, n int) []S {
	list := make([]S, rng.IntN(n+1))
	for i := range list {
		list[i] = randomState[S](rng)
	}
	return list
}

func randomState[S presence.Vocabulary](rng *rand.Rand) S {
	states := slices.Collect(presence.All[S]())
	return states[rng.IntN(len(states))]
}
