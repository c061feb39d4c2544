package precedence

import (
	"iter"

	"github.com/othersee/othersee/presence"
)

// Disputes ranges over the disputed points on which the answer depends, in order: D1, if a
// line is busy and DoNotDisturb withheld; D2, if a status other than AppearOffline is set by
// hand and there is no session; D3, if CloudLink's state is DoNotDisturb and presence sync is
// on. By the other reading that D1, D2 or D3 names, a state of the answer would differ.
func (e Explanation) Disputes() iter.Seq[Rule] {
	return func(yield func(Rule) bool) {
		for d := range e.disputes() {
			if !yield(d.point) {
				return
			}
		}
	}
}

// A dispute is a disputed point, who says what the answer follows, who says otherwise, and
// what others would see then.
type dispute struct {
	point          Rule
	follows, other string
	teams          presence.Teams
}

func (e Explanation) disputes() iter.Seq[dispute] {
	return func(yield func(dispute) bool) {
		in, answer := e.Input, e.Resolution()
		doNotDisturb := answer.CloudLink == presence.CloudLinkDoNotDisturb && answer.SessionRule != S0
		withheld := doNotDisturb && answer.Session == presence.TeamsOffline

		if withheld && in.Lines.Has(presence.LineBusy) {
			in := in // as if the user presence did not hide the call
			in.User = presence.MiVO400Unknown
			if !yield(dispute{D1, "the guide's order", "its note", e.Policy.Resolve(in).Teams}) {
				return
			}
		}

		p := e.Policy
		p.ConfiguredNeedsSession = !p.ConfiguredNeedsSession
		d := dispute{D2, "the guide", "Microsoft Graph", p.Resolve(in).Teams}
		if e.Policy.ConfiguredNeedsSession {
			d.follows, d.other = d.other, d.follows
		}
		if d.teams != answer.Teams && !yield(d) {
			return
		}

		if doNotDisturb {
			p := e.Policy
			p.Published ^= presence.SetOf(presence.CloudLinkDoNotDisturb)
			d := dispute{D3, "the guide", "the help of Mitel Assistant", p.Resolve(in).Teams}
			if !withheld {
				d.follows, d.other = d.other, d.follows
			}
			yield(d)
		}
	}
}
