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

const usage = `usage: conformance [flags] -- program [argument ...]

Asks the program, a line each, and checks its answers. See testdata/README.md.

  {"lines":["Busy"],"userPresence":"Absent","clients":["Active"],"configured":"None"}
  {"teams":"Available"}

Exit status: 0, or 1 if the program fails, or 2 if it was not checked.

`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// run is the whole command. It returns its exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var c checker
	flags := flag.NewFlagSet("conformance", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() { fmt.Fprint(stderr, usage); flags.PrintDefaults() }
	flags.TextVar(&c.Policy, "policy", precedence.Guide(), "the `policy` that the program follows, as graph or guide+D1")
	flags.Func("without", "leave out a `group`: table, cases, inputs, laws or disputed; can be given again", func(group string) error {
		c.Without = append(c.Without, precedencetest.Group(group))
		return nil
	})
	timeout := flags.Duration("timeout", 10*time.Second, "how long an answer may take")
	asJSON := flags.Bool("json", false, "write the verdict as a JSON object")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2 // it is printed
	case flags.NArg() == 0 || *timeout <= 0:
		err = errors.New("want a program, and more than 0s for -timeout: conformance -timeout 10s -- node resolver.js")
	default:
		err = c.judge(ctx, flags.Args(), *timeout, stderr)
	}
	switch {
	case err != nil:
		fmt.Fprintf(stderr, "conformance: %v\n", err)
		return 2
	case *asJSON:
		c.writeJSON(stdout)
	default:
		c.write(stdout)
	}
	if !c.Pass {
		return 1
	}
	return 0
}
