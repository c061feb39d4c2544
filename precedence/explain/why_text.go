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
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, cause))
	}
	return strings.Join(append(lines, after...), "\n")
}

// Parts returns what Text says in parts, for a page to set: the line before the causes, one text
// for each of c.Causes, without a number, and the lines after them.
func (c Causes) Parts(language presence.Language) (before string, causes, after []string) {
	w := writer(language)
	switch {
	case len(c.Causes) == 0:
		before = w.say(msgNoCause, w.seen(c.Seen), choice(w, c.Possible))
		if len(c.Doubts) > 0 {
			after = append(after, w.say(msgDoubts, w.parties(c.Doubts, msgOr)))
		}
	case len(c.Causes) == 1:
		before = w.say(msgOneCause)
	case c.Ask != "":
		before = w.say(msgAskFirst, w.afterColon(w.say(msgAsk[c.Ask])), len(c.Causes))
	default:
		before = w.say(msgCauses, len(c.Causes))
	}
	for _, cause := range c.Causes {
		causes = append(causes, w.cause(cause, c.Known))
	}
	after = append(after, w.beyond(c.Beyond))
	if c.Seen.OutOfOffice {
		after = append(after, w.say(msgOutOfOffice, w.seen(c.Seen)))
	}
	return before, causes, after
}

// cause says c, with where to look for what is not known.
func (w writer) cause(c Cause, known Facts) string {
	lines, linesKnown := known.Lines.Exact()
	user, userKnown := known.UserPresence.Exact()
	clients, clientsKnown := known.Clients.Exact()
	_, statusKnown := known.Configured.Exact()
	_, policyKnown := known.Policy.Exact()
	reported := slices.ContainsFunc(won(contributions(c.Input, c.Resolution), PartyClient), func(won Contribution) bool {
		return clients.Has(won.State.(presence.TeamsClient))
	})

	aClient, hidesCall, meeting := w.say(msgAClient), "", ""
	if clients.Len() > 0 && !clientsKnown && !reported {
		aClient = w.say(msgAnotherClient)
	}
	theClients := strings.ReplaceAll(w.say(msgClientsDo[c.Resolution.Teams]), "{a client}", aClient)
	if lines.Has(presence.LineBusy) {
		hidesCall = w.say(msgHidesCall)
	}
	if c.Input.Clients.Has(presence.TeamsClientInCall) {
		meeting = capital(theClients)
	}
	quiet, busy := w.say(msgNotAvailable)+w.say(msgOr)+w.say(msgQuiet), w.say(msgBusyOrMeeting)
	if userKnown {
		quiet, busy = w.say(msgQuiet), w.label(user)
		if user == presence.MiVO400NotAvailable {
			quiet = w.say(msgNotAvailable)
		}
	}
	sentences := []string{capital(strings.TrimSpace(strings.NewReplacer(
		"{status}", w.label(c.Input.Configured),
		"{a client}", aClient,
		"{the clients}", theClients,
		"{The clients}", capital(theClients),
		"{quiet}", quiet,
		"{busy}", busy,
		"{hides the call}", hidesCall,
		"{the meeting}", meeting,
	).Replace(w.say(msgKind[c.Kind]))))}
	if !c.Policy.Sync() && c.Kind != KindSyncOff {
		sentences = append(sentences, w.say(msgSyncOffToo))
	}

	is := map[Party]bool{ // known, so that there is no need to look
		PartyLine: linesKnown || lines.Has(soughtLine(c.Kind)), PartyUserPresence: userKnown, PartyClient: clientsKnown || reported,
		PartyConfigured: statusKnown, PartyCloudLink: policyKnown,
	}
	switch {
	case is[c.Look]:
	case c.Look == PartyCloudLink:
		sentences = append(sentences, w.say(msgChecks, w.checklist()))
	default:
		sentences = append(sentences, w.say(msgLook[c.Look]))
	}
	text := strings.Join(sentences, " ")
	if slices.Contains(c.Readings, precedence.D1) {
		_, other := precedence.D1.Readings(presence.Language(w))
		text = w.say(msgByReading, other, precedence.D1, text)
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
