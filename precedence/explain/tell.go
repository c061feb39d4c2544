package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// changeWords are the phrases for changes: what happens, and what to do. A %s is the states to
// which one can lead.
type changeWords struct {
	callStarts, callEnds, quietEnds string
	userSet, userSetNew             string // userSetNew where none is reported
	signsIn                         string
	one                             string                          // a client
	every                           map[presence.TeamsClient]string // every client in that state
	becomes                         map[presence.TeamsClient]string // what a client does to be in that state
	signsInAs                       map[presence.TeamsClient]string // what a client is that has signed in
	reset, set, syncOn              string

	toUser, toSignIn, toReset, toSet, toSync string

	disputed    string // a text, and points
	otherwise   string // a point, and who reads it otherwise
	notReported string // parties
}

// effectWords are the phrases for effects.
type effectWords struct {
	seen    string // the state seen now
	become  string // a state, what leads to it
	nothing string
	// a status set by hand, those that do not show, the points that dispute Available
	byHand, byHandBut, availableDisputed string
}

// wayWords are the phrases for ways.
type wayWords struct {
	already     string // the state seen
	anyOf, only string // the state wanted, the one seen
	way, byHand string // changes
	more        string // how many ways take more changes
}

// Text returns c as a phrase: "the user presence is set to “Busy”". Of clients it says "an
// active client" where one is enough, and "every active client" where all of these must change.
func (c Change) Text(language presence.Language) string {
	w := wordsIn(language)
	return w.changes.move(w, moveOf(c))
}

// Text returns the effects in a few lines: one for each state that others would see, the
// strongest first, but those of a status set by hand as one. Changes that others would not notice
// are left out. The wording may get better; match the data instead.
func (e Effects) Text(language presence.Language) string {
	w := wordsIn(language)
	seen := e.Resolution.Teams
	disputed := slices.Clone(e.Disputed)
	lines := []string{""}
	for _, state := range append(precedence.TeamsOrder(), presence.TeamsBeRightBack) {
		var ways []Way
		for _, effect := range e.Effects {
			if effect.Resolution.Teams == state && state != seen && !effect.Change.byHand() {
				disputed = append(disputed, effect.Disputed...)
				ways = append(ways, Way{[]Change{effect.Change}, false, effect.Resolution, effect.Disputed})
			}
		}
		if len(ways) > 0 {
			lines = append(lines, fmt.Sprintf(w.effects.become, w.label(state), w.colon(strings.Join(w.grouped(ways), "; "))))
		}
	}
	head := w.effects.seen
	if len(lines) == 1 {
		head = w.effects.nothing
	}
	lines[0] = fmt.Sprintf(head, w.marked(w.label(seen), e.Disputed))
	if byHand, points := w.effects.statuses(w, e.Effects); byHand != "" {
		lines, disputed = append(lines, byHand), append(disputed, points...)
	}
	return strings.Join(append(lines, w.notes(disputed, e.Policy, e.Unreported)...), "\n")
}

// statuses says what others would see of a status set by hand, "" where that is none, and the
// points that are disputed then: of any status, and of Available.
func (words *effectWords) statuses(w *words, effects []Effect) (text string, disputed []precedence.Point) {
	var not []presence.State // shown
	var ofAvailable, ofOthers []precedence.Point
	shown := 0
	for _, effect := range effects {
		switch {
		case !effect.Change.byHand():
		case effect.Resolution.TeamsRule != precedence.T1:
			not = append(not, effect.Change.To)
		case effect.Change.To == presence.ConfiguredAvailable:
			shown++
			ofAvailable = effect.Disputed
		default:
			shown++
			if len(effect.Disputed) > len(ofOthers) {
				ofOthers = effect.Disputed
			}
		}
	}
	switch {
	case shown == 0:
		return "", nil
	case len(not) > 0:
		return fmt.Sprintf(words.byHandBut, w.choice(not)), nil
	}
	text = w.marked(words.byHand, ofOthers) + "."
	if len(ofAvailable) > len(ofOthers) {
		text += " " + fmt.Sprintf(words.availableDisputed, joined(ofAvailable, precedence.Point.String, ", "))
	}
	return text, slices.Concat(ofAvailable, ofOthers)
}

