//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// A write to a closed pipe is to be an error that run reports. Without this, it ends
// the process on the spot and without a word.
func init() {
	signal.Ignore(syscall.SIGPIPE)
}
