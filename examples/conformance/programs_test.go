package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

// programs are what the test is when it runs itself as the program under test.
var programs = map[string]func(){
	"graph": answering(func(_ int, c precedencetest.Call) string { return teams(precedence.Graph().Resolve(input(c)).Teams) }),
	"session": answering(func(_ int, c precedencetest.Call) string {
		return fmt.Sprintf(`{"session":%q}`, precedence.Resolve(input(c)).Session)
	}),
	"wrong": answering(func(_ int, c precedencetest.Call) string {
		if n := len(c.Clients); n > 1 {
			c.Clients = c.Clients[:n-1]
		}
		r := precedence.Resolve(input(c))
		return fmt.Sprintf(`{"session":%q,"teams":%q}`, r.Session, r.Teams)
	}),
	"first hundred": answering(func(_ int, c precedencetest.Call) string {
		c.Clients = c.Clients[:min(100, len(c.Clients))]
		return right(c)
	}),
	"ends": func() {
		fmt.Fprintln(os.Stderr, "no settings\ngood bye")
		os.Exit(3)
	},
	"ends later": answering(func(n int, c precedencetest.Call) string {
		if n == 10 {
			os.Exit(4)
		}
		return right(c)
	}),
	"hangs": answering(func(int, precedencetest.Call) string {
		time.Sleep(time.Hour)
		return ""
	}),
	"hangs later": answering(func(n int, c precedencetest.Call) string {
		if n == 10 {
			fmt.Fprintln(os.Stderr, "stuck")
			time.Sleep(time.Hour)
		}
		return right(c)
	}),
	"reads nothing and hangs": func() { time.Sleep(time.Hour) },
	"closes": func() {
		os.Stdout.Close()
		time.Sleep(time.Hour)
	},
	"answers twice": answering(func(_ int, c precedencetest.Call) string { return right(c) + "\n" + right(c) }),
	"answers without end": func() {
		for {
			fmt.Println(teams(presence.TeamsBusy))
		}
	},
	"answers at the end": func() {
		answering(func(_ int, c precedencetest.Call) string { return right(c) })()
		fmt.Println("bye")
	},
	"greets": func() {
		fmt.Println("ready")
		answering(func(_ int, c precedencetest.Call) string { return right(c) })()
	},
	"another state": answering(func(int, precedencetest.Call) string { return `{"teams":"busy"}` }),
	"another key":   answering(func(int, precedencetest.Call) string { return `{"team":"Busy"}` }),
	"no key":        answering(func(int, precedencetest.Call) string { return `{}` }),
	"two values":    answering(func(int, precedencetest.Call) string { return `{"teams":"Busy"} {}` }),
	"a long line":   answering(func(int, precedencetest.Call) string { return strings.Repeat("-", maxLine) }),
	"other keys later": answering(func(n int, c precedencetest.Call) string {
		if n == 10 {
			return `{"session":"Busy"}`
		}
		return right(c)
	}),
}

// answering returns a program that answers the nth line that it reads, from 1.
func answering(answer func(n int, c precedencetest.Call) string) func() {
	return func() {
		lines := bufio.NewScanner(os.Stdin)
		for n := 1; lines.Scan(); n++ {
			var c precedencetest.Call
			if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
				panic(err)
			}
			fmt.Println(answer(n, c))
		}
	}
}

func right(c precedencetest.Call) string {
	return teams(precedence.Resolve(input(c)).Teams)
}

func teams(state presence.Teams) string {
	return fmt.Sprintf(`{"teams":%q}`, state)
}

func input(c precedencetest.Call) precedence.Input {
	return precedence.Input{Lines: presence.SetOf(c.Lines...), User: c.User, Clients: presence.SetOf(c.Clients...), Configured: c.Configured}
}
