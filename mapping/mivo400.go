package mapping

import "github.com/othersee/othersee/presence"

// The guide's first mapping table, read from right to left. Its third row has two
// user presences.
var mivo400ToCloudLink = [numbers]presence.CloudLink{
	presence.MiVO400Unknown:      presence.CloudLinkUnknown,      // C3
	presence.MiVO400Available:    presence.CloudLinkAvailable,    // P2
	presence.MiVO400Absent:       presence.CloudLinkAway,         // P2
	presence.MiVO400Busy:         presence.CloudLinkBusy,         // P2
	presence.MiVO400Meeting:      presence.CloudLinkBusy,         // P2
	presence.MiVO400NotAvailable: presence.CloudLinkDoNotDisturb, // P2
}

// The same table, read from left to right.
var cloudLinkToMiVO400 = [numbers]presence.Set[presence.MiVO400]{
	presence.CloudLinkAvailable:    presence.SetOf(presence.MiVO400Available),                     // P2
	presence.CloudLinkAway:         presence.SetOf(presence.MiVO400Absent),                        // P2
	presence.CloudLinkBusy:         presence.SetOf(presence.MiVO400Busy, presence.MiVO400Meeting), // P2
	presence.CloudLinkDoNotDisturb: presence.SetOf(presence.MiVO400NotAvailable),                  // P2
}

// MiVO400ToCloudLink returns what a user presence counts as in CloudLink (rule P2; for
// Unknown, rule C3).
func MiVO400ToCloudLink(user presence.MiVO400) presence.CloudLink {
	return mivo400ToCloudLink[user]
}

// CloudLinkToMiVO400 returns the user presences that count as state in CloudLink
// (rule P2): for Busy, both Busy and Meeting; for Offline and Unknown, none.
func CloudLinkToMiVO400(state presence.CloudLink) presence.Set[presence.MiVO400] {
	return cloudLinkToMiVO400[state]
}
