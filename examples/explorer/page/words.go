// Package page draws the page of a case as an HTML document.
package page

import (
	"fmt"

	"github.com/othersee/othersee/examples/internal/replay"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// words are the texts of the page in one language.
type words struct {
	language presence.Language
	lang     string // its text

	title                                                                   string
	lines, user, clients, configured, policy                                string
	linesHint, userHint, clientsHint, configuredHint                        string
	policyHint                                                              string
	nothingKnown, notSet, show, clear                                       string
	othersSee, mapCloudLink, mapTeams, mapHand                              string
	mapsTitle, mapsHint, notSent, allTitle, allHint                         string
	wouldSee, withoutWouldSee                                               string
	whyTitle, wayTitle, rulesTitle, inCloudLink, inTeams                    string
	copyTitle, copy, asLink, asTicket, asCommand, asCitation                string
	rulesCited                                                              string
	sources                                                                 map[precedence.Source]string
	outcomes                                                                map[precedence.Outcome]string
	backwardsTitle, questions, whySee, simplestCase, notKnown               string
	seen, seenHint, changesTitle, still                                     string
	noCause, oneCause, severalCauses                                        string
	dayTitle, logTitle, logHint, drawIt, badTitle, lanesTitle               string
	stretchesTitle, from, to, othersSaw, callHidden                         string
	callsHidden, reportsFrom, noReports, atLeast                            string
	line, conflicting, further, nothingReported                             string
	kinds                                                                   map[replay.Kind]string
	formLabel, languageLabel                                                string
	needsScript, refused, notFound, badMethod, tooLong, logTooLong, badForm string
	unknownParameter, unknownValue, repeated, badEscape                     string
	policies                                                                [4]string
}

var english = words{
	language: presence.English, lang: "en",
	title: "What do others see in Teams?",
	lines: "Telephone lines", linesHint: "any number",
	user: "User presence", userHint: "MiVoice Office 400",
	clients: "Teams clients", clientsHint: "any number",
	configured: "Status set by hand", configuredHint: "in Teams",
	policy: "Policy", policyHint: "what CloudLink sends",
	nothingKnown: "Nothing known", notSet: "None", show: "Show", clear: "start again",
	othersSee: "Others see",
	whyTitle:  "Why", wayTitle: "The way there", rulesTitle: "The rules",
	inCloudLink: "In CloudLink, strongest first", inTeams: "In Teams, strongest first",
	copyTitle: "Pass it on", copy: "Copy", asLink: "Link", asTicket: "Text for a ticket", asCommand: "Command line", asCitation: "Citation", rulesCited: "rules",
	sources: map[precedence.Source]string{
		precedence.SourceLine: "line", precedence.SourceUser: "user presence", precedence.SourceCloudLink: "CloudLink",
		precedence.SourceClient: "client", precedence.SourceConfigured: "set by hand",
	},
	outcomes: map[precedence.Outcome]string{
		precedence.OutcomeOutranked: "outranked", precedence.OutcomeOverridden: "overridden",
		precedence.OutcomeWithheld: "not sent", precedence.OutcomeNothing: "adds nothing",
	},
	mapsTitle: "The whole picture",
	wouldSee:  ": others would see ", withoutWouldSee: ": without it, others would see ",
	backwardsTitle: "Why do others see that?", questions: "Question", whySee: "Why do others see",
	simplestCase: "Its simplest case", notKnown: "Not known", seen: "Others see", seenHint: "in Teams",
	changesTitle: "What would change it", still: "Still ",
	noCause: "No cause fits", oneCause: "The cause", severalCauses: "%d causes fit, the simplest first",
	dayTitle: "A day, drawn", logTitle: "Log of reports", drawIt: "Draw",
	logHint:  "JSON lines with at, source (line, user, client, configured), device, state. Drawn, and kept nowhere.",
	badTitle: "Lines that do not count", lanesTitle: "Who was in which state", stretchesTitle: "What others saw",
	from: "From", to: "To", othersSaw: "Others saw", callHidden: "a call was hidden", callsHidden: "Calls hidden from others",
	reportsFrom: "%d reports from %s to %s", noReports: "no reports", atLeast: "at least ",
	line: "Line %d", conflicting: "Line %d says %s, line %d says %s of the same time, which counts", further: "%d more", nothingReported: "nothing reported",
	kinds: map[replay.Kind]string{
		replay.KindLine: "line", replay.KindUser: "user presence", replay.KindClient: "client", replay.KindConfigured: "set by hand",
		replay.KindCloudLink: "CloudLink", replay.KindSession: "CloudLink’s session", replay.KindTeams: "others saw",
	},
	formLabel: "What is reported", languageLabel: "Language",
	needsScript: "This file needs JavaScript, and sends nothing anywhere.",
	refused:     "This link does not work", notFound: "There is no such page here.",
	badMethod: "This page can only be read. Only a log can be sent.",
	tooLong:   "The link is too long.", logTooLong: "The log is longer than 1 MiB.", badForm: "This is not what the form of a log sends.",
	unknownParameter: "There is no parameter %q. Allowed: %s.",
	unknownValue:     "There is no %q for the parameter %s. Allowed: %s.",
	repeated:         "The parameter %s may be given once only.",
	badEscape:        "%q is not escaped as a query is.",
	mapsHint:         "What others see depends only on these. A cell is a link to its case; a number is a row of the guide’s table.",
	mapCloudLink:     "Line and user presence make CloudLink’s state",
	mapTeams:         "CloudLink’s state and the strongest client make what others see",
	mapHand:          "A status set by hand replaces it",
	notSent:          "not sent", allTitle: "All 840 combinations",
	allHint:  "One line, user presence, one client and hand-set status: the rows of complete.csv.",
	policies: [...]string{"Mitel’s guide", "Mitel Assistant", "Microsoft Graph", "Sync is off"},
}

var german = words{
	language: presence.German, lang: "de",
	title: "Was sehen andere in Teams?",
	lines: "Telefonleitungen", linesHint: "beliebig viele",
	user: "Benutzerpräsenz", userHint: "MiVoice Office 400",
	clients: "Teams-Clients", clientsHint: "beliebig viele",
	configured: "Von Hand gesetzter Status", configuredHint: "in Teams",
	policy: "Richtlinie", policyHint: "was CloudLink synchronisiert",
	nothingKnown: "Nichts bekannt", notSet: "Keiner", show: "Zeigen", clear: "neu beginnen",
	othersSee: "Andere sehen",
	whyTitle:  "Warum", wayTitle: "Der Weg dorthin", rulesTitle: "Die Regeln",
	inCloudLink: "In CloudLink, das Stärkste zuerst", inTeams: "In Teams, das Stärkste zuerst",
	copyTitle: "Weitergeben", copy: "Kopieren", asLink: "Link", asTicket: "Text für ein Ticket", asCommand: "Befehlszeile", asCitation: "Zitat", rulesCited: "Regeln",
	sources: map[precedence.Source]string{
		precedence.SourceLine: "Leitung", precedence.SourceUser: "Benutzerpräsenz", precedence.SourceCloudLink: "CloudLink",
		precedence.SourceClient: "Client", precedence.SourceConfigured: "von Hand gesetzt",
	},
	outcomes: map[precedence.Outcome]string{
		precedence.OutcomeOutranked: "hat Nachrang", precedence.OutcomeOverridden: "überschrieben",
		precedence.OutcomeWithheld: "nicht synchronisiert", precedence.OutcomeNothing: "trägt nichts bei",
	},
	mapsTitle: "Das ganze Bild",
	wouldSee:  ": andere sähen ", withoutWouldSee: ": ohne ihn sähen andere ",
	backwardsTitle: "Warum sehen andere das?", questions: "Frage", whySee: "Warum sehen andere",
	simplestCase: "Ihr einfachster Fall", notKnown: "Nicht bekannt", seen: "Andere sehen", seenHint: "in Teams",
	changesTitle: "Was es ändern würde", still: "Weiterhin ",
	noCause: "Keine Ursache passt", oneCause: "Die Ursache", severalCauses: "%d Ursachen passen, die einfachste zuerst",
	dayTitle: "Ein Tag, gezeichnet", logTitle: "Protokoll der Meldungen", drawIt: "Zeichnen",
	logHint:  "JSON-Zeilen mit at, source (line, user, client, configured), device, state. Wird gezeichnet und nirgends behalten.",
	badTitle: "Zeilen, die nicht zählen", lanesTitle: "Wer wann in welchem Zustand war", stretchesTitle: "Was andere sahen",
	from: "Von", to: "Bis", othersSaw: "Andere sahen", callHidden: "ein Anruf blieb verborgen", callsHidden: "Anrufe, die anderen verborgen blieben",
	reportsFrom: "%d Meldungen von %s bis %s", noReports: "keine Meldungen", atLeast: "mindestens ",
	line: "Zeile %d", conflicting: "Zeile %d sagt %s, Zeile %d sagt %s zur selben Zeit, was zählt", further: "%d weitere", nothingReported: "nichts gemeldet",
	kinds: map[replay.Kind]string{
		replay.KindLine: "Leitung", replay.KindUser: "Benutzerpräsenz", replay.KindClient: "Client", replay.KindConfigured: "von Hand gesetzt",
		replay.KindCloudLink: "CloudLink", replay.KindSession: "CloudLinks Sitzung", replay.KindTeams: "andere sahen",
	},
	formLabel: "Was gemeldet wird", languageLabel: "Sprache",
	needsScript: "Diese Datei braucht JavaScript und sendet nichts irgendwohin.",
	refused:     "Dieser Link geht nicht", notFound: "Hier gibt es keine solche Seite.",
	badMethod: "Diese Seite kann nur gelesen werden. Nur ein Protokoll kann gesendet werden.",
	tooLong:   "Der Link ist zu lang.", logTooLong: "Das Protokoll ist länger als 1 MiB.", badForm: "Das ist nicht, was das Formular eines Protokolls sendet.",
	unknownParameter: "Es gibt keinen Parameter %q. Erlaubt: %s.",
	unknownValue:     "Es gibt kein %q für den Parameter %s. Erlaubt: %s.",
	repeated:         "Der Parameter %s darf nur einmal vorkommen.",
	badEscape:        "%q ist nicht so maskiert wie in einem Link nötig.",
	mapsHint:         "Was andere sehen, hängt nur hiervon ab. Jedes Feld ist ein Link zu seinem Fall; eine Zahl ist eine Zeile der Tabelle im Leitfaden.",
	mapCloudLink:     "Leitung und Benutzerpräsenz ergeben den Zustand in CloudLink",
	mapTeams:         "CloudLinks Zustand und der stärkste Client ergeben, was andere sehen",
	mapHand:          "Ein von Hand gesetzter Status ersetzt es",
	notSent:          "nicht synchronisiert", allTitle: "Alle 840 Kombinationen",
	allHint:  "Eine Leitung, Benutzerpräsenz, ein Client und von Hand gesetzter Status: die Zeilen von complete.csv.",
	policies: [...]string{"Mitels Leitfaden", "Mitel Assistant", "Microsoft Graph", "Sync ist aus"},
}

// label returns the label of s as people see it.
func (w *words) label(s presence.State) string { return presence.Label(s, w.language) }

func (w *words) lineOf(n int) string { return fmt.Sprintf(w.line, n) }

func (w *words) andMore(n int) string { return fmt.Sprintf(w.further, n) }

func (w *words) conflict(c replay.Conflict) string {
	return fmt.Sprintf(w.conflicting, c.Line, w.label(c.State), c.CountsLine, w.label(c.Counts))
}
