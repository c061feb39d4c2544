package diagnosis

import (
	"iter"
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A finding is a cause, and what the survey notes of it.
type finding struct {
	Cause
	unusual int         // of its simplest input
	values  [5]valueSet // of each report, the values by which it fits
}

// A valueSet is a set of up to 64 values of one report, in bits.
type valueSet uint64

// A result is what a survey finds.
type result struct {
	found    []*finding                   // the simplest first
	possible presence.Set[presence.Teams] // what others may see by what is known
}

// survey looks at all inputs that agree with what is known.
func survey(c Causes) result {
	var r result
	byKind := map[Kind]*finding{}
	for in, p := range c.known.candidates() {
		answer := p.Resolve(in).Teams
		r.possible = r.possible.Add(answer)
		if answer != c.seen {
			continue
		}
		kind := kindOf(in, p)
		f := byKind[kind]
		if f == nil { // ordinary candidates come first
			f = &finding{Cause: Cause{Kind: kind, Input: in, Policy: p}, unusual: unusual(in, p)}
			byKind[kind] = f
			r.found = append(r.found, f)
		}
		f.Inputs++
		f.note(in, p)
	}
	slices.SortStableFunc(r.found, func(a, b *finding) int {
		if a.unusual != b.unusual {
			return a.unusual - b.unusual
		}
		return slices.Index(telling, a.Kind) - slices.Index(telling, b.Kind)
	})
	return r
}

func (f *finding) note(in precedence.Input, p precedence.Policy) {
	for i, value := range [...]int{
		int(in.Lines.Bits()), int(in.User), int(in.Clients.Bits()), int(in.Configured), slices.Index(allPolicies, p),
	} {
		f.values[i] |= 1 << (max(value, 0) % 64) // of a report that is known, any will do
	}
}

// causes ranges over what is found.
func (r result) causes() iter.Seq[Cause] {
	return func(yield func(Cause) bool) {
		for _, f := range r.found {
			if !yield(f.Cause) {
				return
			}
		}
	}
}

// easy are the reports, those first that are found out most easily.
var easy = []Report{ReportConfigured, ReportUser, ReportClients, ReportLines, ReportPolicy}

// ask returns the report that separates most pairs of causes.
func (r result) ask() (best Report, ok bool) {
	most := 0
	for _, report := range easy {
		if n := r.separated(slices.Index(reports, report)); n > most {
			best, most = report, n
		}
	}
	return best, most > 0
}

// separated returns how many pairs of causes have no value of the report in common.
func (r result) separated(report int) (n int) {
	for i, a := range r.found {
		for _, b := range r.found[:i] {
			if a.values[report]&b.values[report] == 0 {
				n++
			}
		}
	}
	return n
}
