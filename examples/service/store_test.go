package main

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

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
	for _, tt := range []struct {
		id   string
		of   Text
		want string
	}{
		{"a set", Text{&lines}, "Available,Busy"},
		{"an empty set", Text{&none}, ""},
		{"a state", Text{&user}, "Absent"},
		{"the zero state", Text{&status}, "None"},
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
		{"Busy,Bzy", `presence: unknown Line state "Bzy" (want Unknown, Offline, Available, Busy)`},
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

// TestReportsInJSON goes on from what was stored.
func TestReportsInJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := reports.Draw(t, "reports")
		data, err := json.Marshal(want)
		require.NoError(t, err)
		var got Reports
		require.NoError(t, json.Unmarshal(data, &got), "Unmarshal(%s)", data)
		assert.Equal(t, want, got, "Unmarshal(%s)", data)
	})
}
