package precedencetest

import (
	"runtime/debug"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// An answer is what came of a call.
type answer struct {
	states   precedence.States // of which only what the subject returns is set
	panicked *panicked         // or nil
}

// A panicked is a call that panicked.
type panicked struct{ with, stack string }

// same reports whether two answers say the same.
func (a answer) same(b answer) bool {
	if a.panicked != nil && b.panicked != nil {
		return a.panicked.with == b.panicked.with
	}
	return a.panicked == b.panicked && a.states == b.states
}

// broken reports whether a is a panic, or has a state outside its vocabulary.
func (a answer) broken() bool {
	return a.panicked != nil || a.stranger() != nil
}

// stranger returns a state that is outside its vocabulary, or nil.
func (a answer) stranger() presence.State {
	for _, s := range []presence.State{a.states.CloudLink, a.states.MitelOne, a.states.Session, a.states.Teams} {
		if _, err := s.MarshalText(); err != nil {
			return s
		}
	}
	return nil
}

// stackOf returns the stack of a panic from where it happened to the resolver itself, without
// the kit's own calls. It must be called by the deferred function that recovers.
func stackOf() string {
	const kit = "github.com/othersee/othersee/precedence/precedencetest."
	lines := strings.Split(strings.TrimSpace(string(debug.Stack())), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "panic(") {
			lines = lines[i+2:] // a function, and its file
			break
		}
	}
	for i, line := range lines {
		if strings.HasPrefix(line, kit) {
			lines = lines[:i]
			break
		}
	}
	return strings.Join(lines, "\n")
}
