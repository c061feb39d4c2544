package testdata

import (
	"encoding/json"
	"fmt"

	"github.com/othersee/othersee/precedence"
)

// A Case is a case of cases.json.
type Case struct {
	ID       string             `json:"id"`
	Rules    []precedence.Rule  `json:"rules"`    // those that decide it
	Basis    string             `json:"basis"`    // what the answer rests on, as in complete.csv
	Disputed []precedence.Point `json:"disputed"` // the disputed points on which it depends
	Input    precedence.Input   `json:"input"`
	Policy   precedence.Policy  `json:"policy"` // the guide's, unless the file says otherwise
	Want     precedence.States  `json:"want"`
	Why      string             `json:"why"`
}

// String returns why c is as it is, and by which rules.
func (c Case) String() string {
	return fmt.Sprintf("%s (rules %v)", c.Why, c.Rules)
}

// Cases returns the cases of cases.json, in their order.
func Cases() []Case {
	var file struct{ Cases []json.RawMessage }
	data := must(Files.ReadFile("cases.json"))
	must(&file, json.Unmarshal(data, &file))
	var cases []Case
	for _, raw := range file.Cases {
		c := Case{Policy: precedence.Guide()}
		must(&c, json.Unmarshal(raw, &c))
		cases = append(cases, c)
	}
	return cases
}
