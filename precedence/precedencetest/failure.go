package precedencetest

import (
	"fmt"
	"strings"
)

// A Failure is a check that failed. [Check] returns an error that joins them.
type Failure struct {
	// Group is the group of the check.
	Group Group
	// Name names the check in its group: "07" in the table.
	Name string
	// Call is the call that was answered wrongly, with as few reports as were found to do.
	Call Call
	// Got is what came of it: a state, or what happened in place of one.
	Got string
	// Want is the right answer.
	Want string
	// Why says why that is right, and by which rules, in one or more lines.
	Why string

	call string // Call, as the subject takes it
}

// Error returns the whole failure, the check's name first.
func (f *Failure) Error() string {
	return fmt.Sprintf("%s/%s: %s", f.Group, f.Name, f.text())
}

func (f *Failure) text() string {
	return fmt.Sprintf("%s = %s, want %s:\n\t%s", f.call, f.Got, f.Want, strings.ReplaceAll(f.Why, "\n", "\n\t"))
}
