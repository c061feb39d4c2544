package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/jsonl"
	"github.com/othersee/othersee/precedence"
)

// Two inputs and what they resolve to.
const (
	nobody   = `{}`
	unseen   = `{"cloudLink":"Unknown","mitelOne":"Unknown","session":"Offline","teams":"Offline","sessionRule":"S5","teamsRule":"T3"}`
	onPhone  = `{"lines":["Busy"],"userPresence":"Absent","clients":["Active"],"configured":"None"}`
	busy     = `{"cloudLink":"Busy","mitelOne":"Busy","session":"Busy","teams":"Busy","sessionRule":"S1","teamsRule":"T2"}`
	seenFree = `{"cloudLink":"Away","mitelOne":"Away","session":"Away","teams":"Available","sessionRule":"S2","teamsRule":"T2"}`
)

func TestResolve(t *testing.T) {
	const tooLong = "longer than 65536 bytes"
	bad := func(n int, why string) string {
		line, err := json.Marshal(map[string]string{"error": fmt.Sprintf("line %d: %s", n, why)})
		require.NoError(t, err)
		return string(line)
	}
	// padded returns an input of n bytes.
	padded := func(n int) string { return nobody + strings.Repeat(" ", n-len(nobody)) }

	tests := []struct {
		id    string
		args  []string
		stdin string
		want  []string
		err   string
	}{
		{"nothing", nil, "", nil, ""},
		{"one", nil, onPhone + "\n", []string{seenFree}, ""},
		{"order", nil, nobody + "\n" + onPhone + "\n" + nobody + "\n", []string{unseen, seenFree, unseen}, ""},
		{"last line without end", nil, nobody + "\n" + onPhone, []string{unseen, seenFree}, ""},
		{"CRLF", nil, nobody + "\r\n" + onPhone + "\r\n", []string{unseen, seenFree}, ""},
		{"spaces", nil, " { } \n\t" + onPhone + " \n", []string{unseen, seenFree}, ""},
		{"policy guide", []string{"-policy", "guide"}, `{"userPresence":"NotAvailable"}`, []string{`{"cloudLink":"DoNotDisturb","mitelOne":"DoNotDisturb","session":"Offline","teams":"Offline","sessionRule":"S4","teamsRule":"T3"}`}, ""},
		{"policy assistant", []string{"-policy", "assistant"}, `{"userPresence":"NotAvailable"}`, []string{`{"cloudLink":"DoNotDisturb","mitelOne":"DoNotDisturb","session":"DoNotDisturb","teams":"DoNotDisturb","sessionRule":"S6","teamsRule":"T2"}`}, ""},
		{"policy off", []string{"-policy", "off"}, `{"userPresence":"Busy"}`, []string{`{"cloudLink":"Busy","mitelOne":"Busy","session":"Offline","teams":"Offline","sessionRule":"S0","teamsRule":"T3"}`}, ""},

		{
			"bad lines in between", nil,
			strings.Join([]string{onPhone, "Busy", nobody, `{"lines":["Bzy"]}`, `{"line":[]}`, onPhone, "", nobody}, "\n"),
			[]string{
				seenFree,
				bad(2, "not JSON: wrong at character 1"),
				unseen,
				bad(4, `unknown line state "Bzy" (want Unknown, Offline, Available, Busy, DoNotDisturb)`),
				bad(5, `unknown key "line" (want lines, userPresence, clients, configured)`),
				seenFree, unseen,
			},
			"bad lines: 3 of 8",
		},
		{"empty lines", nil, "\n" + nobody + "\r\n\r\n \n" + nobody + "\n\n", []string{unseen, unseen}, ""},
		{"a byte order mark", nil, "\ufeff" + onPhone + "\n", []string{seenFree}, ""},
		{"only a byte order mark", nil, "\ufeff\n", nil, ""},
		{"in German", []string{"-lang", "de"}, "{\n", []string{`{"error":"Zeile 1: kein JSON: das Ende fehlt"}`}, "fehlerhafte Zeilen: 1 von 1"},
		{"null, which reports nothing", nil, "null", []string{unseen}, ""},
		{"array", nil, "[{}]", []string{bad(1, "unexpected JSON array")}, "bad lines: 1 of 1"},
		{"two on a line", nil, "{} {}", []string{bad(1, "not JSON: wrong at character 4")}, "bad lines: 1 of 1"},
		{"one on two lines", nil, "{\n}", []string{bad(1, "not JSON: the end is missing"), bad(2, "not JSON: wrong at character 1")}, "bad lines: 2 of 2"},
		{"key in another case, as package json has it", nil, `{"UserPresence":"Busy"}`, []string{busy}, ""},
		{"key twice, of which the last counts", nil, `{"userPresence":"Absent","userPresence":"Busy"}`, []string{busy}, ""},
		{"a person instead of a state", nil, `{"user":"Busy"}`, []string{bad(1, `unknown key "user" (want lines, userPresence, clients, configured)`)}, "bad lines: 1 of 1"},
		{
			"< and > as they are", nil, `{"userPresence":"<Busy>"}`,
			[]string{`{"error":"line 1: unknown user presence \"<Busy>\" (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)"}`},
			"bad lines: 1 of 1",
		},

		{"longest line", nil, padded(65536) + "\n" + onPhone, []string{unseen, seenFree}, ""},
		{"longest line, CRLF", nil, padded(65536) + "\r\n" + onPhone, []string{unseen, seenFree}, ""},
		{"longest line without end", nil, onPhone + "\n" + padded(65536), []string{seenFree, unseen}, ""},
		{"one byte too long", nil, padded(65537) + "\n" + onPhone, []string{bad(1, tooLong), seenFree}, "bad lines: 1 of 2"},
		{"one byte too long, CRLF", nil, padded(65537) + "\r\n" + onPhone, []string{bad(1, tooLong), seenFree}, "bad lines: 1 of 2"},
		{"one byte too long without end", nil, onPhone + "\n" + padded(65537), []string{seenFree, bad(2, tooLong)}, "bad lines: 1 of 2"},
		{"two bytes too long", nil, padded(65538) + "\n" + onPhone, []string{bad(1, tooLong), seenFree}, "bad lines: 1 of 2"},
		{"two bytes too long without end", nil, padded(65538), []string{bad(1, tooLong)}, "bad lines: 1 of 1"},
		{"far too long", nil, nobody + "\n" + padded(1_000_000) + "\n" + onPhone, []string{unseen, bad(2, tooLong), seenFree}, "bad lines: 1 of 3"},
		{"far too long without end", nil, nobody + "\n" + padded(1_000_000), []string{unseen, bad(2, tooLong)}, "bad lines: 1 of 2"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			stdout, stderr, status := othersee(t, tt.stdin, append([]string{"resolve"}, tt.args...)...)
			assert.Equal(t, tt.want, lines(stdout), "standard output for %.200q", tt.stdin)
			if tt.err == "" {
				assert.Empty(t, stderr, "standard error for %.200q", tt.stdin)
				assert.Zero(t, status, "exit status for %.200q", tt.stdin)
			} else {
				assert.Equal(t, "othersee: "+tt.err+"\n", stderr, "standard error for %.200q", tt.stdin)
				assert.Equal(t, 1, status, "exit status for %.200q", tt.stdin)
			}

			// However the bytes arrive, the answers are the same.
			for name, in := range map[string]io.Reader{
				"one by one":        iotest.OneByteReader(strings.NewReader(tt.stdin)),
				"by halves":         iotest.HalfReader(strings.NewReader(tt.stdin)),
				"the last with EOF": iotest.DataErrReader(strings.NewReader(tt.stdin)),
			} {
				var out strings.Builder
				run(append([]string{"resolve"}, tt.args...), in, &out, io.Discard)
				assert.Equal(t, stdout, out.String(), "standard output if the bytes arrive %s", name)
			}
		})
	}
}

