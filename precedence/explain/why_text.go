package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// Text returns the causes in a few lines: what to ask first, each cause with where to look, and
// what else could be what is seen. The wording may get better; match the data instead.
func (c Causes) Text(language presence.Language) string {
	before, causes, after := c.Parts(language)
	lines := []string{before}
	for i, cause := range causes {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%d. %s %s", i+1, cause.Cause, cause.Check)))
	}
	return strings.Join(append(lines, after...), "\n")
}

// A CauseText is a cause in words, without a number, and where to check it, "" if that is known.
type CauseText struct{ Cause, Check string }

// Parts returns what Text says in parts, for a page to set: the line before the causes, each of
// c.Causes, and the lines after them.
func (c Causes) Parts(language presence.Language) (before string, causes []CauseText, after []string) {
	w := writer(language)
	switch {
	case len(c.Causes) == 0:
		before = w.say(msgNoCause, w.seen(c.Seen), choice(w, c.Possible))
		if len(c.Doubts) > 0 {
			after = append(after, w.say(msgDoubts, joined(c.Doubts, func(p Party) string { return w.say(msgParty[p]) }, w.say(msgOr))))
		}
	case len(c.Causes) == 1:
		before = w.say(msgOneCause)
	case c.Ask != "":
		phone := msgThePhone
		if lines, all := c.Known.Lines.Exact(); lines.Len() > 0 && !all {
			phone = msgAnotherPhone
		}
		ask := strings.Replace(w.say(msgAsk[c.Ask]), "{phone}", w.say(phone), 1)
		before = w.say(msgAskFirst, len(c.Causes), w.afterColon(ask))
	default:
		before = w.say(msgCauses, len(c.Causes))
	}
	for _, cause := range c.Causes {
		causes = append(causes, w.cause(cause, c.Seen, c.Known))
	}
	if beyond := w.beyond(c.Beyond, c.Seen.Teams); c.Seen.Activity == ActivityInAMeeting || c.Seen.Activity == ActivityFocusing { // then it is the likeliest
		before = beyond + "\n" + before
	} else {
		after = append(after, beyond)
	}
	if c.Seen.OutOfOffice {
		after = append(after, w.say(msgOutOfOffice, w.seen(c.Seen)))
	}
	return before, causes, after
}

// cause says c, and where to look for what is not known.
func (w writer) cause(c Cause, seen Seen, known Facts) CauseText {
	lines, linesKnown := known.Lines.Exact()
	user, userKnown := known.UserPresence.Exact()
	clients, clientsKnown := known.Clients.Exact()
	_, policyKnown := known.Policy.Exact()
	reported := slices.ContainsFunc(won(contributions(c.Input, c.Resolution), PartyClient), func(won Contribution) bool {
		return clients.Has(won.State.(presence.TeamsClient))
	})
	// pick returns the phrase for one of known lines or clients, or for another than those.
	pick := func(isAnother bool, one, another phrase) string {
		if isAnother {
			one = another
		}
		return w.say(one)
	}
	otherLine := func(s presence.Line) bool { return lines.Len() > 0 && !linesKnown && !lines.Has(s) }

	aClient := pick(clients.Len() > 0 && !clientsKnown && !reported, msgAClient, msgAnotherClient)
	off := pick(policyKnown, msgNotWorking, msgOff)
	does := pick(c.Resolution.Teams == presence.TeamsDoNotDisturb, msgInCall, msgPresents)
	if as, ok := msgDoes[seen.Activity]; ok {
		does = w.say(as)
	}
	theClients := strings.NewReplacer("{a client}", aClient, "{does}", does).Replace(w.say(msgClientsDo[c.Resolution.Teams]))
	hidesCall, ranks, meeting, nothing, busy := "", "", "", off, w.say(msgBusyOrMeeting)
	if lines.Has(presence.LineBusy) {
		hidesCall, ranks = w.say(msgHidesCall), w.say(msgRanksAbove)
	}
	if c.Input.Clients.Has(presence.TeamsClientInCall) {
		meeting = w.say(msgMeetingToo, capital(aClient), does)
	}
	disputed := ""
	if points := disputedOn(c.Input, c.Policy, c.Resolution); len(points) > 0 {
		disputed = w.say(msgDisputedOn, joined(points, precedence.Point.String, ", "))
	}
	if c.Policy.Sync() {
		nothing = w.say(msgNothingSynced)
	}
	if userKnown {
		busy = w.label(user)
	}
	sentences := []string{capital(strings.TrimSpace(strings.NewReplacer(
		"{status}", w.label(c.Input.Configured),
		"{disputed}", disputed,
		"{a client}", aClient,
		"{does}", does,
		"{the clients}", theClients,
		"{The clients}", capital(theClients),
		"{A client}", capital(aClient),
		"{phone}", pick(otherLine(presence.LineBusy), msgThePhone, msgAnotherPhone),
		"{quiet}", w.quiet(known, pick(otherLine(presence.LineDoNotDisturb), msgQuiet, msgAnotherQuiet)),
		"{busy}", busy,
		"{hides the call}", hidesCall,
		"{ranks}", ranks,
		"{The meeting}", meeting,
		"{off}", off,
		"{nothing synced}", nothing,
	).Replace(w.say(msgKind[c.Kind]))))}
	switch c.Kind {
	case KindSyncOff, KindClientInactive, KindNoSession, KindNeedsSession:
	default:
		if !c.Policy.Sync() && !policyKnown {
			sentences = append(sentences, capital(w.say(msgSyncOffAlso)))
		}
	}
	if slices.Contains(c.Readings, precedence.D1) {
		guide, other := precedence.D1.Readings(presence.Language(w))
		sentences = append(sentences, w.say(msgByReading, other, precedence.D1, guide))
	}

	text := CauseText{Cause: strings.Join(sentences, " ")}
	switch {
	case len(c.Look) > 1:
		text.Check = w.say(msgLookBoth)
	case len(c.Look) == 1 && c.Look[0] == PartyCloudLink:
		text.Check = w.say(msgChecks, w.checklist())
	case len(c.Look) == 1:
		text.Check = w.say(msgLook[c.Look[0]])
	}
	return text
}

// quiet says why CloudLink may be DoNotDisturb: for the user presence, or a phone, by what is known.
func (w writer) quiet(known Facts, phone string) string {
	lines, linesKnown := known.Lines.Exact()
	user, userKnown := known.UserPresence.Exact()
	switch notAvailable := w.say(msgNotAvailable); {
	case user == presence.MiVO400NotAvailable, !userKnown && linesKnown && !lines.Has(presence.LineDoNotDisturb):
		return notAvailable
	case userKnown, lines.Has(presence.LineDoNotDisturb):
		return phone
	default:
		return notAvailable + w.say(msgOr) + phone
	}
}
