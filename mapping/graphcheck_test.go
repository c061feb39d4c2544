package mapping_test

import (
	"fmt"
	"math/big"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/mapping"
)

const (
	wantSession    = "(want Available/Available, Busy/InACall, Busy/InAConferenceCall, Away/Away, DoNotDisturb/Presenting)"
	wantConfigured = "(want Available/Available, Busy/Busy, DoNotDisturb/DoNotDisturb, BeRightBack/BeRightBack, Away/Away, Offline/OffWork)"
)

// TestValidatePair tries every pair of words that graph.csv has, and the pairs that people try.
func TestValidatePair(t *testing.T) {
	takes := map[string]map[mapping.GraphPresence]bool{"setPresence": {}, "setUserPreferredPresence": {}}
	words := []string{"", "busy", "Vacation"}
	for _, row := range graphRows(t) {
		if takes[row.call] != nil {
			takes[row.call][row.presence] = true
		}
		words = append(words, row.presence.Availability, row.presence.Activity)
	}
	for _, availability := range words {
		for _, activity := range words {
			p := mapping.GraphPresence{Availability: availability, Activity: activity}
			validate := map[string]func(mapping.GraphPresence, string) error{
				"setPresence":              mapping.ValidateSession,
				"setUserPreferredPresence": mapping.ValidateConfigured,
			}
			want := map[string]string{"setPresence": wantSession, "setUserPreferredPresence": wantConfigured}
			for call, validate := range validate {
				err := validate(p, "PT1H")
				if takes[call][p] {
					assert.NoError(t, err, "%s takes %v", call, p)
				} else {
					assert.EqualError(t, err, fmt.Sprintf("mapping: %s does not take %v %s", call, p, want[call]))
				}
			}
		}
	}
}

func TestValidateDuration(t *testing.T) {
	const (
		none   = "is not a duration of days, hours, minutes and seconds in ISO 8601"
		short  = "is shorter than PT5M"
		long   = "is longer than PT4H"
		anyOne = ""
	)
	tests := []struct {
		duration            string
		session, configured string
	}{
		{"", anyOne, anyOne},
		{"PT5M", anyOne, anyOne},
		{"PT300S", anyOne, anyOne},
		{"PT1H30M", anyOne, anyOne},
		{"PT90M", anyOne, anyOne},
		{"PT1H0M0S", anyOne, anyOne},
		{"P0DT1H", anyOne, anyOne},
		{"PT4H", anyOne, anyOne},
		{"PT240M", anyOne, anyOne},
		{"PT14400.000S", anyOne, anyOne},
		{"PT3H59M60S", anyOne, anyOne},
		{"PT007M", anyOne, anyOne},
		{"PT4H1S", long, anyOne},
		{"PT4H0.5S", long, anyOne},
		{"PT10H", long, anyOne},
		{"P1D", long, anyOne},
		{"P7D", long, anyOne},
		{"P1DT12H", long, anyOne},
		{"PT99999999999999999999999999H", long, anyOne},
		{"PT1M", short, anyOne},
		{"PT4M59.9S", short, anyOne},
		{"PT0S", short, "is zero"},
		{"P0D", short, "is zero"},
		{"banana", none, none},
		{"P", none, none},
		{"PT", none, none},
		{"T5M", none, none},
		{"5M", none, none},
		{"PT5", none, none},
		{"P5M", none, none},
		{"P1W", none, none},
		{"P1Y", none, none},
		{"P1DT", none, none},
		{"PT5M1H", none, none},
		{"PT5M5M", none, none},
		{"PT1H1D", none, none},
		{"PTT5M", none, none},
		{"PPT5M", none, none},
		{"PT5M ", none, none},
		{" PT5M", none, none},
		{"pt5m", none, none},
		{"PT0.5H", none, none},
		{"PT600.S", none, none},
		{"PT.5S", none, none},
		{"PT600,5S", none, none},
		{"PT1e3S", none, none},
		{"PT0x1FFS", none, none},
		{"PTinfS", none, none},
		{"PT+10M", none, none},
		{"-PT5M", none, none},
		{"PT-5M", none, none},
		{"PTM", none, none},
		{"PT٥M", none, none},
		{"00:30:00", none, none},
		{"PT5M\x00", none, none},
	}
	session := mapping.GraphPresence{Availability: "Away", Activity: "Away"}
	for _, tt := range tests {
		t.Run(tt.duration, func(t *testing.T) {
			assertDuration(t, tt.session, "PT5M to PT4H", tt.duration, mapping.ValidateSession(session, tt.duration))
			assertDuration(t, tt.configured, "a duration such as PT8H or P1D", tt.duration, mapping.ValidateConfigured(session, tt.duration))
		})
	}
}

