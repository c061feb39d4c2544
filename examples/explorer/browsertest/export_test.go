package browsertest

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/examples/explorer/page"
	"github.com/othersee/othersee/examples/explorer/static"
	"github.com/othersee/othersee/presence"
)

// exported returns the address of the exported file, which all tests share.
func exported(t *testing.T) string {
	t.Helper()
	address, err := export()
	require.NoError(t, err)
	return address
}

var (
	exportDir string // removed after all tests
	export    = sync.OnceValues(func() (string, error) {
		return "file://" + filepath.ToSlash(filepath.Join(exportDir, "index.html")), static.Write(exportDir)
	})
)

// TestExportedIsServed compares the documents that the exported file draws with those that
// the server draws: of one line and one client by each policy, of one in 97 of the other
// cases, and of questions backwards, in both languages.
func TestExportedIsServed(t *testing.T) {
	var queries, want []string
	n := 0
	add := func(c link.Case) {
		c.Language = link.English + link.Language(n%2)
		queries = append(queries, "?"+c.Query())
		sum := sha256.Sum256(page.Draw(nil, c, presence.English))
		want = append(want, hex.EncodeToString(sum[:]))
	}
	for c := range link.Cases() {
		n++
		if single := c.Input.Lines.Len() == 1 && c.Input.Clients.Len() == 1; single || n%97 == 0 {
			add(c)
		}
		if n%9973 == 0 {
			add(c.Backwards())
		}
	}
	list, err := json.Marshal(queries)
	require.NoError(t, err)

	file := open(t, exported(t))
	file.until(`!!window.othersee`)
	got := eval[[]string](file, `Promise.all(`+string(list)+`.map(async (query) => {
		const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(othersee(query, 'en', '')));
		return [...new Uint8Array(sum)].map((b) => b.toString(16).padStart(2, '0')).join('');
	}))`)
	require.Len(t, got, len(want))
	wrong := 0
	for i := range want {
		if got[i] != want[i] {
			wrong++
			t.Logf("%s: exported %s, served %s", queries[i], got[i], want[i])
		}
		if wrong > 5 {
			break
		}
	}
	assert.Zero(t, wrong, "of %d documents", len(want))
}

// TestExportedLinks uses the file as the served page is used.
func TestExportedLinks(t *testing.T) {
	address := exported(t)
	file := open(t, address+"?u=Absent&l=Busy&c=Active&h=None&lang=de")
	assert.Equal(t, "Verfügbar", file.shows("?l=Busy&u=Absent&c=Active&lang=de"), "a link that is not canonical")
	file.do(chromedp.Click(`input[name=u][value=Busy]`))
	assert.Equal(t, "Besetzt", file.shows("?l=Busy&u=Busy&c=Active&lang=de"))
	file.do(chromedp.Click(`.map tr:nth-child(3) td:nth-child(2) a`))
	file.shows("?l=Busy&c=Active&lang=de")
	eval[chromedp.Void](file, `history.back()`)
	assert.Equal(t, "Besetzt", file.shows("?l=Busy&u=Busy&c=Active&lang=de"))

	file.visit(address + "?u=%3Cb%3EAway")
	file.until(`!!document.querySelector(".refusal")`)
	text := eval[string](file, `document.querySelector(".refusal").innerText`)
	assert.Contains(t, text, `There is no "<b>Away" for the parameter u. Allowed: Unknown, Available,`)
	assert.False(t, strings.Contains(text, "JavaScript"))
}

// TestPreviews compares, for each option of 100 cases, the glyph beside it with the answer
// after a click on it. It does so in the exported file, which needs no server to answer.
func TestPreviews(t *testing.T) {
	file := open(t, exported(t))
	file.until(`!!window.othersee && !!document.querySelector("form")`)
	wrong := eval[[]string](file, `(async () => {
		let seed = 1;
		const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
		const answer = async (query) => '#' + (await draw(query)).match(/class="card (..)"/)[1];
		const form = document.querySelector('form');
		const chosen = () => '?' + new URLSearchParams(new FormData(form));
		const wrong = [];
		let n = 0;
		for (let i = 0; i < 100; i++) {
			const params = new URLSearchParams();
			for (const name of ['l', 'u', 'c', 'h', 'p']) {
				const all = [...form.elements[name]];
				const some = all[0].type === 'radio' ? [all[random(all.length)]] : all.filter(() => random(2));
				some.forEach((input) => params.append(name, input.value));
			}
			await go('?' + params, false);
			const inputs = [...form.querySelectorAll('input')];
			const was = inputs.map((input) => input.checked);
			for (const option of form.querySelectorAll('.option')) {
				const input = option.querySelector('input');
				if (input) input.checked = input.type === 'radio' || !input.checked;
				const after = await answer(input ? chosen() : option.getAttribute('href'));
				const preview = option.querySelector('.preview use').getAttribute('href');
				if (preview !== after) wrong.push(chosen() + ': ' + preview + ', ' + after);
				inputs.forEach((one, j) => { one.checked = was[j]; });
				n++;
			}
		}
		if (n !== 2900) wrong.push('options: ' + n);
		return wrong;
	})()`)
	assert.Empty(t, wrong, "previews that differ from what the click gives")
}
