package link_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

func TestMain(m *testing.M) { os.Exit(testdata.Run(m)) }

var whole = link.Case{
	Input: precedence.Input{
		Lines:        presence.SetOf(presence.LineAvailable, presence.LineBusy),
		UserPresence: presence.MiVO400Absent,
		Clients:      presence.SetOf(presence.TeamsClientActive, presence.TeamsClientOffline),
		Configured:   presence.ConfiguredBeRightBack,
	},
	Policy:   "graph",
	Language: "de",
}

func TestQuery(t *testing.T) {
	busy := precedence.Input{Lines: presence.SetOf(presence.LineBusy)}
	tests := []struct {
		id    string
		c     link.Case
		query string
	}{
		{"nothing is known", link.Case{}, ""},
		{"all of it", whole, "l=Available,Busy&u=Absent&c=Offline,Active&h=BeRightBack&p=graph&lang=de"},
		{"a line that is not known", link.Case{Input: precedence.Input{Lines: presence.SetOf(presence.LineUnknown)}}, "l=Unknown"},
		{"a policy with readings", link.Case{Policy: "guide+D2+D4"}, "p=guide+D2+D4"},
		{"backwards", link.Case{Seen: "Offline"}, "o=Offline"},
		{"backwards, an activity", link.Case{Seen: "InAMeeting"}, "o=InAMeeting"},
		{
			"backwards, and all is known",
			link.Case{Input: busy, UserKnown: true, ByHandKnown: true, Policy: "guide", Seen: "Away", Language: "en"},
			"l=Busy&u=Unknown&h=None&p=guide&o=Away&lang=en",
		},
		{"maps", link.Case{Input: busy, View: "maps"}, "l=Busy&t=maps"},
		{"a time", link.Case{Policy: "off", View: "2026-11-24T10:05:00"}, "p=off&t=2026-11-24T10:05:00"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			assert.Equal(t, tt.query, tt.c.Query(), "Query of %+v", tt.c)
			got, wrong := link.Parse(tt.query)
			require.Empty(t, wrong, "Parse(%q)", tt.query)
			assert.Equal(t, tt.c.Query(), got.Query(), "Parse(%q)", tt.query)
			assert.Equal(t, tt.c.Input, got.Input, "Parse(%q)", tt.query)
		})
	}
}

// TestEveryCase writes and reads back each input by each policy that has a name.
func TestEveryCase(t *testing.T) {
	queries := map[string]bool{}
	for in := range precedence.Inputs() {
		for _, policy := range []string{"", "off"} {
			c := link.Case{Input: in, Policy: policy}
			query := c.Query()
			if queries[query] {
				t.Fatalf("two cases have the query %q", query)
			}
			queries[query] = true
			if got, wrong := link.Parse(query); wrong != nil || got.Input != in || got.Policy != policy || got.Query() != query {
				t.Fatalf("Parse(%q) = %+v, %v, want %+v", query, got, wrong, c)
			}
		}
	}
	assert.Len(t, queries, 43_008*2, "cases")
}

func TestForgiving(t *testing.T) {
	tests := []struct{ id, query, canonical string }{
		{"another order", "lang=de&p=graph&h=BeRightBack&c=Offline,Active&u=Absent&l=Available,Busy", whole.Query()},
		{"a state twice", "l=Busy,Busy&l=Busy", "l=Busy"},
		{"lists as a form sends them", "l=Available&l=Busy&l=&c=Active&c=Offline", "l=Available,Busy&c=Offline,Active"},
		{"defaults", "l=&u=Unknown&c=&h=None&p=guide", ""},
		{"escapes", "l=Available%2CB%75sy&%75=Absent", "l=Available,Busy&u=Absent"},
		{"any case", "l=BUSY&u=absent&c=active&p=GRAPH&o=available&lang=DE-ch", "l=Busy&u=Absent&c=Active&p=graph&o=Available&lang=de"},
		{"labels", "u=Nicht+verf%C3%BCgbar&h=be+right+back&o=In+a+meeting", "u=NotAvailable&h=BeRightBack&o=InAMeeting"},
		{"other parameters", "utm_source=x&u=Busy&fbclid=1", "u=Busy"},
		{"repeated", "u=Busy&u=Absent", "u=Absent"},
		{"a bad escape", "u=%zz&l=Busy", "l=Busy"},
		{"what is not known", "l=&u=&c=&h=&p=&o=Away", "o=Away"},
		{"a day, which has no case", "u=Absent&o=Away&t=day", "t=day"},
		{"a time with a space", "t=2026-11-24+10:05", "t=2026-11-24T10:05"},
		{"a time with a dot", "t=10.05", "t=10:05"},
		{"a time in digits", "t=905", "t=9:05"},
		{"an hour", "t=9", "t=9:00"},
		{"minutes of one digit", "t=10:5", "t=10:05"},
		{"names in any case", "L=busy&U=ABSENT&Lang=de&T=maps", "l=Busy&u=Absent&t=maps&lang=de"},
		{"a time in words", "t=10:05 Uhr", "t=10:05"},
		{"plus signs as a form sends them", "p=guide%2BD4%2BD2", "p=guide+D2+D4"},
		{"a reading that makes another moot", "p=guide+D1+D3", "p=assistant"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			got, wrong := link.Parse(tt.query)
			require.Empty(t, wrong, "Parse(%q)", tt.query)
			assert.Equal(t, tt.canonical, got.Query(), "Parse(%q)", tt.query)
		})
	}
}

