package page

import (
	"runtime/debug"
	"strings"
)

// version is the version of the library that this program is built with.
var version = func() string {
	const module = "github.com/othersee/othersee"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(devel)"
	}
	if info.Main.Path == module {
		return released(info.Main.Version)
	}
	for _, dependency := range info.Deps {
		if dependency.Path == module {
			return released(dependency.Version)
		}
	}
	return "(devel)"
}()

// released returns v if it can be cited: if it is of what was committed.
func released(v string) string {
	if v == "" || strings.HasSuffix(v, "+dirty") {
		return "(devel)"
	}
	return v
}
