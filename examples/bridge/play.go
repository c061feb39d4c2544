package main

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"

	"github.com/othersee/othersee/examples/bridge/day"
	"github.com/othersee/othersee/examples/internal/graphsim"
)

// What a Teams client's session is, and a status set by hand, in Graph's words. No client is no session.
var (
	clients = map[string]graphsim.Presence{
		"Inactive": {Availability: "Away", Activity: "Away"}, "Active": {Availability: "Available", Activity: "Available"},
		"InCall": {Availability: "Busy", Activity: "InACall"}, "Presenting": {Availability: "DoNotDisturb", Activity: "Presenting"},
	}
	byHand = map[string]graphsim.Presence{
		"Available": {Availability: "Available", Activity: "Available"}, "Busy": {Availability: "Busy", Activity: "Busy"},
		"DoNotDisturb": {Availability: "DoNotDisturb", Activity: "DoNotDisturb"}, "BeRightBack": {Availability: "BeRightBack", Activity: "BeRightBack"},
		"AppearAway": {Availability: "Away", Activity: "Away"}, "AppearOffline": {Availability: "Offline", Activity: "OffWork"},
	}
)

// play plays the recorded day: the bridge is told of all of it, and the stand-in for Graph of what
// happens in Teams.
func (b *service) play(ctx context.Context, sim *graphsim.Sim) {
	err := day.Play(ctx, b.settings.day, func(report []byte) error {
		answer := b.intake.Take(ctx, bytes.NewReader(report))
		if answer.Status != http.StatusOK {
			slog.Warn("a report of the recorded day is not accepted", "report", string(report), "answer", answer)
		}
		var r struct{ User, Kind, Device, State string }
		if err := json.Unmarshal(report, &r); err != nil {
			return err
		}
		id, err := b.settings.names.ID(r.User)
		switch r.Kind {
		case "client", "gone":
			sim.SignIn(id, r.Device, clients[r.State])
		case "configured":
			sim.SetByHand(id, byHand[r.State])
		}
		return err
	})
	if err != nil && ctx.Err() == nil {
		slog.Error("the recorded day ended", "error", err)
	}
}
