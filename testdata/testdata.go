// Package testdata has the language-neutral tables of this directory for Go programs and
// tests to import: cases.json, complete.csv, graph.csv, guide.csv, guide-sentences.csv,
// labels.csv, mappings.csv, orders.csv and policies.csv. README.md describes them.
package testdata

import (
	"embed"
	"encoding/csv"
)

// Files holds the tables, each under its own name.
//
//go:embed *.csv *.json
var Files embed.FS

// Records returns the records of a CSV table, its header first.
func Records(name string) ([][]string, error) {
	file, err := Files.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return csv.NewReader(file).ReadAll()
}
