package precedencetest

import (
	"bytes"
	"encoding/json"

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

// Cases returns the cases of testdata/cases.json, in their order.
func Cases() []Case {
	var file struct {
		Schema string
		Cases  []struct {
			Case
			Policy *precedence.Policy
		}
	}
	dec := json.NewDecoder(bytes.NewReader(must(testdata.Files.ReadFile("cases.json"))))
	dec.DisallowUnknownFields()
	must(&file, dec.Decode(&file))
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