// TestResolveExplain wants each answer to be what explain gives for its input.
func TestResolveExplain(t *testing.T) {
	stdout, _, _ := othersee(t, `{"lines":["Busy"],"userPresence":"NotAvailable"}`+"\n{}\nBusy\n", "resolve", "-explain")
	first, _, _ := othersee(t, "", "explain", "-json", "-lines", "Busy", "-user", "NotAvailable")
	second, _, _ := othersee(t, "", "explain", "-json", "-user", "Unknown")
	require.Equal(t, []string{strings.TrimSpace(first), strings.TrimSpace(second)}, lines(stdout)[:2])
	assert.Contains(t, first, `"disputes":[{"point":"D1"`)
	assert.Contains(t, lines(stdout)[2], `{"error":"line 3: `)
}

// TestResolveLanguage wants errors within JSON not to depend on the language of the user: programs
// read them. It wants the error for people in that language.
func TestResolveLanguage(t *testing.T) {
	t.Setenv("LANG", "de_CH.UTF-8")
	for _, args := range [][]string{{"resolve"}, {"replay", "-", "-json"}} {
		stdout, stderr, _ := othersee(t, "{\n", args...)
		assert.Contains(t, stdout, "not JSON: the end is missing", "othersee %q", args)
		assert.Contains(t, stderr, "fehlerhafte Zeilen: 1", "othersee %q", args)
		stdout, _, _ = othersee(t, "{\n", append(args, "-lang", "de")...)
		assert.Contains(t, stdout, "kein JSON: das Ende fehlt", "othersee %q -lang de", args)
	}
}

