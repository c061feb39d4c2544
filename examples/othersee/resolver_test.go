package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
)

// TestResolverKeeps fills a resolver and looks at what it keeps.
func TestResolverKeeps(t *testing.T) {
	answers := newResolver(precedence.Guide())
	resolve := func(line string) {
		_, err := answers.resolve([]byte(line))
		require.NoError(t, err, "resolve(%.80q)", line)
	}
	longest := fmt.Sprintf("%-*s", maxKeptLine, onPhone)
	resolve(longest)
	assert.Contains(t, answers.kept, longest, "a line of %d bytes is kept", maxKeptLine)
	resolve(longest + " ")
	assert.NotContains(t, answers.kept, longest+" ", "a longer one is not")
	line := []byte(longest)
	assert.Zero(t, testing.AllocsPerRun(100, func() { _, _ = answers.resolve(line) }), "allocations for a line that is kept: it is not read again")

	for i := range 2 * maxKept {
		resolve(nobody + strings.NewReplacer("0", " ", "1", "\t").Replace(fmt.Sprintf("%b", i)))
	}
	assert.Len(t, answers.kept, maxKept, "lines kept")
}
