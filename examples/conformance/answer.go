package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// An answer is what a program answers: some of the states, at least one.
type answer struct {
	CloudLink *presence.CloudLink `json:"cloudLink"`
	MitelOne  *presence.MitelOne  `json:"mitelOne"`
	Session   *presence.Teams     `json:"session"`
	Teams     *presence.Teams     `json:"teams"`
}

// keys says which states an answer has.
type keys struct{ cloudLink, mitelOne, session, teams bool }

func (k keys) String() string {
	var all []string
	for key, has := range map[string]bool{"cloudLink": k.cloudLink, "mitelOne": k.mitelOne, "session": k.session, "teams": k.teams} {
		if has {
			all = append(all, key)
		}
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

func (a answer) keys() keys {
	return keys{a.CloudLink != nil, a.MitelOne != nil, a.Session != nil, a.Teams != nil}
}

// read reads a line that a program answered.
func read(line []byte) (a answer, err error) {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err = dec.Decode(&a); err == nil {
		switch {
		case dec.More():
			err = errors.New("more than one JSON value in a line")
		case a.keys() == keys{}:
			err = errors.New("none of the keys teams, session, cloudLink, mitelOne")
		}
	}
	if err != nil {
		const most = 200
		return answer{}, fmt.Errorf(`the program answered %.*q, which is not as in {"teams":"Busy"} (%w); what is no answer belongs on standard error`, most, bytes.TrimSpace(line), err)
	}
	return a, nil
}

// over returns states with those that a has in place of theirs.
func (a answer) over(states precedence.States) precedence.States {
	if a.CloudLink != nil {
		states.CloudLink = *a.CloudLink
	}
	if a.MitelOne != nil {
		states.MitelOne = *a.MitelOne
	}
	if a.Session != nil {
		states.Session = *a.Session
	}
	if a.Teams != nil {
		states.Teams = *a.Teams
	}
	return states
}
