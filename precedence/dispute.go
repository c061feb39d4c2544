package precedence

import (
	"iter"

	"github.com/othersee/othersee/presence"
)

// Disputes ranges over the disputed points on which the answer depends, in order: D1, if a
// line is busy and DoNotDisturb withheld; D2, if there is no session and the status set by hand
// is not AppearOffline; D3, if CloudLink's state is DoNotDisturb and presence sync is on. By
// another reading of the sources, a state of the answer would differ.
func (e Explanation) Disputes() iter.Seq[Rule] {
	return func(yield func(Rule) bool) {
		for point := range e.otherReadings() {
			if !yield(point) {
				return
			}
		}
	}
}

// otherReadings ranges over the disputed points, each with what others would see by the other
// reading.
func (e Explanation) otherReadings() iter.Seq2[Rule, presence.Teams] {
	return func(yield func(Rule, presence.Teams) bool) {
		in, answer := e.Input, e.Resolution()
		doNotDisturb := answer.CloudLink == presence.CloudLinkDoNotDisturb && answer.SessionRule != S0

		callOnly := in // as if the user presence did not hide the call
		callOnly.User = presence.MiVO400Unknown
		withheld := doNotDisturb && answer.Session == presence.TeamsOffline
		if withheld && in.Lines.Has(presence.LineBusy) && !yield(D1, e.Policy.Resolve(callOnly).Teams) {
			return
		}

		other := e.Policy
		other.ConfiguredNeedsSession = !other.ConfiguredNeedsSession
		if teams := other.Resolve(in).Teams; teams != answer.Teams && !yield(D2, teams) {
			return
		}

		other = e.Policy
		other.Published ^= presence.SetOf(presence.CloudLinkDoNotDisturb)
		if doNotDisturb {
			yield(D3, other.Resolve(in).Teams)
		}
	}
}
