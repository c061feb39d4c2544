package main

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// A disk is a file system of its own that can be filled. A nil disk could not be mounted.
type disk struct{ dir string }

// mountDisk mounts a small disk on dir if this process may.
func mountDisk(t *testing.T, dir string) *disk {
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=256m"); err != nil {
		t.Logf("no disk is going to be full: mounting one: %v (run as root)", err)
		return nil
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return &disk{dir}
}

func (d *disk) filler() string { return filepath.Join(d.dir, "filler") }

// fill takes up all room that is left. It reports whether there is a disk.
func (d *disk) fill(t *testing.T) bool {
	if d == nil {
		return false
	}
	file, err := os.Create(d.filler())
	require.NoError(t, err)
	defer file.Close()
	for chunk := make([]byte, 1<<20); len(chunk) > 0; {
		_, err := file.Write(chunk)
		if errors.Is(err, syscall.ENOSPC) {
			chunk = chunk[:len(chunk)/2]
		} else {
			require.NoError(t, err)
		}
	}
	return true
}

// clear makes room again.
func (d *disk) clear(t *testing.T) { require.NoError(t, os.Remove(d.filler())) }
