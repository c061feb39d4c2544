package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/examples/internal/words"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// A call is one call of the command: what its arguments say, and where it reads and writes.
type call struct {
	printer
	stdin   io.Reader
	command command
	args    []string        // without flags
	given   map[string]bool // the flags; one that is on or off, if it is on
	in      precedence.Input
	seen    explain.Seen // or wanted
	policy  precedence.Policy
	at, of  string
	zone    *time.Location
	shift   map[string]time.Duration
}

// A command is what the first argument names.
type command struct {
	name  string
	args  int    // how many it takes at most
	flags string // their names, beside -lang
	run   func(*call) error
}

const input = "lines user clients configured policy json"

// commands lists the commands; the first is that without a name.
func commands() []command {
	return []command{
		{"othersee", 0, input, tourOrExplain},
		{"explain", 0, input, (*call).explain},
		{"why", 9, input + " only", (*call).why},
		{"whatif", 0, input, (*call).whatIf},
		{"howto", 9, input, (*call).howTo},
		{"replay", 1, "at of zone shift policy all json", (*call).replay},
		{"matrix", 0, "policy", (*call).matrix},
		{"rules", 99, "", (*call).rules},
		{"resolve", 1, "policy", (*call).resolve},
		{"version", 0, "", (*call).version},
	}
}

// parse reads the arguments. An error names the flag, its value and what is allowed. For -h it is
// [flag.ErrHelp].
func (c *call) parse(args []string) error {
	c.policy, c.language = precedence.Guide(), languageOf(args)
	all := commands()
	c.command = all[0]
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		var names []string
		for _, to := range all[1:] {
			if names = append(names, to.name); to.name == args[0] {
				c.command = to
			}
		}
		if c.command.name == all[0].name {
			return wrong{fmt.Errorf("unknown command %q (want %s)", args[0], strings.Join(names, ", "))}
		}
		args = args[1:]
	}
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	var names []string
	for name := range strings.FieldsSeq(c.command.flags + " lang") {
		names = append(names, "-"+name)
		if read, ok := values[name]; ok {
			flags.Func(name, "", func(text string) error { return c.once(name, text, read) })
		} else {
			flags.BoolFunc(name, "", func(text string) (err error) {
				if c.given[name], err = strconv.ParseBool(text); err != nil {
					err = errors.New("want true or false")
				}
				return err
			})
		}
	}
	for { // flags may follow other arguments
		err := flags.Parse(args)
		switch {
		case errors.Is(err, flag.ErrHelp):
			return err
		case err != nil && strings.HasPrefix(err.Error(), "invalid "):
			return wrong{err}
		case err != nil:
			text := strings.NewReplacer("\r", `\r`, "\n", `\n`).Replace(err.Error())
			return wrong{fmt.Errorf("%s (want %s)", text, strings.Join(names, ", "))}
		case flags.NArg() == 0:
			return c.arguments()
		case len(c.args) == c.command.args:
			return wrong{fmt.Errorf("unexpected argument %q", flags.Arg(0))}
		}
		c.args, args = append(c.args, flags.Arg(0)), flags.Args()[1:]
	}
}

// arguments reads what is no flag, where a command needs it.
func (c *call) arguments() (err error) {
	switch name := c.command.name; {
	case name == "replay" && len(c.args) == 0:
		return wrong{errors.New("no FILE")}
	case name != "why" && name != "howto":
		return nil
	case len(c.args) == 0:
		return wrong{errors.New("no STATE")}
	}
	if c.seen, err = explain.ParseSeen(strings.Join(c.args, " ")); err != nil {
		return wrong{err}
	}
	return nil
}

// once reads the value of a flag, which only a list may have twice.
func (c *call) once(name, text string, read func(*call, string) error) error {
	if c.given[name] && name != "lines" && name != "clients" && name != "shift" {
		return errors.New("given twice")
	}
	c.given[name] = true
	if c.command.name == "why" && text == "?" && name != "lang" {
		c.given[name] = false // not known, as if it were not given
		return nil
	}
	return read(c, text)
}

