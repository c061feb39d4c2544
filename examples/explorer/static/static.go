// Package static writes the page as a file that needs no server: it holds the program that
// draws it, compiled for the browser, so that it gives the server's answers to the server's
// links.
package static

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/othersee/othersee/examples/explorer/page"
)

const program = "github.com/othersee/othersee/examples/explorer/static/wasm"

// Write writes index.html to dir, which it makes where it is missing. It needs the go
// command, and to be run within this module or one that requires it.
func Write(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("static: %w", err)
	}
	compiled, err := compile()
	if err != nil {
		return err
	}
	runtime, err := runtime()
	if err != nil {
		return err
	}
	document := page.Shell(pack(compiled), runtime)
	if err := os.WriteFile(filepath.Join(dir, "index.html"), document, 0o644); err != nil {
		return fmt.Errorf("static: %w", err)
	}
	return nil
}

// compile returns the program, for a browser.
func compile() ([]byte, error) {
	dir, err := os.MkdirTemp("", "explorer")
	if err != nil {
		return nil, fmt.Errorf("static: %w", err)
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "program.wasm")
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false",
		"-ldflags=-s -w -X github.com/othersee/othersee/examples/explorer/page.exported="+page.Version(),
		"-o", file, program)
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if output, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("static: %v: %w\n%s", build, err, output)
	}
	return os.ReadFile(file)
}

// runtime returns the script by which a browser runs what the go command compiles for it.
func runtime() (string, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("static: go env GOROOT: %w", err)
	}
	script, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return "", fmt.Errorf("static: %w", err)
	}
	return string(script), nil
}

func pack(program []byte) string {
	var packed bytes.Buffer
	w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression) // which is a level
	w.Write(program)                                           // to memory, where nothing fails
	w.Close()
	return base64.StdEncoding.EncodeToString(packed.Bytes())
}
