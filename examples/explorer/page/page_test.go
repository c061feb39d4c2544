package page

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/words"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

func TestMain(m *testing.M) { os.Exit(testdata.Run(m)) }

// TestTexts wants each text to be used, and to take the same arguments in both languages.
func TestTexts(t *testing.T) {
	var all strings.Builder
	for _, dir := range []fs.FS{os.DirFS("."), os.DirFS("templates"), os.DirFS("../web")} {
		names, err := fs.Glob(dir, "*.*")
		require.NoError(t, err)
		for _, name := range names {
			if source, err := fs.ReadFile(dir, name); err == nil && name != "texts.go" {
				all.Write(source)
			}
		}
	}
	for name, ph := range texts {
		chapter := len(name) == 6 && strings.HasPrefix(name, "rules")
		assert.True(t, chapter || strings.Contains(all.String(), `"`+name+`"`), "%s is used", name)
		assert.Equal(t, strings.Count(ph[0], "%"), strings.Count(ph[1], "%"), "%s", name)
		assert.NotContains(t, ph[1], "“%s”", "German quotation marks of %s", name)
	}
}

// TestWordsAreRead wants a link to be read by each word that the form offers.
func TestWordsAreRead(t *testing.T) {
	for client, ph := range clientWords {
		for _, text := range ph {
			got, err := words.Parse[presence.TeamsClient](text)
			assert.NoError(t, err)
			assert.Equal(t, client, got, "Parse(%q)", text)
		}
	}
}
