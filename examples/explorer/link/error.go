package link

import (
	"fmt"
	"net/url"
	"strings"
)

// An Error says what is wrong with a query.
type Error struct {
	Kind      ErrorKind
	Parameter string   // the parameter's name
	Value     string   // its value, or of a list the one state that is wrong
	Allowed   []string // what is allowed in the place of what is wrong, nil where nothing is
}

// An ErrorKind is a way in which a query is wrong.
type ErrorKind int

// The kinds.
const (
	UnknownParameter ErrorKind = iota // Allowed are the parameters
	UnknownValue                      // Allowed are the values
	Repeated                          // Parameter may be given once only
	BadEscape                         // Value is not properly escaped
)

// Error says it in English.
func (e *Error) Error() string {
	allowed := strings.Join(e.Allowed, ", ")
	switch e.Kind {
	case UnknownParameter:
		return fmt.Sprintf("link: unknown parameter %q (want %s)", e.Parameter, allowed)
	case UnknownValue:
		return fmt.Sprintf("link: unknown value %q of parameter %s (want %s)", e.Value, e.Parameter, allowed)
	case Repeated:
		return fmt.Sprintf("link: parameter %s is given twice", e.Parameter)
	default:
		return fmt.Sprintf("link: %q is not escaped as a query is", e.Value)
	}
}

// unescape returns name and value of a parameter.
func unescape(pair string) (name, value string, err error) {
	escapedName, escapedValue, _ := strings.Cut(pair, "=")
	name, nameErr := url.QueryUnescape(escapedName)
	value, valueErr := url.QueryUnescape(escapedValue)
	if nameErr != nil || valueErr != nil {
		return "", "", &Error{Kind: BadEscape, Value: pair}
	}
	return name, value, nil
}
