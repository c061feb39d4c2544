package explain_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// TestText compares texts with those of testdata/explanations.txt.
func TestText(t *testing.T) {
	file, err := os.ReadFile("testdata/explanations.txt")
	require.NoError(t, err)
	blocks := strings.Split(string(file), "\n== ")[1:]
	require.Len(t, blocks, strings.Count(string(file), "== "), "blocks")
	for _, block := range blocks {
		question, texts, _ := strings.Cut(block, "\n")
		t.Run(question, func(t *testing.T) {
			english, german, found := strings.Cut(strings.TrimSpace(texts), "\n--\n")
			require.True(t, found, "texts in two languages")
			answer := ask(question)
			assert.Equal(t, english, answer.Text(presence.English))
			assert.Equal(t, german, answer.Text(presence.German))
		})
	}
}

// ask answers a question of testdata/explanations.txt.
func ask(question string) interface {
	Text(presence.Language) string
} {
	question, of, _ := strings.Cut(question, ": ")
	seen, isWhy := strings.CutPrefix(question, "why ")
	if isWhy {
		return explain.Why(parse(seen), facts(of))
	}
	known := facts(of)
	p, _ := known.Policy.Exact()
	want, isHowTo := strings.CutPrefix(question, "how to ")
	switch {
	case isHowTo:
		return explain.HowTo(parse(want), input(of), p)
	case question == "what if":
		return explain.WhatIf(input(of), p)
	default:
		return explain.Of(input(of), p)
	}
}

// A state outside its vocabulary is said to be ignored.
func TestTextOutside(t *testing.T) {
	e := explain.Of(precedence.Input{UserPresence: 9, Configured: 9}, precedence.Guide())
	assert.Contains(t, e.Text(presence.English), "\nIgnored: precedence: input userPresence: presence: MiVO400(9)")
	assert.Contains(t, e.Text(presence.German), "\nNicht beachtet: precedence: input userPresence: presence: MiVO400(9)")
}

func TestSyncChecks(t *testing.T) {
	checks := explain.SyncChecks(presence.English)
	assert.Len(t, checks, 5)
	checks[0] = ""
	assert.NotEqual(t, checks, explain.SyncChecks(presence.English), "a copy")
	assert.Contains(t, explain.SyncChecks(presence.German), "das Gateway zur Telefonanlage ist konfiguriert")
}

// A reading is what a text shows by itself.
type reading struct {
	wrong     string // with its form, or ""
	cites     []uint8
	words     int
	checklist bool
	client    bool // it speaks of one that is there, not of none or one to sign in
}

var (
	readings sync.Map // by text
	number   = regexp.MustCompile(`\b[PCSTGD]\d\b`)
	aside    = regexp.MustCompile(`if no Teams client is running|wenn kein Teams-Client läuft|\n(Not reported|Nicht gemeldet|To be seen as|Damit andere).*`)
	quoted   = regexp.MustCompile(`“[^“”]*”|„[^„“]*“`)
	// The start of a sentence in lower case. In German, one after a colon has a capital, too.
	lower = regexp.MustCompile(`(^|[.?] |\n|(Grund|Ungewiss|Strittig): )\p{Ll}`)
	// A word of one language that the other does not have.
	englishWord = regexp.MustCompile(`(?i)\b(the|is|by|of|and|not|others|call|line|user|sees?|because|why|sync|certain|disputed)\b`)
	germanWord  = regexp.MustCompile(`(?i)\b(der|die|das|ist|und|nicht|andere|anruf|leitung|benutzer|sehen|weil|denn|grund|sync\w+iert|strittig)\b`)
	label       = map[presence.Language]*regexp.Regexp{presence.English: labels(presence.English), presence.German: labels(presence.German)}
)

// labels matches the labels of all states of which texts speak.
func labels(language presence.Language) *regexp.Regexp {
	var all []string
	add := func(s presence.State) { all = append(all, presence.Label(s, language)) }
	for s := range presence.All[presence.Teams]() {
		add(s)
	}
	for s := range presence.All[presence.MiVO400]() {
		add(s)
	}
	for s := range presence.All[presence.Configured]() {
		if s != presence.ConfiguredNone {
			add(s)
		}
	}
	return regexp.MustCompile(`\b(` + strings.Join(all, "|") + `)\b`)
}

