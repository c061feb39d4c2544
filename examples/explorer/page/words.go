// Package page draws the page of a case as an HTML document.
package page

import (
	"fmt"

	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// words are the texts of the page in one language.
type words struct {
	// The language, and its text.
	language presence.Language
	lang     string

	// The pages, and the way from one to another.
	title, backwardsTitle, dayTitle, questions, languageLabel, show string
	clear, needsScript                                              string

	// What can be chosen, and what a click on it would show.
	formLabel, lines, linesHint, user, userHint, clients              string
	clientsHint, configured, configuredHint, policy, policyHint       string
	policies                                                          map[precedence.Policy]string
	seen, seenHint, nothingKnown, notKnown, wouldSee, withoutWouldSee string

	// The answer, and why.
	othersSee, whyTitle, changesTitle, still, wayTitle, inCloudLink string
	inTeams                                                         string
	parties                                                         map[explain.Party]string
	outcomes                                                        map[explain.Outcome]string
	rulesTitle                                                      string

	// Every answer.
	mapsTitle, mapsHint, mapCloudLink, mapTeams, mapHand, notSynced, instead string
	allTitle, allHint                                                        string

	// The forms in which a case can be passed on.
	copyTitle, copy, asLink, asTicket, asCommand, asCitation string
	rulesCited                                               string

	// Questions backwards.
	whySee, simplestCase string

	// A day.
	logTitle, logHint, drawIt, lanesTitle                            string
	kinds                                                            map[reports.Kind]string
	stretchesTitle, from, to, othersSaw, nothingReported, callHidden string
	callsHidden, reportsFrom, noReports, atLeast, badTitle, line     string
	conflicting, further, otherUsers                                 string

	// Refusals.
	refused, notFound, badMethod, tooLong, logTooLong, badForm string
	unknownParameter, unknownValue, repeated, badEscape        string
}

// label returns the label of s as people see it.
func (w *words) label(s presence.State) string { return presence.Label(s, w.language) }

func (w *words) lineOf(n int) string { return fmt.Sprintf(w.line, n) }

func (w *words) andMore(n int) string { return fmt.Sprintf(w.further, n) }

func (w *words) conflict(c reports.Conflict) string {
	return fmt.Sprintf(w.conflicting, c.Line, w.label(c.State), c.CountsLine, w.label(c.Counts))
}
