package precedence

import "github.com/othersee/othersee/presence"

// A numbered is a statement with its number: a rule or a disputed point.
type numbered[N Rule | Point] struct {
	number  N
	says    words
	inGuide bool
	sources []source
}

// words are one text in two languages.
type words struct{ english, german string }

func (w words) in(language presence.Language) string {
	if language == presence.German {
		return w.german
	}
	return w.english
}

type source struct {
	document *document
	place    words
}

type document struct {
	title words
	url   string
}

// The documents that rules come from. The guide's first note and second note are the two
// below its first mapping table; the note in its introduction is called so.
var (
	guide            = document{words{"Mitel, MS Teams Solution Guide, “Präsenz über CloudLink mit Microsoft Teams synchronisieren”", "Mitel, MS Teams Solution Guide, „Präsenz über CloudLink mit Microsoft Teams synchronisieren“"}, "https://www.mitel.com/sites/default/files/s3_imports/Solution%20Guides/MS-Teams/All%20Releases/DE/ms-teams-solution-guide-html/Content/de_Sync-Presence-CloudLink-Teams.html"}
	aastra612d       = document{words{"Aastra 612d, user guide (R3.0)", "Aastra 612d, Bedienungsanleitung (R3.0, englisch)"}, "https://www.easymanua.ls/aastra/612d/manual?p=52"}
	aastra1560       = document{words{"Aastra 1560, user guide (from OIP R8.3)", "Aastra 1560, Bedienungsanleitung (ab OIP R8.3)"}, "https://www.manualslib.de/manual/252640/Aastra-430.html?page=94"}
	assistantHelp    = document{words{"Mitel Assistant, help, “Presence Status in Microsoft Teams and Mitel Assistant”", "Mitel Assistant, Hilfe, „Presence Status in Microsoft Teams and Mitel Assistant“"}, "https://www.mitel.com/sites/default/files/s3_imports/Applications/Collaboration/Mitel%20Assistant/All%20Releases/EN/mitel-assistant-html/Content/Presence.html"}
	swyx             = document{words{"Swyx Mobile 1.00 for Android, help, “Presence status and Microsoft Teams”", "Swyx Mobile 1.00 für Android, Hilfe, „Presence status and Microsoft Teams“"}, "https://help.swyx.com/mobile/1.00/Android/Enreach/en-US/help/chap_statussignaling.07.5.html"}
	teamsPresence    = document{words{"Microsoft, “User presence in Teams”", "Microsoft, „User presence in Teams“"}, "https://learn.microsoft.com/en-us/microsoftteams/presence-admins"}
	setPresence      = document{words{"Microsoft Graph, “presence: setPresence”", "Microsoft Graph, „presence: setPresence“"}, "https://learn.microsoft.com/en-us/graph/api/presence-setpresence"}
	setPreferred     = document{words{"Microsoft Graph, “presence: setUserPreferredPresence”", "Microsoft Graph, „presence: setUserPreferredPresence“"}, "https://learn.microsoft.com/en-us/graph/api/presence-setuserpreferredpresence"}
	presenceResource = document{words{"Microsoft Graph, “presence resource type”", "Microsoft Graph, „presence resource type“"}, "https://learn.microsoft.com/en-us/graph/api/resources/presence"}
	managePresence   = document{words{"Microsoft Graph, “Manage presence state using the Microsoft Graph API”", "Microsoft Graph, „Manage presence state using the Microsoft Graph API“"}, "https://learn.microsoft.com/en-us/graph/cloud-communications-manage-presence-state"}
	teamsForLinux    = document{words{"teams-for-linux, issue 2786", "teams-for-linux, Issue 2786"}, "https://github.com/IsmaelMartinez/teams-for-linux/issues/2786"}
	questionAnswers  = document{words{"Microsoft Q&A, question 1462160", "Microsoft Q&A, Frage 1462160"}, "https://learn.microsoft.com/en-us/answers/questions/1462160/setpresence-graph-api-not-considering-expirationdu"}
)

