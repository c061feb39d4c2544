package main

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/othersee/othersee/presence"
)

// width is the number of columns that tables and drawings are to fit in.
const width = 100

// A printer writes text for people, in a language and perhaps in colour.
type printer struct {
	*bufio.Writer
	paint
	language presence.Language
}

func newPrinter(w io.Writer, language presence.Language) printer {
	return printer{bufio.NewWriter(w), paintFor(w), language}
}

// say writes the text of the language.
func (p printer) say(english, german string) {
	_, _ = p.WriteString(p.pick(english, german)) // Flush reports the error
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
	return cell{look.glyph + " " + p.name(s), look.colour}
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

// table writes rows in aligned columns.
func (p printer) table(rows [][]cell) {
	var widths []int
	for _, row := range rows {
		for i, c := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(c.text))
		}
	}
	for _, row := range rows {
		p.row(row, widths)
	}
}

// row writes cells in columns of the given widths; nothing follows the last of them.
func (p printer) row(row []cell, widths []int) {
	gap := 0
	for i, c := range row {
		if c.text != "" {
			_, _ = p.WriteString(strings.Repeat(" ", gap) + p.in(c.colour, c.text))
			gap = 0
		}
		gap += widths[i] - utf8.RuneCountInString(c.text) + 2
	}
	_ = p.WriteByte('\n')
}

// wrap writes a line that begins with head, and what does not fit below it, indented.
func (p printer) wrap(head cell, line string) {
	text, column := p.in(head.colour, head.text), utf8.RuneCountInString(head.text)
	for i, word := range strings.Fields(line) {
		length := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case column+1+length > width:
			text += "\n    "
			column = 4
		default:
			text += " "
			column++
		}
		text += word
		column += length
	}
	_, _ = p.WriteString(text + "\n")
}
