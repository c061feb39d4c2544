//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package main

import (
	"os"
	"syscall"
	"unsafe"
)

// columns returns the width of a terminal, 0 if file is none.
func columns(file *os.File) int {
	var size struct{ rows, columns, x, y uint16 }
	_, _, _ = syscall.Syscall(syscall.SYS_IOCTL, file.Fd(), syscall.TIOCGWINSZ, uintptr(unsafe.Pointer(&size)))
	return int(size.columns)
}
