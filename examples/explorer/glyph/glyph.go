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

const ring = `<circle cx="12" cy="12" r="10"/>`

// The shapes. Strokes get their width and their round ends from whoever draws.
var (
	tick    = Glyph{"av", ring + `<path d="M7 12.6l3.4 3.4L17 8.8"/>`}
	clock   = Glyph{"aw", ring + `<path d="M12 6.3V12l3.8 2.6"/>`}
	arrow   = Glyph{"br", `<path d="M8.6 3.6L3.4 8.8l5.2 5.2M3.8 8.8h10a5.8 5.8 0 0 1 0 11.6h-3.6"/>`}
	disc    = Glyph{"bu", `<circle cx="12" cy="12" r="10" fill="currentColor"/>`}
	bar     = Glyph{"dn", `<path fill="currentColor" stroke="none" fill-rule="evenodd" d="M12 1a11 11 0 1 0 0 22a11 11 0 1 0 0-22zM5.5 9.4h13v5.2h-13z"/>`}
	cross   = Glyph{"of", `<circle cx="12" cy="12" r="10" stroke-dasharray="3.2 3.1"/><path d="M8.4 8.4l7.2 7.2m0-7.2l-7.2 7.2"/>`}
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
