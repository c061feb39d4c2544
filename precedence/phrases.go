package precedence

import "github.com/othersee/othersee/presence"

// A phrase is a part of an explanation.
type phrase uint8

// The phrases, in the order of an explanation.
const (
	othersSee phrase = iota
	although
	althoughPresence
	onThePhone
	inATeamsCall
	presenting

	setByTheUser
	presenceHidesCall
	syncIsOffSo
	noSession
	noClientRuns
	noClientReported
	needsASession
	givesWay
	because
	eitherSuffices
	inTeamsOutranks

	ifReset
	ifActive
	ifSyncOn
	ifCallEnds
	ifFree
	ifBothEnd
	ifSignedOut
	ifItEnds
	ifAllEnds
	withoutCloudLink
	still

	basisTable
	basisNote
	basisRule
	basisSilent
	notReported
	notReportedThen
	theLines
	theUserPresence
	theClients
	disputed
	byGuide
	byOrder
	byNote
	byGraph
	byAssistant
	byCall

	cloudLinkIs
	reports
	nothingReported
	thatOutranks
	mitelOneToo
	mitelOneHasNoWord
	syncIsOff
	isWithheld
	isPublished
	asAssumed
	overridden
	ignored

	aLineIs
	aLineIsUnreported
	thePresenceIs
	thePresenceCounts
	cloudLinkPublishes
	clientInactive
	clientActive
	clientInCall
	clientPresenting
	ofALine
	ofTheUser
	ofCloudLink
	ofAClient

	plain
	and
	or
	stop
)

