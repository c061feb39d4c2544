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
		Page: "#fbfbfa", Ink: "#1d1f24", Soft: "#5a5f6b", Line: "#dcdde1",
		Tints: map[string]Tint{
			"av": {"#dcf1db", "#0a560a"},
			"aw": {"#fbedc8", "#684800"},
			"br": {"#fbedc8", "#684800"},
			"bu": {"#f8dcdd", "#8c191d"},
			"dn": {"#f8dcdd", "#8c191d"},
			"of": {"#e9e9ed", "#4b4d57"},
			"un": {"#f1f1f4", "#5f626d"},
		},
	}
	Dark = Theme{
		Page: "#17181b", Ink: "#ececf0", Soft: "#a6a9b5", Line: "#383a42",
		Tints: map[string]Tint{
			"av": {"#143a15", "#9be698"},
			"aw": {"#40310a", "#ffd574"},
			"br": {"#40310a", "#ffd574"},
			"bu": {"#4d191b", "#ffb0b2"},
			"dn": {"#4d191b", "#ffb0b2"},
			"of": {"#33343b", "#c9cad3"},
			"un": {"#26272c", "#a8abb7"},
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
