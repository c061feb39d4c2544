package testdata_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

func TestTable(t *testing.T) {
	rows := testdata.Table()
	assert.Len(t, rows, 15, "rows of the guide's table")
	assert.Equal(t, testdata.Row{
		ID:       "10",
		Line:     presence.LineBusy,
		User:     presence.MiVO400Available,
		MitelOne: presence.MitelOneBusy,
		Client:   presence.TeamsClientPresenting,
		Teams:    presence.TeamsDoNotDisturb,
	}, rows[9], "row 10")
}

func TestCases(t *testing.T) {
	data, err := testdata.Files.ReadFile("cases.json")
	require.NoError(t, err)
	var strict struct {
		Schema string
		Cases  []struct {
			testdata.Case
			Policy precedence.Policy
		}
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	assert.NoError(t, dec.Decode(&strict), "cases.json has no other keys")
	ids := map[string]bool{}
	for _, c := range testdata.Cases() {
		assert.False(t, ids[c.ID], "id %s is used twice", c.ID)
		ids[c.ID] = true
		assert.NotEmpty(t, c.Rules, "rules of %s", c.ID)
		assert.NotEmpty(t, c.Why, "why of %s", c.ID)
		assert.NotZero(t, c.Basis, "basis of %s", c.ID)
	}
}

func TestRecords(t *testing.T) {
	_, err := testdata.Records("none.csv")
	assert.Error(t, err, "a table that there is not")
}

func ExampleTable() {
	for _, row := range testdata.Table()[5:7] {
		fmt.Println(row.ID, row.Line, row.User, row.MitelOne, row.Client, row.Teams)
	}
	// Output:
	// 6 Busy Available Busy Offline Busy
	// 7 Busy Available Busy Inactive Busy
}

func ExampleCases() {
	for _, c := range testdata.Cases() {
		if c.ID == "call-started-while-absent-active-client" {
			fmt.Println(c.Input, c.Want.Teams, c.Basis)
			fmt.Println(c)
		}
	}
	// Output:
	// {[Busy] Absent [Active] None} Available note 2
	// Away outranks Busy in CloudLink and loses to Available in Teams: the call is not seen. (rules [P1 P2 P3 C1 C2 S2 T2 T4])
}
