package diagnosis

// A Report is one of the things that an answer depends on: a field of a
// [precedence.Input], or the policy.
type Report string

// The reports, in the order in which answers name them.
const (
	ReportLines      Report = "lines"
	ReportUser       Report = "user"
	ReportClients    Report = "clients"
	ReportConfigured Report = "configured"
	ReportPolicy     Report = "policy"
)

// An Actor is who can change a report.
type Actor string

// The actors.
const (
	User          Actor = "user"
	Administrator Actor = "administrator"
)

var reports = []Report{ReportLines, ReportUser, ReportClients, ReportConfigured, ReportPolicy}