func assertDuration(t *testing.T, fault, want, duration string, err error) {
	t.Helper()
	if fault == "" {
		assert.NoError(t, err, "expirationDuration %q", duration)
		return
	}
	assert.EqualError(t, err, fmt.Sprintf("mapping: expirationDuration %q %s (want %s)", duration, fault, want))
}

// TestValidateBoth reports a bad pair and a bad duration together.
func TestValidateBoth(t *testing.T) {
	p := mapping.GraphPresence{Availability: "Busy", Activity: "Sleeping"}
	assert.EqualError(t, mapping.ValidateSession(p, "PT10H"),
		"mapping: setPresence does not take Busy/Sleeping "+wantSession+"\n"+
			`mapping: expirationDuration "PT10H" is longer than PT4H (want PT5M to PT4H)`)
	assert.EqualError(t, mapping.ValidateConfigured(p, "PT0S"),
		"mapping: setUserPreferredPresence does not take Busy/Sleeping "+wantConfigured+"\n"+
			`mapping: expirationDuration "PT0S" is zero (want a duration such as PT8H or P1D)`)
}

var duration = regexp.MustCompile(`^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$`)

// seconds reads text in another way than the package does: by a regular expression, exactly.
func seconds(text string) (*big.Rat, bool) {
	parts := duration.FindStringSubmatch(text)
	if parts == nil || text[len(text)-1] == 'P' || text[len(text)-1] == 'T' {
		return nil, false
	}
	total := new(big.Rat)
	for i, unit := range []int64{24 * 60 * 60, 60 * 60, 60, 1} {
		if n, ok := new(big.Rat).SetString(parts[i+1]); ok {
			total.Add(total, n.Mul(n, new(big.Rat).SetInt64(unit)))
		}
	}
	return total, true
}

func FuzzExpirationDuration(f *testing.F) {
	for _, seed := range []string{"", "PT5M", "PT4H", "PT1H30M", "P1D", "PT4H0.5S", "PT299.999S", "banana", "P", "PT", "P1DT", "PT5M1H", "-PT5M"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := mapping.GraphPresence{Availability: "Away", Activity: "Away"}
		session, configured := mapping.ValidateSession(p, text), mapping.ValidateConfigured(p, text)
		total, ok := seconds(text)
		if text == "" || !ok {
			assert.Equal(t, text == "", session == nil, "ValidateSession, %q: %v", text, session)
			assert.Equal(t, text == "", configured == nil, "ValidateConfigured, %q: %v", text, configured)
			return
		}
		if rounded, exact := total.Float64(); !exact && (rounded == 0 || rounded == 300 || rounded == 14400) {
			t.Skip("too near to a bound for floating point, and for any clock")
		}
		within := total.Cmp(big.NewRat(300, 1)) >= 0 && total.Cmp(big.NewRat(14400, 1)) <= 0
		assert.Equal(t, within, session == nil, "ValidateSession, %q: %v", text, session)
		assert.Equal(t, total.Sign() > 0, configured == nil, "ValidateConfigured, %q: %v", text, configured)
	})
}

func ExampleValidateSession() {
	busy := mapping.GraphPresence{Availability: "Busy", Activity: "Busy"}
	fmt.Println(mapping.ValidateSession(busy, "PT1H"))
	inACall := mapping.GraphPresence{Availability: "Busy", Activity: "InACall"}
	fmt.Println(mapping.ValidateSession(inACall, "PT10H"))
	fmt.Println(mapping.ValidateSession(inACall, "PT1H"))
	// Output:
	// mapping: setPresence does not take Busy/Busy (want Available/Available, Busy/InACall, Busy/InAConferenceCall, Away/Away, DoNotDisturb/Presenting)
	// mapping: expirationDuration "PT10H" is longer than PT4H (want PT5M to PT4H)
	// <nil>
}

func ExampleValidateConfigured() {
	busy := mapping.GraphPresence{Availability: "Busy", Activity: "Busy"}
	fmt.Println(mapping.ValidateConfigured(busy, "P1D"))
	inACall := mapping.GraphPresence{Availability: "Busy", Activity: "InACall"}
	fmt.Println(mapping.ValidateConfigured(inACall, ""))
	// Output:
	// <nil>
	// mapping: setUserPreferredPresence does not take Busy/InACall (want Available/Available, Busy/Busy, DoNotDisturb/DoNotDisturb, BeRightBack/BeRightBack, Away/Away, Offline/OffWork)
}
