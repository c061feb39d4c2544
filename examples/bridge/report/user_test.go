package report_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/examples/bridge/report"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// devices returns what is left of reports written as "time device kind state", stored in
// their order.
func devices(reports ...string) *report.Devices {
	var d report.Devices
	for i, text := range reports {
		f := append(strings.Fields(text), "")
		seconds, _ := strconv.Atoi(f[0])
		d.Put(report.Stored{
			Report: report.Report{
				User: "anna", Source: "pbx", Device: f[1], Kind: report.Kind(f[2]), State: f[3],
				Time: now.Add(time.Duration(seconds) * time.Second),
			},
			Sequence: uint64(i + 1),
		})
	}
	return &d
}

func TestInput(t *testing.T) {
	for _, test := range []struct {
		id      string
		reports []string
		want    precedence.Input
	}{
		{"nothing", nil, precedence.Input{}},
		{
			"all lines and clients count",
			[]string{"1 a line Busy", "2 b line Available", "3 c client Active", "4 d client InCall"},
			precedence.Input{
				Lines:   presence.SetOf(presence.LineBusy, presence.LineAvailable),
				Clients: presence.SetOf(presence.TeamsClientActive, presence.TeamsClientInCall),
			},
		},
		{
			"the last report of a device counts",
			[]string{"1 a line Busy", "2 a line Available"},
			precedence.Input{Lines: presence.SetOf(presence.LineAvailable)},
		},
		{
			"of several user presences the one written last counts",
			[]string{"5 a user Absent", "3 b user Busy"},
			precedence.Input{UserPresence: presence.MiVO400Absent},
		},
		{
			"of two of the same time the one stored last",
			[]string{"5 a user Absent", "5 b user Busy"},
			precedence.Input{UserPresence: presence.MiVO400Busy},
		},
		{
			"the same for statuses set by hand",
			[]string{"5 a configured Busy", "3 b configured None"},
			precedence.Input{Configured: presence.ConfiguredBusy},
		},
		{
			"a device that is gone does not count",
			[]string{"1 a line Busy", "2 b line Available", "3 a gone"},
			precedence.Input{Lines: presence.SetOf(presence.LineAvailable)},
		},
		{
			"a user presence that is gone leaves the one before",
			[]string{"1 a user Absent", "2 b user Busy", "3 b gone"},
			precedence.Input{UserPresence: presence.MiVO400Absent},
		},
		{
			"a removal takes all reports up to its time",
			[]string{"1 a line Busy", "9 b line Available", "5 - removed"},
			precedence.Input{Lines: presence.SetOf(presence.LineAvailable)},
		},
		{
			"also those that come after it",
			[]string{"5 - removed", "4 a line Busy", "6 b line Available"},
			precedence.Input{Lines: presence.SetOf(presence.LineAvailable)},
		},
		{
			"of the same time the one stored last holds",
			[]string{"5 a line Available", "5 - removed", "5 b line Busy"},
			precedence.Input{Lines: presence.SetOf(presence.LineBusy)},
		},
	} {
		d := devices(test.reports...)
		assert.Equal(t, test.want, d.Input(), "%s: Input of %q", test.id, test.reports)
		d.Drop()
		assert.Equal(t, test.want, d.Input(), "%s: Input of %q after Drop", test.id, test.reports)
		assert.Equal(t, len(d.Reports()) > 0, d.Any(), "%s: Any of %q", test.id, test.reports)
	}
}

func TestDrop(t *testing.T) {
	d := devices("1 a line Busy", "9 b line Available", "2 c gone", "5 - removed")
	assert.Equal(t, []uint64{1, 3}, d.Drop(), "Drop")
	assert.Empty(t, d.Drop(), "Drop again")
	assert.Equal(t, uint64(4), d.Sequence(), "Sequence")
}

func TestPutTwice(t *testing.T) {
	d := devices("1 a line Busy", "2 a line Available")
	d.Put(report.Stored{Report: report.Report{Source: "pbx", Device: "a", Kind: report.Line, State: "Busy", Time: now}, Sequence: 1})
	assert.Equal(t, precedence.Input{Lines: presence.SetOf(presence.LineAvailable)}, d.Input(), "an earlier report that comes again")
}

func TestLast(t *testing.T) {
	assert.Equal(t, now.Add(9*time.Second), devices("9 a line Busy", "3 b line Busy", "12 c gone").Last(), "Last")
}
