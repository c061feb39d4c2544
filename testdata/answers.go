package testdata

import (
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// An Answer is a row of complete.csv or policies.csv: what one line, a user presence, one
// client and a status set by hand come to.
type Answer struct {
	Policy       precedence.Policy
	Line         presence.Line
	UserPresence presence.MiVO400
	Client       presence.TeamsClient
	Configured   presence.Configured
	Want         precedence.Resolution
	Disputed     []precedence.Point // only in complete.csv
	Basis        string             // only in complete.csv
}

// Input returns what the row says is reported.
func (a Answer) Input() precedence.Input {
	return precedence.Input{
		Lines:        presence.SetOf(a.Line),
		UserPresence: a.UserPresence,
		Clients:      presence.SetOf(a.Client),
		Configured:   a.Configured,
	}
}

// Complete returns the rows of complete.csv, which are by the guide's policy.
func Complete() []Answer {
	var all []Answer
	for _, r := range records("complete.csv") {
		a := answer(precedence.Guide(), r[:4], r[6:10])
		a.Want.CloudLink, a.Want.MitelOne = state[presence.CloudLink](r[4]), state[presence.MitelOne](r[5])
		if r[10] != "" {
			for point := range strings.SplitSeq(r[10], "; ") {
				var p precedence.Point
				must(0, p.UnmarshalText([]byte(point)))
				a.Disputed = append(a.Disputed, p)
			}
		}
		a.Basis = r[11]
		all = append(all, a)
	}
	return all
}

// Policies returns the rows of policies.csv: those that differ from complete.csv's, by each of
// the other policies. What CloudLink and Mitel One show does not depend on the policy.
func Policies() []Answer {
	cloudLink := map[[2]string]precedence.States{}
	for _, r := range records("complete.csv") {
		cloudLink[[2]string{r[0], r[1]}] = precedence.States{CloudLink: state[presence.CloudLink](r[4]), MitelOne: state[presence.MitelOne](r[5])}
	}
	var all []Answer
	for _, r := range records("policies.csv") {
		var p precedence.Policy
		must(0, p.UnmarshalText([]byte(r[4])))
		a := answer(p, r[:4], r[5:9])
		states := cloudLink[[2]string{r[0], r[1]}]
		a.Want.CloudLink, a.Want.MitelOne = states.CloudLink, states.MitelOne
		all = append(all, a)
	}
	return all
}

// answer reads the columns line to configured, and session to teamsRule.
func answer(p precedence.Policy, in, out []string) Answer {
	a := Answer{
		Policy:       p,
		Line:         state[presence.Line](in[0]),
		UserPresence: state[presence.MiVO400](in[1]),
		Client:       state[presence.TeamsClient](in[2]),
		Configured:   state[presence.Configured](in[3]),
	}
	a.Want.Session, a.Want.Teams = state[presence.Teams](out[0]), state[presence.Teams](out[2])
	must(0, a.Want.SessionRule.UnmarshalText([]byte(out[1])))
	must(0, a.Want.TeamsRule.UnmarshalText([]byte(out[3])))
	return a
}
