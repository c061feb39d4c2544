package page

import (
	"strings"
	"sync"

	"github.com/othersee/othersee/examples/explorer/chart"
	"github.com/othersee/othersee/examples/explorer/glyph"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// maps writes the two maps and the strip. The present case is ringed in each.
func (p *page) maps() {
	p.raw(`<section aria-labelledby="maps"><h2 id="maps">`)
	p.text(p.mapsTitle)
	p.raw(`</h2><p class="soft">`)
	p.text(p.mapsHint)
	p.raw(`</p><div class="maps">`)
	p.mapToCloudLink()
	p.mapToTeams()
	p.strip()
	p.raw(`</div></section>`)
}

func (p *page) mapToCloudLink() {
	p.raw(`<table class="map`, p.overridden(), `"><caption>`)
	p.cited(p.mapCloudLink)
	p.raw(`</caption><thead><tr><td></td>`)
	for _, user := range chart.Users {
		p.heading("col", p.label(user))
	}
	p.raw(`</tr></thead><tbody>`)
	for i, lines := range chart.LineSets {
		p.raw(`<tr>`)
		p.heading("row", p.labels(lines))
		for j, user := range chart.Users {
			here := lines == chart.Strongest(p.c.Input.Lines) && user == p.c.Input.UserPresence
			p.cell(&mapsBy(p.c.Policy).toCloudLink[i][j], link.Lines|link.User, here)
		}
		p.raw(`</tr>`)
	}
	p.raw(`</tbody></table>`)
}

// labels joins the labels of lines.
func (p *page) labels(lines presence.Set[presence.Line]) string {
	var labels []string
	for line := range lines.All() {
		labels = append(labels, p.label(line))
	}
	return strings.Join(labels, " + ")
}

func (p *page) mapToTeams() {
	synced := chart.Synced(p.c.Resolution())
	p.raw(`<table class="map`, p.overridden(), `"><caption>`)
	p.text(p.mapTeams)
	p.raw(`</caption><thead><tr><td></td>`)
	for _, client := range chart.Clients {
		p.heading("col", p.label(client))
	}
	p.raw(`</tr></thead><tbody>`)
	for i, state := range chart.States {
		cells := &mapsBy(p.c.Policy).toTeams[i]
		if cells[0].Case.Resolution().Session != presence.TeamsOffline {
			p.raw(`<tr>`)
			p.heading("row", p.label(state))
		} else {
			p.raw(`<tr class="unsynced">`)
			p.heading("row", p.label(state), p.notSynced)
		}
		for j, client := range chart.Clients {
			here := state == synced && client == chart.StrongestClient(p.c.Input.Clients)
			parts := link.Lines | link.User | link.Clients
			if state == synced {
				parts = link.Clients // the present lines and user presence will do
			}
			p.cell(&cells[j], parts, here)
		}
		p.raw(`</tr>`)
	}
	p.raw(`</tbody></table>`)
}

// strip writes what others see by each status set by hand.
func (p *page) strip() {
	p.raw(`<table class="map strip"><caption>`)
	p.text(p.mapHand)
	p.raw(`</caption><thead><tr>`)
	for _, status := range chart.ByHand {
		p.heading("col", p.label(status))
	}
	p.raw(`</tr></thead><tbody><tr>`)
	for _, status := range chart.ByHand {
		c := p.c
		c.Input.Configured = status
		answer := c.Resolution()
		p.cell(&chart.Cell{Case: c, State: answer.Teams, Rules: []precedence.Rule{answer.TeamsRule}}, link.Configured, status == p.c.Input.Configured)
	}
	p.raw(`</tr></tbody></table>`)
}

func (p *page) heading(scope, label string, small ...string) {
	p.raw(`<th scope="`, scope, `"><span>`)
	p.breakable(label)
	p.raw(`</span>`)
	for _, s := range small {
		p.raw(` <small>`)
		p.text(s)
		p.raw(`</small>`)
	}
	p.raw(`</th>`)
}

// cell writes a cell, which is a link to its case.
func (p *page) cell(cell *chart.Cell, parts link.Part, here bool) {
	p.raw(`<td data-rules="`)
	for _, rule := range cell.Rules {
		p.raw(rule.String(), " ")
	}
	g := glyph.Of(cell.State)
	p.raw(`"><a class="`, g.Name, `" href="?`)
	p.b = p.appendHref(p.b, p.c.With(parts, cell.Case))
	p.raw(`"`)
	if here {
		p.raw(` aria-current="true"`)
	}
	p.raw(`>`)
	p.glyph(g)
	p.raw(`<span class="hidden">`)
	p.text(p.label(cell.State))
	if cell.Instead != nil {
		p.text(p.instead + p.label(cell.Instead))
	}
	p.raw(`</span>`)
	if cell.Instead != nil {
		p.raw(`<svg class="g instead" aria-hidden="true"><use href="#`, glyph.Of(cell.Instead).Name, `"/></svg>`)
	}
	if len(cell.Rows) > 0 {
		p.raw(`<i>`, chart.Span(cell.Rows), `</i>`)
	}
	p.raw(`</a></td>`)
}

// twoMaps are the maps by one policy.
type twoMaps struct {
	toCloudLink [6][6]chart.Cell
	toTeams     [6][5]chart.Cell
}

var drawn sync.Map // *twoMaps by policy, of which there are some dozens

func mapsBy(p link.Policy) *twoMaps {
	if m, ok := drawn.Load(p); ok {
		return m.(*twoMaps)
	}
	var m twoMaps
	for i, lines := range chart.LineSets {
		for j, user := range chart.Users {
			m.toCloudLink[i][j] = chart.ToCloudLink(lines, user, p)
		}
	}
	for i, state := range chart.States {
		for j, client := range chart.Clients {
			m.toTeams[i][j] = chart.ToTeams(state, client, p)
		}
	}
	drawn.Store(p, &m)
	return &m
}