// lines returns the lines of text, each of which must have an end.
func lines(text string) (all []string) {
	for line := range strings.Lines(text) {
		if !strings.HasSuffix(line, "\n") {
			return append(all, line+" without an end")
		}
		all = append(all, strings.TrimSuffix(line, "\n"))
	}
	return all
}

func TestResolveInputs(t *testing.T) {
	n := 0
	var in bytes.Buffer
	var want []string
	for input := range precedence.Inputs() {
		if n++; n%4 != 0 {
			continue
		}
		line, err := json.Marshal(input)
		require.NoError(t, err)
		in.Write(append(line, '\n'))
		answer, err := json.Marshal(precedence.Guide().Resolve(input))
		require.NoError(t, err)
		want = append(want, string(answer))
	}
	require.Len(t, want, 43_008/4, "inputs")
	sent := lines(in.String())
	stdout, stderr, status := othersee(t, in.String(), "resolve")
	assert.Empty(t, stderr, "standard error")
	assert.Zero(t, status, "exit status")
	got := lines(stdout)
	require.Len(t, got, len(sent), "lines of standard output")
	for i, line := range want {
		if line != got[i] {
			require.Equal(t, line, got[i], "line %d: %s", i+1, sent[i])
		}
	}
}

// TestResolvePrompt holds a conversation with the program: the next line is sent only
// after the answer to the last.
func TestResolvePrompt(t *testing.T) {
	cmd := program(t, "resolve")
	stdin, err := cmd.StdinPipe()
	require.NoError(t, err)
	stdout, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	answers := bufio.NewReader(stdout)

	turns := []struct {
		id, send string
		want     []string
	}{
		{"a line", nobody + "\n", []string{unseen}},
		{"another", onPhone + "\n", []string{seenFree}},
		{"two at once", nobody + "\n" + onPhone + "\n", []string{unseen, seenFree}},
		{"a line and the beginning of the next", nobody + "\n" + onPhone[:20], []string{unseen}},
		{"the rest of it", onPhone[20:] + "\n", []string{seenFree}},
		{"a bad line", "{\n", []string{`{"error":"line 7: not JSON: the end is missing"}`}},
		{"a line that is too long", strings.Repeat(" ", 200_000) + "\n", []string{`{"error":"line 8: longer than 65536 bytes"}`}},
		{"a line and the beginning of one that is too long", nobody + "\n" + strings.Repeat(" ", 200_000), []string{unseen}},
		{"the rest of it and a line", "\n" + onPhone + "\n", []string{`{"error":"line 10: longer than 65536 bytes"}`, seenFree}},
	}
	for _, turn := range turns {
		_, err := io.WriteString(stdin, turn.send)
		require.NoError(t, err, "sending %s", turn.id)
		for _, want := range turn.want {
			got, err := answers.ReadString('\n')
			require.NoError(t, err, "no answer to %s; the program is killed when its time is up", turn.id)
			require.Equal(t, want+"\n", got, "answer to %s", turn.id)
		}
	}
	require.NoError(t, stdin.Close())
	rest, err := io.ReadAll(answers)
	assert.NoError(t, err)
	assert.Empty(t, string(rest), "after the end of standard input")
	assert.EqualError(t, cmd.Wait(), "exit status 1", "three lines were bad")
}

// A repeater reads as text, over and over, until n bytes are read.
type repeater struct {
	text string
	n    int
	done int
}

func (r *repeater) Read(p []byte) (int, error) {
	if r.done == r.n {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), r.n-r.done)], r.text[r.done%len(r.text):])
	r.done += n
	return n, nil
}

// A counter counts what is written to it.
type counter struct{ writes, lines int }

