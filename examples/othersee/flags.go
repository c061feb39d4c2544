package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/othersee/othersee/examples/internal/words"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/diagnosis"
	"github.com/othersee/othersee/presence"
)

// errHelpAll is [flag.ErrHelp] for all of the help.
var errHelpAll = errors.New("help requested on all")

// parse returns what args ask for, or an error of one line that names the flag, its
// value and what is allowed. For -h it returns [flag.ErrHelp], for -h all errHelpAll.
func parse(args []string) (request, error) {
	var asked request
	off := map[string]bool{} // the flags that are set to false
	unknown := ""            // a flag that is set to ?
	flags := flag.NewFlagSet("othersee", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	flags.Func("lines", "a list of "+texts[presence.Line](), fact("lines", &unknown, &asked.known.Lines, addTo(&asked.known.Lines)))
	flags.Func("user", texts[presence.MiVO400](), fact("user", &unknown, &asked.known.User, words.Parse))
	flags.Func("clients", "a list of "+texts[presence.TeamsClient](), fact("clients", &unknown, &asked.known.Clients, addTo(&asked.known.Clients)))
	flags.Func("configured", texts[presence.Configured](), fact("configured", &unknown, &asked.known.Configured, words.Parse))
	flags.Func("policy", policies(), fact("policy", &unknown, &asked.known.Policy, parsePolicy))
	flags.Func("want", texts[presence.Teams](), state(&asked.state))
	flags.Func("seen", texts[presence.Teams](), state(&asked.state))
	flags.BoolFunc("what-if", "", boolean("what-if", off))
	flags.Func("rule", "a list of rules, which -rules lists", asked.addRules)
	flags.BoolFunc("rules", "", boolean("rules", off))
	flags.BoolFunc("matrix", "", boolean("matrix", off))
	flags.StringVar(&asked.file, "replay", "", "a file, or - for standard input")
	flags.Func("zone", "UTC, +01:00 or Europe/Zurich", zone(&asked.zone))
	flags.TextVar(&asked.language, "lang", presence.English, "en, de")
	flags.BoolFunc("json", "", boolean("json", off))
	flags.BoolFunc("jsonl", "", boolean("jsonl", off))

	if err := flags.Parse(args); err != nil {
		return request{}, oneLine(wanted(flags, err))
	}
	if flags.NArg() > 0 {
		return request{}, fmt.Errorf("unexpected argument %q (want only flags: %s)", flags.Arg(0), names(flags))
	}
	set, ok := off["json"]
	asked.json = ok && !set
	if err := asked.settle(flags, off); err != nil {
		return request{}, err
	}
	if unknown != "" && asked.mode != "seen" {
		return request{}, fmt.Errorf("flag -%s: ? for not known goes with -seen only", unknown)
	}
	return asked, nil
}

// wanted adds what is allowed to those errors of package flag that do not say it.
func wanted(flags *flag.FlagSet, err error) error {
	text := err.Error()
	if errors.Is(err, flag.ErrHelp) {
		return wantedHelp(flags)
	}
	if name, ok := strings.CutPrefix(text, "flag needs an argument: -"); ok {
		return fmt.Errorf("%w (want %s)", err, flags.Lookup(name).Usage)
	}
	if strings.HasPrefix(text, "invalid ") {
		return err
	}
	err = fmt.Errorf("%w (want %s)", err, names(flags))
	if name, ok := strings.CutPrefix(text, "flag provided but not defined: -"); ok {
		var all []string
		flags.VisitAll(func(f *flag.Flag) { all = append(all, f.Name) })
		return didYouMean(err, name, all, "-")
	}
	return err
}

// wantedHelp looks at what follows -h.
func wantedHelp(flags *flag.FlagSet) error {
	switch rest := strings.Join(flags.Args(), " "); rest {
	case "":
		return flag.ErrHelp
	case "all":
		return errHelpAll
	default:
		return fmt.Errorf("unexpected %q after -h (want -h, -h all)", rest)
	}
}

// didYouMean adds to err the name that is probably meant, if there is one.
func didYouMean(err error, text string, names []string, prefix string) error {
	for _, name := range names {
		if words.Distance(strings.ToLower(text), name) <= max(len(name)/4, 1) {
			return fmt.Errorf("%w; did you mean %s%s?", err, prefix, name)
		}
	}
	return err
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

// fact returns the function of the flag with the given name, which reads what is known; for
// "?", that nothing is, which it notes in unknown.
func fact[T comparable](name string, unknown *string, known *diagnosis.Fact[T], parse func(string) (T, error)) func(string) error {
	return func(text string) error {
		if text == "?" {
			*known, *unknown = diagnosis.Fact[T]{}, name
			return nil
		}
		value, err := parse(text)
		if err != nil {
			return err
		}
		*known = diagnosis.Known(value)
		return nil
	}
}

// addTo returns a function that reads a list, and adds the set that is known already.
func addTo[S presence.Vocabulary](known *diagnosis.Fact[presence.Set[S]]) func(string) (presence.Set[S], error) {
	return func(text string) (presence.Set[S], error) {
		set, err := words.ParseSet[S](text)
		before, _ := known.Value()
		return before.Union(set), err
	}
}

// state returns the function of a flag that reads a state of Teams.
func state(to *presence.Teams) func(string) error {
	return func(text string) (err error) {
		*to, err = words.Parse[presence.Teams](text)
		return err
	}
}

// policyNames are the names of all policies that have one.
var policyNames = func() (all []string) {
	for _, p := range []precedence.Policy{precedence.Guide(), precedence.Assistant(), precedence.Graph(), {}} {
		all = append(all, p.String())
	}
	return all
}()

func policies() string {
	return strings.Join(policyNames, ", ")
}

func parsePolicy(text string) (p precedence.Policy, err error) {
	if err := p.UnmarshalText([]byte(strings.ToLower(text))); err != nil {
		err = fmt.Errorf("unknown policy (want %s)", policies())
		return p, didYouMean(err, text, policyNames, "")
	}
	return p, nil
}

// addRules reads a list of rules.
func (asked *request) addRules(text string) error {
	for number := range strings.SplitSeq(text, ",") {
		var rule precedence.Rule
		if err := rule.UnmarshalText([]byte(strings.ToUpper(strings.TrimSpace(number)))); err != nil {
			return err
		}
		asked.rules = append(asked.rules, rule)
	}
	return nil
}

// zone returns the function of a flag that reads a time zone.
func zone(to **time.Location) func(string) error {
	return func(text string) error {
		if at, err := time.Parse("-07:00", text); err == nil {
			_, seconds := at.Zone()
			*to = time.FixedZone("", seconds)
			return nil
		}
		location, err := time.LoadLocation(text)
		if err != nil || text == "" || text == "Local" {
			return errors.New("want UTC, an offset like +01:00, or a name like Europe/Zurich")
		}
		*to = location
		return nil
	}
}

// boolean returns the function of a flag that is on or off, and keeps in off which.
func boolean(name string, off map[string]bool) func(string) error {
	return func(text string) error {
		on, err := strconv.ParseBool(text)
		if err != nil {
			return errors.New("want true, false")
		}
		off[name] = !on
		return nil
	}
}
