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
	callStarts, callEnds string
	userSet, userSetNew  string // userSetNew where none is reported
	signsIn              string
	one, every           map[presence.TeamsClient]string // a client in that state
	becomes              map[presence.TeamsClient]string // what a client does to be in that state
	reset, set, syncOn   string

	toUser, toSignIn, toActive, toReset, toSet, toSync string

	disputed  string // numbers of points
	seenAfter string // a change, and notes on it
}

// effectWords are the phrases for effects.
type effectWords struct {
	seen   string // the state seen now
	become string // a state, what leads to it
	remain string // the state seen now, what does not change it
}

// wayWords are the phrases for ways.
type wayWords struct {
	already           string // the state seen
	anyOf, onlyByHand string // the state wanted, the one seen
	way, byHand       string // changes
}

// Text returns c as a phrase: "the user presence is set to “Busy”". Of clients it says "an
// active client" where one is enough, and "every active client" where all of these must change.
func (c Change) Text(language presence.Language) string {
	w := wordsIn(language)
	return w.changes.move(w, moveOf(c))
}

// Text returns the effects in a few lines: one for each state that others would see, the
// strongest first, and one for the changes that others would not notice. The wording may get
// better; match the data instead.
func (e Effects) Text(language presence.Language) string {
	w := wordsIn(language)
	seen := e.Resolution.Teams
	told := func(state presence.Teams) string {
		var ways []Way
		for _, effect := range e.Effects {
			if effect.Resolution.Teams == state {
				ways = append(ways, wayOf([]Change{effect.Change}, e.Input, e.Policy))
			}
		}
		return w.colon(strings.Join(w.grouped(ways), "; "))
	}
	lines := []string{fmt.Sprintf(w.effects.seen, w.label(seen))}
	for _, state := range append(precedence.TeamsOrder(), presence.TeamsBeRightBack) {
		if state == seen {
			continue
		}
		if text := told(state); text != "" {
			lines = append(lines, fmt.Sprintf(w.effects.become, w.label(state), text))
		}
	}
	if text := told(seen); text != "" {
		lines = append(lines, fmt.Sprintf(w.effects.remain, w.label(seen), text))
	}
	return strings.Join(lines, "\n")
}

// Text returns the ways in a few lines. Ways that differ in where one change leads are told as
// one. The wording may get better; match the data instead.
func (ways Ways) Text(language presence.Language) string {
	w := wordsIn(language)
	want, seen := w.label(ways.Want), w.label(ways.Resolution.Teams)
	if ways.Resolution.Teams == ways.Want {
		return fmt.Sprintf(w.ways.already, want)
	}
	var changed, byHand []Way
	for _, way := range ways.Ways {
		if way.ByHand {
			byHand = append(byHand, way)
		} else {
			changed = append(changed, way)
		}
	}
	heading := w.ways.anyOf
	if len(changed) == 0 {
		heading = w.ways.onlyByHand
	}
	lines := []string{fmt.Sprintf(heading, want, seen)}
	for _, text := range w.grouped(changed) {
		lines = append(lines, fmt.Sprintf(w.ways.way, capital(text)))
	}
	if texts := w.grouped(byHand); len(texts) > 0 {
		lines = append(lines, fmt.Sprintf(w.ways.byHand, w.colon(strings.Join(texts, w.or))))
	}
	return strings.Join(lines, "\n")
}

