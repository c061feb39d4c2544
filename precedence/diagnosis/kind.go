package diagnosis

import (
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A Kind is what decides that others see what they see.
type Kind string

// The kinds. An answer has one; of two causes at once, the first here.
const (
	KindConfigured            Kind = "configured"            // a status set by hand overrides all sessions (T1)
	KindNeedsSession          Kind = "needsSession"          // a status set by hand does not show without a session (T5)
	KindGivesWay              Kind = "givesWay"              // Available set by hand gives way to a call (T6)
	KindSyncOff               Kind = "syncOff"               // by the guide others would see what CloudLink does not publish (S0)
	KindOtherPolicy           Kind = "otherPolicy"           // by the guide others would see something else (S6)
	KindAbsentOutranked       Kind = "absentOutranked"       // the user presence is Absent, but a client is Active
	KindNotAvailableWithheld  Kind = "notAvailableWithheld"  // the user presence is NotAvailable, which is not published
	KindCall                  Kind = "call"                  // a call on a line
	KindUserBusy              Kind = "userBusy"              // the user presence is Busy or Meeting
	KindClientInCall          Kind = "clientInCall"          // a client in a call or meeting
	KindClientPresenting      Kind = "clientPresenting"      // a client that presents or focuses
	KindAbsent                Kind = "absent"                // the user presence is Absent, and no client is more than Inactive
	KindAvailableNotPublished Kind = "availableNotPublished" // CloudLink is Available, which is not published
	KindClientActive          Kind = "clientActive"          // a client is Active
	KindClientInactive        Kind = "clientInactive"        // no client is more than Inactive
	KindNoSession             Kind = "noSession"             // no client is signed in, and CloudLink has nothing to publish
)

// kindOf returns what decides the answer to in by p.
func kindOf(in precedence.Input, p precedence.Policy) Kind {
	answer := p.Resolve(in)
	guide := precedence.Resolve(in)
	byHand, asGuide := guide.TeamsRule == precedence.T1, answer.Teams == guide.Teams
	switch {
	case byHand && asGuide:
		return KindConfigured
	case byHand && answer.TeamsRule == precedence.T3:
		return KindNeedsSession
	case byHand:
		return KindGivesWay
	case asGuide:
		return kindByGuide(in, answer)
	case answer.SessionRule == precedence.S0:
		return KindSyncOff
	default:
		return KindOtherPolicy
	}
}

// kindByGuide returns what decides answer, which is what others see by the guide, too, where
// no status is set by hand.
func kindByGuide(in precedence.Input, answer precedence.Resolution) Kind {
	published := answer.Session == answer.Teams
	switch answer.Teams {
	case presence.TeamsDoNotDisturb:
		return KindClientPresenting
	case presence.TeamsBusy:
		switch {
		case published && in.Lines.Has(presence.LineBusy):
			return KindCall
		case published:
			return KindUserBusy
		}
		return KindClientInCall
	case presence.TeamsAway:
		if answer.CloudLink == presence.CloudLinkAway {
			return KindAbsent
		}
	}
	switch {
	case answer.CloudLink == presence.CloudLinkDoNotDisturb:
		return KindNotAvailableWithheld
	case answer.Teams == presence.TeamsAvailable:
		if answer.CloudLink == presence.CloudLinkAway {
			return KindAbsentOutranked
		}
		return KindClientActive
	case answer.CloudLink == presence.CloudLinkAvailable:
		return KindAvailableNotPublished
	case answer.Teams == presence.TeamsAway:
		return KindClientInactive
	default:
		return KindNoSession
	}
}

// telling are the kinds, those first that tell most where they are equally simple.
var telling = []Kind{
	KindCall, KindClientInCall, KindClientPresenting, KindAvailableNotPublished, KindClientActive,
	KindAbsentOutranked, KindConfigured, KindUserBusy, KindAbsent, KindNotAvailableWithheld, KindSyncOff,
	KindClientInactive, KindNoSession, KindGivesWay, KindNeedsSession, KindOtherPolicy,
}
