package words_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/words"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// TestLabels parses each text and each label of labels.csv in several spellings. So no word
// of a vocabulary names two states.
func TestLabels(t *testing.T) {
	records, err := testdata.Records("labels.csv")
	require.NoError(t, err)
	n := 0
	for _, record := range records[1:] {
		all := []string{record[1], record[2], record[5]}
		for _, further := range []string{record[3], record[6]} {
			if further != "" {
				all = append(all, strings.Split(further, "; ")...)
			}
		}
		for _, label := range all {
			for _, text := range []string{
				label,
				strings.ToUpper(label),
				strings.ToLower(label),
				" " + strings.ReplaceAll(label, " ", "  ") + " ",
				strings.ReplaceAll(label, " ", ""),
				strings.ReplaceAll(label, " ", "-"),
				strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue").Replace(label),
				strings.NewReplacer("ä", "a\u0308", "ö", "o\u0308", "ü", "u\u0308").Replace(label),
			} {
				got, err := parse(record[0], text)
				assert.NoError(t, err, "Parse[%s](%q)", record[0], text)
				assert.Equal(t, record[1], got, "Parse[%s](%q)", record[0], text)
				n++
			}
		}
	}
	assert.Greater(t, n, 8*3*39, "spellings")
}

// parse parses a text of a vocabulary that is given by name, and both of its set forms.
func parse(vocabulary, text string) (string, error) {
	switch vocabulary {
	case "Line":
		return both[presence.Line](text)
	case "MiVO400":
		return both[presence.MiVO400](text)
	case "MitelOne":
		return both[presence.MitelOne](text)
	case "CloudLink":
		return both[presence.CloudLink](text)
	case "TeamsClient":
		return both[presence.TeamsClient](text)
	case "Configured":
		return both[presence.Configured](text)
	default:
		return both[presence.Teams](text)
	}
}

func both[S presence.Vocabulary](text string) (string, error) {
	s, err := words.Parse[S](text)
	if err != nil {
		return "", err
	}
	for _, list := range []string{text, text + "," + text, text + ";" + s.String()} {
		set, err := words.ParseSet[S](list)
		if err != nil {
			return "", err
		}
		if set != presence.SetOf(s) {
			return "", fmt.Errorf("ParseSet(%q) = %v", list, set)
		}
	}
	return s.String(), nil
}

func TestParseSet(t *testing.T) {
	tests := []struct {
		text string
		want presence.Set[presence.TeamsClient]
	}{
		{"", presence.Set[presence.TeamsClient]{}},
		{"Active", presence.SetOf(presence.TeamsClientActive)},
		{"Active,Inactive", presence.SetOf(presence.TeamsClientActive, presence.TeamsClientInactive)},
		{"verbunden, aktiv, verbunden, inaktiv; offline", presence.SetOf(presence.TeamsClientActive, presence.TeamsClientInactive, presence.TeamsClientOffline)},
		{"in a call;in a meeting", presence.SetOf(presence.TeamsClientInCall)},
		{" presenting , OFFLINE ", presence.SetOf(presence.TeamsClientPresenting, presence.TeamsClientOffline)},
	}
	for _, tt := range tests {
		got, err := words.ParseSet[presence.TeamsClient](tt.text)
		assert.NoError(t, err, "ParseSet(%q)", tt.text)
		assert.Equal(t, tt.want, got, "ParseSet(%q)", tt.text)
	}

	for text, quoted := range map[string]string{
		" ":              `" "`,
		",":              `""`,
		"Active,":        `""`,
		",Active":        `""`,
		"Active,,Active": `""`,
		"Active, Actvie": `" Actvie"`,
		"verbunden, da":  `"verbunden"`,
	} {
		got, err := words.ParseSet[presence.TeamsClient](text)
		assert.ErrorContains(t, err, "presence: unknown TeamsClient state "+quoted, "ParseSet(%q)", text)
		assert.Zero(t, got, "ParseSet(%q)", text)
	}
}

