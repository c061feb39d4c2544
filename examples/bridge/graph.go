package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"

	"github.com/othersee/othersee/examples/internal/graphclient"
	"github.com/othersee/othersee/examples/internal/graphsim"
)

// runGraph runs the stand-in for Graph until ctx is done.
func runGraph(ctx context.Context, args []string) error {
	var config graphsim.Config
	var listen, unknown string
	flags := flag.NewFlagSet("bridge graph", flag.ContinueOnError)
	flags.StringVar(&listen, "listen", "127.0.0.1:8081", "`address`, on the loopback")
	flags.StringVar(&config.App, "app", "00000000-0000-0000-0000-000000000001", "`id` of the application; its secret is in "+secretVariable)
	flags.DurationVar(&config.TokenLasts, "token-lasts", time.Hour, "`time` for which a token is valid")
	flags.StringVar(&config.Journal, "journal", "", "`file` to keep the sessions in; none keeps them in memory")
	flags.IntVar(&config.Limit, "limit", 0, "`requests` in 30 seconds before it throttles; Microsoft says 1500, and 10000; 0 for any number")
	flags.DurationVar(&config.Delay, "delay", 0, "`time` that it takes to answer")
	flags.StringVar(&unknown, "unknown", "", "`users` that it does not know, with commas; it knows all others")
	if err := parse(flags, args); err != nil {
		return err
	}
	if config.Secret = os.Getenv(secretVariable); config.Secret == "" {
		return usageError{fmt.Errorf("set %s to the application's secret", secretVariable)}
	}
	if unknown != "" {
		config.Unknown = strings.Split(unknown, ",")
	}
	sim, err := startGraph(listen, config)
	if err != nil {
		return err
	}
	slog.Info("the stand-in for Graph runs", "url", sim.url+"/v1.0")
	<-ctx.Done()
	return sim.close()
}

// A standIn is a stand-in for Graph that serves.
type standIn struct {
	sim    *graphsim.Sim
	server *http.Server
	url    string
}

// startGraph starts a stand-in for Graph. It listens on the loopback only: it is no service.
func startGraph(listen string, config graphsim.Config) (*standIn, error) {
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return nil, err
	}
	if !listener.Addr().(*net.TCPAddr).IP.IsLoopback() {
		listener.Close()
		return nil, usageError{fmt.Errorf("the stand-in for Graph listens on the loopback only (got %q)", listen)}
	}
	sim, err := graphsim.New(config)
	if err != nil {
		listener.Close()
		return nil, err
	}
	server := &http.Server{Handler: sim, ReadHeaderTimeout: 10 * time.Second}
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			slog.Error("the stand-in for Graph ended", "error", err)
		}
	}()
	return &standIn{sim, server, "http://" + listener.Addr().String()}, nil
}

func (s *standIn) close() error {
	return errors.Join(s.server.Close(), s.sim.Close())
}

// A signIn sends requests with an access token of the application, which it renews before it expires,
// and when Graph does not accept it.
type signIn struct {
	config clientcredentials.Config
	next   http.RoundTripper
	tokens atomic.Pointer[oauth2.TokenSource]
}

func newSignIn(s settings) *signIn {
	next := http.DefaultTransport.(*http.Transport).Clone()
	next.MaxIdleConnsPerHost = s.writer.Calls
	in := &signIn{next: next, config: clientcredentials.Config{
		ClientID: s.app, ClientSecret: s.secret, TokenURL: s.tokenURL,
		Scopes: []string{"https://graph.microsoft.com/.default"}, AuthStyle: oauth2.AuthStyleInParams,
	}}
	in.tokens.Store(in.fresh())
	return in
}

// fresh returns a source that has no token yet.
func (s *signIn) fresh() *oauth2.TokenSource {
	client := &http.Client{Transport: s.next, Timeout: 30 * time.Second}
	tokens := s.config.TokenSource(context.WithValue(context.Background(), oauth2.HTTPClient, client))
	return &tokens
}

// RoundTrip sends a request.
func (s *signIn) RoundTrip(r *http.Request) (*http.Response, error) {
	tokens := s.tokens.Load()
	token, err := (*tokens).Token()
	if err != nil {
		return nil, fmt.Errorf("%w, for there is no access token: %w", graphclient.ErrNotSent, err)
	}
	r = r.Clone(r.Context())
	token.SetAuthHeader(r)
	response, err := s.next.RoundTrip(r)
	if err == nil && response.StatusCode == http.StatusUnauthorized {
		s.tokens.CompareAndSwap(tokens, s.fresh())
	}
	return response, err
}
