package mapping

import "github.com/othersee/othersee/presence"

// The definition of PBX-Telefonpräsenz, below the guide's table. The other three are
// CloudLink's words, which the guide does not give to lines.
var lineToCloudLink = [numbers]presence.CloudLink{
	presence.LineAvailable:    presence.CloudLinkAvailable,    // P1
	presence.LineBusy:         presence.CloudLinkBusy,         // P1
	presence.LineDoNotDisturb: presence.CloudLinkDoNotDisturb, // P8
	presence.LineOffline:      presence.CloudLinkOffline,      // C3
	presence.LineUnknown:      presence.CloudLinkUnknown,      // C3
}

// LineToCloudLink returns what a line's state counts as in CloudLink: the state of the same
// name (rule P1; for Offline and Unknown, rule C3; for DoNotDisturb, rule P8).
func LineToCloudLink(line presence.Line) presence.CloudLink {
	return lineToCloudLink[line]
}
