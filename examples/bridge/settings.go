package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/othersee/othersee/examples/bridge/graph"
	"github.com/othersee/othersee/examples/bridge/intake"
)

// settings are what a bridge is told by its flags.
type settings struct {
	id, listen        string
	data              string
	nats, natsListen  string
	replicas          int
	maxBytes          int64
	sync              bool
	graph             string
	graphListen       string
	graphLimit        int
	session           string
	expiry, keepAlive time.Duration
	calls             int
	day               time.Duration
	rate              int
	maxUsers          int
	lease             time.Duration
	clockOff          time.Duration
}

// usage comes before the flags.
const usage = `Usage:
  bridge [flags]          a bridge, with an engine, a Graph simulator and a recorded day of
                          its own unless it is told to use others
  bridge engine [flags]   a node of the engine alone (-h lists its flags)
  bridge graph [flags]    the Graph simulator alone (-h lists its flags)
Flags of the bridge:
`

func parseSettings(args []string) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("bridge", flag.ContinueOnError)
	flags.Usage = func() {
		fmt.Fprint(flags.Output(), usage)
		flags.PrintDefaults()
	}
	flags.StringVar(&s.id, "id", "", "`name` of this bridge; each has another (default made of host and process)")
	flags.StringVar(&s.listen, "listen", "127.0.0.1:8080", "`address` for reports by HTTP, the page, health and metrics")
	flags.StringVar(&s.data, "data", "data", "`folder` for the files of an engine and a Graph simulator of its own")
	flags.StringVar(&s.nats, "nats", "", "`URLs` of the engine, with commas (default one of its own)")
	flags.StringVar(&s.natsListen, "nats-listen", "127.0.0.1:4222", "`address` for clients of an engine of its own")
	flags.IntVar(&s.replicas, "replicas", 0, "`nodes` that keep each report (default 1, or 3 with -nats)")
	flags.Int64Var(&s.maxBytes, "max-bytes", 1<<30, "limit of all stored reports in `bytes`")
	flags.BoolVar(&s.sync, "sync", false, "have an engine of its own write every report through to the disk before it is confirmed")
	flags.StringVar(&s.graph, "graph", "", "`URL` of Graph with the version, as https://graph.microsoft.com/v1.0; its token is in "+tokenVariable+" (default a simulator of its own)")
	flags.StringVar(&s.graphListen, "graph-listen", "127.0.0.1:8081", "`address` of a Graph simulator of its own")
	flags.IntVar(&s.graphLimit, "graph-limit", 0, "`requests` in 30 seconds before a simulator of its own throttles; Microsoft says 1500; 0 for any number")
	flags.StringVar(&s.session, "session", "00000000-0000-0000-0000-000000000001", "`id` of the sessions in Graph: the application's id")
	flags.DurationVar(&s.expiry, "expiry", time.Hour, "`time` after which a session expires that is not kept alive, 5m to 4h")
	flags.DurationVar(&s.keepAlive, "keep-alive", 0, "`time` after which a session is written again (default half of -expiry)")
	flags.IntVar(&s.calls, "calls", 8, "`number` of calls to Graph at a time, of up to 20 sessions each")
	flags.DurationVar(&s.day, "day", 5*time.Minute, "`time` in which the recorded day is played to an engine and a simulator of its own; 0 for not at all")
	flags.IntVar(&s.rate, "rate", 50_000, "`reports` a second that are taken in; bursts may be twice that")
	flags.IntVar(&s.maxUsers, "max-users", 100_000, "`number` of users, of all bridges together")
	flags.DurationVar(&s.lease, "lease", 10*time.Second, "`time` after which other bridges take over the users of one that is not heard of")
	flags.DurationVar(&s.clockOff, "clock-off", 0, "`time` by which this bridge's clock is wrong, for tests")
	if err := parse(flags, args); err != nil {
		return s, err
	}
	s.keepAlive = cmp.Or(s.keepAlive, s.expiry/2)
	if s.id == "" {
		host, err := os.Hostname()
		if err != nil {
			return s, err
		}
		s.id = host + "-" + strconv.Itoa(os.Getpid())
	}
	if s.replicas == 0 {
		s.replicas = 1
		if s.nats != "" {
			s.replicas = 3
		}
	}
	return s, s.check()
}

func (s settings) check() error {
	if err := graph.CheckExpiry(s.expiry); err != nil {
		return usageError{fmt.Errorf("-expiry %v: %w", s.expiry, err)}
	}
	switch {
	case s.keepAlive <= 0 || s.keepAlive >= s.expiry:
		return usageError{fmt.Errorf("-keep-alive %v (want less than -expiry %v)", s.keepAlive, s.expiry)}
	case s.lease < 5*time.Second:
		return usageError{fmt.Errorf("-lease %v (want at least 5s)", s.lease)}
	case 2*s.rate < intake.MaxReports:
		return usageError{fmt.Errorf("-rate %d (want at least %d)", s.rate, intake.MaxReports/2)}
	case s.calls < 1:
		return usageError{fmt.Errorf("-calls %d (want at least 1)", s.calls)}
	case s.graph != "" && os.Getenv(tokenVariable) == "":
		return usageError{fmt.Errorf("-graph needs a token in %s", tokenVariable)}
	}
	return nil
}
