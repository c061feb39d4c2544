package precedencetest

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/testdata"
)

// A Case is a case of testdata/cases.json.
type Case struct {
	ID       string                `json:"id"`
	Rules    []precedence.Rule     `json:"rules"`    // those that decide it
	Basis    string                `json:"basis"`    // table, note, rule or disputed
	Disputed []precedence.Rule     `json:"disputed"` // D1 to D3, if basis is disputed
	Input    precedence.Input      `json:"input"`
	Policy   precedence.Policy     `json:"-"`    // the guide's, unless the file says otherwise
	Want     precedence.Resolution `json:"want"` // its states only
	Why      string                `json:"why"`
}

// String returns why c is as it is, and by which rules.
func (c Case) String() string {
	return fmt.Sprintf("%s (rules %v)", c.Why, slices.Concat(c.Rules, c.Disputed))
}

// Cases returns the cases of testdata/cases.json, in their order.
func Cases() []Case {
	var file struct {
		Cases []struct {
			Case
			Policy *precedence.Policy
		}
	}
	must(&file, json.Unmarshal(must(testdata.Files.ReadFile("cases.json")), &file))
	var cases []Case
	for _, c := range file.Cases {
		c.Case.Policy = precedence.Guide()
		if c.Policy != nil {
			c.Case.Policy = *c.Policy
		}
		cases = append(cases, c.Case)
	}
	return cases
}
