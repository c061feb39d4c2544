package precedence

import "github.com/othersee/othersee/presence"

// A phrase is a part of an explanation.
type phrase uint8

// The phrases, in the order of an explanation.
const (
	othersSee phrase = iota
	although
	onThePhone
	inATeamsCall
	presenting
	althoughPresence

	setByTheUser
	noSession
	noClientRuns
	noClientReported
	needsASession
	givesWay
	eitherSuffices
	inTeamsOutranks

	ifReset
	ifActive
	withoutClient
	withoutBoth
	ifCallEnds
	ifFree
	ifBothEnd
	withoutCloudLink
	still

	basisTable
	basisNote
	basisRule
	basisSilent
	notReported
	theLines
	theUserPresence
	theClients
	disputed
	byGuide
	byNote
	byGraph
	byAssistant
	byCall

	cloudLinkIs
	reports
	nothingReported
	whichOutranks
	mitelOneToo
	mitelOneHasNoWord
	syncIsOff
	isWithheld
	isPublished
	byThePolicy
	overridden
	ignored

	aLineIs
	aLineIsUnreported
	thePresenceIs
	thePresenceCounts
	cloudLinkPublishes
	because
	aClientIs
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
	onThePhone:       {"the user is on the phone", "der Benutzer telefoniert"},
	inATeamsCall:     {"a Teams client is in a call or meeting", "ein Teams-Client in einem Anruf oder Meeting ist"},
	presenting:       {"a Teams client is presenting or focusing", "ein Teams-Client präsentiert oder im Fokus ist"},
	althoughPresence: {", although the user presence is %1", ", obwohl die Benutzerpräsenz %1 ist"},

	setByTheUser:     {"The user set %1 by hand in Teams, overriding everything else (T1).", "Der Benutzer hat in Teams selbst %1 eingestellt, und das überschreibt alles andere (T1)."},
	noSession:        {"There is no session in Teams: %1, and CloudLink publishes nothing (T3).", "In Teams gibt es keine Sitzung: %1, und CloudLink veröffentlicht nichts (T3)."},
	noClientRuns:     {"no client is running", "kein Client läuft"},
	noClientReported: {"no client is reported", "kein Client ist gemeldet"},
	needsASession:    {" By the policy in use, %1 set by hand shows only while there is one (T5).", " Nach der verwendeten Richtlinie wird selbst eingestelltes %1 nur angezeigt, solange es eine gibt (T5)."},
	givesWay:         {"By the policy in use, %1 set by hand gives way to a call (T6). ", "Nach der verwendeten Richtlinie weicht selbst eingestelltes %1 einem Anruf (T6). "},
	eitherSuffices:   {"; either alone suffices", "; jedes für sich genügt"},
	inTeamsOutranks:  {"; in Teams, %1 outranks %2 (T2)", "; in Teams hat %1 Vorrang vor %2 (T2)"},

	ifReset:          {"If that status is reset, others %2see %1.", "Wird dieser Status zurückgesetzt, sehen andere %2%1."},
	ifActive:         {"If a Teams client becomes active, others %2see %1.", "Wird ein Teams-Client aktiv, sehen andere %2%1."},
	withoutClient:    {"Without that client, others %2see %1.", "Ohne diesen Client sehen andere %2%1."},
	withoutBoth:      {"Without both, others %2see %1.", "Ohne beides sehen andere %2%1."},
	ifCallEnds:       {"When the call ends, others %2see %1.", "Endet der Anruf, sehen andere %2%1."},
	ifFree:           {"If the user presence is set to Available, others %2see %1.", "Wird die Benutzerpräsenz auf Verfügbar gestellt, sehen andere %2%1."},
	ifBothEnd:        {"When the call ends and the user presence is set to Available, others %2see %1.", "Endet der Anruf und wird die Benutzerpräsenz auf Verfügbar gestellt, sehen andere %2%1."},
	withoutCloudLink: {"Without CloudLink's session, others %2see %1.", "Ohne die Sitzung von CloudLink sehen andere %2%1."},
	still:            {"still ", "weiterhin "},

	basisTable:      {"Basis: row %1 of the guide's table.", "Grundlage: Zeile %1 der Tabelle des Leitfadens."},
	basisNote:       {"Basis: note %1 of the guide.", "Grundlage: Hinweis %1 des Leitfadens."},
	basisRule:       {"Basis: rules of the guide, not its table.", "Grundlage: Regeln des Leitfadens, nicht seine Tabelle."},
	basisSilent:     {"Basis: rules, among them %1, on which the guide is silent.", "Grundlage: Regeln, darunter %1, zu denen der Leitfaden schweigt."},
	notReported:     {" Not reported: %1, which could also give %2.", " Nicht gemeldet: %1; möglich wäre damit auch %2."},
	theLines:        {"the lines", "die Leitungen"},
	theUserPresence: {"the user presence", "die Benutzerpräsenz"},
	theClients:      {"the Teams clients", "die Teams-Clients"},
	disputed:        {"Disputed (%1): %2 This answer follows %3; by %4, others would see %5.", "Strittig (%1): %2 Diese Antwort folgt %3; nach %4 sähen andere %5."},
	byGuide:         {"the guide", "dem Leitfaden"},
	byNote:          {"its first note", "seinem ersten Hinweis"},
	byGraph:         {"Microsoft Graph", "Microsoft Graph"},
	byAssistant:     {"the help of Mitel Assistant", "der Hilfe von Mitel Assistant"},
	byCall:          {"Microsoft's page and Swyx", "Microsofts Seite und Swyx"},

	cloudLinkIs:       {"CloudLink is %1", "CloudLink ist %1"},
	reports:           {": %1", ": %1"},
	nothingReported:   {": nothing is reported to it (C3)", ": ihm ist nichts gemeldet (C3)"},
	whichOutranks:     {", which outranks %1 (C1)", ", mit Vorrang vor %1 (C1)"},
	mitelOneToo:       {". Mitel One shows the same (C2).", ". Mitel One zeigt dasselbe (C2)."},
	mitelOneHasNoWord: {". Mitel One has no word for it and shows %1 (C4).", ". Mitel One hat kein Wort dafür und zeigt %1 (C4)."},
	syncIsOff:         {" By the policy in use, presence sync is off and CloudLink publishes nothing (S0).", " Nach der verwendeten Richtlinie ist die Präsenz-Synchronisierung aus, und CloudLink veröffentlicht nichts (S0)."},
	isWithheld:        {" CloudLink does not publish %1 (%2).", " CloudLink veröffentlicht %1 nicht (%2)."},
	isPublished:       {" CloudLink publishes %1 (%2).", " CloudLink veröffentlicht %1 (%2)."},
	byThePolicy:       {"S6, by the policy in use", "S6, nach der verwendeten Richtlinie"},
	overridden:        {" Overridden: %1.", " Überschrieben: %1."},
	ignored:           {"Ignored: %1 in %2 is no state.", "Nicht beachtet: %1 in %2 ist kein Status."},

	aLineIs:            {"a line is %1 (%2)", "eine Leitung ist %1 (%2)"},
	aLineIsUnreported:  {"a line is not reported (%1)", "eine Leitung ist nicht gemeldet (%1)"},
	thePresenceIs:      {"the user presence is %1 (%2)", "die Benutzerpräsenz ist %1 (%2)"},
	thePresenceCounts:  {"the user presence %1 counts as %2 (%3)", "die Benutzerpräsenz %1 zählt als %2 (%3)"},
	cloudLinkPublishes: {"CloudLink publishes %1 (%2)", "CloudLink veröffentlicht %1 (%2)"},
	because:            {", because %1", ", denn %1"},
	aClientIs:          {"a Teams client is %1, which counts as %2 (%3)", "ein Teams-Client ist %1, das zählt als %2 (%3)"},
	clientInactive:     {"inactive", "inaktiv"},
	clientActive:       {"active", "aktiv"},
	clientInCall:       {"in a call or meeting", "in einem Anruf oder Meeting"},
	clientPresenting:   {"presenting or focusing", "beim Präsentieren oder im Fokus"},
	ofALine:            {"a line's %1", "%1 einer Leitung"},
	ofTheUser:          {"the user presence %1", "der Benutzerpräsenz %1"},
	ofCloudLink:        {"CloudLink's %1", "%1 von CloudLink"},
	ofAClient:          {"a client's %1", "%1 eines Clients"},

	plain: {"%1", "%1"},
	and:   {" and ", " und "},
	or:    {" or ", " oder "},
	stop:  {".", "."},
}

// readings are the phrases for what a dispute's answer follows, or does not.
var readings = map[Reading]phrase{
	ReadingGuide:     byGuide,
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
