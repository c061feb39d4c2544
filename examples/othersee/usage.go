package main

import (
	"fmt"

	"github.com/othersee/othersee/examples/internal/jsonl"
	"github.com/othersee/othersee/presence"
)

// usage returns the text for -h.
func usage() string {
	return fmt.Sprintf(`othersee shows what others see of a user in Microsoft Teams, and why, by Mitel's MS Teams
Solution Guide.

  othersee                         the guide's table as the library resolves it, and a surprise
  othersee [input] [-policy name]  explain what becomes of an input
  othersee -jsonl [-policy name]   resolve one input a line

The input. Separate the states of a list with commas; "" is an empty list.

  -lines list        the telephone lines, none unless given
                     %s
  -user state        the user presence of the phone system, Unknown unless given
                     %s
  -clients list      the Teams clients, none unless given
                     %s
  -configured state  the status that the user set by hand in Teams, None unless given
                     %s

The policy: what CloudLink publishes to Teams.

  -policy name       guide      Away and Busy, as the guide says; the default
                     assistant  DoNotDisturb too, as the help of Mitel Assistant says
                     off        nothing: presence sync is off

Output.

  -json              explain in one JSON object, with the keys input, policy, resolution,
                     contributions, disputed, text
  -jsonl             read inputs from standard input, one JSON object a line, all keys optional:
                     {"lines":["Busy"],"user":"Absent","clients":["Active"],"configured":"None"}
                     write their resolutions to standard output, one a line, in their order:
                     {"cloudLink":"Away","mitelOne":"Away","session":"Away","teams":"Available",
                      "sessionRule":"S2","teamsRule":"T2"}
                     A line that is not such an object, is empty, or is longer than %d bytes
                     gives {"error":"line 7: ..."} in its place, and the rest goes on.

Exit status: 0, or 1 if a row of the table does not agree with the guide, if a line of -jsonl is
bad, or if reading or writing fails, or 2 if the arguments are wrong.
`,
		texts[presence.Line](), texts[presence.MiVO400](), texts[presence.TeamsClient](), texts[presence.Configured](),
		jsonl.MaxLine)
}
