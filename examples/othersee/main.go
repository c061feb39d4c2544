// Command othersee tells what others see of a user in Microsoft Teams, and why.
//
// Without arguments it prints the guide's table as the library resolves it, and one
// answer that surprises, explained. With the flags of an input it explains what becomes
// of that input; with -what-if, -want or -seen it answers backwards. It lists rules, draws
// all answers as two maps, and a log of reports as a timeline. With -jsonl it resolves one
// input a line. Its flag -h lists the flags.
//
// Its exit status is 1 if a row of the table does not agree with the guide, if a line
// of -jsonl or -replay is bad, or if reading or writing fails, and 2 if its arguments are
// wrong.
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
	switch {
	case errors.Is(err, flag.ErrHelp):
		_, err = io.WriteString(stdout, usage)
	case errors.Is(err, errHelpAll):
		_, err = io.WriteString(stdout, usageAll())
	case err != nil:
		fmt.Fprintf(stderr, "othersee: %v\n", err)
		return 2
	default:
		err = answerTo(asked, stdin, stdout)
	}
	if err != nil {
		fmt.Fprintf(stderr, "othersee: %v\n", err)
		return 1
	}
	return 0
}

func answerTo(asked request, stdin io.Reader, stdout io.Writer) error {
	switch {
	case asked.tour:
		return tour(stdout, testdata.Table(), asked.language)
	case asked.mode == "rule":
		return writeRules(stdout, asked.rules, asked.language)
	case asked.mode == "rules":
		return writeRules(stdout, statements(), asked.language)
	case asked.mode == "matrix":
		return writeMatrix(stdout, asked.policy(), asked.language)
	case asked.mode == "replay":
		return replayLog(asked, stdin, stdout)
	case asked.mode == "jsonl":
		return resolveLines(stdin, stdout, asked.policy())
	default:
		return writeAnswer(stdout, asked)
	}
}
