// Package precedence answers one question: given what a user's phones, phone system and
// Teams clients report, what do others see in Microsoft Teams?
//
//	in := precedence.Input{
//		Lines:        presence.SetOf(presence.LineBusy),
//		UserPresence: presence.MiVO400Absent,
//		Clients:      presence.SetOf(presence.TeamsClientActive),
//	}
//	fmt.Println(precedence.Resolve(in).Teams) // Available
//
// Package explain, below it, says why, what would change it, and why a state is seen.
//
// # How a state travels
//
// It is combined twice, each time by another order:
//
//   - In CloudLink, lines and user presence combine by rule C1: Away > DoNotDisturb > Busy >
//     Available > Offline > Unknown. Mitel One shows the result.
//   - CloudLink syncs some of its states to Teams, as a session of its own, by rules S0 to S7.
//   - In Teams, that session and those of the Teams clients and connected applications, all
//     treated alike, combine by rule T2: DoNotDisturb > Busy > Available > Away. Where there is
//     no session, others see Offline, by rule T3.
//   - A status that the user set by hand overrides them all, by rule T1.
//
// [Resolve] follows Mitel's MS Teams Solution Guide, the page "Präsenz über CloudLink mit
// Microsoft Teams synchronisieren"
// (https://www.mitel.com/sites/default/files/s3_imports/Solution%20Guides/MS-Teams/All%20Releases/DE/ms-teams-solution-guide-html/Content/de_Sync-Presence-CloudLink-Teams.html),
// and each step cites a numbered [Rule]. A [Policy] departs from the guide; the zero Policy
// has presence sync off.
//
// # Where the guide contradicts itself
//
// What the guide says that others see holds: its 15 rows, which it calls examples, and the two
// notes below its first mapping table. Its orders and its sentences about syncing decide where
// neither says anything. So no row and no note is false.
//
// Rows 1 and 2 against a sentence: "the CloudLink presence is synced" names no exception for
// Available, but others see Offline and Away there. Available is not synced (S3): the guide
// speaks of limits of syncing that the table shows.
//
// The first note against an order (D1): who is on the phone is seen as Busy unless Absent, says
// the note. By CloudLink's order, NotAvailable outranks the call as DoNotDisturb (C1), and that
// is not synced (S4). Here the call is synced alone (S7), while Mitel One shows DoNotDisturb.
// But the note gives that very order as its reason, which speaks for the other side. So every
// such answer counts as disputed.
//
// # Disputed points
//
// On five points sources contradict each other so that a user may have to choose. Each is a
// [Point], and the reading that the guide's policy does not follow is one switch of [Policy]:
//
//   - D1: DoNotDisturb that is not synced hides a call. Against it: the guide's first note.
//   - D2: a status set by hand needs a session, says Microsoft Graph. The guide: it always shows.
//   - D3: a phone's do-not-disturb shows as Presenting, says the help of Mitel Assistant. The
//     guide: it is currently not synced.
//   - D4: on a call, Available set by hand becomes In a call, says Swyx. The guide: it always shows.
//   - D5: Available set by hand gives way to idleness, as Microsoft's page on presence suggests.
//     The guide: it always shows.
//
// A sixth, D6, is for comparing: Available is synced too, as that sentence reads without the
// table.
//
// # What is not modelled
//
// Sync from Teams to the phone system; calendars and out of office; delays. An answer is the
// steady state that the guide describes, for one direction; package timeline, below, knows what
// expires. User presence comes from a MiVoice Office 400 only; line states come from any phone
// system.
//
// Everything here is a plain value: comparable, and safe for concurrent use.
//
// # Compatibility
//
// A changed answer is a breaking change, even where the API stays as it is.
package precedence
