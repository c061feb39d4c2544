package reports

import (
	"bufio"
	"encoding/json"
	"io"
	"iter"
)

// WriteJSON writes the timeline as one JSON object on a line, with the keys user (if it has a
// name), policy, reports, first, last, lanes (each with kind, device and spans), stretches, summary
// and differences (if something was really seen), badLines, bad, conflicting and conflicts. What has
// no device or no end lacks that key.
func (t *Timeline) WriteJSON(w io.Writer, file *File) error {
	out := writer{to: bufio.NewWriter(w)}
	out.text("{")
	if t.Log.User != "" {
		out.text(`"user":`).value(t.Log.User).text(",")
	}
	out.text(`"policy":`).value(t.Policy).text(`,"reports":`).value(t.Log.Reports)
	if t.Log.Reports > 0 {
		out.text(`,"first":`).value(t.Log.First).text(`,"last":`).value(t.Log.Last)
	}
	out.text(`,"lanes":[`)
	seen := false
	for i, lane := range t.Lanes() {
		seen = seen || lane.Kind == KindSeen
		if i > 0 {
			out.text(",")
		}
		out.text(`{"kind":`).value(lane.Kind)
		if lane.Device != "" {
			out.text(`,"device":`).value(lane.Device)
		}
		out.text(`,"spans":`)
		writeList(&out, lane.Spans())
		out.text("}")
	}
	out.text(`],"stretches":`)
	writeList(&out, t.Stretches())
	if seen {
		out.text(`,"summary":`).value(t.log(t.Log.All()).Summary()).text(`,"differences":`)
		writeList(&out, t.log(t.Log.All()).Differences())
	}
	out.text(`,"badLines":`).value(file.BadLines).text(`,"bad":`).value(append([]Bad{}, file.Bad...))
	out.text(`,"conflicting":`).value(t.Log.Conflicting).text(`,"conflicts":`).value(append([]Conflict{}, t.Log.Conflicts...))
	out.text("}\n")
	if out.err != nil {
		return out.err
	}
	return out.to.Flush()
}

// A writer writes JSON until an error, piece by piece: a timeline may be long.
type writer struct {
	to  *bufio.Writer
	err error
}

func (w *writer) text(text string) *writer {
	if w.err == nil {
		_, w.err = w.to.WriteString(text)
	}
	return w
}

func (w *writer) value(value any) *writer {
	data, err := json.Marshal(value)
	if w.err == nil {
		w.err = err
	}
	return w.text(string(data))
}

func writeList[T any](w *writer, values iter.Seq[T]) {
	w.text("[")
	first := true
	for value := range values {
		if w.err != nil {
			return
		}
		if !first {
			w.text(",")
		}
		first = false
		w.value(value)
	}
	w.text("]")
}
