package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"time"

	"github.com/othersee/othersee/precedence/precedencetest"
)

// A verdict is what the kit says of a program.
type verdict struct {
	checked  keys // which states it answers
	failures []*precedencetest.Failure
}

// judge puts a program under the kit, and ends it. The error says how it broke the protocol.
func judge(p *program, asked request) (v verdict, err error) {
	has, answered := p.first(asked.timeout)
	if answered {
		p.plan = asked.plan(has)
		v = verdict{has, failed(asked.check(has, p.must(has)))}
	}
	err = p.stop()
	if err == nil && !answered {
		err = errors.New("the program did not answer in time")
	}
	if text := strings.TrimSpace(p.stderr.String()); err != nil && text != "" {
		err = fmt.Errorf("%w\nits standard error:\n\t%s", err, strings.ReplaceAll(text, "\n", "\n\t"))
	}
	return v, err
}

// first returns the keys of the first answer, or false if there is none in time. It has more of
// it, as the program has yet to start.
func (p *program) first(timeout time.Duration) (keys, bool) {
	has := make(chan keys, 1)
	go func() {
		defer close(has)
		a, err := p.ask(opening)
		if p.broken = err; err == nil {
			has <- a.keys()
		}
	}()
	select {
	case k, ok := <-has:
		return k, ok
	case <-time.After(6 * timeout):
		return keys{}, false
	}
}

// must returns a function that asks for answers with certain keys. If there is none it ends
// the goroutine, by which the kit stops.
func (p *program) must(has keys) func(precedencetest.Call) answer {
	return func(c precedencetest.Call) answer {
		a, err := p.ask(question(c))
		if err == nil && a.keys() != has {
			err = fmt.Errorf("the program answered with other keys than at first\n\t%s", question(c))
		}
		if err != nil {
			p.broken = err
			runtime.Goexit()
		}
		return a
	}
}

// failed returns the failures that err joins.
func failed(err error) (failures []*precedencetest.Failure) {
	var joined interface{ Unwrap() []error }
	if !errors.As(err, &joined) {
		return nil
	}
	for _, err := range joined.Unwrap() {
		var failure *precedencetest.Failure
		if errors.As(err, &failure) {
			failures = append(failures, failure)
		}
	}
	return failures
}