func (c *counter) Write(p []byte) (int, error) {
	c.writes++
	c.lines += bytes.Count(p, []byte("\n"))
	return len(p), nil
}

// TestResolveBuffers wants few writes if input is plentiful.
func TestResolveBuffers(t *testing.T) {
	const n = 100_000
	var out counter
	status := run([]string{"resolve"}, strings.NewReader(strings.Repeat(nobody+"\n", n)), &out, io.Discard)
	assert.Zero(t, status, "exit status")
	assert.Equal(t, n, out.lines, "lines written")
	assert.Less(t, out.writes, n/100, "writes for %d lines that are there at once", n)
}

// TestResolveFlat measures the memory in use after much more input than that.
func TestResolveFlat(t *testing.T) {
	const most, all = 1 << 20, 4 << 20
	// spellings returns as many spellings of one input, each as long as given, as are read.
	spellings := func(length int) string {
		var text strings.Builder
		text.Grow(all + length)
		for n := 0; text.Len() < all; n++ {
			fmt.Fprintf(&text, "%-*s\n", length, nobody+spelling(n))
		}
		return text.String()
	}
	tests := []struct{ id, text string }{
		{"the same line", onPhone + "\n"},
		{"different lines", spellings(256)},
		{"different long lines", spellings(jsonl.MaxLine)},
		{"bad lines", strings.Repeat("Busy", 50) + "\n"},
		{"lines that are too long", strings.Repeat(" ", 2*jsonl.MaxLine) + "\n"},
		{"one line without end", strings.Repeat(" ", jsonl.MaxLine)},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			in := &repeater{text: tt.text, n: all}
			before := heap()
			var after int64
			atEnd := readerFunc(func([]byte) (int, error) {
				after = heap()
				return 0, io.EOF
			})
			run([]string{"resolve"}, io.MultiReader(in, atEnd), io.Discard, io.Discard)
			require.Equal(t, in.n, in.done, "bytes read")
			assert.Less(t, after-before, int64(most), "bytes in use after reading %d bytes of %s", in.n, tt.id)
		})
	}
}

// spelling returns spaces and tabs that no smaller number has.
func spelling(n int) string {
	return strings.NewReplacer("0", " ", "1", "\t").Replace(fmt.Sprintf("%016b", n))
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// heap returns the number of bytes in use.
func heap() int64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}

func FuzzResolve(f *testing.F) {
	for _, seed := range []string{
		"", "\n", "\r\n", "\r", nobody, nobody + "\n" + onPhone, onPhone + "\r\n" + nobody + "\n\n", "null\n", `{"userPresence":"Busy","userPresence":"Busy"}`,
		`{"lines":["Bzy"]}` + "\n" + `{"UserPresence":"Busy"}`, "{\n}", "\xef\xbb\xbf{}", "{\"user\":\"\xff\"}", `{"lines":null}`, "\x00\n\x00", "\f{}", "[[[[",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var out, errs strings.Builder
		status := run([]string{"resolve"}, bytes.NewReader(data), &out, &errs)
		var sent []string
		numbers, n := []int{}, 0
		for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
			if n++; len(line) > jsonl.MaxLine || len(strings.Trim(line, " \t\r\n")) > 0 {
				sent, numbers = append(sent, line), append(numbers, n)
			}
		}
		got := lines(out.String())
		require.Len(t, got, len(sent), "one line is written for each that is not empty: %q wrote %q", data, got)
		bad := 0
		for i, line := range got {
			var input precedence.Input
			if len(sent[i]) <= jsonl.MaxLine && json.Unmarshal([]byte(sent[i]), &input) == nil {
				want, err := json.Marshal(precedence.Resolve(input))
				require.NoError(t, err)
				assert.Equal(t, string(want), line, "answer to line %d, %q", i+1, sent[i])
				continue
			}
			bad++
			var object map[string]string
			assert.NoError(t, json.Unmarshal([]byte(line), &object), "answer to line %d, %q: %s", i+1, sent[i], line)
			assert.Len(t, object, 1, "answer to line %d, %q: %s", i+1, sent[i], line)
			assert.Regexp(t, fmt.Sprintf(`\Aline %d: .`, numbers[i]), object["error"], "answer to line %d, %q: %s", i+1, sent[i], line)
		}
		assert.Equal(t, bad > 0, status == 1, "exit status for %q: %s", data, errs.String())
	})
}
