package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// words are the phrases of one language, as formats. A sentence begins in lower case, as it
// stands after a colon; capital begins one that stands alone. States in them are quoted labels.
type words struct {
	language  presence.Language
	quote     string // a label
	or, and   string // between the last two of several
	colon     func(sentence string) string
	answer    answerWords
	changes   changeWords
	effects   effectWords
	ways      wayWords
	causes    causeWords
	followed  string // the side of a dispute that an answer follows
	otherwise string // another side, the state then, the number
}

// answerWords are the phrases of explanations.
type answerWords struct {
	othersSee, although, because                        string
	onThePhone, doNotDisturb, userPresence, setByHand   string
	setToShow                                           string // a status whose label others do not see
	why, toBeSeen, certain, certainOff                  string
	uncertain, disputed, doubted, ifSignedOut           string
	client                                              map[presence.TeamsClient]string // what it is doing
	clients                                             map[presence.TeamsClient]string // its state
	phoneCounts, userCounts, bothCount                  string
	outranksCall, outranksUser                          string
	syncedCall, syncedUser                              string
	synced, notSynced, currentlyNot, butCall, asPolicy  string
	nothingToSync, syncOff, justOff                     string
	outranked, outranks, too, decides                   string
	signedOut, andSignedOut, andUnreported, noSession   string
	outranksToo, overrides, needsSession, calling, idle string
	table, note, notes, rule                            string
	silent                                              map[precedence.Rule]string
	notReported                                         string
	parties                                             map[Party]string
	ignored                                             string
	checks                                              string
	checklist                                           []string // of S0, in the order in which to check
}

func wordsIn(language presence.Language) *words {
	if language == presence.German {
		return &german
	}
	return &english
}

// label returns the label of a state, quoted.
func (w *words) label(s presence.State) string {
	return fmt.Sprintf(w.quote, presence.Label(s, w.language))
}

// list joins phrases with commas, and the last two with conjunction.
func list(phrases []string, conjunction string) string {
	last := len(phrases) - 1
	if last < 1 {
		return strings.Join(phrases, "")
	}
	return strings.Join(phrases[:last], ", ") + conjunction + phrases[last]
}

// choice joins the labels of states to choose from.
func (w *words) choice(states []presence.State) string {
	var labels []string
	for _, s := range states {
		labels = append(labels, w.label(s))
	}
	return list(labels, w.or)
}

// capital returns text with its first letter in upper case.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// SyncChecks lists what to check where presence sync does not work, in the order in which one
// checks it (rule S0).
func SyncChecks(language presence.Language) []string {
	return slices.Clone(wordsIn(language).answer.checklist)
}

// Text returns e in a few lines for a support ticket, with rule numbers in parentheses: what
// others see; why; what to do, if something hides what the user does or chose; how certain that is,
// or what the other readings give; and what is not reported but would matter. The wording may
// get better: match the data, not the text.
func (e Explanation) Text(language presence.Language) string {
	w := wordsIn(language)
	lines := []string{w.first(e)}
	add := func(head string, sentences ...string) {
		sentences = slices.DeleteFunc(sentences, func(s string) bool { return s == "" })
		if len(sentences) > 0 {
			sentences[0] = w.colon(sentences[0])
			for i := range sentences[1:] {
				sentences[i+1] = capital(sentences[i+1])
			}
			lines = append(lines, head+strings.Join(sentences, " "))
		}
	}
	add(w.answer.why, w.why(e)...)
	if len(e.Remedies) > 0 {
		lines = append(lines, w.remedy(e))
	}
	if e.Basis.Kind == BasisSilent {
		for _, rule := range e.Basis.Silent {
			if !e.disputes(rule) {
				add(w.answer.uncertain, w.answer.silent[rule])
			}
		}
	}
	switch sides := w.disputed(e); {
	case len(sides) > 0:
		add(w.answer.disputed, sides...)
	case len(e.Unreported.Could) > 0: // then it is not certain
	case e.Resolution.SessionRule == precedence.S0 && cloudLinkMatters(e):
		add(w.answer.certainOff, w.basis(e.Basis))
	default:
		add(w.answer.certain, w.basis(e.Basis))
	}
	if len(e.Unreported.Could) > 0 {
		lines = append(lines, fmt.Sprintf(w.answer.notReported, w.parties(e.Unreported.Parties), w.choice(states(e.Unreported.Could))))
	}
	if err := e.Input.Validate(); err != nil {
		lines = append(lines, w.answer.ignored+strings.ReplaceAll(err.Error(), "\n", "; "))
	}
	return strings.Join(lines, "\n")
}

