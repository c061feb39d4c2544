package graphclient

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// A Credentials is an http.RoundTripper that signs every request in as an application, with the
// standard library alone. A service that may import golang.org/x/oauth2/clientcredentials uses that.
type Credentials struct {
	TokenURL    string // https://login.microsoftonline.com/TENANT/oauth2/v2.0/token
	App, Secret string

	mu    sync.Mutex
	token string
	until time.Time
}

// RoundTrip sends r with an access token.
func (c *Credentials) RoundTrip(r *http.Request) (*http.Response, error) {
	token, err := c.access()
	if err != nil {
		return nil, fmt.Errorf("%w, for there is no access token: %w", ErrNotSent, err)
	}
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+token)
	return http.DefaultTransport.RoundTrip(r)
}

// access returns a token that is valid for a while.
// https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow
func (c *Credentials) access() (string, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if time.Now().Before(c.until) {
		return c.token, nil
	}
	response, err := http.PostForm(c.TokenURL, url.Values{
		"grant_type":    {"client_credentials"},
		"client_id":     {c.App},
		"client_secret": {c.Secret},
		"scope":         {"https://graph.microsoft.com/.default"},
	})
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	var answer struct {
		AccessToken string `json:"access_token"`
		ExpiresIn   int    `json:"expires_in"` // seconds
		Error       string `json:"error"`
	}
	err = json.NewDecoder(response.Body).Decode(&answer)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s %s", response.Status, answer.Error)
	}
	if err == nil {
		c.token, c.until = answer.AccessToken, time.Now().Add(time.Duration(answer.ExpiresIn)*time.Second*9/10)
	}
	return c.token, err
}
