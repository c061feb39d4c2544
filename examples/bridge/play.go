package main

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"

	"github.com/othersee/othersee/examples/bridge/day"
	"github.com/othersee/othersee/examples/internal/graphsim"
	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// play plays the recorded day: the bridge is told of all of it, and the stand-in for Graph of what
// happens in Teams.
func (b *service) play(ctx context.Context, sim *graphsim.Sim) {
	err := day.Play(ctx, b.settings.day, func(r timeline.Report) error {
		report, err := json.Marshal(r)
		if err != nil {
			return err
		}
		if answer := b.intake.Take(ctx, bytes.NewReader(report)); answer.Status != http.StatusOK {
			slog.Warn("a report of the recorded day is not accepted", "report", string(report), "answer", answer)
		}
		id, err := b.settings.names.ID(r.User)
		inTeams(sim, id, r)
		return err
	})
	if err != nil && ctx.Err() == nil {
		slog.Error("the recorded day ended", "error", err)
	}
}

// inTeams has a report of a user happen in Teams, if it is of Teams.
func inTeams(sim *graphsim.Sim, id string, r timeline.Report) {
	switch s := r.State.(type) {
	case presence.TeamsClient:
		session, _ := graph.Session(mapping.TeamsClientToTeams(s)) // none if it is Offline
		sim.SignIn(id, r.Device, graphsim.Presence(session))
	case presence.Configured:
		preferred, _ := graph.Preferred(s) // none if it is None
		sim.SetByHand(id, graphsim.Presence(preferred))
	case timeline.Event:
		sim.SignIn(id, r.Device, graphsim.Presence{})
	}
}
