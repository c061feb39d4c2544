package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/othersee/othersee/precedence"
)

// explain writes e as prose, or as one JSON object on a line.
func explain(w io.Writer, e precedence.Explanation, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(e)
	}
	_, err := fmt.Fprintln(w, e)
	return err
}
