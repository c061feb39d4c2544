// Package precedence answers one question: given what a user's phones, phone system and
// Teams clients report, what do others see in Microsoft Teams, and why?
//
// A state travels through two combinations, each with an order of its own:
//
//   - In CloudLink, lines and user presence combine by rule C1:
//     Away > DoNotDisturb > Busy > Available > Offline > Unknown. Mitel One shows the result.
//   - CloudLink publishes some of its states to Teams, as a session of its own, by rules S0
//     to S6.
//   - In Teams, that session and those of the Teams clients combine by rule T2:
//     DoNotDisturb > Busy > Available > Away. No session at all is Offline, by rule T3.
//   - A status that the user set by hand overrides them all, by rule T1.
//
// [Resolve] gives the answer and [Explain] the reasons. Both follow Mitel's MS Teams
// Solution Guide, the page "Präsenz über CloudLink mit Microsoft Teams synchronisieren"
// (https://www.mitel.com/sites/default/files/s3_imports/Solution%20Guides/MS-Teams/All%20Releases/DE/ms-teams-solution-guide-html/Content/de_Sync-Presence-CloudLink-Teams.html),
// and each step cites a numbered [Rule]. Where the guide's account of the mechanism and its
// table disagree, the table wins, as in rule S3. Where the table is silent, the mechanism
// decides.
//
// # Disputed points
//
// On three points the sources contradict each other. [Explanation.Disputes] names those
// on which an answer depends, so that nobody mistakes it for the guide's word.
//
// D1, NotAvailable with a busy line. C1 makes it DoNotDisturb and S4 withholds that, so
// an active Teams client shows Available during a call. The guide's first note says that a
// user on the phone is seen as Busy unless Absent. This package follows C1 and S4: the
// note gives C1 as the reason for its exception, and by C1 DoNotDisturb outranks Busy, too.
//
// D2, "always" in T1. The guide says that a status set by hand always shows. Microsoft
// Graph says that it shows only while there is at least one session, else Offline. This
// package follows the guide; [Policy] has a field for Graph's reading. A third one, on
// Microsoft's page on presence in Teams
// (https://learn.microsoft.com/en-us/microsoftteams/presence-admins), lets users set only
// what is less available than the computed status, except in a call; no policy models it.
//
// D3, DoNotDisturb in later products. The guide says that it is not yet published. The
// help of Mitel Assistant says that a phone's do-not-disturb shows as Presenting. This
// package follows the guide; [Assistant] is the policy for the other.
//
// # Compatibility
//
// A changed answer is a breaking change, even where the API stays as it is.
package precedence
