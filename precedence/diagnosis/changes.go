package diagnosis

import (
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// changesOf returns all changes of one report that can be made where in is reported under p.
// [WhatIf] says which these are.
func changesOf(in precedence.Input, p precedence.Policy) (all []Change) {
	if from, to, ok := call(in.Lines); ok {
		all = append(all, Change{ReportLines, from, to, User})
	}
	for to := range presence.All[presence.MiVO400]() {
		if to != presence.MiVO400Unknown && to != in.User {
			all = append(all, Change{ReportUser, in.User, to, User})
		}
	}
	clients := in.Clients
	if clients.Len() == 0 {
		clients = presence.SetOf(presence.TeamsClientOffline)
	}
	for from := range clients.All() {
		for to := range presence.All[presence.TeamsClient]() {
			if to != from {
				all = append(all, Change{ReportClients, from, to, User})
			}
		}
	}
	for to := range presence.All[presence.Configured]() {
		if to != in.Configured {
			all = append(all, Change{ReportConfigured, in.Configured, to, User})
		}
	}
	if p.Resolve(in).SessionRule == precedence.S0 {
		all = append(all, Change{Report: ReportPolicy, By: Administrator})
	}
	return all
}

// call returns what a line changes from and to when a call starts or ends. It returns false
// where no line can make a call.
func call(lines presence.Set[presence.Line]) (from, to presence.Line, ok bool) {
	switch {
	case lines.Has(presence.LineBusy):
		return presence.LineBusy, presence.LineAvailable, true
	case lines.Has(presence.LineAvailable):
		return presence.LineAvailable, presence.LineBusy, true
	case lines.Has(presence.LineUnknown), lines.Len() == 0:
		return presence.LineUnknown, presence.LineBusy, true
	default:
		return 0, 0, false
	}
}
