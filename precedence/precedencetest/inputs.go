package precedencetest

import (
	"fmt"

	"github.com/othersee/othersee/precedence"
)

// one returns a check of one input. Only if it fails does why cost anything.
func one(in precedence.Input, why func() string) func(*runner) *Failure {
	return func(r *runner) *Failure {
		in := r.returns.asked(in)
		got := r.answerTo(in)
		if got.same(answer{states: r.want(in)}) {
			return nil
		}
		return r.judge(callOf(in), got, why())
	}
}

// A wrongInput is an input that is answered wrongly.
type wrongInput struct {
	in       precedence.Input
	got      answer
	disputed pointSet // the points on which the right answer depends
	follows  pointSet // the points by whose other reading got would be right, if any
}

// blames reports whether w is to be told under points[i]: if by its other reading got would
// be right, or if got is wrong by every reading, and the point is disputed.
func (w wrongInput) blames(i int) bool {
	set := w.follows
	if set == 0 {
		set = w.disputed
	}
	return set&(1<<i) != 0
}

// size is how much w's reports are.
func (w wrongInput) size() int {
	size := 2 * (w.in.Lines.Len() + w.in.Clients.Len())
	if w.in.User != 0 {
		size++
	}
	if w.in.Configured != 0 {
		size++
	}
	return size
}

// wrongInputs asks for all inputs, the first time, and returns those that are answered wrongly.
func (r *runner) wrongInputs() []wrongInput {
	if r.wrong != nil {
		return *r.wrong
	}
	var all []wrongInput
	for in := range precedence.Inputs() {
		if in != r.returns.asked(in) {
			continue
		}
		got := r.answerTo(in)
		if got.same(answer{states: r.want(in)}) {
			continue
		}
		w := wrongInput{in: in, got: got, disputed: r.disputes(in)}
		if got.panicked == nil {
			w.follows = r.follows(in, got.states)
		}
		all = append(all, w)
	}
	r.wrong = &all
	return all
}

// wrongInputs returns a check that no input among those in is answered wrongly. It fails with
// the smallest.
func wrongInputs(among func(wrongInput) bool) func(*runner) *Failure {
	return func(r *runner) *Failure {
		var smallest wrongInput
		n := 0
		for _, w := range r.wrongInputs() {
			if !among(w) {
				continue
			}
			if n++; n == 1 || w.size() < smallest.size() {
				smallest = w
			}
		}
		if n == 0 {
			return nil
		}
		why := r.why(smallest.in)
		if smallest.follows == 0 && smallest.disputed != 0 {
			why = fmt.Sprintf("It is no other reading's answer either.\n%s", why)
		}
		if n > 1 {
			why = fmt.Sprintf("%d such inputs are answered wrongly; this is the smallest.\n%s", n, why)
		}
		return r.judge(callOf(smallest.in), smallest.got, why)
	}
}
