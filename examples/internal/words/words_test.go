package words_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/words"
	"github.com/othersee/othersee/precedence/explain"
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
	assert.Greater(t, n, 8*3*40, "spellings")
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
		{"abgemeldet, AKTIV;inaktiv", presence.SetOf(presence.TeamsClientOffline, presence.TeamsClientActive, presence.TeamsClientInactive)},
		{"signed out", presence.SetOf(presence.TeamsClientOffline)},
		{"im Anruf,im anruf oder meeting;In a call or meeting", presence.SetOf(presence.TeamsClientInCall)},
		{"praesentiert,beim Präsentieren oder in Fokuszeit, presenting or focusing", presence.SetOf(presence.TeamsClientPresenting)},
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

func TestParseSeen(t *testing.T) {
	for text, want := range map[string]explain.Seen{
		"In a call":           {Teams: presence.TeamsBusy, Activity: explain.ActivityInACall},
		"Bin gleich zurück":   {Teams: presence.TeamsBeRightBack},
		" bin-gleich zurueck": {Teams: presence.TeamsBeRightBack},
		"be_right_back":       {Teams: presence.TeamsBeRightBack},
	} {
		got, err := words.ParseSeen(text)
		assert.NoError(t, err, "ParseSeen(%q)", text)
		assert.Equal(t, want, got, "ParseSeen(%q)", text)
	}
	_, err := words.ParseSeen("Bzy")
	assert.ErrorContains(t, err, `explain: unknown state "Bzy" (want Offline, `)
}

func TestMessage(t *testing.T) {
	tests := []struct{ id, text, english, german string }{
		{"a state", `presence: unknown Line state "Bzy" (want Unknown, Busy)`, `unknown line state "Bzy" (want Unknown, Busy)`, "unbekannter Zustand der Leitung „Bzy“ (möglich: „Unknown“, „Busy“)"},
		{"what is quoted stays", `presence: unknown Configured state "no line (want \"a, b)" (want None)`, `unknown status "no line (want \"a, b)" (want None)`, "unbekannter Status „no line (want \\\"a, b)“ (möglich: „None“)"},
		{"more than words is allowed", `precedence: unknown policy "x" (want guide, off, or one with readings, as in guide+D2)`, `unknown policy "x" (want guide, off, or one with readings, as in guide+D2)`, "unbekannte Richtlinie „x“ (möglich: „guide“, „off“, oder eine mit anderen Lesarten, wie guide+D2)"},
		{"a quotation without end", `line 7: "x`, `line 7: "x`, "Zeile 7: „x"},
		{"in a line", `line 7: precedence: input: unknown key "line" (want lines, clients)`, `line 7: unknown key "line" (want lines, clients)`, "Zeile 7: unbekannter Schlüssel „line“ (möglich: „lines“, „clients“)"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			assert.Equal(t, tt.english, words.Message(tt.text, presence.English))
			assert.Equal(t, tt.german, words.Message(tt.text, presence.German))
		})
	}
}

func TestErrors(t *testing.T) {
	for _, text := range []string{"Bzy", "free", ""} {
		_, want := presence.Parse[presence.Line](text)
		_, err := words.Parse[presence.Line](text)
		assert.EqualError(t, err, want.Error())
	}
}
