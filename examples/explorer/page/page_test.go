package page

import (
	"io/fs"
	"os"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/words"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
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

// TestVersion wants only a version that others can find.
func TestVersion(t *testing.T) {
	const library = "github.com/othersee/othersee"
	for _, tt := range []struct {
		id, want string
		build    debug.BuildInfo
	}{
		{"a release", "v1.2.3", debug.BuildInfo{Main: debug.Module{Path: library, Version: "v1.2.3"}}},
		{"as a dependency", "v1.2.3", debug.BuildInfo{Main: debug.Module{Path: "x", Version: "v9.0.0"}, Deps: []*debug.Module{{Path: library, Version: "v1.2.3"}}}},
		{"of no known commit", "", debug.BuildInfo{Main: debug.Module{Path: library, Version: "(devel)"}}},
		{"changed since", "", debug.BuildInfo{Main: debug.Module{Path: library, Version: "v1.2.4-0.20261124120000-0123456789ab+dirty"}}},
		{"replaced", "", debug.BuildInfo{Deps: []*debug.Module{{Path: library, Version: "v1.2.3", Replace: &debug.Module{Path: "../other"}}}}},
		{"none", "", debug.BuildInfo{}},
	} {
		assert.Equal(t, tt.want, versionIn(&tt.build), tt.id)
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

// TestRemedies wants no more ways than a card has room for, of changes that the page has words for.
func TestRemedies(t *testing.T) {
	for in := range precedence.Inputs() {
		for policy := range precedence.Policies() {
			ways := explain.Of(in, policy).Remedies
			require.LessOrEqual(t, len(ways), 3, "%v by %v", in, policy)
			for _, way := range ways {
				for _, change := range way.Changes {
					signsIn := change.From == presence.State(presence.TeamsClientOffline) && change.To == presence.State(presence.TeamsClientActive)
					require.Contains(t, msgWhere, change.Party, "%v by %v", in, policy)
					require.True(t, signsIn || change.Party != explain.PartyClient, "%v by %v: %v", in, policy, change)
				}
			}
		}
	}
}
