package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// The rows and columns of the maps. Rows begin with the strongest in CloudLink; columns end
// with it. A call counts beside a line in do-not-disturb, too (S7); else the strongest line is
// all that counts.
var (
	mapLines = []presence.Set[presence.Line]{
		presence.SetOf(presence.LineDoNotDisturb),
		presence.SetOf(presence.LineDoNotDisturb, presence.LineBusy),
		presence.SetOf(presence.LineBusy),
		presence.SetOf(presence.LineAvailable),
		presence.SetOf(presence.LineOffline),
		presence.SetOf(presence.LineUnknown),
	}
	mapUsers = []presence.MiVO400{
		presence.MiVO400Unknown, presence.MiVO400Available, presence.MiVO400Meeting,
		presence.MiVO400Busy, presence.MiVO400NotAvailable, presence.MiVO400Absent,
	}
	legend = []presence.State{
		presence.TeamsDoNotDisturb, presence.TeamsBusy, presence.TeamsAvailable, presence.TeamsAway,
		presence.TeamsBeRightBack, presence.TeamsOffline, presence.CloudLinkUnknown,
	}
	mapClients = slices.Collect(presence.All[presence.TeamsClient]())
	// simplest has the simplest input from which CloudLink makes a state: a user presence for
	// what no line can say, else a line, else nothing.
	simplest = map[presence.CloudLink]precedence.Input{
		presence.CloudLinkAway:         {UserPresence: presence.MiVO400Absent},
		presence.CloudLinkDoNotDisturb: {UserPresence: presence.MiVO400NotAvailable},
		presence.CloudLinkBusy:         {Lines: presence.SetOf(presence.LineBusy)},
		presence.CloudLinkAvailable:    {Lines: presence.SetOf(presence.LineAvailable)},
		presence.CloudLinkOffline:      {Lines: presence.SetOf(presence.LineOffline)},
	}
)

// A grid is a map, or a strip of one row.
type grid struct {
	Title, X, Y string // names of texts
	Columns     []string
	Rows        []gridRow
	Off         bool // a status set by hand replaces what it shows
}

type gridRow struct {
	Head, Small string
	Unsynced    bool
	Cells       []cell
}

// A cell is a place of a map. Instead is what is synced instead of State (S7), else nil. Rows are
// those of the guide's table for which it stands.
type cell struct {
	State, Instead presence.State
	Disputed       bool
	Rows           string
	To             link.Case
	Here           bool
}

// charts are the maps, and the case on them.
type charts struct {
	Grids  []grid
	Answer *answer // nil where nothing is known
	Case   link.Case
}

func (p *page) maps() charts {
	c := p.Case
	all := charts{Grids: []grid{p.toCloudLink(), p.toTeams(), p.replaced()}, Case: c}
	all.Case.View = ""
	if known(c.Input) {
		all.Answer = p.answerOf(all.Case)
	}
	return all
}

// toCloudLink is the first map: which state of CloudLink the lines and the user presence make.
func (p *page) toCloudLink() grid {
	g := grid{Title: "map1", X: "axis1x", Y: "axis1y"}
	for _, user := range mapUsers {
		g.Columns = append(g.Columns, p.userHead(user))
	}
	for i, lines := range mapLines {
		r := gridRow{Head: p.label(ofLines(lines).CloudLink)}
		if i == 1 {
			r.Small = p.t("plusCall")
		}
		for _, user := range mapUsers {
			to := p.Case
			to.Input.Lines, to.Input.UserPresence, to.View = lines, user, "maps"
			answer := to.By().Resolve(to.Input)
			cell := cell{State: answer.CloudLink, To: to, Here: known(p.Case.Input) && ofLines(lines) == ofLines(p.Case.Input.Lines) && user == p.Case.Input.UserPresence}
			if answer.SessionRule == precedence.S7 {
				cell.Instead, cell.Disputed = presence.CloudLinkBusy, disputed(to)
			}
			cell.Rows = rowsOf(func(yield func(precedence.Input)) {
				for _, client := range mapClients {
					yield(precedence.Input{Lines: lines, UserPresence: user, Clients: presence.SetOf(client)})
				}
			})
			r.Cells = append(r.Cells, cell)
		}
		g.Rows = append(g.Rows, r)
	}
	return g
}

func (p *page) userHead(user presence.MiVO400) string {
	if user == presence.MiVO400Unknown {
		return capital(p.t("noPresence"))
	}
	return p.label(user)
}

