package precedence

import (
	"iter"
	"slices"
	"strconv"

	"github.com/othersee/othersee/internal/sets"
	"github.com/othersee/othersee/presence"
)

// basis says what the answer rests on.
func (p *prose) basis() {
	p.line()
	switch basis := p.Basis(); basis.Kind {
	case BasisTable:
		p.say(basisTable, strconv.Itoa(basis.Number))
	case BasisNote:
		p.say(basisNote, strconv.Itoa(basis.Number))
	case BasisRule:
		p.say(basisRule)
	case BasisSilent:
		var foreign []clause
		for rule := range p.deciding(p.answer) {
			if c := (clause{plain, [3]string{rule.String()}}); !rule.inGuide() && !slices.Contains(foreign, c) {
				foreign = append(foreign, c)
			}
		}
		p.say(basisSilent, p.list(foreign, and))
	}
}

// unreported says what was not reported, if with it others could see something else.
func (p *prose) unreported() {
	missing := make([]clause, 0, 3)
	if p.lineless() {
		missing = append(missing, clause{id: theLines})
	}
	if p.Input.User == presence.MiVO400Unknown {
		missing = append(missing, clause{id: theUserPresence})
	}
	if p.Input.Clients.Len() == 0 {
		missing = append(missing, clause{id: theClients})
	}
	if len(missing) == 0 {
		return
	}
	if p.answer.TeamsRule == T1 { // it matters when the status is reset
		reset := p.Input
		reset.Configured = presence.ConfiguredNone
		if p.could(reset).Len() > 1 {
			p.say(notReportedThen, p.list(missing, and))
		}
		return
	}
	could := sets.Without(p.could(p.Input), p.answer.Teams)
	also := make([]clause, 0, 5)
	for _, teams := range teamsOrder {
		if could.Has(teams) {
			also = append(also, clause{plain, [3]string{p.label(teams)}})
		}
	}
	if len(also) > 0 {
		p.say(notReported, p.list(missing, and), p.list(also, or))
	}
}

// lineless reports whether no line is reported.
func (p *prose) lineless() bool {
	return sets.Without(p.Input.Lines, presence.LineUnknown).Len() == 0
}

// could returns what others could see of in if one state were reported of each party of which
// none is.
func (p *prose) could(in Input) (seen presence.Set[presence.Teams]) {
	lineless, userless, clientless := p.lineless(), in.User == presence.MiVO400Unknown, in.Clients.Len() == 0
	for line := range presence.LineBusy + 1 {
		for user := range presence.MiVO400NotAvailable + 1 {
			for client := range presence.TeamsClientPresenting + 1 {
				if lineless {
					in.Lines = presence.SetOf(line)
				}
				if userless {
					in.User = user
				}
				if clientless {
					in.Clients = presence.SetOf(client)
				}
				seen = seen.Add(p.Policy.Resolve(in).Teams)
				if !clientless {
					break
				}
			}
			if !userless {
				break
			}
		}
		if !lineless {
			break
		}
	}
	return seen
}

// disputes says where the sources contradict each other about what others see.
func (p *prose) disputes() {
	for d := range p.Disputes() {
		if d.Otherwise.Teams != p.answer.Teams {
			p.line()
			p.say(disputed, d.Point.String(), d.Point.StatementIn(p.language),
				p.word(readings[d.Follows]), p.word(readings[d.Other]), p.label(d.Otherwise.Teams))
		}
	}
}

// outside names the states that are outside their vocabularies.
func (p *prose) outside() {
	in := p.Input
	ignore(p, "lines", in.Lines.All())
	ignore(p, "user", slices.Values([]presence.MiVO400{in.User}))
	ignore(p, "clients", in.Clients.All())
	ignore(p, "configured", slices.Values([]presence.Configured{in.Configured}))
}

func ignore[S presence.Vocabulary](p *prose, key string, states iter.Seq[S]) {
	for s := range states {
		if _, err := s.MarshalText(); err != nil {
			p.line()
			p.say(ignored, s.String(), key)
		}
	}
}
