package precedence_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/testdata"
)

// TestReadme compares what the README repeats with where it comes from.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile("../README.md")
	require.NoError(t, err)
	readme := string(data)

	var want []string
	for _, row := range testdata.Table() {
		want = append(want, strings.Join([]string{"|", row.ID, "|", row.Line.String(), "|", row.User.String(), "|", row.MitelOne.String(), "|", row.Client.String(), "|", row.Teams.String(), "|"}, " "))
	}
	assert.Equal(t, want, regexp.MustCompile(`(?m)^\| \d+ \|.*$`).FindAllString(readme, -1), "the guide's table in README.md")

	data, err = os.ReadFile("example_test.go")
	require.NoError(t, err)
	example := string(data)
	snippet := regexp.MustCompile("(?s)func main\\(\\) \\{\n(.*?)\n\\}\n```\n\n```\n(.*?)```").FindStringSubmatch(readme)
	require.NotNil(t, snippet, "README.md has a program and its output")
	assert.Contains(t, example, snippet[1], "the program of README.md is an example")
	assert.Contains(t, example, regexp.MustCompile("(?m)^").ReplaceAllString(strings.TrimSpace(snippet[2]), "\t// "), "its output is the example's")
}
