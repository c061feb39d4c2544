package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
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
		assert.False(t, strings.ContainsAny(got, ".*> \t"), "token(%q) = %q", test.name, got)
	}
}
