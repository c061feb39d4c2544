package precedence_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

var teamsSink presence.Teams

// BenchmarkRatios compares Resolve with the least that one table costs, and with a policy, by
// turns, so that the load of the machine does not mix into their ratios. It reports the least
// ns of each for an input, and what that is in times of Resolve.
//
//	go test ./precedence -run '^$' -bench Ratios -benchtime 300x
func BenchmarkRatios(b *testing.B) {
	random := make([]precedence.Input, 1<<16) // they defeat the branch predictor
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range random {
		random[i] = inputs[rng.IntN(len(inputs))]
	}
	key := func(in precedence.Input) uint32 {
		return uint32(in.Lines.Bits()%32)<<11 | uint32(in.UserPresence%8)<<8 | uint32(in.Clients.Bits()%32)<<3 | uint32(in.Configured%8)
	}
	table := make([]presence.Teams, 1<<16) // an entry for each input that there is
	for _, in := range inputs {
		table[key(in)] = precedence.Resolve(in).Teams
	}
	policy := precedence.Guide().With(precedence.D2, precedence.D4, precedence.D5)
	ways := []struct {
		name  string
		round func() (sum presence.Teams) // each with a loop of its own, so that the answer is inlined
	}{
		{"Resolve", func() (sum presence.Teams) {
			for _, in := range random {
				sum ^= precedence.Resolve(in).Teams
			}
			return sum
		}},
		{"table", func() (sum presence.Teams) {
			for _, in := range random {
				sum ^= table[key(in)]
			}
			return sum
		}},
		{"policy", func() (sum presence.Teams) {
			for _, in := range random {
				sum ^= policy.Resolve(in).Teams
			}
			return sum
		}},
	}
	least := make([]time.Duration, len(ways))
	for b.Loop() {
		for i, way := range ways {
			start := time.Now()
			teamsSink = way.round()
			if took := time.Since(start); least[i] == 0 || took < least[i] {
				least[i] = took
			}
		}
	}
	for i, way := range ways {
		b.ReportMetric(float64(least[i].Nanoseconds())/float64(len(random)), way.name+"-ns")
		b.ReportMetric(float64(least[i])/float64(least[0]), way.name+"/Resolve")
	}
}

func BenchmarkInputJSON(b *testing.B) {
	data, err := json.Marshal(full)
	b.ReportAllocs()
	for b.Loop() && err == nil {
		err = json.Unmarshal(data, new(precedence.Input))
	}
	if err != nil {
		b.Fatal(err)
	}
}
