package graphtest

import (
	"net/http"
	"regexp"
	"strconv"
	"time"
)

// get is https://learn.microsoft.com/en-us/graph/api/presence-get
func get(s *Server, u *user, _ request) answer {
	shown := u.shown(s.now)
	return answer{status: http.StatusOK, show: &shown}
}

// setPresence is https://learn.microsoft.com/en-us/graph/api/presence-setpresence
func setPresence(s *Server, u *user, body request) answer {
	if body.SessionID != s.appID {
		return bad("sessionId is not the application's id")
	}
	switch body.Presence {
	case Presence{"Available", "Available"},
		Presence{"Busy", "InACall"},
		Presence{"Busy", "InAConferenceCall"},
		Presence{"Away", "Away"},
		Presence{"DoNotDisturb", "Presenting"}:
	default:
		return bad("availability and activity are not a supported combination")
	}
	lasts := 5 * time.Minute
	if body.ExpirationDuration != "" {
		var ok bool
		if lasts, ok = duration(body.ExpirationDuration); !ok || lasts < 5*time.Minute || lasts > 240*time.Minute {
			return bad("expirationDuration is out of range")
		}
	}
	u.session = session{body.Presence, s.now, s.now.Add(lasts)}
	return answer{status: http.StatusOK}
}

// clearPresence is https://learn.microsoft.com/en-us/graph/api/presence-clearpresence
func clearPresence(s *Server, u *user, body request) answer {
	if body.SessionID != s.appID {
		return bad("sessionId is not the application's id")
	}
	if _, ok := u.session.at(s.now); !ok {
		return answer{status: http.StatusNotFound, reason: "the presence session does not exist"}
	}
	u.session = session{}
	return answer{status: http.StatusOK}
}

// setUserPreferredPresence is https://learn.microsoft.com/en-us/graph/api/presence-setuserpreferredpresence
func setUserPreferredPresence(s *Server, u *user, body request) answer {
	lasts := 7 * 24 * time.Hour
	switch body.Presence {
	case Presence{"Busy", "Busy"},
		Presence{"DoNotDisturb", "DoNotDisturb"}:
		lasts = 24 * time.Hour
	case Presence{"Available", "Available"},
		Presence{"BeRightBack", "BeRightBack"},
		Presence{"Away", "Away"},
		Presence{"Offline", "OffWork"}:
	default:
		return bad("availability and activity are not a supported combination")
	}
	if body.ExpirationDuration != "" {
		var ok bool
		if lasts, ok = duration(body.ExpirationDuration); !ok || lasts == 0 {
			return bad("expirationDuration is not a duration")
		}
	}
	u.preferred, u.preferredUntil = body.Presence, s.now.Add(lasts)
	return answer{status: http.StatusOK}
}

// clearUserPreferredPresence is https://learn.microsoft.com/en-us/graph/api/presence-clearuserpreferredpresence
func clearUserPreferredPresence(_ *Server, u *user, _ request) answer {
	u.preferred = Presence{}
	return answer{status: http.StatusOK}
}

func bad(reason string) answer {
	return answer{status: http.StatusBadRequest, reason: reason}
}

var isoDuration = regexp.MustCompile(`^P(?:(\d{1,4})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$`)

// duration reads an ISO 8601 duration in whole seconds.
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