// TestWrong wants what is right to be kept.
func TestWrong(t *testing.T) {
	tests := []struct{ id, query, kept, wrong string }{
		{"a line", "l=Bzy,Busy&u=Busy", "l=Busy&u=Busy", `[{l Bzy [Unknown Offline Available Busy DoNotDisturb]}]`},
		{"a user presence", "u=Gone", "", `[{u Gone [Unknown Available Absent Meeting Busy NotAvailable]}]`},
		{"what is seen", "o=Gone", "", `[{o Gone [Offline Away BeRightBack Available Busy DoNotDisturb]}]`},
		{"a view", "t=week&u=Busy", "t=day", `[{t week [rules maps all day 10:05]}]`},
		{"a time that there is not", "t=25:00", "t=day", `[{t 25:00 [rules maps all day 10:05]}]`},
		{"a policy", "p=mine", "", `[{p mine [guide assistant graph off guide+D2+D4]}]`},
		{"a language", "lang=fr", "", `[{lang fr [en de]}]`},
		{"several", "u=Gone&lang=fr", "", "[{u Gone [Unknown Available Absent Meeting Busy NotAvailable]} {lang fr [en de]}]"},
		{"markup", "u=<script>", "", `[{u <script> [Unknown Available Absent Meeting Busy NotAvailable]}]`},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			c, wrong := link.Parse(tt.query)
			assert.Equal(t, tt.wrong, fmt.Sprint(wrong), "Parse(%q)", tt.query)
			assert.Equal(t, tt.kept, c.Query(), "Parse(%q)", tt.query)
		})
	}
}

// TestAnyText wants a query of whatever was read to be read as itself.
func TestAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		query := rapid.StringMatching(`([luchpot]|lang)=[A-Za-z0-9:+,%-]{0,12}(&([luchpot]|lang)=(Busy|away|day|de|Active|graph|10:05)){0,4}`).Draw(t, "query")
		c, _ := link.Parse(query)
		again, wrong := link.Parse(c.Query())
		if wrong != nil || again.Query() != c.Query() {
			t.Fatalf("Parse(%q) is %q, and that is read as %q, %v", query, c.Query(), again.Query(), wrong)
		}
	})
}

func TestBackwards(t *testing.T) {
	c := link.Case{Input: precedence.Input{Lines: presence.SetOf(presence.LineBusy), Clients: presence.SetOf(presence.TeamsClientActive)}, Policy: "assistant"}
	b := c.Backwards()
	assert.Equal(t, "l=Busy&c=Active&p=assistant&o=Busy", b.Query())
	assert.Equal(t, explain.Facts{
		Lines:   explain.AtLeast(presence.LineBusy),
		Clients: explain.AtLeast(presence.TeamsClientActive),
		Policy:  explain.Exactly(precedence.Assistant()),
	}, b.Facts())
	known, wrong := link.Parse("u=Unknown&h=None&o=Away")
	require.Empty(t, wrong)
	assert.Equal(t, explain.Exactly(presence.MiVO400Unknown), known.Facts().UserPresence)
	assert.Equal(t, explain.Exactly(presence.ConfiguredNone), known.Facts().Configured)
}
