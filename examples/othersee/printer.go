package main

import (
	"bufio"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/presence"
)

// A printer writes text for people, in a language, a width and perhaps in colour. Its writer
// keeps an error until it is flushed.
type printer struct {
	*bufio.Writer
	language presence.Language
	width    int
	colour   bool
}

func newPrinter(w io.Writer, language presence.Language) printer {
	width, err := strconv.Atoi(os.Getenv("COLUMNS"))
	if file, ok := w.(*os.File); ok && (err != nil || width <= 0) {
		width = columns(file)
	}
	if width <= 0 {
		width = 80
	}
	return printer{bufio.NewWriterSize(w, 1<<16), language, max(width, 40), wantsColour(w)}
}

// wantsColour reports whether w is a terminal that wants colour: see https://no-color.org.
func wantsColour(w io.Writer) bool {
	file, ok := w.(*os.File)
	if term := os.Getenv("TERM"); !ok || os.Getenv("NO_COLOR") != "" || term == "" || term == "dumb" {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// The colours of a terminal, by their numbers. They say nothing that the text does not.
const (
	bold    = "1"
	faint   = "2"
	red     = "31"
	green   = "32"
	yellow  = "33"
	magenta = "35"
)

func (p printer) paint(colour, text string) string {
	if !p.colour || colour == "" || strings.TrimSpace(text) == "" {
		return text
	}
	return "\x1b[" + colour + "m" + text + "\x1b[0m"
}

func (p printer) pick(english, german string) string {
	if p.language == presence.German {
		return german
	}
	return english
}

// name returns the name of a state: its text, as flags take it, or its German label.
func (p printer) name(s presence.State) string {
	return p.pick(s.String(), presence.Label(s, presence.German))
}

// state returns the cell that shows s.
func (p printer) state(s presence.State) cell {
	look := lookOf(s)
	return cell{look.sign + " " + p.name(s), look.colour}
}

// A look is how a state is shown: six shapes, and colours as in Teams, but that Busy and
// DoNotDisturb differ.
type look struct{ sign, colour string }

// looks are those of the states that share a glyph of the page, by its name.
var looks = map[string]look{
	"of": {"×", ""},
	"aw": {"◔", yellow},
	"br": {"↩", yellow},
	"av": {"✓", green},
	"bu": {"●", red},
	"dn": {"⊖", magenta},
	"un": {"·", ""},
}

// lookOf returns the look of a state: nothing if nothing is set by hand.
func lookOf(s presence.State) look {
	if s == presence.State(presence.ConfiguredNone) {
		return look{}
	}
	return looks[glyph.Of(s).Name]
}

// sessionLook returns the look of the session of CloudLink, which may be none.
func sessionLook(session presence.Teams) look {
	if session == presence.TeamsOffline {
		return look{"–", ""}
	}
	return lookOf(session)
}

// legend says what the signs are.
func (p printer) legend(more ...string) {
	var all []string
	for state := range presence.All[presence.Teams]() {
		all = append(all, p.state(state).text)
	}
	all = append(all, "· "+p.name(presence.LineUnknown), p.pick("– no session", "– keine Sitzung"))
	for _, line := range broken(strings.SplitAfter(strings.Join(append(all, more...), "  "), "  "), p.width, "") {
		_, _ = p.WriteString(p.paint(faint, line) + "\n")
	}
}

// breakable finds the pieces of a cell between which it can be broken.
var breakable = regexp.MustCompile(`[^ /]*[ /]|[^ /]+`)

// marker is what a line of a list begins with.
var marker = regexp.MustCompile(`^(- |\d+\. |[A-Z]\d  )`)

// maxProse is the most columns of a line of text.
const maxProse = 100

// text writes text, wrapped: what does not fit on a line follows below it, indented. The first
// line is in a colour.
func (p printer) text(indent, colour, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		hang := strings.Repeat(" ", max(2, len(marker.FindString(line))))
		for _, part := range broken(strings.SplitAfter(line, " "), min(p.width, maxProse)-len(indent), hang) {
			_, _ = p.WriteString(strings.TrimRight(indent+p.paint(colour, part), " ") + "\n")
		}
		colour = ""
	}
}

// verbatim writes a command, which is not wrapped: it is copied.
func (p printer) verbatim(indent, text string) {
	_, _ = p.WriteString(indent + p.paint(faint, text) + "\n")
}

// broken puts pieces together to lines that are no wider than width, unless a piece is. All but the
// first begin with hang.
func broken(pieces []string, width int, hang string) (lines []string) {
	line, begun := "", false
	for _, piece := range pieces {
		if begun && size(line)+size(strings.TrimRight(piece, " ")) > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line, begun = hang, false
		}
		line += piece
		begun = begun || piece != " "
	}
	return append(lines, strings.TrimRight(line, " "))
}

func size(text string) int { return utf8.RuneCountInString(text) }

// pad returns text with spaces up to a size.
func pad(text string, to int) string {
	return text + strings.Repeat(" ", max(0, to-size(text)))
}

// A cell is a piece of text in a colour.
type cell struct{ text, colour string }

// plain returns cells without colour.
func plain(texts ...string) (row []cell) {
	for _, text := range texts {
		row = append(row, cell{text: text})
	}
	return row
}

// table writes rows in aligned columns. Where they are too wide, the widest cells are broken; where
// that is not enough, each row is a list of what the columns have.
func (p printer) table(rows [][]cell) {
	limits, widths := make([]int, len(rows[0])), make([]int, len(rows[0]))
	var lines [][][]string // of each cell of each row
	for {
		total := -2
		lines = make([][][]string, len(rows))
		for column := range widths {
			widths[column] = 0
			for i, row := range rows {
				parts := []string{row[column].text}
				if limit := limits[column]; limit > 0 {
					parts = broken(breakable.FindAllString(row[column].text, -1), limit, "")
				}
				for _, part := range parts {
					widths[column] = max(widths[column], size(part))
				}
				lines[i] = append(lines[i], parts)
			}
			total += widths[column] + 2
		}
		if total <= p.width {
			break
		}
		widest := -1
		for column, width := range widths {
			if limits[column] != 1 && (widest < 0 || width > widths[widest]) {
				widest = column
			}
		}
		if widest < 0 {
			p.list(rows)
			return
		}
		if limits[widest] == 0 {
			limits[widest] = widths[widest]
		}
		limits[widest]--
	}
	for i, row := range rows {
		for n, more := 0, true; more; n++ {
			var text strings.Builder
			more = false
			for column, parts := range lines[i] {
				part := ""
				if n < len(parts) {
					part = parts[n]
				}
				more = more || n+1 < len(parts)
				text.WriteString(p.paint(row[column].colour, part) + pad("", widths[column]-size(part)+2))
			}
			_, _ = p.WriteString(strings.TrimRight(text.String(), " ") + "\n")
		}
	}
}

// list writes each row as what the columns have.
func (p printer) list(rows [][]cell) {
	for _, row := range rows[1:] {
		var all []string
		for column, cell := range row {
			all = append(all, strings.TrimPrefix(rows[0][column].text+": ", ": ")+strings.TrimSpace(cell.text)+"  ")
		}
		_, _ = p.WriteString(strings.Join(broken(all, p.width, "  "), "\n") + "\n")
	}
}
