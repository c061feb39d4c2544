package main

import (
	"maps"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// Reports are the last reports of one user: one of each device, by any name it has.
type Reports struct {
	Lines        map[string]presence.Line        `json:"lines,omitempty"`
	UserPresence presence.MiVO400                `json:"userPresence"`
	Clients      map[string]presence.TeamsClient `json:"clients,omitempty"`
	Configured   presence.Configured             `json:"configured"`
}

// NewReports returns the reports of a user of whom nothing is reported.
func NewReports() Reports {
	return Reports{Lines: map[string]presence.Line{}, Clients: map[string]presence.TeamsClient{}}
}

// Input returns what the library asks for.
func (r Reports) Input() precedence.Input {
	return precedence.Input{
		Lines:        presence.Collect(maps.Values(r.Lines)),
		UserPresence: r.UserPresence,
		Clients:      presence.Collect(maps.Values(r.Clients)),
		Configured:   r.Configured,
	}
}
