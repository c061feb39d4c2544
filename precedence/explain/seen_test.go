package explain_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

const (
	offline      = presence.TeamsOffline
	away         = presence.TeamsAway
	beRightBack  = presence.TeamsBeRightBack
	available    = presence.TeamsAvailable
	busy         = presence.TeamsBusy
	doNotDisturb = presence.TeamsDoNotDisturb
)

func TestParseSeen(t *testing.T) {
	const unknown, outOfOffice = explain.Activity(""), true
	for text, want := range map[string]explain.Seen{
		// The texts of states, and their labels.
		"Offline":           {offline, unknown, false},
		"BeRightBack":       {beRightBack, unknown, false},
		"DoNotDisturb":      {doNotDisturb, unknown, false},
		"Available":         {available, unknown, false},
		"Busy":              {busy, unknown, false},
		"Do not disturb":    {doNotDisturb, unknown, false},
		"be right back":     {beRightBack, unknown, false},
		" AWAY ":            {away, unknown, false},
		"Verfügbar":         {available, unknown, false},
		"Besetzt":           {busy, unknown, false},
		"Nicht stören":      {doNotDisturb, unknown, false},
		"Abwesend":          {away, unknown, false},
		"BIN GLEICH ZURÜCK": {beRightBack, unknown, false},
		// What Teams shows beyond a state, in English and German.
		"In a call":             {busy, explain.ActivityInACall, false},
		"On a call":             {busy, explain.ActivityInACall, false},
		"In a meeting":          {busy, explain.ActivityInAMeeting, false},
		"Presenting":            {doNotDisturb, explain.ActivityPresenting, false},
		"Focusing":              {doNotDisturb, explain.ActivityFocusing, false},
		"Appear offline":        {offline, explain.ActivityOffWork, false},
		"Appear away":           {away, unknown, false},
		"Beschäftigt":           {busy, unknown, false},
		"In einem Anruf":        {busy, explain.ActivityInACall, false},
		"Am Telefon":            {busy, explain.ActivityInACall, false},
		"In einem Meeting":      {busy, explain.ActivityInAMeeting, false},
		"In einer Besprechung":  {busy, explain.ActivityInAMeeting, false},
		"Bitte nicht stören":    {doNotDisturb, unknown, false},
		"Präsentieren":          {doNotDisturb, explain.ActivityPresenting, false},
		"Hält Präsentation":     {doNotDisturb, explain.ActivityPresenting, false},
		"Konzentration":         {doNotDisturb, explain.ActivityFocusing, false},
		"Fokussierend":          {doNotDisturb, explain.ActivityFocusing, false},
		"Fokuszeit":             {doNotDisturb, explain.ActivityFocusing, false},
		"Weg":                   {away, unknown, false},
		"Als offline anzeigen":  {offline, explain.ActivityOffWork, false},
		"Als abwesend anzeigen": {away, unknown, false},
		// Out of office, beside a state.
		"Available, Out of Office":   {available, unknown, outOfOffice},
		"In a call, out of office":   {busy, explain.ActivityInACall, outOfOffice},
		"Busy (out of office)":       {busy, unknown, outOfOffice},
		"Busy/Busy, out of office":   {busy, explain.ActivityPlain, outOfOffice},
		"InACall, out of office":     {busy, explain.ActivityInACall, outOfOffice},
		"Verfügbar, Außer Haus":      {available, unknown, outOfOffice},
		"Verfügbar – außer Haus":     {available, unknown, outOfOffice},
		"Am Telefon – abwesend":      {busy, explain.ActivityInACall, outOfOffice},
		"In einem Anruf, außer Haus": {busy, explain.ActivityInACall, outOfOffice},
		// Graph's pairs, of the editions before and after September 2025.
		"Available/Available":                  {available, unknown, false},
		"Available/AvailableInactive":          {available, unknown, false},
		"Available/OutOfOffice":                {available, unknown, outOfOffice},
		"available/outOfOffice":                {available, unknown, outOfOffice},
		"Busy/Busy":                            {busy, explain.ActivityPlain, false},
		"busy/busy":                            {busy, explain.ActivityPlain, false},
		"Busy/InACall":                         {busy, explain.ActivityInACall, false},
		"inACall/busy":                         {busy, explain.ActivityInACall, false},
		"Busy / InACall":                       {busy, explain.ActivityInACall, false},
		"InAMeeting":                           {busy, explain.ActivityInAMeeting, false},
		"Busy/InAConferenceCall":               {busy, explain.ActivityInACall, false},
		"Busy/InAMeeting":                      {busy, explain.ActivityInAMeeting, false},
		"INAMEETING/BUSY":                      {busy, explain.ActivityInAMeeting, false},
		"Busy/OutOfOffice":                     {busy, unknown, outOfOffice},
		"Busy/":                                {busy, unknown, false},
		"/InACall":                             {busy, explain.ActivityInACall, false},
		"BusyIdle/BusyIdle":                    {busy, unknown, false},
		"DoNotDisturb/DoNotDisturb":            {doNotDisturb, explain.ActivityPlain, false},
		"DoNotDisturb/Presenting":              {doNotDisturb, explain.ActivityPresenting, false},
		"presenting/doNotDisturb":              {doNotDisturb, explain.ActivityPresenting, false},
		"DoNotDisturb/Focusing":                {doNotDisturb, explain.ActivityFocusing, false},
		"focusing/doNotDisturb":                {doNotDisturb, explain.ActivityFocusing, false},
		"DoNotDisturb/UrgentInterruptionsOnly": {doNotDisturb, unknown, false},
		"Away/Away":                            {away, unknown, false},
		"Away/BeRightBack":                     {away, unknown, false},
		"Away/OutOfOffice":                     {away, unknown, outOfOffice},
		"BeRightBack/BeRightBack":              {beRightBack, unknown, false},
		"Offline/Offline":                      {offline, unknown, false},
		"Offline/OffWork":                      {offline, explain.ActivityOffWork, false},
	} {
		got, err := explain.ParseSeen(text)
		require.NoError(t, err)
		assert.Equal(t, want, got, "ParseSeen(%q)", text)
	}
}

