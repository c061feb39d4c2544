package precedence_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// randomInputs returns inputs that defeat the branch predictor. Their number is a power of two.
func randomInputs() []precedence.Input {
	all := slices.Collect(precedence.Inputs())
	rng := rand.New(rand.NewPCG(1, 2))
	inputs := make([]precedence.Input, 1<<16)
	for i := range inputs {
		inputs[i] = all[rng.IntN(len(all))]
	}
	return inputs
}

var (
	teamsSink      presence.Teams
	resolutionSink = make([]precedence.Resolution, 1<<16)
	inputSink      = make([]precedence.Input, 1<<16)
	textSink       string

	resolve = precedence.Resolve // a variable, so that no call of it is inlined
)

// BenchmarkRatios compares ways to answer, or to do less, by turns, so that the load of the
// machine does not mix into their ratios. It reports the least ns of each for an input, and
// what that is in times of Resolve.
//
//	go test ./precedence -run '^$' -bench Ratios -benchtime 300x
func BenchmarkRatios(b *testing.B) {
	inputs := randomInputs()
	ways := []struct {
		name  string
		round func()
	}{
		{"Resolve", func() { // the states that others see, summed
			var sum presence.Teams
			for _, in := range inputs {
				sum ^= precedence.Resolve(in).Teams
			}
			teamsSink = sum
		}},
		{"stored", func() {
			for i, in := range inputs {
				resolutionSink[i] = precedence.Resolve(in)
			}
		}},
		{"called", func() { // through a function value, as a kit or a test does
			var sum presence.Teams
			for _, in := range inputs {
				sum ^= resolve(in).Teams
			}
			teamsSink = sum
		}},
		{"chained", func() { // each input depends on the answer to the last
			var sum presence.Teams
			next := 0
			for range inputs {
				teams := precedence.Resolve(inputs[next]).Teams
				sum ^= teams
				next = (next + 7*int(teams) + 1) % len(inputs)
			}
			teamsSink = sum
		}},
		{"copy", func() { copyEach(inputs) }},
		{"fields", func() { // the least that reads an input
			var sum uint8
			for _, in := range inputs {
				sum ^= in.Lines.Bits() ^ uint8(in.User) ^ in.Clients.Bits() ^ uint8(in.Configured)
			}
			teamsSink = presence.Teams(sum)
		}},
		{"table", tableOf(inputs)},
		{"policy", func() {
			policy := precedence.Assistant()
			var sum presence.Teams
			for _, in := range inputs {
				sum ^= policy.Resolve(in).Teams
			}
			teamsSink = sum
		}},
		{"switch", switchOver(inputs)},
		{"map", mapsOf(inputs)},
	}
	least := make([]time.Duration, len(ways))
	for b.Loop() {
		for i, way := range ways {
			start := time.Now()
			way.round()
			if took := time.Since(start); least[i] == 0 || took < least[i] {
				least[i] = took
			}
		}
	}
	for i, way := range ways {
		b.ReportMetric(float64(least[i].Nanoseconds())/float64(len(inputs)), way.name+"-ns")
		b.ReportMetric(float64(least[i])/float64(least[0]), way.name+"/Resolve")
	}
}

func copyEach(inputs []precedence.Input) {
	//lint:ignore S1001 the loop is what is measured
	for i, in := range inputs {
		inputSink[i] = in
	}
}

// tableOf answers by one bare table with an entry for each input that there is.
func tableOf(inputs []precedence.Input) func() {
	table := make([]presence.Teams, 1<<15)
	key := func(in precedence.Input) uint32 {
		return uint32(in.Lines.Bits()%16)<<11 | uint32(in.User%8)<<8 | uint32(in.Clients.Bits()%32)<<3 | uint32(in.Configured%8)
	}
	for in := range precedence.Inputs() {
		table[key(in)] = precedence.Resolve(in).Teams
	}
	return func() {
		var sum presence.Teams
		for _, in := range inputs {
			sum ^= table[key(in)]
		}
		teamsSink = sum
	}
}

