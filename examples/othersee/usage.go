package main

import (
	"fmt"

	"github.com/othersee/othersee/examples/internal/jsonl"
	"github.com/othersee/othersee/presence"
)

// usage is the text for -h, which fits on a screen of 24 lines of 80 columns.
const usage = `othersee shows what others see of a user in Microsoft Teams, and why.

  othersee                         the guide's table, and a surprise explained
  othersee -lines Busy -user Absent -clients Active    explain what others see
  othersee [input] -what-if        what would change it?
  othersee [input] -want Busy      how to be seen as Busy?
  othersee [known] -seen Away      why is Away seen, as far as is known?
  othersee -matrix                 all answers, as two maps
  othersee -replay FILE            a log of reports, as a timeline
  othersee -rules, -rule S3,T4     what the rules say, and their sources
  othersee -jsonl                  resolve one input a line

Input, each optional; a list has commas, or its flag is given again:
  -lines LIST        Available Busy DoNotDisturb Offline Unknown
  -user STATE        Available Absent Meeting Busy NotAvailable Unknown
  -clients LIST      Active Inactive InCall Presenting Offline
  -configured STATE  None Available Busy DoNotDisturb BeRightBack AppearAway ...
  -policy NAME       guide, assistant, graph, off, or as in guide+D4
Labels will do, too, in any case: -user "nicht verfügbar".

  -lang de           answer in German
  -json              answer in JSON
"othersee -h all" tells the rest.
`

// usageAll returns the text for -h all.
func usageAll() string {
	return usage + fmt.Sprintf(`
All states. They can be given by the texts below or by their English and German labels, in
any case, with spaces or without; "" is an empty list. A list flag given twice adds.

  -lines list        the telephone lines, none unless given
                     %s
  -user state        the user presence of the phone system, Unknown unless given
                     %s
  -clients list      the Teams clients, none unless given
                     %s
  -configured state  the status that the user set by hand in Teams, None unless given
                     %s

The policy: what CloudLink syncs to Teams, and when a status set by hand shows.

  -policy name       guide      as Mitel's MS Teams Solution Guide says; the default
                     assistant  DoNotDisturb is synced, as the help of Mitel Assistant says (D3)
                     graph      a status set by hand shows only while there is a session, as
                                Microsoft Graph's documentation says (D2)
                     off        nothing is synced: presence sync is off
                     guide+D1   with the other reading of D1; so with D2 to D6, and any of them
                                together: guide+D2+D4. -rule D1 tells what it is.

Questions.

  -what-if           what each change of one report would lead to
  -want state        the smallest sets of changes that lead to the state
                     %s
  -seen state        the causes that fit what is known, and what to ask first. It is a state, a
                     label such as "In a meeting", or Graph's words such as Busy/InACall. There
                     may be more lines and clients than are given; "" is known to be none. A
                     flag that is not given, or is ?, is not known, -policy too
  -rule list, -rules what the rules and the disputed points say, and where they come from
  -matrix            the two maps, by -policy
  -lang language     en or de, for explanations, answers, rules, maps and timelines

A log of reports.

  -replay file       the log as a timeline; - is standard input. One JSON object a line:
                     {"at":"2026-11-24T10:02:11+01:00","user":"anna","kind":"line",
                      "source":"pbx","device":"Desk phone","state":"Busy"}
                     kind is line, userPresence, client, configured, seen (what others really
                     saw), gone (the device) or removed (the user); user, source and device may be
                     left out. With "lasts":"PT8H", or never, it ends by itself; a status set by
                     hand does so after a day or seven, unless it says otherwise. A report holds
                     from its time, in whatever place it stands. A line that is no report is left
                     out and named, and the exit status is 1.
  -zone zone         show times in UTC, +01:00 or Europe/Zurich, and read those without zone in it;
                     else in the first report's zone
  -shift pbx=+1h     add to the times of a source whose clock is off; may be given again

For programs.

  -json              one JSON object: for an explanation with the keys input, policy, resolution,
                     contributions, basis, disputes, unreported, remedies; for -what-if, -want,
                     -seen and -replay with theirs
  -jsonl             read inputs from standard input, one JSON object a line, all keys optional:
                     {"lines":["Busy"],"userPresence":"Absent","clients":["Active"],
                      "configured":"None"}
                     write their resolutions to standard output, one a line, in their order:
                     {"cloudLink":"Away","mitelOne":"Away","session":"Away","teams":"Available",
                      "sessionRule":"S2","teamsRule":"T2"}
                     A line that is not such an object, is empty, or is longer than %d bytes
                     gives {"error":"line 7: ..."} in its place, and the rest goes on.

Colour is for terminals only, and says nothing that the text does not; NO_COLOR=1 turns it off.

Exit status: 0, or 1 if a row of the table does not agree with the guide, if a line of -jsonl or
-replay is bad, or if reading or writing fails, or 2 if the arguments are wrong.
`,
		texts[presence.Line](), texts[presence.MiVO400](), texts[presence.TeamsClient](), texts[presence.Configured](),
		texts[presence.Teams](), jsonl.MaxLine)
}
