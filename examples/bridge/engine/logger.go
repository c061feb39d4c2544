package engine

import (
	"fmt"
	"log/slog"
)

// A logger passes on what the node has to say that someone may have to act upon, and the first
// message that says that it cannot run to fatal.
type logger struct{ fatal chan<- string }

func (l logger) Fatalf(format string, args ...any) {
	l.Errorf(format, args...)
	select {
	case l.fatal <- fmt.Sprintf(format, args...):
	default:
	}
}

func (l logger) Errorf(format string, args ...any) {
	slog.Error("engine: " + fmt.Sprintf(format, args...))
}

func (l logger) Warnf(format string, args ...any) {
	slog.Warn("engine: " + fmt.Sprintf(format, args...))
}

func (l logger) Noticef(string, ...any) {}
func (l logger) Debugf(string, ...any)  {}
func (l logger) Tracef(string, ...any)  {}
