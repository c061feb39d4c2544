package link_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

var whole = link.Case{
	Input: precedence.Input{
		Lines:        presence.SetOf(presence.LineAvailable, presence.LineBusy),
		UserPresence: presence.MiVO400Absent,
		Clients:      presence.SetOf(presence.TeamsClientActive, presence.TeamsClientOffline),
		Configured:   presence.ConfiguredBeRightBack,
	},
	Policy:   link.By(precedence.Graph()),
	Language: link.German,
}

var backwards = link.Case{
	Input:    precedence.Input{Lines: presence.SetOf(presence.LineBusy), Clients: presence.SetOf(presence.TeamsClientActive)},
	Language: link.English,
	Seen:     link.See(presence.TeamsAway),
	Known:    link.Reported,
}

func TestQuery(t *testing.T) {
	tests := []struct {
		id    string
		c     link.Case
		query string
	}{
		{"nothing is known", link.Case{}, ""},
		{"all of it", whole, "l=Available,Busy&u=Absent&c=Offline,Active&h=BeRightBack&p=graph&lang=de"},
		{"a line that is not known", link.Case{Input: precedence.Input{Lines: presence.SetOf(presence.LineUnknown)}}, "l=Unknown"},
		{"a language alone", link.Case{Language: link.English}, "lang=en"},
		{"a policy alone", link.Case{Policy: link.By(precedence.Off())}, "p=off"},
		{"a policy with readings", link.Case{Policy: link.By(precedence.Guide().With(precedence.D2, precedence.D4))}, "p=guide+D2+D4"},
		{"a day", link.Case{Policy: link.By(precedence.Off()), Day: true}, "p=off&t=day"},
		{"backwards, and nothing is known", link.Case{Seen: link.See(presence.TeamsOffline)}, "o=Offline"},
		{"backwards, and all is known", backwards, "l=Busy&u=Unknown&c=Active&h=None&p=guide&o=Away&lang=en"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			assert.Equal(t, tt.query, tt.c.Query(), "Query of %+v", tt.c)
			got, err := link.Parse(tt.query)
			require.NoError(t, err, "Parse(%q)", tt.query)
			assert.Equal(t, tt.c, got, "Parse(%q)", tt.query)
		})
	}
}

// TestEveryCase writes and reads back each input by each policy in each language.
func TestEveryCase(t *testing.T) {
	queries := map[string]bool{}
	for c := range link.Cases() {
		query := c.Query()
		assert.False(t, queries[query], "two cases have the query %q", query)
		queries[query] = true
		got, err := link.Parse(query)
		if err != nil || got != c {
			t.Fatalf("Parse(%q) = %+v, %v, want %+v", query, got, err, c)
		}
	}
	assert.Len(t, queries, 43_008*4, "cases")
}

