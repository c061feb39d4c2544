package precedencetest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A Call is what an implementation is asked. In JSON it is a line of the protocol in
// testdata/README.md.
type Call struct {
	Lines      []presence.Line        `json:"lines"`
	User       presence.MiVO400       `json:"user"`
	Clients    []presence.TeamsClient `json:"clients"`
	Configured presence.Configured    `json:"configured"`

	roomy bool // the lists have capacity to spare, with other states in it
}

// callOf returns the call that has each report of in once, by ascending number.
func callOf(in precedence.Input) Call {
	return Call{Lines: slices.Collect(in.Lines.All()), User: in.User, Clients: slices.Collect(in.Clients.All()), Configured: in.Configured}
}

// inputs is how many inputs there are.
const inputs = 16 * 6 * 32 * 7

// index numbers the inputs, from 0.
func index(in precedence.Input) int {
	n := int(in.Lines.Bits())
	n = n*6 + int(in.User)
	n = n*32 + int(in.Clients.Bits())
	return n*7 + int(in.Configured)
}

// input returns what c says, whatever the order and number of its reports.
func (c Call) input() precedence.Input {
	return precedence.Input{Lines: presence.SetOf(c.Lines...), User: c.User, Clients: presence.SetOf(c.Clients...), Configured: c.Configured}
}

// plain reports whether c is the call that callOf makes of its input.
func (c Call) plain() bool {
	return !c.roomy && ascending(c.Lines) && ascending(c.Clients)
}

func ascending[S presence.Vocabulary](list []S) bool {
	for i := 1; i < len(list); i++ {
		if list[i-1] >= list[i] {
			return false
		}
	}
	return list == nil || len(list) > 0
}

// repeats reports whether c has a report twice.
func (c Call) repeats() bool {
	return len(c.Lines) > presence.SetOf(c.Lines...).Len() || len(c.Clients) > presence.SetOf(c.Clients...).Len()
}

// String returns c as in "resolve(lines [Busy], user Absent, clients nil, configured None)".
// Of a report that is repeated more than three times in a row it says how often: Busy×12.
func (c Call) String() string {
	return fmt.Sprintf("resolve(lines %s, user %v, clients %s, configured %v)", text(c.Lines), c.User, text(c.Clients), c.Configured)
}

func text[S presence.Vocabulary](list []S) string {
	if list == nil {
		return "nil"
	}
	var texts []string
	for len(list) > 0 {
		run := 1
		for run < len(list) && list[run] == list[0] {
			run++
		}
		if run > 3 {
			texts = append(texts, fmt.Sprintf("%v×%d", list[0], run))
		} else {
			texts = append(texts, slices.Repeat([]string{list[0].String()}, run)...)
		}
		list = list[run:]
	}
	return "[" + strings.Join(texts, " ") + "]"
}

// copied returns c with lists of its own, for a resolver to do with as it likes.
func (c Call) copied() Call {
	c.Lines, c.Clients = copied(c.Lines, c.roomy), copied(c.Clients, c.roomy)
	return c
}

func copied[S presence.Vocabulary](list []S, roomy bool) []S {
	if list == nil {
		return nil
	}
	room := append(make([]S, 0, len(list)), list...)
	if roomy {
		room = slices.AppendSeq(room, presence.All[S]())
	}
	return room[:len(list)]
}
