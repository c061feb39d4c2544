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
	"time"

	"github.com/othersee/othersee/examples/bridge/graphsim"
)

// tokenVariable is the environment variable that holds the token for Graph.
const tokenVariable = "GRAPH_TOKEN"

// runGraph runs the Graph simulator until ctx is done.
func runGraph(ctx context.Context, args []string) error {
	var config graphsim.Config
	var listen, unknown string
	flags := flag.NewFlagSet("bridge graph", flag.ContinueOnError)
	flags.StringVar(&listen, "listen", "127.0.0.1:8081", "`address`, on the loopback")
	flags.StringVar(&config.Journal, "journal", "", "`file` to keep the sessions in; none keeps them in memory")
	flags.IntVar(&config.Limit, "limit", 0, "`requests` in 30 seconds before it throttles; Microsoft says 1500; 0 for any number")
	flags.StringVar(&unknown, "unknown", "", "`users` that it does not know, with commas; it knows all others")
	if err := parse(flags, args); err != nil {
		return err
	}
	if config.Token = os.Getenv(tokenVariable); config.Token == "" {
		return usageError{fmt.Errorf("set %s to the token that the simulator is to accept", tokenVariable)}
	}
	if unknown != "" {
		config.Unknown = strings.Split(unknown, ",")
	}
	sim, err := startGraph(listen, config)
	if err != nil {
		return err
	}
	slog.Info("Graph simulator runs", "url", sim.url)
	<-ctx.Done()
	return sim.close()
}

// A simulator is a Graph simulator that serves.
type simulator struct {
	sim    *graphsim.Sim
	server *http.Server
	url    string // with the version
}

// startGraph starts a Graph simulator. It listens on the loopback only: it is no service.
func startGraph(listen string, config graphsim.Config) (*simulator, error) {
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return nil, err
	}
	if !listener.Addr().(*net.TCPAddr).IP.IsLoopback() {
		listener.Close()
		return nil, usageError{fmt.Errorf("the Graph simulator listens on the loopback only (got %q)", listen)}
	}
	sim, err := graphsim.New(config)
	if err != nil {
		listener.Close()
		return nil, err
	}
	server := &http.Server{Handler: sim, ReadHeaderTimeout: 10 * time.Second}
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			slog.Error("Graph simulator ended", "error", err)
		}
	}()
	return &simulator{sim, server, "http://" + listener.Addr().String() + "/v1.0"}, nil
}

func (s *simulator) close() error {
	return errors.Join(s.server.Close(), s.sim.Close())
}
