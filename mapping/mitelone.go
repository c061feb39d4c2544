package mapping

import "github.com/othersee/othersee/presence"

// The guide's last mapping table, read from left to right.
var mitelOneToMiVO400 = [numbers]presence.Set[presence.MiVO400]{
	presence.MitelOneAvailable:    presence.SetOf(presence.MiVO400Available),                     // P3
	presence.MitelOneAway:         presence.SetOf(presence.MiVO400Absent),                        // P3
	presence.MitelOneBusy:         presence.SetOf(presence.MiVO400Busy, presence.MiVO400Meeting), // P3
	presence.MitelOneDoNotDisturb: presence.SetOf(presence.MiVO400NotAvailable),                  // P3
}

// The same table, read from right to left. Its third row has two user presences.
var mivo400ToMitelOne = [numbers]presence.MitelOne{
	presence.MiVO400Available:    presence.MitelOneAvailable,    // P3
	presence.MiVO400Absent:       presence.MitelOneAway,         // P3
	presence.MiVO400Busy:         presence.MitelOneBusy,         // P3
	presence.MiVO400Meeting:      presence.MitelOneBusy,         // P3
	presence.MiVO400NotAvailable: presence.MitelOneDoNotDisturb, // P3
}

// The third column of the guide's main table: Mitel One shows CloudLink's presence.
var cloudLinkToMitelOne = [numbers]presence.MitelOne{
	presence.CloudLinkAvailable:    presence.MitelOneAvailable,    // C2
	presence.CloudLinkAway:         presence.MitelOneAway,         // C2
	presence.CloudLinkBusy:         presence.MitelOneBusy,         // C2
	presence.CloudLinkDoNotDisturb: presence.MitelOneDoNotDisturb, // C2
	presence.CloudLinkOffline:      presence.MitelOneUnknown,      // C4
	presence.CloudLinkUnknown:      presence.MitelOneUnknown,      // C4
}

// The same column, read back.
var mitelOneToCloudLink = [numbers]presence.CloudLink{
	presence.MitelOneAvailable:    presence.CloudLinkAvailable,    // C2
	presence.MitelOneAway:         presence.CloudLinkAway,         // C2
	presence.MitelOneBusy:         presence.CloudLinkBusy,         // C2
	presence.MitelOneDoNotDisturb: presence.CloudLinkDoNotDisturb, // C2
}

// MitelOneToMiVO400 returns the user presences that a presence set in Mitel One may
// stand for in the phone system (rule P3): for Busy, both Busy and Meeting.
func MitelOneToMiVO400(state presence.MitelOne) presence.Set[presence.MiVO400] {
	return mitelOneToMiVO400[state]
}

// MiVO400ToMitelOne returns the presence that Mitel One has for a user presence
// (rule P3).
func MiVO400ToMitelOne(user presence.MiVO400) presence.MitelOne {
	return mivo400ToMitelOne[user]
}

// CloudLinkToMitelOne returns what Mitel One shows for a state of CloudLink: the same
// word (rule C2). What it shows for Offline and Unknown is not documented, which
// Unknown says (rule C4).
func CloudLinkToMitelOne(state presence.CloudLink) presence.MitelOne {
	return cloudLinkToMitelOne[state]
}

// MitelOneToCloudLink returns the state of CloudLink that Mitel One shows as state
// (rule C2).
func MitelOneToCloudLink(state presence.MitelOne) presence.CloudLink {
	return mitelOneToCloudLink[state]
}
