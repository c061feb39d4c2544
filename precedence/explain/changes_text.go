package explain

import (
	"math"
	"slices"
	"strings"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// Text returns c as a phrase: "the user presence is set to “Busy”". Of clients it says "a client"
// where one is enough, whichever it is, and "every active client" where all of these must change.
func (c Change) Text(language presence.Language) string {
	return writer(language).move(moveOf(c), "")
}

// Text returns the effects in a few lines: one for each state that others would see, the
// strongest first, but those of a status set by hand as one. Changes that others would not notice
// are left out. The wording may get better; match the data instead.
func (e Effects) Text(language presence.Language) string {
	w := writer(language)
	seen := e.Resolution.Teams
	disputed := slices.Clone(e.Disputed)
	var lines []string
	for _, state := range append(precedence.TeamsOrder(), presence.TeamsBeRightBack) {
		var ways []Way
		for _, effect := range e.Effects {
			if effect.Resolution.Teams == state && state != seen && !effect.shows() {
				disputed = append(disputed, effect.Disputed...)
				ways = append(ways, Way{[]Change{effect.Change}, false, effect.Resolution, effect.Disputed})
			}
		}
		if len(ways) > 0 {
			lines = append(lines, w.say(msgBecome, state, w.afterColon(strings.Join(w.grouped(ways, ""), "; "))))
		}
	}
	head := msgIfChanged
	if len(lines) == 0 {
		head = msgNoChange
	}
	var still []Way // that another reading would have change it
	for _, effect := range e.Effects {
		only := slices.DeleteFunc(slices.Clone(effect.Disputed), func(p precedence.Point) bool { return slices.Contains(e.Disputed, p) })
		if effect.Resolution.Teams == seen && !effect.Change.byHand() && len(only) > 0 {
			disputed = append(disputed, only...)
			still = append(still, Way{[]Change{effect.Change}, false, effect.Resolution, only})
		}
	}
	if len(still) > 0 {
		lines = append(lines, w.say(msgStill, seen, w.afterColon(strings.Join(w.grouped(still, ""), "; "))))
	}
	lines = append([]string{w.say(head, w.marked(w.state(e.Resolution, e.Input), e.Disputed))}, lines...)
	if byHand, points := w.statuses(e.Effects); byHand != "" {
		lines, disputed = append(lines, byHand), append(disputed, points...)
	}
	return strings.Join(append(lines, w.notes(disputed, e.Policy, w.unreported(e.Unreported, e.Input))...), "\n")
}

// shows reports whether e is of a status set by hand, which others see then.
func (e Effect) shows() bool { return e.Change.byHand() && e.Resolution.TeamsRule == precedence.T1 }

// statuses says what others would see of a status set by hand, "" where that is none, and the
// points that are disputed then: of any status, and of Available.
func (w writer) statuses(effects []Effect) (text string, disputed []precedence.Point) {
	var not []presence.State // shown
	var ofAvailable, ofOthers, ofNot []precedence.Point
	shown := 0
	for _, effect := range effects {
		switch {
		case !effect.Change.byHand():
		case !effect.shows():
			not, ofNot = append(not, effect.Change.To), effect.Disputed
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
		return w.say(msgByHandBut, w.marked(choice(w, not), ofNot)), ofNot
	}
	text = w.marked(w.say(msgByHandShows), ofOthers) + "."
	if len(ofAvailable) > len(ofOthers) {
		text += " " + w.say(msgAvailableDisputed, joined(ofAvailable, precedence.Point.String, ", "))
	}
	return text, slices.Concat(ofAvailable, ofOthers)
}

// notes says who disputes points, and what is not reported.
func (w writer) notes(disputed []precedence.Point, p precedence.Policy, unreported string) (lines []string) {
	slices.Sort(disputed)
	for _, point := range slices.Compact(disputed) {
		_, other := w.sides(point, p)
		lines = append(lines, w.say(msgNotSoBy, point, other))
	}
	if unreported != "" {
		lines = append(lines, w.say(msgCouldMatter, unreported))
	}
	return lines
}

// few is how many changes a way may take to be told beside a shorter one. Nobody makes more.
const few = 2

// Text returns the ways in a few lines, those that differ in where one change leads as one. It
// leaves out ways of more than two changes, and those of more than one that set a status by hand,
// unless there are only such. The wording may get better; match the data instead.
func (ways Ways) Text(language presence.Language) string {
	w := writer(language)
	want, seen := w.seen(ways.Want), w.marked(w.label(ways.Resolution.Teams), ways.Disputed)
	disputed := slices.Clone(ways.Disputed)
	if len(ways.Ways) == 1 && len(ways.Ways[0].Changes) == 0 {
		seen = w.marked(w.state(ways.Resolution, ways.Input), ways.Disputed)
		return strings.Join(append([]string{w.say(msgAlready, seen)}, w.notes(disputed, ways.Policy, w.unreported(ways.Unreported, ways.Input))...), "\n")
	}
	fewest := math.MaxInt
	for _, way := range ways.Ways {
		fewest = min(fewest, len(way.Changes))
	}
	var told, byHand []Way
	for _, way := range ways.Ways {
		switch {
		case way.ByHand && len(way.Changes) <= max(1, fewest):
			byHand = append(byHand, way)
		case !way.ByHand && len(way.Changes) <= max(few, fewest):
			told = append(told, way)
		default:
			continue
		}
		disputed = append(disputed, way.Disputed...)
	}
	var lines []string
	for _, text := range w.grouped(told, ways.Want.Activity) {
		lines = append(lines, w.say(msgWay, capital(text)))
	}
	if texts := w.grouped(byHand, ways.Want.Activity); len(texts) > 0 {
		lines = append(lines, w.say(msgWayByHand, capital(strings.Join(texts, w.say(msgOr)))))
	}
	switch len(lines) {
	case 0:
		lines = []string{w.say(msgNoWay, want)}
	case 1:
		lines = append([]string{w.say(msgOnlyWay, want, seen)}, lines...)
	default:
		lines = append([]string{w.say(msgOneOf, want, seen)}, lines...)
	}
	if len(ways.Beyond) > 0 {
		lines = append(lines, w.beyond(ways.Beyond, ways.Want.Teams))
	}
	return strings.Join(append(lines, w.notes(disputed, ways.Policy, w.unreported(ways.Unreported, ways.Input))...), "\n")
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

// oneIsEnough reports whether of several clients in state from, one that changes has the effect
// of all: its new state outranks theirs.
func oneIsEnough(from presence.TeamsClient, to presence.State) bool {
	return from != presence.TeamsClientOffline &&
		outranks(mapping.TeamsClientToTeams(to.(presence.TeamsClient)), mapping.TeamsClientToTeams(from))
}

// move says m, of clients as what is seen with an activity: "the user presence is set to
// “Meeting” or “Busy”".
func (w writer) move(m move, as Activity) string {
	switch {
	case m.party == PartyLine && m.to[0] == presence.LineBusy:
		return w.say(msgCallStarts)
	case m.party == PartyLine && m.from == presence.LineDoNotDisturb:
		return w.say(msgQuietEnds)
	case m.party == PartyLine:
		return w.say(msgCallEnds)
	case m.party == PartyUserPresence && m.from == presence.MiVO400Unknown:
		return w.say(msgUserSetNew, choice(w, m.to))
	case m.party == PartyUserPresence:
		return w.say(msgUserSet, choice(w, m.to))
	case m.party == PartyClient:
		return w.clientMove(m, as)
	case m.party == PartyConfigured && m.to[0] == presence.ConfiguredNone:
		return w.say(msgReset)
	case m.party == PartyConfigured:
		return w.say(msgSet, choice(w, m.to))
	default:
		return w.say(msgSyncOn)
	}
}

func (w writer) clientMove(m move, as Activity) string {
	subject, becomes, becomesAs := msgOneClient, msgBecomes, msgBecomesAs
	switch from, every := m.from.(presence.TeamsClient); {
	case every && from == presence.TeamsClientOffline:
		subject, becomes, becomesAs = msgSignsIn, msgSignsInAs, msgSignsInWith
	case every:
		subject = msgEveryClient[from]
	}
	var verbs []string
	for _, to := range m.to {
		verb := becomes[to.(presence.TeamsClient)]
		if wanted, ok := becomesAs[as]; ok && to.(presence.TeamsClient) >= presence.TeamsClientInCall {
			verb = wanted
		}
		verbs = append(verbs, w.say(verb))
	}
	return w.say(subject, list(verbs, w.say(msgOr)))
}

// A group is one or more ways that are told as one: whatever states are chosen among those of
// each move, they make a way.
type group struct {
	moves    []move
	disputed []precedence.Point
}

// grouped says ways, those together that differ in where one change leads and no more, with the
// points that are disputed then.
func (w writer) grouped(ways []Way, as Activity) (texts []string) {
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
			moves = append(moves, w.move(m, as))
		}
		texts = append(texts, w.marked(list(moves, w.say(msgAnd)), g.disputed))
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
