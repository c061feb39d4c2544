package graphsim

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// token serves the client credentials flow:
// https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow
func (s *Sim) token(w http.ResponseWriter, r *http.Request) {
	id, secret, basic := r.BasicAuth() // RFC 6749, 2.3.1
	if !basic {
		id, secret = r.PostFormValue("client_id"), r.PostFormValue("client_secret")
	}
	scope := r.PostFormValue("scope")
	switch {
	case r.PostFormValue("grant_type") != "client_credentials" || !strings.HasSuffix(scope, "/.default"):
		answer{status: http.StatusBadRequest, body: map[string]string{"error": "invalid_request"}}.write(w)
	case id != s.config.App || secret != s.config.Secret:
		answer{status: http.StatusUnauthorized, body: map[string]string{"error": "invalid_client"}}.write(w)
	default:
		expires := strconv.FormatInt(s.config.Now().Add(s.config.TokenLasts).UnixNano(), 10)
		answer{status: http.StatusOK, body: map[string]any{
			"token_type": "Bearer", "expires_in": int(s.config.TokenLasts.Seconds()), "access_token": expires + "." + s.sign(expires),
		}}.write(w)
	}
}

// sign returns a signature, so that tokens outlive the simulator, as Microsoft's do.
func (s *Sim) sign(text string) string {
	h := hmac.New(sha256.New, []byte(s.config.Secret))
	h.Write([]byte(text))
	return hex.EncodeToString(h.Sum(nil))
}

// authorize refuses requests without a valid token, and takes its time.
func (s *Sim) authorize(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		expires, signature, _ := strings.Cut(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "), ".")
		until, _ := strconv.ParseInt(expires, 10, 64)
		if !hmac.Equal([]byte(signature), []byte(s.sign(expires))) || s.config.Now().UnixNano() >= until {
			answer{status: http.StatusUnauthorized, reason: "the access token is missing, expired or not ours"}.write(w)
			return
		}
		time.Sleep(s.config.Delay)
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		next.ServeHTTP(w, r)
	})
}
