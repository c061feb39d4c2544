// Command othersee tells what others see of a user in Microsoft Teams, and why.
//
// Without arguments it prints one answer that surprises, explained, how to ask, and, where it fits,
// the guide's table as the library resolves it. With the flags of an input it explains what becomes
// of that input. It has a subcommand for each other question; its flag -h lists them, and after a
// subcommand its flags.
//
// Its exit status is 1 if a row of the table does not agree with the guide, if a line that it
// reads is bad or a log has no reports, or if reading or writing fails, and 2 if its arguments are
// wrong.
package main

import (
	"embed"
	"errors"
	"flag"
	"io"
	"os"
	"regexp"
	"strings"

	"github.com/othersee/othersee/examples/internal/words"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole command. It returns its exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := &call{stdin: stdin, given: map[string]bool{}}
	err := c.parse(args)
	c.printer = newPrinter(stdout, c.language)
	if errors.Is(err, flag.ErrHelp) {
		err = c.help()
	} else if err == nil {
		err = c.command.run(c)
	}
	if failed := c.Flush(); failed != nil {
		err = failed // rather than what follows from it
	}
	if err == nil {
		return 0
	}
	problems := newPrinter(stderr, c.language)
	for line := range strings.SplitSeq(err.Error(), "\n") {
		problems.text("", "", "othersee: "+words.Message(line, c.language))
	}
	_ = problems.Flush()
	if errors.As(err, new(wrong)) {
		return 2
	}
	return 1
}

// A wrong is the error for arguments that are wrong.
type wrong struct{ error }

// helps have a section for each command, which with those of its flags fits on a screen of 24 lines
// of 80 columns, and at the end one of the flags and one of lists.
//
//go:embed help.*.txt
var helps embed.FS

// flagHelp finds the flags among the section of flags.
var flagHelp = regexp.MustCompile(`(?m)^  -(\w+).*\n(   .*\n)*`)

// helpText returns all sections.
func (c *call) helpText() string {
	text, _ := helps.ReadFile("help." + c.language.String() + ".txt") // it is embedded
	return string(text)
}

func (c *call) help() error {
	for section := range strings.SplitSeq("\n"+c.helpText(), "\n== ") {
		switch name, text, _ := strings.Cut(strings.TrimSpace(section)+"\n", "\n"); {
		case name == c.command.name:
			c.written(text)
		case c.command.name == "othersee": // its flags are those of others
		case name == "flags":
			_ = c.WriteByte('\n')
			for _, found := range flagHelp.FindAllStringSubmatch(text, -1) {
				if c.command.takes(found[1]) {
					c.written(found[0])
				}
			}
		case name == "lists" && c.command.takes("lines"):
			c.written("\n" + text)
		}
	}
	return nil
}

var (
	// goesOn finds where a line of a help, but for an object, goes on with the one before.
	goesOn = regexp.MustCompile(`([^}\n])\n(?: {8,}|(\S))`)
	// entry finds a name, and what stands beside it.
	entry = regexp.MustCompile(`^(  \S.*?) {2,}(\S.*)$`)
)

// written writes a part of a help, which has 80 columns. For fewer it is wrapped again, but for
// examples, and what stands beside a name follows below it.
func (c *call) written(text string) {
	if c.width >= 80 {
		_, _ = c.WriteString(text)
		return
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(goesOn.ReplaceAllString(text, "$1 $2"), "\n"), "\n") {
		if found := entry.FindStringSubmatch(line); found != nil {
			_, _ = c.WriteString(found[1] + "\n")
			c.text("      ", "", found[2])
		} else if strings.HasPrefix(line, " ") {
			_, _ = c.WriteString(line + "\n")
		} else {
			c.text("", "", line)
		}
	}
}
