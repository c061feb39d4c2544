package browsertest

import (
	"fmt"
	"os"
	"testing"
)

// fonts differ in how wide and how high their letters are. Debian and Ubuntu have them in
// the packages fonts-dejavu-core, fonts-inter, fonts-liberation and fonts-noto-core.
var fonts = []string{"DejaVu Sans", "Inter", "Liberation Sans", "Noto Sans"}

// installed lists the page's own font, as "", and those of fonts that the browser has. What it
// has not is skipped, but not in CI.
func installed(t *testing.T, page tab) []string {
	t.Helper()
	all := []string{""}
	for _, font := range fonts {
		t.Run(font, func(t *testing.T) {
			switch has := fmt.Sprintf(`((width) => width('"%s", monospace') !== width('monospace'))((family) => {
				const c = document.createElement('canvas').getContext('2d');
				c.font = '20px ' + family;
				return c.measureText('imWq').width;
			})`, font); {
			case eval[bool](page, has):
				all = append(all, font)
			case os.Getenv("CI") != "":
				t.Fatal("the font is not installed")
			default:
				t.Skip("the font is not installed, so no page is looked at in it")
			}
		})
	}
	return all
}
