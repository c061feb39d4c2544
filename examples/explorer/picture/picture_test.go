package picture_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/picture"
)

func TestSVG(t *testing.T) {
	light, dark := picture.SVG(glyph.Light), picture.SVG(glyph.Dark)
	for _, svg := range []string{light, dark} {
		glyphs := 0
		decoder := xml.NewDecoder(strings.NewReader(svg))
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if !assert.NoError(t, err, "SVG is well-formed") {
				return
			}
			if element, ok := token.(xml.StartElement); ok && element.Name.Local == "use" {
				glyphs++
			}
		}
		assert.Equal(t, 6*6+6+6*5+6+7, glyphs, "glyphs: two maps, what is synced instead, the strip, the legend")
		assert.Equal(t, 4*5, strings.Count(svg, "url(#hatch)"), "cells that are not synced")
		assert.Equal(t, 1, strings.Count(svg, "://"), "addresses, which are none but the name of SVG")
	}
	assert.NotEqual(t, light, dark)
}
