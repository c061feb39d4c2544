package presence_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// vocabularies are all states, by number. A number never changes, so that it can be stored:
// this list only ever grows.
var vocabularies = [][]presence.State{
	{presence.LineUnknown, presence.LineOffline, presence.LineAvailable, presence.LineBusy, presence.LineDoNotDisturb},
	{presence.MiVO400Unknown, presence.MiVO400Available, presence.MiVO400Absent, presence.MiVO400Meeting, presence.MiVO400Busy, presence.MiVO400NotAvailable},
	{presence.MitelOneUnknown, presence.MitelOneAvailable, presence.MitelOneAway, presence.MitelOneBusy, presence.MitelOneDoNotDisturb},
	{presence.CloudLinkUnknown, presence.CloudLinkOffline, presence.CloudLinkAvailable, presence.CloudLinkBusy, presence.CloudLinkDoNotDisturb, presence.CloudLinkAway},
	{presence.TeamsClientOffline, presence.TeamsClientInactive, presence.TeamsClientActive, presence.TeamsClientInCall, presence.TeamsClientPresenting},
	{presence.ConfiguredNone, presence.ConfiguredAvailable, presence.ConfiguredBusy, presence.ConfiguredDoNotDisturb, presence.ConfiguredBeRightBack, presence.ConfiguredAppearAway, presence.ConfiguredAppearOffline},
	{presence.TeamsOffline, presence.TeamsAway, presence.TeamsBeRightBack, presence.TeamsAvailable, presence.TeamsBusy, presence.TeamsDoNotDisturb},
}

// TestLabels compares every state with its row in labels.csv, in order.
func TestLabels(t *testing.T) {
	records, err := testdata.Records("labels.csv")
	require.NoError(t, err)
	states := slices.Concat(vocabularies...)
	require.Len(t, states, len(records)-1, "states, and rows of labels.csv")
	for i, r := range records[1:] {
		s, row := states[i], "labels.csv row "+r[0]+" "+r[1]
		assert.Equal(t, r[:2], []string{s.Vocabulary(), s.String()}, "%s: state %d of all is %#v", row, i, s)
		assert.Equal(t, r[2], presence.Label(s, presence.German), "%s: Label(%#v, German)", row, s)
		assert.Equal(t, r[5], presence.Label(s, presence.English), "%s: Label(%#v, English)", row, s)
		assert.Equal(t, r[5], presence.Label(s, 9), "%s: Label(%#v) in a language that is none", row, s)
	}
	assert.Equal(t, "Line(9)", presence.Label(presence.Line(9), presence.German), "a label of no state")
}

func TestVocabularies(t *testing.T) {
	testVocabulary[presence.Line](t, 0)
	testVocabulary[presence.MiVO400](t, 1)
	testVocabulary[presence.MitelOne](t, 2)
	testVocabulary[presence.CloudLink](t, 3)
	testVocabulary[presence.TeamsClient](t, 4)
	testVocabulary[presence.Configured](t, 5)
	testVocabulary[presence.Teams](t, 6)
}

