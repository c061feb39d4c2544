// Command conformance puts a program in any language under the conformance kit. It asks the
// program what others see of users, one JSON object a line, and reads an answer a line:
//
//	go run ./examples/conformance -- node examples/conformance/resolver.js
//
// testdata/README.md says what is asked and what a program answers, in the section "Driving a
// program"; resolver.js and resolver.py are such programs. The flag -h lists the flags.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/precedencetest"
)

const usage = `conformance checks a program in any language against the guide's table, hand-written cases,
every input and long lists of reports.

  conformance [-policy name] [-without group] [-timeout duration] [-json] -- program [argument ...]

It writes one JSON object a line to the program's standard input, and reads one a line from its
standard output before it writes the next:

  {"lines":["Busy"],"userPresence":"Absent","clients":["Active"],"configured":"None"}
  {"teams":"Available"}

An answer has teams or session; or both, with or without cloudLink and mitelOne.
testdata/README.md says more.

  -policy name       the policy that the program follows, as guide, graph or guide+D1;
                     guide unless given
  -without group     leave out table, cases, inputs, laws or disputed; may be given again
  -timeout duration  how long an answer may take, the first one with the program's start;
                     10s unless given
  -json              write the verdict as a JSON object

Exit status: 0, or 1 if the program fails, or 2 if the arguments are wrong or there is no such
program.
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// run is the whole command. It returns its exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var (
		c       checker
		timeout time.Duration
		asJSON  bool
	)
	flags := flag.NewFlagSet("conformance", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // the error is printed below
	flags.TextVar(&c.policy, "policy", precedence.Guide(), "")
	flags.DurationVar(&timeout, "timeout", 10*time.Second, "")
	flags.BoolVar(&asJSON, "json", false, "")
	flags.Func("without", "", func(group string) error {
		c.without = append(c.without, precedencetest.Group(group))
		return nil
	})
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		return 0
	case err != nil:
	case flags.NArg() == 0:
		err = errors.New("no program to check (want, for example: conformance -- node resolver.js)")
	case timeout <= 0:
		err = fmt.Errorf("invalid value %v for flag -timeout: want more than 0s", timeout)
	default:
		c.program, err = start(ctx, flags.Args(), timeout, stderr)
	}
	var v verdict
	if err == nil {
		v, err = c.judge(ctx, stderr)
	}
	if err != nil {
		fmt.Fprintf(stderr, "conformance: %v\n", err)
		return 2
	}
	if asJSON {
		out := json.NewEncoder(stdout)
		out.SetIndent("", "  ")
		_ = out.Encode(v) // as for the text, nothing is done if nobody reads it
	} else {
		v.write(stdout)
	}
	if !v.Pass {
		return 1
	}
	return 0
}
