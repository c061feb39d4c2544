package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/testdata"
)

func TestMain(m *testing.M) { os.Exit(testdata.Run(m)) }

func TestPictures(t *testing.T) {
	dir := t.TempDir()
	var stdout, stderr strings.Builder
	require.Zero(t, run([]string{"-svg", dir}, &stdout, &stderr), "exit status: %s", &stderr)
	for _, name := range []string{"maps-light.svg", "maps-dark.svg"} {
		drawn, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		kept, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.True(t, string(drawn) == string(kept), "%s is what is drawn; go run ./examples/explorer -svg examples/explorer writes it anew", name)
	}
}

func TestErrors(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing")
	tests := []struct {
		id     string
		args   []string
		status int
		stderr string
	}{
		{"an unknown flag", []string{"-port", "80"}, 2, "flag provided but not defined: -port"},
		{"an argument", []string{"serve"}, 2, `explorer: unexpected argument "serve" (want only flags: -addr, -export, -svg)`},
		{"no such address", []string{"-addr", "nowhere.invalid:80"}, 1, "explorer: listen tcp"},
		{"no such directory", []string{"-svg", missing}, 1, "explorer: open " + missing},
		{"no directory", []string{"-export", filepath.Join(missing, "\x00")}, 1, "explorer: static: mkdir"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			var stdout, stderr strings.Builder
			assert.Equal(t, tt.status, run(tt.args, &stdout, &stderr), "exit status of explorer %q", tt.args)
			assert.Contains(t, stderr.String(), tt.stderr)
			assert.Empty(t, stdout.String(), "standard output")
		})
	}
}