// The rules, with what each says, whether Mitel's guide gives it, and where it stands.
var rules = []numbered[Rule]{
	{
		P1, words{
			"A line is “Busy” when the user makes or takes a call on the desk phone, and “Available” otherwise.",
			"Eine Leitung ist „Besetzt“, wenn der Benutzer mit dem Tischtelefon einen Anruf tätigt oder annimmt, sonst „Verfügbar“.",
		}, true, []source{
			{&guide, words{"definitions below the table", "Definitionen unter der Tabelle"}},
		},
	},
	{
		P2, words{
			"In CloudLink, the user presence “Available” of a MiVoice Office 400 counts as “Available”, “Absent” as “Away”, “Busy” and “Meeting” as “Busy”, and “Not available” as “Do not disturb”. Only the MiVoice Office 400 has a user presence.",
			"In CloudLink zählt die Benutzerpräsenz „Verfügbar“ einer MiVoice Office 400 als „Verfügbar“, „Abwesend“ als „Abwesend“, „Besetzt“ und „Besprechung“ als „Besetzt“, „Nicht verfügbar“ als „Nicht stören“. Eine Benutzerpräsenz hat nur die MiVoice Office 400.",
		}, true, []source{
			{&guide, words{"first mapping table", "erste Zuordnungstabelle"}},
			{&guide, words{"introduction, note", "Einleitung, Hinweis"}},
		},
	},
	{
		P3, words{
			"What the user sets in Mitel One becomes the user presence of the MiVoice Office 400: “Available” becomes “Available”, “Away” becomes “Absent”, “Busy” becomes “Busy” or “Meeting”, and “Do not disturb” becomes “Not available”. The guide does not say when “Busy” becomes which.",
			"Was der Benutzer in Mitel One einstellt, wird zur Benutzerpräsenz der MiVoice Office 400: „Verfügbar“ wird zu „Verfügbar“, „Abwesend“ zu „Abwesend“, „Besetzt“ zu „Besetzt“ oder „Besprechung“ und „Nicht stören“ zu „Nicht verfügbar“. Der Leitfaden sagt nicht, wann „Besetzt“ zu welchem der beiden wird.",
		}, true, []source{
			{&guide, words{"last mapping table", "letzte Zuordnungstabelle"}},
		},
	},
	{
		P4, words{
			"MiCollab shows line states but no user presence. A status that the user sets in the MiCollab client is not synced to Teams.",
			"MiCollab zeigt Leitungsstatus, aber keine Benutzerpräsenz. Ein Status, den der Benutzer im MiCollab-Client einstellt, wird nicht mit Teams synchronisiert.",
		}, true, []source{
			{&guide, words{"introduction, note", "Einleitung, Hinweis"}},
			{&guide, words{"section on setting presence", "Abschnitt zum Einstellen der Präsenz"}},
		},
	},
	{
		P5, words{
			"The user sets the user presence on the phone (by the menu of a Mitel 69xx or by a key), in the self-service portal or in Mitel One; “Available” is the default. The administrator can rename its states, so a label does not identify one. That it has one value at a time, the one set last, is inferred from a manual of the phone system.",
			"Der Benutzer stellt die Benutzerpräsenz am Telefon (im Menü eines Mitel 69xx oder mit einer Taste), im Selbstbedienungsportal oder in Mitel One ein; „Verfügbar“ ist der Standard. Der Administrator kann ihre Status umbenennen, deshalb ist ein Status nicht an seinem Namen zu erkennen. Dass jeweils nur ein Wert gilt, der zuletzt eingestellte, ist aus einem Handbuch der Telefonanlage abgeleitet.",
		}, true, []source{
			{&guide, words{"definitions below the table", "Definitionen unter der Tabelle"}},
			{&aastra1560, words{"section “Presence states”", "Abschnitt „Anwesenheitsstatus“"}},
		},
	},
	{
		P6, words{
			"A line whose phone is not registered is “Offline”. This is our own rule; the guide is silent.",
			"Eine Leitung, deren Telefon nicht angemeldet ist, ist „Offline“. Das ist unsere Festlegung; der Leitfaden schweigt dazu.",
		}, false, nil,
	},
	{
		P7, words{
			"The MiVoice Office 400 numbers its user presences: 0 is “Available”, 1 “Absent”, 2 “Meeting”, 3 “Busy” and 4 “Not available”. That these numbers, from a manual of 2013, still hold, and that they stay when the administrator renames the states, is inferred.",
			"Die MiVoice Office 400 nummeriert ihre Benutzerpräsenzen: 0 ist „Verfügbar“, 1 „Abwesend“, 2 „Besprechung“, 3 „Besetzt“ und 4 „Nicht verfügbar“. Dass diese Nummern aus einem Handbuch von 2013 noch gelten und gleich bleiben, wenn der Administrator die Status umbenennt, ist abgeleitet.",
		}, false, []source{
			{&aastra612d, words{"page 52, “Presence state”", "Seite 52, „Presence state“"}},
		},
	},
	{
		P8, words{
			"A line whose phone is in do-not-disturb is “Do not disturb”, and counts as “Do not disturb” in CloudLink. This is our own rule; the guide is silent.",
			"Eine Leitung, deren Telefon auf „Nicht stören“ gestellt ist, hat den Status „Nicht stören“ und zählt auch in CloudLink so. Das ist unsere Festlegung; der Leitfaden schweigt dazu.",
		}, false, nil,
	},
	{
		C1, words{
			"CloudLink combines the states of all lines and the user presence, and the strongest holds: “Away” > “Do not disturb” > “Busy” > “Available” > “Offline” > “Unknown”.",
			"CloudLink kombiniert die Status aller Leitungen und die Benutzerpräsenz nach diesem Vorrang: „Abwesend“ > „Nicht stören“ > „Besetzt“ > „Verfügbar“ > „Offline“ > „Unbekannt“.",
		}, true, []source{
			{&guide, words{"order of CloudLink", "Vorrangliste von CloudLink"}},
			{&guide, words{"paragraphs above the orders", "Absätze vor den Vorranglisten"}},
		},
	},
	{
		C2, words{
			"Mitel One shows the CloudLink presence. That it always does so is inferred from the 15 rows of the table and the first note.",
			"Mitel One zeigt die CloudLink-Präsenz. Dass das immer so ist, ist aus den 15 Zeilen der Tabelle und dem ersten Hinweis abgeleitet.",
		}, true, []source{
			{&guide, words{"table, third column", "Tabelle, dritte Spalte"}},
			{&guide, words{"first note", "erster Hinweis"}},
		},
	},
	{
		C3, words{
			"A line that is “Offline” counts in CloudLink as “Offline”, and a line or user presence that nobody reports as “Unknown”. This is our own rule: CloudLink's order names both states, but the guide does not explain them.",
			"Eine Leitung im Status „Offline“ zählt in CloudLink als „Offline“; eine Leitung oder Benutzerpräsenz, die niemand meldet, zählt als „Unbekannt“. Das ist unsere Festlegung: Die Vorrangliste von CloudLink nennt beide Status, aber der Leitfaden erklärt sie nicht.",
		}, false, []source{
			{&guide, words{"order of CloudLink", "Vorrangliste von CloudLink"}},
		},
	},
	{
		C4, words{
			"No document says what Mitel One shows for “Offline” and “Unknown” in CloudLink. “Unknown” as what it shows means just that.",
			"Kein Dokument sagt, was Mitel One bei „Offline“ und „Unbekannt“ in CloudLink anzeigt. „Unbekannt“ als Mitel One-Präsenz heißt genau das.",
		}, false, nil,
	},
	{
		S0, words{
			"CloudLink syncs nothing to Teams until the CloudLink Gateway to the phone system is configured, the organisation's Azure administrator has registered and configured an application in Azure, and the account administrator has then integrated CloudLink with Teams in the account console. The account administrator has to turn presence sync on for the account, and it has to be on for the user. The user's CloudLink e-mail has to be the user's UPN or e-mail in Entra ID, which the guide calls Azure AD.",
			"CloudLink synchronisiert erst dann etwas mit Teams, wenn das CloudLink Gateway zur Telefonanlage konfiguriert ist, der Azure-Administrator der Organisation eine Anwendung in Azure registriert und konfiguriert hat und der Kontoadministrator danach in der Kontokonsole CloudLink mit Teams integriert hat. Der Kontoadministrator muss die Präsenz-Synchronisierung für das Konto aktivieren, und auch für den Benutzer muss sie aktiviert sein. Die CloudLink-E-Mail des Benutzers muss mit seinem Benutzerprinzipalnamen (UPN) oder seiner E-Mail in Entra ID (im Leitfaden: Azure AD) übereinstimmen.",
		}, true, []source{
			{&guide, words{"introduction", "Einleitung"}},
			{&guide, words{"introduction, “Important”", "Einleitung, „Wichtig“"}},
		},
	},
	{
		S1, words{
			"CloudLink syncs “Busy” to Teams, as a session of its own.",
			"CloudLink synchronisiert „Besetzt“ mit Teams, als eigene Sitzung.",
		}, true, []source{
			{&guide, words{"table, rows 6 to 8 and 11 to 13", "Tabelle, Zeilen 6 bis 8 und 11 bis 13"}},
			{&guide, words{"first note", "erster Hinweis"}},
			{&guide, words{"paragraph below the order of CloudLink", "Absatz unter der Vorrangliste von CloudLink"}},
		},
	},
	{
		S2, words{
			"CloudLink syncs “Away” to Teams, as a session of its own.",
			"CloudLink synchronisiert „Abwesend“ mit Teams, als eigene Sitzung.",
		}, true, []source{
			{&guide, words{"second note", "zweiter Hinweis"}},
			{&guide, words{"paragraph below the order of CloudLink", "Absatz unter der Vorrangliste von CloudLink"}},
		},
	},
	{
		S3, words{
			"CloudLink does not sync “Available”: in rows 1 and 2 of the table, others see “Offline” and “Away”. The guide also says that the CloudLink presence is synced, and makes an exception only for “Do not disturb”, but speaks of limits that the table shows; that the rows decide is our own reading.",
			"CloudLink synchronisiert „Verfügbar“ nicht: In den Zeilen 1 und 2 der Tabelle sehen andere „Offline“ und „Abwesend“. Der Leitfaden sagt auch, dass die CloudLink-Präsenz synchronisiert wird, und nimmt nur „Nicht stören“ aus, spricht aber von Einschränkungen, die die Tabelle zeigt; dass die Zeilen entscheiden, ist unsere Lesart.",
		}, true, []source{
			{&guide, words{"table, rows 1 and 2", "Tabelle, Zeilen 1 und 2"}},
			{&guide, words{"paragraph below the order of CloudLink", "Absatz unter der Vorrangliste von CloudLink"}},
			{&guide, words{"section on setting presence", "Abschnitt zum Einstellen der Präsenz"}},
			{&guide, words{"first order of Teams", "erste Vorrangliste von Teams"}},
		},
	},
	{
		S4, words{
			"CloudLink currently does not sync “Do not disturb”. Of the guide's two orders of Teams, only the first says so.",
			"CloudLink synchronisiert „Nicht stören“ derzeit nicht. Von den zwei Vorranglisten von Teams im Leitfaden sagt das nur die erste.",
		}, true, []source{
			{&guide, words{"first order of Teams", "erste Vorrangliste von Teams"}},
		},
	},
	{
		S5, words{
			"CloudLink syncs neither “Offline” nor “Unknown”. That is inferred: the guide's sentence on syncing makes no exception for them, but Teams has no such session.",
			"CloudLink synchronisiert weder „Offline“ noch „Unbekannt“. Das ist abgeleitet: Der Satz im Leitfaden nimmt sie nicht aus, aber Teams kennt keine solche Sitzung.",
		}, false, []source{
			{&guide, words{"paragraph below the order of CloudLink", "Absatz unter der Vorrangliste von CloudLink"}},
			{&setPresence, words{"“Supported combinations” under “Request body”", "„Supported combinations“ unter „Request body“"}},
		},
	},
	{
		S6, words{
			"Where the policy takes the other reading of D3, CloudLink syncs “Do not disturb”, contrary to S4; where it takes that of D6, CloudLink syncs “Available”, contrary to S3. This is our own rule.",
			"Wo die Richtlinie bei D3 der anderen Lesart folgt, synchronisiert CloudLink „Nicht stören“, anders als nach S4; wo sie es bei D6 tut, synchronisiert CloudLink „Verfügbar“, anders als nach S3. Das ist unsere Festlegung.",
		}, false, nil,
	},
	{
		S7, words{
			"While CloudLink is “Do not disturb” and does not sync that, it syncs “Busy” for a busy line that “Do not disturb” outranks, and nothing else. What others then see for “Not available” follows from the first note; how CloudLink does it, and that it does so for a line in do-not-disturb, too, are inferred.",
			"Solange CloudLink „Nicht stören“ ist und das nicht synchronisiert, synchronisiert es „Besetzt“ für eine besetzte Leitung, vor der „Nicht stören“ Vorrang hat, und sonst nichts. Was andere dann bei „Nicht verfügbar“ sehen, folgt aus dem ersten Hinweis; wie CloudLink das erreicht und dass es auch bei einer Leitung im Status „Nicht stören“ gilt, ist abgeleitet.",
		}, true, []source{
			{&guide, words{"first note", "erster Hinweis"}},
		},
	},
	{
		T1, words{
			"A status that the user sets by hand in Teams always takes precedence, and others see it. Microsoft, not the guide, says which statuses can be set.",
			"Ein Status, den der Benutzer in Teams explizit einstellt, hat immer Vorrang und wird anderen angezeigt. Welche Status einstellbar sind, sagt Microsoft, nicht der Leitfaden.",
		}, true, []source{
			{&guide, words{"paragraph above the table", "Absatz über der Tabelle"}},
			{&guide, words{"first order of Teams", "erste Vorrangliste von Teams"}},
			{&guide, words{"last order of Teams", "letzte Vorrangliste von Teams"}},
			{&teamsPresence, words{"“Presence states in Teams”", "Abschnitt „Presence states in Teams“"}},
		},
	},
	{
		T2, words{
			"Each Teams client has a session of its own. Teams combines these and the sessions of applications alike, and the strongest holds: “Do not disturb” > “Busy” > “Available” > “Away”.",
			"Jeder Teams-Client hat eine eigene Sitzung. Teams kombiniert diese und die Sitzungen von Anwendungen gleichermaßen nach diesem Vorrang: „Nicht stören“ > „Besetzt“ > „Verfügbar“ > „Abwesend“.",
		}, true, []source{
			{&guide, words{"first order of Teams", "erste Vorrangliste von Teams"}},
			{&guide, words{"last order of Teams", "letzte Vorrangliste von Teams"}},
			{&guide, words{"paragraphs above the orders", "Absätze vor den Vorranglisten"}},
			{&guide, words{"paragraph below the order of CloudLink", "Absatz unter der Vorrangliste von CloudLink"}},
		},
	},
	{
		T3, words{
			"If no Teams client runs and no application has a session, others see “Offline”; “Away” outranks it. That a client that does not run has no session is inferred.",
			"Läuft kein Teams-Client und hat keine Anwendung eine Sitzung, sehen andere „Offline“; „Abwesend“ hat Vorrang vor „Offline“. Dass ein Client, der nicht läuft, keine Sitzung hat, ist abgeleitet.",
		}, true, []source{
			{&guide, words{"definitions below the table", "Definitionen unter der Tabelle"}},
			{&guide, words{"second note", "zweiter Hinweis"}},
			{&guide, words{"table, row 1", "Tabelle, Zeile 1"}},
			{&setPreferred, words{"third paragraph", "dritter Absatz"}},
		},
	},
	{
		T4, words{
			"A Teams client's session is “Away” while the client runs but is inactive (with the screen locked, for example), “Available” while it is active, “Busy” in a Teams call or a meeting, and “Do not disturb” while the user presents or focuses. Connected applications such as Outlook or PowerPoint together have a session of their own, and send “Busy” and “Do not disturb” likewise. The guide calls these states the most common, not the only ones; that connected applications also give “Away” and “Available” is our own rule.",
			"Die Sitzung eines Teams-Clients ist „Abwesend“, wenn er läuft, aber inaktiv ist (etwa bei gesperrtem Bildschirm), „Verfügbar“, wenn er aktiv ist, „Besetzt“ in einem Teams-Anruf oder Meeting und „Nicht stören“, wenn der Benutzer präsentiert oder Fokuszeit hat. Verbundene Anwendungen wie Outlook oder PowerPoint haben zusammen eine eigene Sitzung; „Besetzt“ und „Nicht stören“ senden auch sie. Der Leitfaden nennt diese Status die häufigsten, nicht die einzigen; dass verbundene Anwendungen auch „Abwesend“ und „Verfügbar“ ergeben, ist unsere Festlegung.",
		}, true, []source{
			{&guide, words{"definitions below the table", "Definitionen unter der Tabelle"}},
		},
	},
	{
		T5, words{
			"Where the policy says so, others see a status set by hand only while the user has at least one session, and “Offline” otherwise.",
			"Wo die Richtlinie es sagt, sehen andere einen explizit eingestellten Status nur, solange der Benutzer mindestens eine Sitzung hat, sonst „Offline“.",
		}, false, []source{
			{&setPreferred, words{"second paragraph", "zweiter Absatz"}},
		},
	},
	{
		T6, words{
			"Where the policy says so, “Available” set by hand does not show while a busy line makes CloudLink's session “Busy” and no client presents; the sessions decide (T2). Swyx says this of calls on its own phone system; that it holds for CloudLink is inferred, and that it ends where a client presents is our own rule.",
			"Wo die Richtlinie es sagt, wird ein explizit eingestelltes „Verfügbar“ nicht angezeigt, solange eine besetzte Leitung die Sitzung von CloudLink „Besetzt“ macht und kein Client präsentiert; die Sitzungen entscheiden (T2). Swyx sagt das von Anrufen über die eigene Telefonanlage; dass es für CloudLink gilt, ist abgeleitet, und dass es endet, wo ein Client präsentiert, ist unsere Festlegung.",
		}, false, []source{
			{&swyx, words{"section 6.2, “Swyx Status -> Microsoft Teams”", "Abschnitt 6.2, „Swyx Status -> Microsoft Teams“"}},
		},
	},
	{
		T7, words{
			"Where the policy says so, “Available” set by hand does not show while some client is inactive, none is active, in a call or presenting, and CloudLink's session is neither “Busy” nor “Do not disturb”; the sessions decide (T2). This is inferred: Microsoft's presence page says which statuses a user can select, not what becomes of one that was selected before.",
			"Wo die Richtlinie es sagt, wird ein explizit eingestelltes „Verfügbar“ nicht angezeigt, solange mindestens ein Client inaktiv ist, keiner aktiv ist, präsentiert oder in einem Anruf ist und die Sitzung von CloudLink weder „Besetzt“ noch „Nicht stören“ ist; die Sitzungen entscheiden (T2). Das ist abgeleitet: Microsofts Seite zur Präsenz sagt, welche Status ein Benutzer wählen kann, nicht, was aus einem vorher gewählten wird.",
		}, false, []source{
			{&teamsPresence, words{"“Manual status settings by users”", "Abschnitt „Manual status settings by users“"}},
			{&teamsForLinux, words{"issue 2786, description", "Issue 2786, Beschreibung"}},
		},
	},
	{
		G1, words{
			"For a session, Microsoft Graph takes five pairs of availability and activity: Available/Available, Busy/InACall, Busy/InAConferenceCall, Away/Away, DoNotDisturb/Presenting. Both pairs with Busy name a call.",
			"Für eine Sitzung nimmt Microsoft Graph fünf Paare aus Verfügbarkeit und Aktivität an: Available/Available, Busy/InACall, Busy/InAConferenceCall, Away/Away, DoNotDisturb/Presenting. Beide Paare mit Busy bezeichnen einen Anruf.",
		}, false, []source{
			{&setPresence, words{"“Supported combinations” under “Request body”", "„Supported combinations“ unter „Request body“"}},
		},
	},
	{
		G2, words{
			"For a status set by hand, Microsoft Graph takes six pairs: Available/Available, Busy/Busy, DoNotDisturb/DoNotDisturb, BeRightBack/BeRightBack, Away/Away, Offline/OffWork.",
			"Für einen explizit eingestellten Status nimmt Microsoft Graph sechs Paare an: Available/Available, Busy/Busy, DoNotDisturb/DoNotDisturb, BeRightBack/BeRightBack, Away/Away, Offline/OffWork.",
		}, false, []source{
			{&setPreferred, words{"“supported combinations” under “Request body”", "„supported combinations“ unter „Request body“"}},
		},
	},
	{
		G3, words{
			"A presence read from Microsoft Graph is the Teams state that its availability and activity name. That upper and lower case are the same, that the words of every edition count, and that any other word is no state, not even “Offline”, is our own rule.",
			"Eine aus Microsoft Graph gelesene Präsenz ist der Teams-Status, den ihre Verfügbarkeit und Aktivität nennen. Dass Groß- und Kleinschreibung keine Rolle spielt, die Wörter jeder Ausgabe gelten und ein anderes Wort kein Status ist, auch nicht „Offline“, ist unsere Festlegung.",
		}, false, []source{
			{&presenceResource, words{"“Properties”", "Abschnitt „Properties“"}},
			{&managePresence, words{"“Presence states permutations”", "Abschnitt „Presence states permutations“"}},
		},
	},
	{
		G4, words{
			"A session in Microsoft Graph lasts from five minutes to four hours (PT5M to PT4H), and five minutes unless the application asks for more; then it becomes Offline. If it is not set again, an Available session becomes Available/AvailableInactive after five minutes and Away/Away after five more; that a longer duration does not stop this is reported by users only.",
			"Eine Sitzung in Microsoft Graph dauert fünf Minuten bis vier Stunden (PT5M bis PT4H), ohne Angabe fünf Minuten; danach wird sie Offline. Eine Sitzung Available, die nicht neu gesetzt wird, wird nach fünf Minuten Available/AvailableInactive und nach weiteren fünf Away/Away; dass auch eine längere Dauer das nicht aufhält, berichten nur Benutzer.",
		}, false, []source{
			{&setPresence, words{"“expirationDuration” under “Request body”", "„expirationDuration“ unter „Request body“"}},
			{&managePresence, words{"“Timeout, expiration, and keep alive”", "Abschnitt „Timeout, expiration, and keep alive“"}},
			{&questionAnswers, words{"question", "Frage"}},
		},
	},
}

