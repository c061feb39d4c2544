package explain

import (
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// Unreported is what is not reported of a user.
type Unreported struct {
	// Parties are those that report nothing: a line, the user presence, all clients.
	Parties []Party `json:"parties"`
	// Could are the states, other than the answer, that others could see if they did, by
	// Teams' order, BeRightBack last.
	Could []presence.Teams `json:"could"`
}

func unreported(in precedence.Input, p precedence.Policy, answer precedence.Resolution) Unreported {
	none := Unreported{missing(in), []presence.Teams{}}
	could := []precedence.Input{in}
	lines := in.Lines.Without(presence.LineUnknown)
	// Each party that reports nothing reports each of its states; a set of several makes no
	// state of Teams that none of them makes.
	for _, party := range none.Parties {
		switch party {
		case PartyLine:
			could = each(could, func(in *precedence.Input, line presence.Line) {
				in.Lines = lines.With(line)
			})
		case PartyUserPresence:
			could = each(could, func(in *precedence.Input, user presence.MiVO400) { in.UserPresence = user })
		default:
			could = each(could, func(in *precedence.Input, client presence.TeamsClient) { in.Clients = presence.SetOf(client) })
		}
	}
	var seen presence.Set[presence.Teams]
	for _, in := range could {
		seen = seen.With(p.Resolve(in).Teams)
	}
	for _, state := range append(precedence.TeamsOrder(), presence.TeamsBeRightBack) {
		if state != answer.Teams && seen.Has(state) {
			none.Could = append(none.Could, state)
		}
	}
	return none
}

// unsettled returns the parties that report nothing, if others could see something else with
// them after one of several sets of changes.
func unsettled(in precedence.Input, p precedence.Policy, sets ...[]Change) []Party {
	for _, changes := range sets {
		then, policy := Apply(in, p, changes...)
		if len(unreported(then, policy, policy.Resolve(then)).Could) > 0 {
			return missing(in)
		}
	}
	return []Party{}
}

// missing returns the parties that report nothing.
func missing(in precedence.Input) []Party {
	parties := []Party{}
	if in.Lines.Len() == 0 || in.Lines.Has(presence.LineUnknown) {
		parties = append(parties, PartyLine)
	}
	if in.UserPresence == presence.MiVO400Unknown {
		parties = append(parties, PartyUserPresence)
	}
	if in.Clients.Len() == 0 {
		parties = append(parties, PartyClient)
	}
	return parties
}

// each returns, for each of inputs and each state of a vocabulary, the input with that state.
func each[S presence.Vocabulary](inputs []precedence.Input, set func(*precedence.Input, S)) (all []precedence.Input) {
	for _, in := range inputs {
		for s := range presence.All[S]() {
			set(&in, s)
			all = append(all, in)
		}
	}
	return all
}