// marked returns text with the points that are disputed.
func (w *words) marked(text string, disputed []precedence.Point) string {
	if len(disputed) == 0 {
		return text
	}
	return fmt.Sprintf(w.changes.disputed, text, joined(disputed, precedence.Point.String, ", "))
}

// notes says who disputes points, and what is not reported.
func (w *words) notes(disputed []precedence.Point, p precedence.Policy, unreported []Party) (lines []string) {
	slices.Sort(disputed)
	for _, point := range slices.Compact(disputed) {
		_, other := w.sides(point, p)
		lines = append(lines, fmt.Sprintf(w.changes.otherwise, point, other))
	}
	if len(unreported) > 0 {
		lines = append(lines, fmt.Sprintf(w.changes.notReported, w.parties(unreported)))
	}
	return lines
}

// few is how many changes a way may take to be told. Nobody makes more.
const few = 2

// Text returns the ways in a few lines, those that differ in where one change leads as one, and
// counts those of more than two changes. The wording may get better; match the data instead.
func (ways Ways) Text(language presence.Language) string {
	w := wordsIn(language)
	want, seen := w.seen(ways.Want), w.marked(w.label(ways.Resolution.Teams), ways.Disputed)
	disputed := slices.Clone(ways.Disputed)
	if len(ways.Ways) == 1 && len(ways.Ways[0].Changes) == 0 {
		return strings.Join(append([]string{fmt.Sprintf(w.ways.already, seen)}, w.notes(disputed, ways.Policy, nil)...), "\n")
	}
	var told, byHand []Way
	more := 0
	for _, way := range ways.Ways {
		switch {
		case len(way.Changes) > few:
			more++
			continue
		case way.ByHand:
			byHand = append(byHand, way)
		default:
			told = append(told, way)
		}
		disputed = append(disputed, way.Disputed...)
	}
	var lines []string
	for _, text := range w.grouped(told) {
		lines = append(lines, fmt.Sprintf(w.ways.way, capital(text)))
	}
	if texts := w.grouped(byHand); len(texts) > 0 {
		lines = append(lines, fmt.Sprintf(w.ways.byHand, capital(strings.Join(texts, w.or))))
	}
	heading := w.ways.anyOf
	if len(lines) < 2 {
		heading = w.ways.only
	}
	lines = append([]string{fmt.Sprintf(heading, want, seen)}, lines...)
	if more > 0 {
		lines = append(lines, fmt.Sprintf(w.ways.more, more))
	}
	if len(ways.Beyond) > 0 {
		lines = append(lines, w.beyond(ways.Beyond))
	}
	return strings.Join(append(lines, w.notes(disputed, ways.Policy, ways.Unreported)...), "\n")
}

// seen returns what people read in Teams, quoted.
func (w *words) seen(seen Seen) string {
	if activity := w.causes.activities[seen.Activity]; activity != "" {
		return fmt.Sprintf(w.quote, activity)
	}
	return w.label(seen.Teams)
}

// beyond says what is not modelled.
func (w *words) beyond(all []Beyond) string {
	var phrases []string
	for _, b := range all {
		if b != BeyondOutOfOffice { // which is a sentence of its own
			phrases = append(phrases, w.causes.beyonds[b])
		}
	}
	return fmt.Sprintf(w.causes.beyond, strings.Join(phrases, "; "))
}

// todo says what to do to make c.
func (words *changeWords) todo(w *words, c Change) string {
	switch to := c.To.(type) {
	case presence.MiVO400:
		return fmt.Sprintf(words.toUser, w.label(to))
	case presence.TeamsClient:
		return words.toSignIn
	case presence.Configured:
		if to == presence.ConfiguredNone {
			return words.toReset
		}
		return words.toSet
	default:
		return words.toSync
	}
}

// A move is one change, or several that differ only in where they lead.
type move struct {
	party Party
	from  presence.State
	to    []presence.State
}

// moveOf returns c as a move. Where one client is enough, it does not matter which.
func moveOf(c Change) move {
	m := move{c.Party, c.From, []presence.State{c.To}}
	if from, ok := c.From.(presence.TeamsClient); ok && oneIsEnough(from, c.To) {
		m.from = nil
	}
	return m
}

