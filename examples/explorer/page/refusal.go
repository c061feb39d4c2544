package page

import (
	"fmt"
	"strings"

	"github.com/othersee/othersee/examples/explorer/link"
)

// A Refusal says why there is no page.
type Refusal func(w *words) string

// The refusals.
var (
	NotFound   Refusal = func(w *words) string { return w.notFound }
	BadMethod  Refusal = func(w *words) string { return w.badMethod }
	TooLong    Refusal = func(w *words) string { return w.tooLong }
	LogTooLong Refusal = func(w *words) string { return w.logTooLong }
	BadForm    Refusal = func(w *words) string { return w.badForm }
)

// BadLink refuses a link for what is wrong with it, and says what is allowed.
func BadLink(err *link.Error) Refusal {
	return func(w *words) string { return w.badLink(err) }
}

func (w *words) badLink(err *link.Error) string {
	switch err.Kind {
	case link.UnknownParameter:
		return fmt.Sprintf(w.unknownParameter, err.Parameter, strings.Join(err.Allowed, ", "))
	case link.UnknownValue:
		return fmt.Sprintf(w.unknownValue, err.Value, err.Parameter, strings.Join(err.Allowed, ", "))
	case link.Repeated:
		return fmt.Sprintf(w.repeated, err.Parameter)
	default:
		return fmt.Sprintf(w.badEscape, err.Value)
	}
}
