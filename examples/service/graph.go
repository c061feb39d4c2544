package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/presence"
)

// A Graph calls Microsoft Graph as an application.
type Graph struct {
	Client   *http.Client // adds the access token
	URL      string       // https://graph.microsoft.com/v1.0
	AppID    string       // the application's id, which is the id of its sessions too
	ReadOnly bool         // whether CloudLink itself writes the sessions
}

// expires is how long a session lasts that is not written again: after a crash, others see it
// for so long. Graph takes five minutes to four hours.
const expires = 15 * time.Minute

// SetSession makes session what the application shows of a user: Offline is no session.
func (g *Graph) SetSession(ctx context.Context, userID string, session presence.Teams) error {
	if g.ReadOnly {
		return nil
	}
	type body struct {
		SessionID          string `json:"sessionId"`
		ExpirationDuration string `json:"expirationDuration,omitempty"`
		*graph.Presence
	}
	p, ok := graph.Session(session)
	if !ok {
		status, err := g.call(ctx, http.MethodPost, userID, "/clearPresence", body{SessionID: g.AppID}, nil)
		if status == http.StatusNotFound { // there was no session
			return nil
		}
		return err
	}
	if err := graph.CheckSession(p, expires); err != nil {
		return err
	}
	_, err := g.call(ctx, http.MethodPost, userID, "/setPresence", body{g.AppID, graph.FormatDuration(expires), &p}, nil)
	return err
}

// Presence returns what others see of a user.
func (g *Graph) Presence(ctx context.Context, userID string) (p graph.Presence, err error) {
	_, err = g.call(ctx, http.MethodGet, userID, "", nil, &p)
	return p, err
}

func (g *Graph) call(ctx context.Context, method, userID, call string, body, answer any) (status int, err error) {
	var data []byte
	if body != nil {
		if data, err = json.Marshal(body); err != nil {
			return 0, err
		}
	}
	address := g.URL + "/users/" + url.PathEscape(userID) + "/presence" + call
	req, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(data))
	if err != nil {
		return 0, err
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := g.Client.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		reason, _ := io.ReadAll(io.LimitReader(resp.Body, 1<<10))
		return resp.StatusCode, fmt.Errorf("%s %s: %s: %s", method, req.URL.Path, resp.Status, bytes.TrimSpace(reason))
	}
	if answer != nil {
		err = json.NewDecoder(resp.Body).Decode(answer)
	}
	return resp.StatusCode, err
}