// todo says what to do to make c, to be seen as want.
func (words *changeWords) todo(w *words, c Change, want presence.Teams) string {
	switch to := c.To.(type) {
	case presence.MiVO400:
		return fmt.Sprintf(words.toUser, w.label(to))
	case presence.TeamsClient:
		if c.From == presence.TeamsClientOffline {
			return words.toSignIn
		}
		return words.toActive
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

func moveOf(c Change) move { return move{c.Party, c.From, []presence.State{c.To}} }

// move says m: "the user presence is set to “Meeting” or “Busy”".
func (words *changeWords) move(w *words, m move) string {
	switch m.party {
	case PartyLine:
		if m.to[0] == presence.LineBusy {
			return words.callStarts
		}
		return words.callEnds
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
	from := m.from.(presence.TeamsClient)
	subject := words.every[from]
	switch {
	case from == presence.TeamsClientOffline:
		subject = words.signsIn
	case oneIsEnough(from, m.to):
		subject = words.one[from]
	}
	var verbs []string
	for _, to := range m.to {
		verbs = append(verbs, words.becomes[to.(presence.TeamsClient)])
	}
	return subject + " " + list(verbs, w.or)
}

// oneIsEnough reports whether of several clients in state from, one needs to change to have
// the effect of all. That is so where the states to outrank it, but not where the clients are
// in a call or present, which counts beside a stronger session, too (T6).
func oneIsEnough(from presence.TeamsClient, to []presence.State) bool {
	return from < presence.TeamsClientInCall && !slices.ContainsFunc(to, func(s presence.State) bool {
		return !outranks(mapping.TeamsClientToTeams(s.(presence.TeamsClient)), mapping.TeamsClientToTeams(from))
	})
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
		text := list(moves, w.and)
		if len(g.disputed) > 0 {
			text = fmt.Sprintf(w.changes.seenAfter, text, fmt.Sprintf(w.changes.disputed, joined(g.disputed, precedence.Point.String, ", ")))
		}
		texts = append(texts, text)
	}
	return texts
}

// merge adds other to g and returns true, if they differ in where one change leads and no more.
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
	g.moves[different].to = append(g.moves[different].to, other.moves[different].to...)
	return true
}

// causeWords are the phrases for causes. Those of the kinds have placeholders in braces.
type causeWords struct {
	one, several           string
	ask                    map[Party]string
	nothing                string // the states that others may see
	doubts                 string // reports
	beyond                 string
	beyonds                map[Beyond]string
	kinds                  map[Kind]string
	clients                map[presence.Teams]string // what no more than clients report where a state is seen
	aClient, anotherClient string
	hidesCall, syncOffToo  string
	byReading              string // the side, its number, the cause
	look                   map[Party]string
}

// Text returns the causes in a few lines, each with where to look; what else could be what is
// seen; and what to ask first. The wording may get better; match the data instead.
func (c Causes) Text(language presence.Language) string {
	before, causes, after := c.Parts(language)
	lines := []string{before}
	for i, cause := range causes {
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, cause))
	}
	return strings.Join(append(lines, after...), "\n")
}

// Parts returns what Text says in parts, for a page to set: the line before the causes, one line
// for each of c.Causes, without a number, and the lines after them.
func (c Causes) Parts(language presence.Language) (before string, causes, after []string) {
	w := wordsIn(language)
	switch len(c.Causes) {
	case 0:
		before = fmt.Sprintf(w.causes.nothing, w.choice(states(c.Possible)))
		if len(c.Doubts) > 0 {
			var doubts []string
			for _, party := range c.Doubts {
				doubts = append(doubts, w.answer.parties[party])
			}
			after = append(after, fmt.Sprintf(w.causes.doubts, list(doubts, w.or)))
		}
	case 1:
		before = w.causes.one
	default:
		before = fmt.Sprintf(w.causes.several, len(c.Causes))
	}
	for _, cause := range c.Causes {
		causes = append(causes, w.cause(cause, c.Known))
	}
	var beyond []string
	for _, b := range c.Beyond {
		beyond = append(beyond, w.causes.beyonds[b])
	}
	after = append(after, fmt.Sprintf(w.causes.beyond, strings.Join(beyond, "; ")))
	if c.Ask != "" {
		after = append(after, w.causes.ask[c.Ask])
	}
	return before, causes, after
}

// cause says c, with where to look.
func (w *words) cause(c Cause, known Facts) string {
	words := w.causes
	hidesCall := ""
	if known.Lines.value.Has(presence.LineBusy) {
		hidesCall = words.hidesCall
	}
	aClient := words.aClient
	if clients, exact := known.Clients.Exact(); clients.Len() > 0 && !exact && len(known.unreported(c.Input.Clients)) > 0 {
		aClient = words.anotherClient
	}
	text := strings.NewReplacer(
		"{status}", w.label(c.Input.Configured),
		"{a client}", aClient,
		"{the clients}", words.clients[c.Resolution.Teams],
		"{The clients}", capital(words.clients[c.Resolution.Teams]),
		"{hides the call}", hidesCall,
	).Replace(words.kinds[c.Kind])
	sentences := []string{capital(strings.TrimSpace(text))}
	if !c.Policy.Sync() && c.Kind != KindSyncOff {
		sentences = append(sentences, words.syncOffToo)
	}
	look := words.look[c.Look]
	if c.Look == PartyCloudLink {
		look = fmt.Sprintf(look, strings.Join(w.answer.checklist, "; "))
	}
	text = strings.Join(append(sentences, look), " ")
	for _, point := range c.Readings {
		if point == precedence.D1 {
			_, other := point.Readings(w.language)
			text = fmt.Sprintf(words.byReading, other, point, text)
		}
	}
	return text
}

// unreported returns the states of clients that are not known to be reported.
func (facts Facts) unreported(clients presence.Set[presence.TeamsClient]) (states []presence.TeamsClient) {
	for client := range clients.All() {
		if !facts.Clients.value.Has(client) {
			states = append(states, client)
		}
	}
	return states
}
