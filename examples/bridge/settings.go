package main

import (
	"cmp"
	"flag"
	"fmt"
	"net"
	"os"
	"strconv"
	"time"

	"github.com/othersee/othersee/examples/bridge/names"
	"github.com/othersee/othersee/examples/bridge/writer"
	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/precedence"
)

// Environment variables for what is secret.
const (
	secretVariable = "GRAPH_SECRET" // of the application
	tokenVariable  = "BRIDGE_TOKEN" // for reports and the page
)

// settings are what a bridge is told by its flags.
type settings struct {
	writer                       writer.Config
	listen, cert, key            string
	open                         bool
	token                        string
	data                         string
	nats, natsCreds, natsCA      string
	natsListen                   string
	replicas                     int
	maxBytes                     int64
	sync                         bool
	lease                        time.Duration
	graph, tenant, app, tokenURL string
	secret                       string
	graphListen                  string
	graphLimit                   int
	expiry, lasts                time.Duration
	users                        string
	names                        names.Names
	day                          time.Duration
}

// usage comes before the flags.
const usage = `Usage:
  bridge [flags]          a bridge, with an engine, a stand-in for Graph and a recorded day of its
                          own unless it is told to use others
  bridge intake [flags]   an intake alone, with the flags of a bridge
  bridge engine [flags]   a node of the engine alone (-h lists its flags)
  bridge graph [flags]    the stand-in for Graph alone (-h lists its flags)
Secrets are in ` + secretVariable + ` (of the application) and ` + tokenVariable + ` (for reports and the page).
Flags of the bridge:
`

func parseSettings(args []string) (settings, error) {
	var s settings
	w := &s.writer
	flags := flag.NewFlagSet("bridge", flag.ContinueOnError)
	flags.Usage = func() {
		fmt.Fprint(flags.Output(), usage)
		flags.PrintDefaults()
	}
	flags.StringVar(&w.ID, "id", "", "`name` of this bridge; each has another (default made of host and process)")
	flags.StringVar(&s.listen, "listen", "127.0.0.1:8080", "`address` for reports, the page, health and metrics")
	flags.StringVar(&w.URL, "url", "", "`URL` of the page, for those who look at another bridge's (default made of -listen)")
	flags.StringVar(&s.cert, "tls-cert", "", "`file` with the certificate to serve by; with -tls-key")
	flags.StringVar(&s.key, "tls-key", "", "`file` with the certificate's key")
	flags.BoolVar(&s.open, "open", false, "ask for no token; on the loopback only")
	flags.StringVar(&s.data, "data", "data", "`folder` for the files of an engine and a stand-in of its own")
	flags.StringVar(&s.nats, "nats", "", "`URLs` of the engine, with commas, tls:// for TLS (default one of its own)")
	flags.StringVar(&s.natsCreds, "nats-creds", "", "`file` with the credentials for the engine")
	flags.StringVar(&s.natsCA, "nats-ca", "", "`file` with the authority that has signed the engine's certificates")
	flags.StringVar(&s.natsListen, "nats-listen", "127.0.0.1:4222", "`address` for clients of an engine of its own")
	flags.IntVar(&s.replicas, "replicas", 0, "`nodes` that keep each report (default 1, or 3 with -nats)")
	flags.Int64Var(&s.maxBytes, "max-bytes", 1<<30, "limit of all stored reports in `bytes`")
	flags.BoolVar(&s.sync, "sync", false, "have an engine of its own write every report through to the disk before it is confirmed")
	flags.DurationVar(&s.lease, "lease", 10*time.Second, "`time` after which another bridge writes in place of one that is not heard of")
	flags.StringVar(&s.graph, "graph", "", "`URL` of Graph with the version: https://graph.microsoft.com/v1.0 (default a stand-in of its own)")
	flags.StringVar(&s.tenant, "tenant", "", "`id` of the tenant that the application signs in to")
	flags.StringVar(&s.app, "app", "00000000-0000-0000-0000-000000000001", "`id` of the application, and of its sessions")
	flags.StringVar(&s.tokenURL, "token-url", "", "`URL` to sign in at (default Microsoft's, for -tenant)")
	flags.StringVar(&s.graphListen, "graph-listen", "127.0.0.1:8081", "`address` of a stand-in of its own")
	flags.IntVar(&s.graphLimit, "graph-limit", 0, "`requests` in 30 seconds before a stand-in of its own throttles; 0 for any number")
	w.Policy = precedence.Guide()
	flags.TextVar(&w.Policy, "policy", w.Policy, "`policy` by which sessions follow: guide, graph, assistant, guide+D2+D4, …")
	flags.BoolVar(&w.ReadOnly, "readonly", false, "write nothing: CloudLink does; only read back and compare")
	flags.DurationVar(&s.expiry, "expiry", time.Hour, "`time` after which a session expires that is not written again, 5m to 4h")
	flags.DurationVar(&w.KeepAlive, "keep-alive", 0, "`time` after which a session is written again (default half of -expiry)")
	flags.Float64Var(&w.Rate, "rate", 50, "`requests` a second to Graph; Microsoft's pages say 50, and 333")
	flags.Float64Var(&w.Share, "share", 0.5, "`part` of -rate that sessions that would expire have before changes")
	flags.IntVar(&w.Calls, "calls", 16, "`number` of batches on their way to Graph at a time, of up to 20 sessions each")
	flags.DurationVar(&w.Timeout, "timeout", 100*time.Second, "`time` that a call to Graph may take")
	flags.DurationVar(&w.Late, "late", time.Minute, "`time` for which a call may still be carried out after it was given up")
	flags.DurationVar(&w.Look, "look", time.Minute, "`time` between two readings of what others see of all users; 0 for none")
	flags.DurationVar(&w.Delay, "delay", 4*time.Minute, "`time` for which others may see something else before it counts")
	flags.DurationVar(&s.lasts, "lasts", 12*time.Hour, "`time` for which a report of a line holds that does not say how long")
	flags.StringVar(&s.users, "users", "", "`file` with a user a line: the id in Entra ID and other names, with tabs or commas")
	flags.DurationVar(&s.day, "day", 5*time.Minute, "`time` in which the recorded day is played to an engine and a stand-in of its own; 0 for not at all")
	flags.DurationVar(&w.ClockOff, "clock-off", 0, "`time` by which this bridge's clock is wrong, for tests")
	if err := parse(flags, args); err != nil {
		return s, err
	}
	w.KeepAlive = cmp.Or(w.KeepAlive, s.expiry/2)
	if w.ID == "" {
		host, err := os.Hostname()
		if err != nil {
			return s, err
		}
		w.ID = host + "-" + strconv.Itoa(os.Getpid())
	}
	if s.replicas == 0 {
		s.replicas = 1
		if s.nats != "" {
			s.replicas = 3
		}
	}
	if s.tokenURL == "" {
		s.tokenURL = "https://login.microsoftonline.com/" + s.tenant + "/oauth2/v2.0/token"
	}
	s.token, s.secret = os.Getenv(tokenVariable), os.Getenv(secretVariable)
	if s.users != "" {
		file, err := os.Open(s.users)
		if err != nil {
			return s, err
		}
		defer file.Close()
		if s.names, err = names.Read(file); err != nil {
			return s, err
		}
	}
	return s, s.check()
}

