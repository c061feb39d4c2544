package diagnosis

import (
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A Change is one report that changes: a line, the user presence, a Teams client or the
// status set by hand goes from one state to another, or presence sync is switched on. It is
// comparable.
//
// Lines and clients are sets, which cannot tell two devices in one state apart. So a change
// of these concerns every device in state From: none is left in it.
type Change struct {
	// Report is what changes.
	Report Report `json:"report"`
	// From and To are states of one vocabulary: Line, MiVO400, TeamsClient or Configured.
	// Both are nil for presence sync.
	From presence.State `json:"from,omitempty"`
	To   presence.State `json:"to,omitempty"`
	// By is who can make the change: the administrator switches presence sync on, and
	// everything else is the user's doing.
	By Actor `json:"by"`
}

// Apply returns what in and p are after the change.
func (c Change) Apply(in precedence.Input, p precedence.Policy) (precedence.Input, precedence.Policy) {
	return begin(in, p).with(c).end()
}

// byHand reports whether c sets a status by hand, which overrides what is reported instead
// of changing it. To reset such a status does not.
func (c Change) byHand() bool {
	return c.Report == ReportConfigured && c.To != presence.ConfiguredNone
}
