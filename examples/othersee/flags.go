package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A request is what the arguments ask for.
type request struct {
	in     precedence.Input
	policy precedence.Policy
	input  bool // explain in
	json   bool // as JSON
	jsonl  bool // resolve one input a line
}

// parse returns what args ask for, or an error of one line that names the flag, its
// value and what is allowed. For -h it returns [flag.ErrHelp].
func parse(args []string) (request, error) {
	asked := request{policy: precedence.Guide()}
	flags := flag.NewFlagSet("othersee", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	flags.Func("lines", "a list of "+texts[presence.Line](), list(&asked.in.Lines))
	flags.TextVar(&asked.in.User, "user", presence.MiVO400Unknown, texts[presence.MiVO400]())
	flags.Func("clients", "a list of "+texts[presence.TeamsClient](), list(&asked.in.Clients))
	flags.TextVar(&asked.in.Configured, "configured", presence.ConfiguredNone, texts[presence.Configured]())
	flags.Func("policy", "guide, assistant, off", policy(&asked.policy))
	flags.BoolFunc("json", "", boolean(&asked.json))
	flags.BoolFunc("jsonl", "", boolean(&asked.jsonl))

	if err := flags.Parse(args); err != nil {
		return request{}, oneLine(wanted(flags, err))
	}
	if flags.NArg() > 0 {
		return request{}, fmt.Errorf("unexpected argument %q (want only flags: %s)", flags.Arg(0), names(flags))
	}
	asked.input = flags.NFlag() > 0
	return asked, asked.conflict(flags)
}

// conflict returns an error for a flag that has no part in -jsonl.
func (asked request) conflict(flags *flag.FlagSet) (err error) {
	flags.Visit(func(f *flag.Flag) {
		if asked.jsonl && f.Name != "jsonl" && f.Name != "policy" {
			err = fmt.Errorf("flag -%s does not go with -jsonl, which reads its inputs from standard input (want only -policy)", f.Name)
		}
	})
	return err
}

// wanted adds what is allowed to those errors of package flag that do not say it.
func wanted(flags *flag.FlagSet, err error) error {
	text := err.Error()
	if name, ok := strings.CutPrefix(text, "flag needs an argument: -"); ok {
		return fmt.Errorf("%w (want %s)", err, flags.Lookup(name).Usage)
	}
	if errors.Is(err, flag.ErrHelp) || strings.HasPrefix(text, "invalid ") {
		return err
	}
	return fmt.Errorf("%w (want %s)", err, names(flags))
}

// oneLine keeps a line break in an unknown flag from breaking the message.
func oneLine(err error) error {
	if text := err.Error(); strings.ContainsAny(text, "\r\n") {
		return errors.New(strings.NewReplacer("\r", `\r`, "\n", `\n`).Replace(text))
	}
	return err
}

// names lists the flags.
func names(flags *flag.FlagSet) string {
	var all []string
	flags.VisitAll(func(f *flag.Flag) { all = append(all, "-"+f.Name) })
	return strings.Join(all, ", ")
}

// texts lists the texts of a vocabulary.
func texts[S presence.Vocabulary]() string {
	var all []string
	for s := range presence.All[S]() {
		all = append(all, s.String())
	}
	return strings.Join(all, ", ")
}

// list returns a flag's function that reads texts, with commas between them, into set.
func list[S presence.Vocabulary](set *presence.Set[S]) func(string) error {
	return func(text string) error {
		*set = presence.Set[S]{}
		if text == "" {
			return nil
		}
		for part := range strings.SplitSeq(text, ",") {
			s, err := presence.Parse[S](part)
			if err != nil {
				return err
			}
			*set = set.Add(s)
		}
		return nil
	}
}

func policy(p *precedence.Policy) func(string) error {
	return func(text string) error {
		switch text {
		case "guide":
			*p = precedence.Guide()
		case "assistant":
			*p = precedence.Assistant()
		case "off":
			*p = precedence.Policy{}
		default:
			return errors.New("want guide, assistant, off")
		}
		return nil
	}
}

func boolean(b *bool) func(string) error {
	return func(text string) (err error) {
		if *b, err = strconv.ParseBool(text); err != nil {
			return errors.New("want true, false")
		}
		return nil
	}
}
