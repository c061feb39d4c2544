package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"

	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// Handler takes reports as JSON, one a request, and explains.
func (s *Service) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /reports", func(w http.ResponseWriter, r *http.Request) {
		var report timeline.Report
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 4096)).Decode(&report); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		if report.User == "" {
			http.Error(w, "no user", http.StatusBadRequest)
			return
		}
		if err := s.Report(r.Context(), report); err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
		}
	})
	mux.HandleFunc("GET /users/{user}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, s.Explain(r.PathValue("user")).Text(presence.English))
	})
	return mux
}

// StoreIn has the service store what holds of each user in a folder, a file each, and takes in what is
// stored there.
func (s *Service) StoreIn(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if filepath.Ext(entry.Name()) != ".json" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			return err
		}
		var all []timeline.Report
		if err := json.Unmarshal(data, &all); err != nil {
			return fmt.Errorf("%s: %w", entry.Name(), err)
		}
		if len(all) > 0 {
			err = s.Restore(all[0].User, all)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", entry.Name(), err)
		}
	}
	s.Save = func(userID string, all []timeline.Report) error {
		for i := range all {
			all[i].User = userID
		}
		data, err := json.Marshal(all)
		if err != nil {
			return err
		}
		name := filepath.Join(dir, fmt.Sprintf("%x", userID))
		if err := os.WriteFile(name, data, 0o600); err != nil {
			return err
		}
		return os.Rename(name, name+".json") // so that no file is half written
	}
	return nil
}
