package main

import (
	"database/sql"
	"database/sql/driver"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/othersee/othersee/examples/service/graphtest"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

var (
	_ driver.Valuer = Text{}
	_ sql.Scanner   = Text{}
)

// TestColumns has the texts that package sql hands to a driver.
func TestColumns(t *testing.T) {
	lines := presence.SetOf(presence.LineBusy, presence.LineAvailable)
	none := presence.SetOf[presence.TeamsClient]()
	user, status := presence.MiVO400Absent, presence.ConfiguredNone
	policy, rule := precedence.Guide(), precedence.S1
	for _, tt := range []struct {
		id   string
		of   Text
		want string
	}{
		{"a set", Text{&lines}, "Available,Busy"},
		{"an empty set", Text{&none}, ""},
		{"a state", Text{&user}, "Absent"},
		{"the zero state", Text{&status}, "None"},
		{"a policy", Text{&policy}, "guide"},
		{"a rule", Text{&rule}, "S1"},
	} {
		column, err := driver.DefaultParameterConverter.ConvertValue(tt.of)
		assert.NoError(t, err, tt.id)
		assert.Equal(t, tt.want, column, tt.id)
	}
	bad := presence.MiVO400(9)
	_, err := driver.DefaultParameterConverter.ConvertValue(Text{&bad})
	assert.ErrorContains(t, err, "presence: MiVO400(9) is not a state", "what is no state is not stored")
}

func TestScan(t *testing.T) {
	for _, tt := range []struct {
		column any
		err    string
	}{
		{"Busy,Offline", ""},
		{[]byte("Offline,Busy"), ""},
		{"Busy,Bzy", `presence: unknown Line state "Bzy" (want Unknown, Offline, Available, Busy, DoNotDisturb)`},
		{int64(3), "int64 is not a text"},
		{nil, "<nil> is not a text"},
	} {
		lines := presence.SetOf(presence.LineAvailable)
		err := Text{&lines}.Scan(tt.column)
		if tt.err == "" {
			assert.NoError(t, err, "Scan(%v)", tt.column)
			assert.Equal(t, presence.SetOf(presence.LineOffline, presence.LineBusy), lines, "Scan(%v)", tt.column)
		} else {
			assert.EqualError(t, err, tt.err, "Scan(%v)", tt.column)
			assert.Equal(t, presence.SetOf(presence.LineAvailable), lines, "Scan(%v) leaves it alone", tt.column)
		}
	}
}

// TestStore goes on from what was stored, and has the columns that the schema shows.
func TestStore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stored := table{map[driver.Value]map[string]driver.Value{}}
		db := sql.OpenDB(stored)
		defer db.Close()
		want := rapid.MapOf(rapid.SampledFrom([]string{"anna", "bob"}), reports).Draw(t, "want")
		for userID, r := range want {
			require.NoError(t, Save(t.Context(), db, userID, NewReports()), "Save(%s) the first time", userID)
			require.NoError(t, Save(t.Context(), db, userID, r), "Save(%s)", userID)
		}
		got, err := Load(t.Context(), db)
		require.NoError(t, err, "Load")
		assert.Equal(t, want, got, "Load")
		for userID, r := range want {
			in, err := LoadInput(t.Context(), db, userID)
			assert.NoError(t, err, "LoadInput(%s)", userID)
			assert.Equal(t, r.Input(), in, "LoadInput(%s)", userID)
			assert.Equal(t, r.UserPresence.String(), stored.rows[userID]["profile"], "the column profile of %s", userID)
		}
	})
}

// TestStoreRefuses what somebody else has written there.
func TestStoreRefuses(t *testing.T) {
	stored := table{map[driver.Value]map[string]driver.Value{
		"anna": {"user_id": "anna", "reports": `{"userPresence":"Away"}`, "lines": "Busy;Busy", "profile": "Absent", "clients": "", "configured": "None"},
	}}
	db := sql.OpenDB(stored)
	defer db.Close()
	_, err := Load(t.Context(), db)
	assert.ErrorContains(t, err, `reports of anna: presence: unknown MiVO400 state "Away"`)
	_, err = LoadInput(t.Context(), db, "anna")
	assert.ErrorContains(t, err, `presence: unknown Line state "Busy;Busy"`)
	_, err = LoadInput(t.Context(), db, "bob")
	assert.ErrorIs(t, err, sql.ErrNoRows)
}

// TestRestart keeps a call going over a restart of the service.
func TestRestart(t *testing.T) {
	graph := graphtest.NewServer("app")
	defer graph.Close()
	db := sql.OpenDB(table{map[driver.Value]map[string]driver.Value{}})
	defer db.Close()

	before := newBridge(graph, precedence.Guide())
	require.NoError(t, before.StoreIn(t.Context(), db))
	require.NoError(t, before.Report(t.Context(), "anna", func(r *Reports) { r.Lines["desk"] = presence.LineBusy }))

	after := newBridge(graph, precedence.Guide())
	require.NoError(t, after.StoreIn(t.Context(), db))
	require.NoError(t, after.KeepAlive(t.Context()))
	require.NoError(t, after.Report(t.Context(), "anna", func(r *Reports) { r.Lines["cordless"] = presence.LineAvailable }))
	assert.Equal(t, before.Explain("anna").Resolution, after.Explain("anna").Resolution, "after a restart")
	assert.Equal(t, []string{
		"setPresence anna Busy/InACall PT15M: 200",
		"setPresence anna Busy/InACall PT15M: 200",
	}, graph.Calls())

	db.Close()
	err := after.Report(t.Context(), "anna", func(r *Reports) { delete(r.Lines, "desk") })
	assert.ErrorContains(t, err, "database is closed", "what cannot be stored is told")
	_, ok := graph.Session("anna")
	assert.False(t, ok, "and written all the same")
}
