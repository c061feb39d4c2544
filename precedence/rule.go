package precedence

// A Rule is the number of a rule, such as [S3]: a statement that an answer cites. The rules
// that begin with P are about the phone system, C about CloudLink, S about what CloudLink
// syncs to Teams, T about Teams, G about the words of Microsoft Graph. The zero Rule is none.
//
// A number never changes and is never reused, nor is its value, so both can be stored.
type Rule uint8

// The rules about the phone system. [Rule.Statement] says what each rule says.
const (
	P1 Rule = 0x11 + iota // lines
	P2                    // MiVoice Office 400 and CloudLink
	P3                    // Mitel One and MiVoice Office 400
	P4                    // MiCollab
	P5                    // one user presence
	P6                    // a phone that is not registered
	P7                    // the numbers of the user presences
	P8                    // a phone in do-not-disturb
)

// The rules about CloudLink and Mitel One.
const (
	C1 Rule = 0x21 + iota // CloudLink's order
	C2                    // Mitel One shows CloudLink
	C3                    // Offline and Unknown in CloudLink
	C4                    // Offline and Unknown in Mitel One
)

// The rules about what CloudLink syncs to Teams.
const (
	S0 Rule = 0x30 + iota // sync is off
	S1                    // Busy is synced
	S2                    // Away is synced
	S3                    // Available is not synced
	S4                    // DoNotDisturb is not synced
	S5                    // Offline and Unknown are not synced
	S6                    // a policy decides otherwise
	S7                    // a call that DoNotDisturb hides is synced
)

// The rules about Teams. T5 to T7 take part only where the policy says so.
const (
	T1 Rule = 0x41 + iota // a status set by hand shows
	T2                    // Teams' order
	T3                    // no session
	T4                    // Teams clients
	T5                    // a status set by hand needs a session (D2)
	T6                    // a call sets Available aside (D4)
	T7                    // idleness sets Available aside (D5)
)

// The rules about the words of Microsoft Graph.
const (
	G1 Rule = 0x51 + iota // words of a session
	G2                    // words of a status set by hand
	G3                    // words that are read
	G4                    // how long a session lasts
)

// A Point is a point on which sources contradict each other, such as [D1]. It stands for the
// reading that [Guide] does not follow, which a [Policy] can have instead. As with a [Rule],
// number and value can be stored. The zero Point is none.
type Point uint8

// The points, each with the reading that the guide's policy does not follow.
const (
	D1 Point = 0x61 + iota // DoNotDisturb that is not synced hides a call
	D2                     // a status set by hand needs a session
	D3                     // DoNotDisturb is synced
	D4                     // a call sets Available aside that is set by hand
	D5                     // idleness sets Available aside that is set by hand
	D6                     // Available is synced; the guide's table decides that it is not
)
