package explain

import (
	"cmp"
	"slices"
	"strings"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// Text returns e in a few lines for a support ticket, with rule numbers in parentheses: what
// others see; why; what to do, if something hides what the user does or chose; how certain that is,
// or what the other readings give; and what is not reported but would matter. The wording may
// get better: match the data, not the text.
func (e Explanation) Text(language presence.Language) string {
	seen, why, toDo, certain := e.Parts(language)
	lines := append([]string{seen, why, toDo}, certain...)
	return strings.Join(slices.DeleteFunc(lines, func(line string) bool { return line == "" }), "\n")
}

// Parts returns the lines of Text for a page to set: what others see, which may have all there is to
// say; why, and what to do, each "" or with its head, as in "Why: "; and how certain that is.
func (e Explanation) Parts(language presence.Language) (seen, why, toDo string, certain []string) {
	w := writer(language)
	line := func(head phrase, sentences ...string) string {
		sentences = slices.DeleteFunc(sentences, func(s string) bool { return s == "" })
		if len(sentences) == 0 {
			return ""
		}
		sentences[0] = w.afterColon(sentences[0])
		for i := range sentences[1:] {
			sentences[i+1] = capital(sentences[i+1])
		}
		return w.say(head) + strings.Join(sentences, " ")
	}
	if len(e.Remedies) > 0 {
		toDo = w.remedy(e)
	}
	for _, rule := range e.Basis.Silent {
		if rule != precedence.S6 || !e.disputed(precedence.D3) { // else the dispute says so
			certain = append(certain, line(msgUncertain, w.say(msgSilent[rule])))
		}
	}
	switch sides := w.disputed(e); {
	case len(sides) > 0:
		certain = append(certain, line(msgDisputed, sides...))
	case len(e.Unreported.Could) > 0: // then it is not certain
	case e.Resolution.SessionRule == precedence.S0 && cloudLinkMatters(e):
		certain = append(certain, w.basis(e.Basis, msgCertainOff, msgRulesOff))
	case e.Basis.Kind != BasisSilent:
		certain = append(certain, w.basis(e.Basis, msgCertain, msgRules))
	}
	if len(e.Unreported.Could) > 0 {
		certain = append(certain, w.say(msgNotReported, w.unreported(e.Unreported.Parties, e.Input), choice(w, e.Unreported.Could)))
	}
	if err := e.Input.Validate(); err != nil {
		certain = append(certain, w.say(msgIgnored, strings.ReplaceAll(err.Error(), "\n", "; ")))
	}
	return w.first(e), line(msgWhy, w.why(e)...), toDo, certain
}

// disputed reports whether the other reading of point would change what others see.
func (e Explanation) disputed(point precedence.Point) bool {
	return slices.ContainsFunc(e.Disputes, func(d Dispute) bool { return d.Point == point && d.about(e.Resolution.Teams) })
}

// first says what others see, and what that hides or what it is from.
func (w writer) first(e Explanation) string {
	sentence := w.say(msgOthersSee, w.state(e.Resolution, e.Input))
	hidden, origin := w.hidden(e), w.origin(e)
	switch {
	case hidden != "":
		sentence += w.say(msgAlthough, hidden)
	case origin != "" && !IfSignedOut(e.Resolution, e.Input):
		sentence += w.say(msgBecause, origin)
	}
	return sentence + "."
}

// state returns what others see by r, the resolution of in, and on which condition.
func (w writer) state(r precedence.Resolution, in precedence.Input) string {
	if IfSignedOut(r, in) {
		return w.label(r.Teams) + w.say(msgIfSignedOut)
	}
	return w.label(r.Teams)
}

// IfSignedOut reports whether r, what becomes of in, holds only if all clients are signed out, as
// none is reported: then others see Offline, but could see what a client does.
func IfSignedOut(r precedence.Resolution, in precedence.Input) bool {
	return r.TeamsRule == precedence.T3 && in.Clients.Len() == 0
}

// hidden says what the user does or chose and others do not see, "" where there is nothing.
func (w writer) hidden(e Explanation) string {
	in := e.Input
	switch {
	case len(e.Remedies) == 0:
		return ""
	case in.Clients.Has(presence.TeamsClientPresenting):
		return w.say(msgClientIs[presence.TeamsClientPresenting])
	case in.Lines.Has(presence.LineBusy):
		return w.say(msgOnThePhone)
	case in.Clients.Has(presence.TeamsClientInCall):
		return w.say(msgClientIs[presence.TeamsClientInCall])
	case needsSession(in, e.Resolution): // what the user chose, which sign in would show
		return ""
	case in.Lines.Has(presence.LineDoNotDisturb) && in.UserPresence != presence.MiVO400Absent && in.UserPresence != presence.MiVO400NotAvailable:
		return w.say(msgPhoneDoNotDisturb)
	case in.UserPresence > presence.MiVO400Available:
		return w.say(msgUserPresenceIs, in.UserPresence)
	default:
		return ""
	}
}

// origin says what others see is from, in a few words; "" where that takes more.
func (w writer) origin(e Explanation) string {
	in, r := e.Input, e.Resolution
	switch {
	case r.TeamsRule == precedence.T1 && w.label(in.Configured) == w.label(r.Teams):
		return w.say(msgSetByHand)
	case r.TeamsRule == precedence.T1:
		return w.say(msgSetToShow, in.Configured)
	case r.TeamsRule == precedence.T3:
		return w.say(msgSignedOut)
	}
	var causes []string
	clients, users := won(e.Contributions, PartyClient), won(e.Contributions, PartyUserPresence)
	call := in.Lines.Has(presence.LineBusy) && r.Session == presence.TeamsBusy
	switch {
	case len(won(e.Contributions, PartyCloudLink)) == 0:
	case call && len(clients) > 0:
		return w.say(msgBothCalls) + " (T4)"
	case call:
		causes = append(causes, w.say(msgOnThePhone))
	case len(users) > 0:
		causes = append(causes, w.say(msgUserPresenceIs, users[0].State))
	}
	if in.Lines.Has(presence.LineDoNotDisturb) && r.Session == presence.TeamsDoNotDisturb {
		causes = append(causes, w.say(msgPhoneDoNotDisturb))
	}
	if len(clients) > 0 {
		causes = append(causes, w.say(msgClientIs[clients[0].State.(presence.TeamsClient)])+" (T4)")
	}
	return list(causes, w.say(msgAnd))
}

// decidingClient returns the state of the clients whose session others see, and whether
// CloudLink's is not the same.
func decidingClient(e Explanation) (client presence.TeamsClient, alone bool) {
	clients := won(e.Contributions, PartyClient)
	if len(clients) == 0 {
		return 0, false
	}
	return clients[0].State.(presence.TeamsClient), len(won(e.Contributions, PartyCloudLink)) == 0
}

// why says how the answer came about, state by state, as far as that adds to the first line.
func (w writer) why(e Explanation) (sentences []string) {
	r, hidden := e.Resolution, w.hidden(e) != ""
	switch {
	case r.TeamsRule == precedence.T1 && hidden:
		sentences = append(sentences, w.say(msgOverrides, e.Input.Configured))
		for _, c := range e.Remedies[0].Changes { // what else hides it
			switch c.Party {
			case PartyUserPresence:
				sentences = append(sentences, w.say(msgOutranksToo, e.Input.UserPresence))
			case PartyCloudLink:
				sentences = append(sentences, w.say(msgOff)+".")
			case PartyLine, PartyClient, PartyConfigured:
			}
		}
		return sentences
	case r.TeamsRule == precedence.T1 && onlyCloudLink(e) && len(w.disputed(e)) > 0:
		return []string{w.say(msgSetAside[precedence.T5], e.Input.Configured), w.counts(e), w.sync(e)}
	case r.TeamsRule == precedence.T1:
		return nil
	}
	client, decides := decidingClient(e)
	if !decides || cloudLinkMatters(e) {
		if r.SessionRule != precedence.S0 {
			sentences = append(sentences, w.counts(e))
		}
		sentences = append(sentences, w.sync(e))
	}
	if decides && r.Session == presence.TeamsOffline && hidden {
		sentences = append(sentences, w.say(msgDecides, w.say(msgClientState[client], r.Teams)))
	}
	for _, c := range e.Contributions {
		if c.Party == PartyConfigured {
			sentences = append(sentences, w.say(msgSetAside[c.OutcomeBy], c.State))
		}
	}
	return sentences
}

// onlyCloudLink reports whether a status set by hand shows only because CloudLink has a session.
func onlyCloudLink(e Explanation) bool {
	return e.Policy.Has(precedence.D2) && e.Resolution.Session != presence.TeamsOffline && e.Input.Clients.Without(presence.TeamsClientOffline).Len() == 0
}

// cloudLinkMatters reports whether what CloudLink syncs, or does not, tells something where a
// client decides.
func cloudLinkMatters(e Explanation) bool {
	r := e.Resolution
	switch r.SessionRule {
	case precedence.S0:
		return e.Policy.WithSync(true).Resolve(e.Input).Teams != r.Teams
	case precedence.S1:
		return true
	case precedence.S2:
		return r.Teams == presence.TeamsAvailable
	case precedence.S3:
		return r.Teams == presence.TeamsAway
	case precedence.S4:
		return e.Policy.With(precedence.D3).Resolve(e.Input).Teams != r.Teams
	default:
		return false
	}
}

// counts says what lines and user presence make of CloudLink, "" where [writer.sync] does.
func (w writer) counts(e Explanation) string {
	lines, users := won(e.Contributions, PartyLine), won(e.Contributions, PartyUserPresence)
	state, in := e.Resolution.CloudLink, e.Input
	var sentence string
	switch {
	case state <= presence.CloudLinkAvailable, w.directly(e) != "":
		return ""
	case state == presence.CloudLinkBusy && len(lines) > 0:
		sentence = w.say(msgBothCount, users[0].State, state)
	case len(users) > 0:
		sentence = w.say(msgUserCounts, users[0].State, state)
	default:
		sentence = w.say(msgPhoneCounts, state)
	}
	switch {
	case state == presence.CloudLinkBusy:
	case in.Lines.Has(presence.LineBusy):
		sentence += w.say(msgOutranksCall)
	case in.UserPresence == presence.MiVO400Busy || in.UserPresence == presence.MiVO400Meeting:
		sentence += w.say(msgOutranksUser, in.UserPresence)
	}
	return sentence + "."
}

// directly says that CloudLink syncs a call, or a user presence that it calls the same; "" where
// that takes two steps.
func (w writer) directly(e Explanation) string {
	lines, users := won(e.Contributions, PartyLine), won(e.Contributions, PartyUserPresence)
	state := e.Resolution.CloudLink
	switch {
	case state != presence.CloudLinkBusy:
		return ""
	case len(users) == 0:
		return w.say(msgSyncedCall, state)
	case len(lines) == 0 && w.label(users[0].State) == w.label(state):
		return w.say(msgSyncedUser, state)
	default:
		return ""
	}
}

// sync says what CloudLink syncs, and where its session stands in Teams.
func (w writer) sync(e Explanation) string {
	r := e.Resolution
	var sentence string
	switch {
	case r.SessionRule == precedence.S0 && r.TeamsRule == precedence.T3: // then there is more to say
		sentence = w.say(msgJustOff)
	case r.SessionRule == precedence.S0:
		sentence = w.say(msgSyncOff)
	case r.SessionRule == precedence.S5:
		sentence = w.say(msgNothingToSync)
	default:
		sentence = cmp.Or(w.directly(e), w.say(msgSync[r.SessionRule], r.CloudLink))
	}
	if r.TeamsRule == precedence.T3 {
		sentence = w.say(msgNoSession, sentence+w.noClient(e))
	}
	return sentence + w.besideClients(e) + "."
}

// noClient says why there is no session of a client, unless the first line has said so.
func (w writer) noClient(e Explanation) string {
	if w.hidden(e) != "" && e.Input.Clients.Len() > 0 {
		return w.say(msgAndSignedOut)
	}
	return ""
}

// besideClients says how CloudLink's session and those of the clients compare.
func (w writer) besideClients(e Explanation) string {
	r := e.Resolution
	var strongest Contribution // of the clients
	for _, c := range e.Contributions {
		if c.Party == PartyClient && c.Outcome != OutcomeNothing && (strongest.State == nil || outranks(c.Becomes, strongest.Becomes)) {
			strongest = c
		}
	}
	client, reported := strongest.State.(presence.TeamsClient)
	if !reported || r.Session == presence.TeamsOffline {
		return ""
	}
	theirs := w.say(msgClientState[client], strongest.Becomes)
	switch {
	case r.Session != r.Teams:
		return w.say(msgOutranked, theirs)
	case strongest.Outcome == OutcomeWon: // which the first line says
		return ""
	default:
		return w.say(msgOutranks, r.Session, theirs)
	}
}

// outranks reports whether the session a is stronger in Teams than b, another one.
func outranks(a, b presence.State) bool {
	return precedence.StrongestInTeams(a.(presence.Teams), b.(presence.Teams)) == a
}

// remedy says what to do.
func (w writer) remedy(e Explanation) string {
	var ways []string
	for _, way := range e.Remedies {
		var moves []string
		for _, c := range way.Changes {
			moves = append(moves, w.todo(c))
		}
		ways = append(ways, w.doubted(list(moves, w.say(msgAnd)), way.Disputed, e.Policy))
	}
	text := w.say(msgToBeSeen, e.Remedies[0].Resolution.Teams, list(ways, w.say(msgOr)))
	bySync := func(way Way) bool { return len(way.Changes) == 1 && way.Changes[0].Party == PartyCloudLink }
	if slices.ContainsFunc(e.Remedies, bySync) {
		text += " " + w.say(msgChecks, w.checklist())
	}
	return text
}

// todo says what to do to make c.
func (w writer) todo(c Change) string {
	switch to := c.To.(type) {
	case presence.MiVO400:
		return w.say(msgToUser, to)
	case presence.TeamsClient:
		return w.say(msgToSignIn)
	case presence.Configured:
		switch {
		case to == presence.ConfiguredNone:
			return w.say(msgToReset)
		case w.label(to) != w.label(mapping.ConfiguredToTeams(to)):
			return w.say(msgToSetAs, to)
		default:
			return w.say(msgToSet)
		}
	default:
		return w.say(msgToSync)
	}
}

// doubted returns text with who says that a remedy does not help.
func (w writer) doubted(text string, disputed []precedence.Point, p precedence.Policy) string {
	if len(disputed) == 0 {
		return text
	}
	return w.say(msgDisputedBy, text, joined(disputed, func(point precedence.Point) string {
		_, other := w.sides(point, p)
		return other + ", " + point.String()
	}, "; "))
}

// basis says what the answer rests on, if the guide gives it.
func (w writer) basis(b Basis, documented, follows phrase) string {
	switch {
	case b.Kind == BasisTable:
		return w.say(documented) + w.say(msgTable, b.Row)
	case len(b.Notes) == 2:
		return w.say(documented) + w.say(msgNotes)
	case len(b.Notes) == 1:
		return w.say(documented) + w.say(msgNote, b.Notes[0])
	default:
		return w.say(follows)
	}
}

// disputed says which side the answer follows, another than the guide's first, and what others
// would see by the others.
func (w writer) disputed(e Explanation) (sentences []string) {
	var follows string
	departs := false
	for _, d := range e.Disputes {
		if !d.about(e.Resolution.Teams) {
			continue
		}
		followed, other := w.sides(d.Point, e.Policy)
		number := d.Point.String()
		if e.inferred(d.Point) && !e.Policy.Has(d.Point) {
			number = w.say(msgInferred, d.Point)
		}
		sentences = append(sentences, w.say(msgOtherwise, other, w.state(d.Otherwise, e.Input), number))
		switch {
		case e.Policy.Has(d.Point) && e.inferred(d.Point):
			follows, departs = w.say(msgFollowsInferred, followed), true
		case e.Policy.Has(d.Point) && !departs:
			follows, departs = w.say(msgFollows, followed), true
		case follows == "":
			follows = w.say(msgFollows, followed)
		}
	}
	if follows != "" {
		sentences = append([]string{follows}, sentences...)
	}
	return sentences
}

// inferred reports whether the other reading of a point is inferred for e: D3's source speaks of
// phones only, and D5's of other statuses.
func (e Explanation) inferred(point precedence.Point) bool {
	return point == precedence.D5 || point == precedence.D3 && !e.Input.Lines.Has(presence.LineDoNotDisturb)
}
