package diagnosis_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/diagnosis"
	"github.com/othersee/othersee/presence"
)

// TestWhyQuestions puts questions to Why as users ask them, most of them in forums.
func TestWhyQuestions(t *testing.T) {
	const (
		askByHand = "Ask next whether a status is set by hand in Teams."
		byHand    = "Or: the user set %s by hand in Teams, which overrides all else (T1)."
		beyond    = "Look also at what is not modelled here: delays, sessions and statuses that expire, the calendar, out of office, and sync from Teams to the phone system (bidirectional)."
	)
	or := func(status string) string { return strings.ReplaceAll(byHand, "%s", status) }
	tests := []struct {
		question string
		seen     presence.Teams
		known    diagnosis.Facts
		want     []string
	}{
		{
			"on the phone, yet seen as Available: why?", presence.TeamsAvailable,
			diagnosis.Facts{Lines: diagnosis.Known(lines(presence.LineBusy))},
			[]string{
				"The simplest of 4 causes that fit: the user presence is Absent and a client is active; CloudLink is Away, which hides the call (C1) and is outranked in Teams by the client's Available (T2).",
				or("Available"),
				"Or: the user presence is Not available, so CloudLink is Do not disturb, which hides the call (C1) and is not sent to Teams (S4), and a client is active, which counts as Available (T4); the first note of Mitel's guide says Busy instead (D1).",
				"Or: presence sync is off for the user, so CloudLink does not send its Busy to Teams (S0), and a client is active, which counts as Available (T4).",
				askByHand,
			},
		},
		{
			"on the phone, user presence Available, no status by hand, yet seen as Available", presence.TeamsAvailable,
			diagnosis.Facts{
				Lines: diagnosis.Known(lines(presence.LineBusy)), User: diagnosis.Known(presence.MiVO400Available),
				Configured: diagnosis.Known(presence.ConfiguredNone),
			},
			[]string{"The one cause that fits: presence sync is off for the user, so CloudLink does not send its Busy to Teams (S0), and a client is active, which counts as Available (T4)."},
		},
		{
			"set Away in Mitel One but Teams shows Available", presence.TeamsAvailable,
			diagnosis.Facts{User: diagnosis.Known(presence.MiVO400Absent)},
			[]string{
				"The simplest of 2 causes that fit: the user presence is Absent and a client is active; CloudLink is Away, which is outranked in Teams by the client's Available (T2).",
				or("Available"),
				askByHand,
			},
		},
		{
			"I look offline though I'm at my desk phone", presence.TeamsOffline,
			diagnosis.Facts{Lines: diagnosis.Known(lines(presence.LineAvailable))},
			[]string{
				"The simplest of 5 causes that fit: no client is signed in (T3), and CloudLink does not send its Available to Teams (S3).",
				or("Appear offline"),
				"Or: the user presence is Not available, so CloudLink is Do not disturb, which is not sent to Teams (S4), and no client is signed in (T3).",
				"Or: presence sync is off for the user, so CloudLink does not send its Busy or Away to Teams (S0), and no client is signed in (T3).",
				"Or: a status is set by hand but there is no session, and by Microsoft Graph's account it shows only while there is one (T5).",
				askByHand,
			},
		},
		{
			"my phone is unplugged and I look offline", presence.TeamsOffline,
			diagnosis.Facts{Lines: diagnosis.Known(lines(presence.LineOffline)), Clients: diagnosis.Known(clients()), Policy: diagnosis.Known(precedence.Guide())},
			[]string{
				"The simplest of 4 causes that fit: no client is signed in (T3), and CloudLink does not send its Available to Teams (S3).",
				"Or: no client is signed in (T3), and CloudLink has nothing to send (S5).",
				or("Appear offline"),
				"Or: the user presence is Not available, so CloudLink is Do not disturb, which is not sent to Teams (S4), and no client is signed in (T3).",
				askByHand,
			},
		},
		{
			"I look offline though I'm on the phone", presence.TeamsOffline,
			diagnosis.Facts{Lines: diagnosis.Known(lines(presence.LineBusy)), User: diagnosis.Known(presence.MiVO400Available), Configured: diagnosis.Known(presence.ConfiguredNone)},
			[]string{"The one cause that fits: presence sync is off for the user, so CloudLink does not send its Busy or Away to Teams (S0), and no client is signed in (T3)."},
		},
		{
			"my status is stuck on Away although I work at the computer", presence.TeamsAway,
			diagnosis.Facts{Clients: diagnosis.Known(clients(presence.TeamsClientActive))},
			[]string{"The one cause that fits: the user set Appear away by hand in Teams, which overrides all else (T1)."},
		},
		{
			"my status stays Away although I am in calls", presence.TeamsAway,
			diagnosis.Facts{Clients: diagnosis.Known(clients(presence.TeamsClientInCall))},
			[]string{"The one cause that fits: the user set Appear away by hand in Teams, which overrides all else (T1)."},
		},
		{
			"my account stays offline whatever I do", presence.TeamsOffline,
			diagnosis.Facts{Clients: diagnosis.Known(clients(presence.TeamsClientActive))},
			[]string{"The one cause that fits: the user set Appear offline by hand in Teams, which overrides all else (T1)."},
		},
		{
			"set Available by hand, on the phone and presenting, yet seen as Do not disturb", presence.TeamsDoNotDisturb,
			diagnosis.Facts{Lines: diagnosis.Known(lines(presence.LineBusy)), Configured: diagnosis.Known(presence.ConfiguredAvailable)},
			[]string{"The one cause that fits: the user set Available by hand, but by Swyx's account that gives way to a call (T6); a client is presenting or focusing, which counts as Do not disturb (T4)."},
		},
		{
			"my status is stuck on Do not disturb", presence.TeamsDoNotDisturb,
			diagnosis.Facts{Clients: diagnosis.Known(clients(presence.TeamsClientActive))},
			[]string{
				"The simplest of 2 causes that fit: the user set Do not disturb by hand in Teams, which overrides all else (T1).",
				"Or: the user presence is Not available, and CloudLink sends that to Teams as Do not disturb, as the help of Mitel Assistant suggests (S6, D3).",
				askByHand,
			},
		},
		{
			"I set Busy by hand, and Available never shows", presence.TeamsBusy,
			diagnosis.Facts{Clients: diagnosis.Known(clients(presence.TeamsClientActive)), Configured: diagnosis.Known(presence.ConfiguredBusy)},
			[]string{"The one cause that fits: the user set Busy by hand in Teams, which overrides all else (T1)."},
		},
		{
			"seen as Busy though nobody phones", presence.TeamsBusy,
			diagnosis.Facts{Lines: diagnosis.Known(lines(presence.LineAvailable)), Clients: diagnosis.Known(clients(presence.TeamsClientActive))},
			[]string{
				"The simplest of 3 causes that fit: the user set Busy by hand in Teams, which overrides all else (T1).",
				"Or: the user presence is Busy or Meeting, and CloudLink sends that to Teams as Busy (P2, S1).",
				"Or: the user set Available by hand, but by Swyx's account that gives way to a call (T6).",
				askByHand,
			},
		},
		{
			"set a status by hand, yet seen as Offline", presence.TeamsOffline,
			diagnosis.Facts{Configured: diagnosis.Known(presence.ConfiguredBusy)},
			[]string{"The one cause that fits: a status is set by hand but there is no session, and by Microsoft Graph's account it shows only while there is one (T5)."},
		},
		{
			"set Available by hand, yet seen as Busy on the phone", presence.TeamsBusy,
			diagnosis.Facts{Lines: diagnosis.Known(lines(presence.LineBusy)), Configured: diagnosis.Known(presence.ConfiguredAvailable)},
			[]string{"The one cause that fits: the user set Available by hand, but by Swyx's account that gives way to a call (T6)."},
		},
		{
			"seen as Do not disturb, and nobody presents", presence.TeamsDoNotDisturb,
			diagnosis.Facts{
				User: diagnosis.Known(presence.MiVO400Available), Clients: diagnosis.Known(clients(presence.TeamsClientActive)),
				Configured: diagnosis.Known(presence.ConfiguredNone),
			},
			[]string{
				"No cause fits: by what is known, others see Available or Busy, not Do not disturb. Mitel's guide does not explain it.",
				"It would fit if one of these were not as said: the user presence, the Teams clients or the status set by hand.",
				beyond,
			},
		},
		{
			"seen as Available with Busy set by hand", presence.TeamsAvailable,
			diagnosis.Facts{Configured: diagnosis.Known(presence.ConfiguredBusy), Policy: diagnosis.Known(precedence.Guide())},
			[]string{
				"No cause fits: by what is known, others see Busy, not Available. Mitel's guide does not explain it.",
				"It would fit if this were not as said: the status set by hand.",
				beyond,
			},
		},
		{
			"all is idle, yet seen as Be right back", presence.TeamsBeRightBack,
			diagnosis.Facts{Configured: diagnosis.Known(presence.ConfiguredNone)},
			[]string{
				"No cause fits: by what is known, others see Offline, Away, Available, Busy or Do not disturb, not Be right back. Mitel's guide does not explain it.",
				"It would fit if this were not as said: the status set by hand.",
				beyond,
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.question, func(t *testing.T) {
			assert.Equal(t, tt.want, strings.Split(diagnosis.Why(tt.seen, tt.known).String(), "\n"), "Why(%v, %+v)", tt.seen, tt.known)
		})
	}
}

// TestHowToQuestions puts questions to HowTo as users ask them. The first way is the answer
// that they want.
func TestHowToQuestions(t *testing.T) {
	atWork := precedence.Input{Lines: lines(presence.LineAvailable), User: presence.MiVO400Available, Clients: clients(presence.TeamsClientActive)}
	away, busyByHand, signedOut := atWork, atWork, atWork
	away.User, away.Lines = presence.MiVO400Absent, lines(presence.LineBusy)
	busyByHand.Configured = presence.ConfiguredBusy
	signedOut.Clients = clients(presence.TeamsClientOffline)
	tests := []struct {
		question string
		want     presence.Teams
		in       precedence.Input
		answer   []string
	}{
		{
			"how do I get seen as Busy?", presence.TeamsBusy, atWork,
			[]string{
				"- A call starts (S1).",
				"- The user presence is set to Meeting or Busy (S1).",
				"- An active client joins a call or meeting (T4).",
				"- Workaround: the user sets Busy by hand (T1). Others see that until it is reset or expires.",
			},
		},
		{
			"how do I get seen as Busy on the phone while Absent?", presence.TeamsBusy, away,
			[]string{
				"- The user presence is set to Available, Meeting or Busy (S1).",
				"- An active client joins a call or meeting (T4).",
				"- Workaround: the user sets Busy by hand (T1). Others see that until it is reset or expires.",
			},
		},
		{
			"manual Busy hides my Available", presence.TeamsAvailable, busyByHand,
			[]string{
				"- The status set by hand is reset (T4).",
				"- Workaround: the user sets Available by hand (T1). Others see that until it is reset or expires.",
			},
		},
		{
			"how do I get seen as Away from Mitel One while Teams runs?", presence.TeamsAway, atWork,
			[]string{
				"- Every active client becomes inactive (T4).",
				"- The user presence is set to Absent and every active client signs out (S2).",
				"- Workaround: the user sets Appear away by hand (T1). Others see that until it is reset or expires.",
			},
		},
		{
			"how do I get seen as Available from my desk phone alone?", presence.TeamsAvailable, signedOut,
			[]string{
				"- A client signs in and becomes active (T4).",
				"- Workaround: the user sets Available by hand (T1; disputed: D2). Others see that until it is reset or expires.",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.question, func(t *testing.T) {
			got := strings.Split(diagnosis.HowTo(tt.want, tt.in, precedence.Guide()).String(), "\n")
			assert.Equal(t, tt.answer, got[1:], "HowTo(%v, %v)", tt.want, tt.in)
		})
	}
}
