package precedence

import (
	"slices"

	"github.com/othersee/othersee/presence"
)

// Resolve returns what others see of in by the policy of the guide. It is
// Guide().Resolve(in), looked up in tables of 2 KiB.
func Resolve(in Input) Resolution {
	// The compiler compares bytes by a detour, and 32 bits at once.
	user, status := min(uint32(in.User), users-1), min(uint32(in.Configured), statuses-1)
	return answers[fromCloudLink[in.Lines.Bits()%lineSets][user]+inTeams[in.Clients.Bits()%clientSets][status]]
}

// The numbers of all that an input's fields can hold. The last user presence and the last
// status stand for all outside their vocabularies; there is a user presence too many, so that
// a row of the table has a power of two.
const (
	lineSets   = 1 << 4
	users      = 6 + 2
	clientSets = 1 << 5
	statuses   = 7 + 1
)

// An answer depends on no more than CloudLink's state, the strongest session of the
// clients, and the status set by hand. These are 6 × 5 × 8 combinations, and what lines
// and user presence, and clients and status, add to the number of theirs.
var (
	fromCloudLink [lineSets][users]uint8
	inTeams       [clientSets][statuses]uint8
	answers       [256]Resolution
)

func init() {
	states := uint8(len(cloudLinkOrder))
	for lines := range presence.Sets[presence.Line]() {
		for user := range presence.MiVO400(users) {
			fromCloudLink[lines.Bits()][user] = uint8(combine(lines, user))
		}
	}
	for clients := range presence.Sets[presence.TeamsClient]() {
		for status := range presence.Configured(statuses) {
			rank := slices.Index(teamsOrder, strongest(teamsOrder, sessionsOf(clients)))
			first := (uint8(rank)*statuses + uint8(status)) * states
			inTeams[clients.Bits()][status] = first
			for state := range presence.All[presence.CloudLink]() {
				answers[first+uint8(state)] = Guide().resolve(state, clients, status)
			}
		}
	}
}
