package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/othersee/othersee/examples/internal/words"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
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
	flags.Func("user", texts[presence.MiVO400](), fact("user", &unknown, &asked.known.UserPresence, exactly(words.Parse[presence.MiVO400])))
	flags.Func("clients", "a list of "+texts[presence.TeamsClient](), fact("clients", &unknown, &asked.known.Clients, addTo(&asked.known.Clients)))
	flags.Func("configured", texts[presence.Configured](), fact("configured", &unknown, &asked.known.Configured, exactly(words.Parse[presence.Configured])))
	flags.Func("policy", policies(), fact("policy", &unknown, &asked.known.Policy, exactly(parsePolicy)))
	seen := texts[presence.Teams]() + ", a label, or Graph's words such as Busy/InACall"
	flags.Func("want", seen, read(&asked.want, explain.ParseSeen))
	flags.Func("seen", seen, read(&asked.seen, explain.ParseSeen))
	flags.BoolFunc("what-if", "", boolean("what-if", off))
	flags.Func("rule", "a list of rules, which -rules lists", asked.addRules)
	flags.BoolFunc("rules", "", boolean("rules", off))
	flags.BoolFunc("matrix", "", boolean("matrix", off))
	flags.StringVar(&asked.file, "replay", "", "a file, or - for standard input")
	flags.Func("zone", "UTC, +01:00 or Europe/Zurich", zone(&asked.zone))
	flags.Func("shift", "pbx=+1h", shift(&asked.shift))
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
	return fmt.Errorf("%w (want %s)", err, names(flags))
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
	return joined(slices.Collect(presence.All[S]()))
}

// fact returns the function of the flag with the given name, which reads what is known; for
// "?", that nothing is, which it notes in unknown.
func fact[T comparable](name string, unknown *string, known *explain.Fact[T], parse func(string) (explain.Fact[T], error)) func(string) error {
	return func(text string) (err error) {
		if text == "?" {
			*known, *unknown = explain.Fact[T]{}, name
			return nil
		}
		return read(known, parse)(text)
	}
}

// exactly returns a function that reads a value of which all is known.
func exactly[T comparable](parse func(string) (T, error)) func(string) (explain.Fact[T], error) {
	return func(text string) (explain.Fact[T], error) {
		value, err := parse(text)
		return explain.Exactly(value), err
	}
}

// addTo returns a function that reads a list, and adds the set that is known already. There may
// be others than these, but "" is that there is none.
func addTo[S presence.Vocabulary](known *explain.Fact[presence.Set[S]]) func(string) (explain.Fact[presence.Set[S]], error) {
	return func(text string) (explain.Fact[presence.Set[S]], error) {
		set, err := words.ParseSet[S](text)
		before, _ := known.Exact()
		if set = before.Union(set); set.Len() == 0 {
			return explain.Exactly(set), err
		}
		return explain.AtLeast(slices.Collect(set.All())...), err
	}
}

// read returns the function of a flag that sets to to what parse makes of it.
func read[T any](to *T, parse func(string) (T, error)) func(string) error {
	return func(text string) error {
		value, err := parse(text)
		if err == nil {
			*to = value
		}
		return err
	}
}

func policies() string {
	return joined(slices.Collect(precedence.Policies())) + ", or with readings of D1 to D6, as in guide+D2+D4"
}

// parsePolicy reads a policy in any case.
func parsePolicy(text string) (p precedence.Policy, err error) {
	err = p.UnmarshalText([]byte(strings.ReplaceAll(strings.ToLower(text), "+d", "+D")))
	return p, err
}

// addRules reads a list of numbers of rules and disputed points.
func (asked *request) addRules(text string) error {
	all := statements()
	for number := range strings.SplitSeq(text, ",") {
		number = strings.ToUpper(strings.TrimSpace(number))
		i := slices.IndexFunc(all, func(s statement) bool { return s.String() == number })
		if i < 0 {
			return fmt.Errorf("unknown rule %q (want %s)", number, joined(all))
		}
		asked.rules = append(asked.rules, all[i])
	}
	return nil
}

func joined[T fmt.Stringer](all []T) string {
	var texts []string
	for _, s := range all {
		texts = append(texts, s.String())
	}
	return strings.Join(texts, ", ")
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

// shift returns the function of a flag that says how far the clock of a source is off.
func shift(to *map[string]time.Duration) func(string) error {
	return func(text string) error {
		source, off, _ := strings.Cut(text, "=")
		by, err := time.ParseDuration(off)
		if err != nil || source == "" {
			return errors.New("want a source and what to add to its times, like pbx=+1h or pbx=-90s")
		}
		if *to == nil {
			*to = map[string]time.Duration{}
		}
		(*to)[source] = by
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