// values are the flags that have a value, and how it is read. The others are on or off.
var values = map[string]func(c *call, text string) error{
	"lines":      func(c *call, text string) error { return add(&c.in.Lines, text) },
	"user":       func(c *call, text string) error { return set(&c.in.UserPresence, text, words.Parse) },
	"clients":    func(c *call, text string) error { return add(&c.in.Clients, text) },
	"configured": func(c *call, text string) error { return set(&c.in.Configured, text, words.Parse) },
	"policy":     func(c *call, text string) error { return set(&c.policy, text, parsePolicy) },
	"lang": func(_ *call, text string) error {
		return new(presence.Language).UnmarshalText([]byte(strings.ToLower(text)))
	},
	"of":    func(c *call, text string) error { c.of = text; return nil },
	"at":    func(c *call, text string) error { c.at = text; _, err := instants(text, new(reports.Log)); return err },
	"zone":  func(c *call, text string) error { return set(&c.zone, text, parseZone) },
	"shift": (*call).addShift,
}

func set[T any](to *T, text string, parse func(string) (T, error)) (err error) {
	*to, err = parse(text)
	return err
}

func add[S presence.Vocabulary](to *presence.Set[S], text string) error {
	more, err := words.ParseSet[S](text)
	*to = to.Union(more)
	return err
}

// parsePolicy reads a policy in any case.
func parsePolicy(text string) (p precedence.Policy, err error) {
	err = p.UnmarshalText([]byte(strings.ReplaceAll(strings.ToLower(text), "+d", "+D")))
	return p, err
}

func parseZone(text string) (*time.Location, error) {
	if at, err := time.Parse("-07:00", text); err == nil {
		_, seconds := at.Zone()
		return time.FixedZone("", seconds), nil
	}
	zone, err := time.LoadLocation(text)
	if err != nil || text == "" || text == "Local" {
		return nil, errors.New("want UTC, an offset like +01:00, or a name like Europe/Zurich")
	}
	return zone, nil
}

func (c *call) addShift(text string) error {
	source, off, _ := strings.Cut(text, "=")
	by, err := time.ParseDuration(off)
	if err != nil || source == "" {
		return errors.New("want a source and what to add to its times, like pbx=+1h or pbx=-90s")
	}
	if c.shift == nil {
		c.shift = map[string]time.Duration{}
	}
	if _, ok := c.shift[source]; ok {
		return errors.New("given twice")
	}
	c.shift[source] = by
	return nil
}

// languageOf finds the language among arguments, so that an error before it is in that language, too.
func languageOf(args []string) (language presence.Language) {
	for i, arg := range args {
		name, value, ok := strings.Cut(arg, "=")
		if !ok && i+1 < len(args) {
			value = args[i+1]
		}
		if name == "-lang" || name == "--lang" {
			_ = language.UnmarshalText([]byte(strings.ToLower(value)))
		}
	}
	return language
}

// open returns the file that is the argument; for none, or -, standard input.
func (c *call) open() (io.ReadCloser, error) {
	if len(c.args) == 0 || c.args[0] == "-" {
		return io.NopCloser(c.stdin), nil
	}
	return os.Open(c.args[0])
}

// commandLine returns the command that explains in.
func (c *call) commandLine(in precedence.Input) string {
	lines, _ := in.Lines.MarshalText() // all states have been read
	clients, _ := in.Clients.MarshalText()
	values := []string{
		"-lines", string(lines), "", "-user", in.UserPresence.String(), "Unknown", "-clients", string(clients), "",
		"-configured", in.Configured.String(), "None", "-policy", c.policy.String(), "guide", "-lang", c.language.String(), "en",
	}
	var text strings.Builder
	text.WriteString("othersee")
	for value := range slices.Chunk(values, 3) {
		if value[1] != value[2] || value[0] == "-user" && in == (precedence.Input{}) {
			text.WriteString(" " + value[0] + " " + value[1])
		}
	}
	return text.String()
}
