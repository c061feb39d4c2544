package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/othersee/othersee/examples/internal/cite"
)

// rules writes what rules and disputed points say, and where they come from: all of them, or
// those that the arguments name.
func (c *call) rules() error {
	all, numbers, shown := map[string]cite.Citable{}, []string{}, map[string]bool{}
	for _, s := range cite.All() {
		all[s.String()], numbers = s, append(numbers, s.String())
	}
	asked := strings.Fields(strings.ToUpper(strings.ReplaceAll(strings.Join(c.args, " "), ",", " ")))
	if len(asked) == 0 {
		asked = numbers
	}
	for i, number := range asked {
		s, ok := all[number]
		if !ok {
			return wrong{fmt.Errorf("unknown rule %q (want %s)", number, strings.Join(numbers, ", "))}
		}
		if i > 0 {
			_ = c.WriteByte('\n')
		}
		c.statement(s)
		sources := cite.ByDocument(s.Sources(c.language))
		if len(sources) == 0 {
			c.text("    ", faint, c.pick("Source: none", "Quelle: keine"))
		}
		for _, source := range sources {
			c.text("    ", faint, c.pick("Source: ", "Quelle: ")+source.Document+", "+source.Place)
			if !shown[source.URL] {
				c.text("    ", faint, source.URL)
			}
			shown[source.URL] = true
		}
	}
	return nil
}

func (c *call) statement(s cite.Citable) {
	c.text("", "", s.String()+"  "+s.Statement(c.language))
}

// version writes which version of the library this is.
func (c *call) version() error {
	c.text("", "", "othersee "+c.versionOf(debug.ReadBuildInfo()))
	c.text("", "", c.pick("Cite a rule with it, or with the commit: othersee, rule S3, ...", "Eine Regel damit oder mit dem Commit zitieren: othersee, Regel S3, ..."))
	return nil
}

// versionOf returns the version, and the commit as far as it is known.
func (c *call) versionOf(info *debug.BuildInfo, ok bool) string {
	version := "(devel)"
	if ok {
		version = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				version += ", commit " + s.Value[:min(len(s.Value), 12)]
			}
			if s.Key == "vcs.modified" && s.Value == "true" {
				version += c.pick(", modified", ", verändert")
			}
		}
	}
	return version
}