// mapsOf answers as one would write it first: lists of texts, and a map of precedences for each
// of the two orders. Like Resolve, it answers with all four states.
func mapsOf(inputs []precedence.Input) func() {
	cloudLinkRank := map[string]int{"Away": 6, "DoNotDisturb": 5, "Busy": 4, "Available": 3, "Offline": 2, "Unknown": 1}
	teamsRank := map[string]int{"DoNotDisturb": 4, "Busy": 3, "Available": 2, "Away": 1}
	users := map[string]string{"Available": "Available", "Absent": "Away", "Meeting": "Busy", "Busy": "Busy", "NotAvailable": "DoNotDisturb"}
	clients := map[string]string{"Inactive": "Away", "Active": "Available", "InCall": "Busy", "Presenting": "DoNotDisturb"}
	configured := map[string]string{"Available": "Available", "Busy": "Busy", "DoNotDisturb": "DoNotDisturb", "BeRightBack": "BeRightBack", "AppearAway": "Away", "AppearOffline": "Offline"}
	resolve := func(l literal) (r [4]string) {
		cloudLink, mitelOne, session, teams := "Unknown", "Unknown", "Offline", "Offline"
		if state, ok := users[l.user]; ok {
			cloudLink = state
		}
		for _, line := range l.lines {
			if cloudLinkRank[line] > cloudLinkRank[cloudLink] {
				cloudLink = line
			}
		}
		if cloudLink != "Offline" {
			mitelOne = cloudLink
		}
		if cloudLink == "Away" || cloudLink == "Busy" {
			session, teams = cloudLink, cloudLink
		}
		for _, client := range l.clients {
			if state := clients[client]; teamsRank[state] > teamsRank[teams] {
				teams = state
			}
		}
		if status, ok := configured[l.configured]; ok {
			teams = status
		}
		return [4]string{cloudLink, mitelOne, session, teams}
	}
	var all []literal
	for _, in := range inputs {
		all = append(all, literal{lines: lineTexts[in.Lines.Bits()], user: in.User.String(), clients: clientTexts[in.Clients.Bits()], configured: in.Configured.String()})
	}
	return func() {
		for _, l := range all {
			textSink = resolve(l)[3]
		}
	}
}

// switchOver answers by a careful second try: typed states in lists, and switches that rank
// them.
func switchOver(inputs []precedence.Input) func() {
	type lists struct {
		lines      []presence.Line
		user       presence.MiVO400
		clients    []presence.TeamsClient
		configured presence.Configured
	}
	rank := func(s presence.CloudLink) int {
		switch s {
		case presence.CloudLinkAway:
			return 5
		case presence.CloudLinkDoNotDisturb:
			return 4
		case presence.CloudLinkBusy:
			return 3
		case presence.CloudLinkAvailable:
			return 2
		case presence.CloudLinkOffline:
			return 1
		}
		return 0
	}
	teamsRank := func(s presence.Teams) int {
		switch s {
		case presence.TeamsDoNotDisturb:
			return 4
		case presence.TeamsBusy:
			return 3
		case presence.TeamsAvailable:
			return 2
		case presence.TeamsAway:
			return 1
		}
		return 0
	}
	resolve := func(l lists) (r precedence.Resolution) {
		r.CloudLink = mapping.MiVO400ToCloudLink(l.user)
		for _, line := range l.lines {
			if state := mapping.LineToCloudLink(line); rank(state) > rank(r.CloudLink) {
				r.CloudLink = state
			}
		}
		r.MitelOne = mapping.CloudLinkToMitelOne(r.CloudLink)
		switch r.CloudLink {
		case presence.CloudLinkAway, presence.CloudLinkBusy:
			r.Session = mapping.CloudLinkToTeams(r.CloudLink)
		}
		r.Teams = r.Session
		for _, client := range l.clients {
			if state := mapping.TeamsClientToTeams(client); teamsRank(state) > teamsRank(r.Teams) {
				r.Teams = state
			}
		}
		if l.configured != presence.ConfiguredNone {
			r.Teams = mapping.ConfiguredToTeams(l.configured)
		}
		return r
	}
	var all []lists
	for _, in := range inputs {
		all = append(all, lists{slices.Collect(in.Lines.All()), in.User, slices.Collect(in.Clients.All()), in.Configured})
	}
	return func() {
		for _, l := range all {
			teamsSink = resolve(l).Teams
		}
	}
}

// inTurn runs work on random inputs, one at a time.
func inTurn(b *testing.B, work func(precedence.Input)) {
	inputs := randomInputs()
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		work(inputs[i%len(inputs)])
		i++
	}
}

func BenchmarkExplanationString(b *testing.B) {
	inTurn(b, func(in precedence.Input) { textSink = precedence.Explain(in).String() })
}

func BenchmarkExplanationJSON(b *testing.B) {
	inTurn(b, func(in precedence.Input) { _, _ = json.Marshal(precedence.Explain(in)) })
}

func BenchmarkResolutionJSON(b *testing.B) {
	inTurn(b, func(in precedence.Input) { _, _ = json.Marshal(precedence.Resolve(in)) })
}

// BenchmarkInputJSON reads an input, through package json, directly, and as a plain struct of
// texts.
func BenchmarkInputJSON(b *testing.B) {
	data, err := json.Marshal(full)
	if err != nil {
		b.Fatal(err)
	}
	type texts struct {
		Lines, Clients   []string
		User, Configured string
	}
	for name, read := range map[string]func(){
		"json":   func() { _ = json.Unmarshal(data, new(precedence.Input)) },
		"direct": func() { var in precedence.Input; _ = in.UnmarshalJSON(data) },
		"plain":  func() { _ = json.Unmarshal(data, new(texts)) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				read()
			}
		})
	}
}
