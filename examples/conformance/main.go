// Command conformance puts a program in any language under the conformance kit. It starts the
// program, asks it what others see of users, one JSON object a line, and reads an answer a
// line:
//
//	go run ./examples/conformance -- node examples/conformance/resolver.js
//
// testdata/README.md says what it asks and what a program answers, in the section "Driving a
// program"; resolver.js and resolver.py are such programs. The flag -h lists the flags.
//
// Its exit status is 1 if the program fails, and 2 if the arguments are wrong or there is no
// such program.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run is the whole command. It returns its exit status.
func run(args []string, stdout, stderr io.Writer) int {
	asked, err := parse(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(stdout, usage)
		return 0
	}
	var p *program
	if err == nil {
		p, err = start(asked.command)
	}
	if err != nil {
		fmt.Fprintf(stderr, "conformance: %v\n", err)
		return 2
	}
	v, err := judge(p, asked)
	if err != nil {
		fmt.Fprintf(stdout, "FAIL: %v\n", err)
		return 1
	}
	report(stdout, v, asked)
	if len(v.failures) > 0 {
		return 1
	}
	return 0
}
