package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

// The test binary is the program that is checked where OTHERSEE_PROGRAM says how to answer.
func TestMain(m *testing.M) {
	if how := os.Getenv("OTHERSEE_PROGRAM"); how != "" {
		answer(how)
		return
	}
	os.Exit(m.Run())
}

func answer(how string) {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		var c precedencetest.Call
		if err := json.Unmarshal(in.Bytes(), &c); err != nil {
			panic(err)
		}
		teams := precedence.Resolve(precedence.Input{
			Lines: presence.SetOf(c.Lines...), UserPresence: c.UserPresence,
			Clients: presence.SetOf(c.Clients...), Configured: c.Configured,
		}).Teams.String()
		switch how {
		case "right":
			fmt.Printf("{\"teams\":%q}\n", teams)
		case "wrong":
			fmt.Println(`{"teams":"Busy"}`)
		case "word":
			fmt.Println(`{"teams":"AppearAway"}`)
		case "key":
			fmt.Printf("{\"TEAMS\":%q}\n", teams)
		case "ends":
			return
		}
	}
}

func TestRun(t *testing.T) {
	program, err := os.Executable()
	assert.NoError(t, err)
	for _, tt := range []struct {
		how    string
		args   []string
		status int
		want   string
	}{
		{"right", nil, 0, "PASS"},
		{"wrong", nil, 1, "want  Offline"},
		{"word", nil, 1, "AppearAway"},
		{"key", nil, 1, "TEAMS"},
		{"ends", nil, 1, "exit status 0"},
		{"right", []string{"-policy", "nobody"}, 2, "nobody"},
		{"right", []string{"-without", "everything"}, 2, "everything"},
		{"right", []string{"-json"}, 0, `"pass": true`},
	} {
		t.Run(strings.Join(append([]string{tt.how}, tt.args...), " "), func(t *testing.T) {
			t.Setenv("OTHERSEE_PROGRAM", tt.how)
			var out, errs strings.Builder
			assert.Equal(t, tt.status, run(context.Background(), append(tt.args, program), &out, &errs), "exit status")
			assert.Contains(t, out.String()+errs.String(), tt.want)
		})
	}
}
