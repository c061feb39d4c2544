package intake

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"

	"github.com/othersee/othersee/examples/bridge/report"
	"github.com/othersee/othersee/examples/bridge/store"
)

// Routes adds the intake's addresses to mux.
func (in *Intake) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /reports", in.post)
	mux.HandleFunc("DELETE /users/{user}", func(w http.ResponseWriter, r *http.Request) {
		in.remove(w, report.Report{User: r.PathValue("user"), Kind: report.Removed}, func(gone report.Report) error {
			return in.Store.RemoveUser(r.Context(), gone.User)
		})
	})
	mux.HandleFunc("DELETE /users/{user}/sources/{source}/devices/{device}", func(w http.ResponseWriter, r *http.Request) {
		gone := report.Report{User: r.PathValue("user"), Source: r.PathValue("source"), Device: r.PathValue("device"), Kind: report.Gone}
		in.remove(w, gone, func(gone report.Report) error {
			return in.Store.RemoveDevice(r.Context(), gone.User, gone.Source, gone.Device)
		})
	})
}

func (in *Intake) post(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, MaxBody))
	if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
		body = make([]byte, MaxBody+1) // Take says that it is too large
	} else if err != nil {
		return // the client went away
	}
	write(w, in.Take(r.Context(), body))
}

// remove has a device or a user removed and answers.
func (in *Intake) remove(w http.ResponseWriter, gone report.Report, remove func(report.Report) error) {
	gone.Time = in.Clock()
	gone, err := gone.Check(gone.Time)
	if err != nil {
		write(w, Answer{Status: http.StatusUnprocessableEntity, Error: err.Error()})
		return
	}
	switch err := remove(gone); {
	case err == nil:
		write(w, Answer{Status: http.StatusOK, Stored: 1})
	case errors.Is(err, store.ErrNothing):
		write(w, Answer{Status: http.StatusNotFound, Error: err.Error()})
	case errors.Is(err, store.ErrFull):
		write(w, Answer{Status: http.StatusInsufficientStorage, Error: err.Error(), RetryAfter: 60})
	default:
		write(w, Answer{Status: http.StatusServiceUnavailable, Error: err.Error(), RetryAfter: 1})
	}
}

func write(w http.ResponseWriter, a Answer) {
	w.Header().Set("Content-Type", "application/json")
	if a.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(a.RetryAfter))
	}
	w.WriteHeader(a.Status)
	_ = json.NewEncoder(w).Encode(a) // the client went away
}
