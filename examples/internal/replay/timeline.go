package replay

import (
	"iter"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A Timeline is what becomes of a log by a policy.
type Timeline struct {
	Log    *Log
	Policy precedence.Policy
}

// A Stretch is a time in which the same is reported.
type Stretch struct {
	From time.Time `json:"from"`
	// To is the end, which is not part of the stretch. The last stretch has none: To is zero,
	// and the log has nothing to say of the time after [Log].Last.
	To         time.Time             `json:"to,omitzero"`
	Input      precedence.Input      `json:"input"`
	Resolution precedence.Resolution `json:"resolution"`
	// HiddenCall is whether a line is Busy, and others see neither Busy nor DoNotDisturb.
	HiddenCall bool `json:"hiddenCall"`
}

// Stretches ranges over the stretches, which follow each other without a gap: in each, what
// is reported differs from the one before.
func (t Timeline) Stretches() iter.Seq[Stretch] {
	return func(yield func(Stretch) bool) {
		var held board
		var stretch Stretch
		changes := t.Log.changes
		last := make([]int, len(t.Log.devices.all)) // 1 + state, or 0 before the first report
		for i, r := range changes {
			kind := t.Log.devices.all[r.device].kind
			held.replace(kind, last[r.device]-1, int(r.state))
			last[r.device] = int(r.state) + 1
			if i+1 < len(changes) && changes[i+1].at == r.at {
				continue // the rest of what is reported at this time
			}
			in := held.input()
			if !stretch.From.IsZero() && in == stretch.Input {
				continue
			}
			at := t.Log.time(r.at)
			if !stretch.From.IsZero() {
				stretch.To = at
				if !yield(stretch) {
					return
				}
			}
			stretch = t.stretch(at, in)
		}
		if !stretch.From.IsZero() {
			yield(stretch)
		}
	}
}

func (t Timeline) stretch(from time.Time, in precedence.Input) Stretch {
	r := t.Policy.Resolve(in)
	seenBusy := r.Teams == presence.TeamsBusy || r.Teams == presence.TeamsDoNotDisturb
	return Stretch{
		From:       from,
		Input:      in,
		Resolution: r,
		HiddenCall: in.Lines.Has(presence.LineBusy) && !seenBusy,
	}
}

// A board has the number of devices in each state.
type board struct {
	lines      [8]int
	clients    [8]int
	user       presence.MiVO400
	configured presence.Configured
}

// replace takes a device from one state, if it had one, to another.
func (b *board) replace(kind Kind, from, to int) {
	switch kind {
	case KindUserPresence:
		b.user = presence.MiVO400(to)
	case KindConfigured:
		b.configured = presence.Configured(to)
	case KindLine:
		move(&b.lines, from, to)
	default:
		move(&b.clients, from, to)
	}
}

func move(counts *[8]int, from, to int) {
	if from >= 0 {
		counts[from]--
	}
	counts[to]++
}

func (b *board) input() precedence.Input {
	return precedence.Input{
		Lines:        set[presence.Line](b.lines),
		UserPresence: b.user,
		Clients:      set[presence.TeamsClient](b.clients),
		Configured:   b.configured,
	}
}

func set[S presence.Vocabulary](counts [8]int) (set presence.Set[S]) {
	for n, count := range counts {
		if count > 0 {
			set = set.With(S(n))
		}
	}
	return set
}
