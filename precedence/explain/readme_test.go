package explain_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// TestReadme holds the output of the README's program to what the library says of its input.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	output := regexp.MustCompile("(?s)```\n\n```\n(.*?)```").FindSubmatch(readme)
	require.NotNil(t, output, "README.md has a program and its output")
	in := precedence.Input{
		Lines:        presence.SetOf(presence.LineBusy),
		UserPresence: presence.MiVO400Absent,
		Clients:      presence.SetOf(presence.TeamsClientActive),
	}
	want := precedence.Resolve(in).Teams.String() + "\n" + explain.Of(in, precedence.Guide()).Text(presence.English)
	assert.Equal(t, want, strings.TrimSpace(string(output[1])))
}
