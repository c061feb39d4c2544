// Command othersee tells what others see of a user in Microsoft Teams, and why.
//
// Without arguments it prints the guide's table as the library resolves it, and one
// answer that surprises, explained. With the flags of an input it explains what becomes
// of that input. With -jsonl it resolves one input a line. Its flag -h lists the flags.
//
// Its exit status is 1 if a row of the table does not agree with the guide, if a line
// of -jsonl is bad, or if reading or writing fails, and 2 if its arguments are wrong.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/othersee/othersee/testdata"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole command. It returns its exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	asked, err := parse(args)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintf(stderr, "othersee: %v\n", err)
		return 2
	}
	switch {
	case errors.Is(err, flag.ErrHelp):
		_, err = io.WriteString(stdout, usage())
	case asked.jsonl:
		err = resolveLines(stdin, stdout, asked.policy)
	case asked.input:
		err = explain(stdout, asked.policy.Explain(asked.in), asked.json)
	default:
		err = tour(stdout, testdata.Table())
	}
	if err != nil {
		fmt.Fprintf(stderr, "othersee: %v\n", err)
		return 1
	}
	return 0
}
