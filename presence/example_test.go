package presence_test

import (
	"encoding/json"
	"fmt"
	"maps"

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

// A Set is a value: With and Without return a new one.
func ExampleSet_With() {
	lines := presence.SetOf(presence.LineAvailable)
	calling := lines.With(presence.LineBusy)
	fmt.Println(lines, calling, calling.Without(presence.LineAvailable))
	// Output: [Available] [Available Busy] [Busy]
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

// A service keeps the last report of each device, and collects them anew for each answer.
func ExampleCollect() {
	devices := map[string]presence.Line{"desk": presence.LineBusy, "mobile": presence.LineAvailable}
	fmt.Println(presence.Collect(maps.Values(devices)))
	devices["desk"] = presence.LineAvailable
	fmt.Println(presence.Collect(maps.Values(devices)))
	// Output:
	// [Available Busy]
	// [Available]
}

func ExampleSets() {
	n := 0
	for range presence.Sets[presence.TeamsClient]() {
		n++
	}
	fmt.Println(n)
	// Output: 32
}

// As text, a set fits a flag, an environment variable or the column of a database.
func ExampleSet_MarshalText() {
	text, err := presence.SetOf(presence.LineBusy, presence.LineAvailable).MarshalText()
	fmt.Println(string(text), err)
	var lines presence.Set[presence.Line]
	err = lines.UnmarshalText([]byte("Busy,Offline"))
	fmt.Println(lines, err)
	// Output:
	// Available,Busy <nil>
	// [Offline Busy] <nil>
}

func ExampleLabel() {
	fmt.Println(presence.TeamsDoNotDisturb)
	fmt.Println(presence.Label(presence.TeamsDoNotDisturb, presence.English))
	fmt.Println(presence.Label(presence.TeamsDoNotDisturb, presence.German))
	// Output:
	// DoNotDisturb
	// Do not disturb
	// Nicht stören
}
