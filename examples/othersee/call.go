package main

import (
	"cmp"
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

// A command is what the first argument without a dash names.
type command struct {
	name  string
	args  int    // how many it takes at most
	needs string // what it needs one for
	flags string // their names, beside -lang
	run   func(*call) error
}

const input = "lines user clients configured policy json"

// commands lists the commands; the first is that without a name.
func commands() []command {
	return []command{
		{"othersee", 0, "", input, tourOrExplain},
		{"explain", 0, "", input, (*call).explain},
		{"why", 9, "STATE", input + " only", (*call).why},
		{"whatif", 0, "", input, (*call).whatIf},
		{"howto", 9, "STATE", input, (*call).howTo},
		{"replay", 1, "FILE", "at of zone shift policy all json", (*call).replay},
		{"matrix", 0, "", "policy", (*call).matrix},
		{"rules", 99, "", "", (*call).rules},
		{"resolve", 1, "", "policy explain", (*call).resolve},
		{"version", 0, "", "", (*call).version},
	}
}

// takes reports whether c has the flag.
func (c command) takes(flag string) bool {
	return slices.Contains(strings.Fields(c.flags+" lang"), flag)
}

// parse reads the arguments: flags before, between and after the command and what it takes. An error
// names the flag, its value and what is allowed. For -h it is [flag.ErrHelp].
func (c *call) parse(args []string) error {
	c.policy, c.language = precedence.Guide(), languageOf(args)
	c.command = commands()[0]
	if len(args) > 0 && (args[0] == "-version" || args[0] == "--version") {
		args = slices.Concat([]string{"version"}, args[1:])
	}
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run prints the error
	var bad error
	for name, read := range values {
		flags.Func(name, "", func(text string) error {
			if bad = c.once(name, text, read); bad != nil {
				bad = fmt.Errorf("-%s: %w", name, bad)
			}
			return bad
		})
	}
	for _, name := range []string{"only", "all", "json", "explain"} {
		flags.BoolFunc(name, "", func(text string) error {
			on, err := strconv.ParseBool(text)
			if c.given[name] = on; err != nil {
				bad = fmt.Errorf("-%s: unknown value %q (want true, false)", name, text)
			}
			return bad
		})
	}
	for named, help := false, false; ; args = flags.Args()[1:] {
		switch err := flags.Parse(args); {
		case errors.Is(err, flag.ErrHelp), err == nil && flags.NArg() == 0 && help:
			return flag.ErrHelp
		case bad != nil:
			return wrong{bad}
		case err != nil:
			return c.badFlag(err.Error())
		case flags.NArg() == 0:
			flags.Visit(func(f *flag.Flag) {
				if !c.command.takes(f.Name) && err == nil {
					err = c.badFlag("unknown flag: -" + f.Name)
				}
			})
			return cmp.Or(err, c.arguments())
		case !named && flags.Arg(0) == "help":
			help = true
		case !named:
			if err := c.choose(flags.Arg(0)); err != nil {
				return err
			}
			named = true
		case len(c.args) == c.command.args:
			return wrong{fmt.Errorf("unexpected argument %q", flags.Arg(0))}
		default:
			c.args = append(c.args, flags.Arg(0))
		}
	}
}

// choose takes the command that is called name.
func (c *call) choose(name string) error {
	var names []string
	for _, command := range commands()[1:] {
		if names = append(names, command.name); command.name == name {
			c.command = command
			return nil
		}
	}
	return wrong{fmt.Errorf("unknown command %q (want %s)", name, strings.Join(names, ", "))}
}

// badFlag returns an error that quotes the flag and lists what it takes, if that is missing, or else
// the flags of the command.
func (c *call) badFlag(text string) error {
	what, name, _ := strings.Cut(strings.Replace(text, "flag provided but not defined", "unknown flag", 1), ": -")
	want := "-" + strings.Join(append(strings.Fields(c.command.flags), "lang"), ", -") + ")"
	if what == "flag needs an argument" && c.command.takes(name) {
		err := values[name](c, "-")
		if err == nil { // a user may be called anything
			return wrong{fmt.Errorf("%s: %q", what, "-"+name)}
		}
		_, want, _ = strings.Cut(err.Error(), "(want ")
	}
	return wrong{fmt.Errorf("%s: %q (want %s", what, "-"+name, want)}
}

// arguments reads what is no flag, where the command needs it.
func (c *call) arguments() error {
	if c.command.needs != "" && len(c.args) == 0 {
		return wrong{fmt.Errorf("no %[2]s (usage: othersee %[1]s %[2]s; see othersee %[1]s -h)", c.command.name, c.command.needs)}
	}
	if c.command.needs == "STATE" {
		seen, err := words.ParseSeen(strings.Join(c.args, " "))
		if err != nil {
			return wrong{err}
		}
		c.seen = seen
	}
	return nil
}

// once reads the value of a flag, which only a list may have twice.
func (c *call) once(name, text string, read func(*call, string) error) error {
	if c.given[name] && name != "lines" && name != "clients" && name != "shift" {
		return errors.New("given twice")
	}
	c.given[name] = text != "?" || !strings.Contains(input+" ", name+" ") // not known is as if it were not given
	if !c.given[name] {
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
	"lang":       func(_ *call, text string) error { _, err := parseLanguage(text); return err }, // see languageOf
	"of":         func(c *call, text string) error { c.of = text; return nil },
	"at":         func(c *call, text string) error { c.at = text; _, err := instants(text, new(reports.Log)); return err },
	"zone":       func(c *call, text string) error { return set(&c.zone, text, parseZone) },
	"shift":      (*call).addShift,
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

// parseLanguage reads en and de, in any case, also from a locale.
func parseLanguage(text string) (language presence.Language, err error) {
	text = strings.ToLower(text)
	if i := strings.IndexAny(text, "-_.@"); i > 0 {
		text = text[:i]
	}
	return language, language.UnmarshalText([]byte(text))
}

func parseZone(text string) (*time.Location, error) {
	if at, err := time.Parse("-07:00", text); err == nil {
		_, seconds := at.Zone()
		return time.FixedZone("", seconds), nil
	}
	zone, err := time.LoadLocation(text)
	if err != nil || text == "" || text == "Local" {
		return nil, fmt.Errorf("%q is no zone (want UTC, an offset like +01:00, or a name like Europe/Zurich)", text)
	}
	return zone, nil
}

func (c *call) addShift(text string) error {
	source, off, _ := strings.Cut(text, "=")
	by, err := time.ParseDuration(off)
	if err != nil || source == "" {
		return fmt.Errorf("%q is no shift (want a source and what to add to its times, like pbx=+1h or pbx=-90s)", text)
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

// languageOf returns the language of the user, or the one that is among the arguments: so an error
// before it is in that language, too.
func languageOf(args []string) presence.Language {
	locale := cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG"))
	language, _ := parseLanguage(locale)
	for i, arg := range args {
		name, value, ok := strings.Cut(arg, "=")
		if !ok && i+1 < len(args) {
			value = args[i+1]
		}
		if asked, err := parseLanguage(value); err == nil && (name == "-lang" || name == "--lang") {
			language = asked
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
		"-configured", in.Configured.String(), "None", "-policy", c.policy.String(), "guide",
	}
	var text strings.Builder
	text.WriteString("othersee")
	for value := range slices.Chunk(values, 3) {
		if value[1] != value[2] || value[0] == "-user" && in == (precedence.Input{}) {
			text.WriteString(" " + value[0] + " " + value[1])
		}
	}
	if c.given["lang"] {
		text.WriteString(" -lang " + c.language.String())
	}
	return text.String()
}
