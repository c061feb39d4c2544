package mapping

import "github.com/othersee/othersee/presence"

// The definition of PBX-Telefonpräsenz, below the guide's table. CloudLink's list
// of states adds Offline and Unknown.
var lineToCloudLink = [numbers]presence.CloudLink{
	presence.LineAvailable: presence.CloudLinkAvailable, // P1
	presence.LineBusy:      presence.CloudLinkBusy,      // P1
	presence.LineOffline:   presence.CloudLinkOffline,   // C3
	presence.LineUnknown:   presence.CloudLinkUnknown,   // C3
}

// LineToCloudLink returns what a line's state counts as in CloudLink: the state of the same
// name (rule P1; for Offline and Unknown, which P1 does not know, rule C3).
func LineToCloudLink(line presence.Line) presence.CloudLink {
	return lineToCloudLink[line]
}
