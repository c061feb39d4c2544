// Package testdata embeds the language-neutral tables of this directory; README.md
// describes them.
package testdata

import "embed"

// Files holds the tables, each under its own name.
//
//go:embed *.csv *.json
var Files embed.FS
