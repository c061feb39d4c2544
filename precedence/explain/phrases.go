package explain

import (
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A phrase is what answers say, in English and in German, as a format. A sentence begins in lower
// case, as it stands after a colon; states in it are quoted labels.
type phrase [2]string

// What all answers have.
var (
	msgQuote     = phrase{"“%s”", "„%s“"}
	msgOr        = phrase{" or ", " oder "}
	msgAnd       = phrase{" and ", " und "}
	msgFollows   = phrase{"this follows %s.", "das folgt %s."}
	msgOtherwise = phrase{"by %s, others would see %s (%v).", "nach %s sähen andere %s (%v)."}
)

// Explanations.
var (
	msgOthersSee         = phrase{"Others see %s", "Andere sehen %s"}
	msgAlthough          = phrase{", although %s", ", obwohl %s"}
	msgBecause           = phrase{", because %s", ", weil %s"}
	msgOnThePhone        = phrase{"the user is on the phone", "der Benutzer telefoniert"}
	msgBothCalls         = phrase{"the user is on the phone and in a Teams call or meeting", "der Benutzer telefoniert und in einem Teams-Anruf oder -Meeting ist"}
	msgPhoneDoNotDisturb = phrase{"the phone is in do-not-disturb", "das Telefon auf „Nicht stören“ gestellt ist"}
	msgUserPresenceIs    = phrase{"the user presence is %s", "die Benutzerpräsenz %s ist"}
	msgSetByHand         = phrase{"the user set it by hand in Teams (T1)", "der Benutzer es in Teams explizit eingestellt hat (T1)"}
	msgSetToShow         = phrase{"the user set %s by hand in Teams (T1)", "der Benutzer in Teams %s explizit eingestellt hat (T1)"}
	msgWhy               = phrase{"Why: ", "Grund: "}
	msgToBeSeen          = phrase{"To be seen as %s: %s.", "Damit andere %s sehen: %s."}
	msgCertain           = phrase{"Documented: ", "Belegt: "}
	msgCertainOff        = phrase{"Documented, if presence sync is off: ", "Belegt, wenn die Präsenz-Synchronisierung aus ist: "}
	msgIfSignedOut       = phrase{", if no Teams client is running", ", wenn kein Teams-Client läuft"}
	msgUncertain         = phrase{"Uncertain: ", "Ungewiss: "}
	msgDisputed          = phrase{"Disputed: ", "Strittig: "}
	msgDisputedBy        = phrase{"%s (disputed by %s)", "%s (anders nach %s)"}
	msgClientIs          = map[presence.TeamsClient]phrase{
		presence.TeamsClientInactive:   {"the Teams client is inactive", "der Teams-Client inaktiv ist"},
		presence.TeamsClientActive:     {"a Teams client is active", "ein Teams-Client aktiv ist"},
		presence.TeamsClientInCall:     {"the user is in a Teams call or meeting", "der Benutzer in einem Teams-Anruf oder -Meeting ist"},
		presence.TeamsClientPresenting: {"the user is presenting or focusing in Teams", "der Benutzer in Teams präsentiert oder in Fokuszeit ist"},
	}
	msgClientState = map[presence.TeamsClient]phrase{
		presence.TeamsClientInactive:   {"the inactive client's %s", "%s des inaktiven Clients"},
		presence.TeamsClientActive:     {"the active client's %s", "%s des aktiven Clients"},
		presence.TeamsClientInCall:     {"the %s of the Teams call or meeting", "%s des Teams-Anrufs oder -Meetings"},
		presence.TeamsClientPresenting: {"the presenting client's %s", "%s des präsentierenden Clients"},
	}
	msgPhoneCounts = phrase{"a phone in do-not-disturb counts as %s in CloudLink (P8)", "ein Telefon auf „Nicht stören“ zählt in CloudLink als %s (P8)"}
	msgUserCounts  = phrase{"the user presence %s counts as %s in CloudLink (P2)", "die Benutzerpräsenz %s zählt in CloudLink als %s (P2)"}
	msgBothCount   = phrase{
		"the call (P1) and the user presence %s (P2) count as %s in CloudLink",
		"der Anruf (P1) und die Benutzerpräsenz %s (P2) zählen in CloudLink als %s",
	}
	msgOutranksCall = phrase{", where it outranks the call (C1)", " und hat dort Vorrang vor dem Anruf (C1)"}
	msgOutranksUser = phrase{", where it outranks the user presence %s (C1)", " und hat dort Vorrang vor der Benutzerpräsenz %s (C1)"}
	msgSyncedCall   = phrase{"CloudLink syncs the call to Teams as %s (P1, S1)", "CloudLink synchronisiert den Anruf als %s mit Teams (P1, S1)"}
	msgSyncedUser   = phrase{
		"CloudLink syncs the user presence %s to Teams (P2, S1)",
		"CloudLink synchronisiert die Benutzerpräsenz %s mit Teams (P2, S1)",
	}
	msgSync = map[precedence.Rule]phrase{ // of what CloudLink is
		precedence.S1: {"CloudLink syncs %s to Teams (S1)", "CloudLink synchronisiert %s mit Teams (S1)"},
		precedence.S2: {"CloudLink syncs %s to Teams (S2)", "CloudLink synchronisiert %s mit Teams (S2)"},
		precedence.S3: {"CloudLink does not sync %s (S3)", "CloudLink synchronisiert %s nicht (S3)"},
		precedence.S4: {"CloudLink currently does not sync %s (S4)", "CloudLink synchronisiert %s derzeit nicht (S4)"},
		precedence.S6: {"CloudLink syncs %s to Teams, as assumed here (S6)", "CloudLink synchronisiert %s mit Teams, wie hier angenommen (S6)"},
		precedence.S7: {
			"CloudLink currently does not sync %s (S4), but it does sync the call to Teams as “Busy” (S7)",
			"CloudLink synchronisiert %s derzeit nicht (S4), wohl aber den Anruf als „Besetzt“ mit Teams (S7)",
		},
	}
	msgNothingToSync = phrase{"CloudLink has nothing to sync (S5)", "CloudLink hat nichts zu synchronisieren (S5)"}
	msgSyncOff       = phrase{
		"presence sync is off, as assumed here, so nothing from CloudLink reaches Teams (S0)",
		"die Präsenz-Synchronisierung ist aus, wie hier angenommen; darum kommt von CloudLink nichts in Teams an (S0)",
	}
	msgJustOff      = phrase{"presence sync is off, as assumed here (S0)", "die Präsenz-Synchronisierung ist aus, wie hier angenommen (S0)"}
	msgOutranked    = phrase{", where %s outranks it (T2)", "; dort hat %s Vorrang (T2)"}
	msgOutranks     = phrase{", where it outranks %[2]s (T2)", "; dort hat %[1]s Vorrang vor %[2]s (T2)"}
	msgDecides      = phrase{"%s decides (T4).", "es zählt %s (T4)."}
	msgSignedOut    = phrase{"no Teams client is running", "kein Teams-Client läuft"}
	msgAndSignedOut = phrase{", and no Teams client is running", ", und kein Teams-Client läuft"}
	msgNoSession    = phrase{"%s, so Teams has no session to show (T3)", "%s; in Teams gibt es daher keine Sitzung (T3)"}
	msgOutranksToo  = phrase{
		"in CloudLink, the user presence %s outranks the call (C1).",
		"in CloudLink hat die Benutzerpräsenz %s Vorrang vor dem Anruf (C1).",
	}
	msgSetAside = map[precedence.Rule]phrase{ // a status set by hand
		precedence.T5: {
			"%s set by hand shows only while there is a session, as assumed here (T5).",
			"explizit eingestelltes %s wird nur angezeigt, solange es eine Sitzung gibt, wie hier angenommen (T5).",
		},
		precedence.T6: {
			"%s set by hand does not show during a call, as assumed here (T6).",
			"explizit eingestelltes %s wird während eines Anrufs nicht angezeigt, wie hier angenommen (T6).",
		},
		precedence.T7: {
			"%s set by hand does not show while the client is inactive, as assumed here (T7).",
			"explizit eingestelltes %s wird nicht angezeigt, solange der Client inaktiv ist, wie hier angenommen (T7).",
		},
	}
	msgOverrides = phrase{"%s set by hand overrides everything (T1).", "explizit eingestelltes %s überschreibt alles (T1)."}
	msgTable     = phrase{"row %d of the table in Mitel's guide.", "Zeile %d der Tabelle in Mitels Leitfaden."}
	msgNote      = phrase{"note %d of Mitel's guide.", "Hinweis %d in Mitels Leitfaden."}
	msgNotes     = phrase{"notes 1 and 2 of Mitel's guide.", "Hinweise 1 und 2 in Mitels Leitfaden."}
	msgRules     = phrase{"Follows from Mitel's rules.", "Folgt aus Mitels Regeln."}
	msgRulesOff  = phrase{"Follows from Mitel's rules, if presence sync is off.", "Folgt aus Mitels Regeln, wenn die Präsenz-Synchronisierung aus ist."}
	msgSilent    = map[precedence.Rule]phrase{
		precedence.C3: {
			"Mitel's guide does not mention unregistered phones; taken as “Offline” (C3).",
			"Mitels Leitfaden erwähnt keine nicht angemeldeten Telefone; angenommen ist „Offline“ (C3).",
		},
		precedence.P8: {
			"Mitel's guide does not mention phones in do-not-disturb; taken as “Do not disturb” (P8).",
			"Mitels Leitfaden erwähnt keine Telefone auf „Nicht stören“; angenommen ist „Nicht stören“ (P8).",
		},
		precedence.S6: {"this is not by Mitel's guide, but as assumed here (S6).", "das folgt nicht Mitels Leitfaden, sondern der Annahme hier (S6)."},
	}
	msgNotReported = phrase{"Not reported: %s. Others could also see %s.", "Nicht gemeldet: %s. Andere könnten auch %s sehen."}
	msgParty       = map[Party]phrase{
		PartyLine:         {"the lines", "die Leitungen"},
		PartyUserPresence: {"the user presence", "die Benutzerpräsenz"},
		PartyClient:       {"the Teams clients", "die Teams-Clients"},
		PartyConfigured:   {"the status set by hand", "den explizit eingestellten Status"},
		PartyCloudLink:    {"presence sync", "die Präsenz-Synchronisierung"},
	}
	msgTheLine         = phrase{"the line", "die Leitung"}
	msgALine           = phrase{"a line", "eine Leitung"}
	msgInferred        = phrase{"%v, inferred", "%v, abgeleitet"}
	msgFollowsInferred = phrase{"this is inferred from %s.", "das ist aus %s abgeleitet."}
	msgIgnored         = phrase{"Ignored: %s", "Nicht beachtet: %s"}
	msgChecks          = phrase{"Check in this order: %s.", "In dieser Reihenfolge prüfen: %s."}
	msgChecklist       = []phrase{
		{"presence sync is on for the account and for the user", "die Präsenz-Synchronisierung ist für Konto und Benutzer aktiviert"},
		{"CloudLink is integrated with Teams in the account console", "CloudLink ist in der Kontokonsole mit Teams integriert"},
		{"the CloudLink e-mail is the user's UPN or e-mail in Entra ID", "die CloudLink-E-Mail ist UPN oder E-Mail des Benutzers in Entra ID"},
		{"the application is registered and configured in Azure", "die Anwendung ist in Azure registriert und konfiguriert"},
		{"the gateway to the phone system is configured", "das Gateway zur Telefonanlage ist konfiguriert"},
	}
)

// Changes: what happens, and what to do.
var (
	msgCallStarts  = phrase{"a call starts on the phone", "am Telefon beginnt ein Anruf"}
	msgCallEnds    = phrase{"all calls on the phone end", "alle Anrufe am Telefon enden"}
	msgUserSet     = phrase{"the user presence is set to %s", "die Benutzerpräsenz wird auf %s gestellt"}
	msgQuietEnds   = phrase{"do-not-disturb ends on the phone", "„Nicht stören“ endet am Telefon"}
	msgUserSetNew  = phrase{"the user presence of a MiVoice Office 400 is set to %s", "die Benutzerpräsenz einer MiVoice Office 400 wird auf %s gestellt"}
	msgSignsIn     = phrase{"a client signs in and is %s", "ein Client meldet sich an und ist %s"}
	msgOneClient   = phrase{"a client %s", "ein Client %s"}
	msgEveryClient = map[presence.TeamsClient]phrase{
		presence.TeamsClientInactive:   {"every inactive client %s", "jeder inaktive Client %s"},
		presence.TeamsClientActive:     {"every active client %s", "jeder aktive Client %s"},
		presence.TeamsClientInCall:     {"every client in a call or meeting %s", "jeder Client im Anruf oder Meeting %s"},
		presence.TeamsClientPresenting: {"every presenting client %s", "jeder präsentierende Client %s"},
	}
	msgBecomes = map[presence.TeamsClient]phrase{
		presence.TeamsClientOffline:    {"signs out", "meldet sich ab"},
		presence.TeamsClientInactive:   {"becomes inactive", "wird inaktiv"},
		presence.TeamsClientActive:     {"becomes active", "wird aktiv"},
		presence.TeamsClientInCall:     {"joins a call or meeting", "geht in einen Anruf oder ein Meeting"},
		presence.TeamsClientPresenting: {"starts to present or focus", "beginnt eine Präsentation oder Fokuszeit"},
	}
	msgBecomesAs = map[Activity]phrase{
		ActivityInACall:    {"joins a call", "geht in einen Anruf"},
		ActivityInAMeeting: {"joins a meeting", "geht in ein Meeting"},
		ActivityPresenting: {"starts to present", "beginnt eine Präsentation"},
		ActivityFocusing:   {"starts to focus", "beginnt eine Fokuszeit"},
	}
	msgSignsInAs = map[presence.TeamsClient]phrase{
		presence.TeamsClientInactive:   {"inactive", "inaktiv"},
		presence.TeamsClientActive:     {"active", "aktiv"},
		presence.TeamsClientInCall:     {"in a call or meeting", "im Anruf oder Meeting"},
		presence.TeamsClientPresenting: {"presenting or focusing", "in einer Präsentation oder Fokuszeit"},
	}
	msgSignsInWith = map[Activity]phrase{
		ActivityInACall:    {"in a call", "im Anruf"},
		ActivityInAMeeting: {"in a meeting", "im Meeting"},
		ActivityPresenting: {"presenting", "in einer Präsentation"},
		ActivityFocusing:   {"focusing", "in Fokuszeit"},
	}
	msgReset       = phrase{"the status set by hand is reset", "der explizit eingestellte Status wird zurückgesetzt"}
	msgSet         = phrase{"the user sets %s by hand in Teams", "der Benutzer stellt in Teams %s explizit ein"}
	msgSyncOn      = phrase{"the administrator turns presence sync on", "der Administrator aktiviert die Präsenz-Synchronisierung"}
	msgToUser      = phrase{"set the user presence to %s", "die Benutzerpräsenz auf %s stellen"}
	msgToSignIn    = phrase{"sign in to Teams, and be active", "in Teams anmelden und aktiv sein"}
	msgToReset     = phrase{"reset the status set by hand", "den explizit eingestellten Status zurücksetzen"}
	msgToSet       = phrase{"set it by hand in Teams", "es in Teams explizit einstellen"}
	msgToSetAs     = phrase{"set %s by hand in Teams", "in Teams %s explizit einstellen"}
	msgToSync      = phrase{"turn presence sync on", "die Präsenz-Synchronisierung aktivieren"}
	msgMarked      = phrase{"%s (disputed: %s)", "%s (strittig: %s)"}
	msgNotSoBy     = phrase{"%v: %s says otherwise.", "%v: anders nach %s."}
	msgCouldMatter = phrase{"Not reported: %s. That could make a difference.", "Nicht gemeldet: %s. Das könnte etwas ändern."}
)

// What would change it.
var (
	msgNoChange = phrase{
		"Others see %s. No call, client or user presence alone would change that.",
		"Andere sehen %s. Kein Anruf, kein Client und keine Benutzerpräsenz allein ändert das.",
	}
	msgByHandShows = phrase{"Any status set by hand in Teams shows instead", "Jeder in Teams explizit eingestellte Status würde stattdessen angezeigt"}
	msgByHandBut   = phrase{
		"Any status set by hand in Teams shows instead, but not %s.",
		"Jeder in Teams explizit eingestellte Status würde stattdessen angezeigt, nicht aber %s.",
	}
	msgAvailableDisputed = phrase{"For “Available”, that is disputed: %s.", "Für „Verfügbar“ ist das strittig: %s."}
	msgIfChanged         = phrase{"Others see %s. If one thing changes, they see:", "Andere sehen %s. Ändert sich eines, sehen sie:"}
	msgBecome            = phrase{"- %s: %s.", "- %s: %s."}
	msgStill             = phrase{"- Still %s: %s.", "- Weiterhin %s: %s."}
)

// How to be seen.
var (
	msgNoWay     = phrase{"Nothing that is modelled here leads to %s.", "Nichts, was hier abgebildet ist, führt zu %s."}
	msgAlready   = phrase{"Others already see %s.", "Andere sehen bereits %s."}
	msgOneOf     = phrase{"To be seen as %s instead of %s, one of these:", "Damit andere %s statt %s sehen, genügt eines davon:"}
	msgOnlyWay   = phrase{"To be seen as %s instead of %s:", "Damit andere %s statt %s sehen:"}
	msgWay       = phrase{"- %s.", "- %s."}
	msgWayByHand = phrase{"- %s. It stays until it is reset or expires.", "- %s. Der Status gilt, bis er zurückgesetzt wird oder abläuft."}
)

// Why it is seen. Placeholders of kinds are in braces.
var (
	msgOneCause = phrase{"One cause fits what is known:", "Nach dem, was bekannt ist, passt eine Ursache:"}
	msgCauses   = phrase{"%d causes fit, fewest assumptions first:", "%d Ursachen passen, die mit den wenigsten Annahmen zuerst:"}
	msgAskFirst = phrase{
		"%d causes fit, fewest assumptions first. What tells most of them apart: %s",
		"%d Ursachen passen, die mit den wenigsten Annahmen zuerst. Am meisten klärt die Frage: %s",
	}
	msgAsk = map[Party]phrase{
		PartyLine: {"is the user on {phone}?", "Telefoniert der Benutzer{phone}?"},
		PartyUserPresence: {
			"what is the user presence, on the phone or in the self-service portal?",
			"Welche Benutzerpräsenz ist am Telefon oder im Selbstbedienungsportal eingestellt?",
		},
		PartyClient: {
			"what does each Teams client do (not running, inactive, active, in a call, presenting)?",
			"Was tut jeder Teams-Client (läuft nicht, ist inaktiv, aktiv, im Anruf, präsentiert)?",
		},
		PartyConfigured: {"is a status set by hand in Teams?", "Ist in Teams ein Status explizit eingestellt?"},
		PartyCloudLink:  {"does presence sync work for the user?", "Funktioniert die Präsenz-Synchronisierung für den Benutzer?"},
	}
	msgNoCause  = phrase{"No cause fits %s. By what is known, others see %s.", "Keine Ursache passt zu %s. Nach dem, was bekannt ist, sehen andere %s."}
	msgDoubts   = phrase{"Check first: %s.", "Zuerst prüfen: %s."}
	msgBeyond   = phrase{"Not modelled here, but possible: %s.", "Hier nicht berücksichtigt, aber möglich: %s."}
	msgBeyondIs = map[Beyond]phrase{
		BeyondCalendar:     {"an appointment in the calendar", "ein Termin im Kalender"},
		BeyondIdle:         {"a client that does not report that the user is idle", "ein Client, der nicht meldet, dass der Benutzer inaktiv ist"},
		BeyondDelay:        {"a change that has not arrived in Teams yet", "eine Änderung, die noch nicht in Teams angekommen ist"},
		BeyondStaleSession: {"a session that was not ended", "eine Sitzung, die nicht beendet wurde"},
		BeyondExpired: {
			"a session, or a status set by hand, that has expired",
			"eine abgelaufene Sitzung oder ein abgelaufener explizit eingestellter Status",
		},
		BeyondApplication: {"a session that another application set", "eine Sitzung, die eine andere Anwendung angelegt hat"},
	}
	msgFocusTime   = phrase{"focus time in the calendar", "eine Fokuszeit im Kalender"}
	msgOutOfOffice = phrase{
		"Out of office comes from the calendar or the mailbox, and is not modelled here; this is about %s.",
		"Eine Abwesenheit (Außer Haus) kommt aus Kalender oder Postfach und ist hier nicht abgebildet; erklärt ist %s.",
	}
	msgActivity = map[Activity]phrase{
		ActivityInACall:    {"In a call", "In einem Anruf"},
		ActivityInAMeeting: {"In a meeting", "In einer Besprechung"},
		ActivityPresenting: {"Presenting", "Präsentieren"},
		ActivityFocusing:   {"Focusing", "Konzentration"},
		ActivityOffWork:    {"Offline, set by hand", "Offline, explizit eingestellt"},
	}
	msgKind = map[Kind]phrase{
		KindCall: {
			"the user is on {phone}, and CloudLink syncs that to Teams as “Busy” (S1).",
			"der Benutzer telefoniert{phone}, und CloudLink synchronisiert das als „Besetzt“ mit Teams (S1).",
		},
		KindHiddenCall: {
			"{quiet}, but the user is on {phone}, and CloudLink syncs the call to Teams as “Busy” (S7; disputed: D1, D3). It ranks “Do not disturb” above the call (C1), but currently does not sync it (S4).",
			"{quiet}, aber der Benutzer telefoniert{phone}, und CloudLink synchronisiert den Anruf als „Besetzt“ mit Teams (S7; strittig: D1, D3). „Nicht stören“ hat in CloudLink Vorrang vor dem Anruf (C1), wird aber derzeit nicht synchronisiert (S4).",
		},
		KindClientInCall:     {"{a client} {does} (T4).", "{a client} {does} (T4)."},
		KindClientPresenting: {"{a client} {does} (T4).", "{a client} {does} (T4)."},
		KindClientActive: {
			"{a client} is active (T4), and nothing that CloudLink syncs outranks it.",
			"{a client} ist aktiv (T4), und nichts, was CloudLink synchronisiert, geht ihm vor.",
		},
		KindClientInactive: {
			"{a client} is inactive, and none is active, in a call or presenting (T4); {nothing synced}.",
			"{a client} ist inaktiv, keiner ist aktiv, im Anruf oder beim Präsentieren (T4), und {nothing synced}.",
		},
		KindNoSession: {"no client is running (T3), and {nothing synced}.", "kein Client läuft (T3), und {nothing synced}."},
		KindAbsentOutranked: {
			"the user presence is “Absent”{hides the call}. {A client} is active, and Teams ranks its “Available” above CloudLink's “Away” (T2).",
			"die Benutzerpräsenz ist „Abwesend“{hides the call}. {A client} ist aktiv, und sein „Verfügbar“ hat in Teams Vorrang vor „Abwesend“ aus CloudLink (T2).",
		},
		KindAbsent: {
			"the user presence is “Absent”{hides the call}. CloudLink syncs that as “Away” (P2, S2), and no client is active, in a call or presenting.",
			"die Benutzerpräsenz ist „Abwesend“{hides the call}. CloudLink synchronisiert sie als „Abwesend“ (P2, S2), und kein Client ist aktiv, im Anruf oder beim Präsentieren.",
		},
		KindUserBusy: {
			"the user presence is {busy}, and CloudLink syncs that as “Busy” (P2, S1).",
			"die Benutzerpräsenz ist {busy}, und CloudLink synchronisiert das als „Besetzt“ (P2, S1).",
		},
		KindDoNotDisturb: {
			"{quiet}. CloudLink makes that “Do not disturb”, {ranks}and currently does not sync it (S4; disputed: D3). {The clients}",
			"{quiet}. Das zählt in CloudLink als „Nicht stören“{ranks} und wird derzeit nicht synchronisiert (S4; strittig: D3). {The clients}",
		},
		KindSyncOff:    {"{off}. {The clients}", "{off}. {The clients}"},
		KindConfigured: {"the user set {status} by hand in Teams (T1{disputed}).", "der Benutzer hat in Teams {status} explizit eingestellt (T1{disputed})."},
		KindNeedsSession: {
			"a status is set by hand in Teams, and does not show without a session (T5; disputed: D2). So says Microsoft Graph's documentation; by Mitel's guide, it shows. No client is running, and {nothing synced}.",
			"in Teams ist ein Status explizit eingestellt und wird ohne Sitzung nicht angezeigt (T5; strittig: D2). So die Dokumentation von Microsoft Graph; nach Mitels Leitfaden wird er angezeigt. Kein Client läuft, und {nothing synced}.",
		},
		KindCallSetsAside: {
			"the user is on {phone}, and set “Available” by hand in Teams, which does not show then (T6; disputed: D4). So says Swyx's documentation; by Mitel's guide, it shows.{The meeting}",
			"der Benutzer telefoniert{phone} und hat in Teams „Verfügbar“ explizit eingestellt, was dann nicht angezeigt wird (T6; strittig: D4). So die Dokumentation von Swyx; nach Mitels Leitfaden wird es angezeigt.{The meeting}",
		},
		KindIdleSetsAside: {
			"the user set “Available” by hand in Teams, which may not show while no client is active (T7; disputed: D5). That is inferred from Microsoft's presence page; by Mitel's guide, it shows. {The clients}",
			"der Benutzer hat in Teams „Verfügbar“ explizit eingestellt, was vielleicht nicht angezeigt wird, solange kein Client aktiv ist (T7; strittig: D5). Das ist aus Microsofts Seite zur Präsenz abgeleitet; nach Mitels Leitfaden wird es angezeigt. {The clients}",
		},
		KindDoNotDisturbSynced: {
			"{quiet}, and CloudLink syncs that as “Do not disturb” (S6; disputed: D3). Mitel Assistant's help says so of a phone's do-not-disturb, from which it is inferred for “Not available”; by Mitel's guide, it is currently not synced.",
			"{quiet}, und CloudLink synchronisiert das als „Nicht stören“ (S6; strittig: D3). Die Hilfe von Mitel Assistant sagt das vom Telefon auf „Nicht stören“, woraus es für „Nicht verfügbar“ abgeleitet ist; nach Mitels Leitfaden wird es derzeit nicht synchronisiert.",
		},
		KindAvailableSynced: {
			"CloudLink is “Available”, and syncs that (S6, D6).",
			"die CloudLink-Präsenz ist „Verfügbar“, und CloudLink synchronisiert das (S6, D6).",
		},
	}
	msgClientsDo = map[presence.Teams]phrase{
		presence.TeamsOffline: {"no client is running (T3).", "kein Client läuft (T3)."},
		presence.TeamsAway: {
			"{a client} is inactive, and none is active, in a call or presenting (T4).",
			"{a client} ist inaktiv, und keiner ist aktiv, im Anruf oder beim Präsentieren (T4).",
		},
		presence.TeamsAvailable:    {"{a client} is active (T4).", "{a client} ist aktiv (T4)."},
		presence.TeamsBusy:         {"{a client} {does} (T4).", "{a client} {does} (T4)."},
		presence.TeamsDoNotDisturb: {"{a client} {does} (T4).", "{a client} {does} (T4)."},
	}
	msgAClient       = phrase{"a client", "ein Client"}
	msgAnotherClient = phrase{"another client", "ein weiterer Client"}
	msgNotAvailable  = phrase{"the user presence is “Not available” (P2)", "die Benutzerpräsenz ist „Nicht verfügbar“ (P2)"}
	msgQuiet         = phrase{"a phone is in do-not-disturb (P8)", "ein Telefon ist auf „Nicht stören“ gestellt (P8)"}
	msgAnotherQuiet  = phrase{"another phone is in do-not-disturb (P8)", "ein weiteres Telefon ist auf „Nicht stören“ gestellt (P8)"}
	msgThePhone      = phrase{"the phone", ""}
	msgAnotherPhone  = phrase{"another phone", " an einem weiteren Telefon"}
	msgDisputedOn    = phrase{"; disputed: %s", "; strittig: %s"}
	msgMeetingToo    = phrase{" %s %s (T4).", " %s %s (T4)."}
	msgNothingSynced = phrase{"CloudLink syncs nothing", "CloudLink synchronisiert nichts"}
	msgOff           = phrase{"presence sync is off (S0)", "die Präsenz-Synchronisierung ist aus (S0)"}
	msgNotWorking    = phrase{"presence sync does not work (S0)", "die Präsenz-Synchronisierung funktioniert nicht (S0)"}
	msgDoes          = map[Activity]phrase{ // what a client does to be seen with an activity
		ActivityInACall:    {"is in a Teams call", "ist in einem Teams-Anruf"},
		ActivityInAMeeting: {"is in a Teams meeting", "ist in einem Teams-Meeting"},
		ActivityPresenting: {"is presenting", "präsentiert"},
		ActivityFocusing:   {"is focusing", "ist in Fokuszeit"},
	}
	msgInCall        = phrase{"is in a Teams call or meeting", "ist in einem Teams-Anruf oder -Meeting"}
	msgPresents      = phrase{"is presenting or focusing", "präsentiert oder ist in Fokuszeit"}
	msgBusyOrMeeting = phrase{"“Busy” or “Meeting”", "„Besetzt“ oder „Besprechung“"}
	msgHidesCall     = phrase{", which CloudLink ranks above the call (C1)", " und hat in CloudLink Vorrang vor dem Anruf (C1)"}
	msgRanksAbove    = phrase{"ranks it above the call (C1), ", ", hat dort Vorrang vor dem Anruf (C1)"}
	msgByReading     = phrase{"This holds by %s (%v), not by %s.", "Das gilt nach %s (%v), nicht nach %s."}
	msgLook          = map[Party]phrase{
		PartyLine: {"Check each phone.", "An jedem Telefon nachsehen."},
		PartyUserPresence: {
			"Check the user presence, on the phone or in the self-service portal.",
			"Die Benutzerpräsenz am Telefon oder im Selbstbedienungsportal nachsehen.",
		},
		PartyClient:     {"Check each device, browser and connected application.", "Jedes Gerät, jeden Browser und jede verbundene Anwendung prüfen."},
		PartyConfigured: {"Ask the user.", "Den Benutzer fragen."},
	}
	msgLookBoth = phrase{
		"Check the user presence, and each phone.",
		"Die Benutzerpräsenz und jedes Telefon prüfen.",
	}
	msgSyncOffAlso = phrase{"presence sync does not work, either (S0).", "auch die Präsenz-Synchronisierung funktioniert nicht (S0)."}
)
