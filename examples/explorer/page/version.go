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
	if info, ok := debug.ReadBuildInfo(); ok {
		return versionIn(info)
	}
	return ""
}

// versionIn returns the library's version in what is known of a build. Go calls a build of which
// it does not know the commit "(devel)".
func versionIn(info *debug.BuildInfo) string {
	const module = "github.com/othersee/othersee"
	for _, m := range append(info.Deps, &info.Main) {
		if m.Path == module && m.Replace == nil && strings.HasPrefix(m.Version, "v") && !strings.HasSuffix(m.Version, "+dirty") {
			return m.Version
		}
	}
	return ""
}

var version = Version()
