package mapping

import (
	"slices"

	"github.com/othersee/othersee/presence"
)

// The presence profiles of the MiVoice Office 400, by number, as the manuals of its phones
// list them.
// https://www.easymanua.ls/aastra/612d/manual?p=52
// https://www.easymanua.ls/aastra/5360ip/manual?p=50
var profiles = []presence.MiVO400{
	0: presence.MiVO400Available,    // P7
	1: presence.MiVO400Absent,       // P7
	2: presence.MiVO400Meeting,      // P7
	3: presence.MiVO400Busy,         // P7
	4: presence.MiVO400NotAvailable, // P7
}

// ProfileToMiVO400 returns the user presence with the given number in the phone system, 0 to
// 4, and false for any other number (rule P7). Identify a user presence by its number:
// administrators rename the labels, the numbers stay.
func ProfileToMiVO400(number int) (presence.MiVO400, bool) {
	if number < 0 || number >= len(profiles) {
		return presence.MiVO400Unknown, false
	}
	return profiles[number], true
}

// MiVO400ToProfile returns the number of a user presence in the phone system, and false for
// Unknown, which has none (rule P7). To set a number changes more than what others see: a
// profile can forward calls.
func MiVO400ToProfile(user presence.MiVO400) (int, bool) {
	number := slices.Index(profiles, user)
	return max(number, 0), number >= 0
}
