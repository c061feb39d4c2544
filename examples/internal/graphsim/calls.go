package graphsim

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"time"
)

// A request is the body of a call about one user; a call ignores what it does not know.
type request struct {
	SessionID          string `json:"sessionId"`
	ExpirationDuration string `json:"expirationDuration"`
	Presence
}

// An answer is a status and what goes with it: a body, or the reason of an error.
type answer struct {
	status int
	reason string
	body   any
	after  int // the seconds of Retry-After
}

var done = answer{status: http.StatusOK}

func bad(format string, args ...any) answer {
	return answer{status: http.StatusBadRequest, reason: fmt.Sprintf(format, args...)}
}

// get is https://learn.microsoft.com/en-us/graph/api/presence-get
func (s *Sim) get(id string, _ request) answer {
	return answer{status: http.StatusOK, body: s.presence(id)}
}

// A found is a presence with whom it is of.
type found struct {
	ID string `json:"id"`
	Presence
}

func (s *Sim) presence(id string) found { return found{id, s.user(id).shown(s.config.Now())} }

// The pairs of https://learn.microsoft.com/en-us/graph/api/presence-setpresence
var sessions = []Presence{
	{"Available", "Available"},
	{"Busy", "InACall"},
	{"Busy", "InAConferenceCall"},
	{"Away", "Away"},
	{"DoNotDisturb", "Presenting"},
}

// setPresence is the same page: the session's id is the application's, and it lasts five minutes to
// four hours, five minutes if nothing is said.
func (s *Sim) setPresence(id string, r request) answer {
	lasts := 5 * time.Minute
	switch {
	case r.SessionID != s.config.App:
		return bad("sessionId is not the application's id")
	case !slices.Contains(sessions, r.Presence):
		return bad("availability %q with activity %q is not supported", r.Availability, r.Activity)
	case r.ExpirationDuration != "":
		var ok bool
		if lasts, ok = duration(r.ExpirationDuration); !ok || lasts < 5*time.Minute || lasts > 4*time.Hour {
			return bad("expirationDuration %q is not PT5M to PT4H", r.ExpirationDuration)
		}
	}
	now := s.config.Now()
	return s.changed(change{id, session{r.Presence, now, now.Add(lasts)}})
}

// clearPresence is https://learn.microsoft.com/en-us/graph/api/presence-clearpresence : 404 if there
// is no such session.
func (s *Sim) clearPresence(id string, r request) answer {
	if r.SessionID != s.config.App {
		return bad("sessionId is not the application's id")
	}
	if _, ok := s.user(id).session.at(s.config.Now()); !ok {
		return answer{status: http.StatusNotFound, reason: "the presence session does not exist"}
	}
	return s.changed(change{User: id})
}

func (s *Sim) changed(c change) answer {
	if err := s.change(c); err != nil {
		return answer{status: http.StatusInternalServerError, reason: err.Error()}
	}
	return done
}

// setPreferred is https://learn.microsoft.com/en-us/graph/api/presence-setuserpreferredpresence
func (s *Sim) setPreferred(id string, r request) answer {
	lasts := 7 * 24 * time.Hour
	switch r.Presence {
	case Presence{"Busy", "Busy"}, Presence{"DoNotDisturb", "DoNotDisturb"}:
		lasts = 24 * time.Hour
	case Presence{"Available", "Available"}, Presence{"BeRightBack", "BeRightBack"}, Presence{"Away", "Away"}, Presence{"Offline", "OffWork"}:
	default:
		return bad("availability %q with activity %q is not supported", r.Availability, r.Activity)
	}
	if r.ExpirationDuration != "" {
		var ok bool
		if lasts, ok = duration(r.ExpirationDuration); !ok || lasts == 0 {
			return bad("expirationDuration %q is not a duration", r.ExpirationDuration)
		}
	}
	u := s.user(id)
	u.preferred, u.preferredUntil = r.Presence, s.config.Now().Add(lasts)
	return done
}

// clearPreferred is https://learn.microsoft.com/en-us/graph/api/presence-clearuserpreferredpresence
func (s *Sim) clearPreferred(id string, _ request) answer {
	s.user(id).preferred = Presence{}
	return done
}

// isoDuration matches durations of ISO 8601 in whole seconds.
var isoDuration = regexp.MustCompile(`^P(?:(\d{1,4})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$`)

func duration(text string) (total time.Duration, ok bool) {
	parts := isoDuration.FindStringSubmatch(text)
	for i, unit := range []time.Duration{24 * time.Hour, time.Hour, time.Minute, time.Second} {
		if parts != nil && parts[i+1] != "" {
			n, _ := strconv.Atoi(parts[i+1]) // six digits at most
			total += time.Duration(n) * unit
			ok = true
		}
	}
	return total, ok && text[len(text)-1] != 'T'
}