func (s settings) check() error {
	w := s.writer
	busy := graph.Presence{Availability: "Busy", Activity: "InACall"}
	if err := graph.CheckSession(busy, cmp.Or(s.expiry, time.Nanosecond)); err != nil {
		return usageError{fmt.Errorf("-expiry %v: %w", s.expiry, err)}
	}
	host, _, err := net.SplitHostPort(s.listen)
	switch ip := net.ParseIP(host); {
	case err != nil:
		return usageError{fmt.Errorf("-listen %q: %w", s.listen, err)}
	case s.open && !(host == "localhost" || ip != nil && ip.IsLoopback()):
		return usageError{fmt.Errorf("-open with -listen %s (want an address on the loopback)", s.listen)}
	case w.KeepAlive <= 0 || w.KeepAlive >= s.expiry:
		return usageError{fmt.Errorf("-keep-alive %v (want less than -expiry %v)", w.KeepAlive, s.expiry)}
	case s.lease < 5*time.Second:
		return usageError{fmt.Errorf("-lease %v (want at least 5s)", s.lease)}
	case s.lasts < time.Minute:
		return usageError{fmt.Errorf("-lasts %v (want at least 1m)", s.lasts)}
	case w.Rate < 1:
		return usageError{fmt.Errorf("-rate %v (want at least 1)", w.Rate)}
	case w.Share <= 0 || w.Share >= 1:
		return usageError{fmt.Errorf("-share %v (want a part between 0 and 1)", w.Share)}
	case w.ReadOnly && w.Look <= 0:
		return usageError{fmt.Errorf("-readonly with -look %v (want how often to read back)", w.Look)}
	case w.Calls < 1:
		return usageError{fmt.Errorf("-calls %d (want at least 1)", w.Calls)}
	case s.graph != "" && s.secret == "":
		return usageError{fmt.Errorf("-graph needs the application's secret in %s", secretVariable)}
	}
	return nil
}
