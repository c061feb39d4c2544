package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/precedencetest"
)

const usage = `conformance checks a program in any language against the guide's table, hand-written cases,
all 21,504 inputs and the laws of several reports.

  conformance [-policy name] [-without group] [-timeout duration] -- program [argument ...]

It writes one JSON object a line to the program's standard input, and reads one a line from its
standard output before it writes the next:

  {"lines":["Busy"],"user":"Absent","clients":["Active"],"configured":"None"}
  {"teams":"Available"}

An answer has teams, session, cloudLink and mitelOne, or some of them; those are checked.
testdata/README.md says more.

  -policy name       the policy that the program follows: guide, assistant, graph or off;
                     guide unless given
  -without group     leave out table, cases, inputs, laws or disputed; may be given again
  -timeout duration  how long an answer may take, 10s unless given; the first one six
                     times that, as the program has yet to start

Exit status: 0, or 1 if the program fails, or 2 if the arguments are wrong.
`

// The groups, in the order in which they are checked.
var groups = []precedencetest.Group{
	precedencetest.GroupTable,
	precedencetest.GroupCases,
	precedencetest.GroupInputs,
	precedencetest.GroupLaws,
	precedencetest.GroupDisputed,
}

// A request is what the arguments ask for.
type request struct {
	command []string // the program and its arguments
	policy  precedence.Policy
	without []precedencetest.Group
	timeout time.Duration
}

// parse returns what args ask for. For -h it returns [flag.ErrHelp].
func parse(args []string) (asked request, err error) {
	flags := flag.NewFlagSet("conformance", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	flags.TextVar(&asked.policy, "policy", precedence.Guide(), "")
	flags.DurationVar(&asked.timeout, "timeout", 10*time.Second, "")
	flags.Func("without", "", func(text string) error {
		group := precedencetest.Group(text)
		if !slices.Contains(groups, group) {
			return fmt.Errorf("want %s", listed(groups))
		}
		asked.without = append(asked.without, group)
		return nil
	})
	if err := flags.Parse(args); err != nil {
		return request{}, err
	}
	switch asked.command = flags.Args(); {
	case len(asked.command) == 0:
		return request{}, errors.New("no program to check (want, for example: conformance -- node resolver.js)")
	case asked.timeout <= 0:
		return request{}, fmt.Errorf("invalid value %v for flag -timeout: want more than 0s", asked.timeout)
	}
	return asked, nil
}

func listed(groups []precedencetest.Group) string {
	var texts []string
	for _, group := range groups {
		texts = append(texts, string(group))
	}
	return strings.Join(texts, ", ")
}
