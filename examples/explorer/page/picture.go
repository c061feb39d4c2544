package page

import (
	"strings"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/presence"
)

// The measures of the picture, in pixels.
const (
	cellWidth, cellHeight = 64, 38
	left, right           = 146, 700 // where the cells of the maps begin
	top, stripTop         = 112, 478
)

// A box is a text or a cell of the picture, at its upper left corner or where its text stands.
type box struct {
	X, Y, W        int
	Class          string // "head", "axis", "title" or "soft"
	Anchor         string
	Text           string
	Cell           *cell
	Tint           glyph.Tint
	Instead        glyph.Tint
	Unsynced       bool
	Glyph, Another string
}

// MarkX and MarkY are where the glyph of a cell stands, RowsX and RowsY where its numbers do.
func (b box) MarkX() int { return b.X + b.W/2 - 9 }

func (b box) MarkY() int {
	switch {
	case b.W == 28:
		return b.Y + 5
	case b.Cell.Rows != "":
		return b.Y + 4
	default:
		return b.Y + 8
	}
}
func (b box) RowsX() int { return b.X + b.W - 5 }
func (b box) RowsY() int { return b.Y + 30 }

// Picture returns the maps of all answers as one SVG file, by the guide's policy, in the colours
// of theme, for a document to show.
func Picture(theme glyph.Theme) []byte {
	p := newPage(link.Case{}, presence.English)
	grids := p.maps().Grids
	var boxes []box
	add := func(x, y int, class, anchor, text string) {
		boxes = append(boxes, box{X: x, Y: y, Class: class, Anchor: anchor, Text: text})
	}
	for i, at := range [][2]int{{left, top}, {right, top}, {left, stripTop}} {
		g, x, y := grids[i], at[0], at[1]
		add(x-126, y-80, "title", "start", p.t(g.Title))
		add(x, y-56, "axis", "start", p.t(g.X))
		if g.Y != "" {
			add(x-10, y-10, "axis", "end", p.t(g.Y))
		}
		for j, head := range g.Columns {
			words := wrap(head, 10)
			for k, line := range words {
				add(x+j*cellWidth+cellWidth/2-2, y-9-13*(len(words)-1-k), "soft", "middle", line)
			}
		}
		for j, r := range g.Rows {
			middle := y + j*cellHeight + 22
			if r.Small != "" {
				add(x-10, middle+8, "small", "end", r.Small)
				middle -= 6
			}
			add(x-10, middle, "head", "end", r.Head)
			for k, c := range r.Cells {
				b := box{X: x + k*cellWidth, Y: y + j*cellHeight, W: cellWidth - 4, Cell: &c, Unsynced: r.Unsynced, Glyph: glyph.Of(c.State).Name}
				b.Tint = theme.Tints[b.Glyph]
				if c.Instead != nil {
					b.Another = glyph.Of(c.Instead).Name
					b.Instead = theme.Tints[b.Another]
				}
				boxes = append(boxes, b)
			}
		}
	}
	for i, state := range legend {
		x, y := right-126+i%3*150, stripTop-104+i/3*34
		g := glyph.Of(state)
		boxes = append(boxes, box{X: x, Y: y, W: 28, Cell: &cell{}, Glyph: g.Name, Tint: theme.Tints[g.Name]})
		add(x+36, y+19, "head", "start", p.label(state))
	}
	for i, line := range []string{p.t("hatched"), p.t("instead"), p.t("rowsOf")} {
		add(right-126, stripTop+14+17*i, "small", "start", capital(line)+".")
	}
	return execute(templates[presence.English], "picture", map[string]any{"Theme": theme, "Boxes": boxes})
}

// wrap breaks text into lines of at most width characters, but for longer words.
func wrap(text string, width int) (lines []string) {
	for word := range strings.FieldsSeq(text) {
		last := len(lines) - 1
		if last >= 0 && len(lines[last])+1+len(word) <= width {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}
