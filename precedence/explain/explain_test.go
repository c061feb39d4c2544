package explain_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// input reads "lines | user presence | clients | status set by hand". What is left out is not
// reported.
func input(text string) (in precedence.Input) {
	parts := strings.Split(text+"|||", "|")
	for i, report := range []interface{ UnmarshalText([]byte) error }{&in.Lines, &in.UserPresence, &in.Clients, &in.Configured} {
		if part := strings.TrimSpace(parts[i]); part != "" {
			must(report.UnmarshalText([]byte(part)))
		}
	}
	return in
}

// facts reads "lines | user presence | clients | status set by hand | policy" as [input] does, but
// "?" is not known, and "+" behind lines or clients is that there may be others.
func facts(text string) explain.Facts {
	parts := strings.Split(strings.ReplaceAll(text, " ", ""), "|")
	in := input(strings.NewReplacer("?", "", "+", "").Replace(text))
	known := explain.Facts{
		Lines: setFact(parts[0], in.Lines), UserPresence: fact(parts[1], in.UserPresence),
		Clients: setFact(parts[2], in.Clients), Configured: fact(parts[3], in.Configured),
	}
	if parts[4] != "?" {
		known.Policy = explain.Exactly(policy(parts[4]))
	}
	return known
}

func fact[T comparable](part string, value T) explain.Fact[T] {
	if part == "?" {
		return explain.Fact[T]{}
	}
	return explain.Exactly(value)
}

func setFact[S presence.Vocabulary](part string, set presence.Set[S]) explain.Fact[presence.Set[S]] {
	if strings.HasSuffix(part, "+") {
		return explain.AtLeast(slices.Collect(set.All())...)
	}
	return fact(part, set)
}

func policy(text string) (p precedence.Policy) {
	must(p.UnmarshalText([]byte(text)))
	return p
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func TestTestdata(t *testing.T) {
	t.Parallel()
	for _, row := range testdata.Complete() {
		e := explain.Of(row.Input(), row.Policy)
		assert.Equal(t, row.Basis, e.Basis.String(), "basis of %v", row.Input())
		assert.Equal(t, row.Disputed, points(e.Disputes), "disputed points of %v", row.Input())
	}
	for _, c := range testdata.Cases() {
		e := explain.Of(c.Input, c.Policy)
		assert.Equal(t, c.Want, e.Resolution.States, "%s: %s", c.ID, c)
		assert.Equal(t, c.Basis, e.Basis.String(), "basis of %s: %s", c.ID, c)
		assert.Equal(t, c.Disputed, points(e.Disputes), "disputed points of %s: %s", c.ID, c)
	}
}

func points(disputes []explain.Dispute) (points []precedence.Point) {
	for _, d := range disputes {
		points = append(points, d.Point)
	}
	return points
}

// laws hold of every explanation. Each returns what is wrong with one, or "".
var laws = []func(explain.Explanation) string{
	lawAnswer, lawDisputes, lawBasis, lawContributions, lawUnreported, lawRemedies, lawText,
}

// TestLaws has all inputs by the guide, and a third of them by each other policy, not the same for
// all.
func TestLaws(t *testing.T) {
	for i, text := range []string{"guide", "guide+D1", "assistant", "graph", "off", "guide+D4+D5", "guide+D2+D3+D6", "off+D2+D5"} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			p := policy(text)
			n := 0
			for in := range precedence.Inputs() {
				if n++; p != precedence.Guide() && n%3 != i%3 {
					continue
				}
				e, laws := explain.Of(in, p), laws
				if p != precedence.Guide() && (in.Lines.Len() > 2 || in.Clients.Len() > 2) {
					laws = laws[:len(laws)-1] // texts take long
				}
				for _, law := range laws {
					if wrong := law(e); wrong != "" {
						require.Fail(t, wrong, "%v of %v by %v", e.Resolution, in, p)
					}
				}
			}
		})
	}
}

func lawAnswer(e explain.Explanation) string {
	if e.Resolution != e.Policy.Resolve(e.Input) {
		return "another answer than the policy's"
	}
	return ""
}

// lawDisputes turns each point over.
func lawDisputes(e explain.Explanation) string {
	if want := disputes(e.Input, e.Policy); !slices.Equal(want, e.Disputes) {
		return fmt.Sprintf("disputes %v, want %v", e.Disputes, want)
	}
	if got, want := points(explain.Disputes(e.Input, e.Policy)), disputed(e.Input, e.Policy); !slices.Equal(want, got) {
		return fmt.Sprintf("Disputes of %v, want %v", got, want)
	}
	return ""
}

func disputes(in precedence.Input, p precedence.Policy) (all []explain.Dispute) {
	for _, point := range []precedence.Point{precedence.D1, precedence.D2, precedence.D3, precedence.D4, precedence.D5} {
		other := p.With(point)
		if p.Has(point) {
			other = p.Without(point)
		}
		if otherwise := other.Resolve(in); otherwise.States != p.Resolve(in).States {
			all = append(all, explain.Dispute{Point: point, Policy: other, Otherwise: otherwise})
		}
	}
	return all
}

// disputed returns the points by whose other reading others would see something else.
func disputed(in precedence.Input, p precedence.Policy) []precedence.Point {
	others := slices.DeleteFunc(disputes(in, p), func(d explain.Dispute) bool { return d.Otherwise.Teams == p.Resolve(in).Teams })
	return append([]precedence.Point{}, points(others)...)
}

