package precedencetest

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A runner runs checks and asks the subject, one call at a time, always from one goroutine.
type runner struct {
	Subject
	work  chan func()
	gone  chan struct{}        // closed when the goroutine has ended
	asked atomic.Pointer[Call] // the call that has not yet returned, or nil
	lost  bool                 // a call did not return, and the goroutine with it
	left  atomic.Bool          // nobody waits for that goroutine any more
	known []*answer            // to each input, or nil if it is not yet known
	wrong *[]wrongInput        // all of them, or nil before all inputs are asked
}

func start(s Subject) *runner {
	r := &runner{Subject: s, work: make(chan func()), gone: make(chan struct{}), known: make([]*answer, inputs)}
	go func() {
		defer close(r.gone)
		for work := range r.work {
			work()
		}
	}()
	return r
}

func (r *runner) stop() {
	close(r.work)
}

// opening is asked first, since its answer is not the zero state: row 10 of the guide's table.
var opening = precedence.Input{
	Lines:   presence.SetOf(presence.LineBusy),
	User:    presence.MiVO400Available,
	Clients: presence.SetOf(presence.TeamsClientPresenting),
}

// do runs a check. After a call that does not return, no other check can be run.
func (r *runner) do(c check) *Failure {
	done := make(chan *Failure, 1)
	r.work <- func() {
		r.answerTo(opening)
		done <- c.run(r)
	}
	watch := time.NewTicker(max(r.deadline/4, 1))
	defer watch.Stop()
	var slow *Call
	ticks := 0
	for {
		var f *Failure
		select {
		case f = <-done:
		case <-r.gone:
			f = r.give(*r.asked.Load(), "no answer, as the call ended its goroutine")
		case <-watch.C:
			if asked := r.asked.Load(); asked == nil || asked != slow {
				slow, ticks = asked, 0
				continue
			}
			if ticks++; ticks < 4 {
				continue
			}
			f = r.give(*slow, fmt.Sprintf("no answer after %v", r.deadline))
		}
		if f != nil {
			f.Group, f.Name = c.group, c.name
		}
		return f
	}
}

// give returns the failure of a call that did not return.
func (r *runner) give(c Call, got string) *Failure {
	r.lost = true
	r.left.Store(true)
	f := r.fail(c, answer{states: r.want(c.input())}, "Every call must return. Nothing was asked after this one.")
	f.Got = got
	return f
}

// want returns the right answer to in.
func (s Subject) want(in precedence.Input) precedence.States {
	return s.returns.of(s.policy.Resolve(in).States)
}

// ask asks for the answer to c, on copies of its lists.
func (r *runner) ask(c Call) (a answer) {
	r.asked.Store(&c)
	returned := false
	defer func() {
		p := recover()
		if r.left.Load() {
			runtime.Goexit()
		}
		if !returned && p != nil {
			a = answer{panicked: &panicked{fmt.Sprint(p), stackOf()}}
			r.asked.Store(nil)
		}
	}()
	all := r.resolve(c.copied())
	returned = true
	r.asked.Store(nil)
	return answer{states: r.returns.of(all)}
}

// answerTo returns the answer to in, each report given once. It asks only once.
func (r *runner) answerTo(in precedence.Input) answer {
	in = r.returns.asked(in)
	known := &r.known[index(in)]
	if *known == nil {
		a := r.ask(callOf(in))
		*known = &a
	}
	return **known
}
