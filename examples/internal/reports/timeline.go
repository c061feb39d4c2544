package reports

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// A Timeline is what becomes of a log by a policy.
type Timeline struct {
	Log    *Log
	Policy precedence.Policy
}

// MaxDelay is the longest difference that a delay may explain, see [timeline.Limits].
const MaxDelay = 4 * time.Minute

// NewTimeline returns the timeline of a log by a policy.
func NewTimeline(log *Log, policy precedence.Policy) *Timeline { return &Timeline{log, policy} }

// Reports are the reports of the log, for package timeline.
func (t *Timeline) Reports() timeline.Log { return t.log(t.Log.All()) }

// log returns the log of some reports, up to the end of the whole.
func (t *Timeline) log(reports iter.Seq[timeline.Report]) timeline.Log {
	return timeline.Log{Reports: reports, Policy: t.Policy, Until: t.Log.Last, Limits: timeline.Limits{Delay: MaxDelay}}
}

// Stretches ranges over what others saw.
func (t *Timeline) Stretches() iter.Seq[timeline.Stretch] { return t.Reports().Stretches() }

// Seen ranges over what was actually seen.
func (t *Timeline) Seen() iter.Seq[Span] { return Lane{Kind: KindSeen, timeline: t}.Spans() }

// SeenAt returns what was actually seen at a time, and whether that is known.
func (t *Timeline) SeenAt(at time.Time) (Span, bool) {
	for span := range t.Seen() {
		if holds(at, span.From, span.To) {
			return span, true
		}
	}
	return Span{}, false
}

// DifferenceAt returns that of its differences in which a time is, nil if there is none, or if it is
// not known: what is seen after the last report.
func (t *Timeline) DifferenceAt(at time.Time, differences iter.Seq[timeline.Difference]) *timeline.Difference {
	if at.After(t.Log.Last) {
		return nil
	}
	for difference := range differences {
		if holds(at, difference.From, difference.To) {
			return &difference
		}
	}
	return nil
}

// holds reports whether what is so from one time to another, or without an end, is so at a time.
func holds(at, from, to time.Time) bool {
	return !at.Before(from) && (to.IsZero() || at.Before(to))
}

// A Kind is the kind of a lane. The first five are those of reports, the others follow from these.
type Kind string

// The kinds.
const (
	KindLine         Kind = "line"
	KindUserPresence Kind = "userPresence"
	KindClient       Kind = "client"
	KindConfigured   Kind = "configured"
	KindSeen         Kind = "seen"      // what was actually seen
	KindTeams        Kind = "teams"     // what others should see
	KindSession      Kind = "session"   // the session that CloudLink keeps in Teams
	KindCloudLink    Kind = "cloudLink" // what CloudLink makes of lines and user presence
)

var kindLabels = map[Kind][2]string{
	KindLine:         {"line", "Leitung"},
	KindUserPresence: {"user presence", "Benutzerpräsenz"},
	KindClient:       {"client", "Client"},
	KindConfigured:   {"set by hand", "explizit eingestellt"},
	KindSeen:         {"actually seen", "wirklich gesehen"},
	KindCloudLink:    {"CloudLink", "CloudLink"},
	KindSession:      {"synced to Teams", "mit Teams synchronisiert"},
	KindTeams:        {"expected", "erwartet"},
}

// Label returns the name of a lane of the kind.
func (k Kind) Label(language presence.Language) string { return kindLabels[k][language] }

// sources are the kinds that can be reported, and order is that of the lanes.
var (
	sources = []Kind{KindLine, KindUserPresence, KindClient, KindConfigured, KindSeen}
	order   = []Kind{KindTeams, KindSeen, KindSession, KindCloudLink, KindLine, KindUserPresence, KindClient, KindConfigured}
)

// A Lane is the states of one device over the time, or of what follows from all of them.
type Lane struct {
	Kind Kind
	// Device is the name of a line or a client, if it has one.
	Device string

	timeline *Timeline
	of       device
}

// A Span is a time in which a lane has one state.
type Span struct {
	From time.Time `json:"from"`
	// To is the end, zero for one that goes on, as in a [timeline.Stretch].
	To    time.Time      `json:"to,omitzero"`
	State presence.State `json:"state"`
}

// Lanes returns the lanes: what others should see, and what was actually seen; from there back CloudLink's
// session and CloudLink; and then what was reported: lines, by name, the user presence, clients, by name,
// and the status set by hand. There are those of which the log has reports; none if it has none.
func (t *Timeline) Lanes() []Lane {
	if t.Log.Reports == 0 {
		return nil
	}
	var lanes []Lane
	for _, d := range t.Log.tables.devices.all {
		of := d.value()
		known := func(l Lane) bool { return l.of == of }
		if d.user == t.Log.User && slices.Contains(sources, d.kind) && !slices.ContainsFunc(lanes, known) {
			lanes = append(lanes, Lane{of.kind, of.name(), t, of})
		}
	}
	for _, kind := range []Kind{KindTeams, KindSession, KindCloudLink} {
		lanes = append(lanes, Lane{Kind: kind, timeline: t})
	}
	slices.SortFunc(lanes, func(a, b Lane) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind)), cmp.Compare(a.Device, b.Device))
	})
	return lanes
}

