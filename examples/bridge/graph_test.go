package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/writer"
	"github.com/othersee/othersee/examples/internal/graphclient"
	"github.com/othersee/othersee/examples/internal/graphsim"
)

const app = "00000000-0000-0000-0000-000000000001"

// signedIn returns a client of the stand-in at url.
func signedIn(url, secret string) *graphclient.Client {
	return &graphclient.Client{URL: url + "/v1.0", App: app, Lasts: time.Hour, HTTP: &http.Client{Transport: newSignIn(settings{
		app: app, secret: secret, tokenURL: url + "/tenant/oauth2/v2.0/token", writer: writer.Config{Calls: 1},
	})}}
}

// presences asks the stand-in at url what it says of users.
func presences(t *testing.T, url string, ids []string) map[string]string {
	found, err := signedIn(url, secret).Presences(t.Context(), ids)
	require.NoError(t, err)
	byID := map[string]string{}
	for id, p := range found {
		byID[id] = p.Availability
	}
	return byID
}

// TestSignIn (row 6): a token is renewed before it expires, and when Graph does not accept it.
func TestSignIn(t *testing.T) {
	now := time.Now()
	sim, err := graphsim.New(graphsim.Config{App: app, Secret: secret, TokenLasts: time.Hour, Now: func() time.Time { return now }})
	require.NoError(t, err)
	server := httptest.NewServer(sim)
	defer server.Close()
	client := signedIn(server.URL, secret)
	write := func() error { return client.Write(t.Context(), []graphclient.Write{{User: "anna"}})[0] }
	require.NoError(t, write())
	now = now.Add(2 * time.Hour) // Graph's clock is another: the client thinks that the token is valid
	refused := new(graphclient.Error)
	require.ErrorAs(t, write(), &refused)
	assert.Equal(t, http.StatusUnauthorized, refused.Status)
	require.NoError(t, write(), "with a token that was renewed")

	err = signedIn(server.URL, "wrong").Write(t.Context(), []graphclient.Write{{User: "anna"}})[0]
	assert.True(t, errors.Is(err, graphclient.ErrNotSent), "%v", err)
	assert.ErrorContains(t, err, "there is no access token")
}

// certificate writes cert.pem and key.pem for 127.0.0.1 into a folder.
func certificate(t *testing.T, dir string) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	cert, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	require.NoError(t, err)
	der, err := x509.MarshalPKCS8PrivateKey(key)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "cert.pem"), pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert}), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "key.pem"), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), 0o600))
}

// trusting returns a client that trusts the certificate in a folder.
func trusting(t *testing.T, dir string) *http.Client {
	cert, err := os.ReadFile(filepath.Join(dir, "cert.pem"))
	require.NoError(t, err)
	pool := x509.NewCertPool()
	require.True(t, pool.AppendCertsFromPEM(cert))
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}}
}
