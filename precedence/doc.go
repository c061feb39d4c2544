// Package precedence answers one question: given what a user's phones, phone system and
// Teams clients report, what do others see in Microsoft Teams, and why?
//
// A state travels through two combinations, each with an order of its own:
//
//   - In CloudLink, lines and user presence combine by rule C1:
//     Away > DoNotDisturb > Busy > Available > Offline > Unknown. Mitel One shows the result.
//   - CloudLink publishes some of its states to Teams, as a session of its own, by rules S0
//     to S6.
//   - In Teams, that session and those of the Teams clients and connected applications, all
//     treated alike, combine by rule T2: DoNotDisturb > Busy > Available > Away. No session
//     at all is Offline, by rule T3.
//   - A status that the user set by hand overrides them all, by rule T1.
//
// [Resolve] gives the answer and [Explain] the reasons. Both follow Mitel's MS Teams
// Solution Guide, the page "Präsenz über CloudLink mit Microsoft Teams synchronisieren"
// (https://www.mitel.com/sites/default/files/s3_imports/Solution%20Guides/MS-Teams/All%20Releases/DE/ms-teams-solution-guide-html/Content/de_Sync-Presence-CloudLink-Teams.html),
// and each step cites a numbered [Rule]. A [Policy] departs from the guide; the zero
// Policy publishes nothing, for presence sync is off.
//
// # What an answer rests on
//
// The guide's table has 15 rows and says itself that these are only some examples; it
// leaves out statuses set by hand, and has neither two lines nor two clients. So each answer
// says what it rests on: a row of the table, a note, rules of the guide, or rules on one of
// which the guide is silent. See [Explanation.Basis].
//
// Once, the guide's table and its text contradict each other. Both its orders of Teams rank
// Available, as if CloudLink sent it; but then others would see Available in rows 1 and 2,
// where they see Offline and Away. The table decides: rule S3. Where the table is silent, the
// rules decide.
//
// # Disputed points
//
// On four points sources contradict each other. [Explanation.Disputes] names those on which
// an answer depends, and what it would be by the other reading, so that nobody mistakes it
// for the guide's word.
//
// D1, NotAvailable with a busy line. C1 makes it DoNotDisturb and S4 withholds that, so
// an active Teams client shows Available during a call. The guide's first note says that a
// user on the phone is seen as Busy unless Absent. This package follows C1 and S4: the
// note gives C1 as the reason for its exception, and by C1 DoNotDisturb outranks Busy, too.
//
// D2, "always" in T1. The guide says that a status set by hand always shows. Microsoft
// Graph says that it shows only while there is at least one session, else Offline. This
// package follows the guide; [Graph] is the policy for the other.
//
// D3, DoNotDisturb. The guide says that it is currently not synchronized. The help of Mitel
// Assistant says that a phone's do-not-disturb shows as Presenting. This package follows
// the guide; [Assistant] is the policy for the other.
//
// D4, Available set by hand during a call. The guide says that a status set by hand always
// shows. Microsoft's page on presence
// (https://learn.microsoft.com/en-us/microsoftteams/presence-admins) lets users choose, outside
// calls and meetings, only what is less available than the computed status, and Swyx says that
// on a call, Available becomes In a call. This package follows the guide; [Policy] has a field
// for the other. Many a user on the phone who is seen as Available is of this kind.
//
// # What is not modelled
//
// Presence that goes the other way, from Teams to CloudLink and MiCollab; calendars and out of
// office; delays, and sessions that expire. The answer is the steady state that the guide
// describes, for one direction. User presence comes from a MiVoice Office 400 only; line
// states come from any phone system.
//
// Everything here is a plain value: safe for concurrent use, and comparable.
//
// # Compatibility
//
// A changed answer is a breaking change, even where the API stays as it is.
package precedence
