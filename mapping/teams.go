package mapping

import "github.com/othersee/othersee/presence"

// The state that CloudLink's session has in Teams if it is synced. Whether it is synced
// is a precedence.Policy's to say.
var cloudLinkToTeams = [numbers]presence.Teams{
	presence.CloudLinkBusy:         presence.TeamsBusy,         // S1
	presence.CloudLinkAway:         presence.TeamsAway,         // S2
	presence.CloudLinkAvailable:    presence.TeamsAvailable,    // S3
	presence.CloudLinkDoNotDisturb: presence.TeamsDoNotDisturb, // S4
	presence.CloudLinkOffline:      presence.TeamsOffline,      // S5
	presence.CloudLinkUnknown:      presence.TeamsOffline,      // S5
}

// The definitions of MS Teams Client-Präsenzstatus, below the guide's table.
var teamsClientToTeams = [numbers]presence.Teams{
	presence.TeamsClientOffline:    presence.TeamsOffline,      // T3
	presence.TeamsClientInactive:   presence.TeamsAway,         // T4
	presence.TeamsClientActive:     presence.TeamsAvailable,    // T4
	presence.TeamsClientInCall:     presence.TeamsBusy,         // T4
	presence.TeamsClientPresenting: presence.TeamsDoNotDisturb, // T4
}

// The statuses that Teams offers its users, which the guide does not list.
var configuredToTeams = [numbers]presence.Teams{
	// ConfiguredNone sets nothing.
	presence.ConfiguredAvailable:     presence.TeamsAvailable,    // T1
	presence.ConfiguredBusy:          presence.TeamsBusy,         // T1
	presence.ConfiguredDoNotDisturb:  presence.TeamsDoNotDisturb, // T1
	presence.ConfiguredBeRightBack:   presence.TeamsBeRightBack,  // T1
	presence.ConfiguredAppearAway:    presence.TeamsAway,         // T1
	presence.ConfiguredAppearOffline: presence.TeamsOffline,      // T1
}

// CloudLinkToTeams returns the state of CloudLink's session in Teams where state is
// synced (rules S1 to S5). Whether it is synced, a precedence.Policy says.
func CloudLinkToTeams(state presence.CloudLink) presence.Teams {
	return cloudLinkToTeams[state]
}

// TeamsClientToTeams returns the state of a Teams client's session (rule T4), or
// Offline for a client that is not running and so has none (rule T3).
func TeamsClientToTeams(client presence.TeamsClient) presence.Teams {
	return teamsClientToTeams[client]
}

// ConfiguredToTeams returns what others see of a status set by hand (rule T1). For
// AppearOffline that is Offline; so it is for None, which sets nothing: test for None first.
func ConfiguredToTeams(status presence.Configured) presence.Teams {
	return configuredToTeams[status]
}
