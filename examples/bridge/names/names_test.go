package names_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/names"
)

const id = "fa8bf3dc-eca7-46b7-bad1-db199b62afc3"

func TestNames(t *testing.T) {
	n, err := names.Read(strings.NewReader(strings.ToUpper(id) + "\tAnna@example.com\tanna.keller@example.com\n\n"))
	require.NoError(t, err)
	for _, name := range []string{id, strings.ToUpper(id), "anna@EXAMPLE.com", "anna.keller@example.com"} {
		got, err := n.ID(name)
		assert.NoError(t, err, "ID(%q)", name)
		assert.Equal(t, id, got, "ID(%q)", name)
	}
	_, err = n.ID("beat")
	assert.ErrorContains(t, err, `unknown user "beat"`)
	assert.Equal(t, "Anna@example.com", n.Name(id))
	assert.Equal(t, "x", names.Names{}.Name("x"))
}

func TestReadErrors(t *testing.T) {
	for text, want := range map[string]string{
		"anna\tanna@example.com":                          `line 1: "anna" is not an id`,
		id + ",a\n66825e03-7ef5-42da-9069-724602c31f6b,a": `line 2: "a" is also a name of ` + id,
	} {
		_, err := names.Read(strings.NewReader(text))
		assert.ErrorContains(t, err, want, "Read(%q)", text)
	}
}
