package page

import (
	"runtime/debug"
	"strings"
)

// exported is the version of the program that exported this one, if one did.
var exported string

// Version returns the version of the library that this program is built with, or ""
// if that is none that can be cited.
func Version() string {
	if exported != "" {
		return exported
	}
	const module = "github.com/othersee/othersee"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, m := range append(info.Deps, &info.Main) {
		if m.Path == module && m.Replace == nil && m.Version != "" && !strings.HasSuffix(m.Version, "+dirty") {
			return m.Version
		}
	}
	return ""
}

var version = Version()
