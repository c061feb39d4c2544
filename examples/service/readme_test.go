package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	file    = regexp.MustCompile("(?s)\n\\*\\*\\[(\\S+\\.go)\\]\\((\\S+)\\)\\*\\*\n\n```go\n(.*?)```\n")
	block   = regexp.MustCompile("(?s)\n```go\n(.*?)```\n")
	example = regexp.MustCompile("(?s)\nfunc Example\\w*\\(\\) {\n(.*?)\t// Output:\n(.*?)}\n")
	indent  = regexp.MustCompile("(?m)^\t(// ?)?")
)

// TestReadme compares the files that README.md has with the files, its one other piece of Go with the
// first example, and the examples' output.
func TestReadme(t *testing.T) {
	readme := read(t, "README.md")

	shown := map[string]bool{}
	for _, m := range file.FindAllStringSubmatch(readme, -1) {
		assert.Equal(t, read(t, m[1]), m[3], "%s in README.md", m[1])
		assert.Equal(t, m[1], m[2], "the link to %s", m[1])
		shown[m[1]] = true
	}
	names, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, name := range names {
		if !strings.HasSuffix(name, "_test.go") || name == "property_test.go" {
			assert.True(t, shown[name], "README.md has %s", name)
		}
	}

	var others []string
	for _, m := range block.FindAllStringSubmatch(file.ReplaceAllString(readme, ""), -1) {
		others = append(others, m[1])
	}
	examples := example.FindAllStringSubmatch(read(t, "example_test.go"), -1)
	require.Len(t, examples, 2)
	assert.Equal(t, []string{indent.ReplaceAllString(examples[0][1], "")}, others, "Go in README.md that is no file")
	for _, m := range examples {
		assert.Contains(t, readme, "\n```\n"+indent.ReplaceAllString(m[2], "")+"```\n", "the output of an example in README.md")
	}
}

func read(t *testing.T, name string) string {
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(data)
}
