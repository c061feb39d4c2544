package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// A Credentials is an http.RoundTripper that signs every request in as an application, by the
// client credentials flow.
type Credentials struct {
	TokenURL string // https://login.microsoftonline.com/TENANT/oauth2/v2.0/token
	AppID    string
	Secret   string

	mu    sync.Mutex
	token string
	until time.Time
}

// RoundTrip sends req with an access token.
func (c *Credentials) RoundTrip(req *http.Request) (*http.Response, error) {
	token, err := c.accessToken()
	if err != nil {
		return nil, err
	}
	req = req.Clone(req.Context())
	req.Header.Set("Authorization", "Bearer "+token)
	return http.DefaultTransport.RoundTrip(req)
}

func (c *Credentials) accessToken() (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if time.Now().Before(c.until) {
		return c.token, nil
	}
	resp, err := http.PostForm(c.TokenURL, url.Values{
		"grant_type":    {"client_credentials"},
		"client_id":     {c.AppID},
		"client_secret": {c.Secret},
		"scope":         {"https://graph.microsoft.com/.default"},
	})
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return "", fmt.Errorf("no access token: %s", resp.Status)
	}
	var answer struct {
		AccessToken string `json:"access_token"`
		ExpiresIn   int    `json:"expires_in"` // seconds
	}
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		return "", err
	}
	c.token = answer.AccessToken
	c.until = time.Now().Add(time.Duration(answer.ExpiresIn) * time.Second * 9 / 10)
	return c.token, nil
}