// Spans ranges over the spans of the lane: each has another state than the one before.
func (l Lane) Spans() iter.Seq[Span] {
	return func(yield func(Span) bool) {
		var span Span
		for at, state := range l.states {
			if state == span.State {
				continue
			}
			if span.To = at; span.State != nil && !yield(span) {
				return
			}
			span = Span{From: at, State: state}
		}
		if span.To = (time.Time{}); span.State != nil {
			yield(span)
		}
	}
}

// states ranges over the times at which the state of the lane may change; it is nil where the
// lane has none.
func (l Lane) states(yield func(time.Time, presence.State) bool) {
	if l.Kind == KindSeen {
		l.seen(yield)
		return
	}
	stretches := l.timeline.Stretches()
	if slices.Contains(sources, l.Kind) {
		begun := false
		stretches = l.timeline.log(func(yield func(timeline.Report) bool) {
			for r := range l.timeline.Log.only(func(d device) bool { return d.value() == l.of || d.kind == "gone" || d.kind == "removed" }) {
				_, event := r.State.(timeline.Event)
				if begun = begun || !event; begun && !yield(r) {
					return
				}
			}
		}).Stretches()
	}
	for s := range stretches {
		if !yield(s.From, l.state(s)) {
			return
		}
	}
}

func (l Lane) state(s timeline.Stretch) presence.State {
	switch l.Kind {
	case KindLine:
		for state := range s.Input.Lines.All() {
			return state
		}
	case KindClient:
		for state := range s.Input.Clients.All() {
			return state
		}
	case KindUserPresence:
		return s.Input.UserPresence
	case KindConfigured:
		return s.Input.Configured
	case KindCloudLink:
		return s.Resolution.CloudLink
	case KindSession:
		return s.Resolution.Session
	case KindTeams:
		return s.Resolution.Teams
	}
	return nil
}

// seen ranges over what was actually seen.
func (l Lane) seen(yield func(time.Time, presence.State) bool) {
	log := l.timeline.Log
	var until time.Time
	for _, r := range log.records {
		if log.tables.devices.all[r.device].kind != KindSeen {
			continue
		}
		at, lasts := log.tables.time(r), log.tables.whats.all[r.what].Lasts
		if !until.IsZero() && until.Before(at) && !yield(until, nil) {
			return
		}
		if until = (time.Time{}); lasts != 0 && lasts != timeline.Forever {
			until = at.Add(lasts)
		}
		if !yield(at, log.tables.state(r)) {
			return
		}
	}
	if !until.IsZero() && until.Before(log.Last) {
		yield(until, nil)
	}
}

// Hides says why others do not see the call of a stretch, as far as one thing is the reason, else "".
func Hides(s timeline.Stretch, language presence.Language) string {
	var because [2]string
	switch user := s.Input.UserPresence; {
	case s.Resolution.TeamsRule == precedence.T1:
		because = [2]string{"because that is set by hand", "weil dieser Status explizit eingestellt ist"}
	case s.Resolution.SessionRule == precedence.S0:
		because = [2]string{"because presence sync is off", "weil die Präsenz-Synchronisierung aus ist"}
	case user == presence.MiVO400Absent || user == presence.MiVO400NotAvailable:
		label := presence.Label(user, language)
		because = [2]string{"because the user presence “" + label + "” hides the call", "weil die Benutzerpräsenz „" + label + "“ den Anruf verbirgt"}
	}
	return because[language]
}

// ShowsCall reports whether others can take a state of Teams for that of a user who is on the phone.
func ShowsCall(state presence.State) bool {
	return state == presence.State(presence.TeamsBusy) || state == presence.State(presence.TeamsDoNotDisturb)
}

// Share returns in how much of the time that is known others saw what was expected, in percent,
// rounded down: 100 is all. It counts what a delay may explain as expected.
func Share(s timeline.Summary) int {
	return int(100 * float64(s.AsExpected+s.Delayed) / float64(s.Known))
}

// Spell returns the duration in words of English and German.
func Spell(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%g s", d.Seconds())
	case d < time.Hour:
		return fmt.Sprintf("%d min", d/time.Minute)
	default:
		return fmt.Sprintf("%d h %02d min", d/time.Hour, d%time.Hour/time.Minute)
	}
}
