package presence_test

import (
	"encoding/json"
	"fmt"

	"github.com/othersee/othersee/presence"
)

func ExampleParse() {
	s, err := presence.Parse[presence.CloudLink]("Busy")
	fmt.Println(s, err)
	_, err = presence.Parse[presence.CloudLink]("Bzy")
	fmt.Println(err)
	// Output:
	// Busy <nil>
	// presence: unknown CloudLink state "Bzy" (want Unknown, Offline, Available, Busy, DoNotDisturb, Away)
}

func ExampleAll() {
	for s := range presence.All[presence.TeamsClient]() {
		fmt.Println(s)
	}
	// Output:
	// Offline
	// Inactive
	// Active
	// InCall
	// Presenting
}

func ExampleSetOf() {
	desk := presence.SetOf(presence.LineBusy)
	mobile := presence.SetOf(presence.LineAvailable, presence.LineAvailable)
	lines := desk.Union(mobile)
	fmt.Println(lines, lines.Len(), lines.Has(presence.LineOffline))
	// Output: [Available Busy] 2 false
}

func ExampleSet_json() {
	var lines presence.Set[presence.Line]
	err := json.Unmarshal([]byte(`["Busy","Available","Busy"]`), &lines)
	fmt.Println(lines, err)
	data, err := json.Marshal(lines)
	fmt.Println(string(data), err)
	// Output:
	// [Available Busy] <nil>
	// ["Available","Busy"] <nil>
}