// TestParseSeenGraph reads all pairs of graph.csv, and refuses those that are no state.
func TestParseSeenGraph(t *testing.T) {
	rows, err := testdata.Records("graph.csv")
	require.NoError(t, err)
	for _, r := range rows[1:] {
		if r[1] == "clearPresence" || r[1] == "clearUserPreferredPresence" {
			continue
		}
		state := strings.TrimPrefix(r[2], "Appear") // of a status set by hand
		for _, pair := range []string{r[3] + "/" + r[4], strings.ToUpper(r[3] + "/" + r[4])} {
			got, err := explain.ParseSeen(pair)
			if assert.Equal(t, state == "", err != nil, "ParseSeen(%q): %v", pair, err); err == nil {
				assert.Equal(t, state, got.Teams.String(), "ParseSeen(%q)", pair)
			}
		}
	}
}

func TestParseSeenErrors(t *testing.T) {
	const want = `(want Offline, Away, BeRightBack, Available, Busy, DoNotDisturb, a label such as "In a call", or Graph's words such as Busy/InACall)`
	for _, text := range []string{"", "Unavailable", "online", "Out of office", "Status unknown", "Available, in Bern", "Nowhere, out of office", ",", "Busy, ", "/", "PresenceUnknown/PresenceUnknown", "Buſy"} {
		got, err := explain.ParseSeen(text)
		assert.Zero(t, got, "ParseSeen(%q)", text)
		assert.ErrorContains(t, err, "explain: unknown state \""+text+"\" "+want, "ParseSeen(%q)", text)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		seen, err := explain.ParseSeen(text)
		assert.True(t, err == nil || seen == explain.Seen{}, "ParseSeen(%q) = %v, %v", text, seen, err)
	})
}
