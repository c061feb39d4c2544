package glyph_test

import (
	"encoding/hex"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

// TestOf wants a glyph for each state of Teams, and of the parties that speak of the same.
func TestOf(t *testing.T) {
	shapes := map[string]presence.Teams{}
	for state := range presence.All[presence.Teams]() {
		g := glyph.Of(state)
		assert.Contains(t, glyph.All(), g, "Of(%v)", state)
		other, taken := shapes[g.Shape]
		assert.False(t, taken, "%v and %v share a shape", state, other)
		shapes[g.Shape] = state
	}
	for state := range presence.All[presence.CloudLink]() {
		assert.Contains(t, glyph.All(), glyph.Of(state), "Of(%v)", state)
	}
	for state := range presence.All[presence.MitelOne]() {
		assert.Contains(t, glyph.All(), glyph.Of(state), "Of(%v)", state)
	}
	for state := range presence.All[presence.Line]() {
		assert.Equal(t, glyph.Of(mapping.LineToCloudLink(state)), glyph.Of(state), "Of(%#v)", state)
	}
	for state := range presence.All[presence.MiVO400]() {
		assert.Equal(t, glyph.Of(mapping.MiVO400ToCloudLink(state)), glyph.Of(state), "Of(%#v)", state)
	}
	for state := range presence.All[presence.TeamsClient]() {
		assert.Equal(t, glyph.Of(mapping.TeamsClientToTeams(state)), glyph.Of(state), "Of(%#v)", state)
	}
	for state := range presence.All[presence.Configured]() {
		if state != presence.ConfiguredNone {
			assert.Equal(t, glyph.Of(mapping.ConfiguredToTeams(state)), glyph.Of(state), "Of(%#v)", state)
		}
	}
	assert.PanicsWithValue(t, "glyph: None has no glyph", func() { glyph.Of(presence.ConfiguredNone) })
}

// TestContrast holds the themes to WCAG 2.2's contrast for text, 4.5 (success criterion 1.4.3).
func TestContrast(t *testing.T) {
	for name, theme := range map[string]glyph.Theme{"light": glyph.Light, "dark": glyph.Dark} {
		for _, g := range glyph.All() {
			tint := theme.Tints[g.Name]
			assert.GreaterOrEqual(t, contrast(t, tint.Behind, tint.Shape), 4.5, "%s %s", name, g.Name)
		}
		assert.GreaterOrEqual(t, contrast(t, theme.Page, theme.Ink), 4.5, "%s ink", name)
		assert.GreaterOrEqual(t, contrast(t, theme.Page, theme.Soft), 4.5, "%s soft ink", name)
	}
}

func TestCSS(t *testing.T) {
	assert.Regexp(t, `^--page:#f6f7f9;.*--line:#d5dae1;--dn:#ecdcf5;--dn-shape:#641a80;.*--un-shape:#57606a;$`, glyph.Light.CSS())
}

// contrast is https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
func contrast(t *testing.T, a, b string) float64 {
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	rgb, err := hex.DecodeString(colour[1:])
	require.NoError(t, err, colour)
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(rgb[i]) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