// The points on which the sources contradict each other, with what each side says.
var points = []numbered[Point]{
	{
		D1, words{
			"By the first note of the guide, others see a user who is on the phone as “Busy” unless the user has set “Away”. By CloudLink's order, “Do not disturb” outranks the call, too (C1), and is not synced (S4).",
			"Nach dem ersten Hinweis im Leitfaden sehen andere einen Benutzer, der telefoniert, als „Besetzt“, außer er hat „Abwesend“ eingestellt. Nach dem Vorrang in CloudLink geht auch „Nicht stören“ dem Anruf vor (C1) und wird nicht synchronisiert (S4).",
		}, true, []source{
			{&guide, words{"first note", "erster Hinweis"}},
			{&guide, words{"order of CloudLink", "Vorrangliste von CloudLink"}},
			{&guide, words{"first order of Teams", "erste Vorrangliste von Teams"}},
		},
	},
	{
		D2, words{
			"The guide says that a status set by hand always takes precedence. Microsoft Graph's documentation says that it takes effect only while there is a session, and that the user shows as “Offline” otherwise.",
			"Der Leitfaden sagt, dass ein explizit eingestellter Status immer Vorrang hat. Die Dokumentation von Microsoft Graph sagt, dass er nur wirkt, solange es eine Sitzung gibt, und der Benutzer sonst als „Offline“ angezeigt wird.",
		}, true, []source{
			{&guide, words{"paragraph above the table", "Absatz über der Tabelle"}},
			{&setPreferred, words{"second paragraph", "zweiter Absatz"}},
		},
	},
	{
		D3, words{
			"The guide says that “Do not disturb” is currently not synced. The help of Mitel Assistant says that Teams shows “Presenting”, a form of “Do not disturb”, when the phone is put into do-not-disturb; that the same holds for the user presence “Not available” is inferred.",
			"Der Leitfaden sagt, dass „Nicht stören“ derzeit nicht synchronisiert wird. Die Hilfe von Mitel Assistant sagt, dass Teams „Präsentieren“ anzeigt, eine Form von „Nicht stören“, wenn das Telefon auf „Nicht stören“ gestellt ist; dass das auch für die Benutzerpräsenz „Nicht verfügbar“ gilt, ist abgeleitet.",
		}, true, []source{
			{&guide, words{"first order of Teams", "erste Vorrangliste von Teams"}},
			{&assistantHelp, words{"first paragraph", "erster Absatz"}},
			{&managePresence, words{"“Presence states permutations”", "Abschnitt „Presence states permutations“"}},
		},
	},
	{
		D4, words{
			"The guide says that a status set by hand always takes precedence. Swyx says that “Available” and “Busy” set by hand become “In a call” during a call on its phone system; that this holds for CloudLink is inferred.",
			"Der Leitfaden sagt, dass ein explizit eingestellter Status immer Vorrang hat. Swyx sagt, dass aus explizit eingestelltem „Verfügbar“ und „Besetzt“ während eines Anrufs über die eigene Telefonanlage „In einem Anruf“ wird; dass das für CloudLink gilt, ist abgeleitet.",
		}, true, []source{
			{&guide, words{"paragraph above the table", "Absatz über der Tabelle"}},
			{&swyx, words{"section 6.2, “Swyx Status -> Microsoft Teams”", "Abschnitt 6.2, „Swyx Status -> Microsoft Teams“"}},
		},
	},
	{
		D5, words{
			"The guide says that a status set by hand always takes precedence. Microsoft's presence page says that a user who is not in a call or meeting can select only a status that is less available than the calculated one; that “Available” set by hand therefore does not show while the clients are inactive is inferred.",
			"Der Leitfaden sagt, dass ein explizit eingestellter Status immer Vorrang hat. Microsofts Seite zur Präsenz sagt, dass ein Benutzer außerhalb von Anrufen und Meetings nur einen Status wählen kann, der weniger verfügbar ist als der berechnete; dass ein explizit eingestelltes „Verfügbar“ deshalb nicht angezeigt wird, solange die Clients inaktiv sind, ist abgeleitet.",
		}, true, []source{
			{&guide, words{"paragraph above the table", "Absatz über der Tabelle"}},
			{&teamsPresence, words{"“Manual status settings by users”", "Abschnitt „Manual status settings by users“"}},
			{&teamsForLinux, words{"issue 2786, description", "Issue 2786, Beschreibung"}},
		},
	},
	{
		D6, words{
			"The guide says that the CloudLink presence is synced, and makes an exception only for “Do not disturb”. By rows 1 and 2 of its table, “Available” is not synced (S3). The table decides, so no answer is marked as disputed for this.",
			"Der Leitfaden sagt, dass die CloudLink-Präsenz synchronisiert wird, und nimmt nur „Nicht stören“ aus. Nach den Zeilen 1 und 2 seiner Tabelle wird „Verfügbar“ nicht synchronisiert (S3). Die Tabelle entscheidet; darum gilt keine Antwort deswegen als strittig.",
		}, true, []source{
			{&guide, words{"table, rows 1 and 2", "Tabelle, Zeilen 1 und 2"}},
			{&guide, words{"paragraph below the order of CloudLink", "Absatz unter der Vorrangliste von CloudLink"}},
			{&guide, words{"first order of Teams", "erste Vorrangliste von Teams"}},
		},
	},
}

// The sides of the points, the guide's first, for a sentence after "by" or "nach".
var readings = map[Point][2]words{
	D1: {{"note 1 of Mitel's guide", "Hinweis 1 in Mitels Leitfaden"}, {"CloudLink's precedence alone", "dem Vorrang in CloudLink allein"}},
	D2: {{"Mitel's guide", "Mitels Leitfaden"}, {"Microsoft Graph's documentation", "der Dokumentation von Microsoft Graph"}},
	D3: {{"Mitel's guide", "Mitels Leitfaden"}, {"Mitel Assistant's help", "der Hilfe von Mitel Assistant"}},
	D4: {{"Mitel's guide", "Mitels Leitfaden"}, {"Swyx's documentation", "der Dokumentation von Swyx"}},
	D5: {{"Mitel's guide", "Mitels Leitfaden"}, {"Microsoft's presence page", "Microsofts Seite zur Präsenz"}},
	D6: {{"rows 1 and 2 of the table in Mitel's guide", "den Zeilen 1 und 2 der Tabelle in Mitels Leitfaden"}, {"the wording of Mitel's guide without its table", "dem Wortlaut von Mitels Leitfaden ohne die Tabelle"}},
}
