package mapping_test

import (
	"fmt"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

// A user presence on its way: Away in CloudLink is all that becomes of Absent, for Mitel One
// and for Teams.
func Example() {
	state := mapping.MiVO400ToCloudLink(presence.MiVO400Absent)
	fmt.Println("CloudLink:", state)
	fmt.Println("Mitel One:", mapping.CloudLinkToMitelOne(state))
	fmt.Println("Teams:    ", mapping.CloudLinkToTeams(state))
	// Output:
	// CloudLink: Away
	// Mitel One: Away
	// Teams:     Away
}

// Two user presences count as Busy, so there are two ways back.
func ExampleCloudLinkToMiVO400() {
	fmt.Println(mapping.CloudLinkToMiVO400(presence.CloudLinkBusy))
	fmt.Println(mapping.CloudLinkToMiVO400(presence.CloudLinkOffline))
	// Output:
	// [Meeting Busy]
	// []
}

func ExampleTeamsClientToTeams() {
	for client := range presence.All[presence.TeamsClient]() {
		fmt.Printf("%-10v  %v\n", client, mapping.TeamsClientToTeams(client))
	}
	// Output:
	// Offline     Offline
	// Inactive    Away
	// Active      Available
	// InCall      Busy
	// Presenting  DoNotDisturb
}

func ExampleProfileToMiVO400() {
	fmt.Println(mapping.ProfileToMiVO400(2))
	fmt.Println(mapping.ProfileToMiVO400(5))
	fmt.Println(mapping.MiVO400ToProfile(presence.MiVO400Meeting))
	// Output:
	// Meeting true
	// Unknown false
	// 2 true
}
