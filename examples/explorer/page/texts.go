package page

import (
	"fmt"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// A phrase is a text in English and in German, often a format. States in it are quoted labels.
type phrase [2]string

// in returns the phrase in a language, with its arguments.
func (p phrase) in(language presence.Language, args ...any) string {
	if len(args) == 0 {
		return p[language]
	}
	return fmt.Sprintf(p[language], args...)
}

// texts are the texts of the templates.
var texts = map[string]phrase{
	// All pages.
	"what":      {"What others see in Teams, and why", "Was andere in Teams sehen und warum"},
	"skip":      {"Skip to the content", "Zum Inhalt springen"},
	"pages":     {"Pages", "Seiten"},
	"examples":  {"Examples", "Beispiele"},
	"theCase":   {"The case", "Der Fall"},
	"whySeen":   {"Why?", "Warum?"},
	"aDay":      {"A day", "Ein Tag"},
	"maps":      {"Maps", "Matrix"},
	"rules":     {"Rules", "Regeln"},
	"share":     {"Share", "Teilen"},
	"shareLink": {"Copy the link to this page", "Den Link zu dieser Seite kopieren"},
	"other":     {"Deutsch", "English"},
	"foot": {
		"Follows Mitel's MS Teams Solution Guide; not by Mitel or Microsoft. What you enter is sent to this page's server only, and is not kept there.",
		"Folgt Mitels Leitfaden für MS Teams; nicht von Mitel oder Microsoft. Was Sie eingeben, wird nur an den Server dieser Seite gesendet und dort nicht gespeichert.",
	},
	"needsScript": {
		"This file answers by itself and sends nothing anywhere, but it needs JavaScript. The installed page does not: run explorer, and open the address it prints.",
		"Diese Datei antwortet selbst und sendet nichts irgendwohin, braucht aber JavaScript. Die installierte Seite braucht es nicht: explorer starten und die Adresse öffnen, die es nennt.",
	},

	// The first visit.
	"hero": {"What do others see in Teams, and why?", "Was sehen andere in Teams und warum?"},
	"lead": {
		"Choose the states of phone, user presence and Teams, or a question: you get what others see in Microsoft Teams, and the rule of Mitel's guide that decides it.",
		"Wählen Sie den Status von Telefon, Benutzerpräsenz und Teams oder eine Frage: Sie erfahren, was andere in Microsoft Teams sehen und welche Regel aus Mitels Leitfaden entscheidet.",
	},
	"forExample": {"Example: on the phone, yet “Available”", "Beispiel: am Telefon, doch „Verfügbar“"},
	"ownCase":    {"Enter your case", "Den eigenen Fall eingeben"},
	"startFrom":  {"Or start from a question", "Oder mit einer Frage beginnen"},
	"atOnce":     {"The answer appears as soon as something is chosen.", "Die Antwort erscheint, sobald etwas gewählt ist."},
	"scope":      {"For Mitel CloudLink. The user presence is what users of a MiVoice Office 400 set on the phone, in the self-service portal or in Mitel One; with other phone systems there is none.", "Für Mitel CloudLink. Die Benutzerpräsenz stellen Benutzer einer MiVoice Office 400 am Telefon, im Selbstbedienungsportal oder in Mitel One ein; mit anderen Telefonanlagen gibt es keine."},

	// The form.
	"form":       {"What is known", "Was bekannt ist"},
	"seenIs":     {"Others see", "Andere sehen"},
	"lineIs":     {"the phone is", "das Telefon ist"},
	"userIs":     {"the user presence is", "die Benutzerpräsenz ist"},
	"clientIs":   {"Teams is", "Teams ist"},
	"byHandIs":   {"set by hand:", "explizit eingestellt:"},
	"and":        {"and", "und"},
	"show":       {"Show", "Zeigen"},
	"choose":     {"choose", "wählen"},
	"again":      {"Start again", "Neu beginnen"},
	"more":       {"More phones or clients, another policy", "Weitere Telefone oder Clients, andere Richtlinie"},
	"moreLine":   {"another phone is", "ein weiteres Telefon ist"},
	"moreClient": {"another client is", "ein weiterer Client ist"},
	"policyIs":   {"policy (which document counts):", "Richtlinie (welche Quelle zählt):"},
	"noPresence": {"not reported", "nicht gemeldet"},
	"nothing":    {"nothing", "nichts"},
	"wrongValue": {"“%s” is not known for %s. It can be: %s.", "„%s“ gibt es für %s nicht. Möglich: %s."},
	"wrongTime":  {"“%s” is not a page or a valid time. Write a time like 10:05.", "„%s“ ist keine Seite oder Uhrzeit. Beispiel: 10:05."},

	// The answer.
	"othersSee":     {"Others see", "Andere sehen"},
	"calledInTeams": {"", "In Teams heißt das „Beschäftigt“."},
	"soFar":         {"From what is known, others see", "Soweit bekannt, sehen andere"},
	"copy":          {"Copy", "Kopieren"},
	"copyLink":      {"Link", "Link"},
	"copyTicket":    {"Ticket", "Ticket"},
	"cite":          {"Citation", "Nachweis"},
	"readings":      {"The documents can be read in several ways. This answer follows %s. By other readings, others would see:", "Die Dokumente lassen sich verschieden lesen. Diese Antwort folgt %s. Nach anderen Lesarten sähen andere:"},
	"tryIt":         {"To find out, reproduce this case, and look in Teams from another account.", "Zum Ausprobieren den Fall herbeiführen und in Teams mit einem anderen Konto nachsehen."},
	"by":            {"according to %s", "nach %s"},
	"ifReportedToo": {"Not known: %s. Depending on that, this could also be expected:", "Nicht bekannt: %s. Je nachdem wäre auch dies zu erwarten gewesen:"},
	"ifReported":    {"Not known: %s. Depending on that, others could also see:", "Nicht bekannt: %s. Je nachdem könnten andere auch sehen:"},
	"ifSynced":      {"This holds as long as presence sync works (S0).", "Das gilt, sofern die Präsenz-Synchronisierung funktioniert (S0)."},
	"way":           {"How it happens", "Wie es dazu kommt"},
	"phoneSystem":   {"Phone system", "Telefonanlage"},
	"byPhone":       {"phones and user presence", "Telefone und Benutzerpräsenz"},
	"cloudLink":     {"CloudLink", "CloudLink"},
	"teams":         {"Teams", "Teams"},
	"byTeams":       {"sessions, and a status set by hand", "Sitzungen und explizit eingestellter Status"},
	"toDo":          {"What to do", "Was zu tun ist"},
	"helped":        {"What would have helped", "Was geholfen hätte"},
	"seenAs":        {"others then see", "dann sehen andere"},
	"hadSeen":       {"others would have seen", "dann hätten andere gesehen"},
	"effects":       {"What would change it", "Was daran etwas ändern würde"},
	"disputed":      {"disputed: %s", "strittig: %s"},
	"stays":         {"No change", "Keine Änderung"},
	"inWords":       {"In words, for a ticket", "In Worten, für ein Ticket"},
	"orders":        {"Which state outranks which", "Beide Rangfolgen, Stärkstes zuerst"},
	"inCloudLink":   {"In CloudLink", "In CloudLink"},
	"inTeams":       {"In Teams", "In Teams"},
	"othersWhy":     {"Why else could “%s” be seen?", "Welche anderen Ursachen kann „%s“ haben?"},
	"toCheck":       {"The causes, with what to check", "Die Ursachen und was zu prüfen ist"},
	"openCase":      {"Open as a case", "Als Fall öffnen"},
	"onMaps":        {"This case on the maps", "Dieser Fall in der Matrix"},
	"cited":         {"The rules cited here", "Die hier zitierten Regeln"},
	"allRules":      {"All rules, with their sources", "Alle Regeln mit ihren Quellen"},

	// Why a state is seen.
	"whySee":  {"Why do others see", "Warum sehen andere"},
	"asCase":  {"See an example", "Ein Beispiel ansehen"},
	"check":   {"Check that:", "Prüfen, ob das stimmt:"},
	"no":      {"No", "Nein"},
	"yes":     {"Yes", "Ja"},
	"further": {"What else it could be", "Weitere mögliche Ursachen"},

	// Maps and rules.
	"mapsTitle": {"One phone, one client: every answer", "Ein Telefon, ein Client: jede Antwort"},
	"mapsLead": {
		"Map 1 gives CloudLink's state, which is the row of map 2. A status set by hand in Teams overrides both. A cell is a link to its case.",
		"Matrix 1 ergibt den Status in CloudLink; er ist die Zeile in Matrix 2. Ein in Teams explizit eingestellter Status geht beiden vor. Jedes Feld ist ein Link zu seinem Fall.",
	},
	"map1":     {"1. In CloudLink", "1. In CloudLink"},
	"map2":     {"2. In Teams: what others see", "2. In Teams: was andere sehen"},
	"map3":     {"3. A status set by hand wins", "3. Ein explizit eingestellter Status geht vor"},
	"axis1x":   {"User presence\u00a0→", "Benutzerpräsenz\u00a0→"},
	"axis1y":   {"Phone\u00a0↓", "Telefon\u00a0↓"},
	"axisUser": {"User presence\u00a0↓ Set by hand\u00a0→", "Benutzerpräsenz\u00a0↓ Explizit eingestellt\u00a0→"},
	"axis2x":   {"Strongest Teams client\u00a0→", "Stärkster Teams-Client\u00a0→"},
	"axis2y":   {"CloudLink\u00a0↓", "CloudLink\u00a0↓"},
	"axis3x":   {"Set by hand\u00a0→", "Explizit eingestellt\u00a0→"},
	"legend":   {"Legend", "Legende"},
	"unsynced": {"not synced", "ohne Sync"},
	"dashed":   {"dashed: what others see is disputed", "gestrichelt: was andere sehen, ist strittig"},
	"partly":   {"(D1, D3); in map 3 only in some cases (D2, D4, D5)", "(D1, D3); in Matrix 3 nur in manchen Fällen (D2, D4, D5)"},
	"hatched":  {"hatched: CloudLink does not sync the state of this row", "schraffiert: CloudLink synchronisiert den Status dieser Zeile nicht"},
	"instead":  {"a small dot: the call is synced, so the row “Busy” of map 2 holds (S7)", "kleiner Punkt: Synchronisiert wird der Anruf, also gilt in Matrix 2 die Zeile „Besetzt“ (S7)"},
	"ownRows":  {"The rows “Do not disturb”, “Offline” and “Unknown” rest on rules that the guide does not give (P8, P6, C3).", "Die Zeilen „Nicht stören“, „Offline“ und „Unbekannt“ beruhen auf Regeln, die nicht im Leitfaden stehen (P8, P6, C3)."},
	"ringed":   {"ringed: the case above; the other cells of its row in map 2 have the same phone and user presence", "umrandet: der Fall oben; die übrigen Felder seiner Zeile in Matrix 2 haben dasselbe Telefon und dieselbe Benutzerpräsenz"},
	"rowsOf":   {"a number: a row of the table in Mitel's guide", "eine Zahl: eine Zeile der Tabelle in Mitels Leitfaden"},
	"plusCall": {"and on a call", "und im Anruf"},
	"explain":  {"Why", "Warum"},
	"allTitle": {"All 1,050 combinations", "Alle 1050 Kombinationen"},
	"allLead": {
		"For one phone, one user presence, one client and one status set by hand.",
		"Jeweils ein Telefon, eine Benutzerpräsenz, ein Client und ein explizit eingestellter Status.",
	},
	"documents":  {"Documents", "Dokumente"},
	"elsewhere":  {"not a rule of Mitel's guide", "keine Regel aus Mitels Leitfaden"},
	"rulesTitle": {"The rules", "Die Regeln"},
	"rulesLead": {
		"Each answer cites these numbers. A number never changes. A policy says which source counts for the disputed points (D).",
		"Jede Antwort zitiert diese Nummern. Eine Nummer ändert sich nie. Eine Richtlinie sagt, welche Quelle für die strittigen Punkte (D) gilt.",
	},
	"rulesP": {"Phone system", "Telefonanlage"},
	"rulesC": {"CloudLink and Mitel One", "CloudLink und Mitel One"},
	"rulesS": {"What CloudLink syncs to Teams", "Was CloudLink mit Teams synchronisiert"},
	"rulesT": {"Teams", "Teams"},
	"rulesG": {"Microsoft Graph's terms", "Begriffe in Microsoft Graph"},
	"rulesD": {"Disputed points", "Strittige Punkte"},

	// A day.
	"dayTitle": {"What others see during a day", "Was andere im Lauf eines Tages sehen"},
	"dayExample": {
		"This is an example.", "Das ist ein Beispiel.",
	},
	"pasteOwn":    {"Paste a log of your own", "Eigenes Protokoll einfügen"},
	"noneHidden":  {"By the reports, no call was hidden from others.", "Nach den Meldungen blieb kein Anruf verborgen."},
	"noPhone":     {"The log has no report of a phone, so it says nothing of calls.", "Das Protokoll enthält keine Meldung eines Telefons, sagt also nichts über Anrufe."},
	"noneFits":    {"no cause fits", "keine Ursache passt"},
	"oneFits":     {"one cause fits", "eine Ursache passt"},
	"manyFit":     {"%d causes fit", "%d Ursachen passen"},
	"delay":       {"a delay may explain it", "eine Verzögerung kann es erklären"},
	"afterLast":   {"if nothing has changed since the last report, at %s", "wenn sich seit der letzten Meldung um %s nichts geändert hat"},
	"lastSeen":    {"; last seen: %s, since %s", "; zuletzt gesehen: %s, seit %s"},
	"othersSaw":   {"Others saw", "Andere sahen"},
	"asExpected":  {"Expected by the rules", "Nach den Regeln zu erwarten"},
	"wasExpected": {"The rules predict “%s”", "Nach den Regeln „%s“"},
	"ticketAt":    {"%s, according to the reports:", "%s, nach den Meldungen:"},
	"ticketSaw":   {"%s: others saw “%s”, since %s.", "%s: Andere sahen „%s“, seit %s."},
	"ticketFor":   {"According to the reports: “%s”", "Nach den Meldungen: „%s“"},
	"moreCauses":  {"%d more", "%d weitere"},
	"seenSince":   {"Seen since %s.", "Gesehen seit %s."},
	"expectedWay": {"Why “%s” was expected", "Warum „%s“ zu erwarten war"},
	"openToo":     {"; not reported: %s", "; nicht gemeldet: %s"},
	"wholeDay":    {"The whole day", "Der ganze Tag"},
	"noTime":      {"All reports are of one moment, so there is no time to draw yet.", "Alle Meldungen sind vom selben Zeitpunkt; zu zeichnen gibt es noch nichts."},
	"hiddenCall":  {"%s: on the phone, but “%s” to others", "%s: am Telefon, aber für andere „%s“"},
	"doubtedCall": {"%s: on the phone, “%s” to others", "%s: am Telefon, für andere „%s“"},
	"moreHidden":  {"%d more calls were hidden.", "%d weitere Anrufe blieben verborgen."},
	"differs":     {"%s: expected “%s”, seen “%s”", "%s: erwartet „%s“, gesehen „%s“"},
	"moreDiffers": {"%d more differences.", "%d weitere Abweichungen."},
	"expected":    {"For %d%% of the known time others saw what was expected; a delay of up to %d minutes is not counted as a difference.", "In %d\u00a0%% der bekannten Zeit sahen andere, was zu erwarten war; eine Verzögerung bis %d Minuten zählt nicht als Abweichung."},
	"unexplained": {"For %d of the differences nothing fits.", "Für %d der Abweichungen passt nichts."},
	"daySpan":     {"%s · reports: %d", "%s · Meldungen: %d"},
	"hiddenInAll": {"hidden calls: %d (%s)", "verborgene Anrufe: %d (%s)"},
	"disputedAll": {"disputed calls: %d", "strittige Anrufe: %d"},
	"atLeast":     {"at least %s", "mindestens %s"},
	"calculated":  {"calculated", "berechnet"},
	"reported":    {"reported", "gemeldet"},
	"lanes":       {"The day, drawn", "Der Tag, gezeichnet"},
	"swipe":       {"← Scroll sideways for the rest →", "← Seitwärts wischen, um mehr zu sehen →"},
	"hint":        {"or pick a time in the drawing", "oder eine Zeit in der Zeichnung wählen"},
	"fromOn":      {"from %s on", "ab %s"},
	"at":          {"At", "Um"},
	"atTime":      {"At %s", "Um %s"},
	"outside":     {"The log has no report up to %s.", "Das Protokoll enthält bis %s keine Meldung."},
	"toExpect":    {"Expected", "Zu erwarten ist"},
	"stretches":   {"As a list: what to expect, and what was reported", "Als Liste: was zu erwarten war und was gemeldet wurde"},
	"wasSeen":     {"Actually seen: %s.", "Wirklich gesehen: %s."},
	"sinceThen":   {"from %s %s", "ab %s %s"},
	"yourLog":     {"The log of reports", "Das Protokoll der Meldungen"},
	"logHint": {
		"One JSON object per line: at, kind (line, userPresence, client, configured, seen), device, state. It goes to this page's server to be drawn, and is kept in this tab only, not in the link.",
		"Je Zeile ein JSON-Objekt: at (Zeit), kind (Art: line, userPresence, client, configured, seen), device (Gerät), state (Status). Zum Auswerten wird es an den Server dieser Seite geschickt; behalten wird es nur in diesem Tab, nicht im Link.",
	},
	"exampleLog": {"The log of the example", "Das Protokoll des Beispiels"},
	"useExample": {"Start from this log", "Als Vorlage nehmen"},
	"forget":     {"Delete this log", "Protokoll löschen"},
	"draw":       {"Draw", "Auswerten"},
	"badLog":     {"The log has no valid report.", "Das Protokoll enthält keine lesbare Meldung."},
	"emptyLog":   {"The log is empty.", "Das Protokoll ist leer."},
	"longLog":    {"The log is longer than 1 MiB, and so is not drawn.", "Das Protokoll ist länger als 1 MiB und wird darum nicht gezeichnet."},
	"badLines":   {"Reports that do not count", "Meldungen, die nicht zählen"},
	"nBadLines":  {"Lines that could not be read: %d. They are left out here.", "Anzahl nicht lesbarer Zeilen: %d. Sie fehlen im Folgenden."},
	"badLine":    {"Line %d: %s", "Zeile %d: %s"},
	"badSome":    {"%d lines from %d to %d: %s", "%d Zeilen von %d bis %d: %s"},
	"conflict":   {"Line %d says %s, line %d says %s of the same time, which counts", "Zeile %d sagt %s, Zeile %d sagt %s zur selben Zeit, was zählt"},
	"otherUsers": {"Only “%s” is drawn; further users: %d", "Nur „%s“ ist gezeichnet; weitere Benutzer: %d"},
	"nMore":      {"%d more", "%d weitere"},

	// Refusals.
	"notFound":  {"There is no such page here.", "Hier gibt es keine solche Seite."},
	"badMethod": {"This page can only be read. Only a log can be sent.", "Diese Seite kann nur gelesen werden. Nur ein Protokoll kann gesendet werden."},
	"tooLong":   {"The link is too long.", "Der Link ist zu lang."},
	"badForm":   {"This is not what the form of a log sends.", "Das ist nicht, was das Formular eines Protokolls sendet."},
}

// A card is a question with the link to its case.
type card struct {
	Question, Hint phrase
	Query          string
}

var cards = []card{
	{
		phrase{"On the phone, yet seen as Available: why?", "Jemand telefoniert, Teams zeigt „Verfügbar“: warum?"},
		phrase{"phone Busy; all causes that fit", "Telefon „Besetzt“; alle Ursachen, die passen"},
		"l=Busy&o=Available",
	},
	{
		phrase{"I am Absent, Teams says Available: why, and what helps?", "Ich bin „Abwesend“, Teams zeigt „Verfügbar“: warum und was hilft?"},
		phrase{"user presence Absent, Teams active", "Benutzerpräsenz „Abwesend“, Teams aktiv"},
		"l=Available&u=Absent&c=Active",
	},
	{
		phrase{"Signed out everywhere, phone idle: why Offline?", "Überall abgemeldet, Telefon frei: warum „Offline“?"},
		phrase{"phone and user presence Available, Teams signed out", "Telefon und Benutzerpräsenz „Verfügbar“, Teams abgemeldet"},
		"l=Available&u=Available&c=Offline",
	},
	{
		phrase{"Not available during a call: what do others see, and is that certain?", "„Nicht verfügbar“ während eines Anrufs: was sehen andere, und wie sicher ist das?"},
		phrase{"phone Busy, user presence Not available, Teams active", "Telefon „Besetzt“, Benutzerpräsenz „Nicht verfügbar“, Teams aktiv"},
		"l=Busy&u=NotAvailable&c=Active",
	},
	{
		phrase{"What did others see at 10:05?", "Was sahen andere um 10:05?"},
		phrase{"in the log of a day: an example, or your own", "im Protokoll eines Tages: ein Beispiel oder ein eigenes"},
		"t=10:05",
	},
	{
		phrase{"At work, yet seen as Away: why?", "Jemand arbeitet, Teams zeigt „Abwesend“: warum?"},
		phrase{"all causes that fit, and what to check", "alle Ursachen, die passen, und was zu prüfen ist"},
		"o=Away",
	},
}

// What stands for a state or a policy in the form, where its label would not fit the sentence.
var (
	clientWords = map[presence.TeamsClient]phrase{
		presence.TeamsClientOffline:    {"signed out", "abgemeldet"},
		presence.TeamsClientInactive:   {"inactive", "inaktiv"},
		presence.TeamsClientActive:     {"active", "aktiv"},
		presence.TeamsClientInCall:     {"in a call or meeting", "im Anruf oder Meeting"},
		presence.TeamsClientPresenting: {"presenting or focusing", "beim Präsentieren oder in Fokuszeit"},
	}
	policyWords = map[precedence.Policy]phrase{
		precedence.Guide():     {"Mitel's guide", "Mitels Leitfaden"},
		precedence.Assistant(): {"Mitel Assistant's help", "Hilfe zu Mitel Assistant"},
		precedence.Graph():     {"Microsoft Graph", "Microsoft Graph"},
		precedence.Off():       {"presence sync off", "Synchronisierung aus"},
	}
)

// What a parameter of a link is about.
var parameterWords = map[string]phrase{
	"l":    {"the phone", "das Telefon"},
	"u":    {"the user presence", "die Benutzerpräsenz"},
	"c":    {"Teams", "Teams"},
	"h":    {"the status set by hand", "den explizit eingestellten Status"},
	"p":    {"the policy", "die Richtlinie"},
	"o":    {"what others see", "das, was andere sehen,"},
	"lang": {"the language", "die Sprache"},
}

// Stations: who, what became of it, and what lies between.
var (
	partyWords = map[explain.Party]phrase{
		explain.PartyLine:         {"phone", "Telefon"},
		explain.PartyUserPresence: {"user presence", "Benutzerpräsenz"},
		explain.PartyCloudLink:    {"CloudLink", "CloudLink"},
		explain.PartyClient:       {"Teams client", "Teams-Client"},
		explain.PartyConfigured:   {"set by hand", "explizit eingestellt"},
	}
	msgOfCall      = phrase{"CloudLink, for the call", "CloudLink, für den Anruf"}
	msgClient      = phrase{"a client is %s", "ein Client ist %s"}
	msgCounts      = phrase{"counts as “%s” (%v)", "zählt als „%s“ (%v)"}
	msgSame        = phrase{"stays “%s” (%v)", "bleibt „%s“ (%v)"}
	msgShown       = phrase{"shows (%v)", "wird angezeigt (%v)"}
	msgSynced      = phrase{"synced (%v)", "synchronisiert (%v)"}
	msgStrongest   = phrase{" and outranks the rest (%v)", " und hat Vorrang (%v)"}
	msgDecides     = phrase{"overrides the rest (%v)", "überschreibt den Rest (%v)"}
	msgHidden      = phrase{", but “%s” outranks it (%v)", ", aber „%s“ hat Vorrang (%v)"}
	msgOverridden  = phrase{", but “%s” set by hand overrides it (%v)", ", aber explizit eingestelltes „%s“ überschreibt es (%v)"}
	msgSetAside    = phrase{"does not show here (%v)", "wird hier nicht angezeigt (%v)"}
	msgNoSession   = phrase{"no session, so it adds nothing (%v)", "keine Sitzung, trägt also nichts bei (%v)"}
	msgAddsNothing = phrase{"adds nothing (%v)", "trägt nichts bei (%v)"}
	msgWithheld    = phrase{"not synced (%v)", "nicht synchronisiert (%v)"}
	msgNoReport    = phrase{"Nothing is known.", "Nichts ist bekannt."}
	msgMitelOne    = phrase{"Mitel One shows “%s” (C2)", "Mitel One zeigt „%s“ (C2)"}
	msgNoMitelOne  = phrase{"what Mitel One shows is not documented (C4)", "was Mitel One zeigt, ist nicht dokumentiert (C4)"}
	msgCombined    = phrase{"combined (C1)", "kombiniert (C1)"}
	msgBetween     = map[precedence.Rule]phrase{
		precedence.S0: {"sync is off (S0)", "Sync ist aus (S0)"},
		precedence.S1: {"synced (S1)", "synchronisiert (S1)"},
		precedence.S2: {"synced (S2)", "synchronisiert (S2)"},
		precedence.S3: {"not synced (S3)", "nicht synchronisiert (S3)"},
		precedence.S4: {"not synced (S4)", "nicht synchronisiert (S4)"},
		precedence.S5: {"nothing to sync (S5)", "nichts zu synchronisieren (S5)"},
		precedence.S6: {"synced, as assumed (S6)", "synchronisiert, wie angenommen (S6)"},
		precedence.S7: {"only the call is synced (S7)", "nur der Anruf wird synchronisiert (S7)"},
	}
)

// How certain an answer is.
var (
	msgTable      = phrase{"documented: Mitel's guide (German), row\u00a0%d of its table", "belegt: Mitels Leitfaden, Zeile\u00a0%d der Tabelle"}
	msgNote       = phrase{"documented: Mitel's guide (German), note\u00a0%d", "belegt: Mitels Leitfaden, Hinweis\u00a0%d"}
	msgNotes      = phrase{"documented: Mitel's guide (German), notes 1\u00a0and\u00a02", "belegt: Mitels Leitfaden, Hinweise 1\u00a0und\u00a02"}
	msgRules      = phrase{"follows from Mitel's rules", "folgt aus Mitels Regeln"}
	msgSilent     = phrase{"Mitel's guide is silent", "Mitels Leitfaden schweigt dazu"}
	msgAssumed    = phrase{"as assumed, not by Mitel's guide", "wie angenommen, nicht nach Mitels Leitfaden"}
	msgDisputed   = phrase{"disputed: could be %s", "strittig: könnte %s sein"}
	msgIfOff      = phrase{"holds if presence sync is off", "gilt, wenn die Synchronisierung aus ist"}
	msgIncomplete = phrase{"incomplete", "unvollständig"}
	msgPartly     = phrase{"incomplete: not all is known", "unvollständig: nicht alles ist bekannt"}
)

// What to do: a change, and who makes it.
var (
	msgSetUser   = phrase{"Set the user presence to %s.", "Die Benutzerpräsenz auf %s stellen."}
	msgReset     = phrase{"Reset the status set by hand in Teams.", "Den explizit eingestellten Status in Teams zurücksetzen."}
	msgSetByHand = phrase{"Set “%s” by hand in Teams; it stays until it is reset or expires.", "„%s“ in Teams explizit einstellen; das bleibt, bis es zurückgesetzt wird oder abläuft."}
	msgSignIn    = phrase{"Sign in to Teams, and be active.", "In Teams anmelden und aktiv sein."}
	msgSyncOn    = phrase{"Turn presence sync on.", "Die Präsenz-Synchronisierung einschalten."}
	msgWhere     = map[explain.Party]phrase{
		explain.PartyUserPresence: {"the user, on the phone, in the self-service portal or in Mitel One", "der Benutzer, am Telefon, im Selbstbedienungsportal oder in Mitel One"},
		explain.PartyClient:       {"the user, in Teams", "der Benutzer, in Teams"},
		explain.PartyConfigured:   {"the user, in Teams", "der Benutzer, in Teams"},
		explain.PartyCloudLink:    {"the administrator", "der Administrator"},
	}
	msgOr = phrase{" or ", " oder "}
)

// What the marks of a day are called, and what is drawn at those of calls.
var markWords = map[string]struct{ name, drawn phrase }{
	"":         {phrase{"call", "Anruf"}, phrase{"call", "Anruf"}},
	"hides":    {phrase{"hidden call", "verborgener Anruf"}, phrase{"hidden", "verborgen"}},
	"doubted":  {phrase{"disputed call", "strittiger Anruf"}, phrase{"disputed", "strittig"}},
	"after":    {name: phrase{"after the last report", "nach der letzten Meldung"}},
	"differs":  {phrase{"differs from what was expected", "weicht vom Erwarteten ab"}, phrase{"differs", "anders"}},
	"disputed": {name: phrase{"disputed", "strittig"}},
	"open":     {name: phrase{"incomplete: not all was reported", "unvollständig gemeldet"}},
	"empty":    {name: phrase{"nothing synced, set or reported", "nichts synchronisiert, eingestellt oder gemeldet"}},
}
