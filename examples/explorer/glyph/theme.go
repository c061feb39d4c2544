package glyph

import "strings"

// A Theme is the colours in which to draw. Shapes carry the meaning; the tints are those of
// Teams' own signs, made pale or dark enough for a shape to stand out on them.
type Theme struct {
	Page, Ink, Soft, Line string
	Tints                 map[string]Tint // by a glyph's name
}

// A Tint is the colour behind a shape, and that of the shape.
type Tint struct{ Behind, Shape string }

// Light and Dark are the themes. Each pair of colours has a contrast of 4.5 or more.
var (
	Light = Theme{
		Page: "#f6f7f9", Ink: "#1b1f24", Soft: "#57606a", Line: "#d5dae1",
		Tints: map[string]Tint{
			"av": {"#dff3df", "#0b5f0b"},
			"aw": {"#fdeec4", "#6b4a00"},
			"br": {"#fbd8bd", "#7a3300"},
			"bu": {"#fbe0de", "#9d1f18"},
			"dn": {"#ecdcf5", "#641a80"},
			"of": {"#e6e9ee", "#4a525c"},
			"un": {"#eceff3", "#57606a"},
		},
	}
	Dark = Theme{
		Page: "#13171b", Ink: "#e9edf1", Soft: "#a9b4bf", Line: "#39414a",
		Tints: map[string]Tint{
			"av": {"#1c4723", "#8fe48f"},
			"aw": {"#54420e", "#ffd466"},
			"br": {"#6d3509", "#ffb57a"},
			"bu": {"#5a2422", "#ff948b"},
			"dn": {"#462b62", "#dba8ff"},
			"of": {"#37404a", "#c4cdd6"},
			"un": {"#232a31", "#a9b4bf"},
		},
	}
)

// CSS returns the theme as declarations of custom properties: --page, --ink, --soft,
// --line, and for a glyph such as av --av and --av-shape.
func (t Theme) CSS() string {
	var css strings.Builder
	css.WriteString("--page:" + t.Page + ";--ink:" + t.Ink + ";--soft:" + t.Soft + ";--line:" + t.Line + ";")
	for _, g := range All() {
		tint := t.Tints[g.Name]
		css.WriteString("--" + g.Name + ":" + tint.Behind + ";--" + g.Name + "-shape:" + tint.Shape + ";")
	}
	return css.String()
}
