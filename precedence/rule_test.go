package precedence_test

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// numbers are the rules that there are. Numbers never change and are never reused: this
// list only ever grows.
var numbers = []string{
	"P1", "P2", "P3", "P4", "P5", "P6", "P7",
	"C1", "C2", "C3", "C4",
	"S0", "S1", "S2", "S3", "S4", "S5", "S6",
	"T1", "T2", "T3", "T4", "T5", "T6",
	"G1", "G2", "G3", "G4",
	"D1", "D2", "D3", "D4",
}

func TestRules(t *testing.T) {
	var got []string
	statements := map[string]precedence.Rule{}
	for rule := range precedence.Rules() {
		got = append(got, rule.String())
		assert.Regexp(t, `^[A-Z].*\.$`, rule.Statement(), "%v.Statement()", rule)
		assert.Regexp(t, `^(guide, |none; |https://)`, rule.Source(), "%v.Source()", rule)
		assert.Regexp(t, `^[A-ZÄÖÜ].*\.$`, rule.StatementIn(presence.German), "%v.StatementIn(German)", rule)
		assert.Equal(t, rule.Statement(), rule.StatementIn(presence.English), "%v.StatementIn(English)", rule)
		assert.Equal(t, "precedence."+rule.String(), fmt.Sprintf("%#v", rule), "%v as Go code", rule)
		other, ok := statements[rule.Statement()]
		assert.False(t, ok, "%v and %v have the same statement", rule, other)
		statements[rule.Statement()] = rule
		data, err := json.Marshal(rule)
		assert.NoError(t, err)
		assert.Equal(t, `"`+rule.String()+`"`, string(data), "Marshal(%v)", rule)
		var read precedence.Rule
		assert.NoError(t, json.Unmarshal(data, &read), "Unmarshal(%s)", data)
		assert.Equal(t, rule, read, "Unmarshal(%s)", data)
	}
	assert.Equal(t, numbers, got, "Rules()")
	for range precedence.Rules() {
		break // a loop that stops early must not panic
	}
}

// TestRuleNames reads the source: a rule's constant is its number.
func TestRuleNames(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "rule.go", nil, 0)
	require.NoError(t, err)
	var got []string
	for _, decl := range file.Decls {
		if decl, ok := decl.(*ast.GenDecl); ok && decl.Tok == token.CONST {
			for _, spec := range decl.Specs[1:] { // the first is the zero Rule
				got = append(got, spec.(*ast.ValueSpec).Names[0].Name)
			}
		}
	}
	assert.Equal(t, numbers, got, "constants of rule.go")
}

func TestNoRule(t *testing.T) {
	for _, tt := range []struct {
		rule precedence.Rule
		text string
	}{
		{0, "Rule(0)"},
		{precedence.D4 + 1, "Rule(33)"},
		{255, "Rule(255)"},
	} {
		assert.Equal(t, tt.text, tt.rule.String(), "Rule(%d).String()", uint8(tt.rule))
		assert.Empty(t, tt.rule.Statement(), "%v.Statement()", tt.rule)
		assert.Empty(t, tt.rule.StatementIn(presence.German), "%v.StatementIn(German)", tt.rule)
		assert.Empty(t, tt.rule.Source(), "%v.Source()", tt.rule)
		_, err := tt.rule.MarshalText()
		assert.EqualError(t, err, "precedence: "+tt.text+" is not a rule")
	}
	for _, text := range []string{"", "S7", "s3", "S3 ", "Rule(0)"} {
		rule := precedence.T2
		assert.EqualError(t, rule.UnmarshalText([]byte(text)), `precedence: unknown rule "`+text+`" (want `+strings.Join(numbers, ", ")+`)`)
		assert.Equal(t, precedence.T2, rule, "UnmarshalText(%q) must leave its receiver alone", text)
	}
}