func read(text string, language presence.Language) *reading {
	if r, found := readings.Load(text); found {
		return r.(*reading)
	}
	r := &reading{words: words(text), client: strings.Contains(strings.ToLower(aside.ReplaceAllString(text, "")), "client")}
	for _, n := range number.FindAllString(text, -1) {
		var rule precedence.Rule
		var point precedence.Point
		if rule.UnmarshalText([]byte(n)) != nil {
			must(point.UnmarshalText([]byte(n)))
		}
		r.cites = append(r.cites, uint8(rule)|uint8(point))
	}
	bare := quoted.ReplaceAllString(text, "")
	foreign, check := germanWord, "Check in this order: "
	if language == presence.German {
		foreign, check = englishWord, "In dieser Reihenfolge prüfen: "
	}
	r.checklist = strings.Contains(text, check)
	switch {
	case strings.Contains(text, "%!"), strings.Contains(text, "  "), strings.Contains(text, " ."), strings.Contains(text, ".."), strings.Contains(text, " \n"):
		r.wrong = "malformed"
	case !strings.ContainsAny(text[len(text)-1:], ".?"), lower.MatchString(text):
		r.wrong = "a sentence without its capital or stop"
	case label[language].MatchString(bare):
		r.wrong = "a state without quotation marks: " + label[language].FindString(bare)
	case foreign.MatchString(bare):
		r.wrong = "a word of another language: " + foreign.FindString(bare)
	}
	readings.Store(text, r)
	return r
}

// words counts the words of a text, without numbers of rules and the line on what is not reported.
func words(text string) int {
	text = regexp.MustCompile(`\n(Not reported|Nicht gemeldet): .*`).ReplaceAllString(text, "")
	return len(strings.Fields(number.ReplaceAllString(text, ""))) - strings.Count(text, "(")
}

// lawText holds texts to what took part, and to a form.
func lawText(e explain.Explanation) string {
	part := took(e)
	for _, language := range []presence.Language{presence.English, presence.German} {
		text := e.Text(language)
		if wrong := wrongText(e, read(text, language), &part); wrong != "" {
			return wrong + ":\n" + text
		}
	}
	return ""
}

func wrongText(e explain.Explanation, r *reading, tookPart *[256]bool) string {
	most := 60
	if len(e.Disputes) > 0 || slices.ContainsFunc(e.Remedies, func(w explain.Way) bool { return len(w.Disputed) > 0 }) {
		most = 110
	}
	if e.Input.Configured != presence.ConfiguredNone && e.Resolution.TeamsRule != precedence.T1 {
		most += 20 // why it does not show
	}
	if r.checklist {
		most += 55
	}
	if r.words > most {
		return fmt.Sprintf("%d words", r.words)
	}
	for _, number := range r.cites {
		if !tookPart[number] {
			return fmt.Sprintf("%v took no part", precedence.Rule(number))
		}
	}
	if e.Input.Clients.Len() == 0 && r.client {
		return "a client that is not reported"
	}
	return r.wrong
}

// took returns the numbers of the rules and points that took part, as a set. S1 to S4, S6 and
// S7 do so with presence sync only.
func took(e explain.Explanation) (part [256]bool) {
	part[e.Resolution.SessionRule], part[e.Resolution.TeamsRule] = true, true
	for _, c := range e.Contributions {
		part[c.BecomesBy], part[c.OutcomeBy] = true, true
	}
	for _, d := range e.Disputes {
		part[d.Point] = true
	}
	for _, way := range e.Remedies {
		for _, point := range way.Disputed {
			part[point] = true
		}
	}
	for _, rule := range e.Basis.Silent {
		part[rule] = true
	}
	if e.Policy.Has(precedence.D2) && e.Input.Configured != presence.ConfiguredNone && e.Input.Clients.Without(presence.TeamsClientOffline).Len() == 0 {
		part[precedence.T5] = true // it shows, if CloudLink has a session
	}
	if !e.Policy.Sync() {
		for _, rule := range []precedence.Rule{precedence.S1, precedence.S2, precedence.S3, precedence.S4, precedence.S6, precedence.S7} {
			part[rule] = false
		}
	}
	return part
}

