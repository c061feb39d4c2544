package precedencetest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A check is one thing that a Resolver must do right.
type check struct {
	group Group
	id    string
	check func(Resolver) error
}

func (c check) name() string {
	return string(c.group) + "/" + c.id
}

// checks returns all checks, by group.
func checks() []check {
	all := []check{
		{GroupLaws, "order", orderDoesNotMatter},
		{GroupLaws, "repetition", repetitionDoesNotMatter},
		{GroupLaws, "parts", partsAreTheWhole},
	}
	for _, row := range Table() {
		all = append(all, check{GroupTable, row.ID, func(resolve Resolver) error {
			in := row.Input()
			return expect(resolve, in, row.Teams, fmt.Sprintf("row %s of the guide's table. %v", row.ID, precedence.Explain(in)))
		}})
	}
	disputed := []check{{GroupDisputed, "inputs", everyInput(true)}}
	for _, c := range Cases() {
		if c.Policy != precedence.Guide() {
			continue
		}
		this := check{GroupCases, c.ID, func(resolve Resolver) error {
			return expect(resolve, c.Input, c.Want.Teams, fmt.Sprintf("%s %v", c.Why, slices.Concat(c.Rules, c.Disputed)))
		}}
		if len(c.Disputed) > 0 {
			this.group = GroupDisputed
			disputed = append(disputed, this)
		} else {
			all = append(all, this)
		}
	}
	all = append(all, check{GroupInputs, "every", everyInput(false)})
	return append(all, disputed...)
}

// expect checks one answer.
func expect(resolve Resolver, in precedence.Input, want presence.Teams, why string) error {
	call := reportsOf(in)
	got, err := call.resolve(resolve)
	if err == nil && got != want {
		err = fmt.Errorf("%v = %v, want %v", call, got, want)
	}
	if err != nil {
		return fmt.Errorf("%w: %s", err, strings.ReplaceAll(why, "\n", "\n\t"))
	}
	return nil
}

// everyInput returns a check of every input that is disputed, or that is not. It fails with
// the simplest of the wrong answers.
func everyInput(disputed bool) func(Resolver) error {
	return func(resolve Resolver) error {
		var simplest precedence.Input
		wrong, n := 0, 0
		for in := range inputs() {
			e := precedence.Explain(in)
			if (len(slices.Collect(e.Disputes())) > 0) != disputed {
				continue
			}
			n++
			if got, err := reportsOf(in).resolve(resolve); err != nil || got != e.Resolution.Teams {
				if wrong == 0 || reportsOf(in).len() < reportsOf(simplest).len() {
					simplest = in
				}
				wrong++
			}
		}
		if wrong == 0 {
			return nil
		}
		e := precedence.Explain(simplest)
		return fmt.Errorf("%d of %d inputs are wrong, such as %w", wrong, n, expect(resolve, simplest, e.Resolution.Teams, e.String()))
	}
}