// testVocabulary tries all 256 numbers, and texts that are near to a state's.
func testVocabulary[S presence.Vocabulary](t *testing.T, index int) {
	states, name := vocabularies[index], S(0).Vocabulary()
	require.LessOrEqual(t, len(states), 7, "states of %s: bit 7 of a Set belongs to none", name)
	var all []presence.State
	for s := range presence.All[S]() {
		all = append(all, s)
	}
	require.Equal(t, states, all, "All[%s]()", name)
	var texts []string
	for number, state := range states {
		s, text := S(number), state.String()
		texts = append(texts, text)
		require.EqualValues(t, number, reflect.ValueOf(state).Uint(), "the number of %#v never changes", state)
		assert.Equal(t, "presence."+name+text, s.GoString(), "%v as Go code", s)
		data, err := json.Marshal(s)
		assert.NoError(t, err, "Marshal(%#v)", s)
		assert.Equal(t, `"`+text+`"`, string(data), "Marshal(%#v)", s)
		var read S
		assert.NoError(t, json.Unmarshal(data, &read), "Unmarshal(%s) as %s", data, name)
		assert.Equal(t, s, read, "Unmarshal(%s) as %s", data, name)
	}
	want := "(want " + strings.Join(texts, ", ") + ")"
	for number := len(states); number < 256; number++ {
		s := S(number)
		require.Equal(t, fmt.Sprintf("%s(%d)", name, number), s.String(), "a number outside %s", name)
		require.Equal(t, fmt.Sprintf("presence.%s(%d)", name, number), s.GoString(), "a number outside %s", name)
		_, err := s.MarshalText()
		require.EqualError(t, err, fmt.Sprintf("presence: %s(%d) is not a state %s", name, number, want))
	}
	before := S(len(states) - 1)
	for _, text := range []string{"", "Bzy", "busy", "BUSY", " Busy", "Busy ", "Besetzt", name + "Busy", "0", "Busy\x00"} {
		parsed, err := presence.Parse[S](text)
		assert.Error(t, err, "Parse[%s](%q)", name, text)
		assert.Zero(t, parsed, "Parse[%s](%q)", name, text)
		read := before
		err = any(&read).(encoding.TextUnmarshaler).UnmarshalText([]byte(text))
		assert.EqualError(t, err, fmt.Sprintf("presence: unknown %s state %q %s", name, text, want))
		assert.Equal(t, before, read, "UnmarshalText(%q) must leave its receiver alone", text)
	}
	for range presence.All[S]() {
		break // a loop that stops early must not panic
	}
}

// TestLabelsFile checks labels.csv by itself: every state has a label in both languages, each
// label has a source, no label stands for two states of a vocabulary, and the words of the
// guide's table are the guide's.
func TestLabelsFile(t *testing.T) {
	records, err := testdata.Records("labels.csv")
	require.NoError(t, err)
	sources := map[[3]string]string{} // by language, vocabulary and label
	for _, r := range records[1:] {
		for language, columns := range map[string][]string{"german": r[2:5], "english": r[5:8]} {
			row := fmt.Sprintf("labels.csv row %s %s, %s", r[0], r[1], language)
			labels := strings.Split(strings.TrimSuffix(columns[0]+"; "+columns[1], "; "), "; ")
			from := strings.Split(columns[2], "; ")
			require.Len(t, from, len(labels), "%s: sources of %q", row, labels)
			for i, label := range labels {
				key := [3]string{language, r[0], label}
				assert.NotEmpty(t, label, "%s: label", row)
				assert.Contains(t, []string{"guide", "Microsoft", "manuals", "ours"}, from[i], "%s: source of %q", row, label)
				assert.NotContains(t, sources, key, "%s: a label of two states", row)
				sources[key] = from[i]
			}
		}
	}
	guide, err := testdata.Records("guide.csv")
	require.NoError(t, err)
	for _, row := range guide[1:] {
		for i, vocabulary := range []string{"Line", "MiVO400", "MitelOne", "TeamsClient", "Teams"} {
			assert.Equal(t, "guide", sources[[3]string{"german", vocabulary, row[i+1]}], "source of %s %q, row %s of guide.csv", vocabulary, row[i+1], row[0])
		}
	}
}

func TestLanguage(t *testing.T) {
	for l, text := range map[presence.Language]string{presence.English: "en", presence.German: "de"} {
		assert.Equal(t, text, l.String())
		data, err := l.MarshalText()
		assert.NoError(t, err)
		read := presence.Language(9)
		assert.NoError(t, read.UnmarshalText(data), "UnmarshalText(%s)", data)
		assert.Equal(t, l, read, "UnmarshalText(%s)", data)
	}
	none := presence.Language(9)
	_, err := none.MarshalText()
	assert.EqualError(t, err, "presence: Language(9) is not a language (want en, de)")
	assert.EqualError(t, none.UnmarshalText([]byte("DE")), `presence: unknown language "DE" (want en, de)`)
	assert.Equal(t, presence.Language(9), none, "UnmarshalText must leave its receiver alone")
}