func TestNear(t *testing.T) {
	tests := []struct {
		text string
		near []string
		got  []string
	}{
		{"Bzy", []string{"Busy"}, words.Near[presence.Line]("Bzy")},
		{"bsuy", []string{"Busy"}, words.Near[presence.Line]("bsuy")},
		{"Ofline", []string{"Offline"}, words.Near[presence.Line]("Ofline")},
		{"avaliable", []string{"Available"}, words.Near[presence.MiVO400]("avaliable")},
		{"Verfugbar", []string{"Available"}, words.Near[presence.MiVO400]("Verfugbar")},
		{"verfügber", []string{"Available"}, words.Near[presence.MiVO400]("verfügber")},
		{"unavailable", []string{"Available"}, words.Near[presence.MiVO400]("unavailable")},
		{"meting", []string{"Meeting"}, words.Near[presence.MiVO400]("meting")},
		{"Besezt", []string{"Busy"}, words.Near[presence.MiVO400]("Besezt")},
		{"conected active", []string{"Active"}, words.Near[presence.TeamsClient]("conected active")},

		{"connected", []string{"Inactive", "Active"}, words.Near[presence.TeamsClient]("connected")},
		{"besetzt", []string{"InCall"}, words.Near[presence.TeamsClient]("besetzt")},
		{"Busy", []string{"InCall"}, words.Near[presence.TeamsClient]("Busy")},
		{"nicht", []string{"DoNotDisturb"}, words.Near[presence.Teams]("nicht")},

		{"Away", []string{"Absent"}, words.Near[presence.MiVO400]("Away")},
		{"do not disturb", []string{"NotAvailable"}, words.Near[presence.MiVO400]("do not disturb")},
		{"Available", []string{"Active"}, words.Near[presence.TeamsClient]("Available")},
		{"abwesend", []string{"Inactive"}, words.Near[presence.TeamsClient]("abwesend")},
		{"In a call", []string{"Busy"}, words.Near[presence.Line]("In a call")},
		{"In a call", []string{"Meeting", "Busy"}, words.Near[presence.MiVO400]("In a call")},
		{"presenting", []string{"DoNotDisturb"}, words.Near[presence.Configured]("presenting")},

		{"", nil, words.Near[presence.Line]("")},
		{"?!", nil, words.Near[presence.Line]("?!")},
		{"x", nil, words.Near[presence.Line]("x")},
		{"available, and so on", nil, words.Near[presence.Line](strings.Repeat("available", 10_000))},
		{"free", nil, words.Near[presence.Line]("free")},
		{"Offline", nil, words.Near[presence.MiVO400]("Offline")},
		{"Be right back", nil, words.Near[presence.CloudLink]("Be right back")},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.near, tt.got, "Near(%q)", tt.text)
	}
}

func TestErrors(t *testing.T) {
	_, err := words.Parse[presence.Line]("Bzy")
	assert.EqualError(t, err, `presence: unknown Line state "Bzy" (want Unknown, Offline, Available, Busy); did you mean Busy?`)
	_, err = words.Parse[presence.TeamsClient]("connected")
	assert.EqualError(t, err, `presence: unknown TeamsClient state "connected" (want Offline, Inactive, Active, InCall, Presenting); did you mean Inactive or Active?`)
	_, err = words.Parse[presence.Line]("free")
	assert.EqualError(t, err, `presence: unknown Line state "free" (want Unknown, Offline, Available, Busy)`)
	_, err = words.Parse[presence.Teams]("Teams(9)")
	assert.EqualError(t, err, `presence: unknown Teams state "Teams(9)" (want Offline, Away, BeRightBack, Available, Busy, DoNotDisturb)`)
}

// TestInTeams compares what a state alone leads to with an input in which only it is reported,
// by a policy that publishes everything.
func TestInTeams(t *testing.T) {
	all := precedence.Policy{Published: presence.Collect(presence.All[presence.CloudLink]())}
	for line := range presence.All[presence.Line]() {
		r := all.Resolve(precedence.Input{Lines: presence.SetOf(line)})
		assert.Equal(t, r.Teams, words.InTeams(line), "InTeams(%#v)", line)
	}
	for user := range presence.All[presence.MiVO400]() {
		r := all.Resolve(precedence.Input{User: user})
		assert.Equal(t, r.Teams, words.InTeams(user), "InTeams(%#v)", user)
		assert.Equal(t, r.Teams, words.InTeams(r.CloudLink), "InTeams(%#v)", r.CloudLink)
		assert.Equal(t, r.Teams, words.InTeams(r.MitelOne), "InTeams(%#v)", r.MitelOne)
		assert.Equal(t, r.Teams, words.InTeams(r.Teams), "InTeams(%#v)", r.Teams)
	}
	for client := range presence.All[presence.TeamsClient]() {
		r := all.Resolve(precedence.Input{Clients: presence.SetOf(client)})
		assert.Equal(t, r.Teams, words.InTeams(client), "InTeams(%#v)", client)
	}
	for configured := range presence.All[presence.Configured]() {
		r := all.Resolve(precedence.Input{Configured: configured})
		assert.Equal(t, r.Teams, words.InTeams(configured), "InTeams(%#v)", configured)
	}
	assert.Equal(t, presence.TeamsOffline, words.InTeams(nil), "InTeams(nil)")
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "ab", 2},
		{"ab", "", 2},
		{"busy", "busy", 0},
		{"busy", "bsy", 1},
		{"busy", "bussy", 1},
		{"busy", "bury", 1},
		{"busy", "bsuy", 1},
		{"busy", "ubys", 2},
		{"ä", "a", 1},
		{"kitten", "sitting", 3},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, words.Distance(tt.a, tt.b), "Distance(%q, %q)", tt.a, tt.b)
	}
}
