package precedence

import (
	"iter"

	"github.com/othersee/othersee/internal/sets"
	"github.com/othersee/othersee/presence"
)

// A Dispute is a point on which the sources contradict each other and on which an answer
// depends.
type Dispute struct {
	// Point is the rule that says it, one of D1 to D4.
	Point Rule `json:"point"`
	// Follows is the reading that the answer follows.
	Follows Reading `json:"follows"`
	// Other is the reading that it does not follow.
	Other Reading `json:"other"`
	// Otherwise is the whole answer by the other reading.
	Otherwise Resolution `json:"otherwise"`
}

// A Reading is what one side of a dispute says.
type Reading string

// The readings.
const (
	ReadingGuide     Reading = "guide"     // Mitel's guide
	ReadingOrder     Reading = "order"     // the order of CloudLink in Mitel's guide
	ReadingNote      Reading = "note"      // the first note of Mitel's guide
	ReadingGraph     Reading = "graph"     // the documentation of Microsoft Graph
	ReadingAssistant Reading = "assistant" // the help of Mitel Assistant
	ReadingCall      Reading = "call"      // Swyx, and by what it lets users choose Microsoft's page on presence
)

// Disputes ranges over the disputed points on which the answer depends, in order: those by
// whose other reading a state of the answer would differ. D1, if a line is busy and
// DoNotDisturb withheld; D2, if a status other than AppearOffline is set by hand and there is
// no session; D3, if CloudLink's state is DoNotDisturb and presence sync is on; D4, if
// Available is set by hand, and CloudLink's session is Busy or a Teams client is in a call.
// What others see can be the same all the same; compare [Dispute].Otherwise.
func (e Explanation) Disputes() iter.Seq[Dispute] {
	return func(yield func(Dispute) bool) {
		answer := e.Resolution()
		for _, other := range [...]Dispute{e.d1(answer), e.d2(), e.d3(), e.d4()} {
			if other.Otherwise.States != answer.States && !yield(other) {
				return
			}
		}
	}
}

// d1 publishes the call that the user presence hides, and leaves CloudLink as it is.
func (e Explanation) d1(answer Resolution) Dispute {
	other := answer
	hidden := answer.CloudLink == presence.CloudLinkDoNotDisturb && answer.Session == presence.TeamsOffline
	if hidden && e.Input.Lines.Has(presence.LineBusy) {
		other = e.Policy.resolve(presence.CloudLinkBusy, e.Input.Clients, e.Input.Configured)
		other.CloudLink, other.MitelOne = answer.CloudLink, answer.MitelOne
	}
	return Dispute{D1, ReadingOrder, ReadingNote, other}
}

func (e Explanation) d2() Dispute {
	p := e.Policy
	p.ConfiguredNeedsSession = !p.ConfiguredNeedsSession
	return between(D2, ReadingGuide, ReadingGraph, e.Policy.ConfiguredNeedsSession, p.Resolve(e.Input))
}

func (e Explanation) d3() Dispute {
	p := e.Policy
	published := p.Published.Has(presence.CloudLinkDoNotDisturb)
	switch {
	case published:
		p.Published = sets.Without(p.Published, presence.CloudLinkDoNotDisturb)
	case !p.off():
		p.Published = p.Published.Add(presence.CloudLinkDoNotDisturb)
	}
	return between(D3, ReadingGuide, ReadingAssistant, published, p.Resolve(e.Input))
}

func (e Explanation) d4() Dispute {
	p := e.Policy
	p.CallOverridesAvailable = !p.CallOverridesAvailable
	return between(D4, ReadingGuide, ReadingCall, e.Policy.CallOverridesAvailable, p.Resolve(e.Input))
}

// between returns a dispute between two readings, of which the answer follows the first, or
// the second.
func between(point Rule, first, second Reading, followsSecond bool, otherwise Resolution) Dispute {
	if followsSecond {
		first, second = second, first
	}
	return Dispute{point, first, second, otherwise}
}
