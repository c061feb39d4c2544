package explain

import (
	"slices"

	"github.com/othersee/othersee/precedence"
)

// An Effect is a change, and the answer after it.
type Effect struct {
	Change     Change                `json:"change"`
	Resolution precedence.Resolution `json:"resolution"`
	// Disputed are the points whose other reading would change what others see then.
	Disputed []precedence.Point `json:"disputed"`
}

// Effects are the answer to the question: what would change it?
type Effects struct {
	Input      precedence.Input      `json:"input"`
	Policy     precedence.Policy     `json:"policy"`
	Resolution precedence.Resolution `json:"resolution"`
	// Disputed are the points whose other reading would change what others see now.
	Disputed []precedence.Point `json:"disputed"`
	// Unreported are the parties that report nothing, if with them others could see something
	// else, now or after a change.
	Unreported []Party `json:"unreported"`
	// Effects are all changes, also those that others would not notice, by party: lines, user
	// presence, clients, status set by hand, presence sync.
	Effects []Effect `json:"effects"`
}

// WhatIf returns what each change alone would lead to:
//
//   - A call starts, on an Available line or on one of which nothing is known; or, where a line
//     is Busy, all calls end.
//   - Do-not-disturb ends on every phone that is in it.
//   - The user presence is set to another state.
//   - The clients of one state go to another, Offline to sign out. Where no client is reported,
//     one can sign in.
//   - A status is set by hand, or reset.
//   - The administrator turns presence sync on, where it is off.
func WhatIf(in precedence.Input, p precedence.Policy) Effects {
	now := wayOf(nil, in, p)
	effects := Effects{Input: in, Policy: p, Resolution: now.Resolution, Disputed: now.Disputed}
	sets := [][]Change{nil}
	for _, c := range slices.Concat(changes(in, p)...) {
		then := wayOf([]Change{c}, in, p)
		effects.Effects = append(effects.Effects, Effect{c, then.Resolution, then.Disputed})
		sets = append(sets, then.Changes)
	}
	effects.Unreported = unsettled(in, p, sets...)
	return effects
}