// move says m: "the user presence is set to “Meeting” or “Busy”".
func (words *changeWords) move(w *words, m move) string {
	switch m.party {
	case PartyLine:
		switch {
		case m.to[0] == presence.LineBusy:
			return words.callStarts
		case m.from == presence.LineDoNotDisturb:
			return words.quietEnds
		default:
			return words.callEnds
		}
	case PartyUserPresence:
		if m.from == presence.MiVO400Unknown {
			return fmt.Sprintf(words.userSetNew, w.choice(m.to))
		}
		return fmt.Sprintf(words.userSet, w.choice(m.to))
	case PartyClient:
		return words.client(w, m)
	case PartyConfigured:
		if m.to[0] == presence.ConfiguredNone {
			return words.reset
		}
		return fmt.Sprintf(words.set, w.choice(m.to))
	default:
		return words.syncOn
	}
}

func (words *changeWords) client(w *words, m move) string {
	subject, becomes := words.one, words.becomes
	switch from, every := m.from.(presence.TeamsClient); {
	case every && from == presence.TeamsClientOffline:
		subject, becomes = words.signsIn, words.signsInAs
	case every:
		subject = words.every[from]
	}
	var verbs []string
	for _, to := range m.to {
		verbs = append(verbs, becomes[to.(presence.TeamsClient)])
	}
	return fmt.Sprintf(subject, list(verbs, w.or))
}

// oneIsEnough reports whether of several clients in state from, one that changes has the effect
// of all: its new state outranks theirs.
func oneIsEnough(from presence.TeamsClient, to presence.State) bool {
	return from != presence.TeamsClientOffline &&
		outranks(mapping.TeamsClientToTeams(to.(presence.TeamsClient)), mapping.TeamsClientToTeams(from))
}

// A group is one or more ways that are told as one: whatever states are chosen among those of
// each move, they make a way.
type group struct {
	moves    []move
	disputed []precedence.Point
}

// grouped says ways, those together that differ in where one change leads and no more, with the
// points that are disputed then.
func (w *words) grouped(ways []Way) (texts []string) {
	var groups []group
	for _, way := range ways {
		g := group{disputed: way.Disputed}
		for _, c := range way.Changes {
			g.moves = append(g.moves, moveOf(c))
		}
		slices.Reverse(g.moves) // what frees the way first: presence sync, the status set by hand
		groups = append(groups, g)
	}
	for i, j := 0, 1; i < len(groups); j++ {
		switch {
		case j >= len(groups):
			i, j = i+1, i+1
		case groups[i].merge(groups[j]):
			groups = slices.Delete(groups, j, j+1)
			i, j = 0, 0 // what could not be merged before may be now
		}
	}
	for _, g := range groups {
		var moves []string
		for _, m := range g.moves {
			moves = append(moves, w.changes.move(w, m))
		}
		texts = append(texts, w.marked(list(moves, w.and), g.disputed))
	}
	return texts
}

// merge adds other to g and returns true, if they differ in where one change leads at most.
func (g *group) merge(other group) bool {
	if len(g.moves) != len(other.moves) || !slices.Equal(g.disputed, other.disputed) {
		return false
	}
	different := -1
	for i, m := range g.moves {
		switch o := other.moves[i]; {
		case m.party != o.party || m.from != o.from:
			return false
		case slices.Equal(m.to, o.to):
			continue
		case different >= 0, m.to[0] == presence.ConfiguredNone:
			return false
		}
		different = i
	}
	if different < 0 { // clients of which one is enough
		return true
	}
	g.moves[different].to = append(g.moves[different].to, other.moves[different].to...)
	return true
}

// causeWords are the phrases for causes. Those of the kinds have placeholders in braces.
type causeWords struct {
	one, several, ask      string // how many; what to ask
	asks                   map[Party]string
	nothing                string // what is seen, the states that others may see
	doubts                 string // reports
	beyond                 string
	beyonds                map[Beyond]string
	outOfOffice            string
	activities             map[Activity]string
	kinds                  map[Kind]string
	clients                map[presence.Teams]string // what clients report, no more than it, where a state is seen
	aClient, anotherClient string
	notAvailable, quiet    string // why CloudLink is DoNotDisturb
	busyOrMeeting          string
	hidesCall, syncOffToo  string
	byReading              string // the side, its number, the cause
	look                   map[Party]string
}

// Text returns the causes in a few lines: what to ask first, each cause with where to look, and
// what else could be what is seen. The wording may get better; match the data instead.
func (c Causes) Text(language presence.Language) string {
	before, causes, after := c.Parts(language)
	lines := []string{before}
	for i, cause := range causes {
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, cause))
	}
	return strings.Join(append(lines, after...), "\n")
}