func TestParseOtherQueries(t *testing.T) {
	tests := []struct{ id, query, canonical string }{
		{"another order", "lang=de&p=graph&h=BeRightBack&c=Offline,Active&u=Absent&l=Available,Busy", whole.Query()},
		{"another order of states", "l=Busy,Available", "l=Available,Busy"},
		{"a state twice", "l=Busy,Busy&l=Busy", "l=Busy"},
		{"lists as a form sends them", "l=Available&l=Busy&c=Active&c=Offline", "l=Available,Busy&c=Offline,Active"},
		{"defaults", "l=&u=Unknown&c=&h=None&p=guide", ""},
		{"escapes", "l=Available%2CB%75sy&%75=Absent", "l=Available,Busy&u=Absent"},
		{"what is not known", "l=&u=&c=&h=&p=&o=Away", "o=Away"},
		{"a default that is known", "o=Away&u=Unknown", "u=Unknown&o=Away"},
		{"a day, which has no case", "u=Absent&o=Away&t=day", "t=day"},
		{"plus signs as a form sends them", "p=guide%2BD4%2BD2", "p=guide+D2+D4"},
		{"a reading that makes another moot", "p=guide+D1+D3", "p=assistant"},
		{"empty parameters", "&&u=Absent&", "u=Absent"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			got, err := link.Parse(tt.query)
			require.NoError(t, err, "Parse(%q)", tt.query)
			assert.Equal(t, tt.canonical, got.Query(), "Parse(%q)", tt.query)
		})
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct{ id, query, err string }{
		{"unknown line", "l=Bzy", `link: unknown value "Bzy" of parameter l (want Unknown, Offline, Available, Busy, DoNotDisturb)`},
		{"unknown among lines", "l=Busy,,Available", `link: unknown value "" of parameter l (want Unknown, Offline, Available, Busy, DoNotDisturb)`},
		{"unknown user presence", "u=Away", `link: unknown value "Away" of parameter u (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)`},
		{"another case", "u=absent", `link: unknown value "absent" of parameter u (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)`},
		{"unknown client", "c=Away", `link: unknown value "Away" of parameter c (want Offline, Inactive, Active, InCall, Presenting)`},
		{"unknown status", "h=Away", `link: unknown value "Away" of parameter h (want None, Available, Busy, DoNotDisturb, BeRightBack, AppearAway, AppearOffline)`},
		{"empty state", "u=", `link: unknown value "" of parameter u (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)`},
		{"unknown seen", "o=Absent", `link: unknown value "Absent" of parameter o (want Offline, Away, BeRightBack, Available, Busy, DoNotDisturb)`},
		{"unknown page", "t=week", `link: unknown value "week" of parameter t (want day)`},
		{"empty seen", "o=", `link: unknown value "" of parameter o (want Offline, Away, BeRightBack, Available, Busy, DoNotDisturb)`},
		{"unknown policy", "p=mine", `link: unknown value "mine" of parameter p (want guide, assistant, graph, off)`},
		{"unknown reading", "p=guide+D7", `link: unknown value "guide+D7" of parameter p (want guide, assistant, graph, off)`},
		{"unknown language", "lang=fr", `link: unknown value "fr" of parameter lang (want en, de)`},
		{"unknown parameter", "u=Absent&user=Busy", `link: unknown parameter "user" (want l, u, c, h, p, o, t, lang)`},
		{"twice", "u=Absent&u=Absent", `link: parameter u is given twice`},
		{"bad escape", "u=%zz", `link: "u=%zz" is not escaped as a query is`},
		{"bad escape in a name", "%zz=Busy", `link: "%zz=Busy" is not escaped as a query is`},
		{"markup", "u=<script>", `link: unknown value "<script>" of parameter u (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)`},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			c, err := link.Parse(tt.query)
			assert.EqualError(t, err, tt.err, "Parse(%q)", tt.query)
			assert.Zero(t, c, "Parse(%q)", tt.query)
		})
	}
}

func TestBackwards(t *testing.T) {
	c := link.Case{Input: backwards.Input, Policy: link.By(precedence.Assistant())}
	b := c.Backwards()
	assert.Equal(t, "l=Busy&c=Active&p=assistant&o=Busy", b.Query())
	assert.Equal(t, c, b.Forwards())
	assert.Equal(t, explain.Facts{
		Lines:   explain.AtLeast(presence.LineBusy),
		Clients: explain.AtLeast(presence.TeamsClientActive),
		Policy:  explain.Exactly(precedence.Assistant()),
	}, b.Facts())
	assert.Equal(t, "c=Active&p=assistant&o=Busy", b.With(link.Lines, link.Case{}).Query(), "no longer known")
}

func TestPolicies(t *testing.T) {
	assert.Len(t, link.Policies(), 4)
	for _, p := range link.Policies() {
		assert.Equal(t, p, link.By(p.Policy()), "By(%v)", p)
		assert.True(t, p.Named(), "%v has a name", p)
	}
	assert.Zero(t, link.By(precedence.Guide()))
	assert.Equal(t, precedence.Guide(), link.Policy{}.Policy())
	assert.False(t, link.By(precedence.Guide().With(precedence.D4)).Named())
}
