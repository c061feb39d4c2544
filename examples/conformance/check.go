package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

type call = precedencetest.Call

// A checker asks a program what the kit asks.
type checker struct {
	verdict
	program *program
	unknown []string // how the numbers of unknown words print, each with what to tell instead
}

// judge puts a program under the kit. The error says why it was not checked.
func (c *checker) judge(ctx context.Context, command []string, timeout time.Duration, stderr io.Writer) (err error) {
	if c.program, err = start(ctx, command, timeout, stderr); err != nil {
		return err
	}
	result := make(chan error)
	go func() {
		defer close(result) // without a result if the protocol is broken
		result <- c.check()
	}()
	tick := time.NewTicker(2 * time.Second)
	defer tick.Stop()
	for waiting := true; waiting; {
		select {
		case <-tick.C:
			fmt.Fprintf(stderr, "conformance: %d answers\n", c.program.answers.Load())
		case err = <-result:
			waiting = false
		}
	}
	var more error
	c.Answers = c.program.answers.Load()
	if c.Program, more = c.program.end(); more != nil && c.Protocol == "" {
		c.Protocol = more.Error()
	}
	if ctx.Err() != nil {
		return errors.New("interrupted")
	}
	return c.add(err)
}

// check runs the kit on the function that has the keys of the program's first answer.
func (c *checker) check() error {
	first := call{Lines: []presence.Line{presence.LineBusy}, UserPresence: presence.MiVO400Available}
	c.ask(first)
	options := []precedencetest.Option{precedencetest.By(c.Policy), precedencetest.Without(c.Without...)}
	sessions := map[precedence.Input]presence.Teams{} // by lines and user presence
	checkSession := func() error {
		return precedencetest.Check(func(lines []presence.Line, user presence.MiVO400) presence.Teams {
			session := c.ask(call{Lines: lines, UserPresence: user}).Session
			sessions[precedence.Input{Lines: presence.SetOf(lines...), UserPresence: user}] = session
			return session
		}, options...)
	}
	checkTeams := func() error {
		return precedencetest.Check(func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
			asked := call{Lines: lines, UserPresence: user, Clients: clients, Configured: configured}
			got := c.ask(asked)
			alone, ok := sessions[precedence.Input{Lines: presence.SetOf(lines...), UserPresence: user}]
			if ok && got.Session != alone {
				c.fail(asked, fmt.Errorf("the program answered with session %v, and with session %v to the same lines and userPresence alone", got.Session, alone))
			}
			return got.Teams
		}, options...)
	}
	switch c.Checked {
	case "teams":
		return checkTeams()
	case "session":
		return checkSession()
	case "session, teams":
		err := checkSession()
		if _, failed := err.(interface{ Unwrap() []error }); failed { // what others see follows from it
			c.Checked, c.Stopped = "session", true
			return err
		}
		return checkTeams() // also where the groups that are left have no check of a session
	case "cloudLink, mitelOne, session, teams":
		return precedencetest.Check(func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) precedence.States {
			return c.ask(call{Lines: lines, UserPresence: user, Clients: clients, Configured: configured})
		}, options...)
	default:
		c.fail(first, fmt.Errorf("the program answered with the keys %q: want teams or session; or both, with or without cloudLink and mitelOne", c.Checked))
		return nil
	}
}

// ask asks the program.
func (c *checker) ask(asked call) precedence.States {
	line, err := c.program.ask(append(question(asked), '\n'))
	if err != nil {
		c.fail(asked, err)
	}
	answer, err := read(line)
	if err != nil {
		c.fail(asked, fmt.Errorf(`the program answered %.200q, which is not as in {"teams":"Busy"}: %w`, bytes.TrimSpace(line), err))
	}
	keys := strings.Join(slices.Sorted(maps.Keys(answer)), ", ")
	if c.program.answers.Load() == 1 {
		c.Checked = keys
	}
	if keys != c.Checked {
		c.fail(asked, fmt.Errorf("the program answered with the keys %q, and at first with %q", keys, c.Checked))
	}
	var states precedence.States
	set(c, &states.CloudLink, answer, "cloudLink")
	set(c, &states.MitelOne, answer, "mitelOne")
	set(c, &states.Session, answer, "session")
	set(c, &states.Teams, answer, "teams")
	if len(c.unknown) > 100 {
		c.fail(asked, fmt.Errorf("the program answered with 50 unknown words; the last is an %s", c.unknown[len(c.unknown)-1]))
	}
	return states
}

// fail says how the program broke the protocol, and ends the goroutine, and with it the kit.
func (c *checker) fail(asked call, err error) {
	c.Protocol = fmt.Sprintf("%s\n\t%s", c.told(err.Error()), short(asked))
	runtime.Goexit()
}

// told returns text with the unknown words in place of their numbers.
func (c *checker) told(text string) string { return strings.NewReplacer(c.unknown...).Replace(text) }

// plain returns a call with empty lists for those that are nil.
func plain(c call) call {
	c.Lines, c.Clients = append([]presence.Line{}, c.Lines...), append([]presence.TeamsClient{}, c.Clients...)
	return c
}

// question returns the line that asks for a call.
func question(c call) []byte {
	text, err := json.Marshal(plain(c))
	if err != nil {
		panic(err) // the kit's states are in their vocabularies
	}
	return text
}

// read reads an answer: its words by their keys.
func read(line []byte) (map[string]string, error) {
	answer, tokens := map[string]string{}, json.NewDecoder(bytes.NewReader(line))
	if open, _ := tokens.Token(); !json.Valid(line) || open != json.Delim('{') {
		return nil, errors.New("not a JSON object; what is no answer belongs on standard error")
	}
	for tokens.More() {
		token, _ := tokens.Token()
		value, _ := tokens.Token()
		key := token.(string)
		_, twice := answer[key]
		word, text := value.(string)
		if !slices.Contains([]string{"teams", "session", "cloudLink", "mitelOne"}, key) || twice || !text {
			return nil, fmt.Errorf("want teams, session, cloudLink or mitelOne, once and with a text, but %q", key)
		}
		answer[key] = word
	}
	return answer, nil
}

// set sets state to the one that the answer has under key, if any. To the kit, an unknown word
// is a state with a number that none has, and so a wrong answer like any other.
func set[S presence.Vocabulary](c *checker, state *S, answer map[string]string, key string) {
	text, ok := answer[key]
	if !ok {
		return
	}
	s, err := presence.Parse[S](text)
	if err != nil {
		told := strings.TrimPrefix(err.Error(), "presence: ")
		i := slices.Index(c.unknown, told)
		if i < 0 {
			i = len(c.unknown) + 1
			c.unknown = append(c.unknown, S(255-i/2).String(), told)
		}
		s = S(255 - i/2)
	}
	*state = s
}