// disputes reports whether the point that a policy decides by rule is among the disputes, which
// then say that this is not by the guide.
func (e Explanation) disputes(rule precedence.Rule) bool {
	point := map[precedence.Rule]precedence.Point{
		precedence.S6: precedence.D3, precedence.T5: precedence.D2, precedence.T6: precedence.D4, precedence.T7: precedence.D5,
	}[rule]
	return slices.ContainsFunc(e.Disputes, func(d Dispute) bool { return d.Point == point && d.about(e.Resolution.Teams) })
}

// first says what others see, and what that hides or what it is from.
func (w *words) first(e Explanation) string {
	sentence := fmt.Sprintf(w.answer.othersSee, w.label(e.Resolution.Teams))
	if hidden := w.hidden(e); hidden != "" {
		return sentence + w.answer.although + hidden + "."
	}
	if e.Resolution.TeamsRule == precedence.T3 && e.Input.Clients.Len() == 0 {
		return sentence + w.answer.ifSignedOut + "."
	}
	if origin := w.origin(e); origin != "" {
		sentence += w.answer.because + origin
	}
	return sentence + "."
}

// hidden says what the user does or chose and others do not see, "" where there is nothing.
func (w *words) hidden(e Explanation) string {
	a, in := w.answer, e.Input
	switch {
	case len(e.Remedies) == 0:
		return ""
	case in.Clients.Has(presence.TeamsClientPresenting):
		return a.client[presence.TeamsClientPresenting]
	case in.Lines.Has(presence.LineBusy):
		return a.onThePhone
	case in.Clients.Has(presence.TeamsClientInCall):
		return a.client[presence.TeamsClientInCall]
	case needsSession(in, e.Resolution): // what the user chose, which sign in would show
		return ""
	case in.Lines.Has(presence.LineDoNotDisturb) && in.UserPresence != presence.MiVO400Absent && in.UserPresence != presence.MiVO400NotAvailable:
		return a.doNotDisturb
	case in.UserPresence > presence.MiVO400Available:
		return fmt.Sprintf(a.userPresence, w.label(in.UserPresence))
	default:
		return ""
	}
}

