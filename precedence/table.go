package precedence

import (
	"slices"

	"github.com/othersee/othersee/presence"
)

// Resolve returns what others see of in by Mitel's guide. It is Guide().Resolve(in), looked
// up in tables of 2 KiB.
func Resolve(in Input) Resolution {
	// The compiler compares bytes by a detour, and 32 bits at once.
	user, status := min(uint32(in.UserPresence), users-1), min(uint32(in.Configured), statuses-1)
	return answers[fromCloudLink[in.Lines.Bits()%lineSets][user]+inTeams[in.Clients.Bits()%clientSets][status]]
}

// The numbers of all that an input's fields can hold. The last user presence and the last
// status stand for all outside their vocabularies; there is a user presence too many, so that
// a row of the table has a power of two.
const (
	lineSets   = 1 << 5
	users      = 6 + 2
	clientSets = 1 << 5
	statuses   = 7 + 1
)

// An answer depends on no more than CloudLink's state, whether DoNotDisturb hides a call (S7),
// the strongest session of the clients, and the status set by hand. These are 7 × 5 × 7
// combinations, numbered by the sum of what lines and user presence, and clients and status,
// add.
var (
	fromCloudLink [lineSets][users]uint8
	inTeams       [clientSets][statuses]uint8
	answers       [256]Resolution
)

func init() {
	const fromLines = 6 + 1 // the states of CloudLink, and a hidden call
	for lines := range presence.Sets[presence.Line]() {
		for user := range presence.MiVO400(users) {
			state := combine(lines, user)
			fromCloudLink[lines.Bits()][user] = uint8(state)
			if state == presence.CloudLinkDoNotDisturb && lines.Has(presence.LineBusy) {
				fromCloudLink[lines.Bits()][user] = fromLines - 1
			}
		}
	}
	for clients := range presence.Sets[presence.TeamsClient]() {
		for status := range presence.Configured(statuses) {
			rank := slices.Index(teamsOrder, strongest(teamsOrder, sessionsOf(clients)))
			first := (uint8(rank)*(statuses-1) + uint8(status)%(statuses-1)) * fromLines
			inTeams[clients.Bits()][status] = first
			for state := range presence.All[presence.CloudLink]() {
				answers[first+uint8(state)] = Guide().resolve(state, false, clients, status)
			}
			answers[first+fromLines-1] = Guide().resolve(presence.CloudLinkDoNotDisturb, true, clients, status)
		}
	}
}
