package main

import (
	"fmt"
	"io"
	"net/http"
	"strconv"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

// Handler takes reports, each a state's text, and explains.
func (b *Bridge) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /users/{user}/lines/{device}", take(b, presence.Parse[presence.Line],
		func(r *Reports, device string, line presence.Line) { r.Lines[device] = line }))
	mux.HandleFunc("DELETE /users/{user}/lines/{device}", take(b, ignore,
		func(r *Reports, device, _ string) { delete(r.Lines, device) }))
	mux.HandleFunc("PUT /users/{user}/clients/{device}", take(b, presence.Parse[presence.TeamsClient],
		func(r *Reports, device string, client presence.TeamsClient) { r.Clients[device] = client }))
	mux.HandleFunc("DELETE /users/{user}/clients/{device}", take(b, ignore,
		func(r *Reports, device, _ string) { delete(r.Clients, device) }))
	mux.HandleFunc("PUT /users/{user}/profile", take(b, parseProfile,
		func(r *Reports, _ string, user presence.MiVO400) { r.UserPresence = user }))
	mux.HandleFunc("PUT /users/{user}/configured", take(b, presence.Parse[presence.Configured],
		func(r *Reports, _ string, status presence.Configured) { r.Configured = status }))
	mux.HandleFunc("GET /users/{user}", func(w http.ResponseWriter, req *http.Request) {
		fmt.Fprintln(w, b.Explain(req.PathValue("user")).Text(presence.English))
	})
	return mux
}

// take serves one kind of report: it reads the body by parse, and changes the reports by set.
func take[S any](b *Bridge, parse func(string) (S, error), set func(r *Reports, device string, state S)) http.HandlerFunc {
	return func(w http.ResponseWriter, req *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, req.Body, 64))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		state, err := parse(string(body))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		err = b.Report(req.Context(), req.PathValue("user"), func(r *Reports) { set(r, req.PathValue("device"), state) })
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
		}
	}
}

// parseProfile reads a user presence by its number in the phone system, as its label may be renamed.
func parseProfile(text string) (presence.MiVO400, error) {
	number, err := strconv.Atoi(text)
	user, ok := mapping.ProfileToMiVO400(number)
	if err != nil || !ok {
		return user, fmt.Errorf("no profile %q (want 0 to 4)", text)
	}
	return user, nil
}

func ignore(text string) (string, error) { return text, nil }
