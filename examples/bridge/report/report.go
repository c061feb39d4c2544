// Package report holds what telephone systems tell the bridge of a user's devices, and what
// follows from all reports of a user.
package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/othersee/othersee/presence"
)

// A Kind says what a report is about.
type Kind string

// The kinds of report. The first four bring a state, in the words of package presence.
const (
	Line       Kind = "line"       // a telephone line: presence.Line
	User       Kind = "user"       // the phone system's user presence: presence.MiVO400
	Client     Kind = "client"     // a Teams client: presence.TeamsClient
	Configured Kind = "configured" // the status set by hand in Teams: presence.Configured
	Gone       Kind = "gone"       // the device goes away, and its state with it
	Removed    Kind = "removed"    // the user is removed, and all devices with it
)

// A Report is one state of one device at one time. The last report of each device is what
// holds; which is the last is told by Time.
type Report struct {
	// User is the user's id or user principal name in Graph. Case does not matter: Check
	// turns it to lower case.
	User string `json:"user"`
	// Source is who reports, such as a phone system; it names its devices.
	Source string `json:"source,omitempty"`
	Device string `json:"device,omitempty"`
	Kind   Kind   `json:"kind"`
	State  string `json:"state,omitempty"`
	// Time is when the device was in this state, by the clock of its source.
	Time time.Time `json:"time"`
}

// maxAhead is how far a report may be ahead of the bridge's clock. It stops a nonsensical
// year from making every later report an older one, and forgives clocks and time zones.
const maxAhead = 24 * time.Hour

// Parse reads one report from one JSON object. Unknown keys are an error.
func Parse(data []byte) (Report, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	var r Report
	if err := dec.Decode(&r); err != nil {
		return Report{}, fmt.Errorf("report: %w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Report{}, errors.New("report: something follows the object")
	}
	return r, nil
}

// Check returns r with its user in lower case, or an error that says all that is wrong with
// it. Now is the bridge's clock.
func (r Report) Check(now time.Time) (Report, error) {
	r.User = strings.ToLower(r.User)
	errs := []error{checkName("user", r.User), r.checkState(), r.checkTime(now)}
	if r.Kind == Removed {
		if r.Source != "" || r.Device != "" {
			errs = append(errs, fmt.Errorf("report: kind %q is about the whole user (leave out source and device)", r.Kind))
		}
	} else {
		errs = append(errs, checkName("source", r.Source), checkName("device", r.Device))
	}
	return r, errors.Join(errs...)
}

func (r Report) checkState() error {
	var err error
	switch r.Kind {
	case Line:
		_, err = presence.Parse[presence.Line](r.State)
	case User:
		_, err = presence.Parse[presence.MiVO400](r.State)
	case Client:
		_, err = presence.Parse[presence.TeamsClient](r.State)
	case Configured:
		_, err = presence.Parse[presence.Configured](r.State)
	case Gone, Removed:
		if r.State != "" {
			return fmt.Errorf("report: kind %q has no state (got %q)", r.Kind, r.State)
		}
	default:
		return fmt.Errorf("report: unknown kind %q (want line, user, client, configured, gone, removed)", r.Kind)
	}
	if err != nil {
		return fmt.Errorf("report: kind %q: %w", r.Kind, err)
	}
	return nil
}

func (r Report) checkTime(now time.Time) error {
	if r.Time.IsZero() {
		return errors.New("report: no time (want when the device was in this state, as in 2026-11-24T09:30:00.125Z)")
	}
	if r.Time.After(now.Add(maxAhead)) {
		return fmt.Errorf("report: time %s is more than %v ahead", r.Time.Format(time.RFC3339Nano), maxAhead)
	}
	return nil
}

func checkName(key, name string) error {
	switch {
	case name == "":
		return fmt.Errorf("report: no %s", key)
	case len(name) > maxName:
		return fmt.Errorf("report: %s of %d bytes (want at most %d)", key, len(name), maxName)
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return fmt.Errorf("report: %s %q has characters that cannot be shown", key, name)
	case name == "." || name == "..":
		return fmt.Errorf("report: %s %q has another meaning in addresses", key, name)
	}
	return nil
}
