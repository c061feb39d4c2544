// Package glyph draws a presence state: a shape that tells the states apart without
// colour, for a page and for a picture to draw in Teams' colours.
package glyph

import (
	"fmt"

	"github.com/othersee/othersee/presence"
)

// A Glyph is the sign of a state. The states of all parties that share a word share its
// glyph.
type Glyph struct {
	// Name is short, and good as a class and as an identifier.
	Name string
	// Shape is SVG on a field of 24 by 24, which draws in the current colour.
	Shape string
}

// The shapes. Strokes get their width and their round ends from whoever draws.
var (
	tick    = Glyph{"av", `<path d="M4.5 12.8l4.9 5L19.5 6.6"/>`}
	clock   = Glyph{"aw", `<circle cx="12" cy="12" r="8.8"/><path d="M12 6.8V12l3.4 2.6"/>`}
	arrow   = Glyph{"br", `<path d="M8.6 4.6L3.8 9.4l4.8 4.8M4.2 9.4h9.6a5.2 5.2 0 0 1 0 10.4h-3"/>`}
	disc    = Glyph{"bu", `<circle cx="12" cy="12" r="7.6" fill="currentColor"/>`}
	bar     = Glyph{"dn", `<rect x="3.6" y="9.6" width="16.8" height="4.8" rx="1.2" fill="currentColor"/>`}
	cross   = Glyph{"of", `<path d="M6 6l12 12M18 6L6 18"/>`}
	unknown = Glyph{"un", `<path d="M8.2 8.6a3.9 3.9 0 1 1 5.9 3.4c-1.4.8-2.1 1.6-2.1 3"/><path d="M12 19.4v.1"/>`}
)

// byText has the glyph of each state by its text. The words of the parties that report count
// as one of CloudLink's or Teams', and have its glyph.
var byText = map[string]Glyph{
	"Available":     tick,
	"Active":        tick,
	"Away":          clock,
	"Absent":        clock,
	"Inactive":      clock,
	"AppearAway":    clock,
	"BeRightBack":   arrow,
	"Busy":          disc,
	"Meeting":       disc,
	"InCall":        disc,
	"DoNotDisturb":  bar,
	"NotAvailable":  bar,
	"Presenting":    bar,
	"Offline":       cross,
	"AppearOffline": cross,
	"Unknown":       unknown,
}

// All lists the glyphs, those of what others can see from the strongest session down.
func All() []Glyph {
	return []Glyph{bar, disc, tick, clock, arrow, cross, unknown}
}

// Of returns the glyph of a state. No status set by hand has none; Of panics on it, and on
// what is no state.
func Of(state presence.State) Glyph {
	g, ok := byText[state.String()]
	if !ok {
		panic(fmt.Sprintf("glyph: %v has no glyph", state))
	}
	return g
}