var table = testdata.Table()

// lawBasis follows the table “Basis” of testdata's README, row for row.
func lawBasis(e explain.Explanation) string {
	if want := strings.Join(bases(e.Input, e.Policy), "; "); e.Basis.String() != want {
		return fmt.Sprintf("basis %v, want %s", e.Basis, want)
	}
	return ""
}

func bases(in precedence.Input, p precedence.Policy) (texts []string) {
	answer, byGuide := p.Resolve(in), precedence.Resolve(in)
	for _, row := range table {
		if row.Input() == in && answer == byGuide {
			return []string{"table " + row.ID}
		}
	}
	sees := func(in precedence.Input) presence.Teams { return p.Resolve(in).Teams }
	for line, rule := range map[presence.Line]string{presence.LineOffline: "silent C3", presence.LineDoNotDisturb: "silent P8"} {
		others := in
		others.Lines = in.Lines.Without(line)
		if answer.TeamsRule == precedence.T1 || !in.Lines.Has(line) || p.Resolve(others).CloudLink == answer.CloudLink {
			continue // CloudLink's state does not come only from that line
		}
		asAway := others
		asAway.UserPresence = presence.MiVO400Absent
		counts := []precedence.Input{asAway}
		for _, as := range []presence.Line{presence.LineOffline, presence.LineAvailable, presence.LineBusy, presence.LineDoNotDisturb, presence.LineUnknown} {
			counted := others
			counted.Lines = others.Lines.With(as)
			counts = append(counts, counted)
		}
		if p.Resolve(in).CloudLink == lineAlone(line) && slices.ContainsFunc(counts, func(in precedence.Input) bool { return sees(in) != answer.Teams }) {
			texts = append(texts, rule)
		}
	}
	for _, departure := range []struct {
		rule   string
		points []precedence.Point
	}{
		{"silent S6", []precedence.Point{precedence.D3, precedence.D6}},
		{"silent T5", []precedence.Point{precedence.D2}},
		{"silent T6", []precedence.Point{precedence.D4}},
		{"silent T7", []precedence.Point{precedence.D5}},
	} {
		if answer.Teams != byGuide.Teams && p.Without(departure.points...).Resolve(in).Teams != answer.Teams {
			texts = append(texts, departure.rule)
		}
	}
	if len(texts) > 0 || answer.TeamsRule != precedence.T2 {
		return append(texts, "rule")[:max(1, len(texts))]
	}
	call := in.Lines.Has(presence.LineBusy)
	absent := in.UserPresence == presence.MiVO400Absent
	noClient := in.Clients.Without(presence.TeamsClientOffline).Len() == 0
	away := absent && p.Sync() && (answer.Teams == presence.TeamsAvailable || answer.Teams == presence.TeamsAway && noClient)
	busy := !absent && answer.Session == presence.TeamsBusy && answer.Teams == presence.TeamsBusy
	if call && (away || busy) {
		texts = append(texts, "note 1")
	}
	if away {
		texts = append(texts, "note 2")
	}
	return append(texts, "rule")[:max(1, len(texts))]
}

// lineAlone returns what a line that is in no rule of the guide counts as.
func lineAlone(line presence.Line) presence.CloudLink {
	if line == presence.LineOffline {
		return presence.CloudLinkOffline // C3
	}
	return presence.CloudLinkDoNotDisturb // P8
}

// lawUnreported tries all that the parties that report nothing can report.
func lawUnreported(e explain.Explanation) string {
	parties, could := unreported(e.Input, e.Policy)
	if !slices.Equal(parties, e.Unreported.Parties) || !slices.Equal(could, e.Unreported.Could) {
		return fmt.Sprintf("unreported %v, want %v %v", e.Unreported, parties, could)
	}
	return ""
}

func unreported(in precedence.Input, p precedence.Policy) (parties []explain.Party, could []presence.Teams) {
	all := []precedence.Input{in}
	if in.Lines == (presence.Set[presence.Line]{}) || in.Lines.Has(presence.LineUnknown) {
		parties = append(parties, explain.PartyLine)
		all = nil
		for lines := range presence.Sets[presence.Line]() {
			next := in
			next.Lines = in.Lines.Union(lines)
			all = append(all, next)
		}
	}
	if in.UserPresence == presence.MiVO400Unknown {
		parties = append(parties, explain.PartyUserPresence)
		for _, next := range all {
			for next.UserPresence = range presence.All[presence.MiVO400]() {
				all = append(all, next)
			}
		}
	}
	if in.Clients == (presence.Set[presence.TeamsClient]{}) {
		parties = append(parties, explain.PartyClient)
		for _, next := range all {
			for next.Clients = range presence.Sets[presence.TeamsClient]() {
				all = append(all, next)
			}
		}
	}
	var seen presence.Set[presence.Teams]
	for _, next := range all {
		seen = seen.With(p.Resolve(next).Teams)
	}
	for _, state := range []presence.Teams{
		presence.TeamsDoNotDisturb, presence.TeamsBusy, presence.TeamsAvailable, presence.TeamsAway, presence.TeamsOffline, presence.TeamsBeRightBack,
	} {
		if seen.Has(state) && state != p.Resolve(in).Teams {
			could = append(could, state)
		}
	}
	return parties, could
}
