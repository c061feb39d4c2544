package intake

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"

	"github.com/nats-io/nats.go"
)

// Subject is where bodies of reports are sent by NATS. Each is answered by one bridge.
const Subject = "report.in"

// bodies is how many bodies a bridge takes in by NATS at a time.
const bodies = 64

// Subscribe takes bodies in from nc until the subscription is drained.
func (in *Intake) Subscribe(ctx context.Context, nc *nats.Conn) (*nats.Subscription, error) {
	places := make(chan struct{}, bodies)
	subscription, err := nc.QueueSubscribe(Subject, "bridges", func(msg *nats.Msg) {
		places <- struct{}{}
		go func() {
			defer func() { <-places }()
			in.reply(ctx, msg)
		}()
	})
	if err != nil {
		return nil, fmt.Errorf("intake: %w", err)
	}
	return subscription, nil
}

func (in *Intake) reply(ctx context.Context, msg *nats.Msg) {
	answer, err := json.Marshal(in.Take(ctx, msg.Data))
	if err == nil && msg.Reply != "" {
		err = msg.Respond(answer)
	}
	if err != nil {
		slog.Warn("cannot answer", "subject", Subject, "error", err)
	}
}
