package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A message is a report as a client that does not know the bridge's code writes it.
type message struct {
	User   string `json:"user"`
	Source string `json:"source,omitempty"`
	Device string `json:"device,omitempty"`
	Kind   string `json:"kind"`
	State  string `json:"state,omitempty"`
	Time   string `json:"at"`
	at     time.Time
}

// A teller tells the bridges about users of its own and remembers what they accepted.
type teller struct {
	urls   []string
	client *http.Client
	random *rand.Rand
	users  []string
	now    time.Time // of the next report; every report has another

	last    map[[3]string]message // accepted, by user, source and device
	gone    map[[3]string]time.Time
	removed map[string]time.Time // accepted, by user
	resent  int                  // bodies that were not accepted at first
}

func newTeller(seed, number int, urls, users []string, began time.Time) *teller {
	return &teller{
		urls: urls, users: users, now: began,
		client:  &http.Client{Timeout: 30 * time.Second},
		random:  rand.New(rand.NewPCG(uint64(number), uint64(seed))),
		last:    map[[3]string]message{},
		gone:    map[[3]string]time.Time{},
		removed: map[string]time.Time{},
	}
}

// devices are those of every user, with the states that they report.
var devices = []struct {
	source, device, kind string
	states               []string
}{
	{"pbx", "line 1", "line", []string{"Available", "Busy"}},
	{"pbx", "line.2*", "line", []string{"Available", "Busy", "Offline", "DoNotDisturb"}},
	{"pbx", "profile", "userPresence", []string{"Available", "Absent", "Meeting", "Busy", "NotAvailable", "Available"}},
	{"portal", "profile 2", "userPresence", []string{"Available", "Absent", "Busy", "Available"}},
	{"teams", "desktop", "client", []string{"Offline", "Inactive", "Active", "InCall", "Presenting"}},
}

// next returns a report of some device of some user. One in ten is older than reports told
// before; one in a hundred says that a device is gone.
func (t *teller) next() message {
	t.now = t.now.Add(time.Microsecond)
	d := devices[t.random.IntN(len(devices))]
	m := message{
		User: t.users[t.random.IntN(len(t.users))], Source: d.source, Device: d.device,
		Kind: d.kind, State: d.states[t.random.IntN(len(d.states))], at: t.now,
	}
	switch n := t.random.IntN(2000); {
	case n < 20:
		m.Kind, m.State = "gone", ""
	case n < 220: // 500 ns beside the grid, so that no two are equal
		m.at = t.now.Add(-time.Duration(t.random.IntN(100_000))*time.Microsecond - 500*time.Nanosecond)
	}
	m.Time = m.at.Format(time.RFC3339Nano)
	return m
}

// tell makes up n reports, one of them bad at times, sends them until they are accepted and
// remembers them.
func (t *teller) tell(n int) error {
	if t.random.IntN(4) == 0 { // alone, because what comes before a removal and what after it matters
		t.now = t.now.Add(time.Microsecond)
		m := message{User: t.users[t.random.IntN(len(t.users))], Kind: "removed", Time: t.now.Format(time.RFC3339Nano), at: t.now}
		body, err := json.Marshal(m)
		if err == nil {
			err = t.send(body, 0)
		}
		if err != nil {
			return err
		}
		t.remember(m)
	}
	messages := make([]message, n)
	for i := range messages {
		messages[i] = t.next()
	}
	bad := 0
	if t.random.IntN(20) == 0 {
		bad = 1 + t.random.IntN(n)
	}
	var body bytes.Buffer
	for i, m := range messages {
		if i+1 == bad {
			m.State = "Bzy"
		}
		line, err := json.Marshal(m)
		if err != nil {
			return err
		}
		body.Write(append(line, '\n'))
	}
	if err := t.send(body.Bytes(), bad); err != nil {
		return err
	}
	for i, m := range messages {
		if i+1 != bad {
			t.remember(m)
		}
	}
	return nil
}

// send sends body until a bridge accepts all of it but the report at bad, if that is not 0.
func (t *teller) send(body []byte, bad int) error {
	for range 1000 {
		status, answer, err := t.post(body)
		switch {
		case err == nil && status == http.StatusOK && bad == 0:
			return nil
		case err == nil && status == http.StatusMultiStatus:
			var said struct{ Refused []struct{ Place int } }
			if err := json.Unmarshal(answer, &said); err != nil {
				return err
			}
			if len(said.Refused) != 1 || said.Refused[0].Place != bad {
				return fmt.Errorf("want the report at %d refused, got %s", bad, answer)
			}
			return nil
		case err == nil && status < 500 && status != http.StatusTooManyRequests:
			return fmt.Errorf("status %d: %.500s", status, answer)
		}
		t.resent++
		time.Sleep(100 * time.Millisecond)
	}
	return errors.New("not accepted after 1000 attempts")
}

func (t *teller) post(body []byte) (int, []byte, error) {
	url := t.urls[t.random.IntN(len(t.urls))]
	request, err := http.NewRequest(http.MethodPost, url+"/reports", bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := t.client.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	return response.StatusCode, answer, err
}

func (t *teller) remember(m message) {
	switch of := [3]string{m.User, m.Source, m.Device}; m.Kind {
	case "removed":
		t.removed[m.User] = m.at
	case "gone":
		t.gone[of] = later(t.gone[of], m.at)
	default:
		if m.Kind == "userPresence" { // one value, whoever reports it
			of = [3]string{m.User}
		}
		if m.at.After(t.last[of].at) {
			t.last[of] = m
		}
	}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// holding returns what is accepted and neither gone nor removed, by user.
func (t *teller) holding() map[string][]message {
	holding := map[string][]message{}
	for _, m := range t.last {
		if m.at.After(t.gone[[3]string{m.User, m.Source, m.Device}]) && m.at.After(t.removed[m.User]) {
			holding[m.User] = append(holding[m.User], m)
		}
	}
	return holding
}

// session returns the session that follows from what holds of a user, by the library.
func session(holding []message) presence.Teams {
	var in precedence.Input
	for _, m := range holding {
		switch m.Kind {
		case "line":
			s, _ := presence.Parse[presence.Line](m.State)
			in.Lines = in.Lines.With(s)
		case "userPresence":
			in.UserPresence, _ = presence.Parse[presence.MiVO400](m.State)
		}
	}
	return precedence.Resolve(in).Session
}
