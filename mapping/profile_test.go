package mapping_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

func TestProfiles(t *testing.T) {
	want := map[int]presence.MiVO400{ // P7
		0: presence.MiVO400Available,
		1: presence.MiVO400Absent,
		2: presence.MiVO400Meeting,
		3: presence.MiVO400Busy,
		4: presence.MiVO400NotAvailable,
	}
	numbers := map[presence.MiVO400]int{}
	for number, user := range want {
		numbers[user] = number
		got, ok := mapping.ProfileToMiVO400(number)
		assert.Equal(t, user, got, "ProfileToMiVO400(%d)", number)
		assert.True(t, ok, "ProfileToMiVO400(%d) is known", number)
	}
	for _, number := range []int{-1, 5, 255, 256, math.MinInt, math.MaxInt} {
		got, ok := mapping.ProfileToMiVO400(number)
		assert.Equal(t, presence.MiVO400Unknown, got, "ProfileToMiVO400(%d)", number)
		assert.False(t, ok, "ProfileToMiVO400(%d) is known", number)
	}
	for b := range 256 {
		user := presence.MiVO400(b)
		number, known := numbers[user]
		got, ok := mapping.MiVO400ToProfile(user)
		assert.Equal(t, number, got, "MiVO400ToProfile(%v)", user)
		assert.Equal(t, known, ok, "MiVO400ToProfile(%v) has a number", user)
	}
}

func ExampleProfileToMiVO400() {
	for number := range 6 {
		user, ok := mapping.ProfileToMiVO400(number)
		fmt.Println(number, user, ok)
	}
	// Output:
	// 0 Available true
	// 1 Absent true
	// 2 Meeting true
	// 3 Busy true
	// 4 NotAvailable true
	// 5 Unknown false
}

func ExampleMiVO400ToProfile() {
	fmt.Println(mapping.MiVO400ToProfile(presence.MiVO400Meeting))
	fmt.Println(mapping.MiVO400ToProfile(presence.MiVO400Unknown))
	// Output:
	// 2 true
	// 0 false
}