// Parts returns what Text says in parts, for a page to set: the line before the causes, one text
// for each of c.Causes, without a number, and the lines after them.
func (c Causes) Parts(language presence.Language) (before string, causes, after []string) {
	w := wordsIn(language)
	seen := w.seen(c.Seen)
	switch {
	case len(c.Causes) == 0:
		before = fmt.Sprintf(w.causes.nothing, seen, w.choice(states(c.Possible)))
		if len(c.Doubts) > 0 {
			after = append(after, fmt.Sprintf(w.causes.doubts, joined(c.Doubts, func(p Party) string { return w.answer.parties[p] }, w.or)))
		}
	case len(c.Causes) == 1:
		before = w.causes.one
	case c.Ask != "":
		before = fmt.Sprintf(w.causes.ask, w.causes.asks[c.Ask], len(c.Causes))
	default:
		before = fmt.Sprintf(w.causes.several, len(c.Causes))
	}
	for _, cause := range c.Causes {
		causes = append(causes, w.cause(cause, c.Known))
	}
	after = append(after, w.beyond(c.Beyond))
	if c.Seen.OutOfOffice {
		after = append(after, fmt.Sprintf(w.causes.outOfOffice, seen))
	}
	return before, causes, after
}

// cause says c, with where to look for what is not known.
func (w *words) cause(c Cause, known Facts) string {
	words := w.causes
	lines, linesKnown := known.Lines.Exact()
	user, userKnown := known.UserPresence.Exact()
	clients, clientsKnown := known.Clients.Exact()
	reported := slices.ContainsFunc(won(contributions(c.Input, c.Resolution), PartyClient), func(won Contribution) bool {
		return clients.Has(won.State.(presence.TeamsClient))
	})
	hidesCall, aClient, quiet, busy := "", words.aClient, words.notAvailable+w.or+words.quiet, words.busyOrMeeting
	if lines.Has(presence.LineBusy) {
		hidesCall = words.hidesCall
	}
	if clients.Len() > 0 && !clientsKnown && !reported {
		aClient = words.anotherClient
	}
	if userKnown {
		quiet, busy = words.quiet, w.label(user)
		if user == presence.MiVO400NotAvailable {
			quiet = words.notAvailable
		}
	}
	theClients := strings.ReplaceAll(words.clients[c.Resolution.Teams], "{a client}", aClient)
	meeting := ""
	if c.Input.Clients.Has(presence.TeamsClientInCall) {
		meeting = capital(theClients)
	}
	text := strings.NewReplacer(
		"{status}", w.label(c.Input.Configured),
		"{a client}", aClient,
		"{the clients}", theClients,
		"{The clients}", capital(theClients),
		"{quiet}", quiet,
		"{busy}", busy,
		"{hides the call}", hidesCall,
		"{the meeting}", meeting,
	).Replace(words.kinds[c.Kind])
	sentences := []string{capital(strings.TrimSpace(text))}
	if !c.Policy.Sync() && c.Kind != KindSyncOff {
		sentences = append(sentences, words.syncOffToo)
	}
	_, statusKnown := known.Configured.Exact()
	_, policyKnown := known.Policy.Exact()
	is := map[Party]bool{
		PartyLine: linesKnown || lines.Has(soughtLine(c.Kind)), PartyUserPresence: userKnown, PartyClient: clientsKnown || reported,
		PartyConfigured: statusKnown, PartyCloudLink: policyKnown,
	}
	if look := words.look[c.Look]; !is[c.Look] {
		if c.Look == PartyCloudLink {
			look = fmt.Sprintf(look, strings.Join(w.answer.checklist, "; "))
		}
		sentences = append(sentences, look)
	}
	text = strings.Join(sentences, " ")
	if slices.Contains(c.Readings, precedence.D1) {
		_, other := precedence.D1.Readings(w.language)
		text = fmt.Sprintf(words.byReading, other, precedence.D1, text)
	}
	return text
}

// soughtLine returns the state of a line that makes a cause of kind.
func soughtLine(kind Kind) presence.Line {
	if kind == KindCall || kind == KindHiddenCall {
		return presence.LineBusy
	}
	return presence.LineDoNotDisturb
}
