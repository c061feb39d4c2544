// Package picture draws the two maps and the strip that hold every answer as one SVG file,
// for a document to show.
package picture

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"github.com/othersee/othersee/examples/explorer/chart"
	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/presence"
)

// The measures, in pixels. A map's origin is the upper left corner of its first cell.
const (
	width, height = 900, 504
	cellHeight    = 36
	gap           = 4
	leftX, rightX = 112, 612
	mapY, stripY  = 88, 396
	leftCell      = 58 // the width of a cell of the first map and of the strip
	rightCell     = 52
)

// SVG returns the picture, by the guide's policy, in the colours of theme.
func SVG(theme glyph.Theme) string {
	d := &drawing{theme: theme}
	d.printf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%[1]d" height="%d" role="img" aria-labelledby="t d" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif" font-size="12">`, width, height)
	d.printf(`<title id="t">What others see in Teams: every answer</title>`)
	d.printf(`<desc id="d">Two maps and a strip. Line and user presence make CloudLink’s state. CloudLink’s state and the strongest Teams client make what others see; rows that CloudLink does not sync are hatched. A small sign is what CloudLink syncs instead of its state. A status set by hand replaces it. Numbers are rows of the guide’s table.</desc>`)
	d.printf(`<defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="3" height="8" fill="%s" opacity=".5"/></pattern>`, theme.Page)
	for _, g := range glyph.All() {
		d.printf(`<symbol id="%s" viewBox="0 0 24 24">%s</symbol>`, g.Name, g.Shape)
	}
	d.printf(`</defs>` + "\n")
	d.printf(`<rect width="%d" height="%d" rx="12" fill="%s"/>`+"\n", width, height, theme.Page)
	d.toCloudLink()
	d.toTeams()
	d.strip()
	d.legend()
	d.printf("</svg>\n")
	return d.b.String()
}

type drawing struct {
	theme glyph.Theme
	b     strings.Builder
}

func (d *drawing) printf(format string, args ...any) { fmt.Fprintf(&d.b, format, args...) }

func (d *drawing) toCloudLink() {
	d.heading(20, 30, "Line × user presence → CloudLink")
	for j, user := range chart.Users {
		d.column(leftX+j*(leftCell+gap)+leftCell/2, mapY-8, label(user))
	}
	for i, lines := range chart.LineSets {
		y := mapY + i*(cellHeight+gap)
		text, small := label(chart.Lines[0]), "+ "+label(presence.LineBusy)
		if lines.Len() == 1 {
			text, small = label(slices.Collect(lines.All())[0]), ""
		}
		d.row(leftX-10, y, text, small)
		for j, user := range chart.Users {
			d.cell(leftX+j*(leftCell+gap), y, leftCell, chart.ToCloudLink(lines, user, link.Policy{}), true)
		}
	}
}

func (d *drawing) toTeams() {
	d.heading(500, 30, "CloudLink × strongest client → what others see")
	for j, client := range chart.Clients {
		d.column(rightX+j*(rightCell+gap)+rightCell/2, mapY-8, clients[client])
	}
	for i, state := range chart.States {
		y := mapY + i*(cellHeight+gap)
		session := chart.ToTeams(state, presence.TeamsClientOffline, link.Policy{}).Case.Resolution().Session
		synced := session != presence.TeamsOffline
		small := ""
		if !synced {
			small = "not synced"
		}
		d.row(rightX-10, y, label(state), small)
		for j, client := range chart.Clients {
			d.cell(rightX+j*(rightCell+gap), y, rightCell, chart.ToTeams(state, client, link.Policy{}), synced)
		}
	}
}

func (d *drawing) strip() {
	d.heading(20, stripY-46, "A status set by hand replaces it")
	for j, status := range chart.ByHand[1:] {
		x := leftX + j*(leftCell+gap)
		c := link.Case{}
		c.Input.Configured = status
		d.column(x+leftCell/2, stripY-8, label(status))
		d.cell(x, stripY, leftCell, chart.Cell{State: c.Resolution().Teams}, true)
	}
}

func (d *drawing) legend() {
	x := 20
	for _, state := range []presence.State{
		presence.TeamsDoNotDisturb, presence.TeamsBusy, presence.TeamsAvailable, presence.TeamsAway,
		presence.TeamsBeRightBack, presence.TeamsOffline, presence.CloudLinkUnknown,
	} {
		d.tint(x, height-50, 26, 26, glyph.Of(state))
		d.shape(x, height-50, 26, 26, 18, glyph.Of(state))
		d.printf(`<text x="%d" y="%d" fill="%s">%s</text>`+"\n", x+33, height-33, d.theme.Ink, label(state))
		x += 56 + 6*len(label(state))
	}
	for i, text := range []string{"A small sign is what is synced instead.", "Small numbers are rows of the guide’s table."} {
		d.printf(`<text x="%d" y="%d" fill="%s" font-size="11">%s</text>`+"\n", rightX, stripY+16+16*i, d.theme.Soft, text)
	}
}

func (d *drawing) heading(x, y int, text string) {
	d.printf(`<text x="%d" y="%d" fill="%s" font-size="14" font-weight="600">%s</text>`+"\n", x, y, d.theme.Ink, html.EscapeString(text))
}

// column writes a column's label, its last line at y, a word or two a line.
func (d *drawing) column(x, y int, text string) {
	lines := wrap(text, 9)
	for i, line := range lines {
		d.printf(`<text x="%d" y="%d" fill="%s" font-size="11" text-anchor="middle">%s</text>`, x, y-13*(len(lines)-1-i), d.theme.Soft, line)
	}
	d.printf("\n")
}

func (d *drawing) row(x, y int, text, small string) {
	middle := y + cellHeight/2 + 4
	if small != "" {
		d.printf(`<text x="%d" y="%d" fill="%s" font-size="10" font-style="italic" text-anchor="end">%s</text>`, x, middle+8, d.theme.Soft, small)
		middle -= 5
	}
	d.printf(`<text x="%d" y="%d" fill="%s" text-anchor="end">%s</text>`+"\n", x, middle, d.theme.Ink, text)
}

func (d *drawing) cell(x, y, w int, cell chart.Cell, synced bool) {
	g := glyph.Of(cell.State)
	d.tint(x, y, w, cellHeight, g)
	if !synced {
		d.printf(`<rect x="%d" y="%d" width="%d" height="%d" rx="7" fill="url(#hatch)"/>`, x, y, w, cellHeight)
	}
	switch rows := chart.Span(cell.Rows); {
	case cell.Instead != nil:
		d.shape(x, y-4, w, cellHeight, 18, g)
		d.shape(x+w/2, y+cellHeight/2, w/2, cellHeight/2, 12, glyph.Of(cell.Instead))
	case rows == "":
		d.shape(x, y, w, cellHeight, 18, g)
	default:
		d.shape(x, y-4, w, cellHeight, 18, g)
		d.printf(`<text x="%d" y="%d" fill="%s" font-size="9" font-weight="600" text-anchor="end">%s</text>`, x+w-5, y+cellHeight-4, d.theme.Tints[g.Name].Shape, rows)
	}
	d.printf("\n")
}

func (d *drawing) tint(x, y, w, h int, g glyph.Glyph) {
	d.printf(`<rect x="%d" y="%d" width="%d" height="%d" rx="7" fill="%s"/>`, x, y, w, h, d.theme.Tints[g.Name].Behind)
}

func (d *drawing) shape(x, y, w, h, size int, g glyph.Glyph) {
	colour := d.theme.Tints[g.Name].Shape
	d.printf(`<use href="#%s" x="%d" y="%d" width="%d" height="%[4]d" color="%[5]s" fill="none" stroke="%[5]s" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>`,
		g.Name, x+(w-size)/2, y+(h-size)/2, size, colour)
}

// wrap breaks text into lines of at most width characters, but for longer words.
func wrap(text string, width int) []string {
	var lines []string
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

// clients are labels of the clients' states that fit above a cell.
var clients = [...]string{
	presence.TeamsClientOffline:    "Offline",
	presence.TeamsClientInactive:   "Inactive",
	presence.TeamsClientActive:     "Active",
	presence.TeamsClientInCall:     "In a call",
	presence.TeamsClientPresenting: "Presenting",
}

func label(s presence.State) string { return presence.Label(s, presence.English) }
