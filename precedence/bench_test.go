package precedence_test

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

var teamsSink presence.Teams

// BenchmarkRatios compares ways to answer, by turns, so that the load of the machine does not
// mix into their ratios. It reports the least ns of each for an input, and what that is in
// times of Resolve.
//
//	go test ./precedence -run '^$' -bench Ratios -benchtime 300x
func BenchmarkRatios(b *testing.B) {
	random := make([]precedence.Input, 1<<16) // they defeat the branch predictor
	rng := rand.New(rand.NewPCG(1, 2))
	asTexts := make([]texts, len(random))
	for i := range random {
		in := inputs[rng.IntN(len(inputs))]
		random[i] = in
		data, err := json.Marshal(in)
		if err := errors.Join(err, json.Unmarshal(data, &asTexts[i])); err != nil {
			b.Fatal(err)
		}
		want := precedence.Resolve(in).States
		if got := byMap(asTexts[i]); got != [4]string{want.CloudLink.String(), want.MitelOne.String(), want.Session.String(), want.Teams.String()} {
			b.Fatalf("by map, %v is %v, want %v", in, got, want)
		}
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
		round func() (sum presence.Teams)
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
		{"map", func() (sum presence.Teams) {
			for _, l := range asTexts {
				sum ^= presence.Teams(len(byMap(l)[3]))
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

type texts struct {
	Lines        []string `json:"lines"`
	UserPresence string   `json:"userPresence"`
	Clients      []string `json:"clients"`
	Configured   string   `json:"configured"`
}

var (
	cloudLinkRank = map[string]int{"Away": 6, "DoNotDisturb": 5, "Busy": 4, "Available": 3, "Offline": 2, "Unknown": 1}
	teamsRank     = map[string]int{"DoNotDisturb": 4, "Busy": 3, "Available": 2, "Away": 1}
	fromUser      = map[string]string{"Available": "Available", "Absent": "Away", "Meeting": "Busy", "Busy": "Busy", "NotAvailable": "DoNotDisturb"}
	fromClient    = map[string]string{"Inactive": "Away", "Active": "Available", "InCall": "Busy", "Presenting": "DoNotDisturb"}
	setByHand     = map[string]string{"Available": "Available", "Busy": "Busy", "DoNotDisturb": "DoNotDisturb", "BeRightBack": "BeRightBack", "AppearAway": "Away", "AppearOffline": "Offline"}
)

// byMap answers as one would write it first: lists of texts, and a map of precedences for each
// of the two orders. Like Resolve, it answers with all four states.
func byMap(l texts) [4]string {
	cloudLink, mitelOne, session := "Unknown", "Unknown", "Offline"
	if state, ok := fromUser[l.UserPresence]; ok {
		cloudLink = state
	}
	for _, line := range l.Lines {
		if cloudLinkRank[line] > cloudLinkRank[cloudLink] {
			cloudLink = line
		}
	}
	if cloudLink != "Offline" {
		mitelOne = cloudLink
	}
	switch {
	case cloudLink == "Away" || cloudLink == "Busy":
		session = cloudLink
	case cloudLink == "DoNotDisturb" && slices.Contains(l.Lines, "Busy"):
		session = "Busy"
	}
	teams := session
	for _, client := range l.Clients {
		if state := fromClient[client]; teamsRank[state] > teamsRank[teams] {
			teams = state
		}
	}
	if status, ok := setByHand[l.Configured]; ok {
		teams = status
	}
	return [4]string{cloudLink, mitelOne, session, teams}
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
