package precedence

import (
	"iter"
	"slices"
	"strconv"

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
		var foreign []string
		for rule := range p.deciding(p.answer) {
			if !rule.inGuide() && !slices.Contains(foreign, rule.String()) {
				foreign = append(foreign, rule.String())
			}
		}
		p.say(basisSilent, p.join(foreign, and))
	}
}

// unreported says what was not reported, if with it others could see something else.
func (p *prose) unreported() {
	var could presence.Set[presence.Teams]
	for in := range p.completed() {
		could = could.Add(p.Policy.Resolve(in).Teams)
	}
	if could = without(could, p.answer.Teams); could.Len() == 0 {
		return
	}
	var missing, also []string
	if p.lineless() {
		missing = append(missing, p.phrase(theLines))
	}
	if p.Input.User == presence.MiVO400Unknown {
		missing = append(missing, p.phrase(theUserPresence))
	}
	if p.Input.Clients.Len() == 0 {
		missing = append(missing, p.phrase(theClients))
	}
	for _, teams := range teamsOrder {
		if could.Has(teams) {
			also = append(also, p.label(teams))
		}
	}
	p.say(notReported, p.join(missing, and), p.join(also, or))
}

// lineless reports whether no line is reported.
func (p *prose) lineless() bool {
	return without(p.Input.Lines, presence.LineUnknown).Len() == 0
}

// completed ranges over what could have been reported: the input, with one state of each party
// of which none is.
func (p *prose) completed() iter.Seq[Input] {
	return func(yield func(Input) bool) {
		for line := range presence.All[presence.Line]() {
			for user := range presence.All[presence.MiVO400]() {
				for client := range presence.All[presence.TeamsClient]() {
					in := p.Input
					if p.lineless() {
						in.Lines = presence.SetOf(line)
					}
					if in.User == presence.MiVO400Unknown {
						in.User = user
					}
					if in.Clients.Len() == 0 {
						in.Clients = presence.SetOf(client)
					}
					if !yield(in) {
						return
					}
				}
			}
		}
	}
}

// disputes says where the sources contradict each other about what others see.
func (p *prose) disputes() {
	for d := range p.Disputes() {
		if d.Otherwise.Teams != p.answer.Teams {
			p.line()
			p.say(disputed, d.Point.String(), d.Point.StatementIn(p.language),
				p.phrase(readings[d.Follows]), p.phrase(readings[d.Other]), p.label(d.Otherwise.Teams))
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
