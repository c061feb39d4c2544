package precedence_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// The benchmarks work through many inputs a round: random ones, which defeat the branch
// predictor, and equal ones, which do not. Only their ns/input are worth comparing, and only
// within one run:
//
//	go test ./precedence -run '^$' -bench . -count 5

// Lists and texts come by the thousands: a million of them would measure memory.
const (
	thousands = 1 << 12
	million   = 1 << 20
)

var (
	teamsSink      presence.Teams
	resolutionSink []precedence.Resolution
	inputSink      []precedence.Input
	textSink       string
	byteSink       byte
)

// prepared runs round on what prepare makes of n inputs. A round is a function of its own
// because the compiler keeps variables in memory that a loop over b.Loop assigns to.
func prepared[T any](b *testing.B, n int, prepare func(precedence.Input) T, round func([]T)) {
	all := slices.Collect(precedence.Inputs())
	rng := rand.New(rand.NewPCG(1, 2))
	for _, tt := range []struct {
		name string
		next func() precedence.Input
	}{
		{"random", func() precedence.Input { return all[rng.IntN(len(all))] }},
		{"constant", func() precedence.Input { return full }},
	} {
		values := make([]T, n)
		for i := range values {
			values[i] = prepare(tt.next())
		}
		b.Run(tt.name, func(b *testing.B) {
			for b.Loop() {
				round(values)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/input")
		})
	}
}

// inputs runs round on n inputs as they are.
func inputs(b *testing.B, n int, round func([]precedence.Input)) {
	prepared(b, n, func(in precedence.Input) precedence.Input { return in }, round)
}

func BenchmarkResolve(b *testing.B) {
	inputs(b, million, func(inputs []precedence.Input) {
		var sum presence.Teams
		for _, in := range inputs {
			sum ^= precedence.Resolve(in).Teams
		}
		teamsSink = sum
	})
}

// BenchmarkResolveStored keeps each whole resolution, as BenchmarkCopy keeps each input.
func BenchmarkResolveStored(b *testing.B) {
	resolutionSink = make([]precedence.Resolution, million)
	inputs(b, million, func(inputs []precedence.Input) {
		for i, in := range inputs {
			resolutionSink[i] = precedence.Resolve(in)
		}
	})
}

func BenchmarkPolicyResolve(b *testing.B) {
	policy := precedence.Assistant()
	inputs(b, million, func(inputs []precedence.Input) {
		var sum presence.Teams
		for _, in := range inputs {
			sum ^= policy.Resolve(in).Teams
		}
		teamsSink = sum
	})
}

// BenchmarkExplain ranges over every contribution.
func BenchmarkExplain(b *testing.B) {
	inputs(b, thousands, func(inputs []precedence.Input) {
		for _, in := range inputs {
			for c := range precedence.Explain(in).Contributions() {
				textSink = c.Becomes.String()
			}
		}
	})
}

// BenchmarkCopy is the least that a loop over inputs can do: read one, write one.
func BenchmarkCopy(b *testing.B) {
	inputSink = make([]precedence.Input, million)
	inputs(b, million, func(inputs []precedence.Input) {
		//lint:ignore S1001 the loop is what is measured
		for i, in := range inputs {
			inputSink[i] = in
		}
	})
}

// BenchmarkTable is one lookup in a bare table about as large as those of Resolve.
func BenchmarkTable(b *testing.B) {
	var table [8 << 10]byte
	for i := range table {
		table[i] = byte(i)
	}
	inputs(b, million, func(inputs []precedence.Input) {
		var sum byte
		for _, in := range inputs {
			i := uint32(in.Lines.Bits())<<8 ^ uint32(in.User)<<5 ^ uint32(in.Clients.Bits())<<3 ^ uint32(in.Configured)
			sum ^= table[i%uint32(len(table))]
		}
		byteSink = sum
	})
}

// BenchmarkMap is what one would write first: lists of texts, and a map of precedences
// for each of the two orders. Like Resolve, it answers with all four states.
func BenchmarkMap(b *testing.B) {
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
	prepared(b, thousands, func(in precedence.Input) literal {
		return literal{lines: lineTexts[in.Lines.Bits()], user: in.User.String(), clients: clientTexts[in.Clients.Bits()], configured: in.Configured.String()}
	}, func(all []literal) {
		for _, l := range all {
			textSink = resolve(l)[3]
		}
	})
}

// BenchmarkSwitch is a careful second try: typed states in lists, and switches that rank
// them.
func BenchmarkSwitch(b *testing.B) {
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
	prepared(b, thousands, func(in precedence.Input) lists {
		return lists{slices.Collect(in.Lines.All()), in.User, slices.Collect(in.Clients.All()), in.Configured}
	}, func(all []lists) {
		for _, l := range all {
			teamsSink = resolve(l).Teams
		}
	})
}

func BenchmarkExplanationString(b *testing.B) {
	inputs(b, thousands, func(inputs []precedence.Input) {
		for _, in := range inputs {
			textSink = precedence.Explain(in).String()
		}
	})
}

func BenchmarkExplanationJSON(b *testing.B) {
	inputs(b, thousands, func(inputs []precedence.Input) {
		for _, in := range inputs {
			_, _ = json.Marshal(precedence.Explain(in))
		}
	})
}

func BenchmarkResolutionJSON(b *testing.B) {
	inputs(b, thousands, func(inputs []precedence.Input) {
		for _, in := range inputs {
			_, _ = json.Marshal(precedence.Resolve(in))
		}
	})
}

func BenchmarkInputJSON(b *testing.B) {
	prepared(b, thousands, func(in precedence.Input) []byte {
		data, _ := json.Marshal(in)
		return data
	}, func(all [][]byte) {
		for _, data := range all {
			var in precedence.Input
			_ = json.Unmarshal(data, &in)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	prepared(b, thousands, func(in precedence.Input) string { return in.Configured.String() }, func(all []string) {
		for _, text := range all {
			_, _ = presence.Parse[presence.Configured](text)
		}
	})
}