// origin says what others see is from, in a few words; "" where that takes more.
func (w *words) origin(e Explanation) string {
	a, in, r := w.answer, e.Input, e.Resolution
	client, decides := decidingClient(e)
	users := won(e.Contributions, PartyUserPresence)
	switch {
	case r.TeamsRule == precedence.T1 && presence.Label(in.Configured, w.language) == presence.Label(r.Teams, w.language):
		return fmt.Sprintf(a.setByHand, precedence.T1)
	case r.TeamsRule == precedence.T1:
		return fmt.Sprintf(a.setToShow, w.label(in.Configured), precedence.T1)
	case r.TeamsRule == precedence.T3:
		return a.signedOut
	case decides, r.SessionRule == precedence.S7 && in.Clients.Has(presence.TeamsClientInCall):
		return fmt.Sprintf("%s (%v)", a.client[client], precedence.T4)
	case in.Lines.Has(presence.LineBusy) && r.Session == presence.TeamsBusy:
		return a.onThePhone
	case len(users) > 0:
		return fmt.Sprintf(a.userPresence, w.label(users[0].State))
	case in.Lines.Has(presence.LineDoNotDisturb):
		return a.doNotDisturb
	default:
		return ""
	}
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
func (w *words) why(e Explanation) (sentences []string) {
	a, r := w.answer, e.Resolution
	hidden := w.hidden(e) != ""
	if r.TeamsRule == precedence.T1 {
		if hidden {
			sentences = append(sentences, fmt.Sprintf(a.overrides, w.label(e.Input.Configured), precedence.T1))
			for _, c := range e.Remedies[0].Changes { // what else hides it
				switch c.Party {
				case PartyUserPresence:
					sentences = append(sentences, fmt.Sprintf(a.outranksToo, w.label(e.Input.UserPresence), precedence.C1))
				case PartyCloudLink:
					sentences = append(sentences, w.causes.syncOffToo)
				case PartyLine, PartyClient, PartyConfigured:
				}
			}
		}
		return sentences
	}
	client, decides := decidingClient(e)
	if !decides || cloudLinkMatters(e) {
		if r.SessionRule != precedence.S0 {
			sentences = append(sentences, w.counts(e))
		}
		sentences = append(sentences, w.sync(e))
	}
	if decides && r.Session == presence.TeamsOffline && hidden {
		sentences = append(sentences, fmt.Sprintf(a.decides, fmt.Sprintf(a.clients[client], w.label(r.Teams)), precedence.T4))
	}
	return append(sentences, w.setAside(e)...)
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

// counts says what lines and user presence make of CloudLink.
func (w *words) counts(e Explanation) string {
	a, r := w.answer, e.Resolution
	if r.CloudLink <= presence.CloudLinkAvailable {
		return ""
	}
	lines, users := won(e.Contributions, PartyLine), won(e.Contributions, PartyUserPresence)
	state := w.label(r.CloudLink)
	var sentence string
	switch {
	case len(users) > 0 && len(lines) > 0 && r.CloudLink == presence.CloudLinkBusy:
		sentence = fmt.Sprintf(a.bothCount, lines[0].BecomesBy, w.label(users[0].State), users[0].BecomesBy, state)
	case w.directly(e) != "": // that says it
		return ""
	case len(users) > 0:
		sentence = fmt.Sprintf(a.userCounts, w.label(users[0].State), state, users[0].BecomesBy)
	default:
		sentence = fmt.Sprintf(a.phoneCounts, state, lines[0].BecomesBy)
	}
	switch user := e.Input.UserPresence; {
	case r.CloudLink == presence.CloudLinkBusy:
	case e.Input.Lines.Has(presence.LineBusy):
		sentence += fmt.Sprintf(a.outranksCall, precedence.C1)
	case user == presence.MiVO400Busy || user == presence.MiVO400Meeting:
		sentence += fmt.Sprintf(a.outranksUser, w.label(user), precedence.C1)
	}
	return sentence + "."
}

// directly says that CloudLink syncs a call, or a user presence that it calls the same; "" where
// that takes two steps.
func (w *words) directly(e Explanation) string {
	lines, users := won(e.Contributions, PartyLine), won(e.Contributions, PartyUserPresence)
	state := w.label(e.Resolution.CloudLink)
	switch {
	case e.Resolution.CloudLink != presence.CloudLinkBusy:
		return ""
	case len(users) == 0:
		return fmt.Sprintf(w.answer.syncedCall, state, lines[0].BecomesBy, precedence.S1)
	case len(lines) == 0 && w.label(users[0].State) == state:
		return fmt.Sprintf(w.answer.syncedUser, state, users[0].BecomesBy, precedence.S1)
	default:
		return ""
	}
}

// sync says what CloudLink syncs, and where its session stands in Teams.
func (w *words) sync(e Explanation) string {
	a, r := w.answer, e.Resolution
	state := w.label(r.CloudLink)
	var sentence string
	switch r.SessionRule {
	case precedence.S0:
		sentence = fmt.Sprintf(a.syncOff, precedence.S0)
		if r.TeamsRule == precedence.T3 { // then there is more to say
			sentence = fmt.Sprintf(a.justOff, precedence.S0)
		}
	case precedence.S3:
		sentence = fmt.Sprintf(a.notSynced, state, precedence.S3)
	case precedence.S4:
		sentence = fmt.Sprintf(a.currentlyNot, state, precedence.S4)
	case precedence.S5:
		sentence = fmt.Sprintf(a.nothingToSync, precedence.S5)
	case precedence.S6:
		sentence = fmt.Sprintf(a.asPolicy, state, precedence.S6)
	case precedence.S7:
		sentence = fmt.Sprintf(a.butCall, state, precedence.S4, precedence.S7)
	default:
		sentence = cmp.Or(w.directly(e), fmt.Sprintf(a.synced, state, r.SessionRule))
	}
	if r.TeamsRule == precedence.T3 {
		sentence += fmt.Sprintf(a.noSession, w.noClient(e), precedence.T3)
	}
	return sentence + w.besideClients(e) + "."
}

// besideClients says how CloudLink's session and those of the clients compare.
func (w *words) besideClients(e Explanation) string {
	a, r := w.answer, e.Resolution
	if r.Session == presence.TeamsOffline {
		return ""
	}
	var strongest Contribution // of the clients
	for _, c := range e.Contributions {
		if c.Party == PartyClient && c.Outcome != OutcomeNothing && (strongest.State == nil || outranks(c.Becomes, strongest.Becomes)) {
			strongest = c
		}
	}
	client, reported := strongest.State.(presence.TeamsClient)
	if !reported {
		return ""
	}
	theirs := fmt.Sprintf(a.clients[client], w.label(strongest.Becomes))
	switch {
	case r.Session != r.Teams:
		return fmt.Sprintf(a.outranked, theirs, precedence.T2)
	case strongest.Outcome == OutcomeWon:
		return fmt.Sprintf(a.too, w.label(strongest.Becomes), precedence.T4)
	default:
		return fmt.Sprintf(a.outranks, theirs, precedence.T2)
	}
}

// outranks reports whether the session a is stronger in Teams than b, another one.
func outranks(a, b presence.State) bool {
	return precedence.StrongestInTeams(a.(presence.Teams), b.(presence.Teams)) == a
}

// noClient says why there is no session of a client, unless the first line has said so.
func (w *words) noClient(e Explanation) string {
	switch {
	case w.hidden(e) == "":
		return ""
	case e.Input.Clients.Has(presence.TeamsClientOffline):
		return w.answer.andSignedOut
	default:
		return w.answer.andUnreported
	}
}

// setAside says why a status set by hand does not show.
func (w *words) setAside(e Explanation) []string {
	for _, c := range e.Contributions {
		if c.Party == PartyConfigured {
			format := map[precedence.Rule]string{
				precedence.T5: w.answer.needsSession, precedence.T6: w.answer.calling, precedence.T7: w.answer.idle,
			}[c.OutcomeBy]
			return []string{fmt.Sprintf(format, w.label(c.State), c.OutcomeBy)}
		}
	}
	return nil
}

// remedy says what to do.
func (w *words) remedy(e Explanation) string {
	want := e.Remedies[0].Resolution.Teams
	var ways []string
	sync := false
	for _, way := range e.Remedies {
		var moves []string
		for _, c := range way.Changes {
			sync = sync || c.Party == PartyCloudLink
			moves = append(moves, w.changes.todo(w, c))
		}
		ways = append(ways, w.doubted(list(moves, w.and), way.Disputed, e.Policy))
	}
	text := fmt.Sprintf(w.answer.toBeSeen, w.label(want), list(ways, w.or))
	if sync {
		text += " " + w.answer.checks + strings.Join(w.answer.checklist, "; ") + "."
	}
	return text
}

// basis says what the answer rests on, "" where [Explanation.Text] says so otherwise.
func (w *words) basis(b Basis) string {
	switch {
	case b.Kind == BasisTable:
		return fmt.Sprintf(w.answer.table, b.Row)
	case len(b.Notes) == 2:
		return w.answer.notes
	case len(b.Notes) == 1:
		return fmt.Sprintf(w.answer.note, b.Notes[0])
	case b.Kind == BasisRule:
		return w.answer.rule
	default:
		return ""
	}
}

// disputed says which side the answer follows, and what others would see by the others.
func (w *words) disputed(e Explanation) (sentences []string) {
	for _, d := range e.Disputes {
		if !d.about(e.Resolution.Teams) {
			continue
		}
		follows, other := w.sides(d.Point, e.Policy)
		if len(sentences) == 0 {
			sentences = append(sentences, fmt.Sprintf(w.followed, follows))
		}
		sentences = append(sentences, fmt.Sprintf(w.otherwise, other, w.label(d.Otherwise.Teams), d.Point))
	}
	return sentences
}

// doubted returns text with who says that a remedy does not help.
func (w *words) doubted(text string, disputed []precedence.Point, p precedence.Policy) string {
	var sides []string
	for _, point := range disputed {
		_, other := w.sides(point, p)
		sides = append(sides, fmt.Sprintf("%s, %v", other, point))
	}
	if len(sides) == 0 {
		return text
	}
	return fmt.Sprintf(w.answer.doubted, text, strings.Join(sides, "; "))
}

// sides returns which side of a disputed point p follows, and the other.
func (w *words) sides(point precedence.Point, p precedence.Policy) (followed, other string) {
	guide, other := point.Readings(w.language)
	if p.Has(point) {
		return other, guide
	}
	return guide, other
}

func (w *words) parties(parties []Party) string {
	var names []string
	for _, p := range parties {
		names = append(names, w.answer.parties[p])
	}
	return list(names, w.and)
}

func states(teams []presence.Teams) (all []presence.State) {
	for _, t := range teams {
		all = append(all, t)
	}
	return all
}
