package main

import (
	"encoding/json"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

// opening is asked first, to see which keys the answers have.
var opening = question(precedencetest.Call{Lines: []presence.Line{presence.LineBusy}, User: presence.MiVO400Available})

// question returns the line that asks for c.
func question(c precedencetest.Call) string {
	if c.Lines == nil {
		c.Lines = []presence.Line{}
	}
	if c.Clients == nil {
		c.Clients = []presence.TeamsClient{}
	}
	text, err := json.Marshal(c)
	if err != nil {
		panic(err) // the kit has no states that are none
	}
	return string(text)
}

// check runs the kit on answers that have certain keys.
func (asked request) check(has keys, ask func(precedencetest.Call) answer) error {
	var subject precedencetest.Subject
	switch has {
	case keys{teams: true}:
		subject = precedencetest.Teams(func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
			return *ask(precedencetest.Call{Lines: lines, User: user, Clients: clients, Configured: configured}).Teams
		})
	case keys{session: true}:
		subject = precedencetest.Session(func(lines []presence.Line, user presence.MiVO400) presence.Teams {
			return *ask(precedencetest.Call{Lines: lines, User: user}).Session
		})
	default:
		subject = precedencetest.States(func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) precedence.States {
			c := precedencetest.Call{Lines: lines, User: user, Clients: clients, Configured: configured}
			return ask(c).over(asked.right(c)) // what it does not answer is right
		})
	}
	return subject.By(asked.policy).Within(asked.timeout).Check(asked.without...)
}

// right returns the right answer to c.
func (asked request) right(c precedencetest.Call) precedence.States {
	return asked.policy.Resolve(precedence.Input{
		Lines:      presence.SetOf(c.Lines...),
		User:       c.User,
		Clients:    presence.SetOf(c.Clients...),
		Configured: c.Configured,
	}).States
}

// plan returns what the kit asks while the answers are right.
func (asked request) plan(has keys) (questions []string) {
	_ = asked.check(has, func(c precedencetest.Call) answer {
		questions = append(questions, question(c))
		states := asked.right(c)
		return answer{&states.CloudLink, &states.MitelOne, &states.Session, &states.Teams}
	})
	return questions
}
