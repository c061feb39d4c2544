package main

import (
	"io"
	"os"
	"strings"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

// A paint colours text, or leaves it as it is. Colour says nothing that the text does not.
type paint bool

// paintFor returns paint for a terminal that wants it: see https://no-color.org.
func paintFor(w io.Writer) paint {
	file, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" {
		return false
	}
	if term := os.Getenv("TERM"); term == "" || term == "dumb" {
		return false
	}
	info, err := file.Stat()
	return paint(err == nil && info.Mode()&os.ModeCharDevice != 0)
}

// The colours of a terminal, by their numbers.
const (
	bold   = "1"
	faint  = "2"
	red    = "31"
	green  = "32"
	yellow = "33"
)

func (p paint) in(colour, text string) string {
	if !p || colour == "" || text == "" {
		return text
	}
	return "\x1b[" + colour + "m" + text + "\x1b[0m"
}

// firstLine writes the first line of text, which is the answer, in bold.
func (p paint) firstLine(text string) string {
	first, rest, more := strings.Cut(text, "\n")
	if !more {
		return p.in(bold, first)
	}
	return p.in(bold, first) + "\n" + rest
}

// A look is how a state is shown: six shapes, and four colours as in Teams.
type look struct{ glyph, colour string }

// looks are those of the states of Teams, by their numbers.
var looks = [...]look{
	presence.TeamsOffline:      {"×", ""},
	presence.TeamsAway:         {"◔", yellow},
	presence.TeamsBeRightBack:  {"↩", yellow},
	presence.TeamsAvailable:    {"✓", green},
	presence.TeamsBusy:         {"●", red},
	presence.TeamsDoNotDisturb: {"⊖", red},
}

// lookOf returns the look of the state of Teams that s leads to if it is synced and nothing else is
// reported, or a dot if nothing is reported or set.
func lookOf(s presence.State) look {
	if s == presence.ConfiguredNone || s.String() == presence.LineUnknown.String() {
		return look{"·", ""}
	}
	switch s := s.(type) {
	case presence.Line:
		return looks[mapping.CloudLinkToTeams(mapping.LineToCloudLink(s))]
	case presence.MiVO400:
		return looks[mapping.CloudLinkToTeams(mapping.MiVO400ToCloudLink(s))]
	case presence.TeamsClient:
		return looks[mapping.TeamsClientToTeams(s)]
	case presence.Configured:
		return looks[mapping.ConfiguredToTeams(s)]
	case presence.CloudLink:
		return looks[mapping.CloudLinkToTeams(s)]
	case presence.Teams:
		return looks[s]
	default: // no map and no log has Mitel One
		return look{}
	}
}
