// Command cdr makes reports of call detail records: CSV with the columns extension, start and
// end, in local time, from standard input. It writes one JSON object a line, for
// othersee replay - -zone.
//
// The user is the extension. A call that begins while another goes on gets a line of its own, or
// the first hang-up would end both.
package main

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
)

func main() {
	if err := convert(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "cdr:", err)
		os.Exit(1)
	}
}

// A report is one in local time: its zone is told to the reader.
type report struct {
	At     string `json:"at"`
	User   string `json:"user"`
	Kind   string `json:"kind"`
	Source string `json:"source"`
	Device string `json:"device"`
	State  string `json:"state"`
}

func convert(from io.Reader, to io.Writer) error {
	records, err := csv.NewReader(from).ReadAll()
	if err != nil {
		return err
	}
	if len(records) == 0 {
		return nil
	}
	var columns [3]int
	for i, name := range []string{"extension", "start", "end"} {
		if columns[i] = slices.Index(records[0], name); columns[i] < 0 {
			return fmt.Errorf("no column %q in %q", name, records[0])
		}
	}
	calls := records[1:]
	start := func(call []string) string { return call[columns[1]] } // such times are in order as text
	slices.SortStableFunc(calls, func(a, b []string) int { return cmp.Compare(start(a), start(b)) })
	lines := map[string][]string{} // by extension, when the last call on each of its lines ends
	out := json.NewEncoder(to)
	for _, call := range calls {
		extension, end := call[columns[0]], call[columns[2]]
		line := slices.IndexFunc(lines[extension], func(end string) bool { return end <= start(call) })
		if line < 0 {
			line = len(lines[extension])
			lines[extension] = append(lines[extension], "")
		}
		lines[extension][line] = end
		device := fmt.Sprintf("%s line %d", extension, line+1)
		for _, r := range []report{{At: start(call), State: "Busy"}, {At: end, State: "Available"}} {
			r.User, r.Kind, r.Source, r.Device = extension, "line", "pbx", device
			if err := out.Encode(r); err != nil {
				return err
			}
		}
	}
	return nil
}
