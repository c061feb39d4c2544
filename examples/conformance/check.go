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

// A checker asks a program what the kit asks.
type checker struct {
	program *program
	policy  precedence.Policy
	without []precedencetest.Group

	keys    string  // those of each answer
	unknown []word  // that were answered
	broken  error   // how the program broke the protocol, or nil
	checked []error // what the kit says
}

// judge puts the program under the kit, and ends it. The error is one of the arguments.
func (c *checker) judge(ctx context.Context, stderr io.Writer) (verdict, error) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		opening := precedencetest.Call{Lines: []presence.Line{presence.LineBusy}, UserPresence: presence.MiVO400Available}
		c.ask(opening) // says which keys the answers have
		c.check()
	}()
	for tick := time.Tick(2 * time.Second); ; {
		select {
		case <-tick:
			fmt.Fprintf(stderr, "conformance: %d answers\n", c.program.answers.Load())
			continue
		case <-done:
		}
		break
	}
	ended, err := c.program.end()
	if c.broken == nil {
		c.broken = err
	}
	if ctx.Err() != nil {
		return verdict{}, errors.New("interrupted")
	}
	return c.verdict(ended)
}

// check runs the kit on the function that is like the program's answers.
func (c *checker) check() {
	options := []precedencetest.Option{precedencetest.By(c.policy), precedencetest.Without(c.without...)}
	var err error
	switch c.keys {
	case "teams":
		err = precedencetest.Check(func(lines []presence.Line, userPresence presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
			return c.ask(precedencetest.Call{Lines: lines, UserPresence: userPresence, Clients: clients, Configured: configured}).Teams
		}, options...)
	case "session":
		err = precedencetest.Check(func(lines []presence.Line, userPresence presence.MiVO400) presence.Teams {
			return c.ask(precedencetest.Call{Lines: lines, UserPresence: userPresence}).Session
		}, options...)
	default:
		err = precedencetest.Check(func(lines []presence.Line, userPresence presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) precedence.States {
			return c.ask(precedencetest.Call{Lines: lines, UserPresence: userPresence, Clients: clients, Configured: configured})
		}, options...)
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		c.checked = joined.Unwrap()
	} else if err != nil {
		c.checked = []error{err}
	}
}

// ask asks the program. If it breaks the protocol, ask ends the goroutine, and so the kit.
func (c *checker) ask(call precedencetest.Call) precedence.States {
	question := question(call)
	line, err := c.program.ask(append(question, '\n'))
	var answer map[string]string
	if err == nil {
		if answer, err = read(line); err != nil {
			err = fmt.Errorf(`the program answered %.200q, which is not as in {"teams":"Busy"}: %w; what is no answer belongs on standard error`, bytes.TrimSpace(line), err)
		}
	}
	keys := strings.Join(slices.Sorted(maps.Keys(answer)), ", ")
	if c.keys == "" {
		c.keys = keys
	}
	if err == nil && keys != c.keys {
		err = fmt.Errorf("the program answered with %s, and at first with %s", keys, c.keys)
	}
	// CloudLink and Mitel One are the same by any policy; here they stand for what is not answered.
	states := precedence.Resolve(precedence.Input{Lines: presence.SetOf(call.Lines...), UserPresence: call.UserPresence}).States
	if err == nil {
		err = errors.Join(
			set(c, &states.CloudLink, answer, "cloudLink"), set(c, &states.MitelOne, answer, "mitelOne"),
			set(c, &states.Session, answer, "session"), set(c, &states.Teams, answer, "teams"),
		)
	}
	if err != nil {
		c.broken = fmt.Errorf("%w\n\t%s", err, short(call))
		runtime.Goexit()
	}
	return states
}

// question returns the line that asks for a call.
func question(call precedencetest.Call) []byte {
	call.Lines, call.Clients = append([]presence.Line{}, call.Lines...), append([]presence.TeamsClient{}, call.Clients...)
	text, err := json.Marshal(call)
	if err != nil {
		panic(err) // the kit's states are in their vocabularies
	}
	return text
}

// read reads an answer: its words by their keys.
func read(line []byte) (map[string]string, error) {
	if !json.Valid(line) {
		return nil, errors.New("not a JSON value")
	}
	answer := map[string]string{}
	tokens := json.NewDecoder(bytes.NewReader(line))
	if open, _ := tokens.Token(); open != json.Delim('{') {
		return nil, errors.New("not an object")
	}
	for tokens.More() {
		key, _ := tokens.Token()
		value, _ := tokens.Token()
		word, text := value.(string)
		switch _, twice := answer[key.(string)]; {
		case !slices.Contains([]string{"teams", "session", "cloudLink", "mitelOne"}, key.(string)):
			return nil, fmt.Errorf("unknown key %q (want teams, session, cloudLink, mitelOne)", key)
		case twice:
			return nil, fmt.Errorf("key %q twice", key)
		case !text:
			return nil, fmt.Errorf("%s is not a text", key)
		}
		answer[key.(string)] = word
	}
	_, teams := answer["teams"]
	_, session := answer["session"]
	if !(teams && session) && (len(answer) != 1 || !teams && !session) {
		return nil, errors.New("want teams or session; or both, with or without cloudLink and mitelOne")
	}
	return answer, nil
}

// A word is one that is not in its vocabulary. To the kit it is a state by a number that is not
// in the vocabulary either: a wrong answer like any other.
type word struct{ state, text, error string }

const maxUnknown = 50

// set sets state to the one that the answer has under key, if any.
func set[S presence.Vocabulary](c *checker, state *S, answer map[string]string, key string) error {
	text, ok := answer[key]
	if !ok {
		return nil
	}
	s, err := presence.Parse[S](text)
	if err != nil {
		i := slices.IndexFunc(c.unknown, func(w word) bool { return w.error == err.Error() })
		if i < 0 {
			i = len(c.unknown)
			c.unknown = append(c.unknown, word{S(255 - i).String(), fmt.Sprintf("%.200q", text), err.Error()})
		}
		if i == maxUnknown {
			return fmt.Errorf("the program answered with more than %d unknown words, the last of them: %w", maxUnknown, err)
		}
		s = S(255 - i)
	}
	*state = s
	return nil
}