// TestForms holds the texts of all questions to the form of those of explanations.
func TestForms(t *testing.T) {
	t.Parallel()
	n, policies := 0, everyPolicy()
	languages := []presence.Language{presence.English, presence.German}
	check := func(in func(presence.Language) string) {
		for _, language := range languages {
			text := in(language)
			require.NotRegexp(t, `[{}]`, text)
			if wrong := read(text, language).wrong; wrong != "" {
				require.Fail(t, wrong, text)
			}
		}
	}
	for in := range precedence.Inputs() {
		if n++; in.Clients.Len() > 3 || n%2003 != 0 {
			continue
		}
		p := policies[n%len(policies)]
		check(explain.WhatIf(in, p).Text)
		for want := range wants() {
			check(explain.HowTo(want, in, p).Text)
		}
		for state := range presence.All[presence.Teams]() {
			for _, known := range []explain.Facts{
				{Clients: explain.AtLeast(slice(in.Clients)...), Lines: explain.Exactly(in.Lines)},
				{Configured: explain.Exactly(in.Configured), UserPresence: explain.Exactly(in.UserPresence), Policy: explain.Exactly(p)},
			} {
				causes := explain.Why(explain.Seen{Teams: state}, known)
				check(causes.Text)
				for _, language := range languages {
					checkCites(t, causes, language)
				}
			}
		}
	}
}

// TestCausePhrases has each phrase of causes in its language, whatever it stands beside.
func TestCausePhrases(t *testing.T) {
	parties := []explain.Party{explain.PartyLine, explain.PartyUserPresence, explain.PartyClient, explain.PartyConfigured, explain.PartyCloudLink}
	for _, kind := range explain.Kinds() {
		for _, party := range parties {
			cause := explain.Cause{Kind: kind, Look: []explain.Party{party}}
			for _, causes := range []explain.Causes{
				{Causes: []explain.Cause{cause, cause}, Ask: party, Beyond: []explain.Beyond{explain.BeyondCalendar, explain.BeyondIdle, explain.BeyondDelay}},
				{Possible: []presence.Teams{away}, Doubts: []explain.Party{party}, Beyond: []explain.Beyond{explain.BeyondStaleSession, explain.BeyondExpired, explain.BeyondApplication}},
			} {
				english, german := causes.Text(presence.English), causes.Text(presence.German)
				assert.Empty(t, read(english, presence.English).wrong, "%v: %s", kind, english)
				assert.Empty(t, read(german, presence.German).wrong, "%v: %s", kind, german)
			}
		}
	}
}

// checkCites holds the numbers in the text of each cause to what took part in its case.
func checkCites(t *testing.T, causes explain.Causes, language presence.Language) {
	for _, cause := range causes.Causes {
		part := took(explain.Of(cause.Input, cause.Policy))
		for _, point := range cause.Readings {
			part[point] = true
		}
		switch cause.Kind { // by the user presence or by the phone
		case explain.KindDoNotDisturb, explain.KindDoNotDisturbSynced, explain.KindHiddenCall:
			part[precedence.P2] = part[precedence.P2] || part[precedence.P8]
			part[precedence.P8] = part[precedence.P2]
		}
		text := explain.Causes{Causes: []explain.Cause{cause}, Known: causes.Known}.Text(language)
		for _, number := range read(text, language).cites {
			require.True(t, part[number], "%v took no part in %v:\n%s", precedence.Rule(number), cause, text)
		}
	}
}

func slice[S presence.Vocabulary](set presence.Set[S]) (all []S) {
	for s := range set.All() {
		all = append(all, s)
	}
	return all
}

// TestOneIsEnough leaves another client as it was where the text says that one is enough.
func TestOneIsEnough(t *testing.T) {
	said := map[bool]int{}
	for _, text := range []string{"guide", "graph", "off", "guide+D4+D5"} {
		p := policy(text)
		for in := range precedence.Inputs() {
			if in.Lines.Len() > 2 {
				continue
			}
			for from := range in.Clients.All() {
				for to := range presence.All[presence.TeamsClient]() {
					change := explain.Change{Party: explain.PartyClient, From: from, To: to}
					one := in
					one.Clients = in.Clients.With(to)
					isEnough := !strings.HasPrefix(changeText(change), "every ")
					said[isEnough]++
					if all, _ := explain.Apply(in, p, change); from != to && isEnough && p.Resolve(one).Teams != p.Resolve(all).Teams {
						require.Fail(t, "one is not enough", "%v of %v by %v", change, in, p)
					}
				}
			}
		}
	}
	assert.Len(t, said, 2, "some texts say that one is enough, and some that all must change")
}

var changeTexts = map[explain.Change]string{}

func changeText(c explain.Change) string {
	if changeTexts[c] == "" {
		changeTexts[c] = c.Text(presence.English)
	}
	return changeTexts[c]
}
