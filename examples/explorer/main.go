// Command explorer serves a page on which to say what is known, and to see what others see in
// Microsoft Teams, and why.
//
// It listens on the loopback interface, at the address that -addr gives, and prints where.
// The page is package web, for another service to mount. With -export it writes the page as a
// file that needs no server, and with -svg two pictures of all answers.
package main

import (
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/page"
	"github.com/othersee/othersee/examples/explorer/static"
	"github.com/othersee/othersee/examples/explorer/web"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run is the whole command. It returns its exit status.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("explorer", flag.ContinueOnError)
	flags.SetOutput(stderr)
	addr := flags.String("addr", "127.0.0.1:8400", "the `address` to serve the page at; port 0 is any that is free")
	export := flags.String("export", "", "write the page to this `directory` instead, to be opened or served as a file")
	svg := flags.String("svg", "", "write pictures of all answers, light and dark, to this `directory` instead")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "explorer: unexpected argument %q (want only flags: -addr, -export, -svg)\n", flags.Arg(0))
		return 2
	}
	var err error
	switch {
	case *export != "":
		err = static.Write(*export)
	case *svg != "":
		err = draw(*svg)
	default:
		err = serve(*addr, stdout)
	}
	if err != nil {
		fmt.Fprintf(stderr, "explorer: %v\n", err)
		return 1
	}
	return 0
}

func draw(dir string) error {
	for name, theme := range map[string]glyph.Theme{"maps-light.svg": glyph.Light, "maps-dark.svg": glyph.Dark} {
		if err := os.WriteFile(filepath.Join(dir, name), page.Picture(theme), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func serve(addr string, stdout io.Writer) error {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "http://%v/\n", listener.Addr())
	return server().Serve(listener)
}

// server returns a server that gives up on the slow and refuses the huge.
func server() *http.Server {
	return &http.Server{
		Handler:           web.Handler(""),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      10 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
}
