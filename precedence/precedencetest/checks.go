package precedencetest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
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
	for _, row := range testdata.Table() {
		all = append(all, check{GroupTable, row.ID, func(resolve Resolver) error {
			return expect(resolve, row.Input(), row.Teams, tableRow(row))
		}})
	}
	disputed := []check{{GroupDisputed, "inputs", everyInput(true)}}
	for _, c := range testdata.Cases() {
		if c.Policy != precedence.Guide() {
			continue
		}
		this := check{GroupCases, c.ID, func(resolve Resolver) error {
			return expect(resolve, c.Input, c.Want.Teams, c)
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

// expect checks one answer. Only if it is wrong does why cost anything.
func expect(resolve Resolver, in precedence.Input, want presence.Teams, why fmt.Stringer) error {
	c := callOf(in)
	if got := c.answer(resolve); got != (answer{teams: want}) {
		return fmt.Errorf("%v = %v, want %v:\n\t%s", c, got, want, strings.ReplaceAll(why.String(), "\n", "\n\t"))
	}
	return nil
}

// everyInput returns a check of every input that is disputed, or of every other. It fails with
// the first wrong answer, which has the fewest lines.
func everyInput(disputed bool) func(Resolver) error {
	return func(resolve Resolver) error {
		var first error
		wrong, n := 0, 0
		for in := range precedence.Inputs() {
			e := precedence.Explain(in)
			if (len(slices.Collect(e.Disputes())) > 0) != disputed {
				continue
			}
			n++
			if err := expect(resolve, e.Input, e.Resolution().Teams, e); err != nil {
				wrong++
				first = cmp.Or(first, err)
			}
		}
		if wrong > 0 {
			return fmt.Errorf("%d of %d inputs are wrong, the first is %w", wrong, n, first)
		}
		return nil
	}
}

// A tableRow is a row of the guide's table that says which it is, and why.
type tableRow testdata.Row

func (r tableRow) String() string {
	return fmt.Sprintf("row %s of the guide's table\n%v", r.ID, precedence.Explain(testdata.Row(r).Input()))
}
