// Command bridge is an example of a service built on othersee: it takes reports of telephone
// systems in, keeps the presence sessions in Microsoft Graph that follow from them, and compares what
// others see with what they should.
//
//	bridge [flags]          a bridge, with an engine, a stand-in for Graph and a recorded day of its
//	                        own unless it is told to use others
//	bridge intake [flags]   an intake alone: any number of them may take reports in
//	bridge engine [flags]   a node of the engine alone
//	bridge graph [flags]    the stand-in for Graph alone
//
// Its flag -h lists the flags. Its exit status is 1 if it fails, and 2 if its arguments are wrong.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stderr, nil)))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:]))
}

// run is the whole command. It returns its exit status.
func run(ctx context.Context, args []string) int {
	commands := map[string]func(context.Context, []string) error{"intake": runIntake, "engine": runEngine, "graph": runGraph}
	command := runBridge
	if len(args) > 0 && commands[args[0]] != nil {
		command, args = commands[args[0]], args[1:]
	}
	err := command(ctx, args)
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.As(err, new(usageError)):
		fmt.Fprintf(os.Stderr, "bridge: %v\n", err)
		return 2
	}
	slog.Error("ended", "error", err)
	return 1
}

// A usageError is an error in the arguments.
type usageError struct{ error }

// parse reads the flags of a command, which takes no other arguments.
func parse(flags *flag.FlagSet, args []string) error {
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return usageError{err}
	}
	if flags.NArg() > 0 {
		return usageError{fmt.Errorf("unexpected argument %q", flags.Arg(0))}
	}
	return nil
}
