package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestToken(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"anna-1_B", "anna-1_B"},
		{"anna@example.com", "anna=40example=2Ecom"},
		{"a b", "a=20b"},
		{"*", "=2A"},
		{">", "=3E"},
		{"=2A", "=3D2A"},
		{"ä", "=C3=A4"},
	} {
		got := token(test.name)
		assert.Equal(t, test.want, got, "token(%q)", test.name)
		name, err := untoken(got)
		require.NoError(t, err, "untoken(%q)", got)
		assert.Equal(t, test.name, name, "untoken(%q)", got)
		assert.False(t, strings.ContainsAny(got, ".*> \t"), "token(%q) = %q", test.name, got)
	}
}

func TestUntokenErrors(t *testing.T) {
	for _, bad := range []string{"a=", "a=2", "=ZZ"} {
		_, err := untoken(bad)
		assert.Error(t, err, "untoken(%q)", bad)
	}
}