// phrases has each phrase in English and in German, with %1, %2 and so on for what it is
// about.
var phrases = [...][2]string{
	othersSee:        {"Others see %1", "Andere sehen %1"},
	although:         {", although %1", ", obwohl %1"},
	althoughPresence: {", although the user presence is %1", ", obwohl die Benutzerpräsenz „%1“ ist"},
	onThePhone:       {"the user is on the phone", "der Benutzer telefoniert"},
	inATeamsCall:     {"the user is in a Teams call or meeting", "der Benutzer in einem Teams-Anruf oder -Meeting ist"},
	presenting:       {"the user is presenting or focusing in Teams", "der Benutzer in Teams präsentiert oder sich konzentriert"},

	setByTheUser:      {"The user set %1 by hand in Teams, which overrides all else (T1).", "Der Benutzer hat „%1“ in Teams explizit eingestellt; das überschreibt alles andere (T1)."},
	presenceHidesCall: {"In CloudLink, the user presence %1 outranks the call (C1). ", "In CloudLink hat die Benutzerpräsenz „%1“ Vorrang vor dem Anruf (C1). "},
	syncIsOffSo:       {"As assumed here, presence sync is off (S0). ", "Wie hier angenommen, ist die Präsenz-Synchronisierung aus (S0). "},
	noSession:         {"There is no session in Teams: %1, and CloudLink sends nothing (T3).", "In Teams gibt es keine Sitzung: %1, und CloudLink synchronisiert nichts (T3)."},
	noClientRuns:      {"no client is running", "kein Client läuft"},
	noClientReported:  {"no client is reported", "kein Client ist gemeldet"},
	needsASession:     {" As assumed here, %1 set by hand shows only while there is one (T5).", " Wie hier angenommen, wird explizit eingestelltes „%1“ nur angezeigt, solange es eine gibt (T5)."},
	givesWay:          {"As assumed here, %1 set by hand gives way to a call (T6). ", "Wie hier angenommen, weicht explizit eingestelltes „%1“ einem Anruf (T6). "},
	because:           {", because %1", ", denn %1"},
	eitherSuffices:    {"; either alone suffices", "; eines davon genügt"},
	inTeamsOutranks:   {"; in Teams, %1 outranks %2 (T2)", "; in Teams hat %1 Vorrang vor %2 (T2)"},

	ifReset:          {"If that status is reset, others %2see %1.", "Wird dieser Status zurückgesetzt, sehen andere %2%1."},
	ifActive:         {"If a Teams client becomes active, others %2see %1.", "Wird ein Teams-Client aktiv, sehen andere %2%1."},
	ifSyncOn:         {"With presence sync on, others %2see %1.", "Mit Präsenz-Synchronisierung sehen andere %2%1."},
	ifCallEnds:       {"When the call ends, others %2see %1.", "Endet der Anruf, sehen andere %2%1."},
	ifFree:           {"If the user presence is set to Available, others %2see %1.", "Wird die Benutzerpräsenz auf „Verfügbar“ gestellt, sehen andere %2%1."},
	ifBothEnd:        {"When the call ends and the user presence is set to Available, others %2see %1.", "Endet der Anruf und wird die Benutzerpräsenz auf „Verfügbar“ gestellt, sehen andere %2%1."},
	ifSignedOut:      {"If that client signs out, others %2see %1.", "Meldet sich dieser Client ab, sehen andere %2%1."},
	ifItEnds:         {"When that ends and the client stays active, others %2see %1.", "Endet das und bleibt der Client aktiv, sehen andere %2%1."},
	ifAllEnds:        {"When all of that ends and the client stays active, others %2see %1.", "Endet all das und bleibt der Client aktiv, sehen andere %2%1."},
	withoutCloudLink: {"Without CloudLink's session, others %2see %1.", "Ohne die Sitzung von CloudLink sehen andere %2%1."},
	still:            {"still ", "weiterhin "},

	basisTable:      {"Basis: row %1 of the table in Mitel's guide.", "Grundlage: Zeile %1 der Tabelle in Mitels Leitfaden."},
	basisNote:       {"Basis: note %1 of Mitel's guide.", "Grundlage: Hinweis %1 in Mitels Leitfaden."},
	basisRule:       {"Basis: rules of Mitel's guide; no table row has this.", "Grundlage: Regeln in Mitels Leitfaden; keine Tabellenzeile zeigt dies."},
	basisSilent:     {"Basis: Mitel's guide, and %1, which it does not cover.", "Grundlage: Mitels Leitfaden und %1, wozu er nichts sagt."},
	notReported:     {" Not reported: %1; others could also see %2.", " Nicht gemeldet: %1; andere könnten auch %2 sehen."},
	notReportedThen: {" Not reported: %1.", " Nicht gemeldet: %1."},
	theLines:        {"the lines", "die Leitungen"},
	theUserPresence: {"the user presence", "die Benutzerpräsenz"},
	theClients:      {"the Teams clients", "die Teams-Clients"},
	disputed:        {"Disputed (%1): %2 This answer follows %3; by %4, others would see %5.", "Strittig (%1): %2 Diese Antwort folgt %3; nach %4 sähen andere %5."},
	byGuide:         {"Mitel's guide", "Mitels Leitfaden"},
	byOrder:         {"that order", "dieser Rangfolge"},
	byNote:          {"the note", "dem Hinweis"},
	byGraph:         {"Microsoft Graph", "Microsoft Graph"},
	byAssistant:     {"the help of Mitel Assistant", "der Hilfe von Mitel Assistant"},
	byCall:          {"Swyx", "Swyx"},

	cloudLinkIs:       {"CloudLink is %1", "CloudLink ist %1"},
	reports:           {": %1", ": %1"},
	nothingReported:   {": nothing is reported to it (C3)", ": ihm ist nichts gemeldet (C3)"},
	thatOutranks:      {"; that outranks %1 (C1)", "; das hat Vorrang vor %1 (C1)"},
	mitelOneToo:       {". Mitel One shows the same (C2).", ". Mitel One zeigt dasselbe (C2)."},
	mitelOneHasNoWord: {". Mitel One has no word for it and shows %1 (C4).", ". Mitel One hat kein Wort dafür und zeigt %1 (C4)."},
	syncIsOff:         {" CloudLink sends nothing to Teams (S0).", " CloudLink synchronisiert nichts mit Teams (S0)."},
	isWithheld:        {"CloudLink does not send %1 to Teams (%2).", "CloudLink synchronisiert %1 nicht mit Teams (%2)."},
	isPublished:       {" CloudLink sends %1 to Teams (%2).", " CloudLink synchronisiert %1 mit Teams (%2)."},
	asAssumed:         {"S6, as assumed here", "S6, wie hier angenommen"},
	overridden:        {" Not shown: %1.", " Nicht angezeigt: %1."},
	ignored:           {"Ignored: %1 in %2 is no state.", "Nicht beachtet: %1 in %2 ist kein Status."},

	aLineIs:            {"a line is %1 (%2)", "eine Leitung ist „%1“ (%2)"},
	aLineIsUnreported:  {"a line is not reported (%1)", "eine Leitung ist nicht gemeldet (%1)"},
	thePresenceIs:      {"the user presence is %1 (%2)", "die Benutzerpräsenz ist „%1“ (%2)"},
	thePresenceCounts:  {"the user presence %1 counts as %2 (%3)", "die Benutzerpräsenz „%1“ zählt als %2 (%3)"},
	cloudLinkPublishes: {"CloudLink sends %1 to Teams (%2)", "CloudLink synchronisiert %1 mit Teams (%2)"},
	clientInactive:     {"a Teams client is inactive, so it counts as %1 (%2)", "ein Teams-Client ist inaktiv, zählt also als %1 (%2)"},
	clientActive:       {"a Teams client is active, so it counts as %1 (%2)", "ein Teams-Client ist aktiv, zählt also als %1 (%2)"},
	clientInCall:       {"a Teams client is in a call or meeting, so it counts as %1 (%2)", "ein Teams-Client ist im Anruf oder Meeting, zählt also als %1 (%2)"},
	clientPresenting:   {"a Teams client reports presenting or focusing, so it counts as %1 (%2)", "ein Teams-Client meldet Fokus/Präsentieren, zählt also als %1 (%2)"},
	ofALine:            {"a line's %1", "„%1“ einer Leitung"},
	ofTheUser:          {"the user presence %1", "der Benutzerpräsenz „%1“"},
	ofCloudLink:        {"CloudLink's %1", "„%1“ von CloudLink"},
	ofAClient:          {"a client's %1", "„%1“ eines Clients"},

	plain: {"%1", "%1"},
	and:   {" and ", " und "},
	or:    {" or ", " oder "},
	stop:  {".", "."},
}

// readings are the phrases for what a dispute's answer follows, or does not.
var readings = map[Reading]phrase{
	ReadingGuide:     byGuide,
	ReadingOrder:     byOrder,
	ReadingNote:      byNote,
	ReadingGraph:     byGraph,
	ReadingAssistant: byAssistant,
	ReadingCall:      byCall,
}

// losing are the phrases for a state that lost, by its source.
var losing = map[Source]phrase{
	SourceLine:      ofALine,
	SourceUser:      ofTheUser,
	SourceCloudLink: ofCloudLink,
	SourceClient:    ofAClient,
}

// clientIs are the phrases for what a Teams client is doing.
var clientIs = map[presence.TeamsClient]phrase{
	presence.TeamsClientInactive:   clientInactive,
	presence.TeamsClientActive:     clientActive,
	presence.TeamsClientInCall:     clientInCall,
	presence.TeamsClientPresenting: clientPresenting,
}