// toTeams is the second map: what others see of a state of CloudLink and the strongest client.
func (p *page) toTeams() grid {
	g := grid{Title: "map2", X: "axis2x", Y: "axis2y", Off: p.Case.Input.Configured != 0}
	for _, client := range mapClients {
		g.Columns = append(g.Columns, capital(p.say(clientWords[client])))
	}
	here := p.Case.By().Resolve(p.Case.Input)
	row := here.CloudLink
	if here.SessionRule == precedence.S7 {
		row = presence.CloudLinkBusy
	}
	for _, state := range precedence.CloudLinkOrder() {
		r := gridRow{Head: p.label(state), Unsynced: p.Case.By().Resolve(simplest[state]).Session == presence.TeamsOffline}
		if r.Unsynced {
			r.Small = p.t("unsynced")
		}
		for _, client := range mapClients {
			to := p.Case
			if state != row {
				to.Input = simplest[state]
			}
			to.Input.Clients, to.Input.Configured, to.View = presence.SetOf(client), 0, "maps"
			cell := cell{State: to.By().Resolve(to.Input).Teams, Disputed: disputed(to), To: to, Here: known(p.Case.Input) && state == row && ofClients(presence.SetOf(client)) == ofClients(p.Case.Input.Clients)}
			cell.Rows = rowsOf(func(yield func(precedence.Input)) {
				for _, user := range mapUsers {
					for _, lines := range mapLines {
						in := precedence.Input{Lines: lines, UserPresence: user, Clients: presence.SetOf(client)}
						if precedence.Resolve(in).CloudLink == state {
							yield(in)
						}
					}
				}
			})
			r.Cells = append(r.Cells, cell)
		}
		g.Rows = append(g.Rows, r)
	}
	return g
}

// replaced is the strip of the statuses set by hand.
func (p *page) replaced() grid {
	g := grid{Title: "map3", X: "axis3x"}
	r := gridRow{Head: p.t("othersSee")}
	for _, status := range byHandOptions[1:] {
		to := p.Case
		to.Input.Configured, to.View = status, "maps"
		g.Columns = append(g.Columns, p.label(status))
		r.Cells = append(r.Cells, cell{State: to.By().Resolve(to.Input).Teams, Disputed: disputed(to), To: to, Here: status == p.Case.Input.Configured})
	}
	g.Rows = []gridRow{r}
	return g
}

// disputed reports whether by another reading others would see something else.
func disputed(c link.Case) bool { return len(explain.Disputes(c.Input, c.By())) > 0 }

func known(in precedence.Input) bool { return in != precedence.Input{} }

// rowsOf lists the rows of the guide's table that have one of the inputs of all: "1–5, 7".
func rowsOf(all func(yield func(precedence.Input))) string {
	var rows []int
	all(func(in precedence.Input) {
		if row := explain.Of(in, precedence.Guide()).Basis.Row; row > 0 {
			rows = append(rows, row)
		}
	})
	slices.Sort(rows)
	var spans []string
	for i := 0; i < len(rows); i++ {
		first := i
		for i+1 < len(rows) && rows[i+1] == rows[i]+1 {
			i++
		}
		span := strconv.Itoa(rows[first])
		if i > first {
			span += "–" + strconv.Itoa(rows[i])
		}
		spans = append(spans, span)
	}
	return strings.Join(spans, ", ")
}

// ofLines and ofClients are what becomes of these alone: the same of all that have the same strongest.
func ofLines(lines presence.Set[presence.Line]) precedence.Resolution {
	return precedence.Resolve(precedence.Input{Lines: lines})
}

func ofClients(clients presence.Set[presence.TeamsClient]) precedence.Resolution {
	return precedence.Resolve(precedence.Input{Clients: clients})
}

// A table has all cases of one line and one client: the rows of complete.csv.
type table struct {
	Clients []string
	ByHand  []string
	Groups  []tableGroup
}

type tableGroup struct {
	Line string
	Rows []gridRow
}

func (p *page) combinations() table {
	var t table
	for _, client := range mapClients {
		t.Clients = append(t.Clients, capital(p.say(clientWords[client])))
		for _, status := range byHandOptions {
			t.ByHand = append(t.ByHand, capital(byHandLabel(p, status)))
		}
	}
	for _, lines := range mapLines {
		if lines.Len() > 1 {
			continue
		}
		group := tableGroup{Line: p.label(ofLines(lines).CloudLink)}
		for _, user := range mapUsers {
			r := gridRow{Head: p.userHead(user)}
			for _, client := range mapClients {
				for _, status := range byHandOptions {
					to := link.Case{Policy: p.Case.Policy, Language: p.Case.Language, Input: precedence.Input{
						Lines: lines, UserPresence: user, Clients: presence.SetOf(client), Configured: status,
					}}
					r.Cells = append(r.Cells, cell{State: to.By().Resolve(to.Input).Teams, Disputed: disputed(to), To: to, Here: to.Input == p.Case.Input})
				}
			}
			group.Rows = append(group.Rows, r)
		}
		t.Groups = append(t.Groups, group)
	}
	return t
}
