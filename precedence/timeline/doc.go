// Package timeline follows the reports of one user over time, and answers what is asked about it:
//
//   - What do others see now? [Reports] keep the last report of each device, and
//     [Reports.Input] is the question for [precedence.Policy.Resolve].
//   - How long will it stay? [Reports.Next] says when what others see changes although nothing is
//     reported, and why: a status set by hand ends, a session that nobody writes again expires.
//   - What did others see at 10:05? [Log.At], and [Log.Stretches] for all of a log.
//   - Did Teams really show it? A log can have what was seen, such as polls of Microsoft Graph.
//     [Log.Differences] are where something else was expected, each with its likely causes, and
//     [Log.Summary] counts them.
//
// Nothing here reads a clock: times are arguments, and a report has its own. Times compare as
// instants, whatever their zones.
//
// # What ends by itself
//
// A report holds until the next one of its device, or as long as its Lasts says. Where that is
// zero, a status set by hand lasts as long as Graph's default: a day for Busy and DoNotDisturb,
// seven days for all others, AppearOffline too
// (https://learn.microsoft.com/en-us/graph/api/presence-setuserpreferredpresence). One that was
// set in Teams to appear offline never ends: report it with [Forever]
// (https://learn.microsoft.com/en-us/microsoftteams/presence-admins). What shows then is not
// documented; here it is what the sessions give.
//
// A client with a Lasts is a session that an application wrote with setPresence, for five
// minutes to four hours (rule G4). It counts as Offline when it expires; and if it is Active, as
// Inactive after ten minutes, whatever its Lasts
// (https://learn.microsoft.com/en-us/graph/cloud-communications-manage-presence-state). That
// other sessions fade is not documented, so they do not.
//
// The time of a repeated report counts: it is a session, or a status, that was written again. Do
// not repeat a line's: Busy that is reported twice reads as a second call.
//
// # What was seen
//
// What was seen counts until something else is seen, as in a log of changes. Give polls the
// interval between them as their Lasts: else one in the morning counts all day.
//
// # What cannot be trusted
//
// A call that nobody hung up, or a device that has long been silent, still counts. A [Remark]
// says so; [Limits] say when.
package timeline
