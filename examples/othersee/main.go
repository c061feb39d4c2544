// Command othersee tells what others see of a user in Microsoft Teams, and why.
//
// Without arguments it prints the guide's table as the library resolves it, and one answer that
// surprises, explained. With the flags of an input it explains what becomes of that input. It has
// a subcommand for each other question; its flag -h lists them, and after a subcommand its flags.
//
// Its exit status is 1 if a row of the table does not agree with the guide, if a line that it
// reads is bad, or if reading or writing fails, and 2 if its arguments are wrong.
package main

import (
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
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
	fmt.Fprintf(stderr, "othersee: %s\n", plainly(err.Error(), c.language))
	if errors.As(err, new(wrong)) {
		return 2
	}
	return 1
}

// A wrong is the error for arguments that are wrong.
type wrong struct{ error }

// helps has the help of each command, which fits on a screen of 24 lines of 80 columns, and that of
// the flags of an input.
//
//go:embed help
var helps embed.FS

func (c *call) help() error {
	names := []string{c.command.name}
	if strings.HasPrefix(c.command.flags, input) && c.command.name != "othersee" {
		names = append(names, "input")
	}
	for _, name := range names {
		text, err := helps.ReadFile("help/" + name + ".txt")
		if err != nil {
			return err
		}
		_, _ = c.Write(text)
	}
	return nil
}
