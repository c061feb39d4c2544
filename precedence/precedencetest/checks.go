package precedencetest

import (
	"fmt"
	"sync"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/testdata"
)

// The data is the same for every subject.
var (
	table = sync.OnceValue(testdata.Table)
	cases = sync.OnceValue(testdata.Cases)
)

// A check is one thing that a subject must do right.
type check struct {
	group Group
	name  string
	run   func(*runner) *Failure
}

func (c check) title() string {
	return string(c.group) + "/" + c.name
}

// checks returns all checks of s, by group.
func (s Subject) checks() []check {
	var all []check
	for _, row := range table() {
		in := row.Input()
		if s.keeps(in) {
			why := func() string { return fmt.Sprintf("Row %s of the guide's table.\n%s", row.ID, s.why(in)) }
			all = append(all, check{GroupTable, fmt.Sprintf("%02s", row.ID), one(in, why)})
		}
	}
	var disputed []check
	for _, c := range cases() {
		if c.Policy != s.policy && (c.Policy != precedence.Guide() || !s.keeps(c.Input)) {
			continue
		}
		this := check{GroupCases, c.ID, one(c.Input, c.String)}
		if s.disputes(c.Input) != 0 {
			this.group = GroupDisputed
			disputed = append(disputed, this)
		} else {
			all = append(all, this)
		}
	}
	all = append(
		all,
		check{GroupInputs, "every", wrongInputs(func(w wrongInput) bool { return w.disputed == 0 })},
		check{GroupInputs, "readings", wrongInputs(func(w wrongInput) bool { return w.disputed != 0 && w.follows == 0 })},
	)
	all = append(all, s.laws()...)
	for i, point := range points {
		all = append(all, check{GroupDisputed, point.String(), wrongInputs(func(w wrongInput) bool { return w.blames(i) })})
	}
	return append(all, disputed...)
}
