package main

import (
	"context"
	"flag"
	"log/slog"
	"strings"

	"github.com/othersee/othersee/examples/bridge/engine"
)

// runEngine runs a node of the engine until ctx is done.
func runEngine(ctx context.Context, args []string) error {
	var config engine.Config
	var routes string
	flags := flag.NewFlagSet("bridge engine", flag.ContinueOnError)
	flags.StringVar(&config.Name, "name", "node", "`name` of the node; each of a cluster has another")
	flags.StringVar(&config.Dir, "data", "data", "`folder` for the node's files")
	flags.StringVar(&config.Listen, "listen", "127.0.0.1:4222", "`address` for clients")
	flags.StringVar(&config.Cluster, "cluster", "", "`address` for the other nodes; none if the node is alone")
	flags.StringVar(&routes, "routes", "", "`addresses` of all nodes for nodes, nats://host:port, with commas")
	flags.StringVar(&config.File, "config", "", "`file` in the form of nats-server's, with accounts and TLS, instead of all other flags")
	flags.Int64Var(&config.MaxStore, "max-store", 4<<30, "limit of the node's files in `bytes`")
	flags.BoolVar(&config.Sync, "sync", false, "write every report through to the disk before it is confirmed")
	if err := parse(flags, args); err != nil {
		return err
	}
	if routes != "" {
		config.Routes = strings.Split(routes, ",")
	}
	node, err := engine.Start(config)
	if err != nil {
		return err
	}
	slog.Info("engine runs", "node", config.Name, "address", node.ClientURL())
	<-ctx.Done()
	node.Shutdown()
	node.WaitForShutdown()
	return nil
}
